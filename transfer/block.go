package transfer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a line or paragraph of a page, and what it looks like.
type block struct {
	text  string
	lower string // text in lower case with plain quotation marks
	runes int
	words int
	role  role
	date  dateLine
}

// role is what a block is on its page.
type role int

const (
	roleOther   role = iota
	roleBody         // a paragraph of running text
	roleShort        // a sentence that could be a short paragraph, a standfirst or a headline
	roleTitle        // words without a full stop that could be a headline
	roleItem         // an item of a list
	roleDate         // a date and nothing else
	roleByline       // who wrote it
	roleCredit       // who else worked on it, or where it is from
	roleSite         // the page's own title
	roleTagline      // the line under it
	roleNav          // a way to another page
	roleEnding       // the heading of what follows a story
	roleNotice       // cookies, copyright, sharing, advertising
)

// why says in a word or two why a block of this role was left out.
func (r role) why() string {
	switch r {
	case roleDate:
		return "date"
	case roleByline:
		return "byline"
	case roleCredit:
		return "credit"
	case roleSite:
		return "site title"
	case roleTagline:
		return "tagline"
	case roleNav:
		return "navigation"
	case roleEnding:
		return "heading of other stories"
	case roleNotice:
		return "notice"
	}
	return "outside the story"
}

// rule tells whether a block has a role by its look alone.
type rule struct {
	role role
	is   func(b *block) bool
}

// rules are tried in this order; the first that fits decides. A date is tried
// before all of them.
var rules = []rule{
	{roleOther, func(b *block) bool { return b.words == 0 }},
	{roleNotice, func(b *block) bool { return b.words <= 90 && hasAny(b.lower, cookiePhrases) }},
	{roleNotice, func(b *block) bool { return b.words <= 60 && hasAny(b.lower, rightsPhrases) }},
	{roleNotice, func(b *block) bool { return b.words <= 30 && hasAny(b.lower, invitations) }},
	{roleEnding, func(b *block) bool { return b.words <= 8 && isEnding(b.lower) }},
	{roleNotice, func(b *block) bool { return b.words <= 16 && opensWith(b.lower, openers) }},
	{roleNotice, func(b *block) bool { return b.words <= 6 && isCounter(b.lower) }},
	{roleByline, func(b *block) bool { return b.words <= 24 && len(bylineNames(b.text)) > 0 }},
	{roleCredit, func(b *block) bool { return b.words <= 60 && opensWith(b.lower, creditOpeners) }},
	{roleSite, isSiteTitle},
	{roleItem, func(b *block) bool { return itemMark(b.text) > 0 && b.words >= 3 }},
	{roleNav, isNavigation},
	{roleTagline, isTagline},
	{roleBody, func(b *block) bool {
		return b.runes >= 200 || b.runes >= 150 && b.words >= 22 && b.stops() || b.runes >= 120 && b.sentences() > 1
	}},
	{roleShort, func(b *block) bool { return b.words >= 3 && b.stops() }},
	{roleTitle, func(b *block) bool { return b.words >= 3 && b.words <= 35 }},
	{roleNav, func(b *block) bool { return true }},
}

// look makes a block of a line and decides what it looks like.
func look(text string, monthFirst bool) block {
	b := block{text: text, runes: utf8.RuneCountInString(text), words: countWords(text)}
	if b.runes <= 800 { // phrases are sought in short blocks only
		b.lower = plainQuotes.Replace(strings.ToLower(text))
	}
	if d, ok := readDateLine(text, monthFirst); ok {
		b.role, b.date = roleDate, d
		return b
	}
	for _, r := range rules {
		if r.is(&b) {
			b.role = r.role
			break
		}
	}
	return b
}

// countWords counts the words of a text; two signs of a script without spaces are one word.
func countWords(s string) int {
	n, signs, inside := 0, 0, false
	for _, r := range s {
		switch {
		case r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			signs++
			inside = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				n++
			}
			inside = true
		case r != '\'' && r != '’' && r != '-':
			inside = false
		}
	}
	return n + (signs+1)/2
}

// closers may follow the full stop of a sentence.
const closers = `"'”’»“)]*`

// stops tells whether the block ends as a sentence does.
func (b *block) stops() bool {
	s := strings.TrimRight(b.text, closers+" \u00a0\u202f")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;。！？", r)
}

// sentences counts the ends of sentences within the block.
func (b *block) sentences() int {
	n := 0
	for i, r := range b.text {
		if !strings.ContainsRune(".!?…。！？", r) {
			continue
		}
		rest := strings.TrimLeft(b.text[i+utf8.RuneLen(r):], closers)
		if rest == "" || r > 0x3000 || rest[0] == ' ' && !isAbbreviation(b.text[:i]) {
			n++
		}
	}
	return n
}

// isAbbreviation tells whether the last word of s is one that ends in a full stop that ends no sentence.
func isAbbreviation(s string) bool {
	if i := strings.LastIndexAny(s, " \u00a0("); i >= 0 {
		s = s[i+1:]
	}
	s = strings.TrimLeft(s, `"'“‘„«`)
	if utf8.RuneCountInString(s) == 1 || strings.Contains(s, ".") && len(s) <= 12 { // an initial, U.S, p.m
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsLetter(r)
	}
	return abbreviations[strings.ToLower(s)]
}
