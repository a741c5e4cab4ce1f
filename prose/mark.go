package prose

import "slices"

// Mark says something about a piece of text. Only the fields of its type are set; the others stay empty, so marks compare with ==.
type Mark struct {
	Type   MarkType
	Href   string // link: http, https, mailto, tel, or a path on this site
	Title  string // link: optional
	Lang   string // language: a BCP 47 tag
	Source string // attribution: who is said to have said it
	Stance Stance // attribution

	odd string // an attribute of the JSON that marks of this type do not have; canonical refuses it or leaves it out
}

// MarkType names a kind of mark, spelt as in the editor's JSON.
type MarkType string

// The kinds of marks, in the fixed order of a canonical text: from the one that is drawn outermost to the innermost.
const (
	AttributionMark MarkType = "attribution"
	Language        MarkType = "language"
	LinkMark        MarkType = "link"
	Bold            MarkType = "bold"
	Italic          MarkType = "italic"
	Superscript     MarkType = "superscript"
	Subscript       MarkType = "subscript"
	Code            MarkType = "code"
)

// Stance is how a source stands to the claim that is attributed to it.
type Stance string

// The stances of an attribution.
const (
	Says        Stance = "says"        // the source claims it
	Denies      Stance = "denies"      // the source denies it
	Unconfirmed Stance = "unconfirmed" // nobody has confirmed it
)

// rank is the place of a mark type in the fixed order, or -1 for a type that does not exist.
func (t MarkType) rank() int {
	switch t {
	case AttributionMark:
		return 0
	case Language:
		return 1
	case LinkMark:
		return 2
	case Bold:
		return 3
	case Italic:
		return 4
	case Superscript:
		return 5
	case Subscript:
		return 6
	case Code:
		return 7
	}
	return -1
}

func (s Stance) valid() bool { return s == Says || s == Denies || s == Unconfirmed }

func sameMarks(a, b []Mark) bool { return slices.Equal(a, b) }

// sortMarks returns the marks in the fixed order, of each type only the last one given: the innermost of two nested links wins, as in a
// browser. The given slice is not changed.
func sortMarks(marks []Mark) []Mark {
	if len(marks) == 0 {
		return nil
	}
	var by [8]Mark
	for _, m := range marks {
		if r := m.Type.rank(); r >= 0 {
			by[r] = m
		}
	}
	sorted := make([]Mark, 0, len(marks))
	for _, m := range by {
		if m.Type != "" {
			sorted = append(sorted, m)
		}
	}
	return sorted
}
