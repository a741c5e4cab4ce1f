package transfer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"broadsheet/prose"
)

// wanted is what a page of testdata must give: the lines above its ===== mark.
type wanted map[string]string

func readCase(t *testing.T, path string) (wanted, []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, page, ok := strings.Cut(string(data), "\n=====\n")
	if !ok {
		t.Fatalf("%s has no ===== line", path)
	}
	want := wanted{}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		want[key] = strings.TrimSpace(value)
	}
	return want, []byte(page)
}

func berlin(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// check compares what was found with what a case wants, field by field.
func (w wanted) check(t *testing.T, f Found, loc *time.Location) {
	t.Helper()
	w.line(t, "headline", f.Headline)
	w.line(t, "standfirst", f.Standfirst)
	w.line(t, "bylines", strings.Join(f.Bylines, "; "))
	w.line(t, "lang", f.Lang)
	w.time(t, "published", f.Published, loc)
	w.time(t, "updated", f.Updated, loc)
	for _, key := range []string{"site", "tagline", "source", "picture"} {
		if _, ok := w[key]; ok {
			w.line(t, key, map[string]string{"site": f.Site, "tagline": f.Tagline, "source": f.Source, "picture": f.Picture}[key])
		}
	}
	blocks := f.Body.Blocks()
	if got := itoa(len(blocks)); got != w["paragraphs"] || len(blocks) == 0 {
		t.Fatalf("%s blocks, want %s:\n%s", got, w["paragraphs"], strings.Join(blocks, "\n--\n"))
	}
	if !strings.HasPrefix(blocks[0], w["first"]) {
		t.Errorf("the text begins %q, want %q", blocks[0], w["first"])
	}
	if last := blocks[len(blocks)-1]; !strings.HasSuffix(last, w["last"]) {
		t.Errorf("the text ends %q, want %q", last, w["last"])
	}
	if n, ok := w["headings"]; ok && n != itoa(countType(f.Body, prose.Heading)) {
		t.Errorf("%d headings, want %s", countType(f.Body, prose.Heading), n)
	}
}

func (w wanted) line(t *testing.T, key, got string) {
	t.Helper()
	if got != w[key] {
		t.Errorf("%s\n got %q\nwant %q", key, got, w[key])
	}
}

func (w wanted) time(t *testing.T, key string, got time.Time, loc *time.Location) {
	t.Helper()
	if w[key] == "" {
		if !got.IsZero() {
			t.Errorf("%s is %v, want none", key, got)
		}
		return
	}
	layout := "2006-01-02T15:04"
	layout = layout[:len(w[key])]
	want, err := time.ParseInLocation(layout, w[key], loc)
	if zone := w["zone"]; zone != "" {
		want, err = time.Parse(layout+"-07:00", w[key]+zone)
	}
	if err != nil {
		t.Fatal(err)
	}
	if !got.Equal(want) {
		t.Errorf("%s is %v, want %v", key, got, want)
	}
}

func countType(d prose.Doc, typ prose.Type) int {
	n := 0
	for _, node := range d.Nodes() {
		if node.Type == typ {
			n++
		}
	}
	return n
}

func TestTextPagesGiveTheirStories(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/text/*.txt")
	if err != nil || len(paths) < 12 {
		t.Fatalf("%d pages, %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			want, page := readCase(t, path)
			f, err := FindStory(page, Hint{Location: berlin(t), Locale: want["locale"]})
			if err != nil {
				t.Fatal(err)
			}
			want.check(t, f, berlin(t))
			for _, block := range f.Body.Blocks() { // each block stands in the page word for word
				if !strings.Contains(oneLine(string(page)), block) {
					t.Errorf("this is not on the page: %q", block)
				}
			}
		})
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
