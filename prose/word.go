package prose

import "bytes"

// wordItem is the kind of a block that Word pastes as a paragraph with a bullet before it. It is never a node's.
const wordItem Type = "wordItem"

// fromWord recognises what Word pastes. It marks every word with a language, which says nothing.
func fromWord(src []byte) bool {
	return bytes.Contains(src, []byte("urn:schemas-microsoft-com:office")) || bytes.Contains(src, []byte("class=Mso")) ||
		bytes.Contains(src, []byte(`class="Mso`))
}

// noteMarker remembers how an item is marked.
func (r *reader) noteMarker(text []byte) {
	if text = bytes.TrimLeft(text, "( \t\n\r\u00a0"); len(text) > 0 && r.marker == 0 {
		r.marker = text[0]
	}
}

// addWordItem puts an item into the list before it, if that is one of Word's too and of the same kind, or begins one.
func (r *reader) addWordItem(content []Node) {
	kind := BulletList
	// The letter o, in a font of symbols, is a hollow bullet.
	if m := string(r.marker); isAlnum(m) && m != "o" {
		kind = OrderedList
	}
	r.marker = 0
	item := Node{Type: ListItem, Content: []Node{{Type: Paragraph, Content: content}}}
	f := r.top()
	if n := len(f.content); f.items && n > 0 && f.content[n-1].Type == kind {
		r.seen++
		r.counted()
		f.content[n-1].Content = append(f.content[n-1].Content, item)
		return
	}
	if !f.accepts(kind) {
		r.add(item.Content[0])
		return
	}
	r.add(Node{Type: kind, Content: []Node{item}})
	f.items = true
}
