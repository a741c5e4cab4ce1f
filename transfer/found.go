package transfer

import (
	"time"

	"broadsheet/prose"
)

// Hint is what the caller knows about a page beforehand. Every field may be
// left at its zero value.
type Hint struct {
	// Location is the publication's time zone, in which a date without a zone
	// is read. Nil means UTC.
	Location *time.Location
	// Locale is a BCP 47 tag, such as "en-US", that decides whether 4/5/2024 is
	// a day in May or in April. Empty leaves it to the page's own language.
	Locale string
	// ContentType is the header that came with the page, if one did.
	ContentType string
	// URL is where the page was found. Relative links and pictures are read
	// against it.
	URL string
}

func (h Hint) location() *time.Location {
	if h.Location == nil {
		return time.UTC
	}
	return h.Location
}

// Found is the story that was found in a page.
type Found struct {
	Headline   string
	Standfirst string
	Bylines    []string  // names of the writers, in order; empty when the page names none
	Published  time.Time // in the zone that the page gave, or the hint's; zero when the page has no date
	Updated    time.Time // zero when the page does not say
	DateOnly   bool      // Published is a day without a time of day
	Body       prose.Doc
	Lang       string // BCP 47 language of the text, "en" where nothing tells
	Source     string // the page's own address of itself, or where it was found
	Picture    string // absolute address of the page's lead picture, or empty

	Site    string // the page's own title, as it calls itself
	Tagline string // the line under it
	LeftOut []Left // what stood on the page and is not part of the story, in order
}

// Left is a piece of a page that was not taken into the story.
type Left struct {
	Text string
	Why  string // in a word or two, such as "site title" or "cookie notice"
}
