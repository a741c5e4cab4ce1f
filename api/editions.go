package api

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/publish"
)

// editionView is an edition. All of it is public: its front says it.
type editionView struct {
	Slug     string `json:"slug"`
	Name     string `json:"name"`
	Language string `json:"language"`
	Default  bool   `json:"default"` // its front is the paper's
	Path     string `json:"path"`
	URL      string `json:"url"`
}

func (w wordlist) editionView(e news.Edition) editionView {
	v := editionView{Slug: e.Slug, Name: e.Name, Language: e.Language, Default: len(w.faces) == 0 || w.faces[0].ID == e.ID, Path: "/" + e.Slug}
	if v.Default {
		v.Path = "/"
	}
	v.URL = w.url(v.Path)
	return v
}

// listEditions lists the editions, the default one first, all at once.
func (s *server) listEditions(c *call) (reply, error) {
	w, err := s.words(c)
	list := page[editionView]{Items: make([]editionView, len(w.faces))}
	for i, e := range w.faces {
		list.Items[i] = w.editionView(e)
	}
	return reply{status: http.StatusOK, body: list}, err
}

// edition answers with one edition.
func (s *server) edition(c *call) (reply, error) {
	w, e, err := s.namedEdition(c)
	return reply{status: http.StatusOK, body: w.editionView(e)}, err
}

// editionIn is what a program writes of an edition.
type editionIn struct {
	Slug     text `json:"slug"`
	Name     text `json:"name"`
	Language text `json:"language"`
}

// addEdition makes an edition, behind the others.
func (s *server) addEdition(c *call) (reply, error) {
	in, err := read[editionIn](c)
	if err != nil {
		return reply{}, err
	}
	w, err := s.words(c)
	if err != nil {
		return reply{}, err
	}
	return s.putEdition(c, http.StatusCreated, w, news.Edition{Slug: news.Slug(in.Name.value)}, in)
}

// changeEdition changes what is given of an edition.
func (s *server) changeEdition(c *call) (reply, error) {
	in, err := read[editionIn](c)
	if err != nil {
		return reply{}, err
	}
	w, e, err := s.namedEdition(c)
	if err != nil {
		return reply{}, err
	}
	return s.putEdition(c, http.StatusOK, w, e, in)
}

func (s *server) putEdition(c *call, status int, w wordlist, e news.Edition, in editionIn) (reply, error) {
	e.Slug, e.Name, e.Language = in.Slug.or(e.Slug), news.Line(in.Name.or(e.Name)), in.Language.or(e.Language)
	e, change, err := publish.Edition(c.Context(), s.Store, c.by, e)
	if err != nil {
		return reply{}, taken(err, "edition", e.Slug)
	}
	if err := c.shown(change); err != nil {
		return reply{}, err
	}
	return named(status, "editions", e.Slug, w.editionView(e)), nil
}

// namedEdition reads the edition of the path.
func (s *server) namedEdition(c *call) (w wordlist, e news.Edition, err error) {
	if w, err = s.words(c); err != nil {
		return w, e, err
	}
	for _, e := range w.faces {
		if e.Slug == c.PathValue("slug") {
			return w, e, nil
		}
	}
	return w, e, news.NotFound("There is no edition called %q.", short(c.PathValue("slug")))
}
