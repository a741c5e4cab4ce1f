package search

import (
	"slices"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// text is what the index says of one story from now on.
type text struct {
	words  store.Words
	sketch []int64
}

// longest is how many bytes of a word are kept: more is an address or noise.
const longest = 48

// Words gives the words by which a text is found, each once: in lower case and
// without accents. A single Latin letter finds nothing that one would look for.
func Words(texts ...string) []string {
	seen := map[string]bool{}
	var out []string
	for _, t := range texts {
		for w := range strings.FieldsSeq(news.Fold(t)) {
			if len(w) > longest {
				w = strings.ToValidUTF8(w[:longest], "")
			}
			if len(w) > 1 && !seen[w] {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
}

// difference compares the words of a story's newest revision with those of the
// one that is indexed; have is 0 for none.
func difference(r *store.Reader, story news.Story, have int) (text, error) {
	t := text{words: store.Words{Story: story.ID, Revision: story.Revision, Before: have}}
	is, doc, err := wordsOf(r, story.ID, story.Revision)
	if err != nil {
		return t, err
	}
	var was []string
	if have > 0 {
		if was, _, err = wordsOf(r, story.ID, have); err != nil {
			return t, err
		}
	}
	t.sketch, t.words.Add, t.words.Drop = doc.Sketch(), without(is, was), without(was, is)
	return t, nil
}

// wordsOf gives the words of a revision: of its lines, its text and captions,
// and the names on it. A text that can't be read has none: one broken story
// must not end the search for all.
func wordsOf(r *store.Reader, id string, number int) ([]string, prose.Doc, error) {
	v, err := r.Revision(id, number)
	if err != nil {
		return nil, prose.Doc{}, err
	}
	texts := []string{v.Headline, v.Headlines.Front, v.Headlines.Search, v.Headlines.Social, v.Standfirst, v.Kicker, v.Dateline}
	doc, err := prose.Parse(v.Body)
	if err == nil {
		texts = append(texts, doc.Text())
		for _, p := range doc.Pictures() {
			texts = append(texts, p.Caption, p.Credit, p.Alt)
		}
	}
	topics, err := r.TopicsByID(v.Topics)
	if err != nil {
		return nil, doc, err
	}
	for _, one := range topics {
		texts = append(texts, one.Name)
	}
	bylines, err := r.ContributorsByID(v.Bylines)
	for _, one := range bylines {
		texts = append(texts, one.Name)
	}
	return Words(texts...), doc, err
}

// without gives what stands in a and not in b.
func without(a, b []string) (out []string) {
	b = slices.Sorted(slices.Values(b))
	for _, w := range a {
		if _, there := slices.BinarySearch(b, w); !there {
			out = append(out, w)
		}
	}
	return out
}
