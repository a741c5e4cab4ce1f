package transfer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a running text, and how it stands there.
type word struct {
	text     string // as it is written, without a possessive 's and without the dots of U.S.
	key      string // text in lower case
	from, to int    // bytes of the text it was read from, possessive and dots included
	gap      string // what stands between the word before and this one
	start    bool   // it begins a sentence, so its capital says nothing
	capital  bool   // it begins with a capital letter
}

// wordsOf cuts a text into words. A hyphen parts two words; an apostrophe
// within a word does not.
func wordsOf(text string) []word {
	words := make([]word, 0, len(text)/6+4)
	end := 0 // of the word before
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += size
			continue
		}
		w := word{from: i, gap: text[end:i], capital: unicode.IsUpper(r)}
		i = wordEnd(text, i)
		w.to, end = i, i
		w.text = bareWord(text[w.from:i])
		w.key = strings.ToLower(w.text)
		w.start = len(words) == 0 || opensSpeech(w.gap) || endsSentence(w, words[len(words)-1])
		words = append(words, w)
	}
	return words
}

// wordEnd gives where the word that begins at i ends.
func wordEnd(text string, i int) int {
	begin := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
		case (r == '\'' || r == '’') && letterAt(text, i+size) && !elided(text[begin:i]):
		case r == '.' && dotted(text, begin, i):
		default:
			return i
		}
		i += size
	}
	return i
}

// elided tells whether a word is one that French and Italian shorten before a
// vowel: l'Europe is two words.
func elided(s string) bool {
	switch s {
	case "l", "L", "d", "D", "n", "N", "s", "S", "j", "J", "c", "C", "qu", "Qu", "un", "Un", "dell", "all", "nell", "dall", "sull":
		return true
	}
	return false
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[min(i, len(text)):])
	return unicode.IsLetter(r)
}

// dotted tells whether the dot at i belongs to an abbreviation like U.S. or
// e.g.: single letters with a dot behind each.
func dotted(text string, begin, i int) bool {
	if i-begin == 1 {
		return letterAt(text, i+1) && !letterAt(text, i+2) && i+2 < len(text) && text[i+2] == '.'
	}
	return i >= 2 && i-begin >= 3 && text[i-2] == '.'
}

// bareWord takes off a possessive 's, and the dots of an abbreviation.
func bareWord(s string) string {
	if n := len(s); n > 2 && (s[n-1] == 's' || s[n-1] == 'S') {
		if cut, ok := strings.CutSuffix(s[:n-1], "'"); ok {
			return undotted(cut)
		}
		if cut, ok := strings.CutSuffix(s[:n-1], "’"); ok {
			return undotted(cut)
		}
	}
	return undotted(s)
}

func undotted(s string) string {
	if strings.Contains(s, ".") {
		s = strings.ReplaceAll(s, ".", "")
	}
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}

// opensSpeech tells whether speech, or what a colon announces, begins behind a gap.
func opensSpeech(gap string) bool {
	return strings.Contains(gap, ": ") || strings.Contains(gap, " “") || strings.Contains(gap, ` "`) || strings.HasSuffix(gap, "- ")
}

// endsSentence tells whether a sentence ends between a word and the one before it.
func endsSentence(w, before word) bool {
	if strings.ContainsAny(w.gap, "\n!?…。！？") {
		return true
	}
	i := strings.IndexByte(w.gap, '.')
	if i < 0 { // the stop of 'the U.S.' may be the sentence's too
		return before.to-before.from > len(before.text) && !before.possessive() && w.capital && firstWords[w.key]
	}
	rest := strings.TrimLeft(w.gap[i+1:], ".")
	return rest != "" && !abbreviations[before.key] && utf8.RuneCountInString(before.text) > 1
}

// possessive tells whether the word was written with an 's behind it.
func (w word) possessive() bool { return w.to-w.from == len(w.text)+2 || w.to-w.from == len(w.text)+4 }

// joined tells whether a word follows the one before it without a break: only
// a space, a hyphen or an apostrophe stands between.
func (w word) joined() bool {
	switch w.gap {
	case " ", "-", "\u00a0", "\u2011", "–", "'", "’":
		return true
	}
	return false
}
