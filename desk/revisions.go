package desk

import (
	"fmt"
	"net/http"
	"strconv"

	"broadsheet/news"
	"broadsheet/store"
)

// revisionsPage is every saved state of a story.
type revisionsPage struct {
	frame
	ID, Headline string
	State        mark
	Rows         []saved
	Older        string
	Zone         string
}

func (*revisionsPage) template() string { return "revisions" }

// saved is one saved state in the list.
type saved struct {
	Number       int
	Href         string
	Headline     string
	By           string
	At           moment
	Newest, Read bool   // it is the newest; it is what readers see
	Act          string // what was done with it, such as "published"; may be empty
}

func (d *desk) revisions(v *visit) error {
	p := &revisionsPage{}
	before, err := number(v.r.URL.Query().Get("before"))
	if err != nil {
		return err
	}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		var s setting
		if err := d.set(r, v, &s); err != nil {
			return err
		}
		people, err := names(r)
		if err != nil {
			return err
		}
		list, err := r.Revisions(s.story.ID, before, perPage+1)
		if err != nil {
			return err
		}
		pub, err := r.Publication()
		p.frame = frame{Title: "Revisions of " + titled(s.story.Headline), Publication: pub.Name}
		p.ID, p.Headline, p.State, p.Zone = s.story.ID, titled(s.story.Headline), markOf(s.story), s.clock.zone()
		p.fill(s, list, people)
		return err
	})
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, p)
}

func (p *revisionsPage) fill(s setting, list []news.Revision, people map[string]string) {
	base := "/desk/stories/" + p.ID + "/revisions"
	if len(list) > perPage {
		list = list[:perPage]
		p.Older = fmt.Sprintf("%s?before=%d", base, list[perPage-1].Number)
	}
	for _, v := range list {
		p.Rows = append(p.Rows, saved{
			Number: v.Number, Href: fmt.Sprintf("%s/%d", base, v.Number), Headline: titled(v.Headline), By: named(people, v.By), At: s.clock.moment(v.Saved),
			Newest: v.Number == s.story.Revision, Read: v.Number == s.story.Published,
		})
	}
}

// number reads a revision's number from an address; none is 0.
func number(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, news.NotFound("There is no revision %q.", s)
	}
	return n, nil
}
