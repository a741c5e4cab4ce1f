package prose

// FromEditor reads what the desk's editor sends. It differs from Parse in what it forgives: attributes that the editor adds for its own
// use (a link's target, a column's width) are left out, and so are empty paragraphs at the end, where a writer's cursor stood. Nodes,
// marks and links are checked as strictly as there.
func FromEditor(data []byte) (Doc, error) {
	d, err := parse(data, lenient)
	if err != nil {
		return Doc{}, err
	}
	end := len(d.blocks)
	for end > 0 && blank(d.blocks[end-1]) {
		end--
	}
	return Doc{d.blocks[:end:end]}, nil
}

// blank reports whether a block is a paragraph without anything to read in it.
func blank(n Node) bool {
	if n.Type != Paragraph {
		return false
	}
	for _, c := range n.Content {
		if c.Type == Text && !onlySpace(c.Text) {
			return false
		}
	}
	return true
}
