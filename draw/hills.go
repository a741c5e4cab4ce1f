package draw

import "math"

// hills are ridges, each nearer and darker, with a viaduct between the last two where there is a train.
func (e *easel) hills() {
	e.sky(point{0.3, 0.24})
	const n = 6
	for i := range n {
		k := float64(i) / (n - 1)
		y := e.y * (0.42 + 0.44*k)
		near := tones{float32(0.3 + 0.7*k), float32(0.14 * (1 - k)), float32(0.06 + 0.6*k*k)}
		if e.Night {
			near = tones{1, 0, float32(0.22 + 0.7*k)}
		}
		mist := near
		for j := range mist {
			mist[j] *= 0.55
		}
		if i == 4 && e.With == "train" {
			e.viaduct(e.y * 0.57)
		}
		e.cut(e.ridge(y, (120-40*k)*e.u, (420-40*k), 5, e.Seed*7+uint64(i)), fade(y-100*e.u, near, y+150*e.u, mist)) //nolint:gosec // a few
		if i >= 3 {
			e.trees(y, i)
		}
	}
}

// trees stand along a ridge as spires of different heights.
func (e *easel) trees(y float64, row int) {
	k := float64(row-2) / 3
	tone := tones{1, 0, float32(0.35 + 0.65*k)}
	for range 26 {
		x := e.between(0, e.x)
		foot := y + (120-8*float64(row))*e.u*noise(x/((420-8*float64(row))*e.u), 5, e.Seed*7+uint64(row)) //nolint:gosec // a few
		foot += 20 * e.u
		h := e.between(40, 90) * e.u * (0.5 + k*0.7)
		w := h * 0.3
		e.cut(shape(point{x, foot}, 1, point{-w / 2, 0}, point{-w * 0.3, -h * 0.4}, point{-w * 0.36, -h * 0.4}, point{0, -h}, point{w * 0.36, -h * 0.4}, point{w * 0.3, -h * 0.4}, point{w / 2, 0}), flat(tone))
	}
}

// viaduct goes from side to side, with its rails at a height, and a train on it.
func (e *easel) viaduct(y float64) {
	stone := fade(y, tones{0.55, 0.16, 0.3}, y+260*e.u, tones{0.3, 0.1, 0.08})
	if e.Night {
		stone = fade(y, tones{1, 0, 0.55}, y+260*e.u, tones{0.85, 0, 0.25})
	}
	span, pier := 128*e.u, 24*e.u
	e.cut(rect(0, y, e.x, 30*e.u), stone)
	for x := -span / 2; x < e.x+span; x += span {
		e.cut(rect(x-pier/2, y+20*e.u, pier, 420*e.u), stone)
		// the spandrel: what is left of stone between an arch and the rails
		var p []point
		for i := range 25 {
			a := math.Pi * float64(i) / 24
			p = append(p, point{x + span/2 - math.Cos(a)*(span-pier)/2, y + 92*e.u - math.Sin(a)*62*e.u})
		}
		p = append(p, point{x + span - pier/2, y + 24*e.u}, point{x + pier/2, y + 24*e.u})
		e.cut(path{p}, stone)
	}
	e.trace(path{{{0, y}, {e.x, y}}}, 5*e.u, tones{0.5, 0, 0.9})
	e.train(point{e.x * 0.3, y - 3*e.u}, 6)
}

// train stands with its last coach at a point, on its way to the right.
func (e *easel) train(at point, coaches int) {
	long, high := 134*e.u, 46*e.u
	body := tones{0.3, 0, 1}
	lit := tones{0, 1, 0}
	for i := range coaches {
		x := at.x + float64(i)*(long+7*e.u)
		e.cut(rect(x, at.y-high, long, high-8*e.u), flat(body))
		e.cut(rect(x+10*e.u, at.y-8*e.u, 30*e.u, 7*e.u), flat(tones{0, 0, 1}))
		e.cut(rect(x+long-40*e.u, at.y-8*e.u, 30*e.u, 7*e.u), flat(tones{0, 0, 1}))
		for j := range 6 {
			t := lit
			if (i*6+j*5+int(e.Seed))%4 == 0 { //nolint:gosec // which are dark
				t = tones{0.5, 0, 0.7}
			}
			e.cut(rect(x+(9+20.5*float64(j))*e.u, at.y-high+10*e.u, 14*e.u, 13*e.u), flat(t))
		}
	}
	x := at.x + float64(coaches)*(long+7*e.u)
	e.cut(shape(point{x, at.y}, e.u, point{0, -46}, point{76, -46}, point{112, -26}, point{116, -8}, point{0, -8}), flat(tones{1, 0, 0.9}))
	e.cut(shape(point{x, at.y}, e.u, point{66, -40}, point{78, -40}, point{100, -26}, point{66, -26}), flat(lit))
	e.cut(shape(point{x, at.y}, e.u, point{112, -18}, point{520, -44}, point{520, 18}, point{112, -10}), glow(x+112*e.u, at.y, 400*e.u, tones{0.3, 0.7, 0}, tones{0.8, 0.1, 0.2}))
}

// orchard is rows of trees towards the horizon, and fruit in the near ones.
func (e *easel) orchard() {
	horizon := e.y * 0.4
	e.sky(point{0.8, 0.2})
	e.cut(e.ridge(horizon-16*e.u, 90*e.u, 460, 5, e.Seed+3), flat(tones{0.42, 0, 0.12}))
	e.cut(e.ridge(horizon+16*e.u, 26*e.u, 600, 3, e.Seed+4), fade(horizon, tones{0.18, 0.55, 0}, e.y, tones{0.5, 0.8, 0.06}))
	for i := -9; i <= 9; i++ { // furrows to the vanishing point
		x := e.x*0.52 + float64(i)*e.x*0.21
		e.cut(path{{{e.x * 0.52, horizon + 34*e.u}, {x - 34*e.u, e.y}, {x + 34*e.u, e.y}}}, flat(tones{0.62, 0.8, 0.12}))
	}
	for row := range 6 {
		k := math.Pow(float64(row)/5, 1.5)
		y := horizon + 44*e.u + (e.y*0.98-horizon)*k*0.86
		step := (92 + 330*k) * e.u
		for x := -step * 0.2 * float64(row%3); x < e.x+step; x += step {
			e.tree(point{x + e.between(-8, 8)*e.u, y}, (50+230*k)*e.u, k)
		}
	}
}

// tree has a crown of leaves with light on one side, and pears where it is near.
func (e *easel) tree(at point, size, k float64) {
	e.cut(shape(at, size, point{-0.05, 0}, point{-0.035, -0.5}, point{0.035, -0.5}, point{0.06, 0}), flat(tones{0.5, 0.1, 0.85}))
	e.cut(e.blob(at.x, at.y-size*0.8, size*0.43, size*0.46), flat(tones{1, 0.1, float32(0.24 + 0.3*k)}))
	e.cut(e.blob(at.x+size*0.09, at.y-size*0.9, size*0.29, size*0.29), flat(tones{0.78, 0.4, 0.06}))
	if size < 110*e.u {
		return
	}
	for range 9 {
		q := point{at.x + e.between(-0.33, 0.33)*size, at.y - e.between(0.5, 1.1)*size}
		e.pear(q, size*0.13, tones{0, 1, 0})
	}
}

// pear hangs with its stalk upwards.
func (e *easel) pear(at point, size float64, t tones) {
	e.trace(path{{{at.x, at.y - size*0.6}, {at.x + size*0.1, at.y - size*0.85}}}, size*0.09, tones{0.3, 0, 1})
	e.cut(curve(at, size, point{0, -0.62}, point{0.2, -0.45}, point{0.24, -0.1}, point{0.42, 0.2}, point{0.3, 0.5}, point{0, 0.58}, point{-0.3, 0.5}, point{-0.42, 0.2}, point{-0.24, -0.1}, point{-0.2, -0.45}), flat(t))
}
