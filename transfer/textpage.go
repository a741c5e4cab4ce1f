package transfer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/news"
)

// findInText finds the story in the plain text of a page.
func findInText(text string, hint Hint) (Found, error) {
	lang := language(text)
	locale := hint.Locale
	if locale == "" {
		locale = lang
	}
	blocks := textBlocks(text, monthFirst(locale))
	found, err := assemble(blocks, hint)
	if err != nil {
		return Found{}, err
	}
	found.Lang, found.Source = lang, hint.URL
	return found, nil
}

// textBlocks cuts a text into blocks. A blank line ends one; so does a line's
// end, unless the text is wrapped at a width.
func textBlocks(text string, monthFirst bool) []block {
	width := wrapWidth(text)
	var blocks []block
	var open strings.Builder
	flush := func() {
		if line := news.Line(open.String()); line != "" {
			blocks = append(blocks, look(line, monthFirst))
		}
		open.Reset()
	}
	last := 0 // runes of the line before
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			flush()
			continue
		}
		if open.Len() > 0 {
			first, _, _ := strings.Cut(line, " ")
			if width == 0 || last+1+utf8.RuneCountInString(first) <= width || itemMark(line) > 0 {
				flush()
			} else {
				open.WriteByte(' ')
			}
		}
		open.WriteString(line)
		last = utf8.RuneCountInString(line)
	}
	flush()
	return blocks
}

// wrapWidth gives the width at which a text's lines were broken, or 0 when a
// line is a paragraph.
func wrapWidth(text string) int {
	longest, joined, full := 0, 0, 0
	before := 0
	for line := range strings.Lines(text) {
		n := utf8.RuneCountInString(strings.TrimSpace(line))
		longest = max(longest, n)
		if n > 0 && before >= 45 {
			joined++ // a longer line with another right under it
		}
		before = n
	}
	if longest > 110 || joined < 4 {
		return 0
	}
	before = 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		first, _, _ := strings.Cut(line, " ")
		if line != "" && before >= 45 && before+1+utf8.RuneCountInString(first) > longest-4 {
			full++
		}
		before = utf8.RuneCountInString(line)
	}
	if full*10 < joined*7 {
		return 0
	}
	return longest - 4
}

// assemble finds headline, body and the rest among the blocks of a page.
func assemble(blocks []block, hint Hint) (Found, error) {
	first, last, ok := storyRun(blocks)
	if !ok {
		return Found{}, noStory(blocks)
	}
	head := readHead(blocks, first, last)
	if head.title < 0 {
		return Found{}, news.Invalid("page", "There is a text on this page, but no headline above it, so it cannot be told where the story begins.")
	}
	found := Found{Headline: trimHeadline(blocks[head.title].text)}
	if head.standfirst >= 0 {
		found.Standfirst = blocks[head.standfirst].text
	}
	b := body{blocks: blocks, from: head.body, to: last}
	doc, err := b.build()
	if err != nil {
		return Found{}, err
	}
	if b.words < minWords {
		return Found{}, noStory(blocks)
	}
	found.Body = doc
	found.readAround(blocks, head, b.taken, hint)
	return found, nil
}

// trimHeadline takes the full stop off the end of a headline, unless it
// belongs to an abbreviation or to three dots.
func trimHeadline(s string) string {
	cut, ok := strings.CutSuffix(s, ".")
	if !ok || strings.HasSuffix(cut, ".") || isAbbreviation(cut) && !endsInitial(cut) {
		return s
	}
	return strings.TrimRightFunc(cut, unicode.IsSpace)
}

// endsInitial tells whether s ends in a single letter that is a word of its
// own, as in 'Plan B', and not the first letter of a name.
func endsInitial(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	return i > 0 && utf8.RuneCountInString(s[i+1:]) == 1
}

// readAround fills in what stands around the story: date, byline, the name of
// the site; and lists everything that was left out.
func (f *Found) readAround(blocks []block, head head, taken []bool, hint Hint) {
	f.readDates(blocks, head, hint)
	for i, b := range blocks {
		if i == head.title || i == head.standfirst || taken[i] {
			continue
		}
		why := b.role.why()
		switch {
		case b.role == roleByline && len(f.Bylines) == 0:
			f.Bylines = bylineNames(b.text)
		case b.role == roleSite && f.Site == "" && i < head.title:
			f.Site = b.text
		case b.role == roleTagline && f.Tagline == "" && i < head.title:
			f.Tagline = b.text
		}
		f.LeftOut = append(f.LeftOut, Left{Text: b.text, Why: why})
	}
}

// readDates takes the date nearest to the headline: between it and the body
// first, then above it, then below the body.
func (f *Found) readDates(blocks []block, head head, hint Hint) {
	order := make([]int, 0, len(blocks))
	for i := head.title; i < head.body; i++ {
		order = append(order, i)
	}
	for i := head.title - 1; i >= 0; i-- {
		order = append(order, i)
	}
	for i := head.body; i < len(blocks); i++ {
		order = append(order, i)
	}
	for _, i := range order {
		b := blocks[i]
		switch {
		case b.role != roleDate:
		case b.date.update && f.Updated.IsZero():
			f.Updated = b.date.time(hint.location())
		case !b.date.update && f.Published.IsZero():
			f.Published, f.DateOnly = b.date.time(hint.location()), !b.date.hasTime
		}
	}
	if f.Published.IsZero() && !f.Updated.IsZero() {
		f.Published = f.Updated
	}
}
