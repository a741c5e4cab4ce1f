package checklist_test

import (
	"errors"
	"strings"
	"testing"

	"broadsheet/checklist"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

var (
	editor = news.User{ID: "ed", Name: "Ed", Role: news.RoleEditor}
	admin  = news.User{ID: "adm", Name: "Adm", Role: news.RoleAdmin}
)

// founded makes a publication with one section.
func founded(t testing.TB, s *store.Store) *store.Store {
	t.Helper()
	must(t, publish.Found(t.Context(), s, news.Publication{Name: "Test Post", BaseURL: "https://post.example", TimeZone: "Europe/London", Language: "en-GB"},
		[]news.Section{{Slug: "uk", Name: "UK"}}))
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fine is a text in which no rule finds anything.
func fine() edit.Text {
	return edit.Text{Headline: "Ferry sails again", Section: "uk", Bylines: []string{"Ann Orr"}, Body: prose.FromText("It sails.")}
}

func file(t testing.TB, s *store.Store, text edit.Text) news.Story {
	t.Helper()
	out, err := edit.New(t.Context(), s, editor, text)
	must(t, err)
	return out.Story
}

// found asks the rules about a story's newest revision.
func found(t testing.TB, s *store.Store, id string) (all []checklist.Finding) {
	t.Helper()
	must(t, s.Read(t.Context(), func(r *store.Reader) error {
		story, err := r.Story(id)
		if err != nil {
			return err
		}
		v, err := r.Revision(id, story.Revision)
		if err != nil {
			return err
		}
		all, err = checklist.Look(r, story, v)
		return err
	}))
	return all
}

func rules(all []checklist.Finding) string {
	var ids []string
	for _, f := range all {
		ids = append(ids, f.Rule)
	}
	return strings.Join(ids, " ")
}

func marked(text string, m prose.Mark) prose.Node {
	return prose.Node{Type: prose.Paragraph, Content: []prose.Node{prose.Inline("Before "), prose.Inline(text, m), prose.Inline(" after.")}}
}

func picture(attrs ...string) prose.Node {
	n := prose.Node{Type: prose.PictureNode, Attrs: prose.Attrs{{Name: "src", Value: "https://post.example/a.jpg"}}}
	for i := 0; i < len(attrs); i += 2 {
		n.Attrs = append(n.Attrs, prose.Attr{Name: attrs[i], Value: attrs[i+1]})
	}
	return n
}

func claim(text, source string, stance prose.Stance) prose.Node {
	return marked(text, prose.Mark{Type: prose.AttributionMark, Source: source, Stance: stance})
}

func link(text, href string) prose.Node {
	return marked(text, prose.Mark{Type: prose.LinkMark, Href: href})
}

func card(story string) prose.Node {
	return prose.Node{Type: prose.StoryCard, Attrs: prose.Attrs{{Name: "story", Value: story}}}
}

func TestEachRuleFindsWhatItAsksFor(t *testing.T) {
	t.Parallel()
	s := founded(t, storetest.SQLite(t))
	gone, public := file(t, s, fine()), file(t, s, fine())
	for _, id := range []string{gone.ID, public.ID} {
		_, err := publish.Publish(t.Context(), s, news.System(), id)
		must(t, err)
	}
	_, err := publish.Withdraw(t.Context(), s, news.System(), gone.ID, "Wrong.")
	must(t, err)
	paths := map[string]string{}
	must(t, s.Read(t.Context(), func(r *store.Reader) error {
		for name, id := range map[string]string{"gone": gone.ID, "public": public.ID} {
			all, err := r.PathsOf(id)
			if err != nil {
				return err
			}
			paths[name] = all[0]
		}
		return nil
	}))
	body := func(nodes ...prose.Node) func(*edit.Text) {
		return func(t *edit.Text) {
			var err error
			if t.Body, err = prose.New(nodes...); err != nil {
				panic(err)
			}
		}
	}
	for name, c := range map[string]struct {
		change func(*edit.Text)
		want   string // rules
		says   string // of the first finding
	}{
		"nothing to find":                  {func(*edit.Text) {}, "", ""},
		"no byline":                        {func(t *edit.Text) { t.Bylines = nil }, "byline", "Nobody is named"},
		"no text":                          {func(t *edit.Text) { t.Body = prose.Doc{} }, "text", "no text"},
		"a headline of 80":                 {func(t *edit.Text) { t.Headline = strings.Repeat("é", 80) }, "", ""},
		"a headline of 81":                 {func(t *edit.Text) { t.Headline = strings.Repeat("é", 81) }, "headline", "81 characters"},
		"a long one, short for search":     {func(t *edit.Text) { t.Headline, t.Headlines.Search = strings.Repeat("é", 81), "Short" }, "", ""},
		"a long one for search":            {func(t *edit.Text) { t.Headlines.Search = strings.Repeat("é", 82) }, "headline", "for search has 82 characters"},
		"a card of a public story":         {body(card(public.ID)), "", ""},
		"a card of a withdrawn story":      {body(card(gone.ID)), "links", "A card in the text"},
		"a card of no story":               {body(card("nothing")), "links", "A card in the text"},
		"a picture with nothing":           {body(picture()), "alt credit", "Picture 1 has no alternative text."},
		"a picture with a caption":         {body(picture("alt", "A ferry.", "caption", "The ferry")), "credit", "The picture “The ferry” has no credit."},
		"a picture with all":               {body(picture("alt", "A ferry.", "credit", "Ann")), "", ""},
		"a chart with all":                 {body(prose.ChartNode(prose.Chart{Kind: "bar", Title: "Fares", Source: "The railway", Table: "a,b\nc,1"})), "", ""},
		"a chart without a source":         {body(prose.ChartNode(prose.Chart{Kind: "bar", Title: "Fares", Table: "a,b\nc,1"})), "charts", "The chart “Fares” has no source."},
		"a chart of words":                 {body(prose.ChartNode(prose.Chart{Kind: "bar", Source: "The railway", Table: "a,b\nc,many"})), "charts", "Chart 1 can’t be drawn: Row 2: “many” is not a number."},
		"a chart of too many columns":      {body(prose.ChartNode(prose.Chart{Kind: "bar", Title: "Fares", Source: "The railway", Table: "a,b,c\nc,1,2"})), "charts", "can’t be drawn: A bar chart is drawn from one column"},
		"a map with all":                   {body(prose.MapNode(prose.Map{Title: "Where", Places: []prose.MapPlace{{Name: "Here", Lat: 1, Lon: 2}}})), "", ""},
		"a map without a title":            {body(prose.MapNode(prose.Map{Countries: []string{"Poland"}})), "maps", "Map 1 has no title."},
		"a map of nothing":                 {body(prose.MapNode(prose.Map{Title: "Where"})), "maps", "The map “Where” can’t be drawn: A map needs a place to show, or a country."},
		"a map of no country":              {body(prose.MapNode(prose.Map{Title: "Where", Countries: []string{"Atlantis"}})), "maps", "There is no country"},
		"a claim that nobody confirmed":    {body(claim("He fell", "Ann", prose.Unconfirmed), claim("He stood", "Bob", prose.Says)), "sources", "Nobody has confirmed “He fell”"},
		"one source for all":               {body(claim("He fell", "Ann", prose.Says), claim("He stood", "ANN", prose.Denies)), "sources", "rests on one source, Ann"},
		"two sources":                      {body(claim("He fell", "Ann", prose.Says), claim("He stood", "Bob", prose.Says)), "", ""},
		"a link to a section":              {body(link("here", "/uk"), link("all", "/"), link("feed", "/uk/feed.xml?x=1"), link("day", "/2026/03/03")), "", ""},
		"a link to a published story":      {body(link("here", paths["public"]), link("there", "https://post.example"+paths["public"]+"/history#x")), "", ""},
		"a link to a withdrawn story":      {body(link("here", paths["gone"])), "links", "“here” leads to a story that was withdrawn"},
		"a link to nothing":                {body(link("here", "/uk/2026/01/01/nothing")), "links", "does not exist"},
		"a link to a topic that is none":   {body(link("here", "/topic/nothing")), "links", "/topic/nothing"},
		"a link to an author":              {body(link("here", "/by/ann-orr")), "", ""},
		"a link to an author that is none": {body(link("here", "https://post.example/by/nobody")), "links", "does not exist"},
		"a link to another site":           {body(link("here", "https://else.example/nothing")), "", ""},
	} {
		text := fine()
		c.change(&text)
		all := found(t, s, file(t, s, text).ID)
		if got := rules(all); got != c.want || c.says != "" && !strings.Contains(all[0].Sentence, c.says) {
			t.Errorf("%s: found %q (%v), want %q that says %q", name, got, all, c.want, c.says)
		}
	}
}

func TestNotesAreAskedAboutUntilTheyAreResolved(t *testing.T) {
	t.Parallel()
	s := founded(t, storetest.SQLite(t))
	id := file(t, s, fine()).ID
	chief := news.User{ID: "ch", Role: news.RoleChief}
	var ids []string
	for _, n := range []news.Note{
		{Kind: news.NoteRemark, Text: "Really?", Passage: news.Passage{Quote: "sails"}}, {Kind: news.NoteSuggestion, Passage: news.Passage{Quote: "sails"}, Instead: "sailed"},
		{Kind: news.NoteLegal},
	} {
		kept, _, err := edit.Note(t.Context(), s, editor, id, n)
		must(t, err)
		ids = append(ids, kept.ID)
	}
	_, _, err := edit.Answer(t.Context(), s, editor, id, ids[0], "Yes.")
	must(t, err)
	all := found(t, s, id)
	if got := rules(all); got != "legal suggestions notes" || !all[0].Holds() || all[1].Holds() || all[1].Quote != "sails" || all[1].Note != ids[1] {
		t.Fatalf("found %q: %+v", got, all)
	}
	for _, note := range ids {
		_, err := edit.Resolve(t.Context(), s, chief, id, note)
		must(t, err)
	}
	if got := rules(found(t, s, id)); got != "" {
		t.Errorf("found %q after all was resolved", got)
	}
}

func TestAStoryThatWeHaveIsFoundOnBothEngines(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := founded(t, open())
		long := fine()
		long.Body = prose.FromText(strings.Repeat("The ferry to the northern islands sailed again on Monday after nine days of storms kept it in harbour, its captain said. ", 1) +
			"Islanders had begun to ration milk, bread and diesel, and the school in the harbour village was closed because its heating oil had run out on Friday.")
		first, second, other := file(t, s, long), file(t, s, long), fine()
		other.Body = prose.FromText(strings.Repeat("Nothing in this text is like anything that stands in the other one at all today. ", 5))
		third := file(t, s, other)
		_, err := s.Write(t.Context(), func(tx *store.Tx) error {
			return errors.Join(tx.SetSketches(first.ID, long.Body.Sketch()), tx.SetSketches(second.ID, long.Body.Sketch()), tx.SetSketches(third.ID, other.Body.Sketch()))
		})
		must(t, err)
		all := found(t, s, second.ID)
		if rules(all) != "duplicate" || all[0].Story != first.ID || !strings.Contains(all[0].Sentence, "100%") || strings.Contains(all[0].Sentence, long.Headline) {
			t.Errorf("found %+v", all)
		}
		if all := found(t, s, third.ID); len(all) != 0 {
			t.Errorf("of a text of its own: %+v", all)
		}
		_, err = edit.Spike(t.Context(), s, editor, first.ID, "")
		must(t, err)
		if all := found(t, s, second.ID); len(all) != 0 {
			t.Errorf("of a spiked story: %+v", all)
		}
	})
}

func TestOnlyAnAdminSetsTheChecklistAndOnlyToWhatThereIs(t *testing.T) {
	t.Parallel()
	s := founded(t, storetest.SQLite(t))
	set := func(by news.User, rule string, l checklist.Level) error {
		_, err := checklist.SetLevels(t.Context(), s, by, map[string]checklist.Level{rule: l})
		return err
	}
	if err := set(editor, "byline", checklist.Off); !errors.Is(err, news.ErrForbidden) {
		t.Errorf("an editor: %v", err)
	}
	for rule, l := range map[string]checklist.Level{"none": checklist.Off, "byline": "maybe", "": ""} {
		if err := set(admin, rule, l); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%q to %q: %v", rule, l, err)
		}
	}
	must(t, set(admin, "byline", checklist.Off))
	must(t, s.Read(t.Context(), func(r *store.Reader) error {
		levels, err := checklist.Levels(r)
		if levels["byline"] != checklist.Off || levels["legal"] != checklist.Block || len(levels) != len(checklist.Rules()) {
			t.Errorf("the levels are %v", levels)
		}
		return err
	}))
	seq, err := checklist.SetLevels(t.Context(), s, admin, map[string]checklist.Level{"byline": checklist.Off})
	if err != nil || seq != 0 {
		t.Errorf("setting what is set makes change %d, %v", seq, err)
	}
}

func TestEveryRuleIsWhole(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range checklist.Rules() {
		if seen[r.ID] || r.ID == "" || r.Words == "" || !strings.HasSuffix(r.Help, ".") || !r.Usual.Valid() {
			t.Errorf("the rule %+v is not whole", r)
		}
		seen[r.ID] = true
	}
}
