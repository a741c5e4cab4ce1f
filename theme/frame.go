package theme

// Frame is what stands around every page: the head of the document, the
// masthead and the foot.
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
	Social      *Social // nil where there is nothing to share
	Data        *Linked // JSON-LD; nil where there is none
	Masthead    Masthead
	Breaking    *Link // the breaking story; nil when none is, and on its own page
}

// Masthead is the head of the paper. On a front it is tall and holds the
// page's first heading; elsewhere it is a line.
type Masthead struct {
	Front    bool
	Name     string
	Initial  string // the first letter of the name, for the browser's tab
	Tagline  string
	Date     string // today in full, "Tuesday 24 November 2026"
	DateISO  string // "2026-11-24"
	DateHref string // the archive of the day
	Edition  string // may be empty
	Place    string // may be empty
	Notice   string // a line at the foot of every page; may be empty
	Sections []Tab
}

// Tab is an entry of the navigation.
type Tab struct {
	Link
	Hue     int  // which of the accent colours, from 1; 0 has none
	Current bool // the page is in this section
	Here    bool // the page is this section
}

// Link is words that lead somewhere.
type Link struct {
	Text string
	Href string
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
}
