package media

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"

	"github.com/gen2brain/avif"
	"github.com/gen2brain/webp"

	"broadsheet/news"
)

// How good renditions look, as each encoder counts it: chosen so that the
// formats look alike.
const (
	jpegQuality = 80
	webpQuality = 75
	avifQuality = 58
	avifSpeed   = 8
)

// encode writes a rendition, with nothing of the original's notes but who is
// credited for it.
func encode(img *image.RGBA, f format, alpha bool, a news.Asset) ([]byte, error) {
	var buf bytes.Buffer
	switch f {
	case jpegFormat:
		if alpha {
			img = onWhite(img)
		}
		err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: jpegQuality})
		return creditJPEG(buf.Bytes(), a), err
	case webpFormat:
		err := webp.Encode(&buf, plain(img), webp.Options{Quality: webpQuality, Method: webp.DefaultMethod})
		return creditWebP(buf.Bytes(), img.Rect.Size(), alpha, a), err
	case avifFormat:
		err := avif.Encode(&buf, img, avif.Options{Quality: avifQuality, QualityAlpha: avifQuality, Speed: avifSpeed, ChromaSubsampling: image.YCbCrSubsampleRatio420})
		return buf.Bytes(), err
	}
	return nil, fmt.Errorf("renditions are not made in %s", f)
}

// plain gives the pixels as the WebP encoder wants them. What is opaque is the
// same bytes in both ways of writing.
func plain(img *image.RGBA) image.Image {
	if img.Opaque() {
		return &image.NRGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect}
	}
	return img
}
