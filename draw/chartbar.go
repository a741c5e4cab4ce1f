package draw

import (
	"image/color"
	"math"
	"strings"
)

// ledger is how rows of bars are laid out: the labels before the bars, or above them where they are long.
type ledger struct {
	above        bool
	pitch, thick float64 // of a row, and of its bar
	label        style
	wide         float64 // of the widest label before the bars
}

// The pitch of rows in a page, with the labels before the bars and above them.
const (
	rowPitch   = 76
	abovePitch = 116
)

// ledger lays rows out in the room there is, or on a page in as much as they need; share is a bar's part of its row.
func (p *plot) ledger(in box, share float64) ledger {
	if !p.onPage {
		l := ledger{pitch: math.Min((in.y1-in.y0)/float64(len(p.Table.Rows)), 150*p.u)}
		l.thick = l.pitch * share
		l.wide, l.label = p.labels(l.pitch)
		return l
	}
	l := ledger{pitch: rowPitch * p.u, thick: rowPitch * share * p.u, label: style{face: sans, size: 31 * p.u, ink: Ink, anchor: finish}}
	for _, r := range p.Table.Rows {
		l.wide = math.Max(l.wide, p.letters.width(r.Label, l.label))
	}
	if l.wide > (in.x1-in.x0)*0.36 {
		l.above, l.wide, l.pitch, l.label.anchor = true, 0, abovePitch*p.u, start
	}
	return l
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

// start is where the bars begin.
func (l ledger) start(p *plot) float64 {
	if l.above {
		return p.in.x0
	}
	return p.in.x0 + l.wide + 22*p.u
}

// row letters a row's label and gives the top of its bar and the line that words beside it stand on.
func (l ledger) row(p *plot, i int, top float64) (y, base float64) {
	y = top + float64(i)*l.pitch
	words := p.Table.Rows[i].Label
	if l.above {
		p.text(p.in.x0, y+l.label.size*0.85, p.short(words, l.label, p.in.x1-p.in.x0), l.label)
		y += l.label.size * 1.2
		return y, y + l.thick/2 + l.label.size*0.35
	}
	base = y + l.thick/2 + l.label.size*0.35
	p.text(p.in.x0+l.wide, base, words, l.label)
	return y, base
}

// axis draws the line that the bars stand on.
func (l ledger) axis(p *plot, x, top float64) {
	if l.above {
		return
	}
	p.stroke(path{{{x, top - 6*p.u}, {x, top + l.pitch*float64(len(p.Table.Rows)-1) + l.thick + 6*p.u}}}, 2.6*p.u, Ink)
}

// short cuts words to the room that there is.
func (p *plot) short(words string, t style, wide float64) string {
	if p.letters.width(words, t) <= wide {
		return words
	}
	letters := []rune(words)
	for len(letters) > 1 && p.letters.width(string(letters)+"…", t) > wide {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ") + "…"
}

// bars draws a bar for each row, with its number at its end; all begin at nothing.
func (p *plot) bars() {
	in := p.in
	in.y0 += 10 * p.u
	l := p.ledger(in, 0.62)
	number := style{face: bold, size: l.label.size, ink: Ink}
	low, high := p.Table.bounds()
	low, high = math.Min(low, 0), math.Max(high, 0)
	if low == high {
		high = 1
	}
	most := 0.0
	for _, r := range p.Table.Rows {
		most = math.Max(most, p.letters.width(r.Words[0], number))
	}
	in.x0 = l.start(p)
	in.x1 -= most + 18*p.u
	if low < 0 {
		in.x0 += most + 18*p.u
	}
	x := func(v float64) float64 { return in.x0 + (v-low)/(high-low)*(in.x1-in.x0) }
	for i, r := range p.Table.Rows {
		y, base := l.row(p, i, in.y0)
		v := r.Values[0]
		if math.IsNaN(v) {
			p.text(x(0)+14*p.u, base, p.words.noFigure(), style{face: sans, size: l.label.size, ink: soft})
			continue
		}
		p.fill(rect(math.Min(x(0), x(v)), y, math.Abs(x(v)-x(0)), l.thick), p.bar(r.Label))
		number.anchor = start
		at := x(v) + 14*p.u
		if v < 0 {
			number.anchor, at = finish, x(v)-14*p.u
		}
		p.text(at, base, r.Words[0], number)
	}
	l.axis(p, x(0), in.y0)
}

// bar is the ink of a row's bar: the accent, or grey where another row is what the story is about.
func (p *plot) bar(label string) color.NRGBA {
	switch {
	case p.Marked == "" || label == p.Marked:
		return p.Accent
	case p.onPage:
		return rest
	}
	return ink(0xa9b4b8)
}

// stacks draws each row's parts one after another, as shares of the greatest row; the names of the parts stand above.
func (p *plot) stacks() {
	in := p.in
	in.y0 += p.legend(in.y0+34*p.u, p.part)
	l := p.ledger(in, 0.66)
	in.x0 = l.start(p)
	most := 0.0
	for _, r := range p.Table.Rows {
		most = math.Max(most, sum(r.Values))
	}
	if most == 0 {
		most = 1
	}
	for i, r := range p.Table.Rows {
		y, _ := l.row(p, i, in.y0)
		x := in.x0
		for j, v := range r.Values {
			if math.IsNaN(v) || v == 0 {
				continue
			}
			w := v / most * (in.x1 - in.x0)
			p.fill(rect(x, y, math.Max(w-2*p.u, 1), l.thick), p.part(j))
			number := style{face: bold, size: l.label.size * 0.92, ink: p.onPart(j), anchor: middle}
			if p.letters.width(r.Words[j], number) < w-14*p.u {
				p.text(x+w/2, y+l.thick/2+number.size*0.35, r.Words[j], number)
			}
			x += w
		}
	}
	l.axis(p, in.x0, in.y0)
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
	if p.onPage { // the ground is dark by night, so ink is thinned and not mixed with it
		shades := []color.NRGBA{p.Accent, thinned(p.Accent, 0.45), thinned(p.Accent, 0.2), soft, thinned(soft, 0.45), thinned(soft, 0.2), Ink, thinned(Ink, 0.6)}
		return shades[i%len(shades)]
	}
	shades := []color.NRGBA{p.Accent, mixed(p.Accent, Paper, 0.42), mixed(p.Accent, Paper, 0.72), ink(0x8b979c), ink(0xb9c3c6), ink(0x5c686d), ink(0xd3dadc), Ink}
	return shades[i%len(shades)]
}

// onPart is the ink of a number on a part.
func (p *plot) onPart(i int) color.NRGBA {
	c := p.part(i)
	switch {
	case !p.onPage:
		return on(c)
	case c.A < 0x80:
		return Ink
	}
	return Paper
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

// legend names the columns in a line or two, each after a square of its ink, and tells how much room that took.
func (p *plot) legend(y float64, ink func(int) color.NRGBA) float64 {
	t := style{face: sans, size: 29 * p.u, ink: Ink}
	x, top := p.in.x0, y
	for i, n := range p.Table.Names {
		n = p.short(n, t, p.in.x1-p.in.x0-44*p.u)
		w := p.letters.width(n, t) + 40*p.u
		if x+w > p.in.x1 && x > p.in.x0 {
			x, y = p.in.x0, y+44*p.u
		}
		if ink != nil {
			p.fill(rect(x, y-23*p.u, 26*p.u, 26*p.u), ink(i))
			p.text(x+38*p.u, y, n, t)
		}
		x += w + 34*p.u
	}
	return y - top + 74*p.u
}
