package site_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/tongue"
)

// everyKind makes every kind of page. Numbered words stand for whatever a newsroom writes itself: no language has
// them, so that what is left of a page is Broadsheet's own.
func everyKind(p *paper) map[string]sheet {
	p.Helper()
	pages := map[string]sheet{"an empty front": p.get("/"), "an empty section": p.get("/uk"), "an empty latest": p.get("/latest"), "no corrections": p.get("/corrections")}
	p.set(start.AddDate(0, 0, -1))
	body := p.doc(`<p>aaa</p><h2>x1</h2><p>bb</p><h2>x2</h2><p>cc</p><h2>x3</h2><p><span class=attribution data-source="S1" data-stance="denies">dd</span>
		<img src="https://else.example/1.jpg" alt="11"></p><figure class=embed data-provider=youtube data-id="a_b"></figure>`)
	var paths []string
	for _, k := range news.Kinds() {
		st := p.publish(edit.Text{
			Kind: k, Section: "uk", Headline: "11 " + strings.Repeat("1", len(k)), Standfirst: "22", Kicker: "33", Dateline: "44",
			Topics: []string{"T1", "T2"}, Bylines: []string{"B1", "B2", "B3"}, Body: body,
		})
		paths = append(paths, st.Path)
		pages["a story of kind "+string(k)] = p.get(st.Path)
	}
	p.set(start)
	st := p.publish(edit.Text{Section: "world", Headline: "99", Body: prose.FromText(strings.Repeat("22 33 44. ", 300))})
	for _, kind := range []news.CorrectionKind{news.CorrectionCorrection, news.CorrectionClarification, news.CorrectionUpdate, news.CorrectionRetraction} {
		p.let(publish.Correct(p.ctx(), p.store, p.chief, st.ID, kind, "55"))
	}
	p.let(publish.Breaking(p.ctx(), p.store, p.chief, st.ID, p.now().Add(time.Hour)))
	gone := p.publish(edit.Text{Section: "uk", Headline: "77", Body: text("88")})
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, gone.ID, "66"))
	p.policy(news.PolicyEthics, text("33"))
	for name, path := range map[string]string{
		"the paper itself": "/about", "a policy": "/about/ethics",
		"the front": "/", "a section": "/uk", "the latest": "/latest", "a topic": "/topic/t1", "somebody": "/by/b1", "a day": "/2026/11/23", "a day without stories": "/2026/11/24",
		"the corrections": "/corrections", "a corrected story": st.Path, "its history": st.Path + "/history", "a withdrawn story": gone.Path, "a history": paths[0] + "/history",
	} {
		pages[name] = p.get(path)
	}
	for _, err := range []error{
		news.NotFound("x"), news.Invalid("f", "x"), news.Conflict("x"), &news.Error{Kind: news.ErrForbidden}, &news.Error{Kind: news.ErrTooLarge}, &news.Error{Kind: news.ErrLimited},
		&news.Error{Kind: news.ErrUnavailable}, &news.Error{Kind: news.ErrGone},
	} {
		pages["an error: "+err.Error()] = read(p, p.site.Fail("/none", err, "1"))
	}
	return pages
}

// TestEveryPageSpeaksItsLanguage looks at each kind of page in each language
// for words of English that no catalogue of that language has.
func TestEveryPageSpeaksItsLanguage(t *testing.T) {
	t.Parallel()
	for _, tag := range tongue.Tags() {
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			p := newPaper(t, func(pub *news.Publication) { pub.Name, pub.Tagline, pub.Place, pub.Language = "P1", "P2", "P3", tag })
			p.rename("uk", "world", "europe", "politics", "business", "lifestyle", "entertainment")
			mother, english := tongue.For(tag), englishOnly(tag)
			if len(english) < 80 && tag != "en" {
				t.Fatalf("only %d words would be missed", len(english))
			}
			pages := everyKind(p)
			for _, part := range []string{".sources em", ".byline", ".contents", ".embed", ".history", ".topics h2"} {
				if pg := pages["a story of kind explainer"]; len(pg.all(part)) == 0 {
					t.Errorf("there is no %s to look at", part)
				}
			}
			for name, pg := range pages {
				if got := pg.attr("html", "lang"); got != tag {
					t.Errorf("%s is of the language %q", name, got)
				}
				if dir := attr(pg.one("html"), "dir"); dir != mother.Dir {
					t.Errorf("%s runs %q", name, dir)
				}
				said := spoken(pg.one("html"))
				for _, words := range english {
					if strings.Contains(said, words) {
						t.Errorf("%s says %q", name, words)
					}
				}
				if !strings.Contains(said, mother.Words.SkipToNews) || !strings.Contains(said, mother.Words.AboutPaper) {
					t.Errorf("%s does not say what it should: %.200q", name, said)
				}
			}
		})
	}
}

// rename gives sections names that are of no language.
func (p *paper) rename(slugs ...string) {
	p.Helper()
	for i, slug := range slugs {
		sec := p.section(slug)
		sec.Name = "N" + string(rune('0'+i))
		_, _, err := publish.Section(p.ctx(), p.store, p.chief, sec)
		p.must(err)
	}
}

// englishOnly gives the English words of more than four letters, whole texts
// and names of days and months, that a language does not have as well.
func englishOnly(tag string) []string {
	own := strings.Join(allWords(tag), "\n")
	var out []string
	for _, text := range allWords("en") {
		if len(text) > 4 && tag != "en" && !strings.Contains(own, text) {
			out = append(out, text)
		}
	}
	return out
}

func allWords(tag string) []string {
	l := tongue.For(tag)
	var out []string
	for _, of := range []any{l.Words, l.Said} {
		v := reflect.ValueOf(of)
		for i := range v.NumField() {
			switch text := v.Field(i).Interface().(type) {
			case string:
				out = append(out, text)
			case tongue.Phrase:
				out = append(out, strings.TrimSpace(text.Of("")))
			case tongue.Pair:
				out = append(out, strings.TrimSpace(text.Of("", "")))
			}
		}
	}
	for _, k := range news.Kinds() {
		out = append(out, l.Kind(string(k)))
	}
	for _, d := range l.Weekdays() {
		out = append(out, d.Full)
	}
	for m := time.January; m <= time.December; m++ {
		out = append(out, strings.TrimRight(l.Month(time.Date(2026, m, 1, 0, 0, 0, 0, time.UTC)), " 0123456789"))
	}
	for _, note := range []string{"correction", "clarification", "update", "retraction"} {
		out = append(out, l.Note(note))
	}
	return append(out, l.Topic("subject"), l.Stance("denies"), l.Stance("unconfirmed"), "View on", "min read", " and ")
}

// spoken is all that a reader of a page sees or hears, and what search engines show of it.
func spoken(n *html.Node) string {
	var b strings.Builder
	for n := range n.Descendants() {
		switch {
		case n.Type == html.TextNode && n.Parent.Data != "style" && n.Parent.Data != "script":
			b.WriteString(n.Data + "\n")
		case n.Type == html.ElementNode:
			for _, a := range n.Attr {
				if a.Key == "aria-label" || a.Key == "title" || a.Key == "alt" || a.Key == "content" && (attr(n, "name") == "description" || strings.HasPrefix(attr(n, "property"), "og:")) {
					b.WriteString(a.Val + "\n")
				}
			}
		}
	}
	return b.String()
}

func TestEveryKindCorrectionTopicAndStanceHasAWordInEveryLanguage(t *testing.T) {
	t.Parallel()
	for _, tag := range tongue.Tags() {
		l := tongue.For(tag)
		for _, k := range news.Kinds() {
			if l.Kind(string(k)) == "" {
				t.Errorf("%s has no word for %s", tag, k)
			}
		}
		for _, k := range []news.CorrectionKind{news.CorrectionCorrection, news.CorrectionClarification, news.CorrectionUpdate, news.CorrectionRetraction} {
			if l.Note(string(k)) == "" {
				t.Errorf("%s has no word for %s", tag, k)
			}
		}
		for _, k := range []news.TopicKind{news.TopicPerson, news.TopicOrganisation, news.TopicPlace, news.TopicEvent, news.TopicSubject} {
			if l.Topic(string(k)) == "" {
				t.Errorf("%s has no word for %s", tag, k)
			}
		}
		for _, s := range []prose.Stance{prose.Says, prose.Denies, prose.Unconfirmed} {
			if l.Stance(string(s)) == "" {
				t.Errorf("%s has no word for %s", tag, s)
			}
		}
	}
	english := tongue.For("en-GB") // the desk's own labels are those of the English paper
	for _, k := range news.Kinds() {
		if english.Kind(string(k)) != k.Label() {
			t.Errorf("the desk says %q, the paper %q", k.Label(), english.Kind(string(k)))
		}
	}
}

func TestAPaperOfAnotherLanguageWritesItsDatesAndNumerals(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]struct{ day, folio, when, week string }{
		"de":    {"Dienstag, 24. November 2026", "24. November 2026, 14:01 GMT", "1\u00a0Min. Lesezeit", "M"},
		"fr":    {"Mardi 24 novembre 2026", "24 novembre 2026 à 14:01 GMT", "1\u00a0min de lecture", "L"},
		"pl":    {"Wtorek, 24 listopada 2026", "24 listopada 2026, 14:01 GMT", "1 minuta czytania", "P"},
		"ar":    {"الثلاثاء، ٢٤ نوفمبر ٢٠٢٦", "٢٤ نوفمبر ٢٠٢٦، ٢:٠١ م غرينتش", "دقيقة قراءة", "س"},
		"en-US": {"Tuesday, November 24, 2026", "November 24, 2026, 2:01 PM GMT", "1 min read", "S"},
	} {
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			p := newPaper(t, func(pub *news.Publication) { pub.Language = tag })
			st := p.publish(edit.Text{Section: "uk", Headline: "1", Bylines: []string{"A", "B"}, Body: text("Words.")})
			pg := p.get(st.Path)
			pg.reads("[data-masthead-date]", want.day)
			if got := pg.attr("[data-masthead-date]", "data-masthead-date"); got != "2026-11-24" {
				t.Errorf("for machines the day is %q", got)
			}
			pg.reads("time.published", want.folio)
			if got := pg.text(".times"); !strings.Contains(got, strings.ReplaceAll(want.when, "\u00a0", " ")) && !strings.Contains(got, want.when) {
				t.Errorf("times: %q", got)
			}
			day := p.get("/2026/11/24")
			day.reads("h1", want.day)
			if got := day.texts(".calendar th"); len(got) != 7 || got[0] != want.week {
				t.Errorf("the week is %q", got)
			}
		})
	}
}
