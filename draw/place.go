package draw

import (
	"fmt"
	"math"
)

func (c *canvas) routes() {
	for _, r := range c.Routes {
		lines := clipLines(smooth(c.line(r.Through)), c.frame.grown(20))
		if r.Dashed {
			lines = dashed(lines, 16*c.unit, 13*c.unit)
		}
		c.stroke(lines, 13*c.unit, thinned(focusInk, 0.9))
		c.stroke(lines, 6.5*c.unit, c.Accent)
		for _, l := range lines { // names keep off the line
			for _, p := range l {
				c.taken = append(c.taken, box{p.x - 5*c.unit, p.y - 5*c.unit, p.x + 5*c.unit, p.y + 5*c.unit})
			}
		}
	}
}

// smooth lays a curve through a line's points, by Catmull and Rom.
func smooth(p path) path {
	const pieces = 10
	out := make(path, 0, len(p))
	for _, l := range p {
		curve := l[:1:1]
		for i := 1; i < len(l); i++ {
			a, b, c, d := l[max(i-2, 0)], l[i-1], l[i], l[min(i+1, len(l)-1)]
			for k := 1; k <= pieces; k++ {
				t := float64(k) / pieces
				curve = append(curve, point{spline(a.x, b.x, c.x, d.x, t), spline(a.y, b.y, c.y, d.y, t)})
			}
		}
		out = append(out, curve)
	}
	return out
}

func spline(a, b, c, d, t float64) float64 {
	return b + t*(c-a+t*(2*a-5*b+4*c-d+t*(3*(b-c)+d-a)))/2
}

func (c *canvas) dots() {
	for _, p := range c.Places {
		at, ok := c.at(p.At)
		if !ok || !c.frame.holds(at) {
			continue
		}
		r := 17 * c.unit
		if p.Minor {
			r = 10 * c.unit
		}
		dot(c.sheet, at.x, at.y, r+4.5*c.unit, focusInk)
		dot(c.sheet, at.x, at.y, r, c.Accent)
		dot(c.sheet, at.x, at.y, r*0.42, focusInk)
		c.taken = append(c.taken, box{at.x - r, at.y - r, at.x + r, at.y + r})
	}
}

// ruler draws a bar of a round number of kilometres, where the picture is true to scale.
func (c *canvas) ruler() {
	if c.Span >= 5000 {
		return
	}
	km := c.Span / 5
	step := math.Pow(10, math.Floor(math.Log10(km)))
	for _, k := range []float64{5, 2, 1} {
		if k*step <= km {
			km = k * step
			break
		}
	}
	u := c.unit
	wide, x, y := km/earth*c.scale, 56*u, c.frame.y1-110*u
	t := style{face: sans, size: 27 * u, ink: soft, halo: thinned(landInk, 0.75)}
	bar := path{{{x, y - 9*u}, {x, y}, {x + wide, y}, {x + wide, y - 9*u}}}
	words := fmt.Sprintf("%g km", km)
	c.stroke(bar, 7*u, thinned(landInk, 0.75))
	c.stroke(bar, 2.6*u, soft)
	c.text(x, y-20*u, words, t)
	c.taken = append(c.taken, box{x, y - 50*u, x + math.Max(wide, c.letters.width(words, t)), y + 6*u})
}

// inset draws the globe in a corner, with what the map shows of it, so that a reader knows which part of the world it is.
func (c *canvas) inset() {
	if c.Span > 4500 {
		return
	}
	r := 112 * c.unit
	x, y := c.corner(r)
	v := view{projection: globe{newLambert(c.Centre)}, scale: r, cx: x, cy: y}
	dot(c.sheet, x, y, r+6*c.unit, focusInk)
	dot(c.sheet, x, y, r, seaInk)
	var land path
	for _, one := range c.atlas.countries {
		for _, l := range one.rings {
			if ring := thin(path{v.half(l)}, 1.1); len(ring[0]) > 4 {
				land = append(land, ring[0])
			}
		}
	}
	if c.onPage { // a small thing, that says only where in the world one is
		land = large(c.reduced(land), 24)
	}
	c.fill(land, globeInk)
	w := math.Max(c.Span/earth*r, 10*c.unit)
	h := w * c.frame.y1 / c.frame.x1
	c.stroke(closed(rect(x-w/2, y-h/2, w, h)), 3.4*c.unit, c.Accent)
	c.stroke(closed(disc(x, y, r)), 2.2*c.unit, coastInk)
	c.globeAt = box{x - r, y - r, x + r, y + r}.grown(10 * c.unit)
	c.taken = append(c.taken, c.globeAt)
}

// corner finds the place for the globe: where there is most water and no place of the map.
func (c *canvas) corner(r float64) (x, y float64) {
	in := r + 46*c.unit
	best := math.Inf(1)
	down := in + 60*c.unit // a cut to 16:9 takes from the top and the bottom
	for _, p := range []point{{c.frame.x1 - in, down}, {in, down}, {c.frame.x1 - in, c.frame.y1 - down}} {
		cost := 0.0
		for i := range 25 {
			if c.land.holds(point{p.x + r*(float64(i%5)-2)/2, p.y + r*(float64(i/5)-2)/2}) {
				cost++
			}
		}
		around := box{p.x - r, p.y - r, p.x + r, p.y + r}.grown(50 * c.unit)
		for _, t := range c.taken {
			if around.meets(t) {
				cost += 12
			}
		}
		if cost < best {
			best, x, y = cost, p.x, p.y
		}
	}
	return x, y
}
