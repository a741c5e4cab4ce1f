package draw

import "math"

// clipRings cuts rings at a box by Sutherland and Hodgman: what lies outside becomes edges along the box, which a fill
// doesn't show.
func clipRings(p path, b box) path {
	out := make(path, 0, len(p))
	for _, r := range p {
		if inside(r, b) {
			out = append(out, r)
			continue
		}
		for side := range 4 {
			if r = clipSide(r, b, side); len(r) < 3 {
				break
			}
		}
		if len(r) >= 3 {
			out = append(out, r)
		}
	}
	return out
}

func inside(r []point, b box) bool {
	for _, p := range r {
		if !b.holds(p) {
			return false
		}
	}
	return true
}

func clipSide(r []point, b box, side int) []point {
	out := make([]point, 0, len(r)+4)
	for i, to := range r {
		from := r[(i+len(r)-1)%len(r)]
		d0, d1 := depth(from, b, side), depth(to, b, side)
		if (d0 < 0) != (d1 < 0) {
			t := d0 / (d0 - d1)
			out = append(out, point{from.x + t*(to.x-from.x), from.y + t*(to.y-from.y)})
		}
		if d1 >= 0 {
			out = append(out, to)
		}
	}
	return out
}

// depth is how far a point lies inside of one side of a box.
func depth(p point, b box, side int) float64 {
	switch side {
	case 0:
		return p.x - b.x0
	case 1:
		return b.x1 - p.x
	case 2:
		return p.y - b.y0
	}
	return b.y1 - p.y
}

// clipLines keeps of lines the stretches that come into a box, each whole segments.
func clipLines(p path, b box) path {
	var out path
	for _, l := range p {
		var run []point
		for i := 1; i < len(l); i++ {
			seg := box{math.Min(l[i-1].x, l[i].x), math.Min(l[i-1].y, l[i].y), math.Max(l[i-1].x, l[i].x), math.Max(l[i-1].y, l[i].y)}
			if !seg.grown(0.001).meets(b) {
				if len(run) > 0 {
					out, run = append(out, run), nil
				}
				continue
			}
			if len(run) == 0 {
				run = append(run, l[i-1])
			}
			run = append(run, l[i])
		}
		if len(run) > 0 {
			out = append(out, run)
		}
	}
	return out
}

// thin leaves out points that are nearer than a distance to the one before, so that a picture holds no more than can be seen.
func thin(p path, least float64) path {
	out := make(path, 0, len(p))
	for _, l := range p {
		keep := make([]point, 0, len(l))
		for i, q := range l {
			if n := len(keep); n == 0 || i == len(l)-1 || math.Hypot(q.x-keep[n-1].x, q.y-keep[n-1].y) >= least {
				keep = append(keep, q)
			}
		}
		out = append(out, keep)
	}
	return out
}

// holds tells whether a point lies within rings, by the rule of odd crossings.
func (p path) holds(q point) bool {
	in := false
	for _, r := range p {
		for i := range r {
			a, b := r[i], r[(i+1)%len(r)]
			if (a.y > q.y) != (b.y > q.y) && q.x < a.x+(q.y-a.y)/(b.y-a.y)*(b.x-a.x) {
				in = !in
			}
		}
	}
	return in
}

// area is a ring's signed area and its centre of mass.
func area(r []point) (a float64, c point) {
	for i := range r {
		p, q := r[i], r[(i+1)%len(r)]
		cross := p.x*q.y - q.x*p.y
		a += cross
		c.x += (p.x + q.x) * cross
		c.y += (p.y + q.y) * cross
	}
	if a == 0 {
		return 0, point{}
	}
	return a / 2, point{c.x / (3 * a), c.y / (3 * a)}
}

// within is what of a shape lies in another that is all curved outwards.
func within(p, around path) path {
	for _, r := range around {
		for i, a := range r {
			b := r[(i+1)%len(r)]
			p = half(p, a, b)
		}
	}
	return p
}

// half is what of a shape lies to the right of a line, as one goes along it on a sheet whose y grows downwards.
func half(p path, a, b point) (out path) {
	side := func(q point) float64 { return (b.x-a.x)*(q.y-a.y) - (b.y-a.y)*(q.x-a.x) }
	for _, r := range p {
		var kept []point
		for i, q := range r {
			before := r[(i+len(r)-1)%len(r)]
			s, t := side(before), side(q)
			if (s < 0) != (t < 0) {
				k := s / (s - t)
				kept = append(kept, point{before.x + k*(q.x-before.x), before.y + k*(q.y-before.y)})
			}
			if t >= 0 {
				kept = append(kept, q)
			}
		}
		if len(kept) > 2 {
			out = append(out, kept)
		}
	}
	return out
}
