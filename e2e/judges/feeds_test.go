package judges_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// fetch gets a document for a judge.
func (p *paper) fetch(t *testing.T, path string) seen {
	t.Helper()
	resp, body, err := p.get(path)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s answers %s", path, resp.Status)
	}
	return seen{at: p.base + path, mediaType: resp.Header.Get("Content-Type"), body: body, now: time.Now()}
}

// TestFeedsKeepTheRules judges the feeds of everything, of a section, of a
// topic, of an author and of editions, and those whose names are written with
// other letters.
func TestFeedsKeepTheRules(t *testing.T) {
	t.Parallel()
	p := open(t)
	for _, of := range []string{"", "/uk", "/world", p.path(t, "topic"), p.path(t, "author"), "/arabic", "/polski", "/topic/" + url.PathEscape("القاهرة"), "/by/" + url.PathEscape("ليلى-منصور")} {
		for file, judge := range map[string]func(seen) faults{"/feed.xml": rssFaults, "/feed.atom": atomFaults, "/feed.json": jsonFaults} {
			d := p.fetch(t, of+file)
			if !strings.Contains(string(d.body), "story/") {
				t.Errorf("%s%s has no story, so it proves nothing", of, file)
			}
			for _, said := range judge(d) {
				t.Errorf("%s%s: %s", of, file, said)
			}
		}
	}
}

// TestMapsKeepTheRules judges every map, and asks for every address in them.
func TestMapsKeepTheRules(t *testing.T) {
	t.Parallel()
	p := open(t)
	said, maps := mapFaults(p.fetch(t, "/sitemap.xml"))
	maps = append(maps, p.base+"/news-sitemap.xml")
	asked := map[string]bool{}
	for _, at := range maps {
		path := strings.TrimPrefix(at, p.base)
		found, locs := mapFaults(p.fetch(t, path))
		for _, f := range found {
			said.add("%s: %s", path, f)
		}
		for _, loc := range locs {
			if !asked[loc] {
				asked[loc] = true
				resp, _, err := p.get(strings.TrimPrefix(loc, p.base))
				said.want(err == nil && resp.StatusCode == http.StatusOK, "%s: %s does not answer with a page", path, loc)
			}
		}
	}
	if len(asked) < 100 {
		t.Errorf("only %d addresses are in the maps", len(asked))
	}
	for _, f := range said {
		t.Error(f)
	}
}

// path gives the address of the page of a name.
func (p *paper) path(t *testing.T, name string) string {
	t.Helper()
	for _, pg := range p.pages {
		if pg.name == name {
			return pg.path
		}
	}
	t.Fatalf("no page is called %s", name)
	return ""
}
