package media

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/draw"
)

// thumbSide is the longer side of the thumb in pixels. Blurred by the browser
// it shows where the light is.
const thumbSide = 4

// thumb gives a picture in a few pixels, as a data URI of at most 300 bytes.
// What can be seen through is put on white.
func thumb(img *image.RGBA) string {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	tw, th := thumbSide, max(1, (h*thumbSide+w/2)/w)
	if h > w {
		tw, th = max(1, (w*thumbSide+h/2)/h), thumbSide
	}
	small, err := shrink(&imageRows{img: img, w: w}, w, h, min(tw, w), min(th, h))
	if err != nil { // rows in memory do not fail
		return ""
	}
	var buf bytes.Buffer
	buf.WriteString("data:image/png;base64,")
	enc := base64.NewEncoder(base64.StdEncoding, &buf)
	if png.Encode(enc, onWhite(small)) != nil || enc.Close() != nil {
		return ""
	}
	return buf.String()
}

// onWhite gives a picture that cannot be seen through.
func onWhite(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Over)
	return out
}
