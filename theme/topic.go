package theme

// Topic is the page of what stories are about: what it is, what was written
// about it, the days that mattered, and what else it has to do with.
type Topic struct {
	Frame
	Over        string // the kind above the heading: "Place"
	Name        string
	Description string // may be empty
	Others      string // its other names, with commas between; may be empty
	Wikidata    string // address of what is known of it elsewhere; may be empty
	Lead        Card   // without an Href on later pages
	River       []Card // the rest, newest first
	Timeline    []Marked
	Before      []Marked // the days before those, folded away
	Around      []Around
}

// Marked is a marked day of a topic.
type Marked struct {
	Day  Moment // its ISO is a day, a month or a year
	Text string
	Link *Link // the story that tells of it; nil where there is none to read
}

// Around is topics of one kind that share stories with the page's own.
type Around struct {
	ID    string // of the heading within the page
	Label string
	Links []Link
}

func (Topic) template() string { return "topic" }
