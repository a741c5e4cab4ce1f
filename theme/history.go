package theme

// History is what has happened to a story since it was published.
type History struct {
	Frame
	Story  Link
	Events []Event // the oldest first
}

// Event is a step of a story's history.
type Event struct {
	Kind  string // "published", "updated", or a kind of correction
	Label string
	Text  string // may be empty
	Time  Moment
}

func (History) template() string { return "history" }
