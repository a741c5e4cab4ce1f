package site_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// everyPage publishes a little of everything and gives the path of each kind of page.
func everyPage(p *paper) []string {
	st := p.publish(full(p))
	p.publish(edit.Text{Kind: news.KindOpinion, Section: "uk", Headline: "I think", Standfirst: "So there.", Bylines: []string{"Cy Dale"}, Body: text("One.")})
	p.publish(edit.Text{Section: "uk", Headline: "It was", Body: text("One.")})
	gone := p.publish(edit.Text{Section: "uk", Headline: "Gone", Body: text("One.")})
	p.let(publish.Correct(p.ctx(), p.store, p.chief, st.ID, news.CorrectionCorrection, "It was not."))
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, gone.ID, "Wrong."))
	return []string{
		"/", "/latest", "/uk", "/europe", "/world", "/topic/korea", "/by/cy-dale", "/2026/11/24", "/corrections", st.Path, st.Path + "/history", gone.Path,
	}
}

func TestEveryPageHasTheMasthead(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, path := range everyPage(p) {
		pg := p.get(path)
		pg.reads("[data-masthead-date]", "Tuesday 24 November 2026")
		if got := pg.attr("[data-masthead-date] time", "datetime"); got != "2026-11-24" {
			t.Errorf("%s is of %q", path, got)
		}
		want := []string{"Europe", "UK", "Politics", "Business", "World", "Lifestyle", "Entertainment"}
		if got := pg.texts(".sections a"); !slices.Equal(got, want) {
			t.Errorf("%s: sections %q", path, got)
		}
		if pg.attr("html", "lang") != "en-GB" || len(pg.all("h1")) != 1 {
			t.Errorf("%s: lang %q, %d first headings", path, pg.attr("html", "lang"), len(pg.all("h1")))
		}
	}
	front := p.get("/")
	front.reads("h1", "Euro Global Post")
	front.reads(".tagline", "European news, UK news, political news, breaking news, lifestyle and entertainment news")
	if got := p.get("/uk").texts(".sections [aria-current=page]"); !slices.Equal(got, []string{"UK"}) {
		t.Errorf("on /uk the navigation is at %q", got)
	}
}

func TestHeadingsComeInOrderAndIdsOnce(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, path := range everyPage(p) {
		pg := p.get(path)
		before := 0
		for _, h := range pg.all("h1,h2,h3,h4,h5,h6") {
			rank := int(h.Data[1] - '0')
			if rank > before+1 {
				t.Errorf("%s: %q is of rank %d after one of rank %d", path, words(h), rank, before)
			}
			if words(h) == "" {
				t.Errorf("%s: an empty heading of rank %d", path, rank)
			}
			before = rank
		}
		seen := map[string]bool{}
		for _, n := range pg.all("[id]") {
			if id := attr(n, "id"); seen[id] {
				t.Errorf("%s: the id %q stands twice", path, id)
			} else {
				seen[id] = true
			}
		}
		for _, n := range pg.all("[aria-labelledby]") {
			if !seen[attr(n, "aria-labelledby")] {
				t.Errorf("%s: nothing has the id %q", path, attr(n, "aria-labelledby"))
			}
		}
		for _, n := range pg.all("ul > *, ol > *") {
			if n.Data != "li" {
				t.Errorf("%s: a list holds a %s", path, n.Data)
			}
		}
		for _, n := range pg.all("a") {
			if words(n) == "" || attr(n, "href") == "" {
				t.Errorf("%s: a link without words or address: %v", path, n.Attr)
			}
		}
	}
}

// void are the elements that have no end; a slash in them means nothing.
var void = regexp.MustCompile(`<(meta|link|br|hr|img|input|source)[^>]*/>`)

func TestPagesAreStrict(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	pages := []sheet{p.miss("/no-such-page")}
	for _, path := range everyPage(p) {
		pages = append(pages, p.get(path))
	}
	for _, pg := range pages {
		for _, n := range pg.all("script") {
			if attr(n, "type") != "application/ld+json" {
				t.Errorf("%s: a script of type %q", pg.Path, attr(n, "type"))
			}
		}
		pg.none("[style], iframe, object, embed, base, link[rel=stylesheet], link[rel=preconnect], form[method]")
		for n := range pg.root.Descendants() {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: %s has the handler %s", pg.Path, n.Data, a.Key)
				}
				loads := a.Key == "src" || a.Key == "srcset" || a.Key == "poster" || n.Data == "link" && a.Key == "href" && attr(n, "rel") != "canonical" && attr(n, "rel") != "alternate"
				if loads && strings.Contains(a.Val, "//") && !strings.HasPrefix(a.Val, "data:") {
					t.Errorf("%s: %s loads %s", pg.Path, n.Data, a.Val)
				}
			}
		}
		if m := void.Find(pg.Body); m != nil {
			t.Errorf("%s: a needless slash in %s", pg.Path, m)
		}
		if strings.Contains(string(pg.Body), "ZgotmplZ") || strings.Contains(string(pg.Body), "<no value>") {
			t.Errorf("%s: the template refused a value", pg.Path)
		}
	}
}

func TestPagesSayWhatABrowserMayDo(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	pages := []sheet{p.miss("/no-such-page")}
	for _, path := range everyPage(p) {
		pages = append(pages, p.get(path))
	}
	for _, pg := range pages {
		csp := pg.Header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "img-src 'self' data:", "font-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"} {
			if !slices.Contains(strings.Split(csp, "; "), want) {
				t.Errorf("%s: the policy lacks %q: %s", pg.Path, want, csp)
			}
		}
		if strings.Contains(csp, "script-src") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: the policy is %s", pg.Path, csp)
		}
		for name, want := range map[string]string{
			"Content-Type": "text/html; charset=utf-8", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Set-Cookie": "",
		} {
			if got := pg.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", pg.Path, name, got)
			}
		}
		if !strings.Contains(pg.Header.Get("Permissions-Policy"), "camera=()") {
			t.Errorf("%s: no permissions policy", pg.Path)
		}
	}
}

func TestPagesEndWithThePublicationsDay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		zone, at, date, ends string
	}{
		{"Europe/London", "2026-11-24T23:59:59.999Z", "Tuesday 24 November 2026", "2026-11-25T00:00:00Z"},
		{"Europe/London", "2026-03-28T23:30:00Z", "Saturday 28 March 2026", "2026-03-29T00:00:00Z"},
		{"Europe/London", "2026-03-29T00:30:00Z", "Sunday 29 March 2026", "2026-03-29T23:00:00Z"},
		{"Europe/London", "2026-10-24T23:00:00Z", "Sunday 25 October 2026", "2026-10-26T00:00:00Z"},
		{"Europe/Berlin", "2026-10-25T00:30:00Z", "Sunday 25 October 2026", "2026-10-25T23:00:00Z"},
		{"America/New_York", "2026-11-25T04:59:00Z", "Tuesday 24 November 2026", "2026-11-25T05:00:00Z"},
		{"Asia/Kathmandu", "2026-11-24T18:20:00Z", "Wednesday 25 November 2026", "2026-11-25T18:15:00Z"},
		// In the Azores the clock goes from midnight to one o'clock in March: that day has no midnight.
		{"Atlantic/Azores", "2026-03-29T00:30:00Z", "Saturday 28 March 2026", "2026-03-29T01:00:00Z"},
		{"Atlantic/Azores", "2026-03-29T12:00:00Z", "Sunday 29 March 2026", "2026-03-30T00:00:00Z"},
	} {
		t.Run(strings.ReplaceAll(tt.zone+" "+tt.at, "/", "-"), func(t *testing.T) {
			t.Parallel()
			p := newPaper(t, func(pub *news.Publication) { pub.TimeZone = tt.zone })
			at, _ := time.Parse(time.RFC3339, tt.at)
			ends, _ := time.Parse(time.RFC3339, tt.ends)
			p.set(at)
			pg := p.get("/")
			pg.reads("[data-masthead-date]", tt.date)
			if !pg.Ends.Equal(ends) {
				t.Errorf("the page ends at %s, not %s", pg.Ends.UTC(), ends)
			}
			p.set(ends.Add(-time.Millisecond))
			p.get("/").reads("[data-masthead-date]", tt.date)
			p.set(ends)
			if got := p.get("/").text("[data-masthead-date]"); got == tt.date {
				t.Errorf("after its end the page is still of %s", got)
			}
		})
	}
}

func TestWhatIsNotThereIsA404ThatOffersTheFront(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	paths := everyPage(p)
	for _, path := range []string{
		"/nothing", "/uk/nothing", "/search?q=x", "/search", "/topic/", "/topic/nobody", "/topic", "/by/nobody", "/by", "/topic/korea/more", "/2026", "/2026/11", "/2026/11/25", "/2026/13/01",
		"/2026/02/30", "/2026/1/1", "/0000/01/01", "/9999/12/31", "/1999/01/01", "/uk/history", "/history", paths[9] + "/history/history", "/feed.xml", "/%F0%9F%92%A9",
		"/Uk/Nothing/", "/latest?before=1-A", "/uk?before=1-A", "/corrections?before=1-A", "/favicon.gif",
	} {
		pg, err := p.site.Render(p.ctx(), path)
		if !errors.Is(err, news.ErrNotFound) {
			t.Errorf("%s: %v, %+v", path, err, pg)
			continue
		}
		miss := read(t, p.site.Fail(path, err, ""))
		if miss.Status != 404 || miss.Keep {
			t.Errorf("%s: status %d, keep %v", path, miss.Status, miss.Keep)
		}
		miss.reads("h1", "There is nothing at this address")
		miss.reads("[data-masthead-date]", "Tuesday 24 November 2026")
		miss.reads(".instead .lead .headline", p.get("/").text(".lead .headline"))
		if got := miss.texts(".instead li .headline"); len(got) != 2 || slices.Contains(got, miss.text(".instead .lead .headline")) {
			t.Errorf("%s: %q to read instead", path, got)
		}
		if miss.attr("meta[name=robots]", "content") != "noindex" {
			t.Errorf("%s may be indexed", path)
		}
		miss.none("link[rel=canonical]")
	}
}

func TestAStrangersWordsAreNotRepeated(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	if pg := p.miss("/call-555-now-your-account-is-closed"); strings.Contains(string(pg.Body), "555") {
		t.Error("the 404 repeats what was in the address")
	}
}

func TestADraftsTopicAndAuthorAreUnknown(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	_, err := edit.New(p.ctx(), p.store, p.chief, edit.Text{Section: "uk", Headline: "Secret", Topics: []string{"The Merger"}, Bylines: []string{"Deep Throat"}, Body: text("One.")})
	p.must(err)
	p.miss("/topic/the-merger")
	p.miss("/by/deep-throat")
	if s := string(p.get("/").Body) + string(p.get("/uk").Body) + string(p.get("/latest").Body); strings.Contains(s, "Secret") {
		t.Error("a draft is on a page")
	}
}

func TestOddSpellingsLeadToTheOneAddress(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	paths := everyPage(p)
	story := paths[9]
	for from, to := range map[string]string{
		"/UK": "/uk", "/uk/": "/uk", "/UK/": "/uk", "/Latest": "/latest", "/latest/": "/latest", "/topic/Korea": "/topic/korea", "/by/cy-dale/": "/by/cy-dale",
		"/2026/11/24/": "/2026/11/24", story + "?before=" + "mi5g-01ABC": story, "/Corrections/": "/corrections",
	} {
		pg, err := p.site.Render(p.ctx(), from)
		if err != nil {
			t.Errorf("%s: %v", from, err)
			continue
		}
		if pg.Status != http.StatusMovedPermanently || pg.Header.Get("Location") != to || pg.Keep {
			t.Errorf("%s: status %d to %q, keep %v", from, pg.Status, pg.Header.Get("Location"), pg.Keep)
		}
	}
}

func TestARenamedSectionLeadsOn(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	sec := p.section("uk")
	sec.Slug, sec.Name = "britain", "Britain"
	_, _, err := publish.Section(p.ctx(), p.store, p.chief, sec)
	p.must(err)
	pg, err := p.site.Render(p.ctx(), "/uk")
	if err != nil || pg.Status != 301 || pg.Header.Get("Location") != "/britain" {
		t.Errorf("/uk: %+v, %v", pg, err)
	}
	p.get("/britain").reads("h1", "Britain")
}

func TestANewspaperThatIsNotFoundedSaysSo(t *testing.T) {
	t.Parallel()
	p := emptyPaper(t)
	for _, path := range []string{"/", "/uk", "/nothing"} {
		pg := p.miss(path)
		if pg.Status != 503 || pg.Header.Get("Retry-After") == "" {
			t.Errorf("%s: status %d, Retry-After %q", path, pg.Status, pg.Header.Get("Retry-After"))
		}
		pg.reads("h1", "This newspaper has not been founded yet")
	}
}

func TestErrorsAreToldWithoutTheDatabase(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.get("/")
	p.must(p.store.Close())
	for _, tt := range []struct {
		err    error
		status int
	}{
		{errors.New("disk /var/lib/x is on fire"), 500},
		{fmt.Errorf("x: %w", news.ErrUnavailable), 503},
		{context.DeadlineExceeded, 503},
		{news.NotFound("Nothing."), 404},
		{fmt.Errorf("x: %w", news.ErrGone), 410},
		{fmt.Errorf("x: %w", news.ErrLimited), 429},
		{news.Forbidden("You may not."), 403},
		{news.Invalid("address", "The address is odd."), 400},
		{news.TooLarge("", "The address is long."), 413},
	} {
		pg := read(t, p.site.Fail("/none", tt.err, "abc123"))
		if pg.Status != tt.status || pg.Keep {
			t.Errorf("%v: status %d, keep %v", tt.err, pg.Status, pg.Keep)
		}
		pg.reads(".reference code", "abc123")
		pg.reads("[data-masthead-date]", "Tuesday 24 November 2026")
		pg.reads(".folio .title", "Euro Global Post")
		if strings.Contains(string(pg.Body), "/var/lib") {
			t.Error("the page tells what happened inside")
		}
	}
}

func TestErrorsAreToldBeforeAnythingWasRead(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.must(p.store.Close())
	pg := read(t, p.site.Fail("/none", errors.New("x"), "abc"))
	pg.reads("h1", "Something went wrong")
	for _, n := range pg.all("a") {
		if words(n) == "" {
			t.Error("a link without words")
		}
	}
	if _, err := p.site.Render(p.ctx(), "/"); err == nil || errors.Is(err, news.ErrNotFound) {
		t.Errorf("with the database closed the front gives %v", err)
	}
}

func TestAReadersLanguageSetsTheDirection(t *testing.T) {
	t.Parallel()
	p := newPaper(t, func(pub *news.Publication) { pub.Language = "ar" })
	st := p.publish(edit.Text{Section: "uk", Headline: "الخبر الأول", Body: text("نص.")})
	for _, path := range []string{"/", st.Path} {
		if pg := p.get(path); pg.attr("html", "dir") != "rtl" || pg.attr("html", "lang") != "ar" {
			t.Errorf("%s: dir %q, lang %q", path, pg.attr("html", "dir"), pg.attr("html", "lang"))
		}
	}
	p.get(st.Path).none(`article[lang]`)
}

func (p *paper) section(slug string) (sec news.Section) {
	p.Helper()
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) (err error) { sec, err = r.Section(slug); return err }))
	return sec
}

// A page struct may have a Description of its own, which must not hide what
// the frame tells search engines.
func TestEveryListDescribesItselfToSearchEngines(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Section: "uk", Headline: "One", Body: text("x")})
	for _, path := range []string{"/uk", "/latest", "/corrections", "/2026/11/24"} {
		if got := p.get(path).attr("meta[name=description]", "content"); !strings.HasSuffix(got, ".") || len(got) < 20 {
			t.Errorf("%s is described as %q", path, got)
		}
	}
}
