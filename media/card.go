package media

import (
	"bytes"
	_ "embed"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"broadsheet/news"
)

// The size of a social card in pixels, and the room at its edges.
const (
	CardWidth  = 1200
	CardHeight = 630
	margin     = 72
)

// Newsreader, by the Newsreader Project Authors, under the SIL Open Font
// License that stands beside the files; Go's own face has Greek and Cyrillic.
var (
	//go:embed fonts/newsreader-latin-600.ttf
	newsreaderLatin []byte
	//go:embed fonts/newsreader-latin-ext-600.ttf
	newsreaderMore []byte
)

// typefaces gives the parsed fonts in the order in which they are asked for a letter.
var typefaces = sync.OnceValues(func() ([]*sfnt.Font, error) {
	var out []*sfnt.Font
	for _, b := range [][]byte{newsreaderLatin, newsreaderMore, gomedium.TTF} {
		f, err := opentype.Parse(b)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
})

// Card draws the picture that stands for a story without one, where links are
// shared: the headline under its section, and the publication's name, on paper
// with a rule of the accent colour. It is a PNG of CardWidth × CardHeight
// pixels. A headline in letters that no font here has, such as Arabic, gives an
// ErrInvalid; use a card of the publication's name for it.
func Card(headline, section, publication string, accent color.Color) ([]byte, error) {
	fonts, err := typefaces()
	if err != nil {
		return nil, err
	}
	headline, section, publication = news.Line(headline), news.Line(section), news.Line(publication)
	for _, text := range []string{headline, section, publication} {
		if r, ok := missingLetter(fonts, text); ok {
			return nil, news.Invalid("headline", "There is no letter for %q (%U) in the fonts that cards are drawn with.", r, r)
		}
	}
	c := &card{fonts: fonts, img: image.NewRGBA(image.Rect(0, 0, CardWidth, CardHeight))}
	c.fill(c.img.Rect, color.RGBA{0xfb, 0xf9, 0xf4, 0xff})
	c.fill(image.Rect(0, 0, CardWidth, 14), accent)
	ink := color.RGBA{0x1a, 0x1a, 0x1a, 0xff}
	if err := c.line(section, 34, margin, 112, accent); err != nil {
		return nil, err
	}
	if err := c.headline(headline, image.Rect(margin, 140, CardWidth-margin, CardHeight-120), ink); err != nil {
		return nil, err
	}
	c.fill(image.Rect(margin, CardHeight-104, CardWidth-margin, CardHeight-102), color.RGBA{0xcc, 0xc6, 0xb8, 0xff})
	if err := c.line(publication, 36, margin, CardHeight-46, ink); err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	err = png.Encode(&buf, c.img)
	return buf.Bytes(), err
}

// missingLetter finds a letter that none of the fonts has.
func missingLetter(fonts []*sfnt.Font, text string) (rune, bool) {
	var buf sfnt.Buffer
	for _, r := range text {
		if fontOf(fonts, &buf, r) < 0 {
			return r, true
		}
	}
	return 0, false
}

// fontOf gives the first font that has a letter, or -1.
func fontOf(fonts []*sfnt.Font, buf *sfnt.Buffer, r rune) int {
	for i, f := range fonts {
		if g, err := f.GlyphIndex(buf, r); err == nil && g != 0 {
			return i
		}
	}
	return -1
}

// card is a card being drawn.
type card struct {
	img   *image.RGBA
	fonts []*sfnt.Font
	buf   sfnt.Buffer
}

func (c *card) fill(r image.Rectangle, with color.Color) {
	draw.Draw(c.img, r, image.NewUniform(with), image.Point{}, draw.Src)
}

// faces gives the fonts in a size. They serve one goroutine.
func (c *card) faces(size float64) ([]font.Face, error) {
	var out []font.Face
	for _, f := range c.fonts {
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return nil, err
		}
		out = append(out, face)
	}
	return out, nil
}

// headline draws text as large as it fits, and cuts it with an ellipsis where
// even the smallest size is too large.
func (c *card) headline(text string, in image.Rectangle, ink color.Color) error {
	for size := 84.0; ; size -= 6 {
		faces, err := c.faces(size)
		if err != nil {
			return err
		}
		leading := int(size * 1.12)
		room := in.Dy() / leading
		lines := c.wrap(faces, text, in.Dx())
		if len(lines) > room && size > 42 {
			continue
		}
		if len(lines) > room {
			lines = lines[:room]
			lines[room-1] = c.shorten(faces, lines[room-1]+" …", in.Dx())
		}
		for i, l := range c.balance(faces, text, lines, in.Dx()) {
			c.text(faces, l, in.Min.X, in.Min.Y+int(size*0.9)+i*leading, ink)
		}
		return nil
	}
}

// balance breaks the text anew so that no line is much shorter than the
// others, where that takes no more lines.
func (c *card) balance(faces []font.Face, text string, lines []string, width int) []string {
	for narrow := width - 20; narrow > width/2; narrow -= 20 {
		tighter := c.wrap(faces, text, narrow)
		if len(tighter) != len(lines) {
			break
		}
		lines = tighter
	}
	return lines
}

// line draws one line, and cuts it where it is too long.
func (c *card) line(text string, size float64, x, y int, ink color.Color) error {
	faces, err := c.faces(size)
	if err != nil {
		return err
	}
	if text = strings.TrimSpace(text); c.width(faces, text).Ceil() > CardWidth-2*margin {
		text = c.shorten(faces, text+" …", CardWidth-2*margin)
	}
	c.text(faces, text, x, y, ink)
	return nil
}

// wrap breaks text between words, and within one that is wider than a line.
func (c *card) wrap(faces []font.Face, text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if with := strings.TrimSpace(line + " " + word); c.width(faces, with).Ceil() <= width {
			line = with
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for c.width(faces, word).Ceil() > width {
			n := c.fitting(faces, word, width)
			lines, word = append(lines, word[:n]), word[n:]
		}
		line = word
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fitting tells how many bytes of a word fit in a width: at least one letter.
func (c *card) fitting(faces []font.Face, word string, width int) int {
	n := 0
	for i, r := range word {
		end := i + len(string(r))
		if n > 0 && c.width(faces, word[:end]).Ceil() > width {
			break
		}
		n = end
	}
	return n
}

// shorten cuts letters before an ellipsis until the line fits.
func (c *card) shorten(faces []font.Face, line string, width int) string {
	for c.width(faces, line).Ceil() > width {
		letters := []rune(strings.TrimSuffix(line, " …"))
		if len(letters) < 2 {
			return "…"
		}
		line = strings.TrimRight(string(letters[:len(letters)-1]), " ,;:–-") + " …"
	}
	return line
}

func (c *card) width(faces []font.Face, text string) fixed.Int26_6 {
	return c.each(faces, text, func(font.Face, rune, fixed.Int26_6) {})
}

func (c *card) text(faces []font.Face, text string, x, y int, ink color.Color) {
	c.each(faces, text, func(f font.Face, r rune, at fixed.Int26_6) {
		d := font.Drawer{Dst: c.img, Src: image.NewUniform(ink), Face: f, Dot: fixed.Point26_6{X: fixed.I(x) + at, Y: fixed.I(y)}}
		d.DrawString(string(r))
	})
}

// each goes through the letters with the face that has each and where it stands.
func (c *card) each(faces []font.Face, text string, f func(font.Face, rune, fixed.Int26_6)) (at fixed.Int26_6) {
	last, lastFace := rune(-1), -1
	for _, r := range text {
		i := max(fontOf(c.fonts, &c.buf, r), 0)
		if last >= 0 && lastFace == i {
			at += faces[i].Kern(last, r)
		}
		f(faces[i], r, at)
		advance, _ := faces[i].GlyphAdvance(r)
		at += advance
		last, lastFace = r, i
	}
	return at
}
