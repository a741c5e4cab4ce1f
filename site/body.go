package site

import (
	"fmt"
	"net/url"
	"strings"

	"broadsheet/prose"
)

// ours hides the kind of an error that the reader did not cause: a stored text
// that can't be read is our fault, whatever the parser calls it.
func ours(err error) error { return fmt.Errorf("%v", err) } //nolint:errorlint // that is the purpose

// local gives a text in which every picture and video lies with us. One that
// is on another site becomes a link to it: the page may not load it (it would
// tell that site who reads what, and the policy forbids it), and leaving it out
// would hide that it is there.
func (f *face) local(doc prose.Doc) prose.Doc {
	var out []prose.Node
	changed := false
	for _, n := range doc.Nodes() {
		kept, links := f.localNode(n)
		changed = changed || len(links) > 0
		out = append(append(out, kept...), links...)
	}
	if !changed {
		return doc
	}
	d, err := prose.New(out...)
	if err != nil { // every part comes from a text that was checked
		return doc
	}
	return d
}

// localNode gives what stays of a node, and the links that take the place of
// what does not.
func (f *face) localNode(n prose.Node) (kept, links []prose.Node) {
	switch {
	case (n.Type == prose.PictureNode || n.Type == prose.Video) && foreign(n):
		return nil, []prose.Node{f.elsewhere(n)}
	case n.Type != prose.Gallery:
		return []prose.Node{n}, nil
	}
	var pictures []prose.Node
	for _, p := range n.Content {
		if foreign(p) {
			links = append(links, f.elsewhere(p))
		} else {
			pictures = append(pictures, p)
		}
	}
	n.Content = pictures
	if len(pictures) > 0 {
		kept = []prose.Node{n}
	}
	return kept, links
}

// foreign says whether a picture or video would be loaded from another site.
// One that is an asset of ours is not, whatever address it came from.
func foreign(n prose.Node) bool {
	return n.Attr("asset") == "" && (remote(n.Attr("src")) || remote(n.Attr("poster")))
}

func remote(src string) bool {
	return src != "" && (!strings.HasPrefix(src, "/") || strings.HasPrefix(src, "//"))
}

// elsewhere is the paragraph that leads to a picture or video on another site.
func (f *face) elsewhere(n prose.Node) prose.Node {
	what := f.t.Said.Picture
	if n.Type == prose.Video {
		what = f.t.Said.Video
	}
	words := what
	if c := firstOf(n.Attr("caption"), n.Attr("alt")); c != "" {
		words += ": " + c
	}
	src := n.Attr("src")
	if src == "" {
		return prose.Node{Type: prose.Paragraph, Content: []prose.Node{prose.Inline(words)}}
	}
	if u, err := url.Parse(src); err == nil && u.Host != "" {
		words += " (" + u.Host + ")"
	}
	return prose.Node{Type: prose.Paragraph, Content: []prose.Node{prose.Inline(words, prose.Mark{Type: prose.LinkMark, Href: src})}}
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
