package prose_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/prose"
)

// FuzzFromHTML holds for any input: no panic, a canonical document or a limit's error, safe HTML for readers, and the identity over the
// round-trip form.
func FuzzFromHTML(f *testing.F) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range files {
		seed, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(seed))
	}
	for _, s := range []string{"<p>x<table><p>y<tr>z<td>a", "<ul>a<li>b<ul>c</ul><p>d</ul>", "<figure><img src=/a><figcaption>b<span class=credit>c", "<pre>\n\na<br><p>b",
		"<b><p>x</b>y", "<figure class=chart data-kind=bar data-table='a,b&#10;1,2'><table><tr><td>x</table></figure>", "<figure class=map data-places='1&#9;2&#9;x' data-span=50>x", "<aside class=pull-quote><p>a<p>b", "<a href=/x>a<img src=/b>c</a>", "<p data-keep> a  <br><br>", "<q>a<sub>b", "<x-y z=1><p>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		d, _, err := prose.FromHTML(strings.NewReader(in))
		if err != nil {
			if !errors.Is(err, news.ErrInvalid) && !errors.Is(err, news.ErrTooLarge) || !strings.Contains(err.Error(), "more than 50000 parts") && !strings.Contains(err.Error(), "larger") {
				t.Fatal(err)
			}
			return
		}
		everythingHolds(t, d)
	})
}

// FuzzParse holds the same for the editor's JSON.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`{"type":"doc"}`, doc(para(`{"type":"text","text":"x","marks":[{"type":"bold"}]}`)), doc(`{"type":"heading","attrs":{"level":2}}`), doc(nestedLists(3)),
		doc(`{"type":"picture","attrs":{"src":"/a","alt":"b","width":10}}`), doc(`{"type":"codeBlock","content":[{"type":"text","text":"a\nb"}]}`),
		doc(`{"type":"chart","attrs":{"kind":"bar","table":"a\tb\n1\t2"}}`), doc(`{"type":"map","attrs":{"centre":"1,2","span":50,"places":"1\t2\tx"}}`),
		doc(`{"type":"unknown","attrs":{"name":"x","data":"<x>"}}`), doc(para(`{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"https://example.org/"}}]}`))} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		d, err := prose.Parse(in)
		lenient, lerr := prose.FromEditor(in)
		if err != nil {
			if !errors.Is(err, news.ErrInvalid) && !errors.Is(err, news.ErrTooLarge) {
				t.Fatal(err)
			}
		} else {
			if !json.Valid(in) {
				t.Fatal("Parse takes what is not JSON")
			}
			if lerr != nil {
				t.Fatalf("FromEditor refuses what Parse takes: %v", lerr)
			}
			everythingHolds(t, d)
		}
		if lerr == nil {
			everythingHolds(t, lenient)
		}
	})
}

// everythingHolds checks what must be true of every document.
func everythingHolds(t *testing.T, d prose.Doc) {
	t.Helper()
	again, err := prose.Parse([]byte(text(d)))
	if err != nil || !again.Equal(d) {
		t.Fatalf("not canonical (%v):\n%s\n%s", err, text(d), text(again))
	}
	back, report, err := prose.FromHTML(strings.NewReader(d.HTML()))
	if err != nil || !back.Equal(d) {
		t.Fatalf("does not come back (%v, %+v):\n%s\n%s\n%s", err, report, d.HTML(), text(d), text(back))
	}
	mustBeSafe(t, d.Public(prose.PublicOptions{}))
	d.Excerpt(20)
	d.Pictures()
	for _, c := range prose.Diff(prose.Doc{}, d) {
		if c.Kind != prose.Added {
			t.Fatalf("%+v was not added to nothing", c)
		}
	}
}
