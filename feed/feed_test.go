package feed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"broadsheet/edit"
	"broadsheet/feed"
	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// paper is a founded publication in a folder of the test's own, with a clock
// that the test moves.
type paper struct {
	*store.Store
	t     *testing.T
	feeds *feed.Feeds
	now   time.Time
}

func newPaper(t *testing.T) *paper {
	t.Helper()
	p := &paper{t: t, now: time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC)}
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Now: func() time.Time { return p.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	p.Store, p.feeds = s, feed.New(s, feed.Options{})
	err = publish.Found(t.Context(), s, news.Publication{
		Name: "Test Post", Tagline: "News & views", BaseURL: "https://post.example", TimeZone: "Europe/London", Language: "en-GB",
	}, []news.Section{{Slug: "uk", Name: "UK"}, {Slug: "world", Name: "World"}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *paper) draft(text edit.Text) string {
	p.t.Helper()
	if text.Section == "" {
		text.Section = "uk"
	}
	out, err := edit.New(p.t.Context(), p.Store, news.System(), text)
	if err != nil {
		p.t.Fatal(err)
	}
	return out.Story.ID
}

func (p *paper) publish(text edit.Text) news.Story {
	p.t.Helper()
	out, err := publish.Publish(p.t.Context(), p.Store, news.System(), p.draft(text))
	if err != nil {
		p.t.Fatal(err)
	}
	return out.Story
}

func (p *paper) past(text edit.Text, at time.Time) {
	p.t.Helper()
	id := p.draft(text)
	_, err := p.Write(p.t.Context(), func(tx *store.Tx) error {
		_, err := publish.Past(tx, news.System(), id, news.At(at))
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *paper) page(target string) *press.Page {
	p.t.Helper()
	page, err := p.feeds.Render(p.t.Context(), target)
	if err != nil {
		p.t.Fatalf("render %s: %v", target, err)
	}
	return page
}

func text(t *testing.T, markup string) prose.Doc {
	t.Helper()
	doc, _, err := prose.FromHTML(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

var formats = []string{"feed.xml", "feed.atom", "feed.json"}

func TestFeedsOfEverythingAndOfEachList(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Headline: "Ferry <sails> & returns", Standfirst: "It was late.", Bylines: []string{"Ada Quill"}, Topics: []string{"Ferries"},
		Body: text(t, `<p>All <a href="/uk">home</a> & <b>dry</b>.</p>`)})
	p.now = p.now.Add(time.Hour)
	p.publish(edit.Text{Headline: "Abroad", Section: "world", Body: text(t, `<p>Far away.</p>`)})
	for dir, want := range map[string][]string{
		"": {"Abroad", "Ferry <sails> & returns"}, "/uk": {"Ferry <sails> & returns"}, "/world": {"Abroad"},
		"/topic/ferries": {"Ferry <sails> & returns"}, "/by/ada-quill": {"Ferry <sails> & returns"},
	} {
		for _, format := range formats {
			page := p.page(dir + "/" + format)
			got, err := gofeed.NewParser().Parse(bytes.NewReader(page.Body))
			if err != nil {
				t.Errorf("%s/%s does not parse: %v\n%s", dir, format, err, page.Body)
				continue
			}
			var titles []string
			for _, it := range got.Items {
				titles = append(titles, it.Title)
			}
			if !slices.Equal(titles, want) {
				t.Errorf("%s/%s lists %q, want %q", dir, format, titles, want)
			}
			last := got.Items[len(got.Items)-1]
			if dir != "/world" && (!strings.Contains(last.Content, `href="https://post.example/uk"`) || last.Description != "It was late." || last.PublishedParsed == nil ||
				!last.PublishedParsed.Equal(time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC)) || len(last.Authors) != 1 || last.Authors[0].Name != "Ada Quill") {
				t.Errorf("%s/%s: content %q, description %q, published %v, authors %v", dir, format, last.Content, last.Description, last.PublishedParsed, last.Authors)
			}
			if got.FeedLink != "https://post.example"+dir+"/"+format {
				t.Errorf("%s/%s calls itself %s", dir, format, got.FeedLink)
			}
		}
	}
}

func TestAFeedIsDroppedByWhatItShowsAndByNothingElse(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Headline: "One", Bylines: []string{"Ada Quill"}, Topics: []string{"Ferries"}})
	p.publish(edit.Text{Headline: "Two", Section: "world"})
	for _, c := range []struct {
		target string
		has    []news.Key
		not    []news.Key
	}{
		{"/feed.xml", []news.Key{"publication", "latest", "by-name:ada-quill", "topic-name:ferries"}, []news.Key{"section:uk"}},
		{"/uk/feed.atom", []news.Key{"publication", "section:uk", "section-name:uk"}, []news.Key{"latest", "section:world"}},
		{"/topic/ferries/feed.json", []news.Key{"topic:ferries", "topic-name:ferries"}, []news.Key{"latest", "section:uk"}},
		{"/by/ada-quill/feed.xml", []news.Key{"by:ada-quill", "by-name:ada-quill"}, []news.Key{"latest"}},
		{"/sitemap.xml", []news.Key{"latest", "month:2026-11"}, []news.Key{"section:uk"}},
		{"/sitemap-2026-11.xml", []news.Key{"month:2026-11"}, []news.Key{"latest"}},
		{"/news-sitemap.xml", []news.Key{"latest"}, nil},
		{"/robots.txt", []news.Key{"publication"}, []news.Key{"latest"}},
	} {
		keys := p.page(c.target).Keys
		for _, k := range c.has {
			if !slices.Contains(keys, k) {
				t.Errorf("%s does not note %s: %v", c.target, k, keys)
			}
		}
		for _, k := range c.not {
			if slices.Contains(keys, k) {
				t.Errorf("%s notes %s and would be dropped for nothing", c.target, k)
			}
		}
	}
}

func TestAnIDStaysWhenTheStoryIsUpdatedAndMoves(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	story := p.publish(edit.Text{Headline: "Before", Body: text(t, "<p>Old.</p>")})
	ids := func() (ids []string) {
		for _, f := range formats {
			got, err := gofeed.NewParser().Parse(bytes.NewReader(p.page("/" + f).Body))
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, got.Items[0].GUID)
		}
		return ids
	}
	before := ids()
	if _, err := edit.Save(t.Context(), p.Store, news.System(), story.ID, 1, edit.Text{Headline: "After", Section: "uk", Body: text(t, "<p>New.</p>")}); err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Publish(t.Context(), p.Store, news.System(), story.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Move(t.Context(), p.Store, news.System(), story.ID, "world", "elsewhere"); err != nil {
		t.Fatal(err)
	}
	if after := ids(); !slices.Equal(before, after) || before[0] == "" {
		t.Errorf("ids were %v and are %v", before, after)
	}
	if !bytes.Contains(p.page("/feed.xml").Body, []byte("https://post.example/world/2026/11/24/elsewhere")) {
		t.Error("the feed does not lead to where the story moved")
	}
}

func TestCorrectionsStandAboveTheTextAndBumpTheItem(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	story := p.publish(edit.Text{Headline: "Figures", Body: text(t, "<p>There were 12.</p>")})
	p.now = p.now.Add(time.Hour)
	if _, err := publish.Correct(t.Context(), p.Store, news.System(), story.ID, news.CorrectionCorrection, "It was 21 & not <12>."); err != nil {
		t.Fatal(err)
	}
	got, err := gofeed.NewParser().Parse(bytes.NewReader(p.page("/feed.atom").Body))
	if err != nil {
		t.Fatal(err)
	}
	it := got.Items[0]
	if !strings.HasPrefix(it.Content, "<p><strong>Correction, 24 November 2026:</strong> It was 21 &amp; not &lt;12&gt;.</p>") {
		t.Errorf("the content begins %q", it.Content)
	}
	if !it.UpdatedParsed.After(*it.PublishedParsed) {
		t.Error("the item was not bumped")
	}
}

func TestTheSamePublicationGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Headline: "Still"})
	for _, target := range []string{"/feed.xml", "/feed.atom", "/feed.json", "/sitemap.xml", "/sitemap-2026-11.xml", "/sitemap-pages.xml"} {
		first := p.page(target).Body
		p.now = p.now.Add(26 * time.Hour)
		if !bytes.Equal(first, p.page(target).Body) {
			t.Errorf("%s changed although nothing happened", target)
		}
	}
}

func TestHostileWordsCannotBreakTheMarkup(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, headline := range []string{"]]> <![CDATA[", "<script>alert(1)</script>", "a & b &amp; c", "emoji 🗞 and \u05e9\u05dc\u05d5\u05dd", strings.Repeat("Long ", 59), "\ufffe\uffff odd"} {
		body := prose.FromText("]]> " + headline)
		p.publish(edit.Text{Headline: headline, Standfirst: headline, Kicker: "]]>", Topics: []string{"Q&A <x>"}, Bylines: []string{"O'<b>"}, Body: body})
	}
	for _, target := range []string{"/feed.xml", "/feed.atom", "/sitemap.xml", "/sitemap-2026-11.xml", "/news-sitemap.xml", "/sitemap-pages.xml"} {
		dec := xml.NewDecoder(bytes.NewReader(p.page(target).Body))
		for {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s is not well-formed: %v", target, err)
			}
		}
	}
	if !json.Valid(p.page("/feed.json").Body) {
		t.Error("/feed.json is not JSON")
	}
	got, err := gofeed.NewParser().Parse(bytes.NewReader(p.page("/feed.xml").Body))
	if err != nil || len(got.Items) != 6 {
		t.Fatalf("%d items, %v", len(got.Items), err)
	}
	for _, it := range got.Items {
		if strings.Contains(it.Content, "<script") {
			t.Errorf("a script came through: %s", it.Content)
		}
	}
}

func TestEveryAddressInAFeedIsAbsolute(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Headline: "Links", Body: text(t, `<p><a href="/uk/x">in</a> <a href="https://else.example/">out</a> <a href="mailto:a@b.example">mail</a></p>
		<figure><img src="/media/a.jpg" alt="A quay"><figcaption>Quay</figcaption></figure><p><a href="//evil.example">odd</a> <a href="rel.html">rel</a></p>`)})
	got, err := gofeed.NewParser().Parse(bytes.NewReader(p.page("/feed.xml").Body))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(strings.NewReader(got.Items[0].Content))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key != "href" && a.Key != "src" {
				continue
			}
			seen++
			if !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "mailto:") {
				t.Errorf("%s=%q is not absolute", a.Key, a.Val)
			}
		}
	}
	if seen < 4 {
		t.Errorf("only %d addresses were seen in %s", seen, got.Items[0].Content)
	}
}

// TestAnAddressInAFeedIsAURI: programs expect one, and the validators warn of
// addresses with letters beyond ASCII. What a person reads keeps its letters.
func TestAnAddressInAFeedIsAURI(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Headline: "مقهى", Body: text(t, "<p>x</p>"), Bylines: []string{"ليلى منصور"}, Topics: []string{"القاهرة"}})
	const writer, topic = "/by/%D9%84%D9%8A%D9%84%D9%89-%D9%85%D9%86%D8%B5%D9%88%D8%B1", "/topic/%D8%A7%D9%84%D9%82%D8%A7%D9%87%D8%B1%D8%A9"
	address := regexp.MustCompile(`(?:href="|<link>|<uri>|<id>|"url":"|"feed_url":"|"home_page_url":")([^"<]*)`)
	for _, of := range []string{"", writer, topic} {
		for _, file := range []string{"/feed.xml", "/feed.atom", "/feed.json"} {
			found := address.FindAllStringSubmatch(string(p.page(of+file).Body), -1)
			for _, a := range found {
				if strings.ContainsFunc(a[1], func(r rune) bool { return r > unicode.MaxASCII }) {
					t.Errorf("%s%s has the address %q", of, file, a[1])
				}
			}
			if len(found) < 3 {
				t.Errorf("%s%s has the addresses %q alone", of, file, found)
			}
		}
	}
	if body := string(p.page("/feed.atom").Body); !strings.Contains(body, "<uri>https://post.example"+writer+"</uri>") || !strings.Contains(body, "<name>ليلى منصور</name>") {
		t.Errorf("the writer is not named, with an address: %s", body)
	}
}

func TestNothingUnpublishedIsInAnyPage(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Headline: "Open"})
	p.draft(edit.Text{Headline: "canary draft", Topics: []string{"canary topic"}, Bylines: []string{"canary writer"}})
	embargoed := p.draft(edit.Text{Headline: "canary embargo"})
	if _, err := publish.Embargo(t.Context(), p.Store, news.System(), embargoed, p.now.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	planned := p.draft(edit.Text{Headline: "canary plan"})
	if _, err := publish.Schedule(t.Context(), p.Store, news.System(), planned, p.now.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	gone := p.publish(edit.Text{Headline: "canary withdrawn"})
	if _, err := publish.Withdraw(t.Context(), p.Store, news.System(), gone.ID, "Wrong."); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{
		"/feed.xml", "/feed.atom", "/feed.json", "/uk/feed.xml", "/sitemap.xml", "/sitemap-pages.xml", "/sitemap-2026-11.xml", "/news-sitemap.xml", "/robots.txt",
	} {
		if body := p.page(target).Body; bytes.Contains(bytes.ToLower(body), []byte("canary")) {
			t.Errorf("%s shows what is not public:\n%s", target, body)
		}
	}
	for _, target := range []string{"/topic/canary-topic/feed.xml", "/by/canary-writer/feed.json"} {
		if _, err := p.feeds.Render(t.Context(), target); !errors.Is(err, news.ErrNotFound) {
			t.Errorf("%s gave %v, want not found", target, err)
		}
	}
}

func TestPathsThatAreNoFeeds(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, target := range []string{
		"/", "/uk", "/feed", "/feed.XML", "/nowhere/feed.xml", "/topic/feed.xml", "/topic/none/feed.xml", "/by/none/feed.atom", "/a/b/c/feed.xml", "/uk/x/feed.xml",
		"/sitemap-2026-13.xml", "/sitemap-2026-11-1.xml", "/sitemap-2026-11-02.xml", "/sitemap-2026-11-0.xml", "/sitemap-2026-1.xml", "/sitemap-.xml", "/sitemap-2026-11",
		"/sitemap-1999-01.xml", "/sitemap-2026-11-2.xml",
	} {
		if _, err := p.feeds.Render(t.Context(), target); !errors.Is(err, news.ErrNotFound) {
			t.Errorf("%s gave %v, want not found", target, err)
		}
	}
}

func TestAnEmptyPublicationHasEmptyFeeds(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, format := range formats {
		got, err := gofeed.NewParser().Parse(bytes.NewReader(p.page("/uk/" + format).Body))
		if err != nil || len(got.Items) != 0 || got.Title != "Test Post: UK" {
			t.Errorf("%s: %+v, %v", format, got, err)
		}
	}
}

func TestMonthsAreTheCalendarsOfThePublication(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	// In London the first is still in June (00:30 BST is 23:30 UTC the day before), the second in July.
	p.past(edit.Text{Headline: "June"}, time.Date(2025, 6, 30, 22, 30, 0, 0, time.UTC))
	p.past(edit.Text{Headline: "July"}, time.Date(2025, 6, 30, 23, 30, 0, 0, time.UTC))
	p.past(edit.Text{Headline: "New Year"}, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	index := string(p.page("/sitemap.xml").Body)
	for _, month := range []string{"2025-06", "2025-07", "2026-01"} {
		address := "https://post.example/sitemap-" + month + ".xml"
		if !strings.Contains(index, "<loc>"+address+"</loc>") {
			t.Errorf("the index lacks %s:\n%s", address, index)
		}
		if got := strings.Count(string(p.page("/sitemap-"+month+".xml").Body), "<loc>"); got != 1 {
			t.Errorf("%s lists %d stories, want 1", month, got)
		}
	}
}

func TestTheNewsMapHoldsTwoDaysAndEndsByItself(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.past(edit.Text{Headline: "Old"}, p.now.Add(-49*time.Hour))
	p.past(edit.Text{Headline: "Fresh"}, p.now.Add(-47*time.Hour))
	page := p.page("/news-sitemap.xml")
	body := string(page.Body)
	if strings.Contains(body, "Old") || !strings.Contains(body, "<news:title>Fresh</news:title>") {
		t.Errorf("the map is %s", body)
	}
	if page.Ends.IsZero() || page.Ends.After(p.now.Add(10*time.Minute)) {
		t.Errorf("the map ends at %v", page.Ends)
	}
	if !strings.Contains(body, "<news:name>Test Post</news:name><news:language>en</news:language>") {
		t.Errorf("the publication is named wrongly: %s", body)
	}
	p.now = p.now.Add(2 * time.Hour)
	if strings.Contains(string(p.page("/news-sitemap.xml").Body), "Fresh") {
		t.Error("a story of more than two days is still in the map")
	}
}

func FuzzRender(f *testing.F) {
	for _, s := range []string{"/feed.xml", "/uk/feed.atom", "/sitemap-2026-11.xml", "/topic/%2e/feed.json", "//feed.xml", "/by/\x00/feed.xml"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, path string) { feed.Is(path) })
}

func BenchmarkRSS(b *testing.B) {
	s, err := store.Open(b.Context(), store.Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	err = publish.Found(b.Context(), s, news.Publication{Name: "T", BaseURL: "https://t.example", TimeZone: "UTC", Language: "en"}, []news.Section{{Slug: "uk", Name: "UK"}})
	if err != nil {
		b.Fatal(err)
	}
	for i := range 30 {
		body := prose.FromText(strings.Repeat("The harbour office counted nine ferries before noon, and a tenth came in late with the tide.\n\n", 50))
		out, err := edit.New(b.Context(), s, news.System(), edit.Text{Headline: fmt.Sprint("Story ", i), Section: "uk", Topics: []string{"Ferries"}, Bylines: []string{"Ada"}, Body: body})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := publish.Publish(b.Context(), s, news.System(), out.Story.ID); err != nil {
			b.Fatal(err)
		}
	}
	feeds := feed.New(s, feed.Options{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := feeds.Render(b.Context(), "/feed.xml"); err != nil {
			b.Fatal(err)
		}
	}
}
