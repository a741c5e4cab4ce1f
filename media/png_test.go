package media

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"
)

func decodedPNG(b []byte) (*image.RGBA, error) {
	p, interlaced, err := openPNG(bytes.NewReader(b))
	if err != nil || interlaced {
		return nil, err
	}
	if err := p.begin(); err != nil {
		return nil, err
	}
	defer p.Close()
	return shrink(p, p.w, p.h, p.w, p.h)
}

// random gives a picture of noise of every kind that can be stored.
func random(rnd *rand.Rand, w, h int) image.Image {
	r := image.Rect(0, 0, w, h)
	fill := func(pix []byte, mask uint8) {
		for i := range pix {
			pix[i] = uint8(rnd.Uint32()) & mask
		}
	}
	switch rnd.IntN(7) {
	case 0:
		img := image.NewGray(r)
		fill(img.Pix, 255)
		return img
	case 1:
		img := image.NewGray16(r)
		fill(img.Pix, 255)
		return img
	case 2:
		img := image.NewNRGBA64(r)
		fill(img.Pix, 255)
		return img
	case 3:
		img := image.NewNRGBA(r)
		fill(img.Pix, 255)
		return img
	case 4:
		img := image.NewRGBA(r)
		for i := range img.Pix {
			img.Pix[i] = uint8(rnd.Uint32()) | uint8(i%4/3*255)
		}
		return img
	}
	bits := []int{1, 2, 4, 8}[rnd.IntN(4)]
	img := image.NewPaletted(r, nil)
	for range 1 << bits {
		img.Palette = append(img.Palette, color.NRGBA{uint8(rnd.Uint32()), uint8(rnd.Uint32()), uint8(rnd.Uint32()), uint8(rnd.Uint32())})
	}
	fill(img.Pix, uint8(1<<bits-1))
	return img
}

func TestPNGsAreDecodedAsTheStandardLibraryDoes(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		img := random(rnd, 1+rnd.IntN(40), 1+rnd.IntN(40))
		var buf bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.CompressionLevel(-rnd.IntN(4))}).Encode(&buf, img); err != nil {
			t.Fatal(err)
		}
		got, err := decodedPNG(buf.Bytes())
		if err != nil {
			t.Fatalf("%T: %v", img, err)
		}
		if d := farthest(got, img); d > 2 {
			t.Errorf("%T is off by %d", img, d)
		}
		cut := rnd.IntN(buf.Len() - 16) // the last chunk says nothing
		if _, err := decodedPNG(buf.Bytes()[:cut]); err == nil {
			t.Errorf("%T, cut after %d of %d bytes, passes for whole", img, cut, buf.Len())
		}
		damaged := bytes.Clone(buf.Bytes())
		at := 8 + rnd.IntN(len(damaged)-8-16)
		damaged[at] ^= 1 << rnd.IntN(8)
		if bad, err := decodedPNG(damaged); err == nil && bad != nil && farthest(bad, got) != 0 {
			t.Errorf("%T with a wrong bit at %d passes for whole, as another picture", img, at)
		}
	}
}

func FuzzPNG(f *testing.F) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 12 {
		var buf bytes.Buffer
		if err := png.Encode(&buf, random(rnd, 9, 7)); err != nil {
			f.Fatal(err)
		}
		f.Add(buf.Bytes())
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, _, err := openPNG(bytes.NewReader(b)); err == nil && p.w*p.h <= 1<<16 && p.w < 1<<16 && p.h < 1<<16 {
			_, _ = decodedPNG(b)
		}
	})
}
