package feed

import (
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// channel is a feed before it has a format.
type channel struct {
	pub         news.Publication
	generator   string
	title       string
	description string
	page        string // address of the page that it is the feed of
	self        string // its own address
	id          string // never changes
	updated     news.Time
	items       []item
}

// channel reads a feed's stories. dir is the address of the page that it is
// the feed of: "" for everything, "/uk", "/topic/ferries", "/by/ada-quill".
func (f *Feeds) channel(p *store.Public, pub news.Publication, dir, self string) (channel, error) {
	c := channel{pub: pub, generator: f.opt.Generator, title: pub.Name, description: pub.Tagline, page: pub.URL(dir), self: pub.URL(self), id: tag(pub, "feed"+dir)}
	if dir == "" {
		c.page = pub.URL("/")
	}
	list, err := f.subject(p, dir, &c)
	if err != nil {
		return c, err
	}
	list.Limit = f.opt.Items
	stories, err := p.Stories(list)
	if err != nil {
		return c, err
	}
	if len(stories) == 0 && (list.Topic.ID != "" || list.Contributor.ID != "") {
		return c, news.NotFound("There is no feed at %s.", self) // a name that no published story bears is not for readers to know
	}
	if c.description == "" {
		c.description = c.title
	}
	names, err := sectionNames(p)
	if err != nil {
		return c, err
	}
	for _, s := range stories {
		it, err := f.item(p, pub, s, names)
		if err != nil {
			return c, err
		}
		c.items = append(c.items, it)
		if s.Updated.After(c.updated.Time) {
			c.updated = s.Updated
		}
	}
	return c, nil
}

// subject finds what the feed is of, and names it.
func (f *Feeds) subject(p *store.Public, dir string, c *channel) (l store.List, err error) {
	kind, slug, _ := strings.Cut(strings.TrimPrefix(dir, "/"), "/")
	switch {
	case dir == "":
		return l, nil
	case kind == "topic" && slug != "":
		l.Topic, err = p.Topic(slug)
		c.title, c.description = c.pub.Name+": "+l.Topic.Name, l.Topic.Description
	case kind == "by" && slug != "":
		l.Contributor, err = p.Contributor(slug)
		c.title, c.description = c.pub.Name+": "+l.Contributor.Name, l.Contributor.Title
	case slug == "":
		l.Section, err = p.Section(kind)
		c.title, c.description = c.pub.Name+": "+l.Section.Name, l.Section.Description
	default:
		err = news.NotFound("There is no feed at %s.", dir)
	}
	return l, err
}

func sectionNames(p *store.Public) (map[string]string, error) {
	sections, err := p.Sections()
	names := make(map[string]string, len(sections))
	for _, s := range sections {
		names[s.ID] = s.Name
	}
	return names, err
}
