package theme

// Notice is a page that says why there is no other: nothing there, withdrawn,
// something went wrong, not founded yet.
type Notice struct {
	Frame
	Code      string // "404"; shown small, for those who ask for help
	Heading   string
	Text      []string // paragraphs
	Quote     string   // the newsroom's own words, such as the reason of a withdrawal; may be empty
	Time      *Moment  // when it happened, where it matters
	Reference string   // to find the error in the log; may be empty
	Lead      Card     // what the paper leads with; without an Href there is none
	Beneath   Link     // over what to read instead; without an Href it leads nowhere
	Latest    []Card   // what to read instead
}

func (Notice) template() string { return "notice" }
