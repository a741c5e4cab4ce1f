package transfer

import (
	"cmp"
	"slices"
	"strings"

	"broadsheet/news"
)

// MaxTopics is how many topics are proposed for a story at most.
const MaxTopics = 12

// TopicProposal is something that a story seems to be about. An editor decides.
type TopicProposal struct {
	Name       string
	Slug       string
	Kind       news.TopicKind
	Confidence float64 // from 0 to 1: how much of the story is about it
	Count      int     // how often the text and headline name it
	Aliases    []string
	Wikidata   string // "Q90", or empty
}

// maxTopicText is how much of a text is read for topics, in bytes; what a
// story is about is said before that.
const maxTopicText = 256 << 10

// Topics finds what a story is about: names of the gazetteer, and people and
// organisations by the words around their names. The most important come
// first, at most MaxTopics.
func Topics(text, headline string) []TopicProposal {
	g := loadGazetteer()
	if len(text) > maxTopicText {
		text = strings.ToValidUTF8(text[:maxTopicText], "")
	}
	t := tally{gaz: g, text: text, words: wordsOf(text), found: map[string]*score{}}
	t.people = findPeople(g, text, t.words)
	t.count(t.words, text, false)
	if len(headline) < 2000 {
		t.count(wordsOf(headline), headline, true)
	}
	return t.best()
}

// tally counts who and what a text names.
type tally struct {
	gaz    *gazetteer
	text   string
	words  []word
	people people
	found  map[string]*score // by kind and name
}

// score is what was counted for one topic.
type score struct {
	TopicProposal
	points   float64
	headline bool
	first    int  // the byte of the text where it is named first
	ruled    bool // found by a rule, not listed in the gazetteer
}

// count goes through words and takes, at each place, the longest name.
func (t *tally) count(words []word, text string, headline bool) {
	titled := headline && titleCased(text)
	for i := 0; i < len(words); {
		end, n := t.gaz.longest(words[i:])
		person, pn := t.people.at(words[i:])
		org, on := "", 0
		if !titled {
			org, on = organisationAt(words, i, text)
		}
		switch {
		case pn > 0 && pn >= n && pn >= on && !(pn == 1 && n == 1 && strings.HasPrefix(person, words[i].text+" ")): // Sofia alone is the city
			if person != "" {
				t.add(&entry{name: person, kind: news.TopicPerson}, words[i], 1, headline, true)
			}
			i += pn
		case on > n:
			t.add(&entry{name: org, kind: news.TopicOrganisation}, words[i], 1, headline, true)
			t.within(words[i:i+on], headline)
			i += on
		case n > 0:
			weight := 1.0
			if end.adjective {
				weight = 0.6
			}
			t.add(end.entry, words[i], weight, headline, false)
			i += n
		default:
			i++
		}
	}
}

// within counts the places in the name of an organisation: the North Korean
// army speaks of North Korea too.
func (t *tally) within(words []word, headline bool) {
	for i := 0; i < len(words); i++ {
		if end, n := t.gaz.longest(words[i:]); n > 0 && end.entry.kind == news.TopicPlace {
			t.add(end.entry, words[i], 0.5, headline, false)
			i += n - 1
		}
	}
}

func (t *tally) add(e *entry, w word, weight float64, headline, ruled bool) {
	key := string(e.kind) + " " + e.name
	s := t.found[key]
	if s == nil {
		s = &score{TopicProposal: TopicProposal{Name: e.name, Slug: news.Slug(e.name), Kind: e.kind, Aliases: e.aliases, Wikidata: e.wikidata}, ruled: ruled, first: -1}
		t.found[key] = s
	}
	s.Count++
	s.points += weight
	if headline {
		s.headline = true
		return
	}
	if s.first < 0 {
		s.first = w.from
	}
}

// best ranks what was counted: the headline first, then how often and how early.
func (t *tally) best() []TopicProposal {
	var list []*score
	for _, s := range t.found {
		if s.worth(len(t.text)) {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b *score) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.first, b.first), cmp.Compare(a.Name, b.Name))
	})
	var out []TopicProposal
	for _, s := range list[:min(len(list), MaxTopics)] {
		s.Confidence = min(1, s.points/8)
		s.Aliases = slices.Clone(s.Aliases)
		out = append(out, s.TopicProposal)
	}
	return out
}

// worth gives a topic its final points and tells whether it is one at all. A
// subject that is mentioned once in passing is none.
func (s *score) worth(length int) bool {
	if s.Slug == "" || len(s.Name) > 200 {
		return false
	}
	if s.Kind == news.TopicSubject && !s.headline && (s.Count < 2 || length > 4000 && s.Count < 3) {
		return false
	}
	s.points = min(s.points, 12)
	if s.headline {
		s.points += 4
	}
	if length > 0 && s.first >= 0 {
		s.points += 1 - float64(s.first)/float64(length)
	}
	s.points += 0.25 * float64(strings.Count(s.Name, " ")) // a long name is an exact one
	switch {
	case s.Kind == news.TopicPerson:
		s.points *= 1.5
	case s.Kind == news.TopicOrganisation && !s.ruled:
		s.points *= 1.4
	case s.Kind == news.TopicSubject:
		s.points *= 0.9
	}
	return true
}
