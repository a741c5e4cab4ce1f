package theme

// Front is the first page of the paper.
type Front struct {
	Frame
	Parts   []Container // what editors arranged; nil leaves the page to the rule, by the fields below
	Lead    Card        // without an Href when nothing has been published yet
	Seconds []Card      // what follows the lead, at most four
	Latest  []Card      // the newest of the rest
	Voices  []Card      // opinion and analysis, told apart from news
	Strips  []Strip
	Notes   []Note // the newest corrections
	Empty   string // what to say when there is no story at all
}

// Strip is a section's part of a front.
type Strip struct {
	Link
	Hue  int
	Lead Card
	Rest []Card
}

func (Front) template() string { return "front" }
