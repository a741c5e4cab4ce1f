package theme

import "html/template"

// Story is a story's own page.
type Story struct {
	Frame
	ID           string
	Kind         string // for its face: "news", "opinion", …
	Label        string // "Opinion", "Analysis", …; empty for news
	Section      *Tab   // nil when the section is not known
	Kicker       string // may be empty, as may be all the text up to Body
	Headline     string
	Long         bool // the headline is so long that it must be set smaller
	Standfirst   string
	Bylines      []Author
	Dateline     string
	Picture      *Picture // the lead picture; nil where there is none
	Face         *Picture // of whoever's opinion it is; nil or empty where there is none
	Published    Moment
	Updated      *Moment // nil until readers have got a new text
	Reading      string  // "4 min read"
	BreakingOn   bool    // the story is the one that is breaking
	Notes        []Note  // corrections, the newest first
	Contents     []Link  // the headings of an explainer, within the page
	Capped       bool    // the text is long enough to begin with a large letter
	Body         template.HTML
	Sources      []Source
	Topics       []Link
	Translations []Link // the same story in other languages, each in its own
	History      string // path of its history
	Related      []Card // older stories that share its topics
	Earlier      []Card // what came before it in its section
	Claim        *Claim // of a fact check; nil where there is none
}

// Author is somebody whose byline a story carries.
type Author struct {
	Link
	Title string // may be empty
	Sep   string // what stands before the name: "", ", " or " and "
}

// Note is a dated public note on a story: a correction, a clarification.
type Note struct {
	Kind     string // "correction", "retraction", …
	Label    string // the same for people
	Text     string
	Time     Moment
	On       string // "On:", before the headline
	Headline string // of the story, in a list of notes; empty when it is withdrawn
	Href     string // where to read it; may be empty
	Anchor   string // its id within the page
}

// Source is one on whose word a story rests.
type Source struct {
	Name   string
	Stance string // "says", "denies, says", …
}

func (Story) template() string { return "story" }

// Claim is what a fact check looks into, and what it found.
type Claim struct {
	Text    string
	By      string // may be empty
	When    Moment // without a Text where it is not known
	Source  *Link  // where it can be read or heard
	Verdict string // empty while there is none
	Steps   []bool // the scale from false to true; true where the verdict stands
}
