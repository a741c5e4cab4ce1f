package transfer

import (
	"strings"

	"broadsheet/prose"
)

// notConfirmed reads 'SOURCE has not confirmed CLAIM'. Where the claim is only
// pointed at ('this plan'), it is the sentence before.
func (r *reader) notConfirmed(n int) {
	s := r.sentences[n]
	for c := s.w0 + 1; c < s.w1; c++ {
		if !r.g.confirm[r.words[c].key] || r.words[c].capital {
			continue
		}
		group, negated, passive := c, false, false
		for group > s.w0 && c-group < 7 && (r.isSmall(r.words[group-1]) || strings.HasSuffix(r.words[group-1].key, "ly")) {
			group--
			negated = negated || r.g.negations[r.words[group].key] && !modals[r.words[group].key]
			passive = passive || r.g.passives[r.words[group].key]
		}
		if !negated {
			continue
		}
		src, ok := r.before(s, group)
		if passive {
			src, ok = source{name: "unconfirmed reports", from: s.w0}, true
		}
		if !ok {
			continue
		}
		r.unconfirmed(n, c, src, passive)
		return
	}
}

// modals are among the negations, since 'would say' says nothing yet, but by themselves they deny nothing.
var modals = wordSet(`will would could may might can should must to soll kann könnte würde`)

func (r *reader) isSmall(w word) bool {
	return r.g.auxiliaries[w.key] || r.g.negations[w.key] || r.g.passives[w.key] || w.key == "did" || w.key == "does" || w.key == "do" || w.key == "independently"
}

func (r *reader) unconfirmed(n, c int, src source, passive bool) {
	s := r.sentences[n]
	object := c + 1
	pointing := object >= s.w1 || r.g.here[r.words[object].key] && !(r.g.that[r.words[object].key] && object+1 < s.w1) || r.claimNounAt(object) || r.g.claimNouns[r.words[object].key]
	if passive {
		pointing = r.g.here[r.words[s.w0].key] || r.claimNounAt(s.w0) || s.w0+1 < s.w1 && reportWords[r.words[s.w0+1].key]
	}
	if pointing && n > 0 {
		before := r.sentences[n-1]
		if r.take(before.from-opening(r.text[:before.from]), before.to, src.name, prose.Unconfirmed) {
			return
		}
	}
	if !pointing && !passive && object < s.w1 {
		if r.g.that[r.words[object].key] {
			object++
		}
		if object < s.w1 && r.take(r.words[object].from, r.clauseEnd(s, object), src.name, prose.Unconfirmed) {
			return
		}
	}
	r.take(r.words[src.from].from, s.to, src.name, prose.Unconfirmed)
}

var reportWords = wordSet(`report reports claim claims figure figures account accounts video footage images information`)

// accused reads 'SOURCE has accused WHOM of WHAT'.
func (r *reader) accused(n int) {
	s := r.sentences[n]
	for v := s.w0 + 1; v+2 < s.w1; v++ {
		if !r.g.accuse[r.words[v].key] {
			continue
		}
		if src, ok := r.subject(s, v); ok {
			r.take(r.words[v+1].from, r.clauseEnd(s, v+1), src.name, prose.Says)
		}
		return
	}
}

// subject is the source before a verb and its auxiliaries, when the verb is
// active and not negated.
func (r *reader) subject(s sentence, v int) (source, bool) {
	g := r.group(s, v)
	if g == s.w0 || r.g.negations[r.words[g-1].key] || r.g.passives[r.words[g-1].key] {
		return source{}, false
	}
	return r.before(s, g)
}

// group gives the first word of the verb at v with its auxiliaries: 'has also
// repeatedly said', 'on Monday said'.
func (r *reader) group(s sentence, v int) int {
	for v > s.w0 {
		w := r.words[v-1]
		switch {
		case !r.words[v].joined():
			return v
		case r.g.auxiliaries[w.key] && !w.capital:
			v--
		case v-2 > s.w0 && w.capital && r.g.fillers[w.key] && r.g.fillers[r.words[v-2].key]: // on Monday
			v -= 2
		default:
			return v
		}
	}
	return v
}

// deniedClaim reads '…, a claim that SOURCE denies': the claim is what stands
// before, or these words themselves where that belongs to another source.
func (r *reader) deniedClaim(n int) {
	s := r.sentences[n]
	for v := s.w0 + 2; v < s.w1; v++ {
		if r.g.verbs[r.words[v].key].stance != prose.Denies {
			continue
		}
		src, ok := r.subject(s, v)
		if !ok || src.from <= s.w0 {
			continue
		}
		from := src.from - 1
		switch key := r.words[from].key; {
		case key == "which" || key == "qui" || key == "was":
		case r.g.that[key] && from > s.w0+1 && r.g.claimNouns[r.words[from-1].key]:
			from -= 2
		case r.claimNounAt(from-1) && from > s.w0+1: // a claim North Korea denies
			from--
		default:
			continue
		}
		if from <= s.w0 || !r.take(r.clauseStart(s, from), r.words[from-1].to, src.name, prose.Denies) {
			r.take(r.words[from].from, r.words[v].to, src.name, prose.Denies)
		}
		return
	}
}

// doubted marks a clause that says itself that it is hearsay.
func (r *reader) doubted(n int) {
	s := r.sentences[n]
	for i := s.w0; i < s.w1; i++ {
		if source, ok := r.g.doubts[r.words[i].key]; ok && !(i > s.w0 && r.g.negations[r.words[i-1].key]) {
			r.take(r.clauseStart(s, i), r.clauseEnd(s, i), source, prose.Unconfirmed)
			return
		}
	}
}
