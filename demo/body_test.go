package demo

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"broadsheet/prose"
)

func document(t *testing.T, s Story) prose.Doc {
	t.Helper()
	doc, report, err := prose.FromHTML(strings.NewReader(s.Body(time.Date(2026, 3, 11, 12, 0, 0, 0, time.UTC))))
	if err != nil {
		t.Fatalf("%s: %v", s.Slug, err)
	}
	if len(report.Dropped)+len(report.Unknown)+len(report.Changed) > 0 {
		t.Errorf("%s: the text does not come through as written: %+v", s.Slug, report)
	}
	return doc
}

func TestEveryTextComesThroughWholeAndAtAGoodLength(t *testing.T) {
	t.Parallel()
	long, short := 0, 0
	for _, s := range allStories(t) {
		words := document(t, s).Words()
		if words < 150 || words > 900 {
			t.Errorf("%s has %d words, want 150 to 900", s.Slug, words)
		}
		if words >= 600 {
			long++
		}
		if words < 260 {
			short++
		}
	}
	if long < 6 || short < 6 {
		t.Errorf("%d long and %d short stories, want a real spread: at least 6 of each", long, short)
	}
}

func TestAtLeastFifteenStoriesAttributeWithEveryStance(t *testing.T) {
	t.Parallel()
	stories, stances := 0, map[prose.Stance]int{}
	for _, s := range allStories(t) {
		found := document(t, s).Attributions()
		if len(found) > 0 {
			stories++
		}
		if written := strings.Count(s.body, `class="attribution"`); written != len(found) {
			t.Errorf("%s: %d attributions are written and %d are read", s.Slug, written, len(found))
		}
		for _, a := range found {
			stances[a.Stance]++
			if a.Source == "" || len(strings.Fields(a.Text)) < 3 {
				t.Errorf("%s: a thin attribution %+v", s.Slug, a)
			}
		}
	}
	if stories < 15 || len(stances) != 3 {
		t.Errorf("%d stories attribute, with stances %v, want at least 15 with all three", stories, stances)
	}
}

func TestTheTextTreeIsShownInItsVariety(t *testing.T) {
	t.Parallel()
	all := ""
	for _, s := range allStories(t) {
		all += document(t, s).HTML()
	}
	for tag, least := range map[string]int{
		"<h2": 40, "<ul": 6, "<ol": 3, "<table": 6, "<caption": 6, `class="pull-quote"`: 3, `class="fact-box"`: 3, "<em": 10,
	} {
		if n := strings.Count(all, tag); n < least {
			t.Errorf("%s occurs %d times, want at least %d", tag, n, least)
		}
	}
}

// Straight quotation marks, doubled spaces and filler betray a text that no sub-editor has seen.
var careless = regexp.MustCompile(`(?i)["']|  |\blorem\b|\bipsum\b|\bTK\b|\bdelve|\btapestry\b|\btestament to\b|--`)

func TestNoTextIsCareless(t *testing.T) {
	t.Parallel()
	for _, s := range allStories(t) {
		text := s.Headline + "\n" + s.Standfirst + "\n" + s.Kicker + "\n" + document(t, s).Text()
		// A headline's title marks are typed on a keyboard in TOML; everywhere else they must be curly.
		if found := careless.FindString(strings.ReplaceAll(text, "Global Post's", "")); found != "" {
			t.Errorf("%s holds %q", s.Slug, found)
		}
	}
}

// Surnames of people in office or lately in it, and of a few firms; the demonstration must name none of them.
var living = strings.Fields(`Starmer Sunak Badenoch Farage Corbyn Rayner Streeting Lammy Truss Swinney Sturgeon Cameron Osborne Gove Davey Polanski Burnham
	Macron Bayrou Mélenchon Bardella Merz Scholz Merkel Habeck Weidel Meloni Salvini Renzi Draghi Sánchez Feijóo Costa Montenegro Tusk Duda Nawrocki Kaczyński
	Orbán Magyar Fico Babiš Zelensky Zelenskyy Putin Lavrov Lukashenko Erdoğan Erdogan Leyen Metsola Kallas Lagarde Rutte Stoltenberg Støre Frederiksen Kristersson
	Stubb Orpo Trump Biden Harris Vance Obama Clinton Rubio Carney Trudeau Poilievre Albanese Ardern Luxon Modi Jinping Netanyahu Lula Milei Sheinbaum Ramaphosa
	Ruto Ishiba Takaichi Guterres Musk Bezos Zuckerberg Google Amazon Facebook Microsoft Tesla Ryanair`)

func TestNoLivingPoliticianOrRealFirmIsNamed(t *testing.T) {
	t.Parallel()
	banned := map[string]bool{}
	for _, name := range living {
		banned[name] = true
	}
	contributors, err := Contributors()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, s := range allStories(t) {
		texts[s.Slug] = s.Headline + " " + s.Standfirst + " " + document(t, s).Text()
	}
	for _, c := range contributors {
		texts[c.Slug] = c.Name + " " + c.Bio
	}
	word := regexp.MustCompile(`\p{L}+`)
	for slug, text := range texts {
		for _, w := range word.FindAllString(text, -1) {
			if banned[w] {
				t.Errorf("%s names %q", slug, w)
			}
		}
	}
}
