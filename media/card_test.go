package media_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"broadsheet/media"
	"broadsheet/news"
)

var red = color.RGBA{0xb0, 0x10, 0x20, 0xff}

func TestACardIsDrawnForAnyHeadlineAndStaysWithinItsMargins(t *testing.T) {
	t.Parallel()
	for name, headline := range map[string]string{
		"short": "Yes", "empty": "", "ordinary": "Harbour board votes to reopen the old pier after nine years",
		"long": strings.Repeat("A headline that does not end where one should ", 20), "one word": strings.Repeat("Donaudampfschifffahrt", 30),
		"Polish": "Zażółć gęślą jaźń – łódź, źdźbło", "Greek and Cyrillic": "Αθήνα και Київ",
	} {
		b, err := media.Card(headline, "Politics", "The Broadsheet", red)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil || img.Bounds() != image.Rect(0, 0, media.CardWidth, media.CardHeight) {
			t.Fatalf("%s: %v, %v", name, err, img)
		}
		if dark := ink(img, image.Rect(60, 140, 1140, 510)); (dark > 0) != (headline != "") {
			t.Errorf("%s: the headline takes %d pixels", name, dark)
		}
		for _, edge := range []image.Rectangle{image.Rect(0, 20, 60, 630), image.Rect(1140, 20, 1200, 630), image.Rect(0, 610, 1200, 630)} {
			if n := ink(img, edge); n > 0 {
				t.Errorf("%s: %d pixels stand in the margin %v", name, n, edge)
			}
		}
	}
}

// ink counts pixels much darker than the paper.
func ink(img image.Image, in image.Rectangle) (n int) {
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y < 0x80 {
				n++
			}
		}
	}
	return n
}

func TestACardInLettersThatNoFontHasIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := media.Card("العنوان", "سياسة", "The Broadsheet", red); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("the error is %v", err)
	}
}
