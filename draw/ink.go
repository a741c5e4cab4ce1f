package draw

import "image/color"

// The inks that pictures are printed with: the paper's own (theme/tokens.css), and a few of the same family that only
// pictures need. Red is left to breaking news.
var (
	Paper = ink(0xf4f6f5)
	Ink   = ink(0x14191c)
	soft  = ink(0x4d575c)
	hair  = ink(0xc5cdcd)
	white = ink(0xffffff)
	rest  = ink(0x8b979b) // of what the story is not about

	Blue    = ink(0x1d4e9e)
	Teal    = ink(0x00655f)
	Purple  = ink(0x6a3597)
	Brown   = ink(0x8a4b00)
	Green   = ink(0x2c652f)
	Magenta = ink(0x952465)
	Olive   = ink(0x5a5b00)
	Slate   = ink(0x3f5870)
)

func ink(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff} //nolint:gosec // a byte each
}

// thinned is an ink with less of it: at 0 none, at 1 all.
func thinned(c color.NRGBA, share float64) color.NRGBA {
	c.A = uint8(share*255 + 0.5)
	return c
}

// mixed is one ink with a share of another.
func mixed(a, b color.NRGBA, share float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float64(x)*(1-share) + float64(y)*share + 0.5) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 0xff}
}
