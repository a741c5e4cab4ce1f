package draw

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// tones is how much of each of a print's three inks there is, from 0 to 1: the colour, the second colour, the dark.
type tones [3]float32

// impression is a picture as a press prints it: a plate for each ink, of tones that a screen of dots makes into ink and
// paper. Three inks that are laid over each other, a little out of register. The screen is coarse and soft: a fine one is
// what a codec spends most of its bytes on, and they are paid for by whoever reads on a train.
type impression struct {
	w, h   int
	plates [3][]float32
	inks   [3]color.NRGBA
	paper  color.NRGBA
	pen    vector.Rasterizer
	mask   *image.Alpha
}

func newImpression(w, h int, paper color.NRGBA, inks [3]color.NRGBA) *impression {
	m := &impression{w: w, h: h, inks: inks, paper: paper, mask: image.NewAlpha(image.Rect(0, 0, w, h))}
	for i := range m.plates {
		m.plates[i] = make([]float32, w*h)
	}
	return m
}

// flat is one tone everywhere.
func flat(t tones) func(x, y float64) tones { return func(float64, float64) tones { return t } }

// fade goes from one tone at one height to another at another.
func fade(y0 float64, a tones, y1 float64, b tones) func(x, y float64) tones {
	return func(_, y float64) tones {
		t := float32(math.Min(1, math.Max(0, (y-y0)/(y1-y0))))
		var out tones
		for i := range out {
			out[i] = a[i] + (b[i]-a[i])*t
		}
		return out
	}
}

// glow goes from one tone at a point to another at a distance from it.
func glow(cx, cy, r float64, a, b tones) func(x, y float64) tones {
	along := fade(0, a, r, b)
	return func(x, y float64) tones { return along(0, math.Hypot(x-cx, y-cy)) }
}

// cut lays a shape on all plates: within it they have its tones and nothing of what was there.
func (m *impression) cut(p path, tone func(x, y float64) tones) {
	p = clipRings(p, box{0, 0, float64(m.w), float64(m.h)})
	at, ok := bounds(p)
	if !ok {
		return
	}
	at = at.Intersect(m.mask.Rect)
	m.pen.Reset(at.Dx(), at.Dy())
	for _, r := range p {
		for i, q := range r {
			x, y := float32(q.x-float64(at.Min.X)), float32(q.y-float64(at.Min.Y))
			if i == 0 {
				m.pen.MoveTo(x, y)
			} else {
				m.pen.LineTo(x, y)
			}
		}
		m.pen.ClosePath()
	}
	m.pen.DrawOp = draw.Src
	m.pen.Draw(m.mask, at, image.Opaque, image.Point{})
	for y := at.Min.Y; y < at.Max.Y; y++ {
		row := m.mask.Pix[y*m.mask.Stride:]
		for x := at.Min.X; x < at.Max.X; x++ {
			if row[x] == 0 {
				continue
			}
			cover := float32(row[x]) / 255
			t := tone(float64(x), float64(y))
			for i := range m.plates {
				v := &m.plates[i][y*m.w+x]
				*v += (t[i] - *v) * cover
			}
		}
	}
}

// trace lays lines on all plates.
func (m *impression) trace(lines path, width float64, t tones) {
	m.cut(outlined(lines, width/2), flat(t))
}

// The screen: how many pixels from dot to dot, and the angles of the plates, which keep them from beating with each other.
const pitch = 16

var angles = [3]float64{15, 75, 45}

// pull prints the plates.
func (m *impression) pull() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, m.w, m.h))
	var sin, cos [3]float64
	for i, a := range angles {
		sin[i], cos[i] = math.Sincos(radians(a))
	}
	wave := sineTable()
	shift := [3][2]int{{2, -1}, {-2, 2}, {0, 0}} // no press is in perfect register
	for y := range m.h {
		for x := range m.w {
			r, g, b := float32(m.paper.R), float32(m.paper.G), float32(m.paper.B)
			for i := range m.plates {
				sx, sy := min(max(x-shift[i][0], 0), m.w-1), min(max(y-shift[i][1], 0), m.h-1)
				t := m.plates[i][sy*m.w+sx]
				if t < 0.01 {
					continue
				}
				u := (float64(x)*cos[i] + float64(y)*sin[i]) / pitch
				v := (float64(y)*cos[i] - float64(x)*sin[i]) / pitch
				screen := 0.5 + 0.25*(wave.at(u)+wave.at(v)) // 0 to 1, its median a half
				ink := t + (screen-0.5)*0.25*edge(t)
				if t > 0.985 {
					ink = 0.96 // a solid, through which the paper still comes
				}
				ink = min(max(ink, 0), 1)
				r *= 1 - ink*(1-float32(m.inks[i].R)/255)
				g *= 1 - ink*(1-float32(m.inks[i].G)/255)
				b *= 1 - ink*(1-float32(m.inks[i].B)/255)
			}
			o := img.Pix[y*img.Stride+x*4:]
			o[0], o[1], o[2], o[3] = eight(r), eight(g), eight(b), 0xff
		}
	}
	return img
}

// edge is how much a screen shows in a tone: most in the middle, nothing at either end. Dots that are half ink and half
// tone look printed, and yet make no pattern when a browser makes the picture small.
func edge(t float32) float32 { return 4 * t * (1 - t) }

func eight(v float32) uint8 { return uint8(min(max(v, 0), 255)) }

// sines is one wave, since a sine is asked for ten million times in a picture.
type sines [1024]float32

func sineTable() *sines {
	var s sines
	for i := range s {
		s[i] = float32(math.Cos(2 * math.Pi * float64(i) / float64(len(s))))
	}
	return &s
}

func (s *sines) at(turns float64) float32 {
	return s[int((turns-math.Floor(turns))*float64(len(s)))&(len(s)-1)]
}

// hash is a number that looks like chance and is the same each time.
func hash(x, y, seed uint64) uint64 {
	h := x*0x9e3779b97f4a7c15 ^ y*0xc2b2ae3d27d4eb4f ^ seed*0x165667b19e3779f9
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}

// noise is a smooth line of chance between -1 and 1, in several octaves, over x.
func noise(x float64, octaves int, seed uint64) float64 {
	sum, amp, all := 0.0, 1.0, 0.0
	for o := range octaves {
		i := math.Floor(x)
		f := x - i
		f = f * f * (3 - 2*f)
		a, b := chance(int(i), o, seed), chance(int(i)+1, o, seed)
		sum += (a + (b-a)*f) * amp
		all += amp
		amp /= 2
		x = x*2 + 17
	}
	return sum / all
}

func chance(i, octave int, seed uint64) float64 {
	return float64(hash(uint64(i+1<<20), uint64(octave), seed)&0xffff)/32767.5 - 1 //nolint:gosec // not negative
}
