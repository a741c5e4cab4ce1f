package prose

import "bytes"

// decoder reads the editor's JSON into nodes. It knows this one shape, which makes it several times as fast as a decoder for any, and a
// text is read each time that its page is rendered. Its depth is bounded by weigh, which looked at the data before.
type decoder struct {
	data []byte
	pos  int
	err  error
}

// document reads the whole data as one node.
func (d *decoder) document() (Node, error) {
	n := d.node()
	d.space()
	if d.err == nil && d.pos < len(d.data) {
		d.fail("There is something after the end of the text's JSON.")
	}
	return n, d.err
}

func (d *decoder) fail(sentence string, args ...any) {
	if d.err == nil {
		d.err = invalid(sentence, args...)
	}
}

// wrong fails where something else had to be.
func (d *decoder) wrong() {
	if d.pos >= len(d.data) {
		d.fail("The text is not valid JSON: it ends too early.")
		return
	}
	d.fail("The text is not valid JSON: there is a mistake at byte %d.", d.pos+1)
}

func (d *decoder) space() {
	for d.pos < len(d.data) {
		switch d.data[d.pos] {
		case ' ', '\n', '\t', '\r':
			d.pos++
		default:
			return
		}
	}
}

// peek returns the next sign that is no space, or 0 at the end and after an error.
func (d *decoder) peek() byte {
	d.space()
	if d.err != nil || d.pos >= len(d.data) {
		return 0
	}
	return d.data[d.pos]
}

// take reads a sign if it is the next.
func (d *decoder) take(c byte) bool {
	if d.peek() != c {
		return false
	}
	d.pos++
	return true
}

// null reads a null, which is how the editor writes that there is nothing.
func (d *decoder) null() bool {
	if d.peek() == 'n' && bytes.HasPrefix(d.data[d.pos:], []byte("null")) {
		d.pos += len("null")
		return true
	}
	return false
}

// object reads an object and calls field for the value of each name, which may come once.
func (d *decoder) object(field func(name string)) {
	if d.null() {
		return
	}
	if !d.take('{') {
		d.misplaced("an object")
		return
	}
	if d.take('}') {
		return
	}
	var seen [8]string
	for n := 0; d.err == nil; n++ {
		name := d.name()
		for _, s := range seen[:min(n, len(seen))] {
			if s == name {
				d.fail("The text's JSON has a field %s twice in one object.", quoted(name))
			}
		}
		if n < len(seen) {
			seen[n] = name
		}
		if !d.take(':') {
			d.wrong()
		}
		if d.err == nil {
			field(name)
		}
		if d.take('}') {
			return
		}
		if !d.take(',') {
			d.wrong()
		}
	}
}

// list reads a list and calls item for each of its values.
func (d *decoder) list(item func()) {
	if d.null() {
		return
	}
	if !d.take('[') {
		d.misplaced("a list")
		return
	}
	if d.take(']') {
		return
	}
	for d.err == nil {
		item()
		if d.take(']') {
			return
		}
		if !d.take(',') {
			d.wrong()
		}
	}
}

// misplaced fails where JSON is right but not what belongs here.
func (d *decoder) misplaced(what string) {
	switch c := d.peek(); {
	case c == '{' || c == '[' || c == '"' || c == 't' || c == 'f' || c == 'n' || c == '-' || c >= '0' && c <= '9':
		d.fail("The text's JSON has something else where %s must be, at byte %d.", what, d.pos+1)
	default:
		d.wrong()
	}
}

func (d *decoder) node() (n Node) {
	d.object(func(name string) {
		switch name {
		case "type":
			n.Type = Type(d.name())
		case "text":
			n.Text = d.string()
		case "attrs":
			d.attrs(func(name, value string) { n.Attrs = append(n.Attrs, Attr{name, value}) })
		case "marks":
			d.list(func() { n.Marks = append(n.Marks, d.mark()) })
		case "content":
			d.list(func() { n.Content = append(n.Content, d.node()) })
		default:
			d.fail("The text's JSON has a field %s that does not exist.", quoted(name))
		}
	})
	return n
}

func (d *decoder) mark() (m Mark) {
	var attrs Attrs
	d.object(func(name string) {
		switch name {
		case "type":
			m.Type = MarkType(d.name())
		case "attrs":
			d.attrs(func(name, value string) { attrs = append(attrs, Attr{name, value}) })
		default:
			d.fail("A mark in the text's JSON has a field %s that does not exist.", quoted(name))
		}
	})
	for _, a := range attrs {
		if !m.set(a.Name, a.Value) {
			m.odd = a.Name
		}
	}
	return m
}

// attrs reads attributes: text and numbers as they are written, null as absent. What is neither keeps its JSON as its value, for
// canonical to refuse or leave out, unless the attribute is one of ours.
func (d *decoder) attrs(set func(name, value string)) {
	d.object(func(name string) {
		switch c := d.peek(); {
		case d.null():
		case c == '"':
			set(name, d.string())
		default:
			value := d.raw()
			if c != '-' && (c < '0' || c > '9') && attrNames[name] {
				d.fail("An attribute %q must be text or a whole number.", name)
			}
			set(name, value)
		}
	})
}
