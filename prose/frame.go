package prose

import (
	"slices"
	"strings"
)

// frame is a node that is being filled, or a figure, which dissolves when it ends.
type frame struct {
	kind    Type
	content []Node
	pending []Node // what came up inside of the frame's child and may not stand there: it follows the child
	values  map[string]string
	social  bool   // a quote that stands for a post somewhere else
	link    string // the last link in it
	gallery bool
	card    string // a figure that is a card of some system: embed, bookmark
	mute    bool   // its text is not read
	items   bool   // what came last is a list that Word's items are still added to
	cost    int    // how many nodes deeper its content is
}

// Frames that never become a node of their own kind.
const (
	figureFrame Type = "figure"
	videoFrame  Type = "videoFrame"
)

func (r *reader) top() *frame { return &r.frames[len(r.frames)-1] }

func (f *frame) value(name, v string) {
	if f.values == nil {
		f.values = map[string]string{}
	}
	if f.values[name] == "" {
		f.values[name] = v
	}
}

// push opens a frame, unless what it would become can neither stand here nor be moved; then its content is read as if it were not there.
func (r *reader) push(kind Type) bool {
	r.endBlock()
	t := r.top()
	inCell := t.kind == TableCell || t.kind == TableHeader
	refused := false
	switch kind {
	case BulletList, OrderedList:
		refused = inCell || t.kind == Gallery || t.kind == PullQuote || t.gallery || t.kind == Table || t.kind == TableRow || t.kind == Timeline
	case Quote, Timeline:
		refused = t.kind != root && t.kind != figureFrame
	case TimelineEntry:
		refused = t.kind != Timeline
	case Table:
		refused = inCell || t.kind == PullQuote
	case Gallery:
		refused = t.kind == Gallery || t.gallery
	}
	cost := 1
	switch {
	case kind == figureFrame || kind == videoFrame:
		cost = 0
	case kind != ListItem && (t.kind == BulletList || t.kind == OrderedList):
		cost = 2 // with the item that will be put between
	}
	deep := r.depth+cost+kind.least() > MaxDepth
	if deep {
		count(&r.report.Changed, "nesting too deep")
	}
	if deep || refused || len(r.frames) > maxOpen {
		return false
	}
	r.frames = append(r.frames, frame{kind: kind, cost: cost})
	r.depth += cost
	return true
}

// least is how many levels there are at least below a node of the type.
func (t Type) least() int {
	switch t {
	case Table:
		return 3
	case BulletList, OrderedList, TableRow, Timeline:
		return 2
	case ListItem, TableCell, TableHeader, Quote, FactBox, Gallery, TimelineEntry:
		return 1
	}
	return 0
}

// pop ends a frame and adds what it became.
func (r *reader) pop() {
	r.endBlock()
	f := r.frames[len(r.frames)-1]
	r.frames = r.frames[:len(r.frames)-1]
	r.depth -= f.cost
	f.content = append(f.content, f.pending...)
	for _, n := range r.become(&f) {
		r.add(n)
	}
	t := r.top()
	t.content, t.pending = append(t.content, t.pending...), nil
}

// become returns the nodes that a frame has become: mostly one, none when it is empty, several when it is a figure that dissolves.
func (r *reader) become(f *frame) []Node {
	switch f.kind {
	case figureFrame:
		return r.dissolve(f)
	case videoFrame:
		n := r.made(Video, f.values)
		if n.Attr("src") == "" && n.Attr("asset") == "" {
			count(&r.report.Dropped, "video without an address")
			return nil
		}
		return []Node{n}
	case PullQuote:
		n := r.made(PullQuote, f.values)
		if len(f.content) == 0 {
			return nil
		}
		n.Content = r.joined(f.content)
		return []Node{n}
	case TableCell, TableHeader:
		n := r.made(f.kind, f.values)
		n.Content = f.content // none yet, if it is empty: see Table
		return []Node{n}
	case Table:
		f.content = r.grid(f.content)
	case Quote:
		if e, ok := EmbedFor(f.link); ok && f.social {
			r.counted()
			return []Node{r.made(Embed, map[string]string{"provider": e.Attr("provider"), "id": e.Attr("id"), "url": e.Attr("url"),
				"caption": strings.Join(Doc{f.content}.Blocks(), " ")})}
		}
	}
	if len(f.content) == 0 {
		if title := cleanLine(f.values["title"]); title != "" {
			return []Node{paragraphOf(clipLine(title))}
		}
		return nil
	}
	n := r.made(f.kind, f.values)
	n.Content = f.content
	return []Node{n}
}

// grid gives the cells that are empty a paragraph of no words: without them the numbers beside would stand under other heads. Rows in
// which all cells are empty are what old pages made room with, and go.
func (r *reader) grid(rows []Node) (out []Node) {
	for _, row := range rows {
		if !slices.ContainsFunc(row.Content, func(cell Node) bool { return len(cell.Content) > 0 }) {
			continue
		}
		for i := range row.Content {
			if len(row.Content[i].Content) == 0 {
				r.counted()
				row.Content[i].Content = []Node{{Type: Paragraph}}
			}
		}
		out = append(out, row)
	}
	return out
}

func clipLine(s string) string {
	s, _ = clip(s, MaxLine)
	return s
}

func paragraphOf(s string) Node {
	return Node{Type: Paragraph, Content: []Node{{Type: Text, Text: s}}}
}

// joined puts paragraphs together as one text with breaks.
func (r *reader) joined(blocks []Node) []Node {
	var out []Node
	for i, b := range blocks {
		if i > 0 && len(out) > 0 {
			r.counted()
			out = append(out, Node{Type: HardBreak})
		}
		out = append(out, b.Content...)
	}
	return out
}

// add puts a finished node where it belongs: in the frame at hand, else behind the outer one's child that it came up in.
func (r *reader) add(n Node) {
	r.seen++
	r.counted()
	r.top().items = false
	if r.take(r.top(), n) {
		return
	}
	for i := len(r.frames) - 2; i >= 0; i-- {
		if f := &r.frames[i]; f.accepts(n.Type) {
			count(&r.report.Changed, rules[n.Type].label+" moved out of a "+rules[r.top().kind].labelOr("video"))
			f.pending = append(f.pending, n)
			return
		}
	}
}

func (n *nodeRule) labelOr(other string) string {
	if n == nil {
		return other
	}
	return n.label
}

func (f *frame) accepts(t Type) bool {
	switch f.kind {
	case figureFrame:
		return t != ListItem && t != TableRow && t != TableCell && t != TableHeader
	case PullQuote:
		return t == Paragraph
	case videoFrame:
		return false
	}
	return rules[f.kind].allows(t)
}

// take adds a node to a frame if it can be made to fit there.
func (r *reader) take(f *frame, n Node) bool {
	if !f.accepts(n.Type) && n.Type.isTextBlock() && (f.accepts(Paragraph) || f.kind == BulletList || f.kind == OrderedList) {
		if n.Type != Paragraph {
			count(&r.report.Changed, rules[n.Type].label+" made a paragraph")
		}
		n = r.asParagraph(n)
	}
	switch {
	case f.kind == ListItem && len(f.content) == 0 && f.accepts(n.Type) && n.Type != Paragraph:
		r.counted()
		f.content = append(f.content, Node{Type: Paragraph}, n)
	case f.accepts(n.Type):
		f.content = append(f.content, n)
	case (f.kind == BulletList || f.kind == OrderedList) && rules[ListItem].allows(n.Type):
		r.intoList(f, n)
	default:
		return false
	}
	return true
}

// intoList adds a block that stands in a list without an item around it. A list belongs to the item before it, which is how Word and old
// pages nest.
func (r *reader) intoList(f *frame, n Node) {
	last := len(f.content) - 1
	if n.Type != Paragraph && last >= 0 {
		f.content[last].Content = append(f.content[last].Content, n)
		return
	}
	r.counted()
	item := Node{Type: ListItem, Content: []Node{n}}
	if n.Type != Paragraph {
		r.counted()
		item.Content = []Node{{Type: Paragraph}, n}
	}
	f.content = append(f.content, item)
}

// asParagraph makes a paragraph of another block of words.
func (r *reader) asParagraph(n Node) Node {
	if n.Type != CodeBlock {
		return Node{Type: Paragraph, Content: n.Content}
	}
	p := Node{Type: Paragraph}
	for line := range strings.SplitSeq(strings.Trim(blockText(n), "\n"), "\n") {
		if len(p.Content) > 0 {
			p.Content = append(p.Content, Node{Type: HardBreak})
		}
		if line = cleanText(line, false); line != "" {
			p.Content = append(p.Content, Node{Type: Text, Text: line, Marks: []Mark{{Type: Code}}})
		}
		r.counted()
	}
	return p
}
