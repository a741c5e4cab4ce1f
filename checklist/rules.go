package checklist

// Level is what a rule does when it finds something.
type Level string

// The levels.
const (
	Block  Level = "block"  // the story can't be published or scheduled
	Advise Level = "advise" // it is said beside the text, and that is all
	Off    Level = "off"    // the rule is not asked
)

// Valid tells whether l is one of the levels.
func (l Level) Valid() bool { return l == Block || l == Advise || l == Off }

// Rule is one question that is asked before a story goes out.
type Rule struct {
	ID    string
	Words string // what it wants, in a line
	Help  string // why
	Usual Level  // unless the publication says otherwise
	ask   func(*look) ([]Finding, error)
}

// Rules is every rule, in the order in which a sub-editor would ask. Usually
// only the legal flag and a picture that may not be used hold a story back,
// since nobody meant them to go out: a paper that wants more decides so.
func Rules() []Rule {
	return []Rule{
		{"legal", "A lawyer has read what was flagged", "Anybody who sees the story can flag it for a legal read. Only a chief editor takes the flag away.", Block, legal},
		{"rights", "Every picture may be used", "A picture without a right, or whose right has ended, is not shown to readers: a story must not count on it.", Block, pictureRights},
		{"suggestions", "Suggested changes are decided on", "A suggestion that nobody accepted is not in the text: readers get the words as they were.", Advise, suggestions},
		{"notes", "Notes are resolved", "A question in the margin is often the one that a reader will ask.", Advise, notes},
		{"text", "There is a text", "Readers of an empty page think that something is broken.", Advise, text},
		{"byline", "There is a byline", "Readers, search engines and the paper’s own policy want to know who wrote it.", Advise, byline},
		{"headline", "The headline is short enough for search", "Search results cut a headline after about seventy characters.", Advise, headline},
		{"alt", "Every picture has an alternative text", "Who can’t see a picture is told what it shows.", Advise, pictureAlt},
		{"credit", "Every picture has a credit", "Its maker has a right to be named, and the licence mostly asks for it.", Advise, pictureCredit},
		{"terms", "Conditions on pictures are kept", "A licence may ask for something that only a person can see to, and a right that ends soon takes the picture with it.", Advise, pictureTerms},
		{"charts", "Every chart can be drawn and says who counted", "A number without a source is a claim of our own, and a chart that can’t be drawn is shown as a table.", Advise, charts},
		{"maps", "Every map can be drawn and has a title", "Who can’t see a map is told its title.", Advise, maps},
		{"sources", "Claims rest on more than one source", "What only one source says, and what nobody has confirmed, deserves a second call.", Advise, sources},
		{"links", "Links to our own pages lead somewhere", "A link to a page that is gone, or not public yet, gives away a plan or leads nowhere.", Advise, links},
		{"duplicate", "We do not have this story already", "Two desks sometimes write the same story, or an agency’s text comes twice.", Advise, duplicate},
	}
}
