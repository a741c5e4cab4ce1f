package prose

import "strings"

// tag is the name of an element or an attribute. Only constants of this package turn into one by themselves, so that a string from
// outside can never end up as markup.
type tag string

// writer writes HTML that is safe by construction: the only ways to get anything into it are a constant name, or text and attribute
// values, which it escapes. A start tag stays open for attributes until something else is written.
type writer struct {
	buf   []byte
	inTag bool
	marks []Mark // those whose elements are open
	base  string // what an address that is a path is added to; see PublicOptions.Base
}

func (w *writer) open(t tag) {
	w.settle()
	w.buf = append(append(w.buf, '<'), t...)
	w.inTag = true
}

func (w *writer) close(t tag) {
	w.settle()
	w.buf = append(append(append(w.buf, '<', '/'), t...), '>')
}

// settle ends the start tag at hand.
func (w *writer) settle() {
	if w.inTag {
		w.buf = append(w.buf, '>')
		w.inTag = false
	}
}

// attr writes an attribute, also an empty one.
func (w *writer) attr(name tag, value string) {
	w.buf = append(append(append(w.buf, ' '), name...), '=', '"')
	w.escape(value)
	w.buf = append(w.buf, '"')
}

// maybe writes an attribute unless it is empty.
func (w *writer) maybe(name tag, value string) {
	if value != "" {
		w.attr(name, value)
	}
}

// flag writes an attribute without a value.
func (w *writer) flag(name tag) {
	w.buf = append(append(w.buf, ' '), name...)
}

func (w *writer) text(s string) {
	w.settle()
	w.escape(s)
}

// element writes an element that holds nothing but text, unless there is none.
func (w *writer) element(t, class tag, text string) {
	if text == "" {
		return
	}
	w.open(t)
	w.maybe("class", string(class))
	w.text(text)
	w.close(t)
}

// escape writes text so that it is the same text in an element and in a quoted attribute.
func (w *writer) escape(s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&#34;"
		default:
			continue
		}
		w.buf = append(append(w.buf, s[from:i]...), e...)
		from = i + 1
	}
	w.buf = append(w.buf, s[from:]...)
}

// inline writes text and breaks. Neighbours that share their outer marks share the elements too: one link around words of which some
// are bold.
func (w *writer) inline(nodes []Node) {
	for _, n := range nodes {
		if n.Type == HardBreak {
			w.open("br")
			continue
		}
		same := 0
		for same < len(w.marks) && same < len(n.Marks) && w.marks[same] == n.Marks[same] {
			same++
		}
		w.closeMarks(same)
		for _, m := range n.Marks[same:] {
			w.openMark(m)
		}
		w.text(n.Text)
	}
	w.closeMarks(0)
}

func (w *writer) openMark(m Mark) {
	w.marks = append(w.marks, m)
	w.open(m.Type.element())
	switch m.Type {
	case AttributionMark:
		w.attr("class", "attribution")
		w.attr("data-source", m.Source)
		w.attr("data-stance", string(m.Stance))
	case Language:
		w.attr("lang", m.Lang)
	case LinkMark:
		w.attr("href", w.address(m.Href))
		w.maybe("title", m.Title)
	}
}

// address makes a path on this site absolute where the text is read elsewhere.
func (w *writer) address(href string) string {
	if strings.HasPrefix(href, "/") {
		return w.base + href
	}
	return href
}

func (w *writer) closeMarks(keep int) {
	for i := len(w.marks) - 1; i >= keep; i-- {
		w.close(w.marks[i].Type.element())
	}
	w.marks = w.marks[:keep]
}

func (t MarkType) element() tag {
	switch t {
	case LinkMark:
		return "a"
	case Bold:
		return "strong"
	case Italic:
		return "em"
	case Superscript:
		return "sup"
	case Subscript:
		return "sub"
	case Code:
		return "code"
	}
	return "span"
}
