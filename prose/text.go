package prose

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Blocks returns the plain text of each block that holds words, in reading order: paragraphs, headings, pull quotes and code, also those
// inside lists, quotes, tables and fact boxes. Empty ones count too, so an index into the slice names the same block everywhere in this
// package. A hard break is a line end. Captions are not among them (see Pictures).
func (d Doc) Blocks() []string {
	var out []string
	for _, n := range d.textBlocks() {
		out = append(out, blockText(n))
	}
	return out
}

func blockText(n Node) string {
	if len(n.Content) == 1 && n.Content[0].Type == Text {
		return n.Content[0].Text
	}
	var b strings.Builder
	for _, c := range n.Content {
		if c.Type == HardBreak {
			b.WriteByte('\n')
			continue
		}
		b.WriteString(c.Text)
	}
	return b.String()
}

func trimBreaks(s string) string { return strings.Trim(s, "\n") }

// Text returns the document as plain text, its blocks separated by blank lines. Charts and maps are told in words.
func (d Doc) Text() string {
	var b strings.Builder
	for n := range d.all() {
		t := ""
		switch {
		case n.Type.isTextBlock():
			t = blockText(n)
		case n.Type == ChartType || n.Type == MapType:
			t = leafText(n)
		}
		if onlySpace(t) {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(t)
	}
	return b.String()
}

// Words counts the words of the document, without captions. A word is what stands between spaces and has a letter or a digit in it; in
// the scripts that are written without spaces each character counts for half a word, which is how long it takes to read.
func (d Doc) Words() int {
	words := 0
	for _, n := range d.textBlocks() {
		words += countWords(blockText(n))
	}
	return words
}

func countWords(s string) int {
	words, dense, in := 0, 0, false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			dense++
			in = false
		case unicode.IsSpace(r):
			in = false
		case !in && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			words++
			in = true
		}
	}
	return words + (dense+1)/2
}

// wordsPerMinute is what adults read of English non-fiction in silence, on average (Brysbaert 2019).
const wordsPerMinute = 238

// ReadingTime returns how long the document takes to read, rounded up to whole minutes; an empty one takes none.
func (d Doc) ReadingTime() time.Duration {
	return time.Duration((d.Words()+wordsPerMinute-1)/wordsPerMinute) * time.Minute
}

// Excerpt returns the beginning of the document on one line, in at most maxRunes runes. When something is left out it ends after a whole
// word with "…". Headings and code are passed over.
func (d Doc) Excerpt(maxRunes int) string {
	var b strings.Builder
	for _, n := range d.textBlocks() {
		if n.Type != Paragraph {
			continue
		}
		for _, w := range strings.Fields(blockText(n)) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		// A rune is at most four bytes, so beyond this there is enough.
		if b.Len() > 4*(maxRunes+1) {
			break
		}
	}
	return shorten(b.String(), maxRunes)
}

// shorten cuts a line after a whole word, or inside of the first one if that alone is too long.
func shorten(s string, maxRunes int) string {
	if utf8.RuneCountInString(s) <= maxRunes {
		return s
	}
	if maxRunes < 1 {
		return ""
	}
	cut, count := 0, 0
	for i := range s {
		if count == maxRunes-1 {
			cut = i
			break
		}
		count++
	}
	head := s[:cut]
	if s[cut] != ' ' {
		if i := strings.LastIndexByte(head, ' '); i > 0 {
			head = head[:i]
		}
	}
	return strings.TrimRightFunc(head, func(r rune) bool { return r == ' ' || unicode.IsPunct(r) && !strings.ContainsRune(`)]"'”’»`, r) }) + "…"
}
