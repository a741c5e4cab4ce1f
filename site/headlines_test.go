package site_test

import (
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

// A story is called differently where that helps, and by its own headline
// where it stands itself.
func TestEachPlaceHasItsHeadline(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	set := func(t *edit.Text) {
		t.Headlines = news.Headlines{Front: "Fog, briefly", Search: "Fog in Tarn: ferry times", Social: "You won’t see the ferry"}
	}
	st, plain := p.told("The fog that came to stay", set), p.told("A plain one")
	pg := p.get(st.Path)
	pg.reads("h1", "The fog that came to stay")
	pg.reads("title", "Fog in Tarn: ferry times · Euro Global Post")
	for selector, want := range map[string]string{`meta[property="og:title"]`: "You won’t see the ferry"} {
		if got := pg.attr(selector, "content"); got != want {
			t.Errorf("%s says %q, want %q", selector, got, want)
		}
	}
	p.get(plain.Path).reads("title", "A plain one · Euro Global Post")
	if got := p.get(plain.Path).attr(`meta[property="og:title"]`, "content"); got != "A plain one" {
		t.Errorf("a story without others is shared as %q", got)
	}
	p.arrange(news.FrontHome, news.Container{Layout: news.LayoutList, Cards: cards(st, plain)})
	p.get("/").reads(".of-list li:first-child h2", "Fog, briefly")
	p.arrange(news.FrontHome, news.Container{Layout: news.LayoutList, Cards: []news.Card{{Story: st.ID, Headline: "In the card’s words"}}})
	p.get("/").reads(".of-list li:first-child h2", "In the card’s words")
}

// A card in a text follows the story that it is of.
func TestACardInATextSaysWhatReadersMayKnowOfTheOther(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	other := p.told("The bridge")
	st := p.told("The fog", func(t *edit.Text) {
		t.Body = p.doc(`<p>Words.</p><div class="story-card" data-story="` + other.ID + `"></div><div class="story-card" data-story="01NOTHING"></div>`)
	})
	pg := p.get(st.Path)
	pg.reads(".text .story-card-headline", "The bridge")
	if got := pg.attr(".text .story-card a", "href"); got != other.Path {
		t.Errorf("the card leads to %q, not %q", got, other.Path)
	}
	if n := len(pg.texts(".text .story-card")); n != 1 {
		t.Errorf("%d cards; only one story is public", n)
	}
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, other.ID, "Wrong."))
	p.get(st.Path).none(".text .story-card")
}
