package site_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// arrange publishes an arrangement of a front.
func (p *paper) arrange(place string, containers ...news.Container) {
	p.Helper()
	draft := p.frontDraft(place)
	out, err := publish.SaveFront(p.ctx(), p.store, p.chief, place, draft.Revision, news.Front{Containers: containers})
	p.must(err)
	_, err = publish.PublishFront(p.ctx(), p.store, p.chief, place, out.Draft.Revision)
	p.must(err)
}

func (p *paper) frontDraft(place string) (d news.FrontDraft) {
	p.Helper()
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) (err error) { d, err = r.FrontDraft(place); return err }))
	return d
}

// told publishes a story of that headline.
func (p *paper) told(headline string, change ...func(*edit.Text)) news.Story {
	p.Helper()
	t := edit.Text{Section: "uk", Headline: headline, Standfirst: "Why " + headline + ".", Bylines: []string{"Ada Quill"}, Body: text("Words.")}
	for _, f := range change {
		f(&t)
	}
	return p.publish(t)
}

func cards(stories ...news.Story) (list []news.Card) {
	for _, s := range stories {
		list = append(list, news.Card{Story: s.ID})
	}
	return list
}

func TestAFrontStandsAsEditorsArrangedIt(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	a, b, c := p.told("Alpha"), p.told("Beta"), p.told("Gamma")
	p.arrange(news.FrontHome,
		news.Container{Layout: news.LayoutPackage, Title: "The flood", Cards: cards(b, a)},
		news.Container{Layout: news.LayoutList, Cards: cards(c)})
	pg := p.get("/")
	pg.reads(".of-package h2", "The flood")
	pg.reads(".of-package .first h3", "Beta")
	if got := pg.texts(".parts .headline"); !slices.Equal(got, []string{"Beta", "Alpha", "Gamma"}) {
		t.Errorf("the front reads %q", got)
	}
	pg.none(".top, .strip, .voices, .latest")
	pg.reads(".of-list h2.headline", "Gamma") // a container without a title has no heading above its cards
}

func TestEachCardSaysWhatTheEditorSaysOtherwiseAndNothingElse(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	a, b, c := p.told("Alpha"), p.told("Beta"), p.told("Gamma")
	p.arrange(news.FrontHome, news.Container{Layout: news.LayoutLead, Cards: []news.Card{
		{Story: a.ID, Headline: "Alpha, told <shortly>", Kicker: "The flood", Size: news.WeightBrief, Supporting: []string{b.ID}}, {Story: c.ID},
	}})
	pg := p.get("/")
	pg.reads(".first .headline", "Alpha, told <shortly>")
	pg.reads(".first .kicker", "The flood")
	pg.reads(".first.w-brief .supporting", "Beta")
	pg.reads(".first .standfirst", "Why Alpha.")
	if got := pg.attr(".first .supporting a", "href"); got != b.Path {
		t.Errorf("the supporting story leads to %s", got)
	}
	if got := pg.attr(".first .headline a", "href"); got != a.Path {
		t.Errorf("the card leads to %s", got)
	}
	p.get(a.Path).reads("h1", "Alpha") // the story itself keeps its own words
	p.get("/latest").none(".supporting")
}

func TestAContainerIsFilledUpByItsRuleAndNothingStandsTwice(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	var all []news.Story
	for i := range 30 {
		all = append(all, p.told(fmt.Sprintf("Story %02d", i), func(t *edit.Text) {
			t.Section = []string{"uk", "world", "europe"}[i%3]
			if i%5 == 0 {
				t.Kind = news.KindOpinion
			}
			if i < 4 {
				t.Topics = []string{"Rivers"}
			}
		}))
	}
	rivers := p.topic("rivers")
	p.arrange(news.FrontHome,
		news.Container{Layout: news.LayoutLead, Slots: 4, Fill: &news.Fill{}, Cards: cards(all[3])},
		news.Container{Layout: news.LayoutStrip, Slots: 3, Fill: &news.Fill{Section: p.section("world").ID}},
		news.Container{Layout: news.LayoutOpinion, Slots: 2, Fill: &news.Fill{Kind: news.KindOpinion}},
		news.Container{Layout: news.LayoutPackage, Fill: &news.Fill{Topic: rivers.ID}},
		news.Container{Layout: news.LayoutList, Slots: 9, Fill: &news.Fill{Count: 2}, Cards: cards(all[29], all[3])})
	pg := p.get("/")
	heads := pg.texts(".parts .headline")
	if seen := slices.Compact(slices.Sorted(slices.Values(heads))); len(seen) != len(heads) {
		t.Errorf("a story stands twice: %q", heads)
	}
	for layout, want := range map[string][]string{
		"lead":    {"Story 03", "Story 28", "Story 27", "Story 26"}, // not 29, which a hand has placed further down
		"strip":   {"Story 22", "Story 19", "Story 16"},
		"opinion": {"Story 25", "Story 20"},
		"package": {"Story 02", "Story 01", "Story 00"}, // all that is about rivers, but what leads
		"list":    {"Story 29", "Story 24", "Story 23"}, // the hand's, without what stands higher up, and two by rule
	} {
		if got := pg.texts(".of-" + layout + " .headline"); !slices.Equal(got, want) {
			t.Errorf("the %s holds %q, want %q", layout, got, want)
		}
	}
}

func TestWhatHasNoRoomWaitsAndMovesUp(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	a, b, c := p.told("Alpha"), p.told("Beta"), p.told("Gamma")
	p.arrange(news.FrontHome, news.Container{Layout: news.LayoutStrip, Slots: 2, Cards: cards(a, b, c)})
	if got := p.get("/").texts(".parts .headline"); !slices.Equal(got, []string{"Alpha", "Beta"}) {
		t.Errorf("two places hold %q", got)
	}
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, a.ID, "Wrong."))
	if got := p.get("/").texts(".parts .headline"); !slices.Equal(got, []string{"Beta", "Gamma"}) {
		t.Errorf("after a withdrawal they hold %q", got)
	}
}

func TestAFrontOfWhichNothingIsLeftGoesBackToTheRule(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	a := p.told("Alpha")
	p.told("Beta")
	p.arrange(news.FrontHome, news.Container{Layout: news.LayoutLead, Title: "Ends", Ends: news.At(p.now().Add(time.Hour)), Cards: cards(a)})
	pg := p.get("/")
	pg.reads(".part h2", "Ends")
	if want := p.now().Add(time.Hour); !pg.Ends.Equal(want) {
		t.Errorf("the page ends at %v, want %v: when its container does", pg.Ends, want)
	}
	p.pass(time.Hour)
	pg = p.get("/")
	pg.none(".part")
	pg.reads(".lead .headline", "Beta")
}

func TestASectionsFrontHasItsOwnArrangementAndTheRestBelow(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	a, b, c := p.told("Alpha"), p.told("Beta"), p.told("Gamma")
	p.arrange(p.section("uk").ID, news.Container{Layout: news.LayoutLead, Slots: 2, Cards: cards(a), Fill: &news.Fill{}})
	pg := p.get("/uk")
	if got := pg.texts("main .headline"); !slices.Equal(got, []string{"Alpha", "Gamma", "Beta"}) {
		t.Errorf("the section reads %q", got)
	}
	pg.reads(".part .first .headline", "Alpha")
	p.get("/").none(".part")
	p.get("/world").none(".part")
	_, _ = b, c
	fill(p, 25, edit.Text{Section: "uk"})
	p.get(attr(p.get("/uk").one("link[rel=next]"), "href")).none(".part")
}

func TestAPaidContainerSaysWhoPaidInEveryLayout(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	a := p.told("Alpha")
	for _, l := range news.Layouts() {
		for _, title := range []string{"", "Light and life"} {
			p.arrange(news.FrontHome, news.Container{Layout: l, Title: title, Paid: &news.Paid{By: "Lamp & Sons"}, Cards: cards(a)})
			p.get("/").reads(".of-"+string(l)+".paid .payer", "Paid for by Lamp & Sons")
		}
	}
}

func TestTheBarOfBreakingNewsLeavesTheHeadlineToTheLead(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	a, b := p.told("Alpha"), p.told("Beta")
	p.let(publish.Breaking(p.ctx(), p.store, p.chief, b.ID, p.now().Add(time.Hour)))
	p.arrange(news.FrontHome, news.Container{Layout: news.LayoutLead, Cards: cards(a)})
	p.get("/").reads(".breaking a", "Beta")
	p.arrange(news.FrontHome, news.Container{Layout: news.LayoutLead, Cards: cards(b, a)})
	front := p.get("/")
	front.reads(".breaking a", "Read the story")
	if got := front.texts("main .headline"); len(got) == 0 || got[0] != "Beta" {
		t.Errorf("the front begins with %q", got)
	}
	front.none("main .alarm")
}

func TestAPreviewOfAFrontShowsWhatReadersWouldGetAndNothingElse(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	a := p.told("Alpha")
	out, err := edit.New(p.ctx(), p.store, p.chief, edit.Text{Section: "uk", Headline: "Not out yet", Body: text("Words.")})
	p.must(err)
	f := news.Front{Containers: []news.Container{{Layout: news.LayoutLead, Title: "Draft only", Cards: append(cards(a), news.Card{Story: out.Story.ID, Headline: "Secret"})}}}
	for _, place := range []string{news.FrontHome, p.section("uk").ID} {
		head := p.head()
		body, header, err := p.site.PreviewFront(p.ctx(), place, f, nil, "Draft 3, not published.")
		p.must(err)
		css, _, _ := strings.Cut(strings.SplitN(string(body), "<style>", 2)[1], "</style>")
		sum := sha256.Sum256([]byte(css))
		if policy := header.Get("Content-Security-Policy"); !strings.Contains(policy, base64.StdEncoding.EncodeToString(sum[:])) || !strings.Contains(policy, "frame-ancestors 'self'") {
			t.Errorf("the preview of %s may not show its own style, or not in the desk's frame: %s", place, policy)
		}
		if header.Get("Cache-Control") != "private, no-store" {
			t.Errorf("somebody may keep the preview: %v", header)
		}
		for words, there := range map[string]bool{
			"Draft 3, not published.": true, "Draft only": true, "Alpha": true, "noindex": true, "Secret": false, "Not out yet": false, "rel=\"canonical\"": false, "og:title": false,
		} {
			if strings.Contains(string(body), words) != there {
				t.Errorf("the preview of %s says %q: %v, want %v", place, words, !there, there)
			}
		}
		if p.head() != head {
			t.Error("a preview changed something")
		}
	}
	if body := string(p.get("/").Body); strings.Contains(body, "Draft only") {
		t.Error("readers see the draft")
	}
	if _, _, err := p.site.PreviewFront(p.ctx(), "nowhere", f, nil, ""); err == nil {
		t.Error("there is a preview of no front")
	}
}

func TestAStartingFrontLooksLikeAFront(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for i := range 60 {
		p.told(fmt.Sprintf("Story %02d", i), func(t *edit.Text) {
			t.Section, t.Kind = []string{"europe", "uk", "politics", "business", "world"}[i%5], news.Kinds()[i%3]
		})
	}
	var ranked []news.Section
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) (err error) { ranked, err = r.Sections(); return err }))
	p.arrange(news.FrontHome, news.StartingFront(ranked, "Latest", "Opinion").Containers...)
	pg := p.get("/")
	if n := len(pg.all(".part")); n != 8 { // lead, latest, opinion and five sections with stories
		t.Errorf("%d containers", n)
	}
	if heads := pg.texts(".headline"); len(heads) < 35 {
		t.Errorf("only %d headlines", len(heads))
	}
}

func TestASectionIsNamedOnCardsOnlyWhereItDoesNotGoWithoutSaying(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	uk := p.told("Alpha")
	world := p.told("Beta", func(t *edit.Text) { t.Section = "world" })
	strip := news.Container{Layout: news.LayoutStrip, Title: "UK", Fill: &news.Fill{Section: p.section("uk").ID}, Cards: cards(world, uk)}
	p.arrange(news.FrontHome, strip)
	if got := p.get("/").texts(".parts .kicker"); !slices.Equal(got, []string{"World"}) {
		t.Errorf("under the UK's heading stand the kickers %q", got)
	}
	p.arrange(news.FrontHome, news.Container{Layout: news.LayoutStrip, Title: "Mixed", Cards: cards(world, uk)})
	if got := p.get("/").texts(".parts .kicker"); !slices.Equal(got, []string{"World", "UK"}) {
		t.Errorf("among others stand the kickers %q", got)
	}
}

func TestTheFrontOfAnotherEditionIsArrangedByHandToo(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	german := p.edition("deutsch", "Deutsch", "de")
	in := func(text *edit.Text) { text.Edition = "deutsch" }
	eins, zwei, drei := p.told("Eins", in), p.told("Zwei", in), p.told("Drei", in)
	for i := range 3 {
		p.told(fmt.Sprintf("English %d", i))
	}
	uk := p.told("Vier", in)
	p.arrange(german.ID,
		news.Container{Layout: news.LayoutPackage, Title: "Die Flut", Cards: cards(zwei)},
		news.Container{Layout: news.LayoutList, Cards: cards(eins), Fill: &news.Fill{Section: uk.Section}})
	pg := p.get("/deutsch")
	pg.reads(".of-package h2", "Die Flut")
	if got := pg.texts(".of-list .headline"); !slices.Equal(got, []string{"Eins", "Vier", "Drei"}) {
		t.Errorf("the rule of a section fills it with %q", got)
	}
	if pg := p.get("/"); len(pg.all(".of-package")) != 0 || slices.Contains(pg.texts(".headline"), drei.Headline) {
		t.Errorf("the main front is arranged too: %q", pg.texts(".headline"))
	}
	p.arrange(news.FrontHome, news.Container{Layout: news.LayoutList, Fill: &news.Fill{Section: uk.Section}})
	if got := p.get("/").texts(".of-list .headline"); !slices.Equal(got, []string{"English 2", "English 1", "English 0"}) {
		t.Errorf("the rule of a section fills the main front with %q", got)
	}
	page, _, err := p.site.PreviewFront(p.ctx(), german.ID, news.Front{Containers: []news.Container{{Layout: news.LayoutList, Fill: &news.Fill{}}}}, nil, "Draft 3")
	p.must(err)
	if said := string(page); !strings.Contains(said, `lang="de"`) || !strings.Contains(said, "Vier") || strings.Contains(said, "English 1") {
		t.Errorf("its preview is\n%.2000s", said)
	}
}
