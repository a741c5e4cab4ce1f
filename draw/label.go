package draw

import (
	"math"
	"slices"
	"strings"
)

// names letters the map: what it is about first, then waters, lands and towns, each where nothing stands yet. What finds no
// room is left out, but for the places that the map is about.
func (c *canvas) names() {
	for _, p := range c.Places {
		c.place(p)
	}
	named := map[string]bool{}
	for _, w := range waters {
		if c.words.english() && w.least <= c.Span && c.Span <= w.most && !named[w.name] {
			named[w.name] = c.water(w)
		}
	}
	c.lands()
	if c.Span < 3600 && c.words.english() {
		for _, t := range towns {
			if !c.onPage && (c.Span < 1500 || t.rank < 2) || c.onPage && (c.Span < 800 || c.Span < 1600 && t.rank < 2 || t.rank < 1) {
				c.town(t)
			}
		}
	}
}

// place letters a place of the map, on the side where there is most room.
func (c *canvas) place(p Place) {
	at, ok := c.at(p.At)
	if !ok || !c.frame.holds(at) {
		return
	}
	t := style{face: bold, size: 50 * c.unit, ink: Ink, halo: thinned(focusInk, 0.85)}
	gap := 30 * c.unit
	if p.Minor {
		t.size, gap = 32*c.unit, 20*c.unit
	}
	note := style{face: sans, size: math.Max(t.size*0.62, 26*c.unit), ink: soft, halo: t.halo}
	wide, high := c.letters.width(p.Name, t), t.size
	if p.Note != "" {
		wide, high = math.Max(wide, c.letters.width(p.Note, note)), t.size+note.size*1.25
	}
	x, y, a := c.beside(at, wide, high, gap)
	t.anchor, note.anchor = a, a
	c.text(x, y+t.size*0.8, p.Name, t)
	if p.Note != "" {
		c.text(x, y+t.size*0.8+note.size*1.3, p.Note, note)
	}
}

// beside finds where words go next to a dot: right, left, below or above it. It takes the room.
func (c *canvas) beside(at point, wide, high, gap float64) (x, y float64, a anchor) {
	type spot struct {
		box box
		x   float64
		a   anchor
	}
	m, up := at.y-high*0.52, at.y-high/2
	spots := []spot{
		{box{at.x + gap, m, at.x + gap + wide, m + high}, at.x + gap, start},
		{box{at.x - gap - wide, m, at.x - gap, m + high}, at.x - gap, finish},
		{box{at.x + gap*.7, up + gap + high*.35, at.x + gap*.7 + wide, up + gap + high*1.35}, at.x + gap*.7, start},
		{box{at.x + gap*.7, up - gap - high*.35, at.x + gap*.7 + wide, up - gap + high*.65}, at.x + gap*.7, start},
		{box{at.x - gap*.7 - wide, up + gap + high*.35, at.x - gap*.7, up + gap + high*1.35}, at.x - gap*.7, finish},
		{box{at.x - gap*.7 - wide, up - gap - high*.35, at.x - gap*.7, up - gap + high*.65}, at.x - gap*.7, finish},
		{box{at.x - wide/2, at.y + gap, at.x + wide/2, at.y + gap + high}, at.x, middle},
		{box{at.x - wide/2, at.y - gap - high, at.x + wide/2, at.y - gap}, at.x, middle},
	}
	best, least := spots[0], math.Inf(1)
	for i, s := range spots {
		cost := float64(i) * 0.1
		if !s.box.within(c.frame.grown(-24 * c.unit)) {
			cost += 100
		}
		for _, t := range c.taken {
			if s.box.meets(t) {
				cost += 3
			}
		}
		if cost < least {
			best, least = s, cost
		}
	}
	c.taken = append(c.taken, best.box.grown(6*c.unit))
	return best.x, best.box.y0, best.a
}

// free takes the room of a box where it lies in the picture and nothing stands in it.
func (c *canvas) free(b box) bool {
	if !b.within(c.frame.grown(-20*c.unit)) || slices.ContainsFunc(c.taken, b.meets) {
		return false
	}
	c.taken = append(c.taken, b.grown(8*c.unit))
	return true
}

// water letters a sea where it finds room for the name near its place.
func (c *canvas) water(w water) bool {
	at, ok := c.at(w.at)
	if !ok {
		return false
	}
	t := style{face: italic, size: 40 * c.unit, ink: waterType, anchor: middle, track: 0.06}
	if w.river {
		t.size, t.halo = 30*c.unit, thinned(landInk, 0.7)
	}
	lines := strings.Split(w.name, "|")
	wide := 0.0
	for _, l := range lines {
		wide = math.Max(wide, c.letters.width(l, t))
	}
	high := t.size * 1.1 * float64(len(lines))
	for _, shift := range []point{{0, 0}, {0, -1}, {0, 1}, {-1, 0}, {1, 0}, {-1, -1}, {1, 1}, {-1, 1}, {1, -1}} {
		x, y := at.x+shift.x*70*c.unit, at.y+shift.y*70*c.unit
		b := box{x - wide/2, y - high/2, x + wide/2, y + high/2}
		if (w.river || c.wet(b)) && c.free(b) {
			for i, l := range lines {
				c.text(x, b.y0+t.size*(0.85+1.1*float64(i)), l, t)
			}
			return true
		}
	}
	return false
}

// wet tells whether a box holds no land where its words would stand.
func (c *canvas) wet(b box) bool {
	for i := range 21 {
		q := point{b.x0 + (b.x1-b.x0)*float64(i%7)/6, b.y0 + (b.y1-b.y0)*float64(i/7)/2}
		if c.land.holds(q) {
			return false
		}
	}
	return true
}

// lands letters each country that has room for its name, the larger first.
func (c *canvas) lands() {
	type land struct {
		name string
		ring []point
		size float64
		at   point
	}
	var all []land
	for _, one := range c.atlas.countries {
		var best land
		for _, r := range one.rings {
			for _, part := range clipRings(c.ring(r), c.frame) {
				if a, at := area(part); math.Abs(a) > best.size {
					best = land{name: one.name, ring: part, size: math.Abs(a), at: at}
				}
			}
		}
		if best.size > 0 {
			all = append(all, best)
		}
	}
	slices.SortStableFunc(all, func(a, b land) int {
		switch fa, fb := slices.Contains(c.Countries, a.name), slices.Contains(c.Countries, b.name); {
		case fa != fb && fa:
			return -1
		case fa != fb:
			return 1
		case a.size > b.size:
			return -1
		}
		return 1
	})
	for i, l := range all {
		if c.Span >= 5000 && i > 14 {
			return
		}
		c.country(l.name, l.ring, l.at)
	}
}

// country letters a land in capitals, smaller where it is small, near the middle of what is seen of it.
func (c *canvas) country(name string, in []point, at point) {
	switch full, ok := spelled[name]; {
	case !c.words.english():
		name = Country(name, c.words.Lang)
	case ok:
		name = full
	}
	words := strings.ToUpper(name)
	sizes := []float64{31, 26, 22}
	if c.onPage {
		sizes = sizes[:2] // a page has no smaller letters
	}
	for _, size := range sizes {
		t := style{face: sans, size: size * c.unit, ink: landType, anchor: middle, track: 0.14, halo: thinned(landInk, 0.6)}
		wide := c.letters.width(words, t)
		for _, dy := range []float64{0, -60, 60, -120, 120, -180, 180} {
			for _, dx := range []float64{0, -80, 80, -160, 160} {
				x, y := at.x+dx*c.unit, at.y+dy*c.unit
				b := box{x - wide/2, y - t.size/2, x + wide/2, y + t.size/2}
				if c.over(b, in) && c.free(b) {
					c.text(x, y+t.size*0.36, words, t)
					return
				}
			}
		}
	}
}

// over tells whether words in a box stand on a land.
func (c *canvas) over(b box, in []point) bool {
	for i := range 10 {
		q := point{b.x0 + (b.x1-b.x0)*float64(i%5)/4, b.y0 + (b.y1-b.y0)*float64(i/5)}
		if !(path{in}).holds(q) || c.lakes.holds(q) {
			return false
		}
	}
	return true
}

func (c *canvas) town(t town) {
	at, ok := c.at(t.at)
	if !ok || !at.in(c.frame.grown(-30*c.unit)) {
		return
	}
	s := style{face: sans, size: 27 * c.unit, ink: soft, halo: thinned(landInk, 0.7)}
	wide, gap, r := c.letters.width(t.name, s), 12*c.unit, 5.5*c.unit
	mark := box{at.x - r, at.y - r, at.x + r, at.y + r}
	if slices.ContainsFunc(c.taken, mark.grown(6*c.unit).meets) {
		return
	}
	for _, side := range []anchor{start, finish} {
		b, x := box{at.x + gap, at.y - s.size/2, at.x + gap + wide, at.y + s.size/2}, at.x+gap
		if side == finish {
			b, x = box{at.x - gap - wide, at.y - s.size/2, at.x - gap, at.y + s.size/2}, at.x-gap
		}
		if c.free(b) {
			s.anchor = side
			dot(c.sheet, at.x, at.y, r+2*c.unit, focusInk)
			dot(c.sheet, at.x, at.y, r, soft)
			c.text(x, at.y+s.size*0.35, t.name, s)
			c.taken = append(c.taken, mark)
			return
		}
	}
}

func (p point) in(b box) bool { return b.holds(p) }
