package media

import "image"

// turn gives a picture as it is to be seen, from how it is stored: by the
// Orientation of EXIF (CIPA DC-008, 4.6.5), 1 to 8. Any other number is 1.
func turn(p *image.RGBA, orientation int) *image.RGBA {
	if orientation < 2 || orientation > 8 {
		return p
	}
	w, h := p.Rect.Dx(), p.Rect.Dy()
	ow, oh := upright(w, h, orientation)
	out := image.NewRGBA(image.Rect(0, 0, ow, oh))
	for y := range oh {
		for x := range ow {
			sx, sy := origin(x, y, w, h, orientation)
			copy(out.Pix[y*out.Stride+4*x:][:4], p.Pix[sy*p.Stride+4*sx:][:4])
		}
	}
	return out
}

// upright gives the size that a stored picture has when it is seen.
func upright(w, h, orientation int) (int, int) {
	if orientation >= 5 && orientation <= 8 {
		return h, w
	}
	return w, h
}

// origin tells which stored pixel is seen at x, y.
func origin(x, y, w, h, orientation int) (int, int) {
	switch orientation {
	case 2: // mirrored
		return w - 1 - x, y
	case 3: // upside down
		return w - 1 - x, h - 1 - y
	case 4: // mirrored and upside down
		return x, h - 1 - y
	case 5: // mirrored, then turned left
		return y, x
	case 6: // lying on its left side
		return y, h - 1 - x
	case 7: // mirrored, then turned right
		return w - 1 - y, h - 1 - x
	case 8: // lying on its right side
		return w - 1 - y, x
	}
	return x, y
}
