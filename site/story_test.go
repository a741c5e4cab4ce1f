package site_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

// full is a story with everything that a page can show.
func full(p *paper) edit.Text {
	return edit.Text{
		Kind: news.KindAnalysis, Section: "world", Headline: "A meeting <and> a \"promise\"", Standfirst: "What was said, & what was not.", Kicker: "Diplomacy",
		Dateline: "Vladivostok", Topics: []string{"Korea", "Ports"}, Bylines: []string{"Ada Quill", "Ben Orr"},
		Body: p.doc(`<p>The two met. <span class="attribution" data-source="State media" data-stance="says">They agreed on all</span>, and
			<span class="attribution" data-source="The ministry" data-stance="denies">nothing was signed</span>.</p><h2>After</h2><p>` + strings.Repeat("And so it went on for a while. ", 60) + `</p>`),
	}
}

func TestAStoryPageKeepsTheMarkupContract(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(full(p))
	pg := p.get(st.Path)
	if pg.Status != 200 || !pg.Keep {
		t.Errorf("status %d, keep %v", pg.Status, pg.Keep)
	}
	if got := pg.attr("article", "data-story"); got != st.ID {
		t.Errorf("the article is of story %q, not %q", got, st.ID)
	}
	pg.reads("h1", `A meeting <and> a "promise"`)
	pg.reads("article h1", `A meeting <and> a "promise"`)
	pg.reads("article > header .standfirst", "What was said, & what was not.")
	pg.reads("article > header .kicker", "World Analysis Diplomacy")
	pg.reads(".byline", "By Ada Quill and Ben Orr Vladivostok")
	pg.reads(".text h2", "After")
	pg.reads("time.published", "24 November 2026, 14:01 GMT")
	if got := pg.attr("time.published", "datetime"); got != "2026-11-24T14:01:00Z" {
		t.Errorf("published at %q", got)
	}
	pg.none("time.updated")
	pg.reads("[data-masthead-date]", "Tuesday 24 November 2026")
	pg.reads("title", `A meeting <and> a "promise" · Euro Global Post`)
	if got := pg.texts(".times > span"); !reflect.DeepEqual(got, []string{"Published 24 November 2026, 14:01 GMT", "3 min read"}) {
		t.Errorf("times: %q", got)
	}
	if got := pg.texts(".sources li"); !reflect.DeepEqual(got, []string{"State media says", "The ministry denies"}) {
		t.Errorf("sources: %q", got)
	}
	for selector, href := range map[string]string{
		`link[rel=canonical]`: "https://post.example" + st.Path, `.history a`: st.Path + "/history", `article .kicker a`: "/world",
		`.topics li:first-child a`: "/topic/korea", `.byline a:first-of-type`: "/by/ada-quill",
	} {
		if got := pg.attr(selector, "href"); got != href {
			t.Errorf("%s leads to %q, not %q", selector, got, href)
		}
	}
}

func TestAStoryTellsWhereItIsSharedWhatItIs(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(full(p))
	pg := p.get(st.Path)
	want := map[string]string{
		"og:type": "article", "og:title": `A meeting <and> a "promise"`, "og:description": "What was said, & what was not.", "og:url": "https://post.example" + st.Path,
		"og:site_name": "Euro Global Post", "og:locale": "en_GB", "article:published_time": "2026-11-24T14:01:00Z", "article:section": "World",
	}
	for property, content := range want {
		if got := pg.attr(fmt.Sprintf(`meta[property="%s"]`, property), "content"); got != content {
			t.Errorf("%s is %q, not %q", property, got, content)
		}
	}
	if got := pg.attr(`meta[name="twitter:card"]`, "content"); got != "summary_large_image" {
		t.Errorf("the card is %q", got)
	}
	if n := len(pg.all(`meta[property="article:tag"]`)); n != 2 {
		t.Errorf("%d tags", n)
	}
	embed := "https://post.example/oembed?url=" + url.QueryEscape(pg.attr("link[rel=canonical]", "href"))
	var feeds []string
	for _, n := range pg.all(`link[rel=alternate]`) {
		feeds = append(feeds, attr(n, "type")+" "+attr(n, "href"))
	}
	if want := []string{
		"application/rss+xml /feed.xml", "application/atom+xml /feed.atom", "application/feed+json /feed.json",
		"application/rss+xml /world/feed.xml", "application/atom+xml /world/feed.atom", "application/feed+json /world/feed.json",
		"application/json+oembed " + embed, "text/xml+oembed " + embed + "&format=xml",
	}; !reflect.DeepEqual(feeds, want) {
		t.Errorf("feeds: %q", feeds)
	}
}

// linked reads the page's only JSON-LD block.
func linked(s sheet) map[string]any {
	s.t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(s.one(`script[type="application/ld+json"]`).FirstChild.Data), &v); err != nil {
		s.t.Fatalf("%s: the JSON-LD is not JSON: %v", s.Path, err)
	}
	return v
}

func TestTheLinkedDataOfAStoryIsTrue(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(full(p))
	p.pass(time.Hour)
	p.let(publish.Correct(p.ctx(), p.store, p.chief, st.ID, news.CorrectionCorrection, `The port is </script> in "Busan".`))
	v := linked(p.get(st.Path))
	address := "https://post.example" + st.Path
	want := map[string]any{
		"@context": "https://schema.org", "@type": "AnalysisNewsArticle", "headline": `A meeting <and> a "promise"`, "description": "What was said, & what was not.", "url": address,
		"mainEntityOfPage": map[string]any{"@type": "WebPage", "@id": address, "breadcrumb": map[string]any{"@type": "BreadcrumbList", "itemListElement": []any{
			map[string]any{"@type": "ListItem", "position": 1.0, "name": "Euro Global Post", "item": "https://post.example/"},
			map[string]any{"@type": "ListItem", "position": 2.0, "name": "World", "item": "https://post.example/world"},
			map[string]any{"@type": "ListItem", "position": 3.0, "name": `A meeting <and> a "promise"`, "item": address},
		}}},
		"datePublished": "2026-11-24T14:01:00Z", "dateModified": "2026-11-24T15:01:00Z",
		"author": []any{
			map[string]any{"@type": "Person", "name": "Ada Quill", "url": "https://post.example/by/ada-quill"},
			map[string]any{"@type": "Person", "name": "Ben Orr", "url": "https://post.example/by/ben-orr"},
		},
		"publisher": map[string]any{"@type": "NewsMediaOrganization", "@id": "https://post.example/#publisher", "name": "Euro Global Post", "url": "https://post.example/", "correctionsPolicy": "https://post.example/corrections",
			"logo": map[string]any{"@type": "ImageObject", "url": "https://post.example/logo.png", "width": 600.0, "height": 300.0, "caption": "Euro Global Post"}},
		"isPartOf": []any{
			map[string]any{"@type": "Newspaper", "@id": "https://post.example/#newspaper", "name": "Euro Global Post", "url": "https://post.example/", "inLanguage": "en-GB",
				"publisher": map[string]any{"@type": "NewsMediaOrganization", "@id": "https://post.example/#publisher"}},
			map[string]any{"@type": "CollectionPage", "name": "World", "url": "https://post.example/world"},
		},
		"correction":     []any{map[string]any{"@type": "CorrectionComment", "text": `The port is </script> in "Busan".`, "datePublished": "2026-11-24T15:01:00Z"}},
		"image":          []any{map[string]any{"@type": "ImageObject", "url": address + "/card.png", "width": 1200.0, "height": 630.0, "creditText": "Euro Global Post"}},
		"articleSection": "World", "dateline": "Vladivostok", "keywords": []any{"Korea", "Ports"}, "inLanguage": "en-GB", "isAccessibleForFree": true,
	}
	if n, ok := v["wordCount"].(float64); !ok || int(n) != full(p).Body.Words() {
		t.Errorf("wordCount is %v", v["wordCount"])
	}
	delete(v, "wordCount")
	for k := range want {
		if !reflect.DeepEqual(v[k], want[k]) {
			t.Errorf("%s is %#v, not %#v", k, v[k], want[k])
		}
		delete(v, k)
	}
	if len(v) > 0 {
		t.Errorf("more than was asked: %v", v)
	}
}

func TestEachKindOfStoryHasItsSchemaType(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, k := range news.Kinds() {
		st := p.publish(edit.Text{Kind: k, Section: "uk", Headline: "Of kind " + string(k), Body: text("Words.")})
		pg := p.get(st.Path)
		if got := linked(pg)["@type"]; got != k.SchemaType() {
			t.Errorf("a story of kind %s is a %v", k, got)
		}
		if class := attr(pg.one("article"), "class"); !strings.Contains(class, string(k)) {
			t.Errorf("a story of kind %s has the face %q", k, class)
		}
	}
}

func TestAStoryWithoutABylineIsThePapersOwn(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Bare", Body: text("One plain sentence.")})
	pg := p.get(st.Path)
	pg.none(".byline")
	pg.none("article .standfirst")
	pg.none(".sources")
	pg.none(".topics")
	author := linked(pg)["author"].([]any)[0].(map[string]any)
	if author["@type"] != "NewsMediaOrganization" || author["name"] != "Euro Global Post" {
		t.Errorf("the author is %v", author)
	}
	if got := pg.attr(`meta[name=description]`, "content"); got != "One plain sentence." {
		t.Errorf("without a standfirst the description is %q", got)
	}
}

func TestReadersSeeAnUpdateAndNotADraft(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "First words", Body: text("One.")})
	next := edit.Text{Section: "uk", Headline: "Second words", Body: text("Two.")}
	saved := p.save(st, next)
	pg := p.get(st.Path)
	pg.reads("h1", "First words")
	pg.none("time.updated")
	p.pass(time.Hour)
	p.let(publish.Publish(p.ctx(), p.store, p.chief, saved.ID))
	pg = p.get(st.Path)
	pg.reads("h1", "Second words")
	pg.reads("time.updated", "24 November 2026, 15:02 GMT")
	if got := pg.attr(`meta[property="article:modified_time"]`, "content"); got != "2026-11-24T15:02:00Z" {
		t.Errorf("modified at %q", got)
	}
}

func TestCorrectionsStandOnTopOfTheStoryAndInItsHistory(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Wrong", Body: text("One.")})
	for i, k := range []news.CorrectionKind{news.CorrectionCorrection, news.CorrectionUpdate, news.CorrectionRetraction} {
		p.pass(time.Hour)
		p.let(publish.Correct(p.ctx(), p.store, p.chief, st.ID, k, fmt.Sprintf("Note %d.", i)))
	}
	pg := p.get(st.Path)
	if got := pg.texts("article .note .label strong"); !reflect.DeepEqual(got, []string{"Retraction", "Update", "Correction"}) {
		t.Errorf("notes: %q", got)
	}
	// They stand before the text.
	if len(pg.all("article .notes ~ .text")) != 1 {
		t.Error("the notes don't stand above the text")
	}
	h := p.get(st.Path + "/history")
	want := []string{"Published 24 November 2026, 14:01 GMT", "Correction 24 November 2026, 15:01 GMT", "Update 24 November 2026, 16:01 GMT", "Retraction 24 November 2026, 17:01 GMT"}
	if got := h.texts(".events .label"); !reflect.DeepEqual(got, want) {
		t.Errorf("history: %q", got)
	}
	if got := h.attr("h1 a", "href"); got != st.Path {
		t.Errorf("the history leads back to %q", got)
	}
	c := p.get("/corrections")
	if got := c.texts(".note p:nth-of-type(2)"); !reflect.DeepEqual(got, []string{"Note 2.", "Note 1.", "Note 0."}) {
		t.Errorf("the list of corrections: %q", got)
	}
	if got := p.get("/").texts(".amends .note .on"); len(got) != 3 || got[0] != "On: Wrong" {
		t.Errorf("the front tells of %q", got)
	}
}

func TestTheBreakingStoryHasABarEverywhereAndIsNeverSaidTwice(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	other := p.publish(edit.Text{Section: "uk", Headline: "Other", Body: text("One.")})
	st := p.publish(edit.Text{Section: "europe", Headline: "It breaks", Body: text("Now.")})
	until := p.now().Add(3 * time.Hour)
	p.let(publish.Breaking(p.ctx(), p.store, p.chief, st.ID, until))
	for _, path := range []string{"/uk", "/latest", "/corrections", other.Path, other.Path + "/history"} {
		pg := p.get(path)
		pg.reads(".breaking a", "It breaks")
		if !pg.Ends.Equal(until) {
			t.Errorf("%s ends at %s, not when the news has broken", path, pg.Ends)
		}
	}
	front := p.get("/")
	front.reads(".breaking a", "Read the story") // the lead right under it has the headline
	front.reads(".lead .headline", "It breaks")
	front.none("main .alarm")
	if !front.Ends.Equal(until) {
		t.Errorf("the front ends at %s, not when the news has broken", front.Ends)
	}
	own := p.get(st.Path)
	own.none(".breaking")
	own.reads("article .kicker .alarm", "Breaking")
	p.set(until)
	p.get("/uk").none(".breaking")
	p.get("/").none(".alarm")
}

func TestAWithdrawnStorySaysWhyAndSinceWhen(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Gone tomorrow", Topics: []string{"Mayflies"}, Body: text("One.")})
	p.pass(time.Hour)
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, st.ID, "It named the <wrong> man."))
	for _, path := range []string{st.Path, st.Path + "/history"} {
		pg := p.get(path)
		if pg.Status != 410 || !pg.Keep || !pg.has(news.StoryKey(st.ID)) {
			t.Errorf("%s: status %d, keep %v, keys %v", path, pg.Status, pg.Keep, pg.Keys)
		}
		pg.reads("blockquote", "It named the <wrong> man.")
		pg.reads(".when time", "24 November 2026, 15:01 GMT")
		pg.none("link[rel=canonical]")
		if strings.Contains(string(pg.Body), "Gone tomorrow") {
			t.Error("the page still has the headline")
		}
	}
	p.miss("/topic/mayflies")
}

func TestAMovedStoryLeadsFromItsOldAddress(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Wanderer", Body: text("One.")})
	old := st.Path
	st = p.let(publish.Move(p.ctx(), p.store, p.chief, st.ID, "world", "settled"))
	for from, to := range map[string]string{old: st.Path, old + "/history": st.Path + "/history", old + "/": st.Path, strings.ToUpper(old): st.Path, st.Path + "/": st.Path, st.Path + "/history/": st.Path + "/history"} {
		pg, err := p.site.Render(p.ctx(), from)
		if err != nil {
			t.Fatalf("%s: %v", from, err)
		}
		if pg.Status != 301 || pg.Header.Get("Location") != to || pg.Keep {
			t.Errorf("%s: status %d to %q, keep %v", from, pg.Status, pg.Header.Get("Location"), pg.Keep)
		}
	}
}
