package draw

import (
	"image/color"
	"math"
	"slices"
	"strconv"
)

// lines draws a line for each column, with its name at its end, or in a legend above where the names are long.
func (p *plot) lines() {
	low, high := p.Table.bounds()
	if low > 0 && low < high*0.5 {
		low = 0 // where nothing is near, the line should stand on it
	}
	room := 0.0
	name := style{face: bold, size: 31 * p.u}
	for _, n := range p.Table.Names {
		room = math.Max(room, p.letters.width(n, name))
	}
	top := p.in.y0 + 26*p.u
	named := len(p.Table.Names) > 1 || !p.onPage // in a page the title tells what the only line is
	beside := named && (!p.onPage || room < (p.in.x1-p.in.x0)*0.3)
	if named && !beside {
		top += p.legend(p.in.y0+34*p.u, func(i int) color.NRGBA { return p.ink(i, p.Table.Names[i]) }) - 20*p.u
	}
	if room += 30 * p.u; !beside {
		room = 12 * p.u
	}
	in, y := p.rungs(ticks(low, high, 5), box{p.in.x0, top, p.in.x1 - room, p.in.y1 - 60*p.u})
	xs := p.across(in)
	ends := make([]tag, 0, len(p.Table.Names))
	for i, n := range p.Table.Names {
		if end, ok := p.course(i, n, xs, y); ok {
			ends = append(ends, end)
		}
	}
	if beside {
		p.tags(ends, name, box{in.x0, in.y0 - 20*p.u, in.x1, in.y1 + 20*p.u}, start)
	}
}

// rungs draws the lines of the numbers across the chart, with the numbers before them, and gives the room that is left and where a
// number stands in it.
func (p *plot) rungs(at []float64, in box) (box, func(float64) float64) {
	axis, left := style{face: sans, size: 27 * p.u, ink: soft, anchor: finish}, 0.0
	for _, v := range at {
		left = math.Max(left, p.letters.width(p.words.number(v), axis))
	}
	in.x0 += left + 22*p.u
	low, high := at[0], at[len(at)-1]
	y := func(v float64) float64 { return in.y1 - (v-low)/(high-low)*(in.y1-in.y0) }
	for _, v := range at {
		width, c := 1.6, hair
		if v == 0 || v == low {
			width, c = 2.6, soft
		}
		if math.Abs(v) < 1e-12 {
			v = 0
		}
		p.stroke(path{{{in.x0, y(v)}, {in.x1, y(v)}}}, width*p.u, c)
		p.text(in.x0-18*p.u, y(v)+9*p.u, p.words.number(v), axis)
	}
	return in, y
}

// columns draws an upright bar for each row; all stand on nothing. Where there is room each has its number, and else there is an axis.
func (p *plot) columns() {
	low, high := p.Table.bounds()
	low, high = math.Min(low, 0), math.Max(high, 0)
	number := style{face: bold, size: 29 * p.u, ink: Ink, anchor: middle}
	step := (p.in.x1 - p.in.x0) / float64(len(p.Table.Rows))
	told := true
	for _, r := range p.Table.Rows {
		told = told && p.letters.width(r.Words[0], number) < step*0.96
	}
	in := box{p.in.x0, p.in.y0 + 44*p.u, p.in.x1, p.in.y1 - 60*p.u}
	if low < 0 {
		in.y1 -= 30 * p.u
	}
	if low == high {
		high = 1
	}
	y := func(v float64) float64 { return in.y1 - (v-low)/(high-low)*(in.y1-in.y0) }
	if !told {
		in, y = p.rungs(ticks(low, high, 5), in)
		step = (in.x1 - in.x0) / float64(len(p.Table.Rows))
	}
	for i, r := range p.Table.Rows {
		v, x := r.Values[0], in.x0+(float64(i)+0.5)*step
		if math.IsNaN(v) {
			continue
		}
		p.fill(rect(x-step*0.36, math.Min(y(0), y(v)), step*0.72, math.Abs(y(v)-y(0))), p.bar(r.Label))
		if told {
			at := y(v) - 12*p.u
			if v < 0 {
				at = y(v) + 34*p.u
			}
			p.text(x, at, r.Words[0], number)
		}
	}
	p.stroke(path{{{in.x0, y(0)}, {in.x1, y(0)}}}, 2.6*p.u, Ink)
	p.under(in, step)
}

// under letters upright bars, passing over labels that there is no room for.
func (p *plot) under(in box, step float64) {
	t := style{face: sans, size: 27 * p.u, ink: soft, anchor: middle}
	end := math.Inf(-1)
	for i, r := range p.Table.Rows {
		words := p.short(r.Label, t, math.Max(step*1.9, 120*p.u))
		half := p.letters.width(words, t) / 2
		x := math.Min(math.Max(in.x0+(float64(i)+0.5)*step, p.in.x0+half), p.in.x1-half)
		if x-half < end+16*p.u {
			continue
		}
		p.text(x, p.in.y1-16*p.u, words, t)
		end = x + half
	}
}

// across gives each row its x, by its number where the labels are numbers that grow, and letters the axis.
func (p *plot) across(in box) []float64 {
	rows := p.Table.Rows
	at := make([]float64, len(rows))
	proportional := true
	for i, r := range rows {
		v, err := strconv.ParseFloat(r.Label, 64)
		at[i] = v
		proportional = proportional && err == nil && !math.IsInf(v, 0) && !math.IsNaN(v) && (i == 0 || v > at[i-1])
	}
	for i := range rows {
		if !proportional {
			at[i] = float64(i)
		}
	}
	first, last := at[0], at[len(at)-1]
	t := style{face: sans, size: 27 * p.u, ink: soft, anchor: middle}
	end := math.Inf(-1)
	final := in.x1 - p.letters.width(rows[len(rows)-1].Label, t)
	for i := range rows {
		at[i] = in.x0 + (at[i]-first)/(last-first)*(in.x1-in.x0)
		half := p.letters.width(rows[i].Label, t) / 2
		if i < len(rows)-1 && (at[i]-half < end+24*p.u || at[i]+half > final-24*p.u && i > 0) {
			continue
		}
		x := math.Min(math.Max(at[i], in.x0+half-18*p.u), in.x1-half+18*p.u)
		p.text(x, in.y1+44*p.u, p.short(rows[i].Label, t, (in.x1-in.x0)*0.6), t)
		p.stroke(path{{{at[i], in.y1}, {at[i], in.y1 + 9*p.u}}}, 2*p.u, soft)
		end = x + half
	}
	return at
}

// course draws one line, with gaps where there is no number, and tells where it ends.
func (p *plot) course(i int, name string, xs []float64, y func(float64) float64) (end tag, ok bool) {
	c := p.ink(i, name)
	width := 5.0
	if name == p.Marked || len(p.Table.Names) == 1 {
		width = 7
	}
	var all path
	var run []point
	for j, r := range p.Table.Rows {
		v := r.Values[i]
		if math.IsNaN(v) {
			if len(run) > 0 {
				all, run = append(all, run), nil
			}
			continue
		}
		q := point{xs[j], y(v)}
		run, ok = append(run, q), true
		end = tag{at: q, words: name, ink: c}
	}
	if len(run) > 0 {
		all = append(all, run)
	}
	p.stroke(all, (width+5)*p.u, Paper)
	p.stroke(all, width*p.u, c)
	dot(p.sheet, end.at.x, end.at.y, 9*p.u, c)
	return end, ok
}

// slopes draws a line for each row from the first column to the second, with numbers at both ends.
func (p *plot) slopes() {
	t := p.Table
	low, high := t.bounds()
	if low == high {
		high++
	}
	name := style{face: bold, size: 29 * p.u}
	left, right := 0.0, 0.0
	for _, r := range t.Rows {
		left = math.Max(left, p.letters.width(r.Words[0], name))
		right = math.Max(right, p.letters.width(r.Words[1]+"  "+r.Label, name))
	}
	if p.onPage {
		right = math.Min(right, (p.in.x1-p.in.x0)*0.5)
	}
	in := box{p.in.x0 + left + 40*p.u, p.in.y0 + 70*p.u, p.in.x1 - right - 34*p.u, p.in.y1 - 30*p.u}
	y := func(v float64) float64 { return in.y1 - (v-low)/(high-low)*(in.y1-in.y0) }
	head := style{face: sans, size: 29 * p.u, ink: soft}
	p.stroke(path{{{in.x0, in.y0 - 24*p.u}, {in.x0, in.y1}}, {{in.x1, in.y0 - 24*p.u}, {in.x1, in.y1}}}, 2*p.u, hair)
	p.text(in.x0, in.y0-40*p.u, t.Names[0], style{face: head.face, size: head.size, ink: soft, anchor: middle})
	p.text(in.x1, in.y0-40*p.u, t.Names[1], style{face: head.face, size: head.size, ink: soft, anchor: middle})
	var from, to []tag
	for i, r := range t.Rows {
		if math.IsNaN(r.Values[0]) || math.IsNaN(r.Values[1]) {
			continue
		}
		c := p.ink(i, r.Label)
		a, b := point{in.x0, y(r.Values[0])}, point{in.x1, y(r.Values[1])}
		p.stroke(path{{a, b}}, 5*p.u, c)
		p.fill(append(disc(a.x, a.y, 9*p.u), disc(b.x, b.y, 9*p.u)...), c)
		from = append(from, tag{at: a, words: r.Words[0], ink: c})
		to = append(to, tag{at: b, words: p.short(r.Words[1]+"  "+r.Label, name, right), ink: c})
	}
	around := in.grown(24 * p.u)
	p.tags(from, name, around, finish)
	p.tags(to, name, around, start)
}

// tag is words beside a point.
type tag struct {
	at    point
	words string
	ink   color.NRGBA
}

// tags sets words beside points, pushed apart so that they do not lie on each other.
func (p *plot) tags(all []tag, t style, in box, a anchor) {
	slices.SortStableFunc(all, func(a, b tag) int {
		switch {
		case a.at.y < b.at.y:
			return -1
		case a.at.y > b.at.y:
			return 1
		}
		return 0
	})
	ys := make([]float64, len(all))
	for i := range all {
		ys[i] = all[i].at.y
	}
	apart(ys, t.size*1.25, in.y0, in.y1)
	for i, g := range all {
		t.ink, t.anchor = g.ink, a
		x := g.at.x + 22*p.u
		if a == finish {
			x = g.at.x - 22*p.u
		}
		p.text(x, ys[i]+t.size*0.35, g.words, t)
	}
}

// apart moves heights that grow until each is a step below the last and all lie in the bounds, where there is room.
func apart(ys []float64, step, low, high float64) {
	for range 60 {
		for i := 1; i < len(ys); i++ {
			if gap := step - (ys[i] - ys[i-1]); gap > 0 {
				ys[i-1] -= gap / 2
				ys[i] += gap / 2
			}
		}
		if n := len(ys); n > 0 {
			ys[0], ys[n-1] = math.Max(ys[0], low), math.Min(ys[n-1], high)
		}
	}
}
