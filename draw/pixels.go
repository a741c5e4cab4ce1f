package draw

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// pixels is a sheet of pixels. It serves one goroutine.
type pixels struct {
	img     *image.RGBA
	letters *setter
	pen     vector.Rasterizer
}

func newPixels(w, h int, s *setter) *pixels {
	return &pixels{img: image.NewRGBA(image.Rect(0, 0, w, h)), letters: s}
}

func (p *pixels) begin(string) {}
func (p *pixels) end()         {}

// fill paints within the box that the rings need and no further: most of what a picture is made of is small.
func (p *pixels) fill(rings path, c color.NRGBA) {
	b := p.img.Rect
	rings = clipRings(rings, box{0, 0, float64(b.Dx()), float64(b.Dy())})
	at, ok := bounds(rings)
	if !ok {
		return
	}
	at = at.Intersect(b)
	p.pen.Reset(at.Dx(), at.Dy())
	x, y := float64(at.Min.X), float64(at.Min.Y)
	for _, r := range rings {
		if len(r) < 3 {
			continue
		}
		p.pen.MoveTo(float32(r[0].x-x), float32(r[0].y-y))
		for _, q := range r[1:] {
			p.pen.LineTo(float32(q.x-x), float32(q.y-y))
		}
		p.pen.ClosePath()
	}
	p.pen.DrawOp = draw.Over
	p.pen.Draw(p.img, at, image.NewUniform(c), image.Point{})
}

func bounds(p path) (image.Rectangle, bool) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, r := range p {
		for _, q := range r {
			x0, y0, x1, y1 = math.Min(x0, q.x), math.Min(y0, q.y), math.Max(x1, q.x), math.Max(y1, q.y)
		}
	}
	if x0 > x1 {
		return image.Rectangle{}, false
	}
	at := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1)))
	return at, !at.Empty()
}

// stroke draws each segment as a quadrilateral and each joint as a disc, all in one winding: where they lie on each other
// the pen counts no more than whole.
func (p *pixels) stroke(lines path, width float64, c color.NRGBA) {
	p.fill(outlined(lines, width/2), c)
}

func outlined(lines path, half float64) path {
	var out path
	for _, l := range lines {
		for i, q := range l {
			if half > 0.8 || i == 0 || i == len(l)-1 {
				out = append(out, joint(q, half))
			}
			if i == 0 {
				continue
			}
			o := l[i-1]
			d := math.Hypot(q.x-o.x, q.y-o.y)
			if d == 0 {
				continue
			}
			nx, ny := -(q.y-o.y)/d*half, (q.x-o.x)/d*half
			out = append(out, []point{{o.x - nx, o.y - ny}, {q.x - nx, q.y - ny}, {q.x + nx, q.y + ny}, {o.x + nx, o.y + ny}})
		}
	}
	return out
}

// joint is a disc in the winding of the quadrilaterals.
func joint(c point, r float64) []point {
	n := max(6, min(24, int(r*2.5)))
	out := make([]point, n)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		out[i] = point{c.x + r*cos, c.y + r*sin}
	}
	return out
}

func (p *pixels) text(x, y float64, words string, t style) {
	letters := p.letters.outline(x, y, words, t)
	if t.halo.A > 0 {
		p.stroke(closed(letters), t.size*0.2, t.halo)
	}
	p.fill(letters, t.ink)
}
