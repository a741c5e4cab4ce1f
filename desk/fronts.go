package desk

import (
	"net/http"
	"net/url"

	"broadsheet/news"
	"broadsheet/store"
)

// frontsPage lists the fronts: the main one and each section's, and under each
// other edition its own.
type frontsPage struct {
	frame
	Groups []frontGroup
	Zone   string
}

func (*frontsPage) template() string { return "fronts" }

// frontGroup is the fronts of an edition.
type frontGroup struct {
	Name string // of the edition; empty where the paper has only one
	Note string // what a reader of the list should know of it
	Rows []frontRow
}

// frontRow is a front in the list.
type frontRow struct {
	Name, Href, Path string
	Below            bool   // it is of a section below another
	Live             string // what readers have: "By the rule", or "Number 4"
	At               moment // since when
	By               string
	Draft            string // what there is of a draft that readers do not have; may be empty
}

// frontPlace is a front as the desk knows it.
type frontPlace struct {
	id    string // news.FrontHome, or that of the section or edition
	slug  string // in the desk's addresses
	name  string
	path  string // where readers find it
	below bool
	of    news.Edition // whose stories it is filled with; the zero value for all of them
}

// frontPlaces lists every front: the main one, the sections', then those of the
// other editions. One whose slug is the main front's goes by its id, as it does
// in the API.
func frontPlaces(r *store.Reader) ([]frontPlace, error) {
	all := []frontPlace{{id: news.FrontHome, slug: news.FrontHome, name: "Main front", path: "/"}}
	sections, err := r.Sections()
	for _, s := range sections {
		p := frontPlace{id: s.ID, slug: s.Slug, name: s.Name, path: "/" + s.Slug, below: s.ParentID != ""}
		if p.slug == news.FrontHome {
			p.slug = s.ID
		}
		all = append(all, p)
	}
	if err != nil {
		return nil, err
	}
	editions, err := r.Editions()
	for i, e := range editions {
		p := frontPlace{id: e.ID, slug: e.Slug, name: "Front of " + e.Name, path: "/" + e.Slug, of: e}
		if p.slug == news.FrontHome {
			p.slug = e.ID
		}
		switch {
		case i > 0:
			all = append(all, p)
		case len(editions) > 1:
			all[0].of = e
		}
	}
	return all, err
}

// frontNamed finds the front that an address names.
func frontNamed(r *store.Reader, slug string) (frontPlace, error) {
	all, err := frontPlaces(r)
	if err != nil {
		return frontPlace{}, err
	}
	for _, p := range all {
		if p.slug == slug {
			return p, nil
		}
	}
	return frontPlace{}, news.NotFound("There is no front at this address.")
}

// frontAt finds a front by its place; one that is gone goes by its id.
func frontAt(r *store.Reader, place string) (frontPlace, error) {
	all, err := frontPlaces(r)
	for _, p := range all {
		if p.id == place {
			return p, err
		}
	}
	return frontPlace{id: place, slug: place, name: "A front that is gone"}, err
}

func (p frontPlace) href() string { return "/desk/fronts/" + url.PathEscape(p.slug) }

func (d *desk) fronts(v *visit) error {
	if err := v.by.Must(news.RightFronts); err != nil {
		return err
	}
	p := &frontsPage{frame: frame{Title: "Fronts", Here: "fronts"}}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		p.Publication, p.Zone = pub.Name, d.clock(pub).zone()
		people, err := names(r)
		if err != nil {
			return err
		}
		places, err := frontPlaces(r)
		if err != nil {
			return err
		}
		for _, at := range places {
			row, err := frontRowOf(r, at, d.clock(pub), people)
			if err != nil {
				return err
			}
			p.add(at, row)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, p)
}

// add puts a front under its edition. The sections' stand under the default
// one's, whose addresses they share.
func (p *frontsPage) add(at frontPlace, row frontRow) {
	switch {
	case len(p.Groups) == 0 && at.of.ID == "":
		p.Groups = append(p.Groups, frontGroup{})
	case len(p.Groups) == 0:
		p.Groups = append(p.Groups, frontGroup{Name: at.of.Name, Note: "The sections’ fronts are for all editions, and hold the stories of each."})
	case at.of.ID != "":
		p.Groups = append(p.Groups, frontGroup{Name: at.of.Name, Note: "Filled from the stories of this edition."})
	}
	last := &p.Groups[len(p.Groups)-1]
	last.Rows = append(last.Rows, row)
}

func frontRowOf(r *store.Reader, at frontPlace, c clock, people map[string]string) (frontRow, error) {
	live, err := r.FrontLive(at.id)
	if err != nil {
		return frontRow{}, err
	}
	draft, err := r.FrontDraft(at.id)
	row := frontRow{Name: at.name, Href: at.href(), Path: at.path, Below: at.below, Live: liveWords(live)}
	if live.Number > 0 {
		row.At, row.By = c.moment(live.At), named(people, live.By)
	}
	if draft.Revision > 0 && !draft.Equal(live.Front) {
		row.Draft = "changed " + c.moment(draft.Saved).Words + " by " + named(people, draft.By)
	}
	return row, err
}

// liveWords says what readers have of a front.
func liveWords(v news.FrontVersion) string {
	if len(v.Containers) == 0 {
		return "By the rule"
	}
	return "Number " + itoa(v.Number)
}
