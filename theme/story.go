package theme

import "html/template"

// Story is a story's own page.
type Story struct {
	Frame
	ID         string
	Kind       string // for its face: "news", "opinion", …
	Label      string // "Opinion", "Analysis", …; empty for news
	Section    *Tab   // nil when the section is not known
	Kicker     string // may be empty, as may be all the text up to Body
	Headline   string
	Long       bool // the headline is so long that it must be set smaller
	Standfirst string
	Bylines    []Author
	Dateline   string
	Published  Moment
	Updated    *Moment // nil until readers have got a new text
	Reading    string  // "4 min read"
	BreakingOn bool    // the story is the one that is breaking
	Notes      []Note  // corrections, the newest first
	TextLang   string  // BCP 47, where it is not the page's own; else empty
	TextDir    string
	Contents   []Link // the headings of an explainer, within the page
	Capped     bool   // the text is long enough to begin with a large letter
	Body       template.HTML
	Sources    []Source
	Topics     []Link
	History    string // path of its history
	Related    []Card // older stories that share its topics
	Earlier    []Card // what came before it in its section
	Preview    string // what the desk is told of a text that is not public; else empty
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
