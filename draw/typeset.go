package draw

import (
	_ "embed"
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"broadsheet/news"
)

// face is one of the four faces that pictures are lettered with.
type face int

const (
	sans    face = iota // Public Sans, for labels and figures
	bold                // the same, for what matters
	italic              // Newsreader Italic, for waters, as maps have it
	display             // Newsreader, for a chart's title
)

// Public Sans and Newsreader, under the SIL Open Font License that stands beside the files.
var (
	//go:embed fonts/public-sans-latin-500.ttf
	sansLatin []byte
	//go:embed fonts/public-sans-latin-ext-500.ttf
	sansMore []byte
	//go:embed fonts/public-sans-latin-700.ttf
	boldLatin []byte
	//go:embed fonts/public-sans-latin-ext-700.ttf
	boldMore []byte
	//go:embed fonts/newsreader-latin-500-italic.ttf
	italicLatin []byte
	//go:embed fonts/newsreader-latin-ext-500-italic.ttf
	italicMore []byte
	//go:embed fonts/newsreader-latin-600.ttf
	displayLatin []byte
	//go:embed fonts/newsreader-latin-ext-600.ttf
	displayMore []byte
)

// cuts gives for each face its fonts, in the order in which they are asked for a letter.
var cuts = sync.OnceValues(func() (out [4][]*sfnt.Font, err error) {
	for f, files := range [4][][]byte{{sansLatin, sansMore}, {boldLatin, boldMore}, {italicLatin, italicMore}, {displayLatin, displayMore}} {
		for _, file := range files {
			parsed, err := opentype.Parse(file)
			if err != nil {
				return out, fmt.Errorf("a typeface of the pictures: %w", err)
			}
			out[f] = append(out[f], parsed)
		}
	}
	return out, nil
})

// em is the size that letters are measured in; their outlines are scaled from there.
const em = 1000

// setter measures and outlines text. It serves one goroutine.
type setter struct {
	cuts [4][]*sfnt.Font
	buf  sfnt.Buffer
}

func newSetter() (*setter, error) {
	c, err := cuts()
	return &setter{cuts: c}, err
}

// letter finds the font that has a letter. What no font has is set as the replacement of the first.
func (s *setter) letter(f face, r rune) (*sfnt.Font, sfnt.GlyphIndex) {
	for _, cut := range s.cuts[f] {
		if g, err := cut.GlyphIndex(&s.buf, r); err == nil && g != 0 {
			return cut, g
		}
	}
	return s.cuts[f][0], 0
}

// missing finds a letter that a face does not have.
func (s *setter) missing(f face, words string) (rune, bool) {
	for _, r := range words {
		if _, g := s.letter(f, r); g == 0 {
			return r, true
		}
	}
	return 0, false
}

// readable refuses words that the faces here have no letters for: a picture with boxes for letters says nothing.
func (s *setter) readable(field string, words ...string) error {
	for _, w := range words {
		if r, is := s.missing(sans, w); is {
			return news.Invalid(field, "There is no letter for %q (%U) in the fonts that pictures are drawn with.", r, r)
		}
	}
	return nil
}

// each goes through the letters and tells where each stands, in thousandths of the size.
func (s *setter) each(words string, t style, do func(*sfnt.Font, sfnt.GlyphIndex, float64)) (width float64) {
	var last sfnt.GlyphIndex
	var lastCut *sfnt.Font
	for i, r := range []rune(words) {
		cut, g := s.letter(t.face, r)
		if i > 0 {
			width += t.track * em
			if cut == lastCut {
				if k, err := cut.Kern(&s.buf, last, g, fixed.I(em), font.HintingNone); err == nil {
					width += float64(k) / 64
				}
			}
		}
		if do != nil {
			do(cut, g, width)
		}
		if a, err := cut.GlyphAdvance(&s.buf, g, fixed.I(em), font.HintingNone); err == nil {
			width += float64(a) / 64
		}
		last, lastCut = g, cut
	}
	return width
}

// width is how wide a line is set.
func (s *setter) width(words string, t style) float64 { return s.each(words, t, nil) * t.size / em }

// outline gives a line's letters as rings, anchored at x with the baseline at y.
func (s *setter) outline(x, y float64, words string, t style) path {
	switch t.anchor {
	case middle:
		x -= s.width(words, t) / 2
	case finish:
		x -= s.width(words, t)
	}
	var out path
	k := t.size / em
	s.each(words, t, func(cut *sfnt.Font, g sfnt.GlyphIndex, at float64) {
		segments, err := cut.LoadGlyph(&s.buf, g, fixed.I(em), nil)
		if err != nil {
			return
		}
		out = append(out, flatten(segments, x+at*k, y, k)...)
	})
	return out
}

// flatten turns a letter's curves into short lines.
func flatten(segments sfnt.Segments, x, y, k float64) path {
	var out path
	at := func(p fixed.Point26_6) point { return point{x + float64(p.X)/64*k, y + float64(p.Y)/64*k} }
	for _, s := range segments {
		n := len(out) - 1
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			out = append(out, []point{at(s.Args[0])})
		case sfnt.SegmentOpLineTo:
			out[n] = append(out[n], at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			out[n] = append(out[n], quad(out[n][len(out[n])-1], at(s.Args[0]), at(s.Args[1]))...)
		case sfnt.SegmentOpCubeTo:
			out[n] = append(out[n], cubic(out[n][len(out[n])-1], at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))...)
		}
	}
	return out
}

const pieces = 6 // of a curve of a letter

func quad(a, b, c point) (out []point) {
	for i := 1; i <= pieces; i++ {
		t := float64(i) / pieces
		u := 1 - t
		out = append(out, point{u*u*a.x + 2*u*t*b.x + t*t*c.x, u*u*a.y + 2*u*t*b.y + t*t*c.y})
	}
	return out
}

func cubic(a, b, c, d point) (out []point) {
	for i := 1; i <= pieces; i++ {
		t := float64(i) / pieces
		u := 1 - t
		p, q, r, s := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		out = append(out, point{p*a.x + q*b.x + r*c.x + s*d.x, p*a.y + q*b.y + r*c.y + s*d.y})
	}
	return out
}
