package media_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"

	"broadsheet/media"
	"broadsheet/news"
)

func TestAMarkShowsThePictureWholeInTheMiddle(t *testing.T) {
	t.Parallel()
	l := newRoom(t, media.Options{})
	a := l.add(t, asPNG(t, quarters(200, 100)), media.Words{Name: "logo.png"})
	for _, tt := range []struct {
		w, h   int
		share  float64
		ground color.Color
		inked  image.Rectangle
	}{
		{100, 100, 1, nil, image.Rect(0, 25, 100, 75)},
		{100, 100, .6, color.White, image.Rect(20, 35, 80, 65)},
		{300, 100, 1, color.Black, image.Rect(50, 0, 250, 100)},
	} {
		b, err := l.Mark(t.Context(), a, tt.w, tt.h, tt.share, tt.ground)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil || img.Bounds() != image.Rect(0, 0, tt.w, tt.h) {
			t.Fatalf("%v, %v", img.Bounds(), err)
		}
		corner := color.NRGBAModel.Convert(img.At(tt.inked.Min.X+2, tt.inked.Min.Y+2))
		outside := img.At(0, 0)
		if tt.inked.Min == (image.Point{}) {
			continue
		}
		_, _, _, alpha := outside.RGBA()
		if seen := alpha == 0; seen != (tt.ground == nil) {
			t.Errorf("%+v: the ground is %v", tt, outside)
		}
		if corner == color.NRGBAModel.Convert(outside) {
			t.Errorf("%+v: nothing is drawn at %v", tt, tt.inked.Min)
		}
		if tt.ground != nil && !sameColour(img.At(tt.inked.Min.X-3, tt.h/2), tt.ground) {
			t.Errorf("%+v: the picture reaches beyond %v", tt, tt.inked)
		}
	}
	for _, bad := range [][2]int{{0, 10}, {10, -1}, {media.MaxMark + 1, 10}} {
		if _, err := l.Mark(t.Context(), a, bad[0], bad[1], 1, nil); err == nil {
			t.Errorf("a mark of %v was drawn", bad)
		}
	}
}

func sameColour(a, b color.Color) bool {
	return color.NRGBAModel.Convert(a) == color.NRGBAModel.Convert(b)
}

func TestAWordmarkHoldsTheWholeName(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Euro Global Post", "A", "The Donaudampfschifffahrtsgesellschaft Observer and Advertiser", "Полярная звезда"} {
		b, err := media.Wordmark(name, 600, 300, color.Black, color.White)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		inked := image.Rectangle{}
		for y := range 300 {
			for x := range 600 {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
					inked = inked.Union(image.Rect(x, y, x+1, y+1))
				}
			}
		}
		if inked.Min.X < 10 || inked.Max.X > 590 || inked.Min.Y < 10 || inked.Max.Y > 290 || inked.Dy() < 20 {
			t.Errorf("%s is drawn within %v", name, inked)
		}
	}
	if _, err := media.Wordmark("القلعة", 600, 300, color.Black, color.White); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("letters that no font has: %v", err)
	}
}
