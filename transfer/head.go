package transfer

import (
	"strings"
	"unicode/utf8"
)

// head tells which blocks are the headline and the standfirst, and where the
// body begins. An index is -1 where there is none.
type head struct{ title, standfirst, body int }

// readHead reads what stands above the run of running text that begins at
// first and ends at last.
func readHead(blocks []block, first, last int) head {
	stems := stemsOf(blocks[first : last+1])
	for from := first; from <= last; from++ {
		if blocks[from].role != roleBody && blocks[from].role != roleShort {
			continue
		}
		h := headAbove(blocks, from, stems)
		if h.title >= 0 {
			return h
		}
		if from > first+3 { // it is no introduction of the site that stands above
			break
		}
	}
	return head{-1, -1, first}
}

// headAbove finds the headline above block from: the last title-like block
// that shares a word with the story, or else the last one.
func headAbove(blocks []block, from int, stems map[string]bool) head {
	h := head{-1, -1, from}
	above := -1 // the next title-like block over the headline
	for i := from - 1; i >= 0; i-- {
		if blocks[i].role != roleTitle && blocks[i].role != roleShort {
			continue
		}
		switch shares := sharesStem(blocks[i].text, stems); {
		case h.title < 0 && shares:
			h.title = i
		case h.title >= 0 && above < 0 && shares:
			above = i
		}
	}
	if h.title < 0 {
		h.title = lastTitle(blocks[:from])
	}
	if h.title < 0 {
		return titleInRole(blocks, from)
	}
	if above >= 0 && near(blocks, above, h.title) {
		h = h.under(blocks, above)
	}
	if h.standfirst < 0 && standfirstBody(blocks, from) {
		h.standfirst, h.body = from, nextBody(blocks, from+1)
	}
	return h
}

func lastTitle(blocks []block) int {
	for i := len(blocks) - 1; i >= 0; i-- {
		if blocks[i].role == roleTitle {
			return i
		}
	}
	return -1
}

// titleInRole looks for a headline that the rules took for something else:
// the longest piece of a page title, or a line of two words.
func titleInRole(blocks []block, from int) head {
	for i := from - 1; i >= 0; i-- {
		if blocks[i].role == roleSite || blocks[i].role == roleItem {
			parts := pieces(blocks[i].text)
			longest := ""
			for _, p := range parts {
				if countWords(p) > countWords(longest) {
					longest = p
				}
			}
			if countWords(longest) >= 4 {
				blocks[i].text = longest
				return head{i, -1, from}
			}
		}
	}
	return head{-1, -1, from}
}

// under looks at two title-like blocks above a text, of which the upper may be
// the headline and the lower its standfirst or the first, short paragraph.
func (h head) under(blocks []block, above int) head {
	over, under := blocks[above], blocks[h.title]
	if over.role != roleTitle || over.words < 4 {
		return h
	}
	longer := under.words > over.words && under.words >= 10
	switch {
	case under.role == roleShort && longer, longer && over.words >= 5 && under.words >= 12:
		h.title, h.standfirst = above, h.title
	case under.role == roleShort && !hasNewsWord(over.lower):
		h.title, h.body = above, h.title
	}
	return h
}

// near tells whether nothing but dates, bylines and notices stands between.
func near(blocks []block, from, to int) bool {
	for _, b := range blocks[from+1 : to] {
		switch b.role {
		case roleDate, roleByline, roleNotice, roleNav:
		default:
			return false
		}
	}
	return true
}

// standfirstBody tells whether the first long paragraph is a standfirst: the
// byline or the date stands between it and the rest.
func standfirstBody(blocks []block, from int) bool {
	if blocks[from].runes > 400 || from+1 >= len(blocks) {
		return false
	}
	r := blocks[from+1].role
	return (r == roleByline || r == roleDate) && nextBody(blocks, from+1) >= 0
}

func nextBody(blocks []block, from int) int {
	for i := from; i < len(blocks); i++ {
		if blocks[i].role == roleBody {
			return i
		}
	}
	return -1
}

// stemsOf gives the beginnings of the longer words of some blocks, by which a
// headline is known to belong to them.
func stemsOf(blocks []block) map[string]bool {
	stems := map[string]bool{}
	for _, b := range blocks {
		if b.role != roleBody && b.role != roleShort {
			continue
		}
		eachStem(b.text, func(s string) bool { stems[s] = true; return true })
		if len(stems) > 5000 { // more would tell no more
			break
		}
	}
	return stems
}

func sharesStem(text string, stems map[string]bool) bool {
	found := false
	eachStem(text, func(s string) bool { found = stems[s]; return !found })
	return found
}

// maxStemText is how much of a text is read for stems, in bytes.
const maxStemText = 20_000

// eachStem calls yield with the first five letters of each word of four and more.
func eachStem(text string, yield func(string) bool) {
	if len(text) > maxStemText {
		text = strings.ToValidUTF8(text[:maxStemText], "")
	}
	for _, p := range dateParts(strings.ToLower(text)) {
		if p.digits > 0 || utf8.RuneCountInString(p.word) < 4 || newsWords[p.word] || smallWords[p.word] {
			continue
		}
		stem, n := p.word, 0
		for i := range p.word {
			if n == 5 {
				stem = p.word[:i]
				break
			}
			n++
		}
		if !yield(stem) {
			return
		}
	}
}

// smallWords are longer words that stand in any text and tell nothing of it.
var smallWords = wordSet(`with from that this have been their they will your what when where more than into over after about which there most
	eine einer einen nicht auch nach über sich sind oder wird dass dieser seine avec dans pour plus cette sont mais leur nous vous
	para como más pero este esta sobre entre della delle degli sono anche come jest przez oraz jego tego które`)
