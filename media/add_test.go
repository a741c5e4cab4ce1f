package media_test

import (
	"bytes"
	"errors"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/store"
)

func TestAPictureIsKeptAsItCameUnderItsHash(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	for ext, file := range map[string][]byte{
		"jpg": asJPEG(t, quarters(90, 60)), "png": asPNG(t, quarters(90, 60)), "gif": asGIF(t, quarters(90, 60)),
	} {
		a := r.add(t, file, media.Words{Name: "pier.exe", Alt: "The pier"})
		if a.Width != 90 || a.Height != 60 || a.Bytes != int64(len(file)) || a.By != "rita" || a.Alt != "The pier" {
			t.Errorf("%s: the asset is %+v", ext, a)
		}
		kept, err := os.ReadFile(filepath.Join(r.dir, "media", "originals", a.Hash[:2], a.Hash[2:4], a.Hash+"."+ext))
		if err != nil || !bytes.Equal(kept, file) {
			t.Errorf("%s: the original was not kept as it came: %v", ext, err)
		}
	}
	if err := r.Close(); err != nil { // no rendition is being written any more
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(filepath.Join(r.dir, "media", "incoming")); len(left) > 0 {
		t.Errorf("%d files are left half written", len(left))
	}
}

func TestTheSameBytesAreTheSameAsset(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	file := asJPEG(t, quarters(90, 60))
	first := r.add(t, file, media.Words{Name: "a.jpg", Caption: "Before"})
	again := r.add(t, file, media.Words{Name: "b.jpg", Caption: "After"})
	if again != first {
		t.Errorf("the second upload is %+v, the first was %+v", again, first)
	}
}

func TestAddingIsInTheChangeLogWithTheAssetsKey(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(90, 60)), media.Words{Name: "a.jpg"})
	if _, _, err := r.Amend(t.Context(), r.editor, a.ID, media.Amendment{Alt: new("A pier")}); err != nil {
		t.Fatal(err)
	}
	var got []news.Change
	err := r.store.Read(t.Context(), func(rd *store.Reader) (err error) {
		got, err = rd.Changes(0, 100)
		return err
	})
	if err != nil || len(got) != 2 {
		t.Fatalf("the log holds %v, %v", got, err)
	}
	for i, by := range []string{"rita", "ed"} {
		if c := got[i]; c.Act != news.ActAsset || c.By != by || len(c.Keys) != 1 || c.Keys[0] != news.AssetKey(a.ID) {
			t.Errorf("change %d is %+v", i, c)
		}
	}
}

func TestWhoMayAddAndChange(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	file := asPNG(t, quarters(9, 6))
	nobody := news.User{ID: "x", Role: "guest"}
	off := r.editor
	off.Disabled = true
	for _, by := range []news.User{nobody, off} {
		if _, err := r.Add(t.Context(), by, bytes.NewReader(file), media.Words{}); !errors.Is(err, news.ErrForbidden) {
			t.Errorf("%s may add: %v", by.ID, err)
		}
	}
	a := r.add(t, file, media.Words{})
	other := r.reporter
	other.ID = "rob"
	for _, c := range []struct {
		by  news.User
		may bool
	}{{r.reporter, true}, {r.editor, true}, {other, false}, {nobody, false}, {off, false}} {
		_, _, err := r.Amend(t.Context(), c.by, a.ID, media.Amendment{Alt: new("Four colours")})
		if may := err == nil; may != c.may || !may && !errors.Is(err, news.ErrForbidden) {
			t.Errorf("%s may change the words: %v, %v", c.by.ID, may, err)
		}
	}
}

func TestWhatIsNoPictureIsRefusedWithASentence(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	good := asJPEG(t, quarters(200, 200))
	svg := `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`
	for name, c := range map[string]struct{ file, sentence string }{
		"nothing":                  {"", "empty"},
		"a text":                   {"Dear editor, ", "not a picture"},
		"SVG":                      {svg, "SVG"},
		"SVG after an XML heading": {"\ufeff<?xml version=\"1.0\"?>\n<!-- a -->" + svg, "SVG"},
		"HTML":                     {"<!doctype html><script>alert(1)</script>", "web page"},
		"PDF":                      {"%PDF-1.7\n", "document"},
		"HEIC":                     {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"},
		"TIFF":                     {"II*\x00\x08\x00\x00\x00", "TIFF"},
		"a program":                {"\x7fELF\x02\x01\x01", "not a picture"},
		"half a JPEG":              {string(good[:len(good)/2]), "damaged"},
		"a JPEG's first bytes":     {string(good[:3]), "damaged"},
		"SVG behind PNG's name":    {"\x89PNG\r\n\x1a\n" + svg, "damaged"},
		"SVG behind GIF's name":    {"GIF89a" + svg, ""},
		"an empty AVIF":            {"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf", "damaged"},
		"an empty WebP":            {"RIFF\x04\x00\x00\x00WEBPVP8 ", "damaged"},
	} {
		_, err := r.Add(t.Context(), r.reporter, strings.NewReader(c.file), media.Words{Name: "picture.png"})
		said, ok := news.Sentence(err)
		if !ok || !strings.Contains(said, c.sentence) || !errors.Is(err, news.ErrInvalid) && !errors.Is(err, news.ErrTooLarge) {
			t.Errorf("%s: the refusal is %v", name, err)
		}
	}
	assertEmpty(t, r)
}

// assertEmpty checks that nothing of what was refused stayed.
func assertEmpty(t *testing.T, r room) {
	t.Helper()
	for _, d := range []string{"incoming", "originals", "renditions"} {
		if left, err := os.ReadDir(filepath.Join(r.dir, "media", d)); err != nil || len(left) > 0 {
			t.Errorf("%s holds %v, %v", d, left, err)
		}
	}
}

func TestWordsThatAreTooLongAreRefusedTogether(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	long := strings.Repeat("x", 2001)
	_, err := r.Add(t.Context(), r.reporter, bytes.NewReader(asPNG(t, image.NewGray(image.Rect(0, 0, 1, 1)))), media.Words{Alt: long, Credit: long})
	if errs, ok := errors.AsType[news.Errors](err); !ok || len(errs) != 2 {
		t.Errorf("the refusal is %v", err)
	}
}
