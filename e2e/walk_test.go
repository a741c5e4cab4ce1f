package e2e_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The story that walks. Its words stand in no other page.
const tideMill = `{"headline": "Tide mill turns again", "standfirst": "After thirty years the wheel moves.", "section": "uk",
	"topics": ["Tide mills"], "bylines": ["Ada Marsh"], "body_html": "<p>The wheel turned on Monday, said the warden.</p>"}`

// listsOf are the pages on which a story in uk about tide mills by Ada Marsh
// stands, beside its own.
func listsOf(path string) []string {
	day := regexp.MustCompile(`/(\d{4})/(\d\d)/(\d\d)/`).FindString(path)
	lists := []string{"/", "/uk", "/topic/tide-mills", "/by/ada-marsh", strings.TrimSuffix(day, "/"), "/latest", "/news-sitemap.xml", "/sitemap-" + day[1:5] + "-" + day[6:8] + ".xml"}
	for _, of := range []string{"", "/uk", "/topic/tide-mills", "/by/ada-marsh"} {
		lists = append(lists, of+"/feed.xml", of+"/feed.atom", of+"/feed.json")
	}
	return lists
}

// TestAStoryWalks takes one story through everything that can happen to it and
// looks after each step at every page that shows it, at once and without
// waiting: a page that was kept from before the step would be seen.
func TestAStoryWalks(t *testing.T) {
	t.Parallel()
	p := openPaper(t)
	created := p.call(http.StatusCreated, http.MethodPost, "/stories", tideMill)
	id := created.text("id")
	if created.text("state") != "draft" || created.value("revision") != 1.0 || created.Header.Get("Location") != "/api/v1/stories/"+id {
		t.Errorf("created: %v %s", created.Header, created.body)
	}
	story := "/stories/" + id
	if a := p.get("/api/v1" + story); a.StatusCode != http.StatusNotFound {
		t.Errorf("a stranger asks the API for a draft and gets %s", a.Status)
	}
	p.get("/")
	p.get("/latest")

	published := p.post(story+"/publish", "")
	path := published.text("path")
	if published.text("state") != "published" || !regexp.MustCompile(`^/uk/\d{4}/\d\d/\d\d/tide-mill-turns-again$`).MatchString(path) {
		t.Fatalf("published: %s", published.body)
	}
	lists := listsOf(path)
	p.everywhere(path, lists, "Tide mill turns again")
	p.shows(path, `<article data-story="`+id+`"`, "The wheel turned on Monday", `"@type":"NewsArticle"`)
	p.index(path)

	p.call(http.StatusOK, http.MethodPatch, story, `{"headline": "Tide mill grinds again"}`, `If-Match: "1"`)
	p.call(http.StatusPreconditionFailed, http.MethodPatch, story, `{"headline": "Mine"}`, `If-Match: "1"`)
	p.everywhere(path, lists, "Tide mill turns again") // a working draft is nobody's but the newsroom's
	p.post(story+"/publish", "")
	p.everywhere(path, lists, "Tide mill grinds again")
	p.nowhere(append(lists, path), "Tide mill turns again")

	p.call(http.StatusCreated, http.MethodPost, story+"/corrections", `{"kind": "correction", "text": "The wheel has eight paddles, not nine."}`)
	p.shows(path, "The wheel has eight paddles, not nine.")
	p.shows("/corrections", "The wheel has eight paddles, not nine.", path)

	moved := p.post(story+"/move", `{"section": "europe", "slug": "the-mill"}`).text("path")
	if !strings.HasPrefix(moved, "/europe/") || !strings.HasSuffix(moved, "/the-mill") {
		t.Fatalf("moved to %s", moved)
	}
	if a := p.get(path); a.StatusCode != http.StatusMovedPermanently || a.Header.Get("Location") != moved {
		t.Errorf("the old address answers %s to %q", a.Status, a.Header.Get("Location"))
	}
	p.shows(moved, "Tide mill grinds again")
	p.shows("/europe", moved)
	p.shows("/", moved)
	p.nowhere([]string{"/uk", "/uk/feed.xml", "/uk/feed.json"}, "Tide mill grinds again")

	p.breaking(story, moved)
	p.withdraw(story, path, moved)
	p.check()
}

// breaking marks the story as breaking: the bar is on every page for people,
// and on none after its end.
func (p *paper) breaking(story, moved string) {
	p.t.Helper()
	const bar, label = `<aside class="breaking"`, `<strong class="alarm">Breaking</strong>`
	other := p.begin(`{"headline": "Quiet day elsewhere", "section": "politics", "body_html": "<p>Nothing happened.</p>"}`)
	pages := []string{"/uk", "/latest", "/topic/tide-mills", "/by/ada-marsh", "/corrections", p.post("/stories/"+other+"/publish", "").text("path")}
	p.nowhere(pages, bar)
	p.post(story+"/breaking", `{"until": "`+time.Now().Add(time.Hour).UTC().Format(time.RFC3339)+`"}`)
	for _, page := range pages {
		p.shows(page, bar, moved)
	}
	p.shows(moved, label)                      // its own page has no bar that leads to itself
	p.shows("/", bar, moved, "Read the story") // it leads the front: the bar stands right over its headline
	p.nowhere([]string{"/"}, label)
	p.post(story+"/breaking", `{"until": null}`)
	p.nowhere(append(pages, moved, "/"), bar, label)
}

// withdraw takes the story down: its addresses say so, and nothing names it.
func (p *paper) withdraw(story, path, moved string) {
	p.t.Helper()
	p.call(http.StatusUnprocessableEntity, http.MethodPost, story+"/withdraw", `{"reason": ""}`)
	p.post(story+"/withdraw", `{"reason": "The mill was never there."}`)
	for _, address := range []string{path, moved} {
		a := p.get(address)
		if a.StatusCode == http.StatusMovedPermanently {
			a = p.get(a.Header.Get("Location"))
		}
		if a.StatusCode != http.StatusGone || !strings.Contains(a.body, "The mill was never there.") {
			p.t.Errorf("%s of a withdrawn story answers %s", address, a.Status)
		}
	}
	p.nowhere(append(listsOf(path), "/europe", "/europe/feed.xml", "/corrections"), "Tide mill grinds again", moved)
	if a := p.get("/api/v1" + story); a.StatusCode != http.StatusNotFound && a.StatusCode != http.StatusGone {
		p.t.Errorf("a stranger asks the API for a withdrawn story and gets %s", a.Status)
	}
}

// everywhere wants a text on the story's page and on every list.
func (p *paper) everywhere(path string, lists []string, text string) {
	p.t.Helper()
	p.shows(path, text)
	for _, list := range lists {
		if strings.HasPrefix(list, "/sitemap-") {
			p.shows(list, path) // it has addresses only
		} else {
			p.shows(list, text)
		}
	}
}

// shows wants texts on a page.
func (p *paper) shows(page string, texts ...string) {
	p.t.Helper()
	a := p.get(page)
	if a.StatusCode != http.StatusOK {
		p.t.Errorf("GET %s: %s", page, a.Status)
	}
	for _, text := range texts {
		if !strings.Contains(a.body, text) {
			p.t.Errorf("%s does not show %q", page, text)
		}
	}
}

// nowhere wants none of the texts on any of the pages.
func (p *paper) nowhere(pages []string, texts ...string) {
	p.t.Helper()
	for _, page := range pages {
		a := p.get(page)
		for _, text := range texts {
			if strings.Contains(a.body, text) {
				p.t.Errorf("%s shows %q", page, text)
			}
		}
	}
}

// index wants a story's month to be found from the map of maps.
func (p *paper) index(path string) {
	p.t.Helper()
	for _, loc := range regexp.MustCompile(`<loc>https?://[^/]+(/[^<]*)</loc>`).FindAllStringSubmatch(p.get("/sitemap.xml").body, -1) {
		if strings.Contains(p.get(loc[1]).body, path+"</loc>") {
			return
		}
	}
	p.t.Errorf("no map that /sitemap.xml names has %s", path)
}

// TestNothingOfAnEmbargoedStoryIsSeenBeforeItsTime asks all the while, by every
// way there is for a stranger, and wants nothing until the second of the embargo.
func TestNothingOfAnEmbargoedStoryIsSeenBeforeItsTime(t *testing.T) {
	t.Parallel()
	p := openPaper(t)
	until := time.Now().Add(3 * time.Second).Truncate(time.Second)
	id := p.begin(fmt.Sprintf(`{"headline": "Kept secret", "section": "uk", "topics": ["Secrets"], "body_html": "<p>Sealed words.</p>", "embargo": %q}`,
		until.UTC().Format(time.RFC3339)))
	pages := []string{"/", "/uk", "/latest", "/feed.xml", "/feed.json", "/uk/feed.atom", "/news-sitemap.xml", "/topic/secrets", "/api/v1/stories", "/api/v1/stories/" + id, "/api/v1/topics"}
	a := p.call(http.StatusConflict, http.MethodPost, "/stories/"+id+"/publish", "")
	if a.Header.Get("Content-Type") != "application/problem+json" || !strings.Contains(a.text("detail"), "embargo") {
		t.Errorf("the refusal says: %s", a.body)
	}
	early := until.Add(-time.Second).UTC().Format(time.RFC3339)
	p.call(http.StatusConflict, http.MethodPost, "/stories/"+id+"/publish", `{"at": "`+early+`"}`)
	p.post("/stories/"+id+"/publish", `{"at": "`+until.UTC().Format(time.RFC3339)+`"}`)
	p.seenFrom(until, pages, "Kept secret", "Sealed words")
}

// TestAScheduledStoryIsLiveAtItsSecond wants it neither before nor, at the
// pace of this machine, long after.
func TestAScheduledStoryIsLiveAtItsSecond(t *testing.T) {
	t.Parallel()
	p := openPaper(t)
	id := p.begin(`{"headline": "On the dot", "section": "business", "body_html": "<p>As planned.</p>"}`)
	at := time.Now().Add(3 * time.Second).Truncate(time.Second)
	a := p.post("/stories/"+id+"/publish", `{"at": "`+at.UTC().Format(time.RFC3339)+`"}`)
	if a.text("state") != "approved" {
		t.Errorf("scheduled: %s", a.body)
	}
	p.seenFrom(at, []string{"/", "/business", "/latest", "/business/feed.xml", "/api/v1/stories/" + id}, "On the dot")
	past := time.Now().Add(-time.Minute).UTC().Format(time.RFC3339)
	other := p.begin(`{"headline": "Too late", "section": "business", "body_html": "<p>No.</p>"}`)
	p.call(http.StatusUnprocessableEntity, http.MethodPost, "/stories/"+other+"/publish", `{"at": "`+past+`"}`)
	p.call(http.StatusUnprocessableEntity, http.MethodPost, "/stories/"+other+"/publish", `{"at": "2027-03-28T01:30:00"}`) // the clocks skip it
}

// seenFrom asks for the pages over and over: no text may be there before the
// time, and the first one must come to be there.
func (p *paper) seenFrom(at time.Time, pages []string, texts ...string) {
	p.t.Helper()
	for began := time.Now(); time.Since(began) < patience; {
		for _, page := range pages {
			a := p.get(page)
			now := time.Now() // after the answer: what it holds was there before
			for _, text := range texts {
				if !strings.Contains(a.body, text) {
					continue
				}
				if now.Before(at) {
					p.t.Fatalf("%s shows %q %v before its time", page, text, at.Sub(now))
				}
				p.t.Logf("first seen %v after its time, on %s", now.Sub(at).Round(time.Millisecond), page)
				for _, page := range pages[:3] {
					p.shows(page, texts[0])
				}
				return
			}
		}
	}
	p.t.Fatal("it was never seen")
}
