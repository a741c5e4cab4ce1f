package transfer

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"broadsheet/prose"
)

// Proposal is a claim in a story's text, and who is said to make or deny it.
// An editor decides.
type Proposal struct {
	Block    int // as prose.Doc.Blocks counts them
	From, To int // runes of the claim within the block
	Source   string
	Stance   prose.Stance
}

// maxProposals bounds what one text can bring.
const maxProposals = 300

// maxBlock and maxSentence are the longest block, in bytes, and the longest
// sentence, in words, that are read: nobody writes longer ones.
const (
	maxBlock    = 32 << 10
	maxSentence = 300
)

// Attributions finds who is said to claim or deny what in a text, by the rules
// of its language (English; the commonest of German and French). Proposals
// come in reading order and do not overlap.
func Attributions(doc prose.Doc) []Proposal {
	blocks := doc.Blocks()
	grammar := grammarOf(language(sample(blocks)))
	if grammar == nil {
		return nil
	}
	var out []Proposal
	last := "" // who spoke last, for the pronouns of the next block
	for i, text := range blocks {
		if len(text) > maxBlock || len(out) >= maxProposals {
			continue
		}
		r := reader{g: grammar, text: text, words: wordsOf(text), speaker: last}
		r.read()
		for _, c := range r.claims {
			out = append(out, Proposal{Block: i, Source: c.source, Stance: c.stance,
				From: utf8.RuneCountInString(text[:c.from]), To: utf8.RuneCountInString(text[:c.to])})
		}
		last = r.speaker
	}
	return out[:min(len(out), maxProposals)]
}

// Attribute marks in a text what Attributions finds. Words that already carry
// an attribution keep it.
func Attribute(doc prose.Doc) prose.Doc {
	marked := map[int]bool{}
	for _, a := range doc.Attributions() {
		marked[a.Block] = true
	}
	for _, p := range Attributions(doc) {
		if marked[p.Block] {
			continue // somebody has judged this block before
		}
		if d, err := doc.Attribute(p.Block, p.From, p.To, p.Source, p.Stance); err == nil { // code is refused, rightly
			doc = d
		}
	}
	return doc
}

// sample is enough of a text to tell its language.
func sample(blocks []string) string {
	var b strings.Builder
	for _, t := range blocks {
		b.WriteString(t)
		b.WriteByte('\n')
		if b.Len() > 3000 {
			break
		}
	}
	return b.String()
}

// claim is a stretch of bytes of a block, and its source.
type claim struct {
	from, to int
	source   string
	stance   prose.Stance
}

// reader finds the claims of one block.
type reader struct {
	g         *grammar
	text      string
	words     []word
	quotes    []span // of speech, marks included
	sentences []sentence
	claims    []claim
	speaker   string
}

// span is a stretch of bytes.
type span struct{ from, to int }

// sentence is a stretch of words; its text ends before the stop.
type sentence struct {
	w0, w1   int // words[w0:w1]
	from, to int // bytes
}

func (r *reader) read() {
	r.quotes = quotesOf(r.text)
	r.sentences = r.split()
	for i, s := range r.sentences {
		if s.w1-s.w0 > maxSentence {
			continue
		}
		for _, rule := range sentenceRules {
			rule.read(r, i)
		}
	}
	slices.SortFunc(r.claims, func(a, b claim) int { return a.from - b.from })
}

// sentenceRules are tried on each sentence in this order. A claim that
// overlaps one found before is not taken.
var sentenceRules = []struct {
	example string // what the rule reads; for whoever mends the table
	read    func(r *reader, sentence int)
}{
	{"According to SOURCE, CLAIM. CLAIM, according to SOURCE.", (*reader).accordingTo},
	{"SOURCE has not confirmed CLAIM.", (*reader).notConfirmed},
	{"SOURCE accused WHOM of WHAT.", (*reader).accused},
	{"…, a claim that SOURCE denies.", (*reader).deniedClaim},
	{"SOURCE said that CLAIM. CLAIM, SOURCE said. “CLAIM,” said SOURCE. SOURCE denied CLAIM.", (*reader).speech},
	{"“CLAIM,” SOURCE said. “CLAIM.”", (*reader).speechGoesOn},
	{"CLAIM with reportedly, allegedly, unconfirmed reports in it.", (*reader).doubted},
}

// split cuts the block into sentences.
func (r *reader) split() []sentence {
	var out []sentence
	start := 0
	for i := 1; i <= len(r.words); i++ {
		if i < len(r.words) && !endsSentence(r.words[i], r.words[i-1]) {
			continue
		}
		s := sentence{w0: start, w1: i, from: r.words[start].from, to: r.words[i-1].to}
		out = append(out, s)
		start = i
	}
	return out
}

// quotesOf finds the stretches between quotation marks. A straight mark opens
// and closes in turn.
func quotesOf(text string) []span {
	var out []span
	open, closer := -1, rune(0)
	for i, c := range text {
		if open >= 0 && (c == closer || closer == '“' && c == '”') {
			out = append(out, span{open, i + utf8.RuneLen(c)})
			open = -1
			continue
		}
		if open < 0 {
			switch c {
			case '“':
				open, closer = i, '”'
			case '„':
				open, closer = i, '“'
			case '«':
				open, closer = i, '»'
			case '»':
				open, closer = i, '«'
			case '"':
				open, closer = i, '"'
			}
		}
	}
	return out
}

// quoteEnding gives the speech whose closing mark is in the gap right before byte i.
func (r *reader) quoteEnding(from, i int) (span, bool) {
	n := sort.Search(len(r.quotes), func(n int) bool { return r.quotes[n].to > from })
	if n < len(r.quotes) && r.quotes[n].to <= i {
		return r.quotes[n], true
	}
	return span{}, false
}

// quoteFrom gives the speech that begins between from and to.
func (r *reader) quoteFrom(from, to int) (span, bool) {
	n := sort.Search(len(r.quotes), func(n int) bool { return r.quotes[n].from >= from })
	if n < len(r.quotes) && r.quotes[n].from <= to {
		return r.quotes[n], true
	}
	return span{}, false
}

// take notes a claim unless it is empty or overlaps another.
func (r *reader) take(from, to int, source string, stance prose.Stance) bool {
	from, to = r.trim(from, to)
	if from >= to || source == "" || len(r.claims) >= maxProposals || countWords(r.text[from:to]) < 2 || r.taken(from, to) {
		return false
	}
	r.claims = append(r.claims, claim{from, to, source, stance})
	return true
}

func (r *reader) taken(from, to int) bool {
	for _, c := range r.claims {
		if from < c.to && c.from < to {
			return true
		}
	}
	return false
}

// trim takes spaces and signs off both ends of a claim; quotation marks stay out of it only in pairs.
func (r *reader) trim(from, to int) (int, int) {
	from, to = max(from, 0), min(to, len(r.text))
	if from >= to {
		return from, from
	}
	s := r.text[from:to]
	const signs = " ,;:.–—\u00a0\u202f\n"
	from += len(s) - len(strings.TrimLeft(s, signs))
	s = strings.TrimRight(r.text[from:to], signs)
	if q, ok := r.quoteFrom(from, from); ok && q.to == from+len(s) {
		_, a := utf8.DecodeRuneInString(s)
		_, b := utf8.DecodeLastRuneInString(s)
		inner := s[a : len(s)-b]
		from += a + len(inner) - len(strings.TrimLeft(inner, signs))
		s = strings.Trim(inner, signs)
	}
	return from, from + len(s)
}
