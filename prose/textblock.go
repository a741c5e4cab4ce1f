package prose

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// textBlock is the block of words that is being read. Spaces collapse while they come in, by HTML's rules.
type textBlock struct {
	on      bool
	kind    Type
	level   string // of a heading
	lang    string // of code
	keep    bool   // as written by HTML(): nothing collapses, nothing is trimmed
	verse   bool   // line ends are breaks
	edge    bool   // a space would be lost here
	started bool
	merger
	code []byte
}

// text takes the text of a token.
func (r *reader) text(s string) {
	if n := len(r.captures); n > 0 {
		r.captures[n-1].buf = append(r.captures[n-1].buf, s...)
		return
	}
	if r.top().mute || s == "" {
		return
	}
	if !r.block.on {
		if onlyASCIISpace(s) {
			return
		}
		r.startBlock()
	}
	b := &r.block
	switch {
	case b.kind == CodeBlock:
		b.code = append(b.code, s...)
	case b.keep:
		r.put(s)
	case b.verse:
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				r.lineBreak()
			}
			r.put(b.collapse(line))
		}
	default:
		r.put(b.collapse(s))
	}
}

func (r *reader) put(s string) {
	if s == "" || !r.block.on {
		return
	}
	marks := r.currentMarks()
	if b := &r.block; b.full && !sameMarks(b.marks, marks) || !b.full {
		r.counted()
	}
	r.block.text(s, marks)
	r.block.started = true
	if !onlyASCIISpace(s) {
		r.seen++
	}
}

// counted counts a node and stops the reading when there are far too many. It counts some twice, those that move to another frame; the
// exact limit is checked at the end.
func (r *reader) counted() {
	if r.nodes++; r.nodes > 4*MaxNodes && r.err == nil {
		r.err = invalid("The text has more than %d parts.", MaxNodes)
	}
}

// collapse makes one space of each run of white space and removes what cannot stand in a text.
func (b *textBlock) collapse(s string) string {
	if b.plain(s) {
		return s
	}
	out := make([]byte, 0, len(s))
	for _, c := range s {
		if c = cleanRune(c, false); c < 0 {
			continue
		}
		if c == ' ' {
			if !b.edge {
				out = append(out, ' ')
			}
			b.edge = true
			continue
		}
		b.edge = false
		out = utf8.AppendRune(out, c)
	}
	return string(out)
}

// plain reports whether there is nothing to collapse, which is so for most text, and then notes how the text ends.
func (b *textBlock) plain(s string) bool {
	edge := b.edge
	for i := 0; i < len(s); i++ {
		space := s[i] == ' '
		if s[i] < 0x20 || s[i] >= 0x7f || space && edge {
			return false
		}
		edge = space
	}
	b.edge = edge
	return true
}

// startBlock begins a block of the kind that the innermost open element asks for.
func (r *reader) startBlock() {
	b := textBlock{on: true, kind: Paragraph, edge: true, merger: merger{buf: r.block.buf[:0]}}
	for i := len(r.open) - 1; i >= 0; i-- {
		e := &r.open[i]
		if e.text != "" {
			b.kind, b.level, b.verse = e.text, e.level, e.verse
			break
		}
		if e.frame {
			break
		}
	}
	r.block = b
}

func (r *reader) lineBreak() {
	b := &r.block
	switch {
	case len(r.captures) > 0:
		r.text(" ")
	case r.top().mute:
	case b.on && b.kind == CodeBlock:
		b.code = append(b.code, '\n')
	case b.on && b.keep:
		r.counted()
		b.lineBreak()
	case !b.on || !b.started:
	default:
		b.flush()
		b.out = trimSpace(b.out)
		n := len(b.out)
		switch {
		case n == 0:
		case b.out[n-1].Type != HardBreak:
			r.counted()
			b.lineBreak()
		case b.kind == Paragraph && !b.verse:
			// Two breaks are how many pages write a new paragraph.
			r.endBlock()
		}
		b.edge = true
	}
}

// endBlock adds the block at hand to the frame that it stands in.
func (r *reader) endBlock() {
	b := &r.block
	if !b.on {
		return
	}
	b.on = false
	n := Node{Type: b.kind}
	if b.kind == CodeBlock {
		if n = r.made(CodeBlock, map[string]string{"language": b.lang}); !b.keep && onlySpace(string(b.code)) {
			return
		}
		n.Content = codeContent(string(b.code))
		r.seen++
		r.counted()
	} else {
		n.Content = b.done()
		if !b.keep {
			n.Content = trimEnd(n.Content)
			if !readable(n.Content) {
				return
			}
		}
		if b.kind == Heading {
			n.Attrs = Attrs{{"level", b.level}}
		}
	}
	if b.kind == wordItem {
		r.addWordItem(n.Content)
		return
	}
	r.add(n)
}

func trimSpace(nodes []Node) []Node {
	for len(nodes) > 0 {
		last := &nodes[len(nodes)-1]
		if last.Type != Text {
			break
		}
		if last.Text = strings.TrimRight(last.Text, " "); last.Text != "" {
			break
		}
		nodes = nodes[:len(nodes)-1]
	}
	return nodes
}

// trimEnd removes spaces and breaks at the end of a block, where they show nothing.
func trimEnd(nodes []Node) []Node {
	for {
		nodes = trimSpace(nodes)
		if len(nodes) == 0 || nodes[len(nodes)-1].Type != HardBreak {
			return slices.Clip(nodes)
		}
		nodes = nodes[:len(nodes)-1]
	}
}

func readable(nodes []Node) bool {
	return slices.ContainsFunc(nodes, func(n Node) bool { return n.Type == Text && !onlySpace(n.Text) })
}

func onlyASCIISpace(s string) bool { return strings.Trim(s, " \t\n\r\f") == "" }

// currentMarks are the marks of the elements that are open, the inner ones before the outer.
func (r *reader) currentMarks() []Mark {
	if !r.fresh {
		var all []Mark
		for i := range r.open {
			all = append(all, r.open[i].marks...)
		}
		r.marks, r.fresh = sortMarks(all), true
	}
	return r.marks
}
