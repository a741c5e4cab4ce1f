package draw

import (
	"image/color"
	"math"
)

// pitch is how high a bar and the room under it are.
func (p *plot) pitch(in box) float64 {
	return math.Min((in.y1-in.y0)/float64(len(p.Table.Rows)), 150*p.u)
}

// labels measures the rows' labels, which may take two fifths of the width, and the size that they are set in.
func (p *plot) labels(pitch float64) (wide float64, t style) {
	t = style{face: sans, size: math.Min(33*p.u, pitch*0.52), ink: Ink, anchor: finish}
	for _, r := range p.Table.Rows {
		wide = math.Max(wide, p.letters.width(r.Label, t))
	}
	if most := (p.in.x1 - p.in.x0) * 0.4; wide > most {
		t.size *= most / wide
		wide = most
	}
	return wide, t
}

// bars draws a bar for each row, with its number at its end; all begin at nothing.
func (p *plot) bars() {
	in := p.in
	in.y0 += 10 * p.u
	pitch := p.pitch(in)
	wide, label := p.labels(pitch)
	number := style{face: bold, size: label.size, ink: Ink}
	low, high := p.Table.bounds()
	low, high = math.Min(low, 0), math.Max(high, 0)
	if low == high {
		high = 1
	}
	most := 0.0
	for _, r := range p.Table.Rows {
		most = math.Max(most, p.letters.width(r.Words[0], number))
	}
	in.x0 += wide + 22*p.u
	in.x1 -= most + 18*p.u
	if low < 0 {
		in.x0 += most + 18*p.u
	}
	x := func(v float64) float64 { return in.x0 + (v-low)/(high-low)*(in.x1-in.x0) }
	for i, r := range p.Table.Rows {
		y, thick := in.y0+float64(i)*pitch, pitch*0.62
		base := y + thick/2 + label.size*0.35
		p.text(p.in.x0+wide, base, r.Label, label)
		v := r.Values[0]
		if math.IsNaN(v) {
			p.text(x(0)+14*p.u, base, "no figure", style{face: sans, size: label.size, ink: soft})
			continue
		}
		c := p.Accent
		if p.Marked != "" && r.Label != p.Marked {
			c = ink(0xa9b4b8)
		}
		p.fill(rect(math.Min(x(0), x(v)), y, math.Abs(x(v)-x(0)), thick), c)
		number.anchor = start
		at := x(v) + 14*p.u
		if v < 0 {
			number.anchor, at = finish, x(v)-14*p.u
		}
		p.text(at, base, r.Words[0], number)
	}
	p.stroke(path{{{x(0), in.y0 - 6*p.u}, {x(0), in.y0 + pitch*float64(len(p.Table.Rows)) - pitch*0.38 + 6*p.u}}}, 2.6*p.u, Ink)
}

// stacks draws each row's parts one after another, as shares of the greatest row; the names of the parts stand above.
func (p *plot) stacks() {
	in := p.in
	in.y0 += p.legend(in.y0 + 34*p.u)
	pitch := p.pitch(in)
	wide, label := p.labels(pitch)
	in.x0 += wide + 22*p.u
	most := 0.0
	for _, r := range p.Table.Rows {
		most = math.Max(most, sum(r.Values))
	}
	if most == 0 {
		most = 1
	}
	for i, r := range p.Table.Rows {
		y, thick := in.y0+float64(i)*pitch, pitch*0.66
		p.text(p.in.x0+wide, y+thick/2+label.size*0.35, r.Label, label)
		x := in.x0
		for j, v := range r.Values {
			if math.IsNaN(v) || v == 0 {
				continue
			}
			w := v / most * (in.x1 - in.x0)
			c := p.part(j)
			p.fill(rect(x, y, math.Max(w-2*p.u, 1), thick), c)
			number := style{face: bold, size: label.size * 0.92, ink: on(c), anchor: middle}
			if p.letters.width(r.Words[j], number) < w-14*p.u {
				p.text(x+w/2, y+thick/2+number.size*0.35, r.Words[j], number)
			}
			x += w
		}
	}
	p.stroke(path{{{in.x0, in.y0 - 6*p.u}, {in.x0, in.y0 + pitch*float64(len(p.Table.Rows)) - pitch*0.34 + 6*p.u}}}, 2.6*p.u, Ink)
}

func sum(vs []float64) (all float64) {
	for _, v := range vs {
		if !math.IsNaN(v) {
			all += v
		}
	}
	return all
}

// part is the ink of a column of stacked bars: the accent, and thinner and thinner, then greys.
func (p *plot) part(i int) color.NRGBA {
	if p.Marked != "" {
		return p.ink(i, p.Table.Names[i])
	}
	shades := []color.NRGBA{p.Accent, mixed(p.Accent, Paper, 0.42), mixed(p.Accent, Paper, 0.72), ink(0x8b979c), ink(0xb9c3c6), ink(0x5c686d), ink(0xd3dadc), Ink}
	return shades[i%len(shades)]
}

// on is the ink of words on a ground.
func on(c color.NRGBA) color.NRGBA {
	if light(c) > 0.2 {
		return Ink
	}
	return white
}

// light is how light an ink is, from 0 to 1, as WCAG counts it.
func light(c color.NRGBA) float64 {
	linear := func(b uint8) float64 {
		v := float64(b) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// legend names the parts in a line or two, each after a square of its ink, and tells how much room that took.
func (p *plot) legend(y float64) float64 {
	t := style{face: sans, size: 29 * p.u, ink: Ink}
	x, top := p.in.x0, y
	for i, n := range p.Table.Names {
		w := p.letters.width(n, t) + 40*p.u
		if x+w > p.in.x1 && x > p.in.x0 {
			x, y = p.in.x0, y+44*p.u
		}
		p.fill(rect(x, y-23*p.u, 26*p.u, 26*p.u), p.part(i))
		p.text(x+38*p.u, y, n, t)
		x += w + 34*p.u
	}
	return y - top + 74*p.u
}
