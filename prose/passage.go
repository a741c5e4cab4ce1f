package prose

import (
	"strings"

	"broadsheet/news"
)

// Place is where a passage stands: a block, as in Blocks, and bytes of its text.
type Place struct {
	Block, From, To int
}

// Find tells where a passage stands in the document. Of several places with the same words it is the one whose surroundings are most
// like those that were remembered, and of equal ones the first. It reports false when the words are not there any more.
func (d Doc) Find(p news.Passage) (best Place, ok bool) {
	if p.Quote == "" {
		return best, false
	}
	most := -1
	for block, n := range d.textBlocks() {
		text := blockText(n)
		for from := 0; ; {
			i := strings.Index(text[from:], p.Quote)
			if i < 0 {
				break
			}
			at := Place{block, from + i, from + i + len(p.Quote)}
			if alike := commonEnd(text[:at.From], p.Lead) + commonStart(text[at.To:], p.Tail); alike > most {
				best, most = at, alike
			}
			from = at.From + 1
		}
	}
	return best, most >= 0
}

func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonEnd(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// Replace returns the document with other words in the place of a passage. They carry the marks of the passage's first word, and nothing
// else is touched. It is a conflict when the passage is not there any more.
func (d Doc) Replace(p news.Passage, instead string) (Doc, error) {
	at, ok := d.Find(p)
	if !ok {
		return d, news.Conflict("The passage “%s” is no longer in the text.", shorten(strings.ReplaceAll(p.Quote, "\n", " "), 80))
	}
	block := 0
	return New(replaceIn(d.blocks, &block, at, instead)...)
}

// replaceIn copies the nodes on the way to the block, and shares the others. block counts the text blocks that were passed.
func replaceIn(nodes []Node, block *int, at Place, instead string) []Node {
	out := make([]Node, len(nodes))
	for i, n := range nodes {
		switch {
		case n.Type.isTextBlock():
			if *block == at.Block {
				n.Content = splice(n.Content, at.From, at.To, instead)
			}
			*block++
		case len(n.Content) > 0:
			n.Content = replaceIn(n.Content, block, at, instead)
		}
		out[i] = n
	}
	return out
}

// splice puts words in the place of the bytes from and to of inline content, a line break being one byte.
func splice(inline []Node, from, to int, instead string) []Node {
	var out []Node
	pos, done := 0, false
	for _, n := range inline {
		size := len(n.Text)
		if n.Type == HardBreak {
			size = 1
		}
		start, end := pos, pos+size
		pos = end
		if end <= from || start >= to {
			out = append(out, n)
			continue
		}
		if n.Type == Text && start < from {
			out = append(out, Inline(n.Text[:from-start], n.Marks...))
		}
		if !done && instead != "" {
			out = append(out, Inline(instead, n.Marks...))
		}
		done = true
		if n.Type == Text && end > to {
			out = append(out, Inline(n.Text[to-start:], n.Marks...))
		}
	}
	return out
}
