package media_test

import (
	"bytes"
	"image"
	"net/http"
	"strings"
	"testing"

	"broadsheet/media"
	"broadsheet/news"
)

// TestACropByHandIsCutAndHasAnAddressOfItsOwn cuts the white quarter, at the
// lower right, out of a picture of four.
func TestACropByHandIsCutAndHasAnAddressOfItsOwn(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(1200, 1200)), media.Words{})
	before := map[media.Shape]string{}
	for _, s := range media.Shapes() {
		before[s] = r.Fixed(a, s).Src
	}
	a, _, err := r.Amend(t.Context(), r.editor, a.ID, media.Amendment{Crops: map[news.Shape]news.Crop{news.ShapeSquare: {X: 5500, Y: 5500, W: 4000}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range media.Shapes() {
		if changed := r.Fixed(a, s).Src != before[s]; changed != (s == media.Square) {
			t.Errorf("the address of %s changed: %v", s, changed)
		}
	}
	cut := r.Fixed(a, media.Square)
	w := r.get(t, cut.Src)
	img, _, err := image.Decode(bytes.NewReader(w.Body.Bytes()))
	if w.Code != http.StatusOK || err != nil {
		t.Fatalf("%s: %d, %v", cut.Src, w.Code, err)
	}
	if got := seen(img); got != "WWWW" || img.Bounds().Dx() != cut.Width || img.Bounds().Dy() != cut.Height || cut.Width != 480 {
		t.Errorf("it shows %s in %v, said to be %d × %d", got, img.Bounds(), cut.Width, cut.Height)
	}
	for _, made := range []string{"1x1_5500x5500x4001-480.jpg", "1x1_0x0x99999-480.jpg", "3x2_5500x5500x4000-480.jpg", "whole_0x0x5000-480.jpg"} {
		if got := r.get(t, "/media/"+a.Hash+"/"+made).Code; got != http.StatusNotFound {
			t.Errorf("an address that nobody chose, %s, is %d", made, got)
		}
	}
	if a, _, err = r.Amend(t.Context(), r.editor, a.ID, media.Amendment{Crops: map[news.Shape]news.Crop{news.ShapeSquare: {}}}); err != nil || r.Fixed(a, media.Square).Src != before[media.Square] {
		t.Errorf("given back to the focal point it is at %s, %v", r.Fixed(a, media.Square).Src, err)
	}
}

func TestACropThatCanNotBeIsRefusedInASentenceAndNothingIsChanged(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(600, 400)), media.Words{})
	for shape, crop := range map[news.Shape]news.Crop{"4x3": {W: 5000}, news.ShapeWhole: {W: 5000}, news.ShapeWide: {X: 9000, W: 5000}} {
		_, _, err := r.Amend(t.Context(), r.editor, a.ID, media.Amendment{Caption: new("Changed"), Crops: map[news.Shape]news.Crop{shape: crop}})
		if sentence, told := news.Sentence(err); !told || !strings.Contains(sentence, "crop") && !strings.Contains(sentence, "shape") {
			t.Errorf("%s %+v: %v", shape, crop, err)
		}
	}
	if now, err := r.Asset(t.Context(), a.ID); err != nil || now.Caption != "" {
		t.Errorf("it is %+v, %v", now, err)
	}
}

func TestAPictureThatLooksLikeAnotherIsToldOf(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	take := func(file []byte) media.Taken {
		t.Helper()
		got, err := r.Take(t.Context(), r.editor, bytes.NewReader(file), media.Words{})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	first := take(asJPEG(t, hills(900, 600, 0)))
	if len(first.Like) > 0 || first.Already {
		t.Errorf("the first is like %v", first.Like)
	}
	if again := take(asJPEG(t, hills(900, 600, 0))); !again.Already || again.ID != first.ID {
		t.Errorf("the same bytes: %+v", again)
	}
	if other := take(asJPEG(t, hills(900, 600, 2))); len(other.Like) > 0 {
		t.Errorf("another picture is like %s", other.Like[0].Hash)
	}
	for what, file := range map[string][]byte{"smaller": asJPEG(t, hills(450, 300, 0)), "in another format": asPNG(t, hills(900, 600, 0))} {
		got := take(file)
		if got.Already || len(got.Like) == 0 || got.Like[len(got.Like)-1].ID != first.ID {
			t.Errorf("%s: already %v, like %d", what, got.Already, len(got.Like))
		}
	}
}
