package media

// scales gives what each coefficient of a block is multiplied with before the
// inverse transform: its quantisation, and the factors that the method of Arai,
// Agui and Nakajima takes out of the transform itself.
func scales(quant *[64]int32) (out [64]float32) {
	factor := [8]float32{1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.541196100, 0.275899379}
	for i, z := range zigzag {
		out[z] = float32(quant[i]) * factor[z>>3] * factor[z&7] / 8
	}
	return out
}

// inverse turns a block's coefficients into 8 × 8 samples.
func inverse(block []int16, scale *[64]float32, out []uint8, stride int) {
	var f [64]float32
	flat := true
	for i, v := range block[:64] {
		if v != 0 {
			f[i] = float32(v) * scale[i]
			flat = flat && i == 0
		}
	}
	if flat { // a sky is made of such blocks
		v := sample(f[0])
		for y := range 8 {
			line := out[y*stride:][:8]
			for x := range line {
				line[x] = v
			}
		}
		return
	}
	for x := range 8 {
		wave(&f, x, 8)
	}
	for y := range 8 {
		wave(&f, 8*y, 1)
		line := out[y*stride:][:8]
		for x := range line {
			line[x] = sample(f[8*y+x])
		}
	}
}

// sample rounds to what a byte holds, 0 of the transform being the middle.
func sample(v float32) uint8 {
	switch v += 128.5; {
	case v < 0:
		return 0
	case v >= 255:
		return 255
	}
	return uint8(v)
}

// wave is the inverse cosine transform of eight numbers that stand step apart.
func wave(f *[64]float32, at, step int) {
	a0, a1, a2, a3 := f[at], f[at+2*step], f[at+4*step], f[at+6*step]
	s, d := a0+a2, a0-a2
	t := a1 + a3
	u := (a1-a3)*1.414213562 - t
	e0, e1, e2, e3 := s+t, d+u, d-u, s-t

	b0, b1, b2, b3 := f[at+step], f[at+3*step], f[at+5*step], f[at+7*step]
	z13, z10, z11, z12 := b2+b1, b2-b1, b0+b3, b0-b3
	o0 := z11 + z13
	z5 := (z10 + z12) * 1.847759065
	o1 := z5 - z10*2.613125930 - o0
	o2 := (z11-z13)*1.414213562 - o1
	o3 := z5 - z12*1.082392200 - o2

	f[at], f[at+7*step] = e0+o0, e0-o0
	f[at+step], f[at+6*step] = e1+o1, e1-o1
	f[at+2*step], f[at+5*step] = e2+o2, e2-o2
	f[at+3*step], f[at+4*step] = e3+o3, e3-o3
}
