package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

func TestAFrontWithoutStoriesIsANewspaperAlready(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	pg := p.get("/")
	pg.reads(".empty", "No story has been published yet. The first one will stand here.")
	pg.none("main section, main .card")
	pg.reads("h1", "Euro Global Post")
}

func TestAFrontWithThreeStoriesHasNoHoles(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	fill(p, 3, edit.Text{Section: "uk"})
	pg := p.get("/")
	pg.reads(".lead .headline", "Story 002")
	if got := pg.texts(".seconds .headline"); !slices.Equal(got, []string{"Story 001", "Story 000"}) {
		t.Errorf("after the lead come %q", got)
	}
	pg.none(".latest, .voices, .strip, .amends, .empty")
}

func TestAFrontWithThreeHundredStoriesShowsEachOnceAndNotAll(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for i := range 300 {
		p.publish(edit.Text{
			Section: []string{"europe", "uk", "politics", "business", "world", "lifestyle", "entertainment"}[i%7], Kind: news.Kinds()[i%3],
			Headline: fmt.Sprintf("Story %03d", i), Standfirst: "It stands first.", Bylines: []string{"Ada Quill"}, Body: text("Words."),
		})
	}
	pg := p.get("/")
	heads := pg.texts("main .headline")
	seen := slices.Compact(slices.Sorted(slices.Values(heads)))
	if len(seen) != len(heads) {
		t.Errorf("%d headlines for %d stories", len(heads), len(seen))
	}
	if n := len(heads); n < 40 || n > 80 {
		t.Errorf("%d stories on the front", n)
	}
	if got := pg.texts(".strip > h2"); !slices.Equal(got, []string{"Europe", "UK", "Politics", "Business", "World", "Lifestyle", "Entertainment"}) {
		t.Errorf("strips: %q", got)
	}
	if n := len(pg.Body); n > 80_000 {
		t.Errorf("the front weighs %d bytes", n)
	}
}

func TestTheWeightiestStoryLeads(t *testing.T) {
	t.Parallel()
	type filed struct {
		hoursAgo int
		text     edit.Text
	}
	for _, tt := range []struct {
		name    string
		stories []filed
		lead    string
	}{
		{"the newest, when all weigh the same", []filed{{5, edit.Text{Headline: "Old"}}, {1, edit.Text{Headline: "New"}}}, "New"},
		{"a lead beats what came hours later", []filed{{12, edit.Text{Headline: "Lead", Weight: news.WeightLead}}, {1, edit.Text{Headline: "New"}}}, "Lead"},
		{"a lead of the day before yesterday leads no more", []filed{{50, edit.Text{Headline: "Lead", Weight: news.WeightLead}}, {1, edit.Text{Headline: "New"}}}, "New"},
		{"a brief leads only alone", []filed{{6, edit.Text{Headline: "Old"}}, {1, edit.Text{Headline: "Brief", Weight: news.WeightBrief}}}, "Old"},
		{"opinion does not lead", []filed{{20, edit.Text{Headline: "News"}}, {1, edit.Text{Headline: "View", Kind: news.KindOpinion, Weight: news.WeightLead}}}, "News"},
		{"opinion leads where there is nothing else", []filed{{1, edit.Text{Headline: "View", Kind: news.KindOpinion}}}, "View"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := newPaper(t)
			for _, f := range tt.stories {
				p.set(start.Add(-time.Duration(f.hoursAgo) * time.Hour))
				f.text.Section, f.text.Body = "uk", text("Words.")
				p.publish(f.text)
			}
			p.set(start)
			p.get("/").reads(".lead .headline", tt.lead)
			p.get("/uk").reads(".lead .headline", tt.lead)
		})
	}
}

func TestBreakingNewsLeads(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "It breaks", Body: text("One.")})
	p.pass(12 * time.Hour)
	p.publish(edit.Text{Section: "uk", Headline: "It leads", Weight: news.WeightLead, Body: text("One.")})
	p.get("/").reads(".lead .headline", "It leads")
	p.let(publish.Breaking(p.ctx(), p.store, p.chief, st.ID, p.now().Add(time.Hour)))
	pg := p.get("/")
	pg.reads(".lead .headline", "It breaks")
	pg.reads(".breaking strong", "Breaking")
	pg.reads(".breaking a", "Read the story")
	pg.none("main .alarm")
	fill(p, 61, edit.Text{Section: "world"}) // an hour and a minute: by now the story is not among the newest
	p.let(publish.Breaking(p.ctx(), p.store, p.chief, st.ID, p.now().Add(time.Hour)))
	p.get("/").reads(".lead .headline", "It breaks")
}

func TestViewsAreToldApartFromNews(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, k := range []news.Kind{news.KindOpinion, news.KindAnalysis, news.KindNews, news.KindNews, news.KindNews, news.KindNews, news.KindNews, news.KindNews, news.KindNews, news.KindNews} {
		p.publish(edit.Text{Kind: k, Section: "uk", Headline: "Of " + string(k), Bylines: []string{"Cy Dale"}, Body: text("One.")})
	}
	pg := p.get("/")
	if got := pg.texts(".voices .kicker strong"); !slices.Contains(got, "Opinion") {
		t.Errorf("the voices are labelled %q", got)
	}
	pg.reads(".voices .opinion .by", "Cy Dale")
	for _, path := range []string{"/uk", "/latest", "/by/cy-dale"} {
		pg := p.get(path)
		pg.reads(".card.opinion .kicker strong", "Opinion")
		pg.reads(".card.opinion .by", "Cy Dale")
		if n := len(pg.all(".card.news .by")); path == "/latest" && n > 0 {
			t.Errorf("%s: %d names on news", path, n)
		}
	}
}

func TestOpinionInAStripIsSignedWhereverItWasRead(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for range 12 {
		p.publish(edit.Text{Kind: news.KindOpinion, Section: "lifestyle", Headline: "View", Bylines: []string{"Cy Dale"}, Body: text("One.")})
	}
	fill(p, 70, edit.Text{Section: "uk"}) // so the views are not among the newest stories
	pg := p.get("/")
	if n := len(pg.all(".strip .opinion")); n != 5 {
		t.Fatalf("%d views in the strip", n)
	}
	if got := pg.texts(".strip .opinion .by"); len(got) != 5 || strings.Join(slices.Compact(got), "") != "Cy Dale" {
		t.Errorf("signed by %q", got)
	}
}

func TestAStorysTimeHasTheFormThatTheDayDecides(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, at := range []string{"2025-12-31T12:00:00Z", "2026-02-01T12:00:00Z", "2026-11-23T23:59:00Z", "2026-11-24T09:05:00Z"} {
		then, err := time.Parse(time.RFC3339, at)
		p.must(err)
		p.set(then.Add(-time.Minute))
		p.publish(edit.Text{Section: "uk", Headline: at, Topics: []string{"Time"}, Body: text("One.")})
	}
	p.set(start)
	if got := p.get("/topic/time").texts(".written time"); !slices.Equal(got, []string{"09:05", "23 Nov", "1 Feb", "31 Dec 2025"}) {
		t.Errorf("times: %q", got)
	}
	p.pass(24 * time.Hour)
	if got := p.get("/topic/time").texts(".written time")[0]; got != "24 Nov" {
		t.Errorf("a day later the newest is of %q", got)
	}
}
