package site

import (
	"fmt"
	"net/url"
	"slices"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
	"broadsheet/tongue"
)

// view is one page in the making: the snapshot that it is made from and what
// all pages read from it.
type view struct {
	s      *Site
	p      *store.Public
	path   string
	query  string
	before store.Cursor
	face
	showing
	portraits []portrait
	today     time.Time // noon of the publication's day
	breaking  *news.Published
}

// face is the publication as every page shows it. It never changes once read.
type face struct {
	pub      news.Publication
	loc      *time.Location
	edition  news.Edition   // whose page it is
	t        *tongue.Tongue // its language
	editions []news.Edition
	sections []news.Section // as the page's edition calls them
	plain    []news.Section // as they call themselves
	policies []news.Policy  // without their texts
	marks    store.Marks
	logo     *theme.Picture // nil where the name stands in letters
	byID     map[string]news.Section
	hues     map[string]int // by section id
}

// open reads what every page shows.
func (s *Site) open(p *store.Public, u *url.URL) (*view, error) {
	v := &view{s: s, p: p, path: u.Path, query: u.RawQuery}
	v.before, _ = parseCursor(u.Query().Get(paramBefore))
	var err error
	if v.face, err = s.readFace(p); err != nil {
		return nil, fmt.Errorf("read the masthead: %w", err)
	}
	today, err := p.Today()
	if err != nil {
		return nil, fmt.Errorf("read the day: %w", err)
	}
	v.today = noon(today.In(v.loc))
	if v.breaking, err = p.Breaking(); err != nil {
		return nil, fmt.Errorf("read what is breaking: %w", err)
	}
	f := v.face
	s.known.Store(&f)
	return v, nil
}

func (s *Site) readFace(p *store.Public) (f face, err error) {
	if f.pub, err = p.Publication(); err != nil {
		return f, unfounded(err)
	}
	f.loc = f.pub.Location()
	if f.editions, err = p.Editions(); err != nil {
		return f, err
	}
	if len(f.editions) > 0 {
		f.edition = f.editions[0]
	}
	f.t = s.tongue(f.language(f.edition.ID))
	if f.plain, err = p.Sections(); err != nil {
		return f, err
	}
	if f.policies, err = p.Policies(); err != nil {
		return f, err
	}
	if f.marks, err = p.Marks(); err != nil {
		return f, err
	}
	f.logo = s.logo(f)
	f.hues = make(map[string]int, len(f.plain))
	f.name()
	f.colour()
	return f, nil
}

// name calls the sections what the page's edition calls them. What is remembered
// of another page is left as it is.
func (f *face) name() {
	f.sections, f.byID = make([]news.Section, len(f.plain)), make(map[string]news.Section, len(f.plain))
	for i, sec := range f.plain {
		sec = sec.In(f.edition.ID)
		f.sections[i], f.byID[sec.ID] = sec, sec
	}
}

// hues is how many accent colours the theme has.
const hues = 8

// colour gives each section of the first rank a colour in the order of the
// navigation, and the sections below it the same one.
func (f *face) colour() {
	n := 0
	for _, sec := range f.sections {
		if sec.ParentID == "" {
			f.hues[sec.ID] = n%hues + 1
			n++
		}
	}
	for _, sec := range f.sections {
		f.hues[sec.ID] = f.hues[f.top(sec.ID).ID]
	}
}

// line gives a section and those above it, itself first; nothing for an
// unknown one. A ring, which can't be written, would end.
func (f *face) line(id string) []news.Section {
	var line []news.Section
	for sec, ok := f.byID[id]; ok && len(line) < 16; sec, ok = f.byID[sec.ParentID] {
		line = append(line, sec)
	}
	return line
}

// top gives the section of the first rank that a section lies in.
func (f *face) top(id string) news.Section {
	line := f.line(id)
	if len(line) == 0 {
		return news.Section{}
	}
	return line[len(line)-1]
}

// below gives the sections right under one; "" gives those of the first rank.
func (f *face) below(id string) []news.Section {
	var out []news.Section
	for _, sec := range f.sections {
		if sec.ParentID == id {
			out = append(out, sec)
		}
	}
	return out
}

// frame fills in what stands around the page. here is the section that the
// page belongs to, as an id, or empty.
func (v *view) frame(title, description, here string) theme.Frame {
	f := v.face.frame(v.today, here)
	f.Title, f.Description = title, description
	if title != v.pub.Name {
		f.Title = title + " · " + v.pub.Name
	}
	f.Canonical = v.url(v.path)
	if v.query != "" {
		f.Canonical += "?" + v.query
	}
	f.Feeds = v.editionFeeds()
	f.Social = &theme.Social{Type: "website", Title: title, Description: description, URL: f.Canonical, SiteName: v.pub.Name, Locale: locale(v.t.Tag)}
	if v.breaking != nil {
		f.Breaking = &theme.Breaking{
			Link: theme.Link{Text: v.breaking.OnFront(), Href: escape(v.breaking.Path), Lang: v.foreign(v.breaking.Edition)}, Time: v.short(v.breaking.Updated),
		}
	}
	return f
}

// frame is the part that needs no snapshot.
func (f *face) frame(today time.Time, here string) theme.Frame {
	m := theme.Masthead{
		Name: f.pub.Name, Initial: initial(f.pub.Name), Tagline: f.pub.Tagline, Place: f.pub.Place, Notice: f.pub.Notice,
		Date: f.fullDate(today), DateISO: today.Format(time.DateOnly), DateHref: today.Format("/2006/01/02"),
	}
	m.Logo, m.Icon = f.logo, f.marked().ID != ""
	if f.pub.Language != f.t.Tag {
		m.Lang = f.pub.Language
	}
	m.Home, m.Latest, m.Corrections, m.Editions = escape(f.home()), escape(f.under("/latest")), escape(f.under("/corrections")), f.switcher()
	if f.edition.Name != "" && f.edition.Name != f.pub.Name { // a paper of one edition does not name it
		m.Edition = f.t.Said.Edition.Of(f.edition.Name)
	}
	top := f.top(here)
	for _, sec := range f.below("") {
		if slices.Contains(f.pub.Navigation.Hidden, sec.ID) && sec.ID != top.ID { // whoever is in it sees where they are
			continue
		}
		link := sectionLink(sec)
		if sec.Names[f.edition.ID] == "" { // it is called what the paper calls it, in the paper's language
			link.Lang = m.Lang
		}
		m.Sections = append(m.Sections, theme.Tab{
			Link: link, Hue: f.hues[sec.ID], Current: sec.ID == top.ID, Here: sec.ID == here,
		})
	}
	for _, l := range f.pub.Navigation.Links {
		m.Sections = append(m.Sections, theme.Tab{Link: theme.Link{Text: l.Text, Href: l.Href, Lang: m.Lang}})
	}
	look := f.pub.Look
	return theme.Frame{
		Lang: f.t.Tag, Dir: f.t.Dir, Words: f.t.Words, Masthead: m,
		Own: theme.Own{Accent: look.Accent, AccentDark: look.Dark(), Type: string(look.Type)},
	}
}

// url makes a path of this site absolute.
func (f *face) url(path string) string { return f.pub.URL(escape(path)) }

func sectionLink(sec news.Section) theme.Link {
	return theme.Link{Text: sec.Name, Href: escape("/" + sec.Slug)}
}

// editionFeeds are those of the page's edition, or of everything.
func (f *face) editionFeeds() []theme.Feed {
	if f.main() {
		return feeds(f.pub.Name, "")
	}
	return feeds(f.pub.Name+": "+f.edition.Name, f.home())
}

// feeds are the three feeds under a path; "" is the whole publication.
func feeds(title, path string) []theme.Feed {
	return []theme.Feed{
		{Type: "application/rss+xml", Title: title, Href: escape(path + "/feed.xml")},
		{Type: "application/atom+xml", Title: title, Href: escape(path + "/feed.atom")},
		{Type: "application/feed+json", Title: title, Href: escape(path + "/feed.json")},
	}
}
