package site_test

import (
	"reflect"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

func TestAStoryLeadsToOlderOnesThatShareItsTopicsAndToItsSections(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	put := func(headline, section string, topics ...string) news.Story {
		return p.publish(edit.Text{Section: section, Headline: headline, Topics: topics, Body: text("Words.")})
	}
	put("Far off", "world")
	old := put("The old pier", "uk", "Piers")
	put("A quay", "uk", "Ports")
	st := put("The new pier", "uk", "Piers", "Ports")
	pg := p.get(st.Path)
	related := func() []string { return p.get(st.Path).texts(".further section:not(.earlier) .headline") }
	if got := related(); !reflect.DeepEqual(got, []string{"A quay", "The old pier"}) {
		t.Errorf("more on this: %q", got)
	}
	pg.none(".earlier") // both stories of the section stand there already
	put("A later pier", "uk", "Piers", "Ports")
	again := p.get(st.Path)
	if string(again.Body) != string(pg.Body) {
		t.Error("a newer story changed an older one's page")
	}
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, old.ID, "It was wrong."))
	if got := related(); !reflect.DeepEqual(got, []string{"A quay"}) {
		t.Errorf("after a withdrawal, more on this: %q", got)
	}
	later := put("Something else", "uk")
	if got := p.get(later.Path).texts(".earlier .headline"); !reflect.DeepEqual(got, []string{"A later pier", "The new pier", "A quay"}) {
		t.Errorf("earlier in the section: %q", got)
	}
}

func TestPublishingAStoryTouchesNoOlderStorysPage(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	one := edit.Text{Section: "uk", Headline: "One", Topics: []string{"Piers"}, Body: text("Words.")}
	p.publish(one)
	pg := p.get(p.publish(one).Path)
	head := pg.Seq
	p.publish(one)
	for _, c := range p.changes(head) {
		for _, k := range c.Keys {
			if pg.has(k) {
				t.Errorf("publishing one more story dropped the page by its key %s", k)
			}
		}
	}
}

func TestAnExplainerListsItsHeadings(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	body := p.doc(`<p>First.</p><h2>Who <em>&amp; why</em></h2><p>x</p><h2>How much?</h2><p>x</p><h2>What next</h2><p>x</p>`)
	st := p.publish(edit.Text{Kind: news.KindExplainer, Section: "uk", Headline: "Explained", Body: body})
	pg := p.get(st.Path)
	if got := pg.texts(".contents li"); !reflect.DeepEqual(got, []string{"Who & why", "How much?", "What next"}) {
		t.Errorf("contents: %q", got)
	}
	for _, a := range pg.all(".contents a") {
		id, ok := strings.CutPrefix(attr(a, "href"), "#")
		if target := pg.all("h2[id='" + id + "']"); !ok || len(target) != 1 {
			t.Errorf("%q leads to %d headings", attr(a, "href"), len(target))
		}
	}
	short := p.publish(edit.Text{Kind: news.KindExplainer, Section: "uk", Headline: "Short", Body: p.doc(`<p>a</p><h2>b</h2><p>c</p>`)})
	p.get(short.Path).none(".contents")
	plain := p.publish(edit.Text{Section: "uk", Headline: "News", Body: body})
	p.get(plain.Path).none(".contents")
}

func TestOnlyALongReadBeginsWithALargeLetter(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	long := strings.Repeat("Words and more words of it. ", 100)
	for name, tt := range map[string]struct {
		text edit.Text
		want int
	}{
		"a long analysis":     {edit.Text{Kind: news.KindAnalysis, Body: text(long)}, 1},
		"long news":           {edit.Text{Body: text(long)}, 0},
		"a short analysis":    {edit.Text{Kind: news.KindAnalysis, Body: text("Words.")}, 0},
		"a quotation first":   {edit.Text{Kind: news.KindAnalysis, Body: text("“" + long)}, 0},
		"a heading first":     {edit.Text{Kind: news.KindAnalysis, Body: p.doc("<h2>A</h2><p>" + long + "</p>")}, 0},
		"letters of Asia too": {edit.Text{Kind: news.KindAnalysis, Body: text("新" + long)}, 0},
	} {
		tt.text.Section, tt.text.Headline = "uk", name
		st := p.publish(tt.text)
		if got := len(p.get(st.Path).all(".text.capped")); got != tt.want {
			t.Errorf("%s: %d large letters", name, got)
		}
	}
}
