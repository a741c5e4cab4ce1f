package media

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"broadsheet/news"
)

// MaxMark is the longest side of a mark, in pixels.
const MaxMark = 1024

// Mark draws a picture whole in the middle of a ground of w × h pixels, as PNG:
// an icon or a logo. share is how much of the ground's sides it may take. A
// ground without a colour is seen through.
func (l *Library) Mark(ctx context.Context, a news.Asset, w, h int, share float64, ground color.Color) ([]byte, error) {
	if w < 1 || h < 1 || w > MaxMark || h > MaxMark || share <= 0 || share > 1 {
		return nil, fmt.Errorf("a mark of %d × %d pixels, filled by %v", w, h, share)
	}
	if err := l.ensureMaster(ctx, a); err != nil {
		return nil, err
	}
	part := cutOf(a, Whole)
	pw, ph := within(part.part.Dx(), part.part.Dy(), float64(w)*share, float64(h)*share)
	release, err := l.hold(ctx, int64(part.part.Dx())*int64(part.part.Dy())*4+int64(w)*int64(h)*8)
	if err != nil {
		return nil, err
	}
	defer release()
	img, _, err := l.master(ctx, a)
	if err != nil {
		return nil, err
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if ground != nil {
		draw.Draw(out, out.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	}
	at := image.Pt((w-pw)/2, (h-ph)/2)
	draw.Draw(out, image.Rectangle{Min: at, Max: at.Add(image.Pt(pw, ph))}, scale(img, part.part, pw, ph), image.Point{}, draw.Over)
	var b bytes.Buffer
	err = png.Encode(&b, out)
	return b.Bytes(), err
}

// within gives the size of w × h scaled to fit a room.
func within(w, h int, roomW, roomH float64) (int, int) {
	by := min(roomW/float64(w), roomH/float64(h))
	return max(1, int(float64(w)*by+.5)), max(1, int(float64(h)*by+.5))
}

// Wordmark draws the name of a publication that has no logo, as large as it fits on a
// ground of w × h pixels, as PNG. Letters that no font here has give an ErrInvalid.
func Wordmark(name string, w, h int, ink, ground color.Color) ([]byte, error) {
	fonts, err := typefaces()
	if err != nil {
		return nil, err
	}
	name = news.Line(name)
	if r, ok := missingLetter(fonts, name); ok {
		return nil, news.Invalid("name", "There is no letter for %q (%U) in the fonts that logos are drawn with.", r, r)
	}
	c := &card{fonts: fonts, img: image.NewRGBA(image.Rect(0, 0, w, h))}
	c.fill(c.img.Rect, ground)
	room := w * 9 / 10
	for size := float64(h) * .6; ; size *= .94 {
		faces, err := c.faces(size)
		if err != nil {
			return nil, err
		}
		lines, leading := c.wrap(faces, name, room), int(size*1.1)
		if size > 10 && (len(lines)*leading > h*8/10 || len(lines) > 2 || strings.Join(lines, " ") != name) { // the last: within a word
			continue
		}
		lines = c.balance(faces, name, lines, room)
		top := (h - len(lines)*leading) / 2
		for i, line := range lines {
			c.text(faces, line, (w-c.width(faces, line).Ceil())/2, top+i*leading+int(size*.83), ink)
		}
		break
	}
	var b bytes.Buffer
	err = png.Encode(&b, c.img)
	return b.Bytes(), err
}
