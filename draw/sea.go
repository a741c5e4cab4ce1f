package draw

import "math"

// sea is waves, nearer and darker towards the foot, under a wide sky.
func (e *easel) sea() {
	horizon := e.y * 0.46
	sun := point{0.72, 0.27}
	if e.With == "lighthouse" { // on the side where its beam does not go
		sun = point{0.13, 0.24}
	}
	e.sky(sun)
	e.clouds(horizon)
	e.cut(rect(0, horizon, e.x, e.y), fade(horizon, tones{0.35, 0.12, 0}, e.y, tones{0.8, 0, 0.2}))
	e.glitter(sun.x*e.x, horizon)
	switch e.With {
	case "lighthouse":
		e.lighthouse(point{0.27 * e.x, horizon + 26*e.u}, 300*e.u)
	case "ferry":
		e.ferry(point{0.4 * e.x, horizon + 66*e.u}, 330*e.u)
	}
	const rows = 9
	for i := range rows {
		k := float64(i) / (rows - 1)
		y := horizon + (e.y-horizon)*(0.16+0.8*math.Pow(k, 1.35))
		high := (9 + 58*k) * e.u
		if e.Rain {
			high *= 1.5
		}
		e.wave(y, high, (90+250*k)*e.u, k, uint64(i)+e.Seed) //nolint:gosec // a few
	}
}

// wave is one row of them: a crest of light over a body that darkens.
func (e *easel) wave(y, high, long, k float64, seed uint64) {
	crest := make([]point, 0, 420)
	phase := e.between(0, long)
	for x := -8.0; x <= e.x+8; x += 4 {
		t := (x + phase) / long
		t += 0.25 * noise(t*0.7, 2, seed)
		f := t - math.Floor(t)
		h := 1 - math.Pow(math.Sin(math.Pi*f), 0.75) // round below, pointed above, as water is
		crest = append(crest, point{x, y - high*(h*1.5+0.25*noise(t*0.9+40, 2, seed))})
	}
	body := append(crest[:len(crest):len(crest)], point{e.x + 8, e.y}, point{-8, e.y})
	deep := float32(0.06 + 0.62*k)
	e.cut(path{body}, fade(y-high, tones{0.55 + deep*0.4, 0, deep * 0.55}, y+high*2.4, tones{1, 0, deep}))
	e.trace(path{crest}, (2+4*k)*e.u, tones{0.03, 0.02, 0})
}

// glitter is the light's way over the water.
func (e *easel) glitter(x, horizon float64) {
	for range 70 {
		k := e.dice.Float64()
		y := horizon + (e.y-horizon)*0.5*k*k + 4
		w := (18 + 120*k) * e.u * e.between(0.4, 1)
		cx := x + e.between(-1, 1)*(26+150*k)*e.u
		e.trace(path{{{cx - w/2, y}, {cx + w/2, y}}}, (2.5+3*k)*e.u, tones{0, 0.5, 0})
	}
}

// clouds are flat below and heaped above.
func (e *easel) clouds(horizon float64) {
	n, tone := 4, tones{0.12, 0.03, 0}
	if e.Rain {
		n, tone = 9, tones{0.5, 0, 0.34}
	}
	if e.Night {
		tone = tones{0.8, 0, 0.3}
	}
	for range n {
		x, y, w := e.between(0, e.x), e.between(0.1, 0.8)*horizon, e.between(170, 380)*e.u
		var p []point
		for i := range 41 {
			a := math.Pi * float64(i) / 40
			bump := 1 + 0.22*math.Abs(math.Sin(a*4.5))
			p = append(p, point{x - w/2*math.Cos(a)*bump, y - w*0.17*math.Sin(a)*bump})
		}
		e.cut(path{p}, flat(tone))
	}
}

// lighthouse stands on a rock, with its foot at a point.
func (e *easel) lighthouse(at point, size float64) {
	e.cut(curve(at, size, point{-0.75, 0.12}, point{-0.5, -0.02}, point{-0.2, -0.12}, point{0.2, -0.1}, point{0.45, 0.03}, point{0.8, 0.14}, point{0, 0.3}), flat(tones{0.7, 0, 0.9}))
	top := point{at.x, at.y - size*1.12}
	e.cut(shape(top, size, point{0, 0.05}, point{5, -0.62}, point{5, 0.2}, point{0, 0.1}), glow(top.x, top.y, size*4.2, tones{0.02, 0.6, 0}, tones{0.3, 0.06, 0.02}))
	e.cut(shape(at, size, point{-0.13, -0.08}, point{-0.085, -1}, point{0.085, -1}, point{0.13, -0.08}), fade(at.y-size, tones{0, 0, 0}, at.y, tones{0.08, 0.02, 0.04}))
	for _, band := range []float64{-0.32, -0.72} {
		w := 0.085 + 0.045*(band+1)/0.92
		e.cut(shape(at, size, point{-w, band}, point{-w + 0.01, band - 0.2}, point{w - 0.01, band - 0.2}, point{w, band}), flat(tones{1, 0, 0.15}))
	}
	e.cut(shape(at, size, point{-0.13, -1}, point{-0.13, -1.04}, point{0.13, -1.04}, point{0.13, -1}), flat(tones{0.6, 0, 1}))
	e.cut(shape(at, size, point{-0.07, -1.04}, point{-0.07, -1.18}, point{0.07, -1.18}, point{0.07, -1.04}), flat(tones{0, 1, 0}))
	e.cut(shape(at, size, point{-0.1, -1.18}, point{0, -1.3}, point{0.1, -1.18}), flat(tones{0.6, 0, 1}))
}

// ferry is a ship from the side, with its waterline at a point.
func (e *easel) ferry(at point, size float64) {
	dark := tones{0.55, 0, 1}
	e.cut(shape(at, size, point{-0.05, -0.66}, point{0.14, -0.66}, point{0.16, -0.42}, point{-0.07, -0.42}), flat(tones{1, 0, 0.2}))
	e.cut(shape(at, size, point{-0.06, -0.6}, point{0.147, -0.6}, point{0.15, -0.54}, point{-0.06, -0.54}), flat(tones{0, 1, 0}))
	e.cut(shape(at, size, point{-0.62, -0.3}, point{-0.56, -0.45}, point{0.5, -0.45}, point{0.66, -0.3}), flat(tones{0, 0, 0}))
	e.cut(shape(at, size, point{0.3, -0.44}, point{0.3, -0.56}, point{0.5, -0.56}, point{0.56, -0.44}), flat(tones{0, 0, 0}))
	e.cut(shape(at, size, point{-0.84, -0.3}, point{0.98, -0.3}, point{0.8, 0.06}, point{-0.74, 0.06}), flat(tones{1, 0, 0.25}))
	e.cut(shape(at, size, point{-0.8, -0.1}, point{0.88, -0.1}, point{0.84, -0.03}, point{-0.78, -0.03}), flat(tones{0, 0.06, 0}))
	for i := range 9 {
		e.cut(shape(at, size, point{-0.5 + 0.11*float64(i), -0.4}, point{-0.5 + 0.11*float64(i), -0.35}, point{-0.45 + 0.11*float64(i), -0.35}, point{-0.45 + 0.11*float64(i), -0.4}), flat(dark))
	}
	for i := range 5 { // smoke
		k := float64(i) / 4
		e.cut(e.blob(at.x-size*(0.05+0.75*k), at.y-size*(0.74+0.22*k), size*(0.05+0.12*k), size*(0.04+0.06*k)), flat(tones{0.2, 0, 0.06}))
	}
}
