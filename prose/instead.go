package prose

import (
	"strings"

	"broadsheet/news"
)

// Replace returns the document with other words in the place of a passage. They carry the marks of the passage's first word, and nothing
// else is touched. Blank lines part paragraphs: as many as the passage has blocks take their places one by one; fewer join blocks, and more
// part one, where all of them stand side by side. It is a conflict when the passage is not there any more, or when its blocks can't be joined.
func (d Doc) Replace(p news.Passage, instead string) (Doc, error) {
	at, ok := d.Find(p)
	if !ok {
		return d, news.Conflict("The passage “%s” is no longer in the text.", shorten(strings.ReplaceAll(p.Quote, "\n", " "), 80))
	}
	r := replacing{Place: at, parts: strings.Split(instead, parting)}
	var parents []int
	for i, n := range d.textBlocks() {
		if i == at.Block+at.More {
			r.tail = splice(n.Content, 0, at.To, "")
		}
	}
	parents = parentsOf(d.blocks, parents)
	one := parents[at.Block]
	for _, parent := range parents[at.Block : at.Block+at.More+1] {
		if parent != one && len(r.parts) != at.More+1 {
			return d, news.Conflict("The passage goes over parts that can’t be joined, such as the items of a list. Write %d paragraphs in its place, with a blank line between.", at.More+1)
		}
	}
	r.top = one == 0
	return New(r.in(d.blocks)...)
}

// parentsOf tells for each text block in what it stands: a number for each list of siblings, 0 for the top.
func parentsOf(blocks []Node, out []int) []int {
	next := 0
	var walk func(nodes []Node, self int)
	walk = func(nodes []Node, self int) { // its depth is bounded by MaxDepth
		for _, n := range nodes {
			switch {
			case n.Type.isTextBlock():
				out = append(out, self)
			case len(n.Content) > 0:
				next++
				walk(n.Content, next)
			}
		}
	}
	walk(blocks, 0)
	return out
}

// replacing goes through the text blocks of a document and puts other words in the place of a passage.
type replacing struct {
	Place
	parts []string
	tail  []Node // what stays of the last block
	top   bool   // the passage stands at the top, where nothing but its blocks is between it and the text
	block int    // text blocks that were passed
}

// in copies the nodes on the way to the blocks, and shares the others.
func (r *replacing) in(nodes []Node) []Node {
	out := make([]Node, 0, len(nodes))
	for _, n := range nodes {
		switch {
		case n.Type.isTextBlock():
			out = append(out, r.instead(n)...)
		case len(n.Content) > 0:
			n.Content = r.in(n.Content)
			out = append(out, n)
		default:
			out = append(out, n)
		}
	}
	return out
}

// instead gives what takes the place of a text block: itself, where it is none of the passage's.
func (r *replacing) instead(n Node) []Node {
	i := r.block - r.Block
	r.block++
	end := len(blockText(n))
	switch {
	case i < 0 || i > r.More:
		return []Node{n}
	case len(r.parts) == r.More+1: // one for each
		from, to := 0, end
		if i == 0 {
			from = r.From
		}
		if i == r.More {
			to = r.To
		}
		n.Content = splice(n.Content, from, to, r.parts[i])
		return []Node{n}
	case i > 0: // it went into the first
		return nil
	}
	n.Content = splice(n.Content, r.From, end, r.parts[0])
	out := []Node{n}
	for _, words := range r.parts[1:] {
		out = append(out, Node{Type: Paragraph, Content: []Node{Inline(words)}})
	}
	last := &out[len(out)-1]
	last.Content = append(last.Content, r.tail...)
	if len(out) == 1 && len(last.Content) == 0 && r.top { // all of it was to go
		return nil
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
