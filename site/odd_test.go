package site_test

import (
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

func TestOddStoriesAreShownWhole(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for name, tt := range map[string]edit.Text{
		"a headline of 300 runes":   {Headline: strings.TrimSpace(strings.Repeat("Donaudampfschiff ", 17)) + strings.Repeat("x", 11), Body: text("One.")},
		"a headline without spaces": {Headline: strings.Repeat("Ü", 300), Body: text("One.")},
		"right to left":             {Headline: "قمة في أوروبا تناقش المناخ", Standfirst: "ملخص", Kicker: "أوروبا", Body: text("نص القصة هنا.")},
		"markup as text":            {Headline: `</title><script>alert(1)</script>`, Standfirst: `"><img src=x onerror=alert(1)>`, Kicker: `{{.}}`, Dateline: `<b>`, Body: text(`</script><b onclick="x">`)},
		"nothing but a headline":    {Headline: "Alone"},
		"emoji and joiners":         {Headline: "👨‍👩‍👧‍👦 é ﷽", Body: text("\u200b")},
	} {
		tt.Section = "uk"
		st := p.publish(tt)
		for _, path := range []string{st.Path, "/", "/uk", "/latest", st.Path + "/history"} {
			pg := p.get(path)
			if got := pg.texts("main h1, main .headline"); !strings.Contains(strings.Join(got, "\n"), tt.Headline) {
				t.Errorf("%s: %s does not have the headline %q but %q", name, path, tt.Headline, got)
			}
			pg.none("img, b")
			for _, s := range pg.all("script") {
				if attr(s, "type") != "application/ld+json" {
					t.Errorf("%s: %s has a script", name, path)
				}
			}
		}
		if tt.Headline != "Alone" {
			if got := linked(p.get(st.Path))["headline"]; got != tt.Headline {
				t.Errorf("%s: the linked headline is %q", name, got)
			}
		}
	}
}

func TestAHugeTextIsRendered(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	var nodes []prose.Node
	for range 8000 {
		nodes = append(nodes, prose.Node{Type: prose.Paragraph, Content: []prose.Node{prose.Inline(strings.Repeat("Word after word. ", 24) + "End.")}})
	}
	doc, err := prose.New(nodes...)
	p.must(err)
	st := p.publish(edit.Text{Section: "uk", Headline: "Long", Body: doc})
	pg := p.get(st.Path)
	if n := len(pg.all(".text > p")); n != 8000 {
		t.Errorf("%d paragraphs", n)
	}
}

func TestPicturesOfOtherSitesAreLinksAndNotLoaded(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Seen", Body: p.doc(`<p>One.</p>
		<figure><img src="https://elsewhere.example/a.jpg" alt="A pier"><figcaption>The pier at dawn</figcaption></figure>
		<figure><img src="/media/b.jpg" alt="Ours"></figure>
		<video src="https://elsewhere.example/c.mp4" controls></video>`)})
	pg := p.get(st.Path)
	if got := pg.attr(".text img", "src"); got != "/media/b.jpg" {
		t.Errorf("the picture is %q", got)
	}
	pg.none(".text video")
	var links []string
	for _, n := range pg.all(".text a") {
		links = append(links, attr(n, "href")+" "+words(n))
	}
	want := "https://elsewhere.example/a.jpg Picture: The pier at dawn (elsewhere.example)"
	if len(links) != 2 || links[0] != want {
		t.Errorf("links: %q", links)
	}
}

func TestAGalleryKeepsOurPicturesAndLinksToOthers(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	pic := func(src string) prose.Node {
		return prose.Node{Type: prose.PictureNode, Attrs: prose.Attrs{{Name: "src", Value: src}, {Name: "alt", Value: "x"}}}
	}
	doc, err := prose.New(prose.Node{Type: prose.Gallery, Content: []prose.Node{pic("/media/1.jpg"), pic("https://e.example/2.jpg"), pic("/media/3.jpg")}},
		prose.Node{Type: prose.Gallery, Content: []prose.Node{pic("https://e.example/4.jpg")}})
	p.must(err)
	pg := p.get(p.publish(edit.Text{Section: "uk", Headline: "Many", Body: doc}).Path)
	if a, b := len(pg.all(".gallery img")), len(pg.all(".text p a")); a != 2 || b != 2 {
		t.Errorf("%d pictures, %d links", a, b)
	}
	if len(pg.all(".gallery")) != 1 {
		t.Error("an empty gallery stays")
	}
}

// TestADamagedTextIsOurFaultAndNotTheReaders writes what no command would.
func TestADamagedTextIsOurFaultAndNotTheReaders(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Damaged", Body: text("One.")})
	_, err := p.store.Write(p.ctx(), func(tx *store.Tx) error {
		pub, err := tx.Published(st.ID)
		if err != nil {
			return err
		}
		return tx.PutPublished(news.Story{ID: st.ID}, pub, []byte(`{"type":"doc","content":[{"type":"nonsense"}]}`))
	})
	p.must(err)
	_, err = p.site.Render(p.ctx(), st.Path)
	if err == nil {
		t.Fatal("a damaged text was rendered")
	}
	if pg := p.site.Fail("/", err, "ref"); pg.Status != 500 {
		t.Errorf("the reader is told %d for %v", pg.Status, err)
	}
}

func TestAnImportedAddressStaysAsItWas(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Imported", Body: text("One.")})
	const path = "/2019/03/Über-uns (neu)/"
	_, err := p.store.Write(p.ctx(), func(tx *store.Tx) error {
		pub, err := tx.Published(st.ID)
		if err != nil {
			return err
		}
		pub.Path = path
		story, err := tx.Story(st.ID)
		if err != nil {
			return err
		}
		if err := tx.PutPublished(story, pub, []byte(`{"type":"doc"}`)); err != nil {
			return err
		}
		return tx.PutPermalink(path, st.ID)
	})
	p.must(err)
	const escaped = "/2019/03/%C3%9Cber-uns%20%28neu%29/"
	pg := p.get(escaped)
	pg.reads("h1", "Imported")
	if got := pg.attr("link[rel=canonical]", "href"); got != "https://post.example"+escaped {
		t.Errorf("canonical: %s", got)
	}
	if got := p.get("/uk").attr(".lead a", "href"); got != escaped {
		t.Errorf("the section leads to %s", got)
	}
	moved, err := p.site.Render(p.ctx(), "/2019/03/%C3%9Cber-uns%20%28neu%29")
	if err != nil || moved.Header.Get("Location") != escaped {
		t.Errorf("without the slash: %+v, %v", moved, err)
	}
}

func TestAPreviewIsTheStoryPageForTheDeskAlone(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Public", Body: text("One.")})
	sec := p.section("uk")
	b, err := p.site.Preview(p.ctx(), news.Published{
		ID: st.ID, Path: st.Path, Kind: news.KindNews, Section: sec.ID, Headline: "Planned", FirstPublished: news.At(start), Bylines: []news.Contributor{{Slug: "ada", Name: "Ada"}},
	}, text("Two."), nil, "Revision 2, not published")
	p.must(err)
	pg := read(t, &press.Page{Path: "preview", Body: b})
	pg.reads("h1", "Planned")
	pg.reads(".preview", "Preview Revision 2, not published")
	pg.none("link[rel=canonical], link[rel=alternate], meta[property], script")
	if got := pg.attr("meta[name=robots]", "content"); got != "noindex, nofollow" {
		t.Errorf("robots: %q", got)
	}
	h := p.site.PreviewHeader()
	if h.Get("Cache-Control") != "private, no-store" || !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'self'") {
		t.Errorf("headers: %v", h)
	}
	p.get(st.Path).reads("h1", "Public")
	// A story that was never saved or published can be looked at too.
	if _, err := p.site.Preview(p.ctx(), news.Published{Headline: "Raw", Kind: news.KindOpinion}, prose.Doc{}, nil, "Draft"); err != nil {
		t.Errorf("a raw draft: %v", err)
	}
}

func TestSubsectionsLeadUpAndDown(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	uk := p.section("uk")
	sub, _, err := publish.Section(p.ctx(), p.store, p.chief, news.Section{Slug: "scotland", Name: "Scotland", Description: "North of the border.", ParentID: uk.ID})
	p.must(err)
	st := p.publish(edit.Text{Section: sub.Slug, Headline: "Up there", Body: text("One.")})
	p.get("/uk").reads(".below a", "Scotland")
	p.get("/uk").reads(".lead .headline", "Up there")
	pg := p.get("/scotland")
	pg.reads(".above a", "UK")
	pg.reads(".description", "North of the border.")
	if len(pg.all(".sections [aria-current=true]")) != 1 || len(pg.all(".sections a")) != 7 {
		t.Errorf("the navigation has %q", pg.texts(".sections a"))
	}
	if a, b := pg.attr(".page", "class"), p.get("/uk").attr(".page", "class"); a != b {
		t.Errorf("the subsection is coloured %q, its section %q", a, b)
	}
	if got := linked(p.get(st.Path))["articleSection"]; got != "Scotland" {
		t.Errorf("the story is of section %v", got)
	}
}

func TestAStorysPageSpeaksTheLanguageOfItsEdition(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	_, err := p.store.Write(p.ctx(), func(tx *store.Tx) error {
		return tx.PutEdition(news.Edition{ID: tx.NewID(), Slug: "hebrew", Name: "עברית", Language: "he", Position: 2})
	})
	p.must(err)
	st := p.publish(edit.Text{Section: "uk", Edition: "hebrew", Headline: "שלום", Body: text("אחת.")})
	pg := p.get(st.Path)
	if pg.attr("html", "lang") != "he" || pg.attr("html", "dir") != "rtl" || p.get("/uk").attr("html", "lang") != "en-GB" {
		t.Errorf("lang %q, dir %q", pg.attr("html", "lang"), pg.attr("html", "dir"))
	}
	if got := p.get("/uk").attr(".lead .headline", "lang"); got != "he" {
		t.Errorf("in the section's list it is of %q", got)
	}
	if got := linked(pg)["inLanguage"]; got != "he" {
		t.Errorf("inLanguage %v", got)
	}
}

func BenchmarkPages(b *testing.B) {
	p := newPaper(b)
	var body strings.Builder
	for range 18 {
		body.WriteString("<p>" + strings.Repeat("Every word of this sentence is one word of it. ", 5) + "</p>")
	}
	sections := []string{"europe", "uk", "politics", "business", "world", "lifestyle", "entertainment"}
	for i := range 300 {
		p.publish(edit.Text{
			Section: sections[i%7], Kind: news.Kinds()[i%3], Headline: "A headline of a usual length for a story", Standfirst: "A standfirst that says in one sentence what the story is about.",
			Topics: []string{"Rivers", "Trains", "Bread"}, Bylines: []string{"Ada Quill"}, Body: p.doc(body.String()),
		})
	}
	st := p.publish(edit.Text{Section: "uk", Headline: "The measured one", Standfirst: "It has 900 words.", Topics: []string{"Rivers"}, Bylines: []string{"Ada Quill"}, Body: p.doc(body.String())})
	for _, path := range []string{"/", "/uk", "/latest", "/topic/rivers", st.Path} {
		name := strings.ReplaceAll(path, "/", "_")
		if path == st.Path {
			name = "story"
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := p.site.Render(p.ctx(), path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
