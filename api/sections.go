package api

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// sectionView is a section. All of it is public: it stands in the navigation.
type sectionView struct {
	Slug        string  `json:"slug"`
	Name        string  `json:"name"`
	Description string  `json:"description"`
	Parent      *string `json:"parent"` // slug; null in the first rank
	Position    int     `json:"position"`
	Path        string  `json:"path"`
	URL         string  `json:"url"`

	Names map[string]string `json:"names"` // by the slugs of editions that call it something else
}

func (w wordlist) sectionView(s news.Section) sectionView {
	v := sectionView{Slug: s.Slug, Name: s.Name, Description: s.Description, Position: s.Position, Path: "/" + s.Slug}
	v.URL, v.Names = w.url(v.Path), map[string]string{}
	for id, name := range s.Names {
		if slug, ok := w.editions[id]; ok {
			v.Names[slug] = name
		}
	}
	if slug, ok := w.slugs[s.ParentID]; ok {
		v.Parent = &slug
	}
	return v
}

// sections lists the sections in the order of the navigation, all at once.
func (s *server) sections(c *call) (reply, error) {
	w, err := s.words(c)
	list := page[sectionView]{Items: make([]sectionView, len(w.sections))}
	for i, sec := range w.sections {
		list.Items[i] = w.sectionView(sec)
	}
	return reply{status: http.StatusOK, body: list}, err
}

// section answers with one section.
func (s *server) section(c *call) (reply, error) {
	w, sec, err := s.namedSection(c)
	return reply{status: http.StatusOK, body: w.sectionView(sec)}, err
}

// sectionIn is what a program writes of a section.
type sectionIn struct {
	Slug        text    `json:"slug"`
	Name        text    `json:"name"`
	Description text    `json:"description"`
	Parent      slugged `json:"parent"`
	Position    number  `json:"position"`
}

// addSection makes a section, at the end of the navigation unless it says where.
func (s *server) addSection(c *call) (reply, error) {
	in, err := read[sectionIn](c)
	if err != nil {
		return reply{}, err
	}
	w, err := s.words(c)
	if err != nil {
		return reply{}, err
	}
	sec := news.Section{Slug: news.Slug(in.Name.value)}
	for _, other := range w.sections {
		sec.Position = max(sec.Position, other.Position+1)
	}
	return s.putSection(c, http.StatusCreated, w, sec, in)
}

// changeSection changes what is given of a section.
func (s *server) changeSection(c *call) (reply, error) {
	in, err := read[sectionIn](c)
	if err != nil {
		return reply{}, err
	}
	w, sec, err := s.namedSection(c)
	if err != nil {
		return reply{}, err
	}
	return s.putSection(c, http.StatusOK, w, sec, in)
}

func (s *server) putSection(c *call, status int, w wordlist, sec news.Section, in sectionIn) (reply, error) {
	sec.Slug, sec.Name, sec.Description = in.Slug.or(sec.Slug), news.Line(in.Name.or(sec.Name)), news.Line(in.Description.or(sec.Description))
	if in.Position.given {
		if in.Position.value < 0 || in.Position.value > 10_000 {
			return reply{}, news.Invalid("position", "A position is a number from 0 to 10000.")
		}
		sec.Position = in.Position.value
	}
	if in.Parent.given {
		parent, err := w.section(in.Parent.value)
		if err != nil {
			return reply{}, news.Invalid("parent", "There is no section called %q.", short(in.Parent.value))
		}
		sec.ParentID = parent.ID
	}
	sec, change, err := publish.Section(c.Context(), s.Store, c.by, sec)
	if err != nil {
		return reply{}, taken(err, "section", sec.Slug)
	}
	if err := c.shown(change); err != nil {
		return reply{}, err
	}
	return named(status, "sections", sec.Slug, w.sectionView(sec)), nil
}

// namedSection reads the section of the path.
func (s *server) namedSection(c *call) (w wordlist, sec news.Section, err error) {
	if w, err = s.words(c); err != nil {
		return w, sec, err
	}
	for _, sec := range w.sections {
		if sec.Slug == c.PathValue("slug") {
			return w, sec, nil
		}
	}
	return w, sec, news.NotFound("There is no section called %q.", short(c.PathValue("slug")))
}

// words reads the publication's words.
func (s *server) words(c *call) (w wordlist, err error) {
	err = s.Store.Public(c.Context(), func(p *store.Public) error {
		w, err = newWords(p)
		return err
	})
	return w, err
}
