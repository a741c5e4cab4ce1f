package media

import "image"

// The size of the grid of brightness that a sketch is made of.
const (
	sketchWidth  = 9
	sketchHeight = 8
)

// sketch tells in 64 bits what a picture looks like: for each cell of a coarse
// grid whether it is brighter than the one to its right. The same picture in
// another size, format or quality differs in a few bits at most.
func sketch(img *image.RGBA) uint64 {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if w < sketchWidth || h < sketchHeight { // too small to tell from another
		return 0
	}
	small, err := shrink(&imageRows{img: img, w: w}, w, h, sketchWidth, sketchHeight)
	if err != nil { // rows in memory do not fail
		return 0
	}
	small = onWhite(small)
	light := func(x, y int) int {
		c := small.RGBAAt(x, y)
		return 299*int(c.R) + 587*int(c.G) + 114*int(c.B)
	}
	var bits uint64
	for y := range sketchHeight {
		for x := range sketchWidth - 1 {
			bits <<= 1
			if light(x, y) > light(x+1, y) {
				bits |= 1
			}
		}
	}
	return bits
}
