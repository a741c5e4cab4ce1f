package theme

// List is a plain list of stories: the latest, those about a topic, those by
// somebody, those of a day.
type List struct {
	Frame
	Over        string // the label above the heading, such as "Topic"; may be empty
	Heading     string
	Role        string   // of a contributor: "Transport correspondent"; may be empty
	Description string   // may be empty
	Portrait    *Picture // of a contributor; nil where there is none
	Elsewhere   []Link   // where they are found elsewhere
	Groups      []Group
	Empty       string // what to say when there is no story
	Before      *Link  // the day before, in an archive
	After       *Link  // the day after
	Calendar    *Calendar
}

// Group is a part of a list under a heading of its own.
type Group struct {
	Heading string // may be empty
	Cards   []Card
}

func (List) template() string { return "list" }
