package api

import (
	"net/http"
	"net/url"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// frontView is a front: to the public what was placed on it by hand and may be
// seen now, to editors all of it, live and draft.
type frontView struct {
	Name       string          `json:"name"`
	Section    *string         `json:"section"` // slug; null for an edition's front
	Edition    *string         `json:"edition"` // slug; null for a section's front, which is for all editions
	Path       string          `json:"path"`
	URL        string          `json:"url"`
	Number     int             `json:"number"` // of the arrangement that readers have; 0 while that is the rule's
	Containers []containerView `json:"containers"`
	*frontWorkings
}

// frontWorkings is what of a front is the editors' alone.
type frontWorkings struct {
	Revision  int             `json:"revision"` // of the draft; 0 before the first save
	Saved     moment          `json:"saved"`
	Published moment          `json:"published"` // when the arrangement that readers have was
	Live      []containerView `json:"live"`
	Draft     []containerView `json:"draft"`
	Warnings  []frontWarning  `json:"warnings"` // about the draft
}

type frontWarning struct {
	Container int    `json:"container"`
	Card      *int   `json:"card"` // null is the container itself
	Message   string `json:"message"`
}

// frontItem is a front in the list of them.
type frontItem struct {
	Name    string  `json:"name"`
	Section *string `json:"section"`
	Edition *string `json:"edition"`
	Path    string  `json:"path"`
	URL     string  `json:"url"`
	Number  int     `json:"number"`
}

// place is a front by its name in the API, and by its place in the store.
type place struct {
	id      string
	name    string
	section *string
	edition *string
	path    string
}

const nameHome = "home"

// places lists every front: the main one, each section's, then those of the
// other editions. One whose slug is the main front's name goes by its id.
func (w wordlist) places() []place {
	all := []place{{id: news.FrontHome, name: nameHome, path: "/"}}
	for _, sec := range w.sections {
		p := place{id: sec.ID, name: sec.Slug, section: &sec.Slug, path: "/" + sec.Slug}
		if p.name == nameHome {
			p.name = sec.ID
		}
		all = append(all, p)
	}
	for i, e := range w.faces {
		if i == 0 {
			all[0].edition = &e.Slug
			continue
		}
		p := place{id: e.ID, name: e.Slug, edition: &e.Slug, path: "/" + e.Slug}
		if p.name == nameHome {
			p.name = e.ID
		}
		all = append(all, p)
	}
	return all
}

// place finds a front by its name.
func (w wordlist) place(name string) (place, error) {
	for _, p := range w.places() {
		if p.name == name {
			return p, nil
		}
	}
	return place{}, news.NotFound("There is no front called %q.", short(name))
}

// fronts lists the fronts: the main one, the sections in their order, then the
// other editions.
func (s *server) fronts(c *call) (reply, error) {
	list := page[frontItem]{Items: []frontItem{}}
	err := s.Store.Public(c.Context(), func(p *store.Public) error {
		w, err := newWords(p)
		if err != nil {
			return err
		}
		for _, at := range w.places() {
			a, err := p.Front(at.id)
			if err != nil {
				return err
			}
			list.Items = append(list.Items, frontItem{at.name, at.section, at.edition, at.path, w.url(at.path), a.Number})
		}
		return nil
	})
	return reply{status: http.StatusOK, body: list}, err
}

// front answers with one front. Its ETag is the draft's revision to those who
// arrange fronts, and the live arrangement's number to everybody else.
func (s *server) front(c *call) (reply, error) {
	v, err := s.frontView(c, c.PathValue("name"))
	if err != nil {
		return reply{}, err
	}
	tag := v.Number
	if v.frontWorkings != nil {
		tag = v.Revision
	}
	return reply{status: http.StatusOK, body: v, etag: etag(tag)}, nil
}

// frontView reads a front for whoever asks.
func (s *server) frontView(c *call, name string) (v frontView, err error) {
	var w wordlist
	var at place
	err = s.Store.Public(c.Context(), func(p *store.Public) error {
		if w, err = newWords(p); err != nil {
			return err
		}
		if at, err = w.place(name); err != nil {
			return err
		}
		a, err := p.Front(at.id)
		v = frontView{Name: at.name, Section: at.section, Edition: at.edition, Path: at.path, URL: w.url(at.path), Number: a.Number, Containers: shownContainers(a.Front)}
		return err
	})
	if err != nil || c.by.Must(news.RightFronts) != nil {
		return v, err
	}
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		v.frontWorkings, err = w.frontWorkings(r, at, s.Store.Now())
		return err
	})
	return v, err
}

func (w wordlist) frontWorkings(r *store.Reader, at place, now news.Time) (*frontWorkings, error) {
	draft, err := r.FrontDraft(at.id)
	if err != nil {
		return nil, err
	}
	live, err := r.FrontLive(at.id)
	if err != nil {
		return nil, err
	}
	v := &frontWorkings{Revision: draft.Revision, Saved: moment(draft.Saved), Published: moment(live.At), Warnings: []frontWarning{}}
	if v.Draft, err = w.containers(r, draft.Front); err != nil {
		return nil, err
	}
	if v.Live, err = w.containers(r, live.Front); err != nil {
		return nil, err
	}
	warnings, err := publish.FrontWarnings(r, at.id, draft.Front, now)
	for _, one := range warnings {
		told := frontWarning{Container: one.Container, Message: one.Sentence}
		if one.Card >= 0 {
			told.Card = &one.Card
		}
		v.Warnings = append(v.Warnings, told)
	}
	return v, err
}

// frontAt is where a front is in the API.
func frontAt(name string) string { return "/api/v1/fronts/" + url.PathEscape(name) }
