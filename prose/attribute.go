package prose

import (
	"slices"
	"unicode/utf8"
)

// Attribute returns the document with an attribution over a stretch of a block's text: runes from up to but not including to, as they
// are counted in Blocks()[block]. An attribution that is there already gives way within the stretch. The error is of the kind
// news.ErrInvalid when there is no such block or stretch, when the block is code, or when the source is empty or the stance is none.
func (d Doc) Attribute(block, from, to int, source string, stance Stance) (Doc, error) {
	mark, problem := Mark{Type: AttributionMark, Source: source, Stance: stance}.clean()
	if problem != "" {
		return Doc{}, invalid("The text %s.", problem)
	}
	nodes := 0
	for range d.all() {
		nodes++
	}
	if nodes+2 > MaxNodes {
		return Doc{}, invalid("The text has more than %d parts.", MaxNodes)
	}
	left, err := block, error(nil)
	blocks, found := replaceBlock(d.blocks, &left, func(n Node) Node {
		var marked Node
		marked, err = attribute(n, from, to, mark)
		return marked
	})
	if !found && err == nil {
		err = invalid("The text has no block number %d.", block)
	}
	if err != nil {
		return Doc{}, err
	}
	return Doc{blocks}, nil
}

// replaceBlock returns the nodes with one text block replaced: the one before which *left others stand. What lies beside the way to it
// is shared with the old nodes.
func replaceBlock(nodes []Node, left *int, replace func(Node) Node) ([]Node, bool) {
	for i, n := range nodes {
		if n.Type.isTextBlock() {
			if *left--; *left == -1 {
				return withNode(nodes, i, replace(n)), true
			}
			continue
		}
		if content, found := replaceBlock(n.Content, left, replace); found {
			n.Content = content
			return withNode(nodes, i, n), true
		}
	}
	return nil, false
}

func withNode(nodes []Node, i int, n Node) []Node {
	nodes = slices.Clone(nodes)
	nodes[i] = n
	return nodes
}

// attribute marks runes of a block, splitting its pieces of text where the mark begins and ends.
func attribute(n Node, from, to int, mark Mark) (Node, error) {
	length := utf8.RuneCountInString(blockText(n))
	switch {
	case n.Type == CodeBlock:
		return n, invalid("Code cannot be attributed to anybody.")
	case from < 0 || to > length || from >= to:
		return n, invalid("The block has %d characters, so none from %d to %d.", length, from, to)
	}
	var m merger
	at := 0
	for _, c := range n.Content {
		if c.Type == HardBreak {
			m.lineBreak()
			at++
			continue
		}
		end := at + utf8.RuneCountInString(c.Text)
		a, b := cutAt(c.Text, from-at), cutAt(c.Text, to-at)
		m.text(c.Text[:a], c.Marks)
		m.text(c.Text[a:b], sortMarks(append(slices.Clone(c.Marks), mark)))
		m.text(c.Text[b:], c.Marks)
		at = end
	}
	n.Content = m.done()
	return n, nil
}

// cutAt is the byte at which a number of runes end, kept within the text.
func cutAt(s string, runes int) int {
	if runes <= 0 {
		return 0
	}
	for i := range s {
		if runes == 0 {
			return i
		}
		runes--
	}
	return len(s)
}
