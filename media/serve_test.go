package media_test

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	_ "golang.org/x/image/webp"

	"github.com/google/go-cmp/cmp"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/prose"
)

func (r room) get(t testing.TB, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	return w
}

// addresses are all that an Image names.
func addresses(img prose.Image) []string {
	out := []string{img.Src}
	sets := []string{img.Srcset}
	for _, s := range img.Sources {
		sets = append(sets, s.Srcset)
	}
	for _, set := range sets {
		for part := range strings.SplitSeq(set, ", ") {
			out = append(out, strings.Fields(part)[0])
		}
	}
	return out
}

func TestEveryAddressThatAPageNamesIsServed(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(800, 500)), media.Words{})
	for _, shape := range media.Shapes() {
		f, err := r.Figure(t.Context(), a.ID, shape, "88vw")
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Placeholder) > 300 || !strings.HasPrefix(f.Placeholder, "data:image/png;base64,") {
			t.Errorf("the placeholder is %q", f.Placeholder)
		}
		for _, at := range addresses(f) {
			w := r.get(t, at)
			if w.Code != http.StatusOK {
				t.Fatalf("%s: %d", at, w.Code)
			}
			img, kind, err := image.Decode(bytes.NewReader(w.Body.Bytes()))
			if err != nil || "image/"+kind != w.Header().Get("Content-Type") {
				t.Fatalf("%s is %s, %v", at, kind, err)
			}
			if got := img.Bounds().Dx(); !strings.Contains(at, "-"+strconv.Itoa(got)+".") {
				t.Errorf("%s is %d pixels wide", at, got)
			}
			if shape == media.Whole && seen(img) != "RGBW" {
				t.Errorf("%s shows %s", at, seen(img))
			}
			for name, want := range map[string]string{
				"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox",
			} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%s: %s is %q", at, name, got)
				}
			}
		}
	}
}

func TestEveryOtherAddressIsNotFound(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(800, 500)), media.Words{})
	at := "/media/" + a.Hash + "/"
	for _, path := range []string{
		at + "whole-321.jpg", at + "whole-960.jpg", at + "whole-0320.jpg", at + "whole-320.png", at + "whole-320.avif", at + "16x10-320.jpg", at + "whole-320.jpg?w=9", at + "whole-320.jpg/",
		at + "master.jpg", at + "facts.json", at + "3x2@10x10-320.jpg", at + "whole@50x50-320.jpg", at + "3x2@999x999-320.jpg", at, "/media/", "/media/" + a.Hash + ".jpg",
		"/media/" + strings.ToUpper(a.Hash) + "/whole-320.jpg", "/media/" + strings.Repeat("0", 64) + "/whole-320.jpg", "/media/../broadsheet.db",
		"/media/originals/" + a.Hash[:2] + "/" + a.Hash[2:4] + "/" + a.Hash + ".jpg", at + "%77hole-320.jpg", at + "whole-99999999999999999999.jpg",
	} {
		w := r.get(t, path)
		if w.Code != http.StatusNotFound || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d, %q", path, w.Code, w.Header().Get("Cache-Control"))
		}
	}
	if r.get(t, at+"whole-320.jpg").Code != http.StatusOK {
		t.Error("the good address beside them is not served")
	}
}

func TestOnlyReadingIsAllowedAndUnchangedIs304(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(400, 300)), media.Words{})
	path := "/media/" + a.Hash + "/whole-320.jpg"
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST gives %d", w.Code)
	}
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	req.Header.Set("If-None-Match", r.get(t, path).Header().Get("ETag"))
	w = httptest.NewRecorder()
	r.ServeHTTP(w, req)
	if w.Code != http.StatusNotModified {
		t.Errorf("an unchanged picture gives %d", w.Code)
	}
}

func TestARenditionIsMadeOnceHoweverManyAsk(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	var made sync.Map
	media.WatchRenders(r.Library, func(file string) {
		n, _ := made.LoadOrStore(file, new(atomic.Int32))
		n.(*atomic.Int32).Add(1)
	})
	a := r.add(t, asJPEG(t, quarters(1000, 600)), media.Words{})
	path := "/media/" + a.Hash + "/1x1-480.webp"
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if w := r.get(t, path); w.Code != http.StatusOK || w.Body.Len() == 0 {
				t.Errorf("one of them got %d", w.Code)
			}
		})
	}
	wg.Wait()
	r.get(t, path)
	if n, ok := made.Load("1x1-480.webp"); !ok || n.(*atomic.Int32).Load() != 1 {
		t.Errorf("it was made %v times", n)
	}
}

func TestNoPlaceIsServed(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	file := asJPEG(t, quarters(700, 500), exifSegment([]entry{{0x010f, "SpyCam"}, {0x013b, "Ann Lens"}, {0x8298, "© Ann Lens"}}, here),
		xmpSegment(`<exif:GPSLatitude>52,31.2057N</exif:GPSLatitude>`))
	a := r.add(t, file, media.Words{})
	if a.Credit != "Ann Lens" || a.Copyright != "© Ann Lens" {
		t.Errorf("the credit is %q, %q", a.Credit, a.Copyright)
	}
	for _, shape := range media.Shapes() {
		f, err := r.Figure(t.Context(), a.ID, shape, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range addresses(f) {
			body := r.get(t, at).Body.Bytes()
			for _, secret := range []string{"SpyCam", "GPS", "52,31", "\x00\x01\xe2\x40" /* 123456 */, "\x40\xe2\x01\x00"} {
				if bytes.Contains(body, []byte(secret)) {
					t.Errorf("%s holds %q", at, secret)
				}
			}
			if !bytes.Contains(body, []byte("© Ann Lens")) {
				t.Errorf("%s does not say whose it is", at)
			}
		}
	}
	if !bytes.Contains(file, []byte("\x00\x01\xe2\x40")) {
		t.Error("the test's own file holds no place")
	}
}

func TestARightedCreditReachesTheFiles(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(400, 300)), media.Words{Credit: "Wrong Name"})
	path := "/media/" + a.Hash + "/whole-320.jpg"
	if !bytes.Contains(r.get(t, path).Body.Bytes(), []byte("Wrong Name")) {
		t.Fatal("the file names nobody")
	}
	if _, _, err := r.Amend(t.Context(), r.editor, a.ID, media.Amendment{Credit: new("Ann Lens")}); err != nil {
		t.Fatal(err)
	}
	if got := r.get(t, path).Body.Bytes(); bytes.Contains(got, []byte("Wrong Name")) || !bytes.Contains(got, []byte("Ann Lens")) {
		t.Error("the file names who it named before")
	}
}

func TestOrientationIsHonoured(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	// What is seen of a stored RG/BW, by the orientation's number.
	for o, want := range []string{1: "RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"} {
		if o == 0 {
			continue
		}
		a := r.add(t, asJPEG(t, quarters(400, 200), exifSegment([]entry{{0x0112, uint16(o)}}, nil)), media.Words{})
		w, h := 400, 200
		if o >= 5 {
			w, h = 200, 400
		}
		if a.Width != w || a.Height != h {
			t.Errorf("orientation %d: the asset is %d × %d", o, a.Width, a.Height)
		}
		img, _, err := image.Decode(r.get(t, r.image(t, a.ID).Src).Body)
		if err != nil {
			t.Fatal(err)
		}
		if got := seen(img); got != want {
			t.Errorf("orientation %d shows %s, not %s", o, got, want)
		}
	}
}

func TestRenditionsComeBackWhenTheirFolderIsDeleted(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(1000, 600)), media.Words{})
	// What is made ahead in the background may put something into it meanwhile.
	for os.RemoveAll(filepath.Join(r.dir, "media", "renditions", a.Hash[:2])) != nil {
		if t.Context().Err() != nil {
			t.Fatal("the folder cannot be deleted")
		}
	}
	if w := r.get(t, "/media/"+a.Hash+"/3x2-480.jpg"); w.Code != http.StatusOK {
		t.Errorf("it is %d", w.Code)
	}
}

func TestAPictureThatIsNoneOfOursIsNotFound(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	for _, id := range []string{"", "nobody"} {
		if _, err := r.Figure(t.Context(), id, media.Whole, ""); !errors.Is(err, news.ErrNotFound) {
			t.Errorf("%q is found: %v", id, err)
		}
	}
}

func TestAPageThatHasTheRowIsToldTheSameWithoutTheDatabase(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{NoAVIF: true})
	a := r.add(t, asJPEG(t, quarters(800, 500)), media.Words{})
	want, err := r.Figure(t.Context(), a.ID, media.Three, "50vw")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, r.Show(a, media.Three, "50vw")); diff != "" {
		t.Error(diff)
	}
	fixed := r.Fixed(a, media.Wide)
	if w := r.get(t, fixed.Src); w.Code != http.StatusOK || fixed.Width != 800 || fixed.Height != 450 {
		t.Errorf("%+v is answered with %d", fixed, w.Code)
	}
}

// image gives the picture as a story's column shows it.
func (r *room) image(t *testing.T, id string) prose.Image {
	t.Helper()
	img, err := r.Figure(t.Context(), id, media.Whole, "")
	if err != nil {
		t.Fatal(err)
	}
	return img
}
