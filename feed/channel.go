package feed

import (
	"strings"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/tongue"
)

// Where package site draws what the paper is known by: icons of 144 and 512
// pixels, and a logo that is twice as wide as it is high.
const (
	iconSmall = "/icon-144.png"
	iconLarge = "/icon-512.png"
	logoWide  = "/logo.png"
)

// channel is a feed before it has a format.
type channel struct {
	pub         news.Publication
	lang        string // BCP 47
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
	c := channel{pub: pub, lang: pub.Language, generator: f.opt.Generator, title: pub.Name, description: pub.Tagline, page: absolute(pub, dir), self: absolute(pub, self), id: tag(pub, "feed"+escaped(dir))}
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
	names, err := sectionsByID(p)
	if err != nil {
		return c, err
	}
	said, err := languages(p, pub)
	if err != nil {
		return c, err
	}
	tongues := map[string]*tongue.Tongue{}
	for _, s := range stories {
		lang := said.of(s)
		if tongues[lang] == nil {
			tongues[lang] = tongue.For(lang)
		}
		it, err := f.item(p, pub, s, names, tongues[lang])
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
	editions, err := p.Editions()
	if err != nil {
		return l, err
	}
	switch {
	case dir == "":
		return l, nil
	case kind == "topic" && slug != "":
		l.Topic, err = p.Topic(slug)
		c.title, c.description = c.pub.Name+": "+l.Topic.Name, l.Topic.Description
	case kind == "by" && slug != "":
		l.Contributor, err = p.Contributor(slug)
		c.title, c.description = c.pub.Name+": "+l.Contributor.Name, l.Contributor.Title
	case slug == "" && edition(editions, kind) != nil:
		l.Edition = *edition(editions, kind)
		c.title, c.lang = c.pub.Name+": "+l.Edition.Name, l.Edition.Language
	case slug == "":
		l.Section, err = p.Section(kind)
		c.title, c.description = c.pub.Name+": "+l.Section.Name, l.Section.Description
	default:
		err = news.NotFound("There is no feed at %s.", dir)
	}
	return l, err
}

func sectionsByID(p *store.Public) (map[string]news.Section, error) {
	sections, err := p.Sections()
	byID := make(map[string]news.Section, len(sections))
	for _, s := range sections {
		byID[s.ID] = s
	}
	return byID, err
}

// edition finds an edition by the slug of its address. The first is the
// default one, which has none but the paper's own.
func edition(all []news.Edition, slug string) *news.Edition {
	for i := range all {
		if i > 0 && all[i].Slug == slug {
			return &all[i]
		}
	}
	return nil
}

// spoken tells the language of stories: by the id of an edition, or "" for any other.
type spoken map[string]string

func languages(p *store.Public, pub news.Publication) (spoken, error) {
	editions, err := p.Editions()
	out := spoken{"": pub.Language}
	for _, e := range editions {
		out[e.ID] = e.Language
	}
	return out, err
}

func (l spoken) of(s news.Published) string {
	if lang := l[s.Edition]; lang != "" {
		return lang
	}
	return l[""]
}
