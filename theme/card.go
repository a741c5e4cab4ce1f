package theme

// Card is a story in a list, on a front or anywhere else.
type Card struct {
	Href       string
	Kind       string // the story's kind, for its face: "news", "opinion", …
	Label      string // "Opinion", "Analysis", … ; empty for news
	Weight     string // the editor's judgement, "lead", "major", "standard" or "brief"; it sets the size of the headline
	Kicker     string // may be empty
	Hue        int    // the accent of its section; 0 has none
	Headline   string
	Standfirst string // may be empty, or left out where there is no room
	Authors    string // "Ada Quill and Ben Orr"; may be left out
	Time       Moment
	Breaking   bool
	Long       bool // the headline is so long that it must be set smaller
	Deep       bool // it stands under a heading, so its own is of the third rank
}
