package prose

import "slices"

// inline makes the content of a text block canonical: text and breaks, neighbours with equal marks merged, nothing empty.
func (c *checker) inline(nodes []Node) ([]Node, error) {
	if len(nodes) == 0 {
		return nil, nil
	}
	if c.nodes += len(nodes); c.nodes > MaxNodes {
		return nil, invalid("The text has more than %d parts.", MaxNodes)
	}
	var m merger
	for _, n := range nodes {
		switch {
		case n.Type == HardBreak && len(n.Content) == 0 && n.Text == "" && (c.mode == lenient || len(n.Attrs) == 0):
			m.lineBreak()
		case n.Type != Text:
			return nil, c.refuse("holds a %s, where only text can stand", labelOf(n.Type))
		case len(n.Content) > 0 || len(n.Attrs) > 0:
			return nil, c.refuse("holds text with a content or attributes, which text cannot have")
		default:
			marks, err := c.marks(n.Marks)
			if err != nil {
				return nil, err
			}
			m.text(n.Text, marks)
		}
	}
	return m.done(), nil
}

// plain does the same for code, which is one piece of text without marks.
func (c *checker) plain(nodes []Node) ([]Node, error) {
	if c.nodes += len(nodes); c.nodes > MaxNodes {
		return nil, invalid("The text has more than %d parts.", MaxNodes)
	}
	var text []byte
	for _, n := range nodes {
		if n.Type != Text || len(n.Marks) > 0 || len(n.Content) > 0 || len(n.Attrs) > 0 {
			return nil, c.refuse("may hold nothing but plain text")
		}
		text = append(text, n.Text...)
	}
	return codeContent(string(text)), nil
}

func codeContent(s string) []Node {
	if s = cleanText(s, true); s != "" {
		return []Node{{Type: Text, Text: s}}
	}
	return nil
}

func (c *checker) marks(marks []Mark) ([]Mark, error) {
	out := marks
	for i, m := range marks {
		good, problem := m.clean()
		if problem == "" && m.odd != "" && c.mode == strict {
			problem = "has a mark " + string(m.Type) + " with an attribute " + quoted(m.odd) + " that does not exist"
		}
		if problem != "" {
			return nil, c.refuse("%s", problem)
		}
		if good != m && &out[0] == &marks[0] {
			out = slices.Clone(marks)
		}
		if good != m {
			out[i] = good
		}
	}
	if c.mode == strict {
		for i, m := range out {
			if slices.ContainsFunc(out[:i], func(o Mark) bool { return o.Type == m.Type && o != m }) {
				return nil, c.refuse("has two different %s marks on the same words", m.Type)
			}
		}
	}
	if len(out) < 2 {
		return out, nil
	}
	return sortMarks(out), nil
}

// clean returns the mark with nothing but the fields of its type, in canonical form, or else what is wrong with it.
func (m Mark) clean() (Mark, string) {
	var ok bool
	out := Mark{Type: m.Type}
	switch m.Type {
	case LinkMark:
		if out.Href, ok = cleanLink(m.Href); !ok {
			return out, "has a link to " + quoted(m.Href) + ", which is not http, https, mailto, tel or a path on this site"
		}
		out.Title, _ = clip(cleanLine(m.Title), MaxLine)
	case Language:
		if out.Lang, ok = cleanLang(m.Lang); !ok {
			return out, "has a language " + quoted(m.Lang) + ", which is not a language tag such as en or pt-BR"
		}
	case AttributionMark:
		out.Source, _ = clip(cleanLine(m.Source), MaxLine)
		if out.Source == "" {
			return out, "has an attribution without a source"
		}
		if out.Stance = m.Stance; !m.Stance.valid() {
			return out, "has an attribution with the stance " + quoted(string(m.Stance)) + ", which is not says, denies or unconfirmed"
		}
	case Bold, Italic, Superscript, Subscript, Code:
	default:
		return out, "has a mark " + quoted(string(m.Type)) + " that does not exist"
	}
	return out, ""
}

func quoted(s string) string { return "“" + clipName(s) + "”" }

func labelOf(t Type) string {
	if r := rules[t]; r != nil {
		return r.label
	}
	return "part of a kind " + quoted(string(t))
}

// merger puts inline content together: neighbours with equal marks become one piece, and each piece is cleaned as a whole, since NFC of
// two halves is not always NFC.
type merger struct {
	out   []Node
	buf   []byte
	one   string // the piece at hand while it consists of a single text, to spare the copy
	marks []Mark
	full  bool
}

func (m *merger) text(s string, marks []Mark) {
	if s == "" {
		return
	}
	if m.full && !sameMarks(m.marks, marks) {
		m.flush()
	}
	switch {
	case !m.full:
		m.one, m.marks, m.full = s, marks, true
	case m.one != "":
		m.buf = append(append(m.buf, m.one...), s...)
		m.one = ""
	default:
		m.buf = append(m.buf, s...)
	}
}

func (m *merger) lineBreak() {
	m.flush()
	m.out = append(m.out, Node{Type: HardBreak})
}

func (m *merger) flush() {
	if !m.full {
		return
	}
	s := m.one
	if s == "" {
		s = string(m.buf)
	}
	m.buf, m.one, m.full = m.buf[:0], "", false
	if s = cleanText(s, false); s == "" {
		return
	}
	// A piece that vanished between two of equal marks leaves them side by side.
	if k := len(m.out) - 1; k >= 0 && m.out[k].Type == Text && sameMarks(m.out[k].Marks, m.marks) {
		m.out[k].Text = cleanText(m.out[k].Text+s, false)
		return
	}
	m.out = append(m.out, Node{Type: Text, Text: s, Marks: m.marks})
}

func (m *merger) done() []Node {
	m.flush()
	return m.out
}
