package site_test

import (
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/site"
)

// edition adds a face of the paper.
func (p *paper) edition(slug, name, language string) news.Edition {
	p.Helper()
	e, _, err := publish.Edition(p.ctx(), p.store, p.chief, news.Edition{Slug: slug, Name: name, Language: language})
	p.must(err)
	return e
}

func TestEachEditionHasAFrontOfItsOwnStoriesInItsLanguage(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Section: "uk", Headline: "Before there were others", Body: text("x")})
	p.edition("deutsch", "Deutsch", "de")
	p.edition("arabic", "العربية", "ar")
	p.publish(edit.Text{Section: "uk", Headline: "English", Body: text("x")})
	p.publish(edit.Text{Section: "uk", Edition: "deutsch", Headline: "Auf Deutsch", Body: text("x")})
	p.publish(edit.Text{Section: "world", Edition: "deutsch", Kind: news.KindOpinion, Bylines: []string{"Ada Quill"}, Headline: "Eine Meinung", Body: text("x")})
	p.publish(edit.Text{Section: "uk", Edition: "arabic", Headline: "بالعربية", Body: text("x")})
	for path, want := range map[string]struct {
		lang, dir string
		headlines []string
	}{
		"/":        {"en-GB", "", []string{"English", "Before there were others"}},
		"/deutsch": {"de", "", []string{"Auf Deutsch", "Eine Meinung"}},
		"/arabic":  {"ar", "rtl", []string{"بالعربية"}},
	} {
		pg := p.get(path)
		if pg.attr("html", "lang") != want.lang || attr(pg.one("html"), "dir") != want.dir {
			t.Errorf("%s is %q %q", path, pg.attr("html", "lang"), attr(pg.one("html"), "dir"))
		}
		got := pg.texts(".headline")
		slices.Sort(got)
		slices.Sort(want.headlines)
		if !reflect.DeepEqual(got, want.headlines) {
			t.Errorf("%s shows %q", path, got)
		}
		if got := pg.texts(".editions a"); !reflect.DeepEqual(got, []string{"English", "Deutsch", "العربية"}) {
			t.Errorf("%s leads to %q", path, got)
		}
		if here := pg.attr(".editions [aria-current]", "href"); here != path {
			t.Errorf("%s says that it is %s", path, here)
		}
		var alternates []string
		for _, a := range pg.all("link[hreflang]") {
			alternates = append(alternates, attr(a, "hreflang")+" "+attr(a, "href"))
		}
		if want := []string{"en-GB https://post.example/", "de https://post.example/deutsch", "ar https://post.example/arabic", "x-default https://post.example/"}; !reflect.DeepEqual(alternates, want) {
			t.Errorf("%s has the alternates %q", path, alternates)
		}
	}
	if got := p.get("/deutsch").attr("[rel=alternate][type='application/rss+xml']", "href"); got != "/deutsch/feed.xml" {
		t.Errorf("its feed is at %s", got)
	}
}

func TestWhatIsNotThereBelowAnEditionIsToldInItsLanguage(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.edition("deutsch", "Deutsch", "de")
	p.publish(edit.Text{Section: "uk", Headline: "In English", Body: text("x")})
	p.publish(edit.Text{Section: "uk", Edition: "deutsch", Headline: "Auf Deutsch", Body: text("x")})
	for path, want := range map[string]struct{ lang, offer, home string }{
		"/deutsch/nichts": {"de", "Auf Deutsch", "/deutsch"},
		"/nothing":        {"en-GB", "In English", "/"},
		"/deutschland/x":  {"en-GB", "In English", "/"},
	} {
		pg := p.miss(path)
		if pg.Status != 404 || pg.attr("html", "lang") != want.lang || !slices.Equal(pg.texts(".headline"), []string{want.offer}) {
			t.Errorf("%s is %d in %s and offers %q", path, pg.Status, pg.attr("html", "lang"), pg.texts(".headline"))
		}
		if len(pg.all(`a[href="`+want.home+`"]`)) == 0 {
			t.Errorf("%s does not lead to %s", path, want.home)
		}
	}
}

func TestAPaperOfOneEditionSaysNothingOfEditions(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "One", Body: text("x")})
	for _, path := range []string{"/", st.Path} {
		p.get(path).none(".editions")
		p.get(path).none("[hreflang]")
	}
	p.miss("/main")
}

func TestAStorysPageLeadsHomeToItsEdition(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.edition("deutsch", "Deutsch", "de")
	german := p.publish(edit.Text{Section: "uk", Edition: "deutsch", Headline: "Auf Deutsch", Body: text("x")})
	english := p.publish(edit.Text{Section: "uk", Headline: "In English", Body: text("x")})
	for path, home := range map[string]string{german.Path: "/deutsch", german.Path + "/history": "/deutsch", english.Path: "/", "/uk": "/"} {
		if got := p.get(path).attr(".folio .title", "href"); got != home {
			t.Errorf("%s leads home to %s", path, got)
		}
	}
	p.get(english.Path).none(".further") // whoever has read it in English is not led to German
	if got := p.get("/uk").attr(".seconds .headline", "lang"); got != "de" {
		t.Errorf("the German headline on an English page is of the language %q", got)
	}
	if got := p.get(german.Path).attr(".sections li:first-child a", "lang"); got != "en-GB" {
		t.Errorf("the sections' names are of the language %q", got)
	}
}

func TestTheAddressOfALanguageLeadsToItsEdition(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.edition("oesterreich", "Österreich", "de-AT")
	for from, to := range map[string]string{"/de": "/oesterreich", "/de-at": "/oesterreich", "/DE-AT": "/oesterreich", "/oesterreich/": "/oesterreich", "/oesterreich?x=1": "/oesterreich"} {
		pg, err := p.site.Render(p.ctx(), from)
		if err != nil || pg.Status != http.StatusMovedPermanently || pg.Header.Get("Location") != to {
			t.Errorf("%s: %+v, %v", from, pg, err)
		}
	}
	p.miss("/en")
	p.miss("/oesterreich/other")
	p.miss("/de/latest")
}

func TestAnEditionListsAllItsStoriesPageByPage(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.edition("deutsch", "Deutsch", "de")
	for i := range 13 {
		p.publish(edit.Text{Section: "uk", Edition: "deutsch", Headline: fmt.Sprint("Nr. ", i), Body: text("x")})
		p.publish(edit.Text{Section: "uk", Headline: fmt.Sprint("No. ", i), Body: text("x")})
	}
	pg := p.get("/deutsch/latest")
	pg.reads("h1", "Neueste Beiträge")
	next := pg.attr("a[rel=next]", "href")
	u, err := url.Parse(next)
	p.must(err)
	if got := site.Query(u.Path, u.Query()); "?"+got != "?"+u.RawQuery || got == "" {
		t.Errorf("the query of %s is cut to %q", next, got)
	}
	all := append(pg.texts(".headline"), p.get(next).texts(".headline")...)
	if len(all) != 13 || slices.ContainsFunc(all, func(h string) bool { return !strings.HasPrefix(h, "Nr. ") }) {
		t.Errorf("it lists %q", all)
	}
	if got := p.get("/latest").texts(".headline"); len(got) != 10 || slices.ContainsFunc(got, func(h string) bool { return !strings.HasPrefix(h, "No. ") }) {
		t.Errorf("the English list is %q", got)
	}
}

func TestAnEditionTellsWhatItCorrectedItself(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.edition("deutsch", "Deutsch", "de")
	for headline, edition := range map[string]string{"English": "", "Auf Deutsch": "deutsch", "Withdrawn": "deutsch"} {
		st := p.publish(edit.Text{Section: "uk", Edition: edition, Headline: headline, Body: text("x")})
		_, err := publish.Correct(p.ctx(), p.store, p.chief, st.ID, news.CorrectionCorrection, "Note on "+headline+".")
		p.must(err)
		if headline == "Withdrawn" {
			_, err := publish.Withdraw(p.ctx(), p.store, p.chief, st.ID, "Wrong.")
			p.must(err)
		}
	}
	for path, own := range map[string]string{"/": "English", "/corrections": "English", "/deutsch": "Auf Deutsch", "/deutsch/corrections": "Auf Deutsch"} {
		got := p.get(path).texts(".note [dir=auto]:not(a)")
		slices.Sort(got)
		if want := []string{"Note on " + own + ".", "Note on Withdrawn."}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s tells %q, want %q", path, got, want)
		}
	}
	if got := p.get("/deutsch").attr(".foot [href$='/corrections']", "href"); got != "/deutsch/corrections" {
		t.Errorf("the German front leads to %s", got)
	}
	p.get("/deutsch/corrections").reads("h1", "Korrekturen")
}

func TestAStoryDropsTheFrontOfItsEditionAndNotTheOthers(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.edition("deutsch", "Deutsch", "de")
	p.publish(edit.Text{Section: "uk", Headline: "English", Body: text("x")})
	fronts := map[string]sheet{"/": p.get("/"), "/deutsch": p.get("/deutsch")}
	head := p.head()
	p.publish(edit.Text{Section: "uk", Edition: "deutsch", Headline: "Auf Deutsch", Body: text("x")})
	touched := p.since(head)
	if !meet(fronts["/deutsch"].Keys, touched) {
		t.Errorf("the front of the edition stays, with %v", fronts["/deutsch"].Keys)
	}
	if meet(fronts["/"].Keys, touched) {
		t.Errorf("the other front is dropped: %v by %v", fronts["/"].Keys, touched)
	}
}

func TestABreakingStoryLeadsTheFrontOfItsEditionAlone(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.edition("deutsch", "Deutsch", "de")
	p.publish(edit.Text{Section: "uk", Headline: "English", Body: text("x")})
	st := p.publish(edit.Text{Section: "uk", Edition: "deutsch", Headline: "Eilig", Body: text("x")})
	p.let(publish.Breaking(p.ctx(), p.store, p.chief, st.ID, p.now().AddDate(0, 0, 1)))
	p.get("/deutsch").reads(".lead .headline", "Eilig")
	p.get("/deutsch").reads(".breaking a", "Zum Beitrag")
	front := p.get("/")
	front.reads(".lead .headline", "English")
	front.reads(".breaking a", "Eilig")
}
