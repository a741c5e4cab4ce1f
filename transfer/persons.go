package transfer

import (
	"strings"
)

// isPerson weighs the words around a run of capitalised words.
func isPerson(g *gazetteer, words []word, from, to int, lone map[string]bool) bool {
	run := words[from:to]
	if len(run) > 5 || containsThing(g, run) {
		return false
	}
	if from > 0 && g.roles[words[from-1].key] && roleGap(run[0].gap) {
		return true
	}
	if g.given[run[0].key] {
		return true
	}
	if roleBehind(g, words, to) {
		return true
	}
	spoke := to < len(words) && speechWords[words[to].key] || from > 0 && speechWords[words[from-1].key]
	return spoke && (lone[run[len(run)-1].key] || lone[run[0].key])
}

// containsThing tells whether a run names an organisation or a place itself.
func containsThing(g *gazetteer, run []word) bool {
	for i, w := range run {
		if organisationHeads[w.key] || thingWords[w.key] || months[w.key] > 0 && i == 0 || len(w.text) > 1 && allCapitals(w.text) && len(run) < 3 && i == len(run)-1 && len(w.text) < 5 {
			return true
		}
	}
	_, n := g.longest(run)
	return n == len(run)
}

// roleGap tells whether a role and a name belong together: 'leader Kim',
// '“Defence Minister” Shoigu'.
func roleGap(gap string) bool {
	switch strings.Trim(gap, `"'”’»“`) {
	case " ", ". ", "\u00a0", ", ":
		return true
	}
	return false
}

// roleBehind knows ', a politburo member' behind a name: an article and, not
// far from it, a role; or a role at once.
func roleBehind(g *gazetteer, words []word, to int) bool {
	if to >= len(words) || !strings.HasPrefix(words[to].gap, ",") && !strings.HasPrefix(words[to].gap, " (") {
		return false
	}
	article := articles[words[to].key]
	for j := to; j < len(words) && j < to+8; j++ {
		if j > to && strings.ContainsAny(words[j].gap, ",.;:()") {
			return false
		}
		if g.roles[words[j].key] {
			return article || j-to <= 4
		}
	}
	return false
}

var articles = wordSet(`a an the his her its their who der die das ein eine le la un une el il lo uno`)

// speechWords stand beside the name of who speaks.
var speechWords = wordSet(`said says told added warned insisted announced claimed argued replied wrote explained asked declared stated called denied praised met visited
	sagte erklärte betonte warnte teilte kündigte déclaré affirmé dit dijo afirmó declaró disse detto ha powiedział powiedziała stwierdził`)

// thingWords end the name of a place or thing that may begin like a person's.
var thingWords = wordSet(`street road avenue park square palace hospital station bridge stadium tower hall house castle river lake mountain island islands
	school church cathedral theatre theater festival prize award cup war treaty act bill agreement accord summit conference report survey day week month
	north south east west city county region province district peninsula sea ocean gulf strait street minister president leader news post times
	gate airport port harbour valley hill forest street platz straße allee brücke rue avenue place
	monday tuesday wednesday thursday friday saturday sunday`)

// firstWords begin sentences or names of other things; they are never part of a person's name.
var firstWords = wordSet(`the a an this that these those his her its their our my your he she it they we i you
	in on at by for from with without of to and but or nor so yet as if when while after before during since until although though because despite however meanwhile moreover
	there here then now today yesterday tomorrow later earlier last next some many most several few all both each every any no not only even also still just
	what who why how where which whether according under over about against between among across through into within near behind beyond more less first second third two three four five six seven eight nine ten
	monday tuesday wednesday thursday friday saturday sunday mondays fridays sundays
	der die das den dem des ein eine einer im am bei mit nach von für und aber doch auch als wenn nun so es er sie wir ich in an auf aus zu laut seit vor unter über gegen
	le la les un une des du au aux et mais ou dans sur avec pour par selon après avant il elle ils elles nous ce cette ces en à
	el los las una del y pero con para según il lo gli uno ma di da con su per secondo w na z i a o po do za według ten ta to jak gdy`)

// loneNames are the capitalised words that stand alone within a sentence: the
// surname of somebody named in full elsewhere, perhaps.
func loneNames(words []word) map[string]bool {
	lone := map[string]bool{}
	for i, w := range words {
		if !w.capital || firstWords[w.key] || i > 0 && words[i-1].capital && joinsName(w) && !firstWords[words[i-1].key] && words[i-1].key != "mr" && words[i-1].key != "ms" && words[i-1].key != "mrs" && words[i-1].key != "dr" {
			continue
		}
		if i+1 < len(words) && words[i+1].capital && words[i+1].joined() {
			continue
		}
		lone[w.key] = true
	}
	return lone
}

// add notes a person, and the ways in which later mentions may be shorter.
func (p *people) add(words []word, name string) {
	key := keyOf(words)
	if _, ok := p.full[key]; ok {
		return
	}
	p.full[key] = name
	p.starts[words[0].key] = max(p.starts[words[0].key], len(words))
	for _, part := range []string{words[0].key, words[len(words)-1].key} {
		if other, ok := p.single[part]; ok && other != name {
			p.single[part] = ""
			continue
		}
		p.single[part] = name
	}
}

func keyOf(words []word) string {
	if len(words) == 1 {
		return words[0].key
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.key)
	}
	return b.String()
}

// at reads the name of a known person at words[0]: the full one, or a single
// word that stands for it. A name that could be two persons counts for none of
// them, but is still a name.
func (p *people) at(words []word) (string, int) {
	for n := min(p.starts[words[0].key], len(words)); n >= 2; n-- {
		if name, ok := p.full[keyOf(words[:n])]; ok {
			return name, n
		}
	}
	if !words[0].capital || len(words) > 1 && words[1].capital && words[1].joined() {
		return "", 0
	}
	if name, ok := p.single[words[0].key]; ok {
		return name, 1
	}
	return "", 0
}
