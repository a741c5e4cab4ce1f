package prose

import (
	"slices"
	"strconv"
	"strings"
)

// mode says how much canonical forgives.
type mode uint8

const (
	strict  mode = iota
	lenient      // attributes that we do not know are left out instead of refused
)

// checker makes nodes canonical and knows where in the tree it is, so that an error can say so.
type checker struct {
	mode  mode
	nodes int
	depth int
	at    [MaxDepth + 1]step // the way from the top to the node at hand
}

// step is one turn on the way: which of these siblings.
type step struct {
	siblings []Node
	index    int
}

// canonical checks blocks against the schema and returns them as a canonical document. The given nodes stay as they are.
func canonical(blocks []Node, m mode) (Doc, error) {
	c := &checker{mode: m}
	content, err := c.children(rules[root], blocks)
	return Doc{content}, err
}

func (c *checker) children(rule *nodeRule, nodes []Node) ([]Node, error) {
	if len(nodes) == 0 {
		return nil, nil
	}
	if c.depth >= MaxDepth {
		return nil, c.refuse("is nested more than %d deep", MaxDepth)
	}
	out := make([]Node, 0, len(nodes))
	c.depth++
	for i := range nodes {
		c.at[c.depth] = step{nodes, i}
		if i == 0 && rule.first != "" && nodes[i].Type != rule.first {
			return nil, c.refuse("stands where a %s must be", rules[rule.first].label)
		}
		n, err := c.node(rule, nodes[i])
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	c.depth--
	return out, nil
}

func (c *checker) node(parent *nodeRule, n Node) (Node, error) {
	rule := rules[n.Type]
	if c.nodes++; c.nodes > MaxNodes {
		return Node{}, invalid("The text has more than %d parts.", MaxNodes)
	}
	switch {
	case rule == nil || n.Type == root:
		return Node{}, c.refuse("is of a kind %q that does not exist", clipName(string(n.Type)))
	case !parent.allows(n.Type):
		return Node{}, c.refuse("cannot stand here")
	case n.Text != "" || len(n.Marks) > 0:
		return Node{}, c.refuse("cannot carry text or marks itself")
	}
	attrs, err := c.attrs(n, rule)
	if err != nil {
		return Node{}, err
	}
	out := Node{Type: n.Type, Attrs: attrs}
	switch {
	case rule.inline:
		out.Content, err = c.inline(n.Content)
	case rule.plain:
		out.Content, err = c.plain(n.Content)
	case len(n.Content) == 0 && rule.some:
		err = c.refuse("is empty")
	case len(n.Content) > 0 && rule.content == nil:
		err = c.refuse("cannot hold anything")
	default:
		out.Content, err = c.children(rule, n.Content)
	}
	if err == nil && (n.Type == PictureNode || n.Type == Video) && out.Attr("asset") == "" && out.Attr("src") == "" {
		err = c.refuse("has neither a file nor an address")
	}
	return out, err
}

// attrs checks the attributes and puts them into the schema's order, leaving out those at their zero value.
func (c *checker) attrs(n Node, rule *nodeRule) (Attrs, error) {
	if len(n.Attrs) == 0 && len(rule.attrs) == 0 {
		return nil, nil
	}
	for i, a := range n.Attrs {
		known := rule.attr(a.Name) != nil
		if !known && c.mode == strict {
			return nil, c.refuse("has an attribute %q that does not exist", clipName(a.Name))
		}
		if known && slices.ContainsFunc(n.Attrs[:i], func(b Attr) bool { return a.Name == b.Name }) {
			return nil, c.refuse("has the attribute %q twice", a.Name)
		}
	}
	var out Attrs
	for _, r := range rule.attrs {
		value, problem := r.clean(n.Attr(r.name))
		if problem != "" {
			return nil, c.refuse("%s", problem)
		}
		if value != "" {
			out = append(out, Attr{r.name, value})
		}
	}
	return out, nil
}

// clean returns the value of an attribute in its canonical form, "" for its zero value, or else what is wrong with it.
func (r attrRule) clean(v string) (value, problem string) {
	ok := true
	switch r.kind {
	case lineAttr:
		if v = cleanLine(v); len(v) > MaxLine {
			return "", "has a " + r.name + " of more than " + strconv.Itoa(MaxLine) + " bytes"
		}
	case rawAttr:
		if v = cleanRaw(v); len(v) > r.most() {
			return "", "has " + r.name + " of more than " + strconv.Itoa(r.most()) + " bytes"
		}
	default:
		if v != "" {
			v, ok = r.cleanWord(v)
		}
	}
	if !ok {
		return "", "has a " + r.name + " that " + r.complaint()
	}
	if v == "" && r.required {
		return "", "has no " + r.name
	}
	return v, ""
}

// most is how many bytes raw text may have.
func (r attrRule) most() int {
	if r.max > 0 {
		return r.max
	}
	return MaxData
}

func (r attrRule) cleanWord(v string) (string, bool) {
	switch r.kind {
	case mediaAttr:
		return cleanMedia(v)
	case urlAttr:
		v, ok := cleanLink(v)
		return v, ok && isWeb(v)
	case idAttr:
		return cleanID(v)
	case wordAttr:
		return cleanWord(v)
	case focusAttr:
		return cleanFocus(v)
	case providerAttr:
		return v, isProvider(v)
	case chartAttr:
		return v, slices.Contains(ChartKinds, v)
	case pointAttr:
		return cleanPoint(v)
	case routeAttr:
		return v, slices.Contains(Routes, v)
	}
	i, err := strconv.Atoi(v)
	if err == nil && (i == 0 || i == 1 && r.kind == spanAttr) {
		return "", true
	}
	return strconv.Itoa(i), err == nil && i >= r.min && i <= r.max
}

func (r attrRule) complaint() string {
	switch r.kind {
	case mediaAttr:
		return "is not an http or https address or a path on this site"
	case urlAttr:
		return "is not an http or https address"
	case idAttr:
		return "is not made of letters, digits, '-' and '_' alone"
	case wordAttr:
		return "is not the name of a programming language"
	case focusAttr:
		return "is not of the form x,y with both from 0 to 1"
	case providerAttr, chartAttr, routeAttr:
		return "we do not know"
	case pointAttr:
		return "is no latitude and longitude in degrees"
	}
	return "is not a whole number from " + strconv.Itoa(r.min) + " to " + strconv.Itoa(r.max)
}

// cleanFocus checks the point of a picture that must stay in sight when it is cropped, as shares of its width and height.
func cleanFocus(v string) (string, bool) {
	x, y, ok := strings.Cut(v, ",")
	fx, errx := strconv.ParseFloat(strings.TrimSpace(x), 64)
	fy, erry := strconv.ParseFloat(strings.TrimSpace(y), 64)
	if !ok || errx != nil || erry != nil || !(fx >= 0 && fx <= 1 && fy >= 0 && fy <= 1) {
		return "", false
	}
	share := func(f float64) string { return strconv.FormatFloat(f+0, 'f', -1, 64) }
	return share(fx) + "," + share(fy), true
}

// refuse makes the error of the node at hand: its place and what is wrong with it.
func (c *checker) refuse(problem string, args ...any) error {
	place := c.place()
	return invalid(strings.ToUpper(place[:1])+place[1:]+" "+problem+".", args...)
}

// place is the way to the node at hand as a person would say it: "bullet list 2, item 3, paragraph 1". Each kind is counted by itself.
func (c *checker) place() string {
	if c.depth == 0 {
		return "the text"
	}
	var parts []string
	for _, s := range c.at[1 : c.depth+1] {
		t, count := s.siblings[s.index].Type, 0
		for _, n := range s.siblings[:s.index+1] {
			if n.Type == t {
				count++
			}
		}
		label := "part"
		if r := rules[t]; r != nil {
			label = r.label
		}
		parts = append(parts, label+" "+strconv.Itoa(count))
	}
	if most := 6; len(parts) > most { // a sentence stays readable
		parts = append(append(parts[:3:3], "…"), parts[len(parts)-2:]...)
	}
	return strings.Join(parts, ", ")
}

// clipName keeps a name from outside short enough for an error's sentence.
func clipName(s string) string {
	s, cut := clip(cleanLine(s), 40)
	if cut {
		s += "…"
	}
	return s
}
