package draw

import "image/color"

// behind is the hair that falls behind the neck.
func (h *head) behind() {
	switch h.Cut {
	case Long:
		h.fill(h.on(point{0, -1.62}, point{1.02, -1.15}, point{1.3, -0.1}, point{1.36, 1}, point{1.5, 2.1}, point{0.6, 2.4}, point{-0.6, 2.4}, point{-1.5, 2.1}, point{-1.36, 1}, point{-1.3, -0.1}, point{-1.02, -1.15}), mixed(h.Hair, ink(0), 0.25))
	case Bob:
		h.fill(h.on(point{0, -1.6}, point{1.04, -1.15}, point{1.3, -0.2}, point{1.34, 0.75}, point{1.05, 1.16}, point{0.4, 1}, point{-0.4, 1}, point{-1.05, 1.16}, point{-1.34, 0.75}, point{-1.3, -0.2}, point{-1.04, -1.15}), mixed(h.Hair, ink(0), 0.25))
	case Bun:
		h.fill(disc(h.at.x, h.at.y-1.62*h.u, 0.5*h.u), h.Hair)
		h.fill(h.on(point{0, -1.55}, point{1, -1.1}, point{1.12, -0.3}, point{0.9, 0.4}, point{-0.9, 0.4}, point{-1.12, -0.3}, point{-1, -1.1}), h.Hair)
	case Scarf:
		h.fill(h.on(point{0, -1.7}, point{1.1, -1.2}, point{1.4, 0}, point{1.34, 1.2}, point{1.9, 2.2}, point{0, 2.6}, point{-1.9, 2.2}, point{-1.34, 1.2}, point{-1.4, 0}, point{-1.1, -1.2}), h.Hair)
	case Curly:
		h.locks(mixed(h.Hair, ink(0), 0.2), 0.46, point{-1.05, -0.5}, point{-1.16, 0}, point{-1.06, 0.42}, point{1.05, -0.5}, point{1.16, 0}, point{1.06, 0.42})
	}
}

func (h *head) locks(c color.NRGBA, r float64, at ...point) {
	for _, q := range at {
		h.fill(disc(h.at.x+q.x*h.u*h.Wide, h.at.y+q.y*h.u, r*h.u), c)
	}
}

// shoulders are the coat, what is under it and the neck.
func (h *head) shoulders() {
	neck := mixed(h.shade, ink(0x3a1608), 0.12)
	h.fill(curve(h.at, h.u, point{0, 1.5}, point{0.8, 1.72}, point{1.75, 2}, point{2.35, 2.6}, point{2.6, 4}, point{-2.6, 4}, point{-2.35, 2.6}, point{-1.75, 2}, point{-0.8, 1.72}), h.Coat)
	h.fill(shape(h.at, h.u, point{0.3, 1.7}, point{0.9, 1.74}, point{1.75, 2}, point{2.35, 2.6}, point{2.6, 4}, point{0.3, 4}), h.coatFar)
	switch h.Collar {
	case Shirt:
		h.fill(shape(h.at, h.u, point{-0.66, 1.5}, point{0.66, 1.5}, point{0.3, 3}, point{0, 3.6}, point{-0.3, 3}), ink(0xf5f3ec))
		h.fill(shape(h.at, h.u, point{0, 2.1}, point{0.66, 1.5}, point{0.3, 3}, point{0, 3.6}), ink(0xd9d6cc))
		h.fill(shape(h.at, h.u, point{-0.5, 0.8}, point{0.5, 0.8}, point{0.54, 1.55}, point{0, 2.2}, point{-0.54, 1.55}), neck)
		h.fill(shape(h.at, h.u, point{-0.54, 1.42}, point{0, 2.2}, point{-0.34, 2.5}, point{-0.82, 1.7}), ink(0xfbfaf6))
		h.fill(shape(h.at, h.u, point{0.54, 1.42}, point{0, 2.2}, point{0.34, 2.5}, point{0.82, 1.7}), ink(0xe4e1d8))
	case Round:
		h.fill(curve(h.at, h.u, point{-0.5, 0.8}, point{0.5, 0.8}, point{0.62, 1.62}, point{0.36, 2.02}, point{0, 2.14}, point{-0.36, 2.02}, point{-0.62, 1.62}), neck)
	case Roll:
		h.fill(shape(h.at, h.u, point{-0.5, 0.8}, point{0.5, 0.8}, point{0.5, 1.5}, point{-0.5, 1.5}), neck)
		h.fill(curve(h.at, h.u, point{-0.66, 1.28}, point{0, 1.42}, point{0.66, 1.28}, point{0.72, 1.9}, point{0, 2.06}, point{-0.72, 1.9}), mixed(h.Coat, white, 0.14))
		h.fill(shape(h.at, h.u, point{0.2, 1.41}, point{0.66, 1.3}, point{0.7, 1.9}, point{0.2, 2.03}), h.Coat)
	}
}

// face is its outline, its ears, and the half that the light doesn't reach.
func (h *head) face() {
	j := h.Jaw
	for _, side := range []float64{-1, 1} {
		c := h.Skin
		if side > 0 {
			c = h.shade
		}
		h.fill(h.on(point{side * 0.95, -0.2}, point{side * 1.12, -0.22}, point{side * 1.14, 0.08}, point{side * 1.02, 0.34}, point{side * 0.9, 0.3}), c)
	}
	outline := []point{{0, -1.4}, {0.62, -1.24}, {0.96, -0.7}, {1, -0.05}, {0.9 + 0.05*j, 0.62}, {0.58 + 0.16*j, 1.1 + 0.06*j}, {0.22 + 0.16*j, 1.36}, {0, 1.4}}
	for i := len(outline) - 2; i > 0; i-- {
		outline = append(outline, point{-outline[i].x, outline[i].y})
	}
	all := h.on(outline...)
	h.fill(all, h.Skin)
	far := h.on(point{0.24, -1.5}, point{0.3, -0.9}, point{0.22, -0.42}, point{0.1, -0.2}, point{0.24, 0.2}, point{0.3, 0.44}, point{0.14, 0.52}, point{0.2, 0.7}, point{0.12, 0.86}, point{0.22, 1.1}, point{0.12, 1.5}, point{1.3, 1.5}, point{1.4, -1.5})
	h.fill(within(far, all), h.shade)
}

func (h *head) beard() {
	far := mixed(h.Hair, ink(0), 0.3)
	switch h.Beard {
	case Full:
		h.fill(h.on(point{-0.99, 0.02}, point{-0.84, 0.34}, point{-0.5, 0.5}, point{0, 0.42}, point{0.5, 0.5}, point{0.84, 0.34}, point{0.99, 0.02}, point{0.98, 0.7}, point{0.7, 1.28}, point{0.26, 1.62}, point{-0.26, 1.62}, point{-0.7, 1.28}, point{-0.98, 0.7}), h.Hair)
		h.fill(h.on(point{0.14, 0.46}, point{0.5, 0.5}, point{0.84, 0.34}, point{0.99, 0.02}, point{0.98, 0.7}, point{0.7, 1.28}, point{0.26, 1.6}, point{0.14, 1.1}), far)
		h.fill(h.on(point{-0.34, 0.78}, point{0, 0.7}, point{0.34, 0.78}, point{0, 0.9}), mixed(h.shade, ink(0x7a1d1d), 0.35))
	case Moustache:
		h.fill(h.on(point{0, 0.5}, point{0.34, 0.56}, point{0.56, 0.82}, point{0.2, 0.72}, point{0, 0.68}, point{-0.2, 0.72}, point{-0.56, 0.82}, point{-0.34, 0.56}), h.Hair)
	}
}

// features are brows, eyes, nose and mouth: as little as makes a face.
func (h *head) features() {
	brow := mixed(h.Hair, h.dark, 0.5)
	if h.Cut == Scarf || h.Cut == Bald {
		brow = h.dark
	}
	for _, side := range []float64{-1, 1} {
		h.line(0.1, brow, point{side * 0.22, -0.31}, point{side * 0.44, -0.39}, point{side * 0.68, -0.29})
		h.fill(h.on(point{side * 0.26, -0.04}, point{side * 0.44, -0.14}, point{side * 0.64, -0.03}, point{side * 0.45, 0.05}), mixed(ink(0xf7f4ee), h.shade, 0.2))
		h.fill(disc(h.at.x+side*0.45*h.u*h.Wide, h.at.y-0.05*h.u, 0.088*h.u), ink(0x1b1512))
		h.line(0.05, h.dark, point{side * 0.25, -0.04}, point{side * 0.44, -0.145}, point{side * 0.66, -0.03})
	}
	h.fill(h.on(point{0.03, -0.2}, point{0.1, 0.12}, point{0.25, 0.4}, point{0.12, 0.5}, point{-0.02, 0.5}, point{0.04, 0.3}), mixed(h.shade, ink(0x3a1608), 0.2))
	if h.Beard == Full {
		return
	}
	lips := mixed(h.shade, ink(0x7a1d1d), 0.42)
	h.fill(h.on(point{-0.3, 0.85}, point{-0.1, 0.8}, point{0, 0.82}, point{0.1, 0.8}, point{0.3, 0.85}, point{0.14, 0.96}, point{0, 0.98}, point{-0.14, 0.96}), lips)
	h.line(0.035, h.dark, point{-0.33, 0.84}, point{-0.1, 0.86}, point{0.1, 0.86}, point{0.33, 0.84})
}

// hair is what lies on the forehead and over the ears.
func (h *head) hair() {
	switch h.Cut {
	case Short:
		h.fill(h.on(point{0, -1.66}, point{0.74, -1.48}, point{1.1, -0.92}, point{1.06, -0.2}, point{0.97, -0.32}, point{0.84, -0.86}, point{0.3, -1}, point{-0.4, -0.94}, point{-0.86, -0.82}, point{-0.97, -0.3}, point{-1.06, -0.2}, point{-1.1, -0.92}, point{-0.74, -1.48}), h.Hair)
	case Cropped:
		h.fill(h.on(point{0, -1.5}, point{0.68, -1.34}, point{1.03, -0.8}, point{1.02, -0.2}, point{0.96, -0.3}, point{0.8, -0.92}, point{0.4, -1.08}, point{-0.4, -1.08}, point{-0.8, -0.92}, point{-0.96, -0.3}, point{-1.02, -0.2}, point{-1.03, -0.8}, point{-0.68, -1.34}), h.Hair)
	case Swept:
		h.fill(h.on(point{-0.1, -1.72}, point{0.7, -1.6}, point{1.14, -0.96}, point{1.08, -0.16}, point{0.96, -0.34}, point{0.88, -0.7}, point{0.3, -0.82}, point{-0.3, -1.06}, point{-0.62, -1.2}, point{-0.9, -0.72}, point{-0.97, -0.3}, point{-1.06, -0.16}, point{-1.1, -0.9}, point{-0.8, -1.46}), h.Hair)
		h.line(0.05, h.gloss, point{-0.5, -1.3}, point{0, -1.3}, point{0.56, -1.1}, point{0.84, -0.86})
	case Curly:
		h.locks(h.Hair, 0.44, point{-0.92, -0.78}, point{-0.7, -1.2}, point{-0.28, -1.44}, point{0.24, -1.46}, point{0.68, -1.24}, point{0.94, -0.8}, point{-0.4, -1.1}, point{0.1, -1.16}, point{0.5, -1.06})
	case Bob:
		h.fill(h.on(point{0, -1.66}, point{0.8, -1.44}, point{1.18, -0.8}, point{1.22, 0.3}, point{1.1, 1.06}, point{0.86, 0.98}, point{0.92, 0.2}, point{0.84, -0.5}, point{0.4, -0.62}, point{-0.4, -0.62}, point{-0.84, -0.5}, point{-0.92, 0.2}, point{-0.86, 0.98}, point{-1.1, 1.06}, point{-1.22, 0.3}, point{-1.18, -0.8}, point{-0.8, -1.44}), h.Hair)
		h.line(0.05, h.gloss, point{-0.86, -1.1}, point{-0.3, -1.36}, point{0.4, -1.34})
	case Long:
		h.fill(h.on(point{0.1, -1.66}, point{0.86, -1.4}, point{1.2, -0.7}, point{1.24, 0.3}, point{1.4, 1.4}, point{1.3, 2.1}, point{0.98, 1.5}, point{0.96, 0.5}, point{0.88, -0.3}, point{0.5, -0.86}, point{0.06, -1.22}, point{-0.5, -0.86}, point{-0.88, -0.3}, point{-0.96, 0.5}, point{-0.98, 1.5}, point{-1.3, 2.1}, point{-1.4, 1.4}, point{-1.24, 0.3}, point{-1.2, -0.7}, point{-0.86, -1.4}), h.Hair)
		h.line(0.05, h.gloss, point{-0.2, -1.42}, point{-0.74, -1}, point{-1.02, -0.3}, point{-1.08, 0.5})
	case Bun:
		h.fill(h.on(point{0, -1.6}, point{0.74, -1.4}, point{1.06, -0.86}, point{1.04, -0.1}, point{0.94, -0.4}, point{0.7, -0.94}, point{0.1, -1.16}, point{-0.5, -1.06}, point{-0.88, -0.7}, point{-0.97, -0.3}, point{-1.04, -0.1}, point{-1.06, -0.86}, point{-0.74, -1.4}), h.Hair)
		h.line(0.05, h.gloss, point{-0.7, -1.14}, point{-0.1, -1.36}, point{0.5, -1.3})
	case Scarf:
		far := mixed(h.Hair, ink(0), 0.22)
		h.fill(h.on(point{0, -1.74}, point{0.84, -1.5}, point{1.26, -0.8}, point{1.3, 0.2}, point{1.1, 1.2}, point{0.5, 1.72}, point{0.4, 1.5}, point{0.86, 0.8}, point{0.95, 0}, point{0.8, -0.7}, point{0.4, -1}, point{-0.4, -1}, point{-0.8, -0.7}, point{-0.95, 0}, point{-0.86, 0.8}, point{-0.4, 1.5}, point{-0.5, 1.72}, point{-1.1, 1.2}, point{-1.3, 0.2}, point{-1.26, -0.8}, point{-0.84, -1.5}), h.Hair)
		h.fill(h.on(point{-1.1, 1.1}, point{-0.3, 1.5}, point{0.6, 1.46}, point{1.2, 1}, point{1.5, 2}, point{0.3, 2.5}, point{-1.3, 2.2}), far)
	case Bald:
		h.fill(h.on(point{-0.97, -0.55}, point{-1.08, -0.4}, point{-1.08, 0.1}, point{-0.98, 0.14}, point{-0.92, -0.3}), h.Hair)
		h.fill(h.on(point{0.97, -0.55}, point{1.08, -0.4}, point{1.08, 0.1}, point{0.98, 0.14}, point{0.92, -0.3}), h.Hair)
	}
}

func (h *head) glasses() {
	frame := ink(0x1d1a18)
	for _, side := range []float64{-1, 1} {
		lens := ring(h.at.x+side*0.46*h.u*h.Wide, h.at.y-0.02*h.u, 0.32*h.u)
		h.fill(path{lens}, thinned(white, 0.16))
		h.stroke(closed(path{lens}), 0.06*h.u, frame)
		h.line(0.06, frame, point{side * 0.78, -0.06}, point{side * 1.02, -0.12})
	}
	h.line(0.06, frame, point{-0.15, -0.06}, point{0, -0.11}, point{0.15, -0.06})
}
