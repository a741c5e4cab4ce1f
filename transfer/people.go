package transfer

import "strings"

// people are the persons that a text names, by every way it names them.
type people struct {
	full   map[string]string // the words of a full name, in lower case, to the name
	single map[string]string // a surname or first name alone; empty when it could be two persons
	starts map[string]int    // the first word of a full name, to the most words of such a name
}

// maxPeople bounds the names that one text can bring.
const maxPeople = 500

// findPeople finds the persons of a text by the words around their names: a
// role before or behind, a title, a common given name, or a word of speech
// together with a later mention by surname.
func findPeople(g *gazetteer, text string, words []word) people {
	p := people{full: map[string]string{}, single: map[string]string{}, starts: map[string]int{}}
	lone := loneNames(words)
	for i := 0; i < len(words) && len(p.full) < maxPeople; {
		n := runLength(words, i)
		if n == 0 {
			i++
			continue
		}
		from, to := trimRun(g, words, i, i+n)
		if to-from >= 2 && isPerson(g, words, from, to, lone) {
			p.add(words[from:to], nameText(text, words[from:to]))
		}
		i += n
	}
	return p
}

// nameText is the name as the text writes it, without a possessive.
func nameText(text string, words []word) string {
	return trimPossessive(strings.Join(strings.Fields(text[words[0].from:words[len(words)-1].to]), " "))
}

// runLength gives the length of the run of capitalised words that begins at
// i; particles such as 'von der' may stand inside it.
func runLength(words []word, i int) int {
	if !words[i].capital || firstWords[words[i].key] && words[i].start {
		return 0
	}
	n := 1
	for j := i + 1; j < len(words) && j < i+10 && joinsName(words[j]); j++ {
		switch {
		case words[j].capital && !words[j].start:
			n = j - i + 1
		case !nameParticles[words[j].key]:
			return n
		}
	}
	return n
}

// joinsName tells whether a word may go on a name: after a space or hyphen, or an initial's dot.
func joinsName(w word) bool {
	return w.joined() || w.gap == ". "
}

// nameParticles are the small words inside a name that are common in no
// sentence between two capitalised words of another kind.
var nameParticles = wordSet(`van von der den de del della di da dos du la al el bin ibn ben zu ten ter af`)

// trimRun cuts from a run of capitalised words what is not the name: countries
// and roles before it (the last of them decides), other words behind it.
func trimRun(g *gazetteer, words []word, from, to int) (int, int) {
	for k := from; k < to; k++ {
		if g.roles[words[k].key] && k+1 < to && !nameParticles[words[k+1].key] {
			from = k + 1
		}
	}
	for from < to {
		if end, n := g.longest(words[from:to]); n > 0 && end.adjective && from+n < to {
			from += n
			continue
		}
		if !words[from].capital || firstWords[words[from].key] {
			from++
			continue
		}
		break
	}
	for to > from && !words[to-1].capital {
		to--
	}
	return from, to
}
