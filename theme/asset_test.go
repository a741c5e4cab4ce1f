package theme

import (
	"bytes"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

var loaded = regexp.MustCompile(`url\((/assets/[^)]*)\)`)

func ask(th *Theme, method, address string) *http.Response {
	w := httptest.NewRecorder()
	th.Assets().ServeHTTP(w, httptest.NewRequest(method, address, http.NoBody))
	return w.Result()
}

func TestThereAreFontsForScreensThatShareThem(t *testing.T) {
	t.Parallel()
	th, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	files := loaded.FindAllStringSubmatch(th.Faces(), -1)
	if len(files) < 3 || !strings.Contains(th.Faces(), "font-family:Newsreader") {
		t.Fatalf("the faces are %.200s", th.Faces())
	}
	for _, f := range files {
		if got := ask(th, http.MethodGet, f[1]); got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != "font/woff2" {
			t.Errorf("%s is %d, %s", f[1], got.StatusCode, got.Header.Get("Content-Type"))
		}
	}
}

func TestChartsAndMapsHaveTheirInkOutsideThePagesToo(t *testing.T) {
	t.Parallel()
	th, err := Load(fstest.MapFS{"frame/drawing.css": {Data: []byte(".map { fill: olive }")}})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(th.Inks(), "fill:olive") {
		t.Errorf("what is laid over is not told: %.200s", th.Inks())
	}
	if th, err = Load(nil); err != nil || !strings.Contains(th.Inks(), ".map") {
		t.Errorf("our own are %.200s, %v", th.Inks(), err)
	}
}

func TestEveryFaceOfTheSheetIsServedForGood(t *testing.T) {
	t.Parallel()
	th := load(t, nil)
	page := render(t, th, Story{})
	addresses := loaded.FindAllStringSubmatch(page, -1)
	if len(addresses) < 8 {
		t.Fatalf("the sheet loads %d files", len(addresses))
	}
	for _, m := range addresses {
		r := ask(th, http.MethodGet, m[1])
		h := r.Header
		if r.StatusCode != http.StatusOK || h.Get("Content-Type") != "font/woff2" || !strings.Contains(h.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", m[1], r.StatusCode, h)
		}
		var b bytes.Buffer
		b.ReadFrom(r.Body) //nolint:errcheck // from memory
		if !bytes.HasPrefix(b.Bytes(), []byte("wOF2")) {
			t.Errorf("%s is no font", m[1])
		}
	}
	first := layered{ground: own, assets: map[string]asset{}}.preloads()
	for _, address := range first {
		if !strings.Contains(page, `<link rel="preload" href="`+address+`"`) || ask(th, http.MethodGet, address).StatusCode != http.StatusOK {
			t.Errorf("%s is not asked for first, or not there", address)
		}
	}
	if len(first) != 3 { // of headlines, text and labels
		t.Errorf("asked for first: %q", first)
	}
}

// The first look at a front loads the text, the italics, the headlines and the
// labels. Together with 25 KB for the page they must stay under 120 KB.
func TestTheFacesOfAFirstVisitAreSmall(t *testing.T) {
	t.Parallel()
	total := int64(0)
	for _, name := range []string{"newsreader-text", "newsreader-italic", "newsreader-headline", "public-sans"} {
		info, err := fs.Stat(own, "fonts/"+name+".woff2")
		if err != nil {
			t.Fatal(err)
		}
		total += info.Size()
	}
	if total > 95_000 {
		t.Errorf("the faces weigh %d bytes", total)
	}
}

func TestAnAddressThatIsNoAssetIsNotThere(t *testing.T) {
	t.Parallel()
	th := load(t, nil)
	for _, address := range []string{"/assets/", "/assets/0011223344556677.woff2", "/assets/../theme.go", "/assets/fonts/newsreader-text.woff2"} {
		if r := ask(th, http.MethodGet, address); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", address, r.StatusCode)
		}
	}
	for address := range th.assets {
		if r := ask(th, http.MethodPost, address); r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") == "" {
			t.Errorf("POST %s: %d", address, r.StatusCode)
		}
		break
	}
}

func TestAnOverlayBringsItsOwnFaces(t *testing.T) {
	t.Parallel()
	th := load(t, fstest.MapFS{
		"fonts.css":        {Data: []byte(`@font-face { font-family: Ours; src: url("fonts/ours.woff2") }`)},
		"fonts/ours.woff2": {Data: []byte("wOF2 of ours")},
	})
	page := render(t, th, Notice{})
	addresses := loaded.FindAllStringSubmatch(page, -1)
	if len(addresses) != 1 || strings.Contains(page, "preload") {
		t.Fatalf("the sheet loads %v", addresses)
	}
	if r := ask(th, http.MethodGet, addresses[0][1]); r.StatusCode != http.StatusOK {
		t.Errorf("%s: %d", addresses[0][1], r.StatusCode)
	}
}

func TestASheetMayNotLoadFromElsewhere(t *testing.T) {
	t.Parallel()
	for _, css := range []string{
		`a { background: url(https://tracker.example/a.png) }`, `a { background: url("//tracker.example/a.png") }`,
		`a { background: url(fonts/drawing.svg) }`, `a { background: url(fonts/none.png) }`, `a { background: url(data:image/png;base64,AA) }`,
	} {
		_, err := Load(fstest.MapFS{"story/story.css": {Data: []byte(css)}})
		if err == nil || !strings.Contains(err.Error(), "story/story.css") {
			t.Errorf("%s: %v", css, err)
		}
	}
}

// Readers come at once, and each page that is missing is made then: making one
// may change nothing that another reads.
func TestPagesAreMadeByManyAtOnce(t *testing.T) {
	t.Parallel()
	th := load(t, nil)
	files := len(th.assets)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 40 {
				if err := th.Render(io.Discard, Story{}); err != nil {
					t.Error(err)
				}
				ask(th, http.MethodGet, "/assets/none.woff2")
			}
		})
	}
	all.Wait()
	if len(th.assets) != files {
		t.Errorf("making pages took in files: %d became %d", files, len(th.assets))
	}
}
