package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"broadsheet/news"
)

// Container is a part of a front that editors arranged: a few cards that are
// set together.
type Container struct {
	Layout string // "lead", "package", "strip", "list" or "opinion"
	Title  string // may be empty
	Name   string // what it is called for those who hear the page, where it has no title
	Href   string // where the title leads; may be empty
	Hue    int    // the accent of the section that it is about; 0 has none
	Paid   string // "Paid for by …", in the page's language; empty for what the newsroom answers for alone
	Cards  []Card
}

// First is the card that is set largest.
func (c Container) First() Card { return c.Cards[0] }

// Rest are the other cards.
func (c Container) Rest() []Card { return c.Cards[1:] }

// checkPaid refuses a theme that leaves out who paid for a container. A
// publication may set the words where and how it likes; to leave them out is
// not a matter of looks.
func checkPaid(t *template.Template, page Page) error {
	for _, l := range news.Layouts() {
		label := "Paid for by " + string(l) + " works"
		card := Card{Href: "/a", Headline: "A", Deep: true}
		parts := []Container{{Layout: string(l), Title: "A title", Paid: label, Cards: []Card{card, card}}, {Layout: string(l), Paid: label, Cards: []Card{card}}}
		var arranged Page
		switch page.(type) {
		case Front:
			arranged = Front{Parts: parts}
		case Section:
			arranged = Section{Parts: parts}
		default:
			return nil
		}
		var b bytes.Buffer
		if err := t.Execute(&b, arranged); err != nil {
			return err
		}
		if n := strings.Count(b.String(), label); n < len(parts) {
			return fmt.Errorf("a paid container in the layout %s shows who paid for it %d times and not %d: every one must be labelled", l, n, len(parts))
		}
	}
	return nil
}
