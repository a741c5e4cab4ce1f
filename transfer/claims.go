package transfer

import (
	"strings"

	"broadsheet/prose"
)

// accordingTo reads 'According to SOURCE, CLAIM' and 'CLAIM, according to SOURCE'.
func (r *reader) accordingTo(n int) {
	s := r.sentences[n]
	for k := s.w0; k < s.w1; k++ {
		for _, phrase := range r.g.leading {
			if r.reads(k, s.w1, phrase) {
				r.accordingAt(s, k, k+len(phrase))
				return
			}
		}
		for _, w := range r.g.trailing {
			if r.words[k].key == w {
				if src, ok := r.before(s, k); ok {
					r.around(s, src.from, k+1, src.name)
				}
				return
			}
		}
	}
}

// reads tells whether the words from k on are a phrase.
func (r *reader) reads(k, end int, phrase []string) bool {
	if k+len(phrase) >= end {
		return false
	}
	for i, w := range phrase {
		if r.words[k+i].key != w || i > 0 && !r.words[k+i].joined() {
			return false
		}
	}
	return true
}

func (r *reader) accordingAt(s sentence, k, from int) {
	to := from
	for to < s.w1 && to-from < 14 && (to == from || !phraseEnds(r.words[to].gap)) {
		to++
	}
	if r.g.lang == "de" && k-s.w0 <= 1 {
		to = r.nounPhrase(from, s.w1) // German has no comma here
	} else if k == s.w0 && (to == s.w1 || !strings.HasPrefix(r.words[to].gap, ",")) {
		return
	}
	src, ok := r.spoken(from, to)
	if !ok || r.g.plans[r.words[to-1].key] {
		return
	}
	if to < s.w1 && strings.HasPrefix(r.words[to].gap, ",") {
		if end := r.appositionAfter(s, to); end > 0 {
			to = end
		}
	}
	r.around(s, k, to, src)
}

// spoken is the source in words[from:to]; behind 'according to' anything may stand.
func (r *reader) spoken(from, to int) (string, bool) {
	if to <= from || to-from > 12 {
		return "", false
	}
	if src, ok := r.named(from, to); ok {
		return src.name, true
	}
	if r.g.articles[r.words[from].key] && to-from > 1 {
		from++
	}
	return unquoted(r.text[r.words[from].from:r.words[to-1].to]), true
}

// nounPhrase gives the end of a German noun phrase: up to its first
// capitalised word, and the names right behind that.
func (r *reader) nounPhrase(from, end int) int {
	i := from
	for i < end && i < from+4 && !r.words[i].capital {
		i++
	}
	if i == end || !r.words[i].capital {
		return from
	}
	for i++; i < end && r.words[i].capital && r.words[i].joined(); i++ {
	}
	return i
}

// appositionAfter gives the end of ', the mayor,' that begins at word i, or -1.
func (r *reader) appositionAfter(s sentence, i int) int {
	if !articles[r.words[i].key] {
		return -1
	}
	roles := loadGazetteer().roles
	role := false
	for j := i; j < s.w1 && j < i+12; j++ {
		if j > i && strings.HasPrefix(r.words[j].gap, ",") {
			if role {
				return j
			}
			return -1
		}
		role = role || roles[r.words[j].key]
	}
	return -1
}

// around takes as the claim what stands behind the words from:to that name the
// source, or else what stands before them.
func (r *reader) around(s sentence, from, to int, source string) {
	before := from - s.w0
	opens := before <= 3 || before <= 6 && prepositions[r.words[s.w0].key] // In May, according to …
	if to < s.w1 && opens && !r.g.turns[r.words[to].key] {
		r.take(r.words[to].from, r.clauseEnd(s, to), source, prose.Says)
		return
	}
	if before > 0 {
		r.take(r.clauseStart(s, from), r.words[from-1].to, source, prose.Says)
	}
}

var prepositions = wordSet(`in on at by for after before during since under im am in seit nach vor en dans depuis`)

// clauseEnd gives the byte at which the clause that begins at word i ends: at
// a semicolon, at ', but' and the like, or with the sentence.
func (r *reader) clauseEnd(s sentence, i int) int {
	for j := i + 1; j < s.w1; j++ {
		gap := r.words[j].gap
		if strings.Contains(gap, ";") || strings.HasPrefix(gap, ",") && (r.g.turns[r.words[j].key] || r.claimNounAt(j)) {
			return r.words[j-1].to
		}
	}
	return s.to + closing(r.text[s.to:])
}

// clauseStart is the mirror of clauseEnd, going back from word i.
func (r *reader) clauseStart(s sentence, i int) int {
	for j := i - 1; j > s.w0; j-- {
		gap := r.words[j].gap
		if strings.Contains(gap, ";") {
			return r.words[j].from
		}
		if strings.HasPrefix(gap, ",") && r.g.turns[r.words[j].key] && j+1 < i {
			return r.words[j+1].from
		}
	}
	return s.from - opening(r.text[:s.from])
}

// closing gives the bytes of a sentence's stop and closing marks at the start of rest.
func closing(rest string) int {
	n := 0
	for _, c := range rest {
		if !strings.ContainsRune(".!?…”»\"’)“", c) {
			break
		}
		n += len(string(c))
	}
	return n
}

// opening gives the bytes of opening marks at the end of s.
func opening(s string) int {
	return len(s) - len(strings.TrimRight(s, "“„«\"‘("))
}

// claimNounAt knows 'a claim', 'an allegation' at word j.
func (r *reader) claimNounAt(j int) bool {
	return j >= 0 && r.g.articles[r.words[j].key] && j+1 < len(r.words) && r.g.claimNouns[r.words[j+1].key]
}
