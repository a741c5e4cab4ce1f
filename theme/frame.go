package theme

import "broadsheet/tongue"

// Frame is what stands around every page: the head of the document, the
// masthead and the foot. Words are what its templates say of themselves, in
// the language of Lang.
type Frame struct {
	Lang        string // BCP 47
	Dir         string // "rtl", or empty
	Title       string // of the browser's tab
	Description string
	Canonical   string // absolute address; empty on a page that has none, such as a 404
	Robots      string // what the page asks of search engines; empty asks for nothing
	Prev, Next  string // neighbouring pages of a list, as paths; newer and older
	Newest      string // the list's first page, on those after its second
	Feeds       []Feed
	Alternates  []Alternate // the same page for readers of other languages
	Social      *Social     // nil where there is nothing to share
	Data        *Linked     // JSON-LD; nil where there is none
	Words       tongue.Words
	DataBeside  []*Linked // what the page holds beside that, each a block of its own
	Masthead    Masthead
	Preview     string    // what the desk is told of a page that is not public; else empty
	Own         Own       // what the publication's settings change of the look
	Breaking    *Breaking // the breaking story; nil when none is, and on its own page, which says it over the headline
}

// Masthead is the head of the paper. On a front it is tall and holds the
// page's first heading; elsewhere it is a line.
type Masthead struct {
	Front    bool
	Name     string
	Logo     *Picture // stands for the name; nil where the name is set in letters
	Icon     bool     // the icons are made of a picture, and so none is drawn as SVG
	Initial  string   // the first letter of the name, for the browser's tab
	Lang     string   // BCP 47, of tagline, notice and sections, where it is not the page's own; else empty
	Tagline  string
	Date     string // today in full, "Tuesday 24 November 2026"
	DateISO  string // "2026-11-24"
	DateHref string // the archive of the day
	Edition  string // may be empty
	Place    string // may be empty
	Notice   string // a line at the foot of every page; may be empty
	Sections []Tab
	Home     string // the way to the edition's front
	Latest   string // and to its newest stories
	Editions []Tab  // all of them, where there are several

	Corrections string // the way to what the edition corrected
}

// Tab is an entry of the navigation.
type Tab struct {
	Link
	Hue     int  // which of the accent colours, from 1; 0 has none
	Current bool // the page is in this section
	Here    bool // the page is this section
}

// Alternate is a page for readers of a language (hreflang).
type Alternate struct {
	Lang string // BCP 47, or "x-default"
	Href string // absolute
}

// Link is words that lead somewhere.
type Link struct {
	Text string
	Href string
	Lang string // BCP 47, of the words, where it is not the page's own; else empty
}

// Breaking is the bar that tells of the breaking story.
type Breaking struct {
	Link        // where the page leads with the story itself, the way to it and not its headline again
	Time Moment // when readers last got something new of it
}

// Moment is a time: for machines with the zone's offset (RFC 3339), and as
// people read it in the publication's zone.
type Moment struct {
	ISO  string
	Text string
}

// Feed is a feed that the page leads to.
type Feed struct {
	Type  string // media type
	Title string
	Href  string
}

// Social is what a page says of itself where it is shared (Open Graph, ogp.me,
// and what Twitter cards add to it).
type Social struct {
	Type        string // "website", "article" or "profile"
	Title       string
	Description string
	URL         string // absolute
	SiteName    string
	Locale      string // "en_GB"
	Published   string // RFC 3339; of an article only, as are the rest
	Modified    string
	Section     string
	Authors     []string // absolute addresses
	Tags        []string
	Image       *Seen // nil where there is none
}

// Seen is the picture by which a page is known where it is shared.
type Seen struct {
	URL           string // absolute
	Width, Height int
	Alt           string // may be empty
}
