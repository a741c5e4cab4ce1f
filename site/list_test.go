package site_test

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/site"
)

// fill publishes n plain stories.
func fill(p *paper, n int, t edit.Text) {
	p.Helper()
	for i := range n {
		t.Headline, t.Body = fmt.Sprintf("Story %03d", i), text("Words.")
		p.publish(t)
	}
}

func TestAListIsReadToItsEndPageByPage(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	fill(p, 25, edit.Text{Section: "uk", Topics: []string{"Rivers"}, Bylines: []string{"Ada Quill"}})
	for _, list := range []string{"/latest", "/uk", "/topic/rivers", "/by/ada-quill", "/2026/11/24"} {
		var seen []string
		target, pages := list, 0
		for target != "" && pages < 9 {
			pg := p.get(target)
			pages++
			here := pg.texts("main .headline")
			if len(here) == 0 {
				t.Fatalf("%s: an empty page", target)
			}
			seen = append(seen, here...)
			if got := pg.attr("link[rel=canonical]", "href"); got != "https://post.example"+target {
				t.Errorf("%s: canonical %s", target, got)
			}
			next := pg.all("link[rel=next]")
			if got := pg.all("main a[rel=next]"); len(got) != len(next) {
				t.Errorf("%s: %d links to older stories for %d in the head", target, len(got), len(next))
			}
			switch prev := pg.all("link[rel=prev]"); {
			case pages == 2 && (len(prev) != 1 || attr(prev[0], "href") != list):
				t.Errorf("%s: the second page does not lead back to the first", target)
			case pages != 2 && len(prev) != 0:
				t.Errorf("%s: page %d leads back to %s", target, pages, attr(prev[0], "href"))
			case pages == 3 && pg.attr(".turn a:first-child", "href") != list:
				t.Errorf("%s: the third page does not lead to the newest", target)
			}
			target = ""
			if len(next) > 0 {
				target = attr(next[0], "href")
				if canonical(target) != target {
					t.Errorf("%s is not the canonical form, which is %s", target, canonical(target))
				}
			}
		}
		slices.Sort(seen)
		if n := len(slices.Compact(seen)); pages != 3 || n != 25 {
			t.Errorf("%s: %d stories on %d pages", list, n, pages)
		}
	}
}

func canonical(target string) string {
	u, _ := url.Parse(target)
	if q := site.Query(u.Path, u.Query()); q != "" {
		return u.Path + "?" + q
	}
	return u.Path
}

func TestOnlyWhatAPageHeedsIsKeptOfAQuery(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ path, query, want string }{
		{"/latest", "before=mi5g-01ABC&utm_source=x", "before=mi5g-01ABC"},
		{"/uk", "utm_source=x&fbclid=y", ""},
		{"/uk", "before=mi5g-01ABC", "before=mi5g-01ABC"},
		{"/topic/x", "before=mi5g-01ABC&before=zz-2", "before=mi5g-01ABC"},
		{"/2026/11/24", "before=mi5g-01ABC", "before=mi5g-01ABC"},
		{"/", "before=mi5g-01ABC", ""},
		{"/uk/2026/11/24/story", "before=mi5g-01ABC", ""},
		{"/topic", "before=", ""},
		{"/latest", "before=MI5G-01ABC", ""},
		{"/latest", "before=0mi5g-01ABC", ""},
		{"/latest", "before=mi5g-", ""},
		{"/latest", "before=-01ABC", ""},
		{"/latest", "before=mi5g-01%20ABC", ""},
		{"/latest", "before=99999999999999999-1", ""},
		{"/latest", "before=-5-1", ""},
		{"/feed.xml", "before=mi5g-01ABC", ""},
		{"/search", "q=+two++words+&x=1", "q=two+words"},
		{"/search", "q=", ""},
		{"/search", "q=" + strings.Repeat("%C3%A9", 300), "q=" + strings.Repeat("%C3%A9", 200)},
	} {
		q, _ := url.ParseQuery(tt.query)
		if got := site.Query(tt.path, q); got != tt.want {
			t.Errorf("%s?%s: %q, not %q", tt.path, tt.query, got, tt.want)
		}
	}
}

func TestTheCanonicalQueryIsItsOwnCanonicalForm(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		path := rapid.SampledFrom([]string{"/", "/latest", "/uk", "/search", "/topic/a", "/a/b"}).Draw(t, "path")
		q := url.Values{}
		for range rapid.IntRange(0, 3).Draw(t, "n") {
			q.Add(rapid.SampledFrom([]string{"before", "q", "x"}).Draw(t, "key"), rapid.OneOf(rapid.String(), rapid.StringMatching(`[0-9a-z]{1,12}-[0-9A-Z]{1,30}`)).Draw(t, "value"))
		}
		once := site.Query(path, q)
		again, err := url.ParseQuery(once)
		if err != nil || site.Query(path, again) != once {
			t.Fatalf("%q becomes %q", once, site.Query(path, again))
		}
	})
}

func TestTheDaysOfAnArchiveLeadToEachOther(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, days := range []int{20, 5, 3, 0} {
		p.set(start.AddDate(0, 0, -days))
		p.publish(edit.Text{Section: "uk", Headline: fmt.Sprintf("%d days ago", days), Body: text("One.")})
	}
	pg := p.get("/2026/11/21")
	pg.reads("h1", "Saturday 21 November 2026")
	pg.reads(".river .headline", "3 days ago")
	var ways []string
	for _, n := range pg.all(".turn a") {
		ways = append(ways, attr(n, "href"))
	}
	if want := []string{"/2026/11/19", "/2026/11/24"}; !reflect.DeepEqual(ways, want) {
		t.Errorf("the archive leads to %q", ways)
	}
	if pg.has(news.KeyLatest) {
		t.Error("each new story drops the archive")
	}
	p.get("/2026/11/19").reads(".turn a", "Saturday 21 November 2026") // more than a week lies before it
	empty := p.get("/2026/11/22")
	empty.reads(".empty", "No story was published on this day.")
	if empty.Keep || empty.attr("meta[name=robots]", "content") != "noindex" {
		t.Error("a day without stories is kept, or indexed")
	}
	p.miss("/2026/11/03") // before the first story
}

func TestADayBelongsToThePublicationsZone(t *testing.T) {
	t.Parallel()
	p := newPaper(t, func(pub *news.Publication) { pub.TimeZone = "Asia/Tokyo" })
	p.set(time.Date(2026, 11, 24, 14, 50, 0, 0, time.UTC)) // ten to midnight in Tokyo
	p.publish(edit.Text{Section: "uk", Headline: "Before midnight", Body: text("One.")})
	p.set(time.Date(2026, 11, 24, 15, 10, 0, 0, time.UTC))
	p.publish(edit.Text{Section: "uk", Headline: "After midnight", Body: text("One.")})
	p.get("/2026/11/24").reads(".river .headline", "Before midnight")
	p.get("/2026/11/25").reads(".river .headline", "After midnight")
	if got := p.get("/latest").texts("h2"); !reflect.DeepEqual(got, []string{"Wednesday 25 November 2026", "Before midnight"}) && len(got) < 2 {
		t.Errorf("latest: %q", got)
	}
	if got := p.get("/latest").texts("h2.date"); !reflect.DeepEqual(got, []string{"Wednesday 25 November 2026", "Tuesday 24 November 2026"}) {
		t.Errorf("latest is parted into %q", got)
	}
}

func TestASectionWithoutStoriesSaysWhatWillBeThere(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	pg := p.get("/lifestyle")
	pg.reads("h1", "Lifestyle")
	pg.reads(".empty", "No story has been published in Lifestyle yet. The first one will stand here.")
	if !pg.has(news.SectionKey("lifestyle")) || !pg.Keep {
		t.Errorf("keys %v, keep %v", pg.Keys, pg.Keep)
	}
}
