package desk

import (
	"fmt"
	"strings"

	qr "github.com/piglig/go-qr"
)

// square is a QR code as one path of an SVG: a telephone reads it off the screen.
type square struct {
	Size int    // of the picture, in modules, the quiet zone with it
	Path string // of the dark modules
}

// quiet is the empty border that readers need (ISO/IEC 18004, 9.1), in modules.
const quiet = 4

// squareOf draws a text. Each run of dark modules in a row is one rectangle.
func squareOf(text string) (s square, err error) {
	code, err := qr.EncodeText(text, qr.Medium)
	if err != nil {
		return s, fmt.Errorf("draw a square code: %w", err)
	}
	var path strings.Builder
	for y := range code.Size() {
		for x := 0; x < code.Size(); x++ {
			run := 0
			for x+run < code.Size() && code.Module(x+run, y) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, run, run)
				x += run
			}
		}
	}
	return square{Size: code.Size() + 2*quiet, Path: path.String()}, nil
}
