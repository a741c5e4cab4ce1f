package transfer

import (
	"strings"

	"broadsheet/prose"
)

// speech reads the verbs of speech of a sentence. Where the source and the
// claim stand is told by the signs around the verb.
func (r *reader) speech(n int) {
	s := r.sentences[n]
	for v := s.w0; v < s.w1; v++ {
		vb, ok := r.g.verbs[r.words[v].key]
		if !ok || r.words[v].capital {
			continue
		}
		g := r.group(s, v)
		if g > s.w0 && r.words[g].joined() && (r.g.negations[r.words[g-1].key] || r.g.passives[r.words[g-1].key]) {
			continue
		}
		switch {
		case r.inverted(s, g, v, vb):
		case r.behind(s, g, v, vb):
		default:
			r.ahead(n, g, v, vb)
		}
	}
}

// inverted reads '“CLAIM,” said SOURCE' and 'CLAIM, said SOURCE'.
func (r *reader) inverted(s sentence, g, v int, vb verb) bool {
	if g == 0 || v+1 >= s.w1 || r.apposed(s, g) {
		return false
	}
	gap := r.words[g].gap
	q, quoted := r.quoteEnding(r.words[g-1].to, r.words[g].from)
	if !quoted && (g == s.w0 || !strings.HasPrefix(gap, ",")) {
		return false
	}
	if r.g.that[r.words[v+1].key] || r.g.articles[r.words[v+1].key] && !quoted && vb.told {
		return false
	}
	src, ok := r.after(s, v+1)
	if !ok || !quoted && r.verbFollows(s, src.to) {
		return false
	}
	if !quoted {
		q = span{r.clauseStart(s, g), r.words[g-1].to}
	}
	took := r.take(q.from, q.to, src.name, vb.stance)
	r.secondHalf(s, src.to, src.name, vb.stance)
	return took
}

// apposed tells whether the comma before word g ends an apposition to the
// sentence's subject: 'Jane Smith, the mayor, said'.
func (r *reader) apposed(s sentence, g int) bool {
	if g == s.w0 || !strings.HasPrefix(r.words[g].gap, ",") {
		return false
	}
	c := r.apposition(s, g)
	return c > s.w0 && c-s.w0 <= 8
}

// verbFollows tells whether a word right behind a supposed source is a verb,
// so that the source is the subject of a clause instead.
func (r *reader) verbFollows(s sentence, i int) bool {
	return i < s.w1 && r.words[i].joined() && (r.g.passives[r.words[i].key] || r.g.auxiliaries[r.words[i].key] || r.g.negations[r.words[i].key])
}

// secondHalf takes the speech that goes on in the same sentence: '“CLAIM,” she said, “CLAIM.”'
func (r *reader) secondHalf(s sentence, i int, source string, stance prose.Stance) {
	for ; i < s.w1; i++ {
		if q, ok := r.quoteFrom(r.words[i-1].to, r.words[i].from); ok {
			r.take(q.from, q.to, source, stance)
			return
		}
	}
}

// behind reads 'CLAIM, SOURCE said' and '“CLAIM,” SOURCE said on Monday'.
func (r *reader) behind(s sentence, g, v int, vb verb) bool {
	src, ok := r.before(s, g)
	if !ok || src.from == 0 {
		return false
	}
	rest := r.skipFillers(s, v+1)
	ends := rest >= s.w1 || strings.HasPrefix(r.words[rest].gap, ",")
	q, quoted := r.quoteEnding(r.words[src.from-1].to, r.words[src.from].from)
	switch {
	case quoted && (ends || !r.saysMore(rest)):
		r.take(q.from, q.to, src.name, vb.stance)
	case ends && src.from > s.w0 && strings.HasPrefix(r.words[src.from].gap, ","):
		r.take(r.clauseStart(s, src.from), r.words[src.from-1].to, src.name, vb.stance)
		if rest < s.w1 && !r.g.turns[r.words[rest].key] && !strings.HasSuffix(r.words[rest].key, "ing") {
			if _, speech := r.quoteFrom(r.words[rest-1].to, r.words[rest].from); !speech {
				r.take(r.words[rest].from, r.clauseEnd(s, rest), src.name, vb.stance) // The dam, officials said, is safe
			}
		}
	default:
		return false
	}
	r.secondHalf(s, v+1, src.name, vb.stance)
	return true
}

// saysMore tells whether a claim of its own begins at word i.
func (r *reader) saysMore(i int) bool { return r.g.that[r.words[i].key] }

func (r *reader) skipFillers(s sentence, i int) int {
	from := i
	for i < s.w1 && i-from < 7 && r.words[i].joined() && r.g.fillers[r.words[i].key] {
		i++
	}
	if i > from && i < s.w1 && r.words[i].joined() && r.g.articles[r.words[i-1].key] { // the filler was the claim's own article
		i--
	}
	return i
}

// ahead reads 'SOURCE said that CLAIM', 'SOURCE told WHOM that CLAIM' and
// 'SOURCE denied CLAIM'.
func (r *reader) ahead(n, g, v int, vb verb) {
	s := r.sentences[n]
	if g == s.w0 || !r.words[g].joined() && !r.apposed(s, g) && !strings.Contains(r.words[g].gap, "”") {
		return
	}
	src, ok := r.before(s, g)
	if !ok || v+1 >= s.w1 && vb.stance != prose.Denies {
		return
	}
	i := r.skipFillers(s, v+1)
	if vb.told {
		i = r.skipListener(s, v+1)
	}
	if i < 0 || i >= s.w1 {
		return
	}
	if vb.stance == prose.Denies {
		r.denial(n, i, src)
		return
	}
	if !r.claimBegins(i, v, vb) {
		return
	}
	if r.g.that[r.words[i].key] || r.words[i].key == "of" {
		i++
	}
	if i < s.w1 {
		r.takeFrom(s, i, src.name, vb.stance)
	}
}

// skipListener skips whom something was told; -1 when what follows is no claim.
func (r *reader) skipListener(s sentence, i int) int {
	for j := i + 1; j < s.w1 && j < i+9; j++ {
		if r.g.that[r.words[j].key] {
			return j
		}
		if strings.Contains(r.words[j].gap, ":") || strings.ContainsAny(r.words[j].gap, "“„«\"") {
			return j
		}
	}
	j := i
	if j < s.w1 && r.g.openers[r.words[j].key] {
		j++
	}
	for j++; j < s.w1 && r.words[j].capital && r.words[j].joined() && r.words[j-1].capital; j++ {
	}
	if j >= s.w1 || r.words[j].key == "to" || r.words[j].key == "about" || !r.words[j].joined() {
		return -1
	}
	return j
}

// claimBegins tells whether a claim begins at word i behind verb v. A verb
// that is a noun too wants a sign of it.
func (r *reader) claimBegins(i, v int, vb verb) bool {
	w := r.words[i]
	if _, quoted := r.quoteFrom(r.words[i-1].to, w.from); quoted || strings.Contains(w.gap, ":") {
		return true
	}
	if r.g.that[w.key] {
		return true
	}
	if !w.joined() && !strings.HasPrefix(w.gap, ",") {
		return false
	}
	if r.g.lang == "de" {
		return false // German speech without 'dass' has a sign before it
	}
	if vb.that || r.g.lang == "fr" {
		return vb.that && (r.g.pronouns[w.key] || w.key == "there" || w.key == "no")
	}
	if strings.HasPrefix(w.gap, ",") || r.g.passives[w.key] || r.g.negations[w.key] || r.g.auxiliaries[w.key] {
		return false // 'the plan that ministers announced is', 'said to be'
	}
	switch w.key {
	case "so", "as", "in", "goodbye", "hello", "yes", "little", "nothing", "at", "by", "with", "from", "about", "and", "or", "against", "much", "more", "to":
		return false
	}
	return true
}

// takeFrom takes the claim that begins at word i: the speech, when it stands
// in quotation marks, and else the clause.
func (r *reader) takeFrom(s sentence, i int, source string, stance prose.Stance) {
	if q, ok := r.quoteFrom(r.words[i-1].to, r.words[i].from); ok && q.to >= s.to-1 {
		r.take(q.from, q.to, source, stance)
		return
	}
	r.take(r.words[i].from, r.clauseEnd(s, i), source, stance)
}

// denial takes what a source denies from word i on. Refusing a plan, or
// somebody's entry, denies no claim.
func (r *reader) denial(n, i int, src source) {
	s := r.sentences[n]
	w := r.words[i]
	if r.g.here[w.key] && (i+1 >= s.w1 || r.claimWord(i+1)) && n > 0 {
		before := r.sentences[n-1]
		if r.take(before.from-opening(r.text[:before.from]), before.to, src.name, prose.Denies) {
			return
		}
	}
	claims := r.g.that[w.key] || strings.HasSuffix(w.key, "ing") || w.key == "any" || r.g.lang != "en"
	for j := i; j < s.w1 && j < i+5; j++ {
		claims = claims || r.claimWord(j)
	}
	if !claims {
		return
	}
	if r.g.that[w.key] {
		i++
	}
	if i < s.w1 {
		r.takeFrom(s, i, src.name, prose.Denies)
	}
}

func (r *reader) claimWord(i int) bool {
	return r.g.claimNouns[r.words[i].key] || reportWords[r.words[i].key] && r.g.lang == "en"
}

// speechGoesOn gives a sentence that is nothing but speech to whoever spoke
// in the sentence before.
func (r *reader) speechGoesOn(n int) {
	if n == 0 || r.speaker == "" {
		return
	}
	s, before := r.sentences[n], r.sentences[n-1]
	q, ok := r.quoteFrom(before.to, s.from)
	if !ok || q.to < s.to {
		return
	}
	for _, c := range r.claims {
		if c.to > before.from && c.from < s.from && c.source == r.speaker && c.stance == prose.Says {
			r.take(q.from, q.to, r.speaker, prose.Says)
			return
		}
	}
}
