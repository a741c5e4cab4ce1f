package prose

import (
	"slices"
	"strconv"
	"strings"
)

// unit is what a comparison takes as one: a block of words, a picture, or the title of a box.
type unit struct {
	kind  Type
	in    Type
	text  string
	dress []string // what it is and carries beside its words, sorted, each as a phrase
	key   string   // text and dress
	bag   []string // its words, sorted, made when they are needed
}

// units takes a document apart.
func units(d Doc) []unit {
	var out []unit
	var walk func(nodes []Node, in Type)
	walk = func(nodes []Node, in Type) { // its depth is bounded by MaxDepth
		for _, n := range nodes {
			switch {
			case n.Type.isTextBlock():
				out = append(out, newUnit(n, in, blockText(n)))
			case len(n.Content) == 0:
				out = append(out, newUnit(n, in, leafText(n)))
			default:
				if title := leafText(n); title != "" {
					out = append(out, newUnit(Node{Type: n.Type}, in, title))
				}
				inside := n.Type
				if inside == BulletList || inside == OrderedList || inside == Table || inside == TableRow {
					inside = in
				}
				walk(n.Content, inside)
			}
		}
	}
	walk(d.blocks, "")
	return out
}

// read are the attributes that are words to somebody. Nothing changes them.
var read = []string{"title", "subtitle", "caption", "credit", "cite", "alt", "source", "note", "correction", "name", "when", "headline"}

// leafText is what there is to read of a node that holds no words of its own.
func leafText(n Node) string {
	var parts []string
	for _, name := range read {
		if v := n.Attr(name); v != "" {
			parts = append(parts, v)
		}
	}
	if v := drawnText(n); v != "" {
		parts = append(parts, v)
	}
	return strings.Join(parts, " · ")
}

func newUnit(n Node, in Type, text string) unit {
	u := unit{kind: n.Type, in: in, text: text}
	for _, c := range n.Content {
		for _, m := range c.Marks {
			u.dress = append(u.dress, m.phrase()+" on “"+clipName(c.Text)+"”")
		}
	}
	for _, a := range n.Attrs {
		switch {
		case slices.Contains(read, a.Name), a.Name == "table": // told as words
		default:
			u.dress = append(u.dress, a.Name+" "+clipName(a.Value))
		}
	}
	slices.Sort(u.dress)
	u.key = string(u.kind) + "\x00" + string(in) + "\x00" + text + "\x00" + strings.Join(u.dress, "\x00")
	return u
}

func (m Mark) phrase() string {
	switch m.Type {
	case LinkMark:
		return "link to " + m.Href
	case Language:
		return "language " + m.Lang
	case AttributionMark:
		return "attribution to " + m.Source + " (" + string(m.Stance) + ")"
	}
	return string(m.Type)
}

// notes says what changed beside the words.
func (u unit) notes(is unit) []string {
	var out []string
	if u.kind != is.kind || u.in != is.in {
		out = append(out, u.label()+" became "+is.label())
	}
	i, j := 0, 0
	for i < len(u.dress) || j < len(is.dress) {
		switch {
		case j == len(is.dress) || i < len(u.dress) && u.dress[i] < is.dress[j]:
			out = append(out, u.dress[i]+" removed")
			i++
		case i == len(u.dress) || is.dress[j] < u.dress[i]:
			out = append(out, is.dress[j]+" added")
			j++
		default:
			i, j = i+1, j+1
		}
	}
	if most := 20; len(out) > most {
		out = append(out[:most], strconv.Itoa(len(out)-most)+" more")
	}
	return out
}

func (u unit) label() string {
	label := rules[u.kind].label
	if u.in != "" {
		label += " in a " + rules[u.in].label
	}
	return label
}

// words are the unit's words, sorted, for comparing two units without regard to order. The first few hundred are enough to tell.
func (u *unit) words() []string {
	if u.bag == nil {
		text, _ := clip(u.text, 2_000)
		u.bag = strings.Fields(strings.ToLower(text))
		slices.Sort(u.bag)
	}
	return u.bag
}

// alike is how much two units have in common: the share of their words that both have, from 0 to 1. A heading is rarely made of a picture.
func alike(a, b *unit) float64 {
	if a.kind.isTextBlock() != b.kind.isTextBlock() || !a.kind.isTextBlock() && a.kind != b.kind {
		return 0
	}
	x, y := a.words(), b.words()
	if total := len(x) + len(y); total == 0 || 4*min(len(x), len(y)) < max(len(x), len(y)) {
		if total == 0 && a.kind == b.kind {
			return 1
		}
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch strings.Compare(x[i], y[j]) {
		case -1:
			i++
		case 1:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return 2 * float64(common) / float64(len(x)+len(y))
}
