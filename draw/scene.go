package draw

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"

	"broadsheet/news"
)

// Subject is what an illustration shows.
type Subject string

// The subjects.
const (
	Sea     Subject = "sea"     // waves under a sky, with a lighthouse or a ship
	Hills   Subject = "hills"   // ridges in haze, with a viaduct and a train
	Town    Subject = "town"    // roofs and lit windows by the water
	Canal   Subject = "canal"   // a lock, a tree, a house
	Orchard Subject = "orchard" // rows of trees that bear fruit
	Stage   Subject = "stage"   // curtains and a light
	Objects Subject = "objects" // one thing many times, as a printed cloth has it
)

// Scene is an illustration in the manner of a print from three plates. The same scene is the same picture each time.
type Scene struct {
	Subject Subject
	Seed    uint64      // which of its many forms
	Night   bool        // dark above, with a moon
	Rain    bool        // falling across it
	With    string      // what else is in it: lighthouse, ferry (sea); train (hills); barge, heron, bridge, … (canal); what (objects)
	Accent  color.NRGBA // the first ink; the zero value is Blue
	Second  color.NRGBA // the second ink; the zero value is a straw yellow
	Width   int         // pixels; the zero value is 1600
	Height  int         // pixels; the zero value is 1067
}

// Straw is the second ink of most illustrations.
var Straw = ink(0xe9b44c)

// easel is a scene being drawn; sizes are counted in parts of the usual picture.
type easel struct {
	Scene
	*impression
	dice *rand.Rand
	u    float64 // 1 at the usual size
	x, y float64 // width and height
}

// Image draws the scene. A scene that there isn't gives an ErrInvalid.
func (s Scene) Image() (*image.RGBA, error) {
	if s.Width == 0 {
		s.Width = 1600
	}
	if s.Height == 0 {
		s.Height = 1067
	}
	if s.Accent.A == 0 {
		s.Accent = Blue
	}
	if s.Second.A == 0 {
		s.Second = Straw
	}
	if s.Width < 200 || s.Width > 4000 || s.Height < 200 || s.Height > 4000 {
		return nil, news.Invalid("size", "An illustration is from 200 to 4,000 pixels wide and high.")
	}
	draws := map[Subject]func(*easel){
		Sea: (*easel).sea, Hills: (*easel).hills, Town: (*easel).town, Canal: (*easel).canal, Orchard: (*easel).orchard, Stage: (*easel).stage,
		Objects: (*easel).objects,
	}
	draw, ok := draws[s.Subject]
	if !ok {
		return nil, news.Invalid("subject", "There is no illustration of “%s”.", clipped(string(s.Subject)))
	}
	e := &easel{
		Scene: s, dice: rand.New(rand.NewPCG(s.Seed, 0x6b6f)), //nolint:gosec // chance for looks
		impression: newImpression(s.Width, s.Height, ink(0xf3efe4), [3]color.NRGBA{s.Accent, s.Second, ink(0x1c2a33)}),
		x:          float64(s.Width), y: float64(s.Height), u: float64(s.Width) / 1600,
	}
	draw(e)
	if s.Rain {
		e.rain()
	}
	return e.pull(), nil
}

// between is a number by chance.
func (e *easel) between(a, b float64) float64 { return a + (b-a)*e.dice.Float64() }

func (e *easel) whole() path { return rect(0, 0, e.x, e.y) }

// sky fills the whole with evening or night, and a sun or moon at a place, in parts of the picture.
func (e *easel) sky(at point) {
	c := point{at.x * e.x, at.y * e.y}
	r := 74 * e.u
	if e.Night {
		e.cut(e.whole(), fade(0, tones{1, 0, 0.72}, e.y*0.75, tones{0.62, 0, 0.1}))
		for range 90 {
			q := point{e.between(0, e.x), e.between(0, e.y*0.55)}
			e.cut(disc(q.x, q.y, e.between(1.2, 3)*e.u), flat(tones{0.05, 0.1, 0}))
		}
		e.cut(disc(c.x, c.y, r*1.9), glow(c.x, c.y, r*1.9, tones{0.35, 0.1, 0}, tones{0.9, 0, 0.35}))
		e.cut(disc(c.x, c.y, r), flat(tones{0, 0.28, 0}))
		return
	}
	e.cut(e.whole(), fade(0, tones{0.6, 0, 0}, e.y*0.7, tones{0.04, 0.34, 0}))
	if e.Rain {
		e.cut(e.whole(), fade(0, tones{0.85, 0, 0.3}, e.y*0.6, tones{0.22, 0.1, 0.06}))
		return
	}
	e.cut(disc(c.x, c.y, r*1.2), flat(tones{0, 1, 0}))
}

// ridge is a line of hills down to the foot of the picture.
func (e *easel) ridge(y, height, stretch float64, octaves int, seed uint64) path {
	r := []point{{e.x, e.y}, {0, e.y}}
	for x := 0.0; x <= e.x+4; x += 4 {
		r = append(r, point{x, y + height*noise(x/(stretch*e.u), octaves, seed)})
	}
	return path{r}
}

// rain is lines that fall across the picture.
func (e *easel) rain() {
	var lines path
	for range 420 {
		x, y, l := e.between(-100, e.x), e.between(-60, e.y), e.between(26, 74)*e.u
		lines = append(lines, []point{{x, y}, {x + l*0.34, y + l}})
	}
	e.trace(lines, 2.2*e.u, tones{0.02, 0, 0})
}

// blob is a round shape with an uneven edge, such as a bush.
func (e *easel) blob(cx, cy, rx, ry float64) path {
	seed := e.dice.Uint64()
	const n = 44
	r := make([]point, n)
	for i := range r {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / n)
		k := 1 + 0.16*noise(float64(i)*0.55, 2, seed)
		if i > n-5 { // the ends of the line meet
			k = 1 + (k-1)*float64(n-i)/5
		}
		r[i] = point{cx + rx*cos*k, cy + ry*sin*k}
	}
	return path{r}
}

// curve is a shape that is told in points that curves go through, in parts of a size around a foot.
func curve(at point, size float64, ps ...point) path {
	n := len(ps)
	var out []point
	for i := range ps {
		a, b, c, d := ps[(i+n-1)%n], ps[i], ps[(i+1)%n], ps[(i+2)%n]
		for k := range 8 {
			t := float64(k) / 8
			out = append(out, point{at.x + size*spline(a.x, b.x, c.x, d.x, t), at.y + size*spline(a.y, b.y, c.y, d.y, t)})
		}
	}
	return path{out}
}

// shape is one that is told in corners.
func shape(at point, size float64, ps ...point) path {
	out := make([]point, len(ps))
	for i, q := range ps {
		out[i] = point{at.x + size*q.x, at.y + size*q.y}
	}
	return path{out}
}
