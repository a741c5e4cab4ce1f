package prose

import "strconv"

// Doc is the text of a story: blocks from top to bottom. The zero value is an empty text. A Doc is immutable by convention: nothing
// here changes one after it was made, and neither may its users, so it can be shared between goroutines without a lock.
type Doc struct {
	blocks []Node
}

// Node is one node of the tree: a block, a part of a block (a list's item, a table's row) or a piece of inline text. Which attributes
// and which content a type may have is laid down in the schema; a Node that did not come out of a Doc has not been checked yet.
type Node struct {
	Type    Type
	Text    string // of a text node, never empty there
	Marks   []Mark // of a text node, in the fixed order of the mark types, at most one of each
	Attrs   Attrs  // those that are not at their zero value, in the order of the schema
	Content []Node
}

// Type names a kind of node, spelt as in the editor's JSON.
type Type string

// The kinds of nodes.
const (
	Paragraph        Type = "paragraph"
	Heading          Type = "heading"
	BulletList       Type = "bulletList"
	OrderedList      Type = "orderedList"
	ListItem         Type = "listItem"
	Quote            Type = "quote"
	PullQuote        Type = "pullQuote"
	PictureNode      Type = "picture"
	Gallery          Type = "gallery"
	Video            Type = "video"
	Embed            Type = "embed"
	Table            Type = "table"
	TableRow         Type = "tableRow"
	TableHeader      Type = "tableHeader"
	TableCell        Type = "tableCell"
	FactBox          Type = "factBox"
	Timeline         Type = "timeline"
	TimelineEntry    Type = "timelineEntry"
	StoryCard        Type = "storyCard"
	ChartType        Type = "chart"
	MapType          Type = "map"
	Divider          Type = "divider"
	CorrectionAnchor Type = "correctionAnchor"
	CodeBlock        Type = "codeBlock"
	Unknown          Type = "unknown"
	Text             Type = "text"
	HardBreak        Type = "hardBreak"
)

// root is the type of the whole tree; it is no node that anybody can hold.
const root Type = "doc"

// Attr is one attribute of a node. Numbers are kept as their decimal text.
type Attr struct {
	Name  string
	Value string
}

// Attrs are the attributes of a node. There are few of them, so a list is smaller and faster than a map, and always in one order.
type Attrs []Attr

// Attr returns the attribute's value, or "" when the node does not have it.
func (n Node) Attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// Int returns the attribute as a number, or 0 when the node does not have it.
func (n Node) Int(name string) int {
	i, err := strconv.Atoi(n.Attr(name))
	if err != nil {
		return 0
	}
	return i
}

// New makes a document of blocks that a program has put together. They are checked and made canonical as by Parse; the given nodes are
// not changed. The error is of the kind news.ErrInvalid and names the place.
func New(blocks ...Node) (Doc, error) {
	return canonical(blocks, strict)
}

// Inline makes a piece of inline text with its marks, for programs that build a text.
func Inline(text string, marks ...Mark) Node {
	return Node{Type: Text, Text: text, Marks: marks}
}

// Nodes returns the blocks of the document. The slice is the document's own and must not be changed.
func (d Doc) Nodes() []Node { return d.blocks }

// Empty reports whether there is nothing in the document that a reader could see.
func (d Doc) Empty() bool {
	for n := range d.all() {
		switch n.Type {
		case Text, PictureNode, Video, Embed, ChartType, MapType, StoryCard, Divider:
			return false
		}
	}
	return true
}

// Equal reports whether both documents are the same, node by node.
func (d Doc) Equal(o Doc) bool { return equalNodes(d.blocks, o.blocks) }

func equalNodes(a, b []Node) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !equalNode(a[i], b[i]) {
			return false
		}
	}
	return true
}

func equalNode(a, b Node) bool {
	if a.Type != b.Type || a.Text != b.Text || len(a.Attrs) != len(b.Attrs) || !sameMarks(a.Marks, b.Marks) {
		return false
	}
	for i := range a.Attrs {
		if a.Attrs[i] != b.Attrs[i] {
			return false
		}
	}
	return equalNodes(a.Content, b.Content)
}
