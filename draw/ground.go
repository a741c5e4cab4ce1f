package draw

import (
	"math"
	"slices"
)

// The measures of a map's ground in a page, in its units of half a pixel. Every point of a shore is paid for in bytes.
const (
	coarse = 1.3  // how far a shore may lie from where it is
	islet  = 14   // how large an island must be to be drawn
	dear   = 1100 // points of land from which on shores are drawn less finely
)

// ground draws land and water for a page: each shore and border once and simplified, both sides of a border alike, so that no sea
// shows between two countries.
func (c *canvas) ground() {
	around := c.frame.grown(20)
	arcs := make([][]point, len(c.atlas.arcs))
	for i, a := range c.atlas.arcs {
		arcs[i] = c.laid(a)
	}
	var focus path
	least := islet * 1.0
	for within := coarse; ; within, least = within*1.35, least*1.5 {
		c.land, focus = c.lay(arcs, within, least, around)
		if points(c.land) <= dear || within > 6 {
			break
		}
	}
	c.fill(c.land, landInk)
	c.fill(focus, focusInk)
	if c.Span < 2000 {
		c.stroke(c.reduced(c.lines(c.atlas.rivers, around)), 2, riverInk)
	}
	if c.flat {
		c.stroke(c.reduced(c.lines(c.atlas.borders, around)), 1, borderInk)
		return
	}
	c.lakes = large(c.reduced(clipRings(c.rings(c.atlas.lakes), around)), 8*islet)
	c.fill(c.lakes, seaInk)
	var borders path
	for i, shared := range c.atlas.shared {
		if shared && arcs[i] != nil {
			borders = append(borders, arcs[i])
		}
	}
	c.stroke(clipLines(borders, around), 2, borderInk)
}

// lay gives the land, with what the story is about apart too, from arcs that it simplifies; islands of less than a size are left out.
func (c *canvas) lay(arcs [][]point, within, least float64, around box) (land, focus path) {
	for i := range arcs {
		arcs[i] = simplify(arcs[i], within)
	}
	for _, one := range c.atlas.countries {
		rings := large(clipRings(c.outline(one, arcs, within), around), least)
		land = append(land, rings...)
		if slices.Contains(c.Countries, one.name) {
			focus = append(focus, rings...)
		}
	}
	return land, focus
}

func points(p path) (n int) {
	for _, l := range p {
		n += len(l)
	}
	return n
}

// outline puts a country's rings together from simplified arcs, as they were put together from the full ones. On a map of the whole
// world a ring may go over the edge and has to be cut there first.
func (c *canvas) outline(one country, arcs [][]point, within float64) (out path) {
	if c.flat {
		for _, r := range one.rings {
			for _, l := range c.ring(r) {
				out = append(out, simplify(l, within))
			}
		}
		return out
	}
	for _, made := range one.made {
		if r := join(made, arcs); r != nil {
			out = append(out, r)
		}
	}
	return out
}

// join puts a ring together; it is nothing where one of its arcs can't be shown.
func join(made []int, arcs [][]point) (ring []point) {
	for _, n := range made {
		part := arcs[max(n, ^n)]
		if part == nil {
			return nil
		}
		for i := range part {
			q := part[i]
			if n < 0 {
				q = part[len(part)-1-i]
			}
			if i > 0 || len(ring) == 0 {
				ring = append(ring, q)
			}
		}
	}
	return ring
}

// laid lays an arc on the sheet; it is nothing where it can't be shown whole.
func (c *canvas) laid(a []LonLat) []point {
	if c.flat {
		return nil
	}
	l := make([]point, len(a))
	for i, at := range a {
		p, ok := c.at(at)
		if !ok {
			return nil
		}
		l[i] = p
	}
	return l
}

func (c *canvas) reduced(lines path) path {
	out := make(path, 0, len(lines))
	for _, l := range lines {
		if l = simplify(l, 2*coarse); len(l) > 1 {
			out = append(out, l)
		}
	}
	return out
}

// large leaves out rings of less than a size.
func large(rings path, least float64) (out path) {
	for _, r := range rings {
		if a, _ := area(r); math.Abs(a) >= least {
			out = append(out, r)
		}
	}
	return out
}

// simplify leaves out the points of a line that lie within a distance of the line without them, by Douglas and Peucker (1973).
func simplify(l []point, within float64) []point {
	if len(l) < 3 {
		return l
	}
	keep := make([]bool, len(l))
	keep[0], keep[len(l)-1] = true, true
	todo := [][2]int{{0, len(l) - 1}}
	for len(todo) > 0 {
		from, to := todo[len(todo)-1][0], todo[len(todo)-1][1]
		todo = todo[:len(todo)-1]
		far, at := within, -1
		for i := from + 1; i < to; i++ {
			if d := off(l[i], l[from], l[to]); d > far {
				far, at = d, i
			}
		}
		if at > 0 {
			keep[at] = true
			todo = append(todo, [2]int{from, at}, [2]int{at, to})
		}
	}
	var out []point
	for i, k := range keep {
		if k {
			out = append(out, l[i])
		}
	}
	return out
}

// off is how far a point lies from the stretch between two others.
func off(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	long := dx*dx + dy*dy
	if long == 0 {
		return math.Hypot(p.x-a.x, p.y-a.y)
	}
	t := math.Min(1, math.Max(0, ((p.x-a.x)*dx+(p.y-a.y)*dy)/long))
	return math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy)
}
