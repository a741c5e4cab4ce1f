package draw

// objects is one thing in rows, turned this way and that, one of them in the other ink.
func (e *easel) objects() {
	e.cut(e.whole(), flat(tones{0.1, 0.06, 0}))
	draw := map[string]func(point, float64, tones){"kettle": e.kettle, "pear": e.pears, "book": e.book, "bus": e.bus, "clock": e.clock}[e.With]
	if draw == nil {
		draw = e.pears
	}
	const columns, rows = 5, 3
	w, h := e.x/columns, e.y/rows
	odd := 1*columns + 2 // the middle one
	for i := range columns * rows {
		x, y := (float64(i%columns)+0.5)*w, (float64(i/columns)+0.5)*h
		t, ground := tones{1, 0, 0.1}, tones{0.14, 0.06, 0}
		if (i+i/columns)%2 == 0 {
			ground = tones{0.02, 0.16, 0}
		}
		if i == odd {
			t, ground = tones{0, 1, 0}, tones{1, 0, 0.5}
		}
		e.cut(rect(x-w/2, y-h/2, w, h), flat(ground))
		draw(point{x, y}, h*0.56, t)
	}
	var lines path
	for i := 1; i < columns; i++ {
		lines = append(lines, []point{{float64(i) * w, 0}, {float64(i) * w, e.y}})
	}
	for i := 1; i < rows; i++ {
		lines = append(lines, []point{{0, float64(i) * h}, {e.x, float64(i) * h}})
	}
	e.trace(lines, 3*e.u, tones{0.5, 0, 0.7})
}

func (e *easel) pears(at point, size float64, t tones) { e.pear(at, size*0.8, t) }

func (e *easel) kettle(at point, size float64, t tones) {
	dark := tones{0.4, 0, 1}
	at.x -= size * 0.12
	at.y += size * 0.06
	e.trace(smooth(path{{{at.x - 0.3*size, at.y - 0.22*size}, {at.x - 0.26*size, at.y - 0.52*size}, {at.x, at.y - 0.62*size}, {at.x + 0.26*size, at.y - 0.52*size}, {at.x + 0.3*size, at.y - 0.22*size}}}), size*0.06, dark)
	e.cut(shape(at, size, point{0.3, 0.05}, point{0.62, -0.3}, point{0.7, -0.25}, point{0.42, 0.28}), flat(t))
	e.cut(curve(at, size, point{-0.3, -0.22}, point{0, -0.32}, point{0.3, -0.22}, point{0.46, 0.2}, point{0.38, 0.44}, point{0, 0.47}, point{-0.38, 0.44}, point{-0.46, 0.2}), flat(t))
	e.cut(disc(at.x, at.y-0.36*size, 0.06*size), flat(dark))
	e.trace(path{{{at.x - 0.3*size, at.y - 0.17*size}, {at.x + 0.3*size, at.y - 0.17*size}}}, size*0.025, dark)
	e.trace(smooth(path{{{at.x - 0.3*size, at.y + 0.02*size}, {at.x - 0.34*size, at.y + 0.2*size}, {at.x - 0.28*size, at.y + 0.34*size}}}), size*0.05, tones{0.05, 0.02, 0})
	for i := range 3 { // steam
		x := at.x + size*(0.72+0.08*float64(i))
		y := at.y - size*(0.34+0.05*float64(i))
		e.trace(smooth(path{{{x, y}, {x + 0.05*size, y - 0.08*size}, {x, y - 0.16*size}, {x + 0.05*size, y - 0.24*size}}}), size*0.022, dark)
	}
}

func (e *easel) book(at point, size float64, t tones) {
	e.cut(shape(at, size, point{-0.6, -0.4}, point{0, -0.32}, point{0.6, -0.4}, point{0.6, 0.42}, point{0, 0.5}, point{-0.6, 0.42}), flat(t))
	e.cut(shape(at, size, point{-0.54, -0.44}, point{0, -0.34}, point{0.54, -0.44}, point{0.54, 0.34}, point{0, 0.44}, point{-0.54, 0.34}), flat(tones{0, 0.02, 0}))
	e.trace(path{{{at.x, at.y - 0.34*size}, {at.x, at.y + 0.44*size}}}, size*0.02, tones{0.4, 0, 1})
	for i := range 6 {
		y := at.y + size*(-0.26+0.1*float64(i))
		e.trace(path{{{at.x - 0.46*size, y}, {at.x - 0.08*size, y + 0.06*size}}, {{at.x + 0.08*size, y + 0.06*size}, {at.x + 0.46*size, y}}}, size*0.018, tones{0.3, 0, 0.6})
	}
}

func (e *easel) bus(at point, size float64, t tones) {
	e.cut(curve(at, size, point{-0.62, -0.36}, point{0.5, -0.36}, point{0.64, -0.26}, point{0.68, 0.2}, point{0.62, 0.26}, point{-0.62, 0.26}, point{-0.68, 0.2}, point{-0.68, -0.3}), flat(t))
	for i := range 4 {
		e.cut(rect(at.x+size*(-0.58+0.27*float64(i)), at.y-0.26*size, 0.21*size, 0.22*size), flat(tones{0, 0.12, 0}))
	}
	e.cut(shape(at, size, point{0.52, -0.26}, point{0.6, -0.22}, point{0.64, 0}, point{0.52, 0}), flat(tones{0, 0.12, 0}))
	e.cut(rect(at.x-0.66*size, at.y+0.06*size, 1.33*size, 0.045*size), flat(tones{0, 0.02, 0}))
	for _, x := range []float64{-0.38, 0.38} {
		e.cut(disc(at.x+x*size, at.y+0.28*size, 0.13*size), flat(tones{0.4, 0, 1}))
		e.cut(disc(at.x+x*size, at.y+0.28*size, 0.05*size), flat(tones{0, 0.2, 0}))
	}
}

func (e *easel) clock(at point, size float64, t tones) {
	e.cut(disc(at.x, at.y, size*0.5), flat(t))
	e.cut(disc(at.x, at.y, size*0.42), flat(tones{0, 0.02, 0}))
	for i := range 12 {
		a := disc(at.x, at.y, size*0.35)[0]
		p := a[i*len(a)/12]
		e.cut(disc(p.x, p.y, size*0.022), flat(tones{0.4, 0, 1}))
	}
	hand := disc(at.x, at.y, size*0.3)[0]
	h, m := hand[e.dice.IntN(len(hand))], hand[e.dice.IntN(len(hand))]
	e.trace(path{{{at.x, at.y}, {at.x + (h.x-at.x)*0.65, at.y + (h.y-at.y)*0.65}}}, size*0.045, tones{0.4, 0, 1})
	e.trace(path{{{at.x, at.y}, m}}, size*0.028, tones{0.4, 0, 1})
}
