package transfer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// source is who says something, as words of a block.
type source struct {
	name     string
	from, to int // words
}

// maxSource is how many words may name a source.
const maxSource = 10

// before reads the source that ends before word v of a sentence: the noun
// phrase there, without an apposition between commas.
func (r *reader) before(s sentence, v int) (source, bool) {
	end := v
	if end > s.w0 && strings.HasPrefix(r.words[end].gap, ",") {
		if end = r.apposition(s, end); end < 0 {
			return source{}, false
		}
	}
	from := end
	for from > s.w0 && end-from < maxSource {
		from--
		if from == s.w0 || phraseEnds(r.words[from].gap) || r.breaksBefore(from, end) {
			break
		}
	}
	for from < end && (r.g.breaks[r.words[from].key] || sentenceAdverbs[r.words[from].key]) {
		from++
	}
	return r.named(from, end)
}

// phraseEnds tells whether a noun phrase ends in a gap.
func phraseEnds(gap string) bool {
	return strings.ContainsAny(gap, ",;:()—\n") || strings.Contains(gap, " – ") || strings.Contains(gap, "” ") || strings.Contains(gap, "» ")
}

// breaksBefore tells whether the phrase that reaches back to from ends there,
// since a conjunction or the like stands before it. 'Tusk and Scholz' is one phrase.
func (r *reader) breaksBefore(from, end int) bool {
	w := r.words[from-1]
	if !r.g.breaks[w.key] || w.capital && !w.start {
		return false
	}
	joins := w.key == "and" || w.key == "und" || w.key == "et"
	return !joins || from < 2 || !r.words[from].capital || !r.words[from-2].capital
}

// apposition gives where the phrase before ', the mayor,' ends, when the words
// before v are one; -1 otherwise.
func (r *reader) apposition(s sentence, v int) int {
	roles := loadGazetteer().roles
	for c := v - 1; c > s.w0 && v-c < 12; c-- {
		if !strings.HasPrefix(r.words[c].gap, ",") {
			continue
		}
		if !articles[r.words[c].key] && !r.g.openers[r.words[c].key] && !roles[r.words[c].key] {
			return -1
		}
		for _, w := range r.words[c:v] {
			if roles[w.key] {
				return c
			}
		}
		return -1
	}
	return -1
}

// after reads the source that begins at word i: 'said Jane Smith, the mayor'.
func (r *reader) after(s sentence, i int) (source, bool) {
	end := i
	for end < s.w1 && end-i < maxSource {
		w := r.words[end]
		if end > i && (phraseEnds(w.gap) || r.g.breaks[w.key] && !w.capital) {
			break
		}
		if end > i && !w.capital && (r.g.fillers[w.key] && !r.g.articles[w.key] || sentenceAdverbs[w.key]) {
			break
		}
		end++
	}
	return r.named(i, end)
}

// named makes a source of words[from:to], when they can be one: a name, a
// phrase that an article or a quantifier opens, or a noun for those who say things.
func (r *reader) named(from, to int) (source, bool) {
	if from >= to || to-from > maxSource {
		return source{}, false
	}
	words := r.words[from:to]
	if len(words) == 1 && r.g.pronouns[words[0].key] {
		return source{r.speaker, from, to}, r.speaker != ""
	}
	if r.g.pronouns[words[0].key] || !r.canSpeak(words) {
		return source{}, false
	}
	start := words[0]
	first := from
	if r.g.articles[start.key] && len(words) > 1 {
		first++
	}
	name := trimPossessiveEnd(unquoted(r.text[r.words[first].from:words[len(words)-1].to]))
	if first == from && start.start && r.common(words) {
		name = lowerFirst(name)
	}
	if utf8.RuneCountInString(name) > 120 {
		return source{}, false
	}
	if r.isName(words) {
		r.speaker = name
	}
	return source{name, from, to}, true
}

// common tells whether the capital of a source's first word is only that of
// the sentence: 'Some experts', 'State media', but not 'Russian officials'.
func (r *reader) common(words []word) bool {
	g := loadGazetteer()
	if r.g.lang == "de" && !r.g.openers[words[0].key] { // nouns have theirs
		return false
	}
	if r.g.openers[words[0].key] || r.g.speakers[words[0].key] || g.roles[words[0].key] && !r.second(words) {
		return true
	}
	_, n := g.longest(words)
	return n == 0 && !r.second(words) && r.g.speakers[words[len(words)-1].key]
}

// second tells whether the word behind the first begins with a capital, as in 'President Macron'.
func (r *reader) second(words []word) bool { return len(words) > 1 && words[1].capital }

func (r *reader) canSpeak(words []word) bool {
	if r.g.here[words[0].key] && len(words) == 1 {
		return false
	}
	last := words[len(words)-1]
	if r.g.articles[last.key] || r.g.passives[last.key] || r.g.auxiliaries[last.key] && !last.capital {
		return false
	}
	if r.g.openers[words[0].key] || r.g.speakers[last.key] {
		return len(words) > 1 || r.g.speakers[last.key] || plainQuantifier[words[0].key]
	}
	return r.isName(words)
}

// plainQuantifier are quantifiers that can be a source alone: 'Some say'.
var plainQuantifier = wordSet(`some many others both several most`)

// isName tells whether a phrase holds a capitalised word that is one for its own sake.
func (r *reader) isName(words []word) bool {
	g := loadGazetteer()
	for _, w := range words {
		if w.capital && !firstWords[w.key] && !sentenceAdverbs[w.key] && !(w.start && g.roles[w.key] && len(words) == 1) {
			return true
		}
	}
	return false
}

// sentenceAdverbs open a sentence without belonging to its subject.
var sentenceAdverbs = wordSet(`however meanwhile moreover nevertheless nonetheless still instead yesterday today later earlier separately similarly finally also then now furthermore additionally
	yet thus therefore perhaps indeed recently currently previously originally reportedly allegedly
	allerdings jedoch dagegen zudem außerdem inzwischen unterdessen cependant toutefois`)

func unquoted(s string) string {
	s = strings.Map(func(c rune) rune {
		switch c {
		case '“', '”', '"', '„', '«', '»':
			return -1
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func trimPossessiveEnd(s string) string { return trimPossessive(strings.TrimRight(s, " ,.")) }

func lowerFirst(s string) string {
	c, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(c)) + s[size:]
}
