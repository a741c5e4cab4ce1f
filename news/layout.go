package news

// Layout is how a container sets its cards.
type Layout string

// The layouts.
const (
	LayoutLead    Layout = "lead"    // one story large, the others below or beside it
	LayoutPackage Layout = "package" // one story and its related ones, as a unit
	LayoutStrip   Layout = "strip"   // a first story and a few smaller ones, side by side
	LayoutList    Layout = "list"    // headlines with their times
	LayoutOpinion Layout = "opinion" // views, told from news by face and name
)

// layouts says of each layout what it is called, how many cards it holds, how
// long a headline it takes before it looks crowded (the first card's, and the
// others'), and whether its first card wants a picture.
var layouts = []struct {
	layout      Layout
	label       string
	most        int
	first, rest int
	picture     bool
}{
	{LayoutLead, "Lead", 7, 90, 80, true},
	{LayoutPackage, "Package", 6, 90, 80, true},
	{LayoutStrip, "Strip", 9, 90, 80, false},
	{LayoutList, "List", 20, 110, 110, false},
	{LayoutOpinion, "Opinion row", 8, 80, 80, false},
}

// Layouts lists every layout, in the order that the desk offers them.
func Layouts() []Layout {
	out := make([]Layout, len(layouts))
	for i, l := range layouts {
		out[i] = l.layout
	}
	return out
}

// Valid tells whether l is one of the layouts.
func (l Layout) Valid() bool { return l.Label() != "" }

// Label is the layout's name for people, in English; empty for an unknown one.
func (l Layout) Label() string {
	for _, each := range layouts {
		if each.layout == l {
			return each.label
		}
	}
	return ""
}

// Most is how many cards the layout holds; 0 for an unknown one.
func (l Layout) Most() int {
	for _, each := range layouts {
		if each.layout == l {
			return each.most
		}
	}
	return 0
}

// Longest is the number of runes from which a headline looks crowded in the
// layout: on its first card, and on the others.
func (l Layout) Longest(first bool) int {
	for _, each := range layouts {
		if each.layout == l {
			if first {
				return each.first
			}
			return each.rest
		}
	}
	return MaxHeadline
}

// WantsPicture tells whether the layout's first card looks bare without one.
func (l Layout) WantsPicture() bool {
	for _, each := range layouts {
		if each.layout == l {
			return each.picture
		}
	}
	return false
}
