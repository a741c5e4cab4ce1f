package transfer

import (
	"strings"

	"broadsheet/prose"
)

// body builds the text of a story from the blocks of a plain page.
type body struct {
	blocks   []block
	from, to int // the first and last block that may belong to it
	taken    []bool
	words    int
}

// build makes the document: paragraphs, subheadings and lists, without what
// only stands between them on the page.
func (b *body) build() (prose.Doc, error) {
	b.taken = make([]bool, len(b.blocks))
	var nodes, items []prose.Node
	endList := func() {
		if len(items) > 0 {
			nodes = append(nodes, prose.Node{Type: prose.BulletList, Content: items})
			items = nil
		}
	}
	for i := b.from; i <= b.to; i++ {
		bl := b.blocks[i]
		if bl.role == roleItem {
			text := prose.Node{Type: prose.Paragraph, Content: []prose.Node{prose.Inline(bl.text[itemMark(bl.text):])}}
			items = append(items, prose.Node{Type: prose.ListItem, Content: []prose.Node{text}})
			b.take(i)
			continue
		}
		switch {
		case bl.role == roleBody, bl.role == roleShort && !b.isQuestion(i):
			endList()
			nodes = append(nodes, prose.Node{Type: prose.Paragraph, Content: []prose.Node{prose.Inline(bl.text)}})
			b.take(i)
		case b.isSubheading(i) || b.isQuestion(i):
			endList()
			level := prose.Attrs{{Name: "level", Value: "2"}}
			nodes = append(nodes, prose.Node{Type: prose.Heading, Attrs: level, Content: []prose.Node{prose.Inline(bl.text)}})
			b.take(i)
		}
	}
	endList()
	return prose.New(nodes...)
}

func (b *body) take(i int) {
	b.taken[i] = true
	b.words += b.blocks[i].words
}

// isSubheading tells whether block i stands over a paragraph of the same story.
func (b *body) isSubheading(i int) bool {
	switch b.blocks[i].role {
	case roleTitle, roleNav, roleTagline, roleSite:
	default:
		return false
	}
	if i == b.from || i == b.to || b.blocks[i].role != roleTitle && b.blocks[i].words > 4 {
		return false
	}
	next := b.blocks[i+1].role
	return b.blocks[i].words <= 14 && (next == roleBody || next == roleShort || next == roleItem)
}

// isQuestion tells whether block i is a subheading that asks: 'Who is affected?'
func (b *body) isQuestion(i int) bool {
	bl := b.blocks[i]
	return bl.role == roleShort && bl.words <= 8 && strings.HasSuffix(bl.text, "?") && i > b.from && i < b.to && b.blocks[i+1].role == roleBody
}
