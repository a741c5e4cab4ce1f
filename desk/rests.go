package desk

import (
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
)

// restsOn is one source of a story and what it stands for in it.
type restsOn struct {
	Source string
	Alone  bool // everything that the story attributes rests on it
	Claims []claimed
}

// claimed is what a source says, denies or is said to say.
type claimed struct {
	Stance string // in words
	Words  string // as they stand in the text, cut short
	Quote  string // the first line of them, by which their place is found
}

// longestClaim is how much of a claim the list shows, in runes.
const longestClaim = 120

// rests sums up what a text rests on: each source once, however it is spelt,
// in the order of the text, with all that is attributed to it.
func rests(body []byte) ([]restsOn, error) {
	doc, err := documentOf(body)
	if err != nil {
		return nil, err
	}
	var all []restsOn
	at := map[string]int{}
	for _, a := range doc.Attributions() {
		name := news.Fold(a.Source)
		i, known := at[name]
		if !known {
			i, at[name] = len(all), len(all)
			all = append(all, restsOn{Source: a.Source})
		}
		first, _, _ := strings.Cut(a.Text, "\n")
		all[i].Claims = append(all[i].Claims, claimed{Stance: stanceWords(a.Stance), Words: cut(first, longestClaim), Quote: first})
	}
	if len(all) == 1 {
		all[0].Alone = true
	}
	return all, nil
}

func stanceWords(s prose.Stance) string {
	switch s {
	case prose.Denies:
		return "denies"
	case prose.Unconfirmed:
		return "not confirmed"
	}
	return "says"
}

// cut shortens a line to so many runes, and shows that it did.
func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return s
}
