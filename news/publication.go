package news

import (
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Publication is the title that readers know. There is one to a database.
type Publication struct {
	Name      string // "Euro Global Post"
	Tagline   string
	BaseURL   string // "https://example.org", without a slash at the end
	TimeZone  string // IANA name; days, datelines and schedules are told in it
	Language  string // BCP 47
	Permalink string // pattern of a story's path; see Permalink
	Place     string // where the paper is made, in the folio line; may be empty
	Notice    string // a line under every page, such as that it is a demonstration; may be empty

	Contact    string     // where to write to: an e-mail address or a page; may be empty
	Social     []string   // addresses of the publication elsewhere
	Hub        string     // the WebSub hub that is told of what is new; may be empty
	Look       Look       // accent and type
	Logo       string     // id of a picture that stands for the name; empty is the name itself
	Icon       string     // id of a square picture for icons; empty is the logo where it is nearly square, and else the initial
	Trust      []string   // what trust.txt says of owners and associations, a line each: "belongto=https://…"
	Training   string     // whether machines may learn from what the paper says: "yes", "no" or "" for nothing said
	Navigation Navigation // what stands in the bar beside the sections
}

// DefaultPermalink is the pattern of story paths unless the publication sets another.
const DefaultPermalink = "/{section}/{yyyy}/{mm}/{dd}/{slug}"

// Location is the publication's time zone; UTC where the name is not known.
func (p Publication) Location() *time.Location {
	loc, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return time.UTC
	}
	return loc
}

// URL makes a path absolute.
func (p Publication) URL(path string) string { return p.BaseURL + path }

// Check tells what is wrong with the publication's settings.
func (p Publication) Check() error {
	if err := checkLine("name", p.Name, 1, 120); err != nil {
		return err
	}
	if err := checkLine("tagline", p.Tagline, 0, 300); err != nil {
		return err
	}
	if err := checkLine("place", p.Place, 0, 80); err != nil {
		return err
	}
	if err := checkLine("notice", p.Notice, 0, 300); err != nil {
		return err
	}
	if err := checkBaseURL(p.BaseURL); err != nil {
		return err
	}
	if _, err := time.LoadLocation(p.TimeZone); err != nil || p.TimeZone == "" || p.TimeZone == "Local" {
		return Invalid("time_zone", "There is no time zone %q; write it like Europe/London.", p.TimeZone)
	}
	if !languageTag.MatchString(p.Language) {
		return Invalid("language", "There is no language %q; write it like en-GB.", p.Language)
	}
	return errors.Join(CheckPermalink(p.Permalink), p.checkHouse())
}

// checkHouse tells what is wrong with what the publication says of itself.
func (p Publication) checkHouse() error {
	if err := errors.Join(checkContact(p.Contact), checkSameAs("social", p.Social), p.Look.Check(), p.Navigation.Check(), checkTrust(p.Trust), checkTraining(p.Training)); err != nil {
		return err
	}
	if p.Hub != "" {
		return checkWeb("hub", p.Hub)
	}
	return nil
}

// languageTag is the shape of a BCP 47 tag; whether somebody speaks it is not
// for this package to know.
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// checkBaseURL tells what is wrong with the address that paths are added to.
func checkBaseURL(s string) error {
	u, err := url.Parse(s)
	switch {
	case err != nil, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", strings.HasSuffix(s, "/"):
		return Invalid("base_url", "The base URL must begin with http:// or https:// and a host, and end without a slash.")
	case u.User != nil, strings.ContainsAny(s, "?#"):
		return Invalid("base_url", "The base URL must hold no user, query or fragment.")
	}
	return nil
}

// Edition is a face of the publication for an audience.
type Edition struct {
	ID       string
	Slug     string
	Name     string
	Language string // BCP 47
	Position int    // order among them; the first is the default one, whose front is the paper's
}

// Check tells what is wrong with the edition's words.
func (e Edition) Check() error {
	if err := CheckSlug("slug", e.Slug); err != nil {
		return err
	}
	if Reserved(e.Slug) {
		return Invalid("slug", "The address /%s is kept for Broadsheet itself; choose another slug.", e.Slug)
	}
	if !languageTag.MatchString(e.Language) {
		return Invalid("language", "There is no language %q; write it like en-GB.", e.Language)
	}
	return checkLine("name", e.Name, 1, 120)
}

// Section is where a story lives. Sections form a tree.
type Section struct {
	ID          string
	Slug        string
	Name        string
	Description string
	ParentID    string            // empty for a section of the first rank
	Position    int               // order among its siblings in the navigation
	Names       map[string]string // what editions that call it something else call it, by their ids
}

// In gives the section as an edition calls it.
func (s Section) In(edition string) Section {
	if name := s.Names[edition]; name != "" {
		s.Name = name
	}
	return s
}

// Check tells what is wrong with the section's words.
func (s Section) Check() error {
	if err := CheckSlug("slug", s.Slug); err != nil {
		return err
	}
	if Reserved(s.Slug) {
		return Invalid("slug", "The address /%s is kept for Broadsheet itself; choose another slug.", s.Slug)
	}
	if err := checkLine("name", s.Name, 1, 120); err != nil {
		return err
	}
	for _, name := range s.Names {
		if err := checkLine("names", name, 1, 120); err != nil {
			return err
		}
	}
	return checkLine("description", s.Description, 0, 600)
}

// TopicKind is what sort of thing a topic is.
type TopicKind string

// The kinds of topic.
const (
	TopicPerson       TopicKind = "person"
	TopicOrganisation TopicKind = "organisation"
	TopicPlace        TopicKind = "place"
	TopicEvent        TopicKind = "event"
	TopicSubject      TopicKind = "subject"
)

// Topic is what a story is about.
type Topic struct {
	ID          string
	Slug        string
	Name        string
	Kind        TopicKind
	Aliases     []string // other names, by which the desk finds it
	Description string
	Wikidata    string // "Q90", or empty
}

// MaxAliases is how many other names a topic has at most.
const MaxAliases = 50

// With gives the topic with another in it: the other's names are among its
// own, and what it does not say of itself is as the other says it.
func (t Topic) With(other Topic) Topic {
	known := []string{Fold(t.Name)}
	var names []string
	for _, name := range slices.Concat(t.Aliases, []string{other.Name}, other.Aliases) {
		if folded := Fold(name); !slices.Contains(known, folded) {
			known, names = append(known, folded), append(names, name)
		}
	}
	t.Aliases = names
	if t.Description == "" {
		t.Description = other.Description
	}
	if t.Wikidata == "" {
		t.Wikidata = other.Wikidata
	}
	return t
}

// Check tells what is wrong with the topic's words.
func (t Topic) Check() error {
	if err := CheckSlug("slug", t.Slug); err != nil {
		return err
	}
	switch t.Kind {
	case TopicPerson, TopicOrganisation, TopicPlace, TopicEvent, TopicSubject:
	default:
		return Invalid("kind", "A topic is a person, organisation, place, event or subject, not %q.", t.Kind)
	}
	if len(t.Aliases) > MaxAliases {
		return Invalid("aliases", "A topic has at most %d other names.", MaxAliases)
	}
	for _, a := range t.Aliases {
		if err := checkLine("aliases", a, 1, 200); err != nil {
			return err
		}
	}
	if err := checkLine("name", t.Name, 1, 200); err != nil {
		return err
	}
	if t.Wikidata != "" && !wikidataID.MatchString(t.Wikidata) {
		return Invalid("wikidata", "A Wikidata number is a Q and digits, like Q90, not %q.", t.Wikidata)
	}
	return checkLine("description", t.Description, 0, 2000)
}

// wikidataID is the shape of an item's number.
var wikidataID = regexp.MustCompile(`^Q[1-9][0-9]{0,18}$`)

// Contributor is somebody whose byline a story may carry.
type Contributor struct {
	ID       string
	Slug     string
	Name     string
	Title    string // "Transport correspondent", or empty
	Bio      string
	UserID   string   // the desk account of the same person, or empty
	Links    []string // addresses of the same person elsewhere
	Portrait string   // id of an asset, or empty
}

// Check tells what is wrong with the contributor's words.
func (c Contributor) Check() error {
	if err := CheckSlug("slug", c.Slug); err != nil {
		return err
	}
	if err := checkLine("name", c.Name, 1, 200); err != nil {
		return err
	}
	if err := checkLine("title", c.Title, 0, 200); err != nil {
		return err
	}
	return errors.Join(checkLine("bio", c.Bio, 0, 4000), checkSameAs("links", c.Links))
}
