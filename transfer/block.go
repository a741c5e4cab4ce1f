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
	level int // of a heading that the page marked as such; 0 for the rest
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

func isEnding(lower string) bool {
	lower = strings.TrimRight(strings.TrimLeft(lower, "#*•→»> "), ":.…!> ")
	if rest, ok := strings.CutSuffix(lower, ")"); ok { // Comments (12)
		if i := strings.LastIndexByte(rest, '('); i > 0 {
			lower = strings.TrimSpace(rest[:i])
		}
	}
	return isAny(lower, endings) || strings.HasPrefix(lower, "more from ") || strings.HasPrefix(lower, "more on ") || strings.HasPrefix(lower, "mehr aus ")
}

// isCounter knows '12 comments', '4 min read', '3 shares', '2 hours ago'.
func isCounter(lower string) bool {
	p := dateParts(lower)
	if len(p) < 2 || p[0].digits == 0 && !p[0].is("vor", "il", "hace", "lesezeit", "temps") {
		return false
	}
	for _, x := range p[1:] {
		if x.is("comments", "comment", "min", "mins", "minute", "minutes", "minuten", "shares", "share", "views", "ago", "kommentare", "commentaires", "komentarzy", "komentarze", "comentarios",
			"stunden", "heures", "horas", "godzin", "wyświetleń", "likes", "read") {
			return true
		}
	}
	return false
}

// separators part the pieces of a title or a row of navigation.
var separators = strings.NewReplacer(" | ", "|", "|", "|", " - ", "|", " – ", "|", " — ", "|", "- ", "|", "– ", "|", "— ", "|", " » ", "|", " > ", "|", " › ", "|", " / ", "|", " :: ", "|", " · ", "|", " • ", "|", "\t", "|")

func pieces(text string) []string {
	var out []string
	for p := range strings.SplitSeq(separators.Replace(text), "|") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// isSiteTitle knows the title of a page as browsers show it: short pieces with
// bars or dashes between them, one of which speaks of news.
func isSiteTitle(b *block) bool {
	if b.words > 40 || b.stops() {
		return false
	}
	parts := pieces(b.text)
	if len(parts) < 2 {
		return b.words <= 5 && b.words >= 2 && hasNewsWord(b.lower) && titleCased(b.text)
	}
	short := true
	for _, p := range parts {
		short = short && countWords(p) <= 6
	}
	bar := strings.ContainsAny(b.text, "|»")
	return short && hasNewsWord(b.lower) || bar && hasNewsWord(strings.ToLower(parts[len(parts)-1]))
}

func hasNewsWord(lower string) bool {
	for _, p := range dateParts(lower) {
		if newsWords[p.word] {
			return true
		}
	}
	return false
}

// titleCased tells whether every longer word begins with a capital, as in a name.
func titleCased(s string) bool {
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if utf8.RuneCountInString(w) > 3 && unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// isNavigation knows rows of links: many short pieces, or a word or two alone.
func isNavigation(b *block) bool {
	parts := pieces(b.text)
	if len(parts) >= 3 && b.words <= 3*len(parts) && !b.stops() {
		return true
	}
	return b.words <= 2 && !b.stops()
}

// isTagline knows a line that lists what a site offers: three or more short
// items, no verb, and the word news or a like one in it.
func isTagline(b *block) bool {
	if b.words > 40 || !hasNewsWord(b.lower) {
		return false
	}
	items := strings.FieldsFunc(b.text, func(r rune) bool { return r == ',' || r == '·' || r == '•' || r == ';' })
	if len(items) < 3 {
		return false
	}
	for _, it := range items {
		if countWords(it) > 6 {
			return false
		}
	}
	return !hasVerb(b.lower)
}

// smallVerbs are verbs so common that a sentence without any of them is rarely a sentence.
var smallVerbs = wordSet(`is are was were has have had says said say will would can could may might must does did do goes wins meets seeks faces warns
	ist sind war waren hat haben wird werden kann will sagt est sont était a ont sera peut dit es son fue ha han será dice è sono ha hanno jest są był będzie ma mówi`)

func hasVerb(lower string) bool {
	for _, p := range dateParts(lower) {
		if smallVerbs[p.word] {
			return true
		}
	}
	return false
}

// itemMark gives how many bytes of a line are the mark of a list's item.
func itemMark(s string) int {
	for _, m := range []string{"• ", "- ", "* ", "– ", "▪ ", "● ", "■ ", "► "} {
		if strings.HasPrefix(s, m) {
			return len(m)
		}
	}
	return 0
}
