package draw

import (
	"image/color"
	"math"
)

// point is a place on a sheet in its units, which are pixels for an image; y grows downwards.
type point struct{ x, y float64 }

// path is lines, or rings where it is filled: the first point of a ring is not repeated.
type path [][]point

// sheet is what a picture is drawn on.
type sheet interface {
	// fill paints what the rings go around, by the rule of non-zero winding.
	fill(p path, c color.NRGBA)
	// stroke draws lines with round ends and joins.
	stroke(p path, width float64, c color.NRGBA)
	// text sets one line with its baseline at y.
	text(x, y float64, words string, t style)
	// begin opens a group that a person who cannot see the picture is told of as one thing, where a sheet has such; end closes it.
	begin(name string)
	end()
}

// anchor is which part of a line of text stands at its x.
type anchor int

const (
	start anchor = iota
	middle
	finish
)

// style is how a line of text is set.
type style struct {
	face   face
	size   float64
	ink    color.NRGBA
	anchor anchor
	track  float64     // room between letters, in parts of the size
	halo   color.NRGBA // a ground around the letters; none where it is transparent
}

func ring(cx, cy, r float64) []point {
	n := max(12, int(r*1.6))
	out := make([]point, n)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		out[i] = point{cx + r*cos, cy + r*sin}
	}
	return out
}

func disc(cx, cy, r float64) path { return path{ring(cx, cy, r)} }

// dot fills a disc, on a sheet that knows circles as one.
func dot(s sheet, x, y, r float64, c color.NRGBA) {
	if round, ok := s.(interface {
		circle(x, y, r float64, c color.NRGBA)
	}); ok {
		round.circle(x, y, r, c)
		return
	}
	s.fill(disc(x, y, r), c)
}

func rect(x, y, w, h float64) path {
	return path{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}}
}

// closed gives rings as lines that come back to their beginning.
func closed(p path) path {
	out := make(path, 0, len(p))
	for _, r := range p {
		if len(r) > 1 {
			out = append(out, append(r[:len(r):len(r)], r[0]))
		}
	}
	return out
}

// box is an upright rectangle.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) meets(o box) bool { return b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 }

func (b box) within(o box) bool { return b.x0 >= o.x0 && b.y0 >= o.y0 && b.x1 <= o.x1 && b.y1 <= o.y1 }

func (b box) grown(by float64) box { return box{b.x0 - by, b.y0 - by, b.x1 + by, b.y1 + by} }

func (b box) holds(p point) bool { return p.x >= b.x0 && p.x <= b.x1 && p.y >= b.y0 && p.y <= b.y1 }
