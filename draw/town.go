package draw

import "math"

// town is houses in three rows above a quay, and what the water makes of their windows.
func (e *easel) town() {
	quay := e.y * 0.72
	e.sky(point{0.76, 0.2})
	e.cut(e.ridge(quay-250*e.u, 70*e.u, 520, 4, e.Seed+11), flat(tones{0.62, 0, 0.14}))
	e.church(point{e.x * 0.36, quay - 120*e.u}, 330*e.u)
	for row := range 3 {
		k := float64(row) / 2
		e.houses(quay-(1-k)*96*e.u, k)
	}
	e.cut(rect(0, quay, e.x, 26*e.u), flat(tones{0.5, 0, 0.8}))
	e.cut(rect(0, quay+26*e.u, e.x, e.y), fade(quay, tones{0.9, 0, 0.5}, e.y, tones{1, 0, 0.2}))
	e.mirror(quay + 26*e.u)
	e.boat(point{e.x * 0.68, quay + 150*e.u}, 150*e.u)
}

// houses is one row, with steep roofs and a few windows lit.
func (e *easel) houses(foot, k float64) {
	for x := -20 * e.u; x < e.x; {
		w, h, roof := e.between(70, 132)*e.u, e.between(90, 190)*e.u, e.between(44, 84)*e.u
		wall := tones{float32(0.3 + 0.5*k), float32(0.16 * e.dice.Float64()), float32(0.05 + 0.5*k*e.dice.Float64())}
		if e.Night {
			wall[0] += 0.3
			wall[2] += 0.35
		}
		top := foot - h
		e.cut(rect(x, top, w, h), flat(wall))
		tile := tones{1, 0, float32(0.2 + 0.6*k)}
		if e.dice.IntN(3) == 0 {
			e.gable(x, top, w, roof, wall)
		} else {
			e.cut(path{{{x - 6*e.u, top}, {x + w*0.16, top - roof}, {x + w*0.84, top - roof}, {x + w + 6*e.u, top}}}, flat(tile))
		}
		if e.dice.IntN(2) == 0 {
			e.cut(rect(x+w*0.62, top-roof-26*e.u, 15*e.u, 40*e.u), flat(tones{0.7, 0, 0.8}))
		}
		e.windows(x, top, w, h)
		x += w + e.between(-2, 7)*e.u
	}
}

// gable is a stepped one, as in Dutch towns.
func (e *easel) gable(x, top, w, roof float64, wall tones) {
	const steps = 4
	var left, right []point
	for i := range steps {
		a, b := float64(i)/steps, float64(i+1)/steps
		left = append(left, point{x + w*0.5*a, top - roof*a - 2}, point{x + w*0.5*a, top - roof*b - 14*e.u})
		right = append(right, point{x + w - w*0.5*a, top - roof*a - 2}, point{x + w - w*0.5*a, top - roof*b - 14*e.u})
	}
	for i := len(right) - 1; i >= 0; i-- {
		left = append(left, right[i])
	}
	e.cut(path{left}, flat(wall))
	e.cut(disc(x+w/2, top-roof*0.5, 8*e.u), flat(tones{0.4, 0, 0.9}))
}

func (e *easel) windows(x, top, w, h float64) {
	n := max(2, int(w/(34*e.u)))
	for y := top + 22*e.u; y < top+h-34*e.u; y += 50 * e.u {
		for i := range n {
			t := tones{0.55, 0, 0.75}
			if e.dice.IntN(3) == 0 {
				t = tones{0, 1, 0}
			}
			e.cut(rect(x+w*(float64(i)+0.5)/float64(n)-7*e.u, y, 14*e.u, 23*e.u), flat(t))
		}
	}
}

func (e *easel) church(at point, size float64) {
	t := flat(tones{0.8, 0, 0.46})
	e.cut(shape(at, size, point{-0.11, 0}, point{-0.11, -0.72}, point{0.11, -0.72}, point{0.11, 0}), t)
	e.cut(shape(at, size, point{-0.13, -0.72}, point{0, -1.3}, point{0.13, -0.72}), flat(tones{1, 0, 0.6}))
	e.cut(disc(at.x, at.y-size*0.56, size*0.06), flat(tones{0, 0.95, 0}))
	e.trace(path{{{at.x, at.y - size*1.3}, {at.x, at.y - size*1.4}}}, 3*e.u, tones{0.6, 0, 1})
}

// mirror is the lights upside down, broken by the water.
func (e *easel) mirror(y float64) {
	for range 46 {
		x, l := e.between(0, e.x), e.between(40, 190)*e.u
		for d := 8.0; d < l; d += 13 * e.u {
			w := e.between(10, 30) * e.u * (1 - d/l*0.4)
			sway := 9 * e.u * math.Sin(d*0.05+x)
			e.trace(path{{{x + sway - w/2, y + d}, {x + sway + w/2, y + d}}}, 4*e.u, tones{0.2, 0.85, 0})
		}
	}
}

// boat lies at its mooring, with a mast.
func (e *easel) boat(at point, size float64) {
	e.trace(path{{{at.x + size*0.1, at.y - size*0.1}, {at.x + size*0.1, at.y - size*1.25}}}, 5*e.u, tones{0.4, 0, 1})
	e.trace(path{{{at.x + size*0.1, at.y - size*1.2}, {at.x + size*0.9, at.y - size*0.22}}, {{at.x + size*0.1, at.y - size*1.2}, {at.x - size*0.8, at.y - size*0.22}}}, 2*e.u, tones{0.4, 0, 1})
	e.cut(shape(at, size, point{-0.92, -0.24}, point{0.3, -0.17}, point{0.98, -0.3}, point{0.72, 0.08}, point{-0.7, 0.08}), flat(tones{0.2, 0, 1}))
	e.cut(shape(at, size, point{-0.9, -0.16}, point{0.3, -0.09}, point{0.93, -0.2}, point{0.9, -0.14}, point{0.3, -0.03}, point{-0.88, -0.1}), flat(tones{0, 0.08, 0}))
	e.cut(shape(at, size, point{-0.42, -0.2}, point{-0.38, -0.46}, point{-0.02, -0.46}, point{0, -0.18}), flat(tones{0, 0.7, 0}))
}

// stage is a curtain that is half open on a light, and the heads of those who wait.
func (e *easel) stage() {
	e.cut(e.whole(), flat(tones{1, 0, 0.85}))
	cx, floor := e.x*0.5, e.y*0.74
	e.cut(path{{{cx - 260*e.u, 0}, {cx + 260*e.u, 0}, {cx + 400*e.u, floor}, {cx - 400*e.u, floor}}}, fade(0, tones{0.5, 0.3, 0.2}, floor, tones{0.06, 0.5, 0}))
	e.cut(rect(0, floor, e.x, e.y), fade(floor, tones{0.7, 0.2, 0.45}, e.y, tones{1, 0, 0.95}))
	e.cut(curve(point{cx, floor + 30*e.u}, 400*e.u, point{-1, 0}, point{0, -0.1}, point{1, 0}, point{0, 0.1}), flat(tones{0, 0.55, 0}))
	chair := point{cx, floor + 40*e.u}
	dark := flat(tones{0.4, 0, 1})
	e.cut(shape(chair, 190*e.u, point{-0.3, -1.15}, point{-0.22, -1.15}, point{-0.22, -0.5}, point{0.3, -0.5}, point{0.3, 0}, point{0.23, 0}, point{0.23, -0.4}, point{-0.22, -0.4}, point{-0.22, 0}, point{-0.3, 0}), dark)
	e.cut(shape(chair, 190*e.u, point{-0.26, -1.1}, point{0.1, -1.1}, point{0.1, -0.98}, point{-0.26, -0.98}), dark)
	for side := -1.0; side <= 1; side += 2 {
		for i := range 9 {
			k := float64(i) / 8
			x := cx + side*(250+620*k)*e.u
			w := 92 * e.u
			e.cut(path{{{x - w/2, 0}, {x + w/2, 0}, {x + w/2 + side*28*e.u, floor + 22*e.u}, {x - w/2 + side*28*e.u, floor + 22*e.u}}}, fold(x, w, i))
		}
	}
	e.cut(rect(0, 0, e.x, 110*e.u), flat(tones{1, 0, 0.6}))
	for i := range 17 {
		x := e.x * float64(i) / 16
		e.cut(shape(point{x, 104 * e.u}, 60*e.u, point{-1, 0}, point{1, 0}, point{0.6, 0.7}, point{-0.6, 0.7}), flat(tones{1, 0.2, 0.35}))
	}
	for i := range 12 {
		x := e.x*(float64(i)+0.5)/12 + e.between(-14, 14)*e.u
		y := e.y - e.between(20, 60)*e.u
		e.cut(append(disc(x, y-40*e.u, 42*e.u), rect(x-64*e.u, y, 128*e.u, 200*e.u)...), flat(tones{0.6, 0, 1}))
	}
}

func fold(x, w float64, i int) func(float64, float64) tones {
	return func(px, _ float64) tones {
		k := float32(math.Abs(math.Sin((px - x) / w * math.Pi)))
		if i%2 == 0 {
			k = 1 - k
		}
		return tones{1, 0, 0.12 + 0.6*k}
	}
}
