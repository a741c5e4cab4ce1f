package transfer

import (
	"strings"

	"broadsheet/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasToken(list, token string) bool {
	for t := range strings.FieldsSeq(list) {
		if strings.EqualFold(t, token) {
			return true
		}
	}
	return false
}

// textOf gives the text of an element as one line, at most some thousand bytes of it.
func textOf(n *html.Node) string {
	var b strings.Builder
	eachNode(n, func(x *html.Node, _ bool) {
		if b.Len() > 4000 {
			return
		}
		switch {
		case x.Type == html.TextNode && (x.Parent == nil || x.Parent.DataAtom != atom.Script && x.Parent.DataAtom != atom.Style):
			b.WriteString(x.Data)
		case x.DataAtom == atom.Br || x != n && blockElements[x.Data]:
			b.WriteByte(' ')
		}
	})
	return news.Line(b.String())
}

// onlyLink tells whether an element holds a link and nothing else.
func onlyLink(n *html.Node) bool {
	links := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.ElementNode && c.DataAtom == atom.A:
			links++
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		default:
			return false
		}
	}
	return links == 1
}

// cleanLang makes a BCP 47 tag of what a page calls its language: "de_AT" becomes "de-AT".
func cleanLang(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) < 2 || len(s) > 35 {
		return ""
	}
	for part := range strings.SplitSeq(s, "-") {
		if part == "" || len(part) > 8 {
			return ""
		}
		for i := range len(part) {
			if c := part[i]; !isASCIILetter(c) && (c < '0' || c > '9') {
				return ""
			}
		}
	}
	if strings.EqualFold(s[:2], "x-") || strings.EqualFold(s, "und") {
		return ""
	}
	return s
}

// cleaner takes out of a page's text what belongs to the page: the headline
// again, dates and bylines, lines that share, lead elsewhere or advertise.
type cleaner struct {
	headline   string
	monthFirst bool
	found      *Found
	body       int // paragraphs of running text so far
	ended      bool
	leaf       map[*html.Node]bool // what leafBlock said, since many spans ask of one parent
}

// textElements are the elements whose text is judged as one block.
var textElements = wordSet(`p h1 h2 h3 h4 h5 h6 li dt dd td div section span time header footer ul ol button small a figcaption`)

// clean walks through the text once. An element that holds other blocks is
// left to its blocks.
func (c *cleaner) clean(root *html.Node) {
	var drop []*html.Node
	eachNode(root, func(n *html.Node, _ bool) {
		if n.Type != html.ElementNode || n == root || !textElements[n.Data] || !c.isLeaf(n) || c.insideText(n, root) {
			return
		}
		text := textOf(n)
		if text == "" {
			return
		}
		b := look(text, c.monthFirst)
		if why := c.judge(n, b); why != "" {
			drop = append(drop, n)
			c.found.LeftOut = append(c.found.LeftOut, Left{Text: text, Why: why})
			return
		}
		if b.role == roleBody || b.role == roleShort {
			c.body++
		}
	})
	for _, n := range drop {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func (c *cleaner) isLeaf(n *html.Node) bool {
	is, known := c.leaf[n]
	if !known {
		is = leafBlock(n)
		c.leaf[n] = is
	}
	return is
}

// leafBlock tells whether an element holds text and no other block.
func leafBlock(n *html.Node) bool {
	for x := n.FirstChild; x != nil; x = x.NextSibling {
		if x.Type == html.ElementNode && (blockElements[x.Data] && x.DataAtom != atom.Br && x.DataAtom != atom.Time || x.DataAtom == atom.Img || x.DataAtom == atom.Picture || x.DataAtom == atom.Iframe || x.DataAtom == atom.Video) {
			return false
		}
	}
	switch n.DataAtom {
	case atom.Span, atom.A, atom.Time, atom.Small:
		return n.Parent != nil && (n.Parent.DataAtom == atom.Div || n.Parent.DataAtom == atom.Section || n.Parent.DataAtom == atom.Header || n.Parent.DataAtom == atom.Footer || n.Parent.DataAtom == atom.Article || n.Parent.DataAtom == atom.Main)
	}
	return true
}

// insideText tells whether an element stands within one that was judged itself.
func (c *cleaner) insideText(n, root *html.Node) bool {
	switch n.DataAtom {
	case atom.Span, atom.A, atom.Time, atom.Small:
		return n.Parent != root && c.isLeaf(n.Parent)
	case atom.Figcaption:
		return true
	}
	return n.Parent != nil && n.Parent.DataAtom == atom.Figure || n.Parent != nil && n.Parent.DataAtom == atom.Blockquote
}

// judge says why a block is not part of the story, "" when it is.
func (c *cleaner) judge(n *html.Node, b block) string {
	if c.ended && b.role != roleBody {
		return "other stories"
	}
	c.ended = c.ended && b.role != roleBody
	switch {
	case strings.EqualFold(b.text, c.headline) || strings.EqualFold(strings.TrimSuffix(b.text, "."), c.headline):
		return "headline again"
	case b.role == roleNotice, b.role == roleByline, b.role == roleDate:
		return b.role.why()
	case b.role == roleSite && n.DataAtom != atom.Td:
		return b.role.why()
	case b.role == roleEnding:
		c.ended = c.body > 0
		return b.role.why()
	case b.role == roleNav && n.DataAtom == atom.Li && onlyLink(n):
		return b.role.why()
	}
	return ""
}
