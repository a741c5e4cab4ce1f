package tongue

import (
	"fmt"
	"slices"
	"strings"
)

// Phrase is a sentence with one gap. The zero value is an empty sentence.
type Phrase struct{ parts []part }

// Pair is a sentence with two gaps, which a language may have in either order.
type Pair struct{ parts []part }

// part is a piece of a sentence, and the gap that follows it: its number, or -1
// at the end.
type part struct {
	text string
	gap  int
}

// Of gives the sentence with the gap filled.
func (p Phrase) Of(what string) string { return fill(p.parts, what, "") }

// Of gives the sentence with both gaps filled, in the order of the English one.
func (p Pair) Of(first, second string) string { return fill(p.parts, first, second) }

func fill(parts []part, first, second string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.text)
		switch p.gap {
		case 0:
			b.WriteString(first)
		case 1:
			b.WriteString(second)
		}
	}
	return b.String()
}

// parse reads a sentence whose gaps are written in braces: "The newest stories
// of {paper}." Each of the gaps must be there, and no other. A sentence may
// name a gap twice; what fills it is never read again.
func parse(s string, gaps ...string) ([]part, error) {
	var parts []part
	seen := make([]bool, len(gaps))
	for {
		before, rest, open := strings.Cut(s, "{")
		if strings.Contains(before, "}") {
			return nil, fmt.Errorf("%q closes a gap that it did not open", s)
		}
		if !open {
			parts = append(parts, part{before, -1})
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		gap := slices.Index(gaps, name)
		if !closed || gap < 0 {
			return nil, fmt.Errorf("%q has a gap {%s} that is none of %q", s, name, gaps)
		}
		seen[gap] = true
		parts = append(parts, part{before, gap})
		s = after
	}
	if i := slices.Index(seen, false); i >= 0 {
		return nil, fmt.Errorf("%q has no gap {%s}", s, gaps[i])
	}
	return parts, nil
}
