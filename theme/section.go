package theme

// Section is the front of a section.
type Section struct {
	Frame
	Name        string
	Hue         int
	Description string      // may be empty
	Above       []Link      // the sections that it lies in, the outermost first
	Below       []Link      // the sections in it
	Parts       []Container // what editors arranged at the top, in place of Lead and Seconds; may be nil
	Lead        Card        // without an Href on later pages and when there is no story
	Seconds     []Card
	River       []Card // the rest, newest first
	Empty       string // what to say when there is no story
}

func (Section) template() string { return "section" }
