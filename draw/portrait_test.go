package draw

import (
	"errors"
	"image"
	"math"
	"testing"

	"broadsheet/news"
	"pgregory.net/rapid"
)

func TestAPortraitIsOfItsSizeAndFullOfPaper(t *testing.T) {
	t.Parallel()
	for _, cut := range []Cut{"", Short, Swept, Curly, Bob, Long, Bun, Bald, Scarf, Cropped} {
		for _, beard := range []Beard{Shaven, Full, Moustache} {
			img, err := (Portrait{Cut: cut, Beard: beard, Glasses: beard == Full, Width: 120}).Image()
			if err != nil {
				t.Fatal(err)
			}
			if img.Rect != image.Rect(0, 0, 120, 120) || !img.Opaque() {
				t.Errorf("%s %s: %v, opaque %v", cut, beard, img.Rect, img.Opaque())
			}
		}
	}
	if img, err := (Portrait{}).Image(); err != nil || img.Rect.Dx() != 480 {
		t.Errorf("the plainest portrait: %v", err)
	}
	for _, w := range []int{-1, 99, 2001} {
		if _, err := (Portrait{Width: w}).Image(); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%d pixels: %v", w, err)
		}
	}
}

func TestAPortraitIsLitFromOneSide(t *testing.T) {
	t.Parallel()
	img, err := (Portrait{Cut: Cropped, Width: 200}).Image()
	if err != nil {
		t.Fatal(err)
	}
	light := func(x, y int) int { c := img.RGBAAt(x, y); return int(c.R) + int(c.G) + int(c.B) }
	for y := 90; y < 110; y += 2 { // the cheeks
		if near, far := light(75, y), light(125, y); near <= far {
			t.Errorf("at %d the near cheek has %d, the far one %d", y, near, far)
		}
	}
}

func TestWhatIsWithinAShapeLiesInIt(t *testing.T) {
	t.Parallel()
	around := disc(0, 0, 10)
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.Float64Range(-20, 20)
		p := path{{{at.Draw(t, "ax"), at.Draw(t, "ay")}, {at.Draw(t, "bx"), at.Draw(t, "by")}, {at.Draw(t, "cx"), at.Draw(t, "cy")}}}
		for _, r := range within(p, around) {
			for _, q := range r {
				if math.Hypot(q.x, q.y) > 10.001 {
					t.Fatalf("%v lies outside", q)
				}
			}
		}
	})
}
