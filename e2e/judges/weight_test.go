package judges_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	round    = 14 << 10  // what arrives in a connection's first round trip (RFC 6928): a story, whole
	frontMax = 120 << 10 // a first visit to the front, without pictures
	mapMax   = 7 << 10   // what a map within a text may add, which is drawn in the page and asks for nothing more
)

// TestPagesAreLight weighs each page as it goes over the line, compressed and
// without pictures and fonts, which are cached for good. Every story of the
// demonstration is weighed, not only one of each kind.
func TestPagesAreLight(t *testing.T) {
	t.Parallel()
	p := open(t)
	for _, pg := range p.pages {
		if !pg.desk && pg.name != "missing" && pg.name != "desk-sign-in" { // those are made anew for each reader
			t.Logf("%6d bytes  %s", p.weigh(t, pg.path), pg.name)
		}
	}
	heaviest, at, stories := 0, "", 0
	_, maps := mapFaults(p.fetch(t, "/sitemap.xml"))
	for _, m := range maps {
		if _, locs := mapFaults(p.fetch(t, strings.TrimPrefix(m, p.base))); strings.Contains(m, "/sitemap-20") {
			for _, loc := range locs {
				path := strings.TrimPrefix(loc, p.base)
				_, body, err := p.get(path)
				if err != nil {
					t.Fatal(err)
				}
				weight := p.weigh(t, path) - mapMax*strings.Count(string(body), `<figure class="map">`)
				if stories++; weight > heaviest {
					heaviest, at = weight, path
				}
			}
		}
	}
	t.Logf("%6d bytes  the heaviest of %d stories, %s", heaviest, stories, at)
	if heaviest > round || stories < 50 {
		t.Errorf("of %d stories, %s has %d bytes compressed without its maps; %d may be", stories, at, heaviest, round)
	}
}

// weigh gives the compressed bytes of a page.
func (p *paper) weigh(t *testing.T, path string) int {
	t.Helper()
	resp, body, err := p.get(path, "Accept-Encoding: gzip, br")
	if err != nil {
		t.Fatal(err)
	}
	if resp.Header.Get("Content-Encoding") == "" {
		t.Errorf("%s is not compressed", path)
	}
	return len(body)
}

// TestAFirstVisitIsLight has a browser with nothing in its cache open the front
// and a story, and counts all that it fetched but pictures.
func TestAFirstVisitIsLight(t *testing.T) {
	t.Parallel()
	p := open(t)
	for name, most := range map[string]int{"front": frontMax, "section": frontMax, "story-news": frontMax} {
		ctx := browse(t) // a browser of its own: an empty cache
		if err := p.show(ctx, page{path: p.path(t, name)}); err != nil {
			t.Fatal(err)
		}
		const fetched = `document.fonts.ready.then(() => performance.getEntries().filter(e => e.encodedBodySize !== undefined && e.initiatorType !== "img" &&
			!/\.(webp|avif|jpe?g|png|gif|svg)$/.test(e.name)).map(e => ({Name: e.name, Bytes: e.encodedBodySize})))`
		files, err := chromedp.Run(ctx, chromedp.Evaluate[[]struct {
			Name  string
			Bytes int
		}](fetched, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		total := 0
		for _, f := range files {
			t.Logf("%s: %6d bytes  %s", name, f.Bytes, strings.TrimPrefix(f.Name, p.base))
			total += f.Bytes
		}
		if total == 0 || total > most {
			t.Errorf("the first visit to %s fetches %d bytes, %d may be", name, total, most)
		}
	}
}
