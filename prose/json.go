package prose

import "strconv"

// Parse reads a document from the JSON of the editor's model. It is strict: a node, mark or attribute that does not exist, content where
// it cannot stand, a link that is none, or more than the limits allow is an error of the kind news.ErrInvalid, whose sentence names the
// place ("paragraph 3"); more than MaxBytes is one of the kind news.ErrTooLarge. What is merely untidy is made canonical: neighbouring texts with equal marks are merged, marks sorted, and text
// is brought to NFC without control characters.
func Parse(data []byte) (Doc, error) { return parse(data, strict) }

func parse(data []byte, m mode) (Doc, error) {
	if err := weigh(data); err != nil {
		return Doc{}, err
	}
	d := decoder{data: data}
	top, err := d.document()
	if err != nil {
		return Doc{}, err
	}
	if top.Type != root || len(top.Attrs) > 0 || len(top.Marks) > 0 || top.Text != "" {
		return Doc{}, invalid("The text's JSON must be an object of the type doc, with nothing but its content.")
	}
	return canonical(top.Content, m)
}

// weigh looks at JSON before anything is made of it, so that no input, however it is nested, takes much memory or a deep call stack.
func weigh(data []byte) error {
	if len(data) > MaxBytes {
		return tooLarge("text")
	}
	depth, objects, inString := 0, 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			depth++
			if c == '{' {
				objects++
			}
		case c == '}' || c == ']':
			depth--
		}
		// Each node is an object in a list; its attributes, marks and their attributes are a few more.
		if depth > 2*MaxDepth+8 {
			return invalid("The text is nested more than %d deep.", MaxDepth)
		}
		if objects > 8*MaxNodes {
			return invalid("The text has more than %d parts.", MaxNodes)
		}
	}
	return nil
}

// attrNames are the names of all attributes in the schema. Nothing changes them.
var attrNames = func() map[string]bool {
	names := map[string]bool{"href": true, "title": true, "lang": true, "source": true, "stance": true}
	for _, r := range rules {
		for _, a := range r.attrs {
			names[a.name] = true
		}
	}
	return names
}()

// set sets a mark's attribute by its name in JSON, or reports false for one that marks of this type do not have.
func (m *Mark) set(name, value string) bool {
	switch {
	case m.Type == LinkMark && name == "href":
		m.Href = value
	case m.Type == LinkMark && name == "title":
		m.Title = value
	case m.Type == Language && name == "lang":
		m.Lang = value
	case m.Type == AttributionMark && name == "source":
		m.Source = value
	case m.Type == AttributionMark && name == "stance":
		m.Stance = Stance(value)
	default:
		return false
	}
	return true
}

// UnmarshalJSON is Parse.
func (d *Doc) UnmarshalJSON(data []byte) (err error) {
	*d, err = Parse(data)
	return err
}

// MarshalJSON writes the document as the editor's model reads it. Equal documents are written alike, byte by byte. It cannot fail.
func (d Doc) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, 1024), `{"type":"doc","content":[`...)
	b = appendNodes(b, d.blocks)
	return append(b, "]}"...), nil
}

func appendNodes(b []byte, nodes []Node) []byte {
	for i, n := range nodes {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendNode(b, n)
	}
	return b
}

func appendNode(b []byte, n Node) []byte {
	b = append(b, `{"type":"`...)
	b = append(append(b, n.Type...), '"')
	if len(n.Attrs) > 0 {
		b = append(b, `,"attrs":{`...)
		for i, a := range n.Attrs {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendAttr(b, a, rules[n.Type].attr(a.Name))
		}
		b = append(b, '}')
	}
	if n.Type == Text {
		b = appendString(append(b, `,"text":`...), n.Text)
	}
	if len(n.Marks) > 0 {
		b = append(b, `,"marks":[`...)
		for i, m := range n.Marks {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendMark(b, m)
		}
		b = append(b, ']')
	}
	if len(n.Content) > 0 {
		b = append(appendNodes(append(b, `,"content":[`...), n.Content), ']')
	}
	return append(b, '}')
}

func appendAttr(b []byte, a Attr, r *attrRule) []byte {
	b = append(appendString(b, a.Name), ':')
	if r != nil && (r.kind == numberAttr || r.kind == spanAttr) {
		if _, err := strconv.Atoi(a.Value); err == nil {
			return append(b, a.Value...)
		}
	}
	return appendString(b, a.Value)
}

func appendMark(b []byte, m Mark) []byte {
	b = append(append(append(b, `{"type":"`...), m.Type...), '"')
	open := false
	for _, a := range [...]Attr{{"href", m.Href}, {"title", m.Title}, {"lang", m.Lang}, {"source", m.Source}, {"stance", string(m.Stance)}} {
		if a.Value == "" {
			continue
		}
		if open {
			b = append(b, ',')
		} else {
			b, open = append(b, `,"attrs":{`...), true
		}
		b = appendString(append(appendString(b, a.Name), ':'), a.Value)
	}
	if open {
		b = append(b, '}')
	}
	return append(b, '}')
}

// appendString writes a JSON string that may also stand inside a script element of a page.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' {
			continue
		}
		b = append(b, s[from:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
		from = i + 1
	}
	return append(append(b, s[from:]...), '"')
}
