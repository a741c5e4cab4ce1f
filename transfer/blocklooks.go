package transfer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
