package draw

import "math"

// canal is a straight water between banks towards a vanishing point, with a lock's gates or something else across it.
func (e *easel) canal() {
	horizon := e.y * 0.47
	e.sky(point{e.between(0.15, 0.85), e.between(0.15, 0.25)})
	e.cut(e.ridge(horizon-10*e.u, 76*e.u, 500, 4, e.Seed+5), flat(tones{0.36, 0.1, 0.08}))
	e.cut(rect(0, horizon+12*e.u, e.x, e.y), fade(horizon, tones{0.3, 0.5, 0.06}, e.y, tones{0.85, 0.5, 0.3}))
	v := point{e.x * e.between(0.4, 0.6), horizon + 12*e.u}
	left, right := e.x*0.14, e.x*0.86
	e.cut(path{{{v.x - 20*e.u, v.y}, {v.x + 20*e.u, v.y}, {right + 50*e.u, e.y}, {left - 50*e.u, e.y}}}, flat(tones{0.2, 0.1, 0.5}))
	e.cut(path{{{v.x - 15*e.u, v.y}, {v.x + 15*e.u, v.y}, {right, e.y}, {left, e.y}}}, fade(v.y, tones{0.1, 0.25, 0}, e.y, tones{0.85, 0, 0.2}))
	for range 60 { // ripples
		k := e.between(0.05, 1)
		y := v.y + (e.y-v.y)*k
		half := (right - left) / 2 * k
		cx := v.x + ((left+right)/2-v.x)*k + e.between(-0.75, 0.75)*half
		w := e.between(20, 90) * e.u * k
		e.trace(path{{{cx - w, y}, {cx + w, y}}}, (1+3*k)*e.u, tones{0.02, 0.1, 0})
	}
	e.poplars(v)
	e.beside(v)
}

// poplars stand on both banks and grow smaller with the distance.
func (e *easel) poplars(v point) {
	for i := range 7 {
		k := math.Pow(0.62, float64(6-i))
		for side := -1.0; side <= 1; side += 2 {
			if e.dice.IntN(5) == 0 {
				continue
			}
			foot := point{v.x + side*(30*e.u+e.x*0.5*k), v.y + (e.y*0.86-v.y)*k*0.8}
			h := 560 * e.u * k * e.between(0.8, 1.1)
			e.trace(path{{foot, {foot.x, foot.y - h*0.4}}}, h*0.035, tones{0.4, 0, 0.9})
			e.cut(curve(foot, h, point{0, -0.14}, point{0.1, -0.3}, point{0.12, -0.6}, point{0.05, -0.92}, point{0, -1}, point{-0.05, -0.92}, point{-0.12, -0.6}, point{-0.1, -0.3}), flat(tones{1, 0.1, float32(0.2 + 0.4*k)}))
			e.cut(curve(foot, h, point{0.03, -0.2}, point{0.08, -0.34}, point{0.095, -0.6}, point{0.04, -0.9}, point{0.03, -0.6}), flat(tones{0.7, 0.45, 0.04}))
		}
	}
}

// beside draws what this lock is remembered for.
func (e *easel) beside(v point) {
	at := point{(v.x + e.x*0.5) / 2, e.y * 0.7}
	switch e.With {
	case "gates":
		e.gates(at, 420*e.u)
	case "barge":
		e.barge(point{at.x, at.y + 70*e.u}, 420*e.u)
	case "heron":
		e.heron(point{e.x * 0.36, e.y * 0.9}, 470*e.u)
	case "bridge":
		e.bridge(point{v.x, v.y + 190*e.u})
	case "cottage":
		e.cottage(point{e.x * 0.8, e.y * 0.74}, 330*e.u)
	case "furnace":
		e.furnace(point{e.x * 0.72, e.y * 0.6}, 330*e.u)
	case "geese":
		for i := range 7 {
			e.goose(point{e.x*0.28 + float64(i)*84*e.u, e.y*0.76 + 30*e.u*math.Sin(float64(i)*1.9)}, 70*e.u)
		}
	}
}

// gates are a lock's, shut, with their beams.
func (e *easel) gates(at point, size float64) {
	wood := tones{0.35, 0.3, 0.85}
	for side := -1.0; side <= 1; side += 2 {
		e.cut(shape(at, size, point{side * 0.78, -0.3}, point{0, -0.2}, point{0, 0.42}, point{side * 0.78, 0.36}), flat(wood))
		for i := range 4 {
			y := -0.16 + 0.14*float64(i)
			e.trace(path{{{at.x + side*0.76*size, at.y + (y-0.06)*size}, {at.x + side*0.02*size, at.y + y*size}}}, 6*e.u, tones{0, 0.5, 0.1})
		}
		e.cut(shape(at, size, point{side * 0.03, -0.3}, point{side * 1.45, -0.44}, point{side * 1.45, -0.36}, point{side * 0.03, -0.22}), flat(tones{0.06, 0.02, 0}))
		e.trace(path{{{at.x + side*0.05*size, at.y - 0.26*size}, {at.x + side*0.05*size, at.y - 0.5*size}}}, 9*e.u, tones{0.4, 0, 1})
	}
	e.trace(path{{{at.x - 0.05*size, at.y - 0.47*size}, {at.x + 0.05*size, at.y - 0.47*size}}}, 7*e.u, tones{0.4, 0, 1})
	for range 26 { // leaks
		x, y := at.x+e.between(-0.5, 0.5)*size, at.y+e.between(0, 0.3)*size
		e.trace(path{{{x, y}, {x + 4*e.u, y + e.between(30, 110)*e.u}}}, 3*e.u, tones{0.02, 0, 0})
	}
}

func (e *easel) barge(at point, size float64) {
	e.cut(shape(at, size, point{-1.05, -0.2}, point{-0.9, 0.2}, point{0.9, 0.2}, point{1.1, -0.24}, point{0.8, -0.12}, point{-0.8, -0.12}), flat(tones{0.4, 0, 1}))
	e.cut(shape(at, size, point{-1, -0.06}, point{-0.97, 0}, point{0.99, 0}, point{1.02, -0.06}), flat(tones{0, 1, 0}))
	e.cut(shape(at, size, point{-0.72, -0.12}, point{-0.7, -0.46}, point{-0.2, -0.46}, point{-0.2, -0.12}), flat(tones{1, 0, 0.2}))
	e.cut(shape(at, size, point{-0.78, -0.46}, point{-0.78, -0.51}, point{-0.14, -0.51}, point{-0.14, -0.46}), flat(tones{0, 0, 1}))
	for i := range 3 {
		e.cut(disc(at.x+(-0.6+0.15*float64(i))*size, at.y-0.3*size, 0.045*size), flat(tones{0, 1, 0}))
	}
	e.cut(shape(at, size, point{-0.1, -0.12}, point{0, -0.3}, point{0.14, -0.18}, point{0.26, -0.34}, point{0.42, -0.17}, point{0.56, -0.27}, point{0.7, -0.12}), flat(tones{0.1, 0.6, 0.35}))
	e.trace(path{{{at.x + 0.74*size, at.y - 0.12*size}, {at.x + 0.74*size, at.y - 0.62*size}}}, 6*e.u, tones{0.4, 0, 1})
	e.cut(shape(at, size, point{0.74, -0.62}, point{1, -0.56}, point{0.74, -0.48}), flat(tones{1, 0, 0}))
}

func (e *easel) heron(at point, size float64) {
	dark := flat(tones{0.45, 0, 0.85})
	e.trace(path{{{at.x, at.y - size*0.5}, {at.x + size*0.02, at.y}}, {{at.x + size*0.06, at.y - size*0.5}, {at.x + size*0.14, at.y - size*0.28}, {at.x + size*0.05, at.y - size*0.24}}}, 7*e.u, tones{0.4, 0, 1})
	e.cut(curve(at, size, point{-0.36, -0.42}, point{-0.18, -0.62}, point{0.04, -0.74}, point{0.16, -0.66}, point{0.12, -0.52}, point{-0.06, -0.46}), dark)
	neck := smooth(path{{{at.x + 0.1*size, at.y - 0.66*size}, {at.x + 0.22*size, at.y - 0.8*size}, {at.x + 0.1*size, at.y - 0.98*size}, {at.x + 0.2*size, at.y - 1.13*size}}})
	e.trace(neck, 21*e.u, tones{0.1, 0, 0.1})
	e.cut(shape(at, size, point{0.15, -1.19}, point{0.26, -1.18}, point{0.5, -1.1}, point{0.25, -1.09}, point{0.17, -1.1}), flat(tones{0, 1, 0}))
	e.cut(curve(at, size, point{0.13, -1.14}, point{0.2, -1.2}, point{0.27, -1.15}, point{0.2, -1.09}), flat(tones{0.1, 0, 0.1}))
	e.trace(path{{{at.x + 0.2*size, at.y - 1.17*size}, {at.x - 0.02*size, at.y - 1.13*size}}}, 7*e.u, tones{0.45, 0, 1})
}

// bridge spans the water on one arch.
func (e *easel) bridge(at point) {
	w, high := 520*e.u, 210*e.u
	var p []point
	for i := range 41 {
		k := float64(i)/20 - 1
		p = append(p, point{at.x + k*w*1.25, at.y - high*(1.12-0.42*k*k)})
	}
	for i := 40; i >= 0; i-- {
		k := float64(i)/20 - 1
		if math.Abs(k) > 0.6 {
			p = append(p, point{at.x + k*w*1.25, at.y + 50*e.u})
		} else {
			p = append(p, point{at.x + k*w*1.25, at.y + 50*e.u - (high+20*e.u)*math.Sqrt(1-k*k/0.36)})
		}
	}
	e.cut(path{p}, fade(at.y-high, tones{0.3, 0.25, 0.42}, at.y, tones{0.55, 0.1, 0.72}))
	e.bushes(at.x-w*1.4, at.x-w*0.72, at.y+46*e.u, 44*e.u)
	e.bushes(at.x+w*0.72, at.x+w*1.4, at.y+46*e.u, 44*e.u)
	for i := range 34 { // the courses of its stones
		k := float64(i)/17 - 1
		x := at.x + k*w*1.2
		y := at.y - high*(1.12-0.42*k*k) + 16*e.u
		e.trace(path{{{x, y}, {x + 26*e.u, y + 2*e.u}}}, 3*e.u, tones{0.05, 0.2, 0.1})
	}
	e.cut(shape(point{at.x + 40*e.u, at.y - high*1.12}, 60*e.u, point{-0.2, 0.1}, point{-0.16, -0.8}, point{0.16, -0.8}, point{0.2, 0.1}), flat(tones{0.3, 0, 1}))
	e.cut(disc(at.x+40*e.u, at.y-high*1.12-62*e.u, 14*e.u), flat(tones{0.3, 0, 1}))
}

func (e *easel) cottage(at point, size float64) {
	e.bushes(at.x-size*0.9, at.x+size*0.95, at.y+size*0.02, size*0.16)
	e.cut(rect(at.x-size*0.5, at.y-size*0.5, size, size*0.5), flat(tones{0.02, 0.08, 0}))
	e.cut(shape(at, size, point{-0.6, -0.48}, point{-0.42, -0.94}, point{0.42, -0.94}, point{0.6, -0.48}), flat(tones{1, 0, 0.45}))
	e.cut(shape(at, size, point{0.2, -0.9}, point{0.2, -1.16}, point{0.33, -1.16}, point{0.33, -0.9}), flat(tones{0.5, 0.2, 0.7}))
	e.cut(rect(at.x-size*0.08, at.y-size*0.36, size*0.18, size*0.36), flat(tones{1, 0, 0.1}))
	for _, x := range []float64{-0.38, 0.24} {
		e.cut(rect(at.x+size*x, at.y-size*0.36, size*0.17, size*0.17), flat(tones{0, 1, 0}))
		e.trace(path{{{at.x + size*(x+0.085), at.y - size*0.36}, {at.x + size*(x+0.085), at.y - size*0.19}}, {{at.x + size*x, at.y - size*0.275}, {at.x + size*(x+0.17), at.y - size*0.275}}}, 4*e.u, tones{0.3, 0, 0.9})
	}
	for i := range 4 {
		k := float64(i) / 3
		e.cut(e.blob(at.x+size*(0.28+0.3*k), at.y-size*(1.26+0.26*k), size*(0.05+0.08*k), size*(0.04+0.05*k)), flat(tones{0.15, 0, 0.08}))
	}
}

// furnace is a works with its mouth open, and what the water makes of it.
func (e *easel) furnace(at point, size float64) {
	dark := flat(tones{1, 0, 0.92})
	e.cut(rect(at.x-size*0.7, at.y-size*0.5, size*1.5, size*0.52), dark)
	e.cut(shape(at, size, point{-0.74, -0.48}, point{-0.5, -0.74}, point{-0.24, -0.48}, point{0, -0.74}, point{0.26, -0.48}, point{0.5, -0.74}, point{0.84, -0.48}), dark)
	e.cut(shape(at, size, point{0.5, -0.6}, point{0.54, -1.5}, point{0.68, -1.5}, point{0.72, -0.6}), dark)
	for i := range 4 {
		k := float64(i) / 3
		e.cut(e.blob(at.x+size*(0.62+0.5*k), at.y-size*(1.6+0.16*k), size*(0.07+0.14*k), size*(0.06+0.07*k)), flat(tones{0.6, 0, 0.2}))
	}
	e.cut(disc(at.x-size*0.3, at.y-size*0.16, size*0.3), func(x, y float64) tones {
		k := float32(math.Max(0, 1-math.Hypot(x-at.x+size*0.3, y-at.y+size*0.16)/(size*0.3)))
		return tones{1 - 0.7*k, 0.9 * k, 0.9 * (1 - k)}
	})
	e.cut(curve(at, size, point{-0.46, 0.02}, point{-0.46, -0.2}, point{-0.3, -0.34}, point{-0.14, -0.2}, point{-0.14, 0.02}), flat(tones{0, 1, 0}))
	for i := range 26 {
		k := float64(i) / 25
		y, w := at.y+size*0.1+(e.y-at.y)*0.9*k, size*(0.1+0.16*k)*e.between(0.6, 1.1)
		x := at.x - size*(0.36+0.9*k) + e.between(-0.05, 0.05)*size
		e.trace(path{{{x - w, y}, {x + w, y}}}, 7*e.u, tones{0, 1, 0})
	}
}

// bushes grow along a line.
func (e *easel) bushes(x0, x1, y, size float64) {
	for x := x0; x < x1; x += size * 0.8 {
		r := size * e.between(0.7, 1.2)
		e.cut(e.blob(x, y-r*0.3, r, r*0.72), flat(tones{1, 0.2, float32(e.between(0.3, 0.6))}))
		e.cut(e.blob(x+r*0.2, y-r*0.52, r*0.5, r*0.34), flat(tones{0.7, 0.5, 0.1}))
	}
}

func (e *easel) goose(at point, size float64) {
	e.cut(curve(at, size, point{-0.6, -0.28}, point{-0.2, -0.36}, point{0.25, -0.3}, point{0.42, -0.1}, point{0.2, 0.06}, point{-0.3, 0.05}), flat(tones{0, 0, 0.02}))
	e.trace(smooth(path{{{at.x + 0.3*size, at.y - 0.16*size}, {at.x + 0.42*size, at.y - 0.45*size}, {at.x + 0.4*size, at.y - 0.76*size}}}), 0.16*size, tones{0, 0, 0.02})
	e.cut(disc(at.x+0.43*size, at.y-0.78*size, 0.14*size), flat(tones{0, 0, 0.02}))
	e.cut(shape(at, size, point{0.54, -0.84}, point{0.8, -0.72}, point{0.54, -0.7}), flat(tones{0.1, 1, 0}))
	e.cut(disc(at.x+0.46*size, at.y-0.81*size, 0.03*size), flat(tones{0.3, 0, 1}))
}
