package transfer

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"broadsheet/news"
)

// TestTopicsOfManyTexts holds a floor under what is found: nearly everything
// that a text must give, and few proposals beyond what it could give.
func TestTopicsOfManyTexts(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/topics/*.txt")
	if err != nil || len(paths) < 10 {
		t.Fatalf("%d texts, %v", len(paths), err)
	}
	must, found := 0, 0
	for _, path := range paths {
		head, text := readCase(t, path)
		headline := headlineOf(t, path)
		got := Topics(string(text), headline)
		names := map[string]news.TopicKind{}
		for _, p := range got {
			names[p.Name] = p.Kind
			checkProposal(t, p)
		}
		for _, name := range list(head["must"]) {
			must++
			if _, ok := names[name]; ok {
				found++
			} else {
				t.Logf("%s lacks %s: %v", path, name, names)
			}
		}
		for _, name := range list(head["never"]) {
			if _, ok := names[name]; ok {
				t.Errorf("%s has %s", path, name)
			}
		}
		for _, pair := range list(head["kinds"]) {
			name, kind, _ := strings.Cut(pair, "=")
			if names[name] != news.TopicKind(kind) {
				t.Errorf("%s: %s is %q, want %q", path, name, names[name], kind)
			}
		}
		if loose := looseProposals(got, string(text)+headline); len(loose) > 1 {
			t.Errorf("%s has proposals that the text does not carry: %v", path, loose)
		}
	}
	if found*100 < must*95 {
		t.Errorf("found %d of %d topics; at least 95%% are wanted", found, must)
	}
	t.Logf("found %d of %d", found, must)
}

func headlineOf(t *testing.T, path string) string {
	t.Helper()
	head, _ := readCase(t, path)
	for line := range head { // the only line without a colon
		if head[line] == "" && strings.Contains(line, " ") {
			return line
		}
	}
	t.Fatalf("%s has no headline", path)
	return ""
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "; ")
}

func checkProposal(t *testing.T, p TopicProposal) {
	t.Helper()
	topic := news.Topic{Slug: p.Slug, Name: p.Name, Kind: p.Kind, Aliases: p.Aliases, Wikidata: p.Wikidata}
	if err := topic.Check(); err != nil {
		t.Errorf("%+v: %v", p, err)
	}
	if p.Count < 1 || p.Confidence <= 0 || p.Confidence > 1 {
		t.Errorf("%+v", p)
	}
}

// looseProposals are people and organisations found by rule that no hand
// would have listed: a name of one word, or with a small first letter.
func looseProposals(got []TopicProposal, text string) []string {
	var loose []string
	for _, p := range got {
		byName := strings.Contains(text, p.Name)
		byAlias := slices.ContainsFunc(p.Aliases, func(a string) bool { return strings.Contains(strings.ToLower(text), strings.ToLower(a)) })
		if p.Kind == news.TopicPerson && !strings.Contains(p.Name, " ") || !byName && !byAlias && p.Wikidata == "" && p.Kind != news.TopicSubject {
			loose = append(loose, p.Name)
		}
	}
	return loose
}

func topicNames(text string) []string {
	var names []string
	for _, p := range Topics(text, "") {
		names = append(names, string(p.Kind)+" "+p.Name)
	}
	slices.Sort(names)
	return names
}

func TestPeopleAreKnownByWhatStandsAroundThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"They met “Russian Defence Minister” Oleg Varga in the hall.":                    "Oleg Varga",
		"The talks were led by Bao Xinyi, a politburo member of long standing.":          "Bao Xinyi",
		"A statement by Prime Minister Ngozi Abara was read out.":                        "Ngozi Abara",
		"Then Ursula von der Heide, who leads the commission, took the floor.":           "Ursula von der Heide",
		"The prize went to Jean-Luc Morel’s second novel.":                               "Jean-Luc Morel",
		"“It is late,” said Okoro Mbeki. The room emptied, and Mbeki switched off.":      "Okoro Mbeki",
		"Mr Okoro Mbeki owns the shop.":                                                  "Okoro Mbeki",
		"Yesterday Angela Brandt opened the bridge, and Brandt will close it on Friday.": "Angela Brandt",
	} {
		if got := topicNames(text); !slices.Contains(got, "person "+want) {
			t.Errorf("%s\n has %q", text, got)
		}
	}
}

func TestOrdinaryCapitalsAreNoNames(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"On Monday Morning the shops were shut.",
		"The Last Supper hangs in the hall. In The Evening it is dark.",
		"We asked them. Tell us more. Who knows? It is what it is.",
		"He sat down at Victoria Station and waited in April.",
		"Grand Fatherland Liberation was the title of the play.",
	} {
		for _, name := range topicNames(text) {
			if strings.HasPrefix(name, "person") || strings.HasPrefix(name, "organisation") || strings.Contains(name, "United States") {
				t.Errorf("%s\n has %q", text, name)
			}
		}
	}
}

func TestTheLongestNameWins(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"South Korea and North Korea":                                 {"place North Korea", "place South Korea"},
		"the United Nations Security Council's vote":                  {"organisation United Nations Security Council"},
		"the Korean War":                                              {"event Korean War"},
		"Papua New Guinea":                                            {"place Papua New Guinea"},
		"the Democratic Republic of the Congo":                        {"place Democratic Republic of the Congo"},
		"Guinea-Bissau's harbour":                                     {"place Guinea-Bissau"},
		"the U.S.-led alliance, the US, and us":                       {"place United States"},
		"the World Health Organization (WHO) asked who was ill":       {"organisation World Health Organization"},
		"a report by the University of Leeds":                         {"organisation University of Leeds", "place Leeds"},
		"the Ministry of Foreign Affairs of Norway":                   {"organisation Ministry of Foreign Affairs of Norway", "place Norway"},
		"Sofia Petrova, a teacher in Sofia":                           {"person Sofia Petrova", "place Sofia"},
		"George Washington slept here, the president of the historic": {"person George Washington"},
	} {
		if got := topicNames(text); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestThereAreNeverTooManyTopics(t *testing.T) {
	t.Parallel()
	text := "Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Bahrain, Belgium, Bolivia, Brazil, Bulgaria and Canada took part."
	got := Topics(text, "Canada wins")
	if len(got) != MaxTopics || got[0].Name != "Canada" {
		t.Errorf("%d topics, first %q", len(got), got[0].Name)
	}
	if more := Topics("", ""); len(more) != 0 {
		t.Errorf("nothing gives %v", more)
	}
}

func TestTheGazetteerIsWellFormed(t *testing.T) {
	t.Parallel()
	g, err := readGazetteer(gazetteerFiles)
	if err != nil {
		t.Fatal(err)
	}
	ids, names, entries := map[string]string{}, map[string]bool{}, 0
	var walk func(n *trie)
	walk = func(n *trie) {
		for _, e := range n.ends {
			id, name := e.entry.wikidata, e.entry.name
			if !names[name] {
				names[name] = true
				entries++
			}
			if other, ok := ids[id]; ok && id != "" && other != name {
				t.Errorf("%s is the Wikidata id of %s and of %s", id, other, name)
			}
			ids[id] = name
			topic := news.Topic{Slug: news.Slug(name), Name: name, Kind: e.entry.kind, Aliases: e.entry.aliases, Wikidata: id}
			if err := topic.Check(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if len(n.ends) > 1 && n.ends[0].entry != n.ends[1].entry && slices.Equal(n.ends[0].words, n.ends[1].words) {
			t.Errorf("%q is a name of %s and of %s", n.ends[0].words, n.ends[0].entry.name, n.ends[1].entry.name)
		}
		for _, next := range n.next {
			walk(next)
		}
	}
	walk(g.names)
	if entries < 900 || len(g.given) < 400 || len(g.roles) < 200 {
		t.Errorf("%d entries, %d given names, %d roles", entries, len(g.given), len(g.roles))
	}
}
