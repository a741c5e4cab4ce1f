package draw

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"testing"

	"broadsheet/news"
)

// inked tells how much of a picture is darker than the paper, from 0 to 1.
func inked(img *image.RGBA) float64 {
	n := 0
	for i := 0; i < len(img.Pix); i += 4 {
		if int(img.Pix[i])+int(img.Pix[i+1])+int(img.Pix[i+2]) < 600 {
			n++
		}
	}
	return float64(n) / float64(len(img.Pix)/4)
}

func TestEverySubjectIsDrawnAndTheSameEachTime(t *testing.T) {
	t.Parallel()
	with := map[Subject][]string{
		Sea: {"", "lighthouse", "ferry"}, Hills: {"", "train"}, Town: {""}, Canal: {"", "gates", "barge", "heron", "bridge", "cottage", "geese", "furnace"},
		Orchard: {""}, Stage: {""}, Objects: {"", "kettle", "pear", "book", "bus", "clock"},
	}
	for subject, others := range with {
		seen := map[string][]byte{}
		for _, other := range others {
			s := Scene{Subject: subject, With: other, Seed: 7, Width: 320, Height: 213, Rain: other == "barge", Night: other == "train"}
			first, err := s.Image()
			if err != nil {
				t.Fatal(err)
			}
			if share := inked(first); share < 0.02 || share > 0.999 {
				t.Errorf("%s with %q: %.3f of it is inked", subject, other, share)
			}
			second, err := s.Image()
			if err != nil || !bytes.Equal(first.Pix, second.Pix) {
				t.Errorf("%s with %q was drawn in two ways, %v", subject, other, err)
			}
			for before, pix := range seen {
				if bytes.Equal(pix, first.Pix) && (subject != Objects || other != "pear") { // pears are what objects are by default
					t.Errorf("%s with %q looks as with %q", subject, other, before)
				}
			}
			seen[other] = first.Pix
		}
	}
}

func TestASeedMakesAnotherPicture(t *testing.T) {
	t.Parallel()
	var last []byte
	for seed := range uint64(3) {
		img, err := Scene{Subject: Hills, Seed: seed, Width: 300, Height: 200}.Image()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(img.Pix, last) {
			t.Errorf("seed %d looks like the one before", seed)
		}
		last = img.Pix
	}
}

func TestAnIllustrationThatThereIsNotIsRefused(t *testing.T) {
	t.Parallel()
	for _, s := range []Scene{{}, {Subject: "unicorn"}, {Subject: Sea, Width: 10}, {Subject: Sea, Height: 90_000}} {
		if _, err := s.Image(); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%+v gave %v", s, err)
		}
	}
}

func TestWhatIsCutOutHidesWhatLiesUnder(t *testing.T) {
	t.Parallel()
	m := newImpression(300, 200, white, [3]color.NRGBA{Blue, Straw, Ink})
	m.cut(rect(0, 0, 300, 200), flat(tones{1, 0, 0}))
	m.cut(rect(100, 50, 100, 100), flat(tones{0, 0, 1}))
	img := m.pull()
	if at := img.RGBAAt(150, 100); at.R > 60 || at.B > 90 {
		t.Errorf("the dark is %v", at)
	}
	if at := img.RGBAAt(20, 20); at.B < at.R+60 {
		t.Errorf("the blue is %v", at)
	}
}
