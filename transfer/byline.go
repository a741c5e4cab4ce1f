package transfer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylineNames gives the names in a line such as 'By Jane Doe and John Smith in
// Berlin', and nothing when the line is something else.
func bylineNames(line string) []string {
	line = strings.TrimSpace(line)
	lower := plainQuotes.Replace(strings.ToLower(line))
	if len(lower) != len(line) { // folding changed the bytes: compare the opening only
		lower = strings.ToLower(line)
	}
	for _, opener := range bylineOpeners {
		if strings.HasPrefix(lower, opener) && len(lower) == len(line) {
			return splitNames(line[len(opener):])
		}
	}
	return nil
}

// nameLinks part two names of a byline.
var nameLinks = strings.NewReplacer(" and ", ",", " und ", ",", " et ", ",", " y ", ",", " e ", ",", " i ", ",", " oraz ", ",", " en ", ",", " & ", ",", ";", ",")

// nameEnds begin what a byline says after the names.
var nameEnds = []string{" in ", " at ", " for ", " aus ", " | ", " - ", " – ", " — ", " (", " à ", " w ", " bei ", " für ", " • ", " · "}

func splitNames(s string) []string {
	for _, end := range nameEnds {
		if i := strings.Index(s, end); i > 0 {
			s = s[:i]
		}
	}
	var names []string
	for part := range strings.SplitSeq(nameLinks.Replace(s), ",") {
		part = strings.Trim(part, " .:\u00a0")
		if part == "" {
			continue
		}
		if !looksLikeName(part) {
			if len(names) > 0 && !strings.ContainsAny(part, ".!?") && countWords(part) <= 4 {
				continue // a job: 'By Jane Doe, Europe correspondent'
			}
			return nil
		}
		names = append(names, part)
	}
	return names
}

// looksLikeName tells whether every word of s could be part of a person's or
// an agency's name.
func looksLikeName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || strings.ContainsAny(s, "!?:0123456789@/") {
		return false
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !particles[strings.ToLower(w)]:
			return false
		}
	}
	return capitals > 0
}

// particles are the small words that stand inside a name.
var particles = wordSet(`van von der den de del della di da dos das du la le el al bin ibn ben abu af zu zum ter ten y e st`)
