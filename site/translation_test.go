package site_test

import (
	"slices"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func TestTranslationsLeadToEachOther(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.edition("deutsch", "Deutsch", "de")
	en := p.publish(edit.Text{Section: "uk", Headline: "Gate shut", Body: text("Words.")})
	de := p.publish(edit.Text{Section: "uk", Edition: "deutsch", Headline: "Tor zu", Body: text("Worte.")})
	alone := p.get(en.Path)
	alone.none(".languages, link[hreflang]")
	head := p.head()
	p.let(publish.Translate(p.ctx(), p.store, p.chief, en.ID, de.ID))
	if !meet(alone.Keys, p.since(head)) {
		t.Error("the link leaves the page as it was")
	}
	pg := p.get(en.Path)
	pg.reads(".languages", "In other languages: Deutsch")
	if a := pg.one(".languages a"); attr(a, "href") != de.Path || attr(a, "lang") != "de" || attr(a, "hreflang") != "de" {
		t.Errorf("it leads with %v", a.Attr)
	}
	var told []string
	for _, n := range pg.all("link[hreflang]") {
		told = append(told, attr(n, "hreflang")+" "+attr(n, "href"))
	}
	want := []string{"en-GB https://post.example" + en.Path, "de https://post.example" + de.Path}
	if !slices.Equal(told, want) {
		t.Errorf("search engines are told of %q", told)
	}
	if work := linked(pg)["workTranslation"].([]any)[0].(map[string]any); work["@id"] != "https://post.example"+de.Path || work["inLanguage"] != "de" {
		t.Errorf("machines are told of %v", work)
	}
	p.get(de.Path).reads(".languages", "In anderen Sprachen: English")
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, de.ID, "Wrong."))
	p.get(en.Path).none(".languages, link[hreflang]")
}

func TestSectionsAreCalledWhatTheEditionCallsThem(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.edition("deutsch", "Deutsch", "de")
	de := p.publish(edit.Text{Section: "world", Edition: "deutsch", Headline: "Tor zu", Body: text("Worte.")})
	en := p.publish(edit.Text{Section: "world", Headline: "Gate shut", Body: text("Words.")})
	world := p.section("world")
	for _, e := range p.editions() {
		if e.Slug == "deutsch" {
			world.Names = map[string]string{e.ID: "Welt"}
		}
	}
	_, _, err := publish.Section(p.ctx(), p.store, p.chief, world)
	p.must(err)
	for path, want := range map[string]string{de.Path: "Welt", "/deutsch": "Welt", en.Path: "World", "/": "World", "/world": "World", de.Path + "/history": "World"} {
		pg := p.get(path)
		if got := pg.texts(".sections a"); !slices.Contains(got, want) && path != de.Path+"/history" {
			t.Errorf("%s calls them %q", path, got)
		}
	}
	pg := p.get(de.Path)
	pg.reads(".story .kicker a", "Welt")
	if a := pg.one(`.sections a[href="/world"]`); attr(a, "lang") != "" {
		t.Errorf("the German name is of the language %q", attr(a, "lang"))
	}
	if a := pg.one(`.sections a[href="/uk"]`); attr(a, "lang") != "en-GB" {
		t.Errorf("the English name is of the language %q", attr(a, "lang"))
	}
}

func TestNewsThatIsFiledFromAPlaceByAPersonIsReportage(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, tt := range []struct {
		text edit.Text
		want string
	}{
		{edit.Text{Dateline: "Oudemeer", Bylines: []string{"Ann Orr"}}, "ReportageNewsArticle"},
		{edit.Text{Dateline: "Oudemeer"}, "NewsArticle"},
		{edit.Text{Bylines: []string{"Ann Orr"}}, "NewsArticle"},
		{edit.Text{Kind: news.KindAnalysis, Dateline: "Oudemeer", Bylines: []string{"Ann Orr"}}, "AnalysisNewsArticle"},
	} {
		tt.text.Section, tt.text.Headline, tt.text.Body = "uk", "Gate", text("Words.")
		if got := linked(p.get(p.publish(tt.text).Path))["@type"]; got != tt.want {
			t.Errorf("%+v is a %v", tt.text, got)
		}
	}
}

func TestAPictureIsToldWithWhoseItIs(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.asset(news.Asset{ID: "pier", Width: 1600, Height: 1000, Alt: "A pier", Credit: "Ann Orr / Agency", Copyright: "© Agency"})
	st := p.publish(edit.Text{Section: "uk", Headline: "Pier", Picture: news.Picture{Asset: "pier", Caption: "The pier today"}, Body: text("One.")})
	for _, i := range linked(p.get(st.Path))["image"].([]any) {
		image := i.(map[string]any)
		if image["@type"] != "ImageObject" || image["creditText"] != "Ann Orr / Agency" || image["copyrightNotice"] != "© Agency" || image["caption"] != "The pier today" {
			t.Errorf("it is told as %v", image)
		}
	}
}

func TestAWithdrawnStoryOffersWhatIsRelated(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Section: "world", Headline: "On tides", Topics: []string{"Tides"}, Body: text("One.")})
	p.publish(edit.Text{Section: "uk", Headline: "Of the section", Body: text("One.")})
	p.publish(edit.Text{Section: "world", Headline: "Of no kin", Body: text("One.")})
	gone := p.publish(edit.Text{Section: "uk", Headline: "Gone", Topics: []string{"Tides"}, Body: text("One.")})
	gone = p.let(publish.Withdraw(p.ctx(), p.store, p.chief, gone.ID, "It was wrong."))
	pg := p.get(gone.Path)
	pg.reads("#instead", "More on this")
	if got := pg.texts(".instead .headline"); !slices.Equal(got, []string{"On tides", "Of the section"}) {
		t.Errorf("it offers %q", got)
	}
	gone = p.let(edit.Restore(p.ctx(), p.store, p.chief, gone.ID))
	p.save(gone, edit.Text{Section: "europe", Headline: "Another", Topics: []string{"Canary"}, Body: text("One.")})
	if got := p.get(gone.Path).texts(".instead .headline"); !slices.Equal(got, []string{"On tides", "Of the section"}) {
		t.Errorf("after it was written anew it offers %q", got)
	}
}

func TestAnAuthorHasAFaceAndPagesElsewhere(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Section: "uk", Headline: "Gate", Bylines: []string{"Ann Orr"}, Body: text("Words.")})
	p.asset(news.Asset{ID: "face", Width: 600, Height: 900, Credit: "Bob Ek"})
	before, head := p.get("/by/ann-orr"), p.head()
	before.none(".portrait, .elsewhere")
	c := p.contributor("ann-orr")
	c.Portrait, c.Links = "face", []string{"https://social.example/@ann"}
	_, _, err := publish.Contributor(p.ctx(), p.store, p.chief, c)
	p.must(err)
	if !meet(before.Keys, p.since(head)) {
		t.Error("a portrait leaves the page as it was")
	}
	pg := p.get("/by/ann-orr")
	if pg.attr(".portrait img", "alt") != "Ann Orr" || pg.attr(".elsewhere a", "href") != "https://social.example/@ann" {
		t.Errorf("the page shows %q and leads to %q", pg.attr(".portrait img", "alt"), pg.attr(".elsewhere a", "href"))
	}
	person := linked(pg)["mainEntity"].(map[string]any)
	if person["sameAs"].([]any)[0] != "https://social.example/@ann" || person["image"].([]any)[0].(map[string]any)["creditText"] != "Bob Ek" {
		t.Errorf("machines are told of %v", person)
	}
}

func TestAnOpinionHasTheFaceOfWhoHoldsIt(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.asset(news.Asset{ID: "face", Width: 600, Height: 600, Credit: "Bob Ek", Alt: "A face"})
	one := p.publish(edit.Text{Section: "uk", Kind: news.KindOpinion, Headline: "Shut the gate", Bylines: []string{"Ann Orr"}, Body: text("Words.")})
	two := p.publish(edit.Text{Section: "uk", Kind: news.KindOpinion, Headline: "Open the gate", Bylines: []string{"Ann Orr", "Bob Ek"}, Body: text("Words.")})
	plain := p.publish(edit.Text{Section: "uk", Headline: "The gate", Bylines: []string{"Ann Orr"}, Body: text("Words.")})
	showing := []string{"/", "/uk", "/latest", one.Path}
	before, head := map[string]sheet{}, p.head()
	for _, path := range showing {
		before[path] = p.get(path)
		before[path].none(".face")
	}
	c := p.contributor("ann-orr")
	c.Portrait = "face"
	_, _, err := publish.Contributor(p.ctx(), p.store, p.chief, c)
	p.must(err)
	for _, path := range showing {
		if !meet(before[path].Keys, p.since(head)) {
			t.Errorf("a new portrait leaves %s as it was", path)
		}
		if pg := p.get(path); len(pg.all(".opinion .face")) != 1 || len(pg.all(".face")) != 1 || pg.attr(".face img", "alt") != "" {
			t.Errorf("%s shows %d faces", path, len(pg.all(".face")))
		}
	}
	if pg := p.get("/by/ann-orr"); len(pg.all(".portrait")) != 1 || len(pg.all(".face")) != 0 {
		t.Error("on their own page they are not seen once")
	}
	for _, s := range []news.Story{two, plain} {
		if pg := p.get(s.Path); len(pg.all("header .face")) != 0 {
			t.Errorf("%s has a face above it", s.Path)
		}
	}
}

func (p *paper) editions() (all []news.Edition) {
	p.Helper()
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) (err error) { all, err = r.Editions(); return err }))
	return all
}

func (p *paper) contributor(slug string) (c news.Contributor) {
	p.Helper()
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) (err error) { c, err = r.Contributor(slug); return err }))
	return c
}
