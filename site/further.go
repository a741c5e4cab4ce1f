package site

import (
	"html"
	"html/template"
	"regexp"
	"unicode"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/theme"
)

// How many older stories a story's page leads to.
const (
	furtherRelated = 4
	furtherEarlier = 3
)

// further fills in what to read after a story: what shares its topics, and what
// came before it in its section.
func (v *view) further(s news.Published, page *theme.Story) error {
	related, err := v.p.Related(s, v.wider(furtherRelated))
	if err != nil {
		return err
	}
	related = v.own(related)
	related = related[:min(len(related), furtherRelated)]
	page.Related = v.cards(related, deep|withSection)
	sec, ok := v.byID[s.Section]
	if !ok {
		return nil
	}
	earlier, err := v.p.Earlier(sec, s, v.wider(furtherEarlier+furtherRelated))
	if err != nil {
		return err
	}
	shown := shown{}
	shown.take(related, len(related))
	page.Earlier = v.cards(shown.take(v.own(earlier), furtherEarlier), deep)
	return nil
}

// contentsFrom is how many headings a text must have to be worth a list of them.
const contentsFrom = 3

var heading = regexp.MustCompile(`<h2 id="([^"]*)">(.*?)</h2>`)
var tag = regexp.MustCompile(`<[^>]*>`)

// contents lists the headings of a text as it is shown, where their ids are.
func contents(body template.HTML) []theme.Link {
	var list []theme.Link
	for _, m := range heading.FindAllStringSubmatch(string(body), -1) {
		list = append(list, theme.Link{Text: html.UnescapeString(tag.ReplaceAllString(m[2], "")), Href: "#" + html.UnescapeString(m[1])})
	}
	if len(list) < contentsFrom {
		return nil
	}
	return list
}

// cappedFrom is the length, in words, from which a text begins with a large letter.
const cappedFrom = 450

// capped says whether a text begins with a large letter, as long reads do and
// news and explainers, with their headings, do not. It must begin with a plain word: a quotation mark or a number
// of three lines' height says nothing.
func capped(k news.Kind, doc prose.Doc) bool {
	nodes := doc.Nodes()
	told := k == news.KindAnalysis || k == news.KindOpinion || k == news.KindObituary
	if !told || doc.Words() < cappedFrom || len(nodes) == 0 || nodes[0].Type != prose.Paragraph {
		return false
	}
	first, _ := utf8.DecodeRuneInString(doc.Excerpt(20))
	return unicode.IsUpper(first)
}
