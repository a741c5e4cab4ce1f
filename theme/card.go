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
	Lang       string   // BCP 47, of headline and standfirst where it is not the page's own; else empty
	Standfirst string   // may be empty, or left out where there is no room
	Authors    string   // "Ada Quill and Ben Orr"; may be left out
	Supporting []Link   // stories told in a line each below it
	Picture    *Picture // nil where there is none, or no room for one
	Face       *Picture // of whoever's opinion it is; nil or empty where there is none
	Time       Moment
	Breaking   string // the word for it, on the story that is breaking; else empty
	Long       bool   // the headline is so long that it must be set smaller
	Deep       bool   // it stands under a heading, so its own is of the third rank
}
