package prose

import "iter"

// all goes through every node, parents before children. Recursion is safe here: a Doc is at most MaxDepth deep.
func (d Doc) all() iter.Seq[Node] {
	return func(yield func(Node) bool) { walk(d.blocks, yield) }
}

func walk(nodes []Node, yield func(Node) bool) bool {
	for _, n := range nodes {
		if !yield(n) || !walk(n.Content, yield) {
			return false
		}
	}
	return true
}

// textBlocks goes through the blocks that hold words, in reading order, also those inside lists, quotes, tables and fact boxes. Their
// number is what is called a block's index in this package's API.
func (d Doc) textBlocks() iter.Seq2[int, Node] {
	return func(yield func(int, Node) bool) {
		i := 0
		for n := range d.all() {
			if !n.Type.isTextBlock() {
				continue
			}
			if !yield(i, n) {
				return
			}
			i++
		}
	}
}
