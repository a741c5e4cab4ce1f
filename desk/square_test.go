package desk

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	qr "github.com/piglig/go-qr"
)

// pixels draws a square's path, each module some pixels wide, as a browser does.
func (s square) pixels(t *testing.T, wide int) image.Image {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, s.Size*wide, s.Size*wide))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for _, run := range strings.Split(strings.TrimPrefix(s.Path, "M"), "M") {
		var x, y, long, back int
		if _, err := fmt.Sscanf(run, "%d %dh%dv1h-%dz", &x, &y, &long, &back); err != nil || long != back {
			t.Fatalf("%q is no rectangle: %v", run, err)
		}
		for dy := range wide {
			for dx := range long * wide {
				img.SetGray(x*wide+dx, y*wide+dy, color.Gray{})
			}
		}
	}
	return img
}

func TestATelephoneReadsTheSquareCode(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"otpauth://totp/Euro%20Global%20Post:ana@post.example?issuer=Euro%20Global%20Post&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
		"otpauth://totp/%D8%A7%D9%84%D8%A8%D8%B1%D9%8A%D8%AF:ليلى@post.example?secret=JBSWY3DP",
		"x",
	} {
		s, err := squareOf(text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := qr.Decode(s.pixels(t, 5))
		if err != nil || got != text {
			t.Errorf("read as %q, %v; want %q", got, err, text)
		}
	}
	if _, err := squareOf(strings.Repeat("x", 5000)); err == nil {
		t.Error("a text that no code can hold was drawn")
	}
}
