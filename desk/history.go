package desk

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/store"
)

// historyPage is all that ever happened to a story, in one column.
type historyPage struct {
	frame
	ID, Headline string
	State        mark
	Rows         []happened
	More         bool
	Zone         string
}

func (*historyPage) template() string { return "history" }

type happened struct {
	At       moment
	By, What string
	Note     string
}

// mostHappened bounds a story's history; live coverage has the longest.
const mostHappened = 500

func (d *desk) history(v *visit) error {
	p := &historyPage{}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		var s setting
		if err := d.set(r, v, &s); err != nil {
			return err
		}
		people, err := names(r)
		if err != nil {
			return err
		}
		changes, err := r.StoryChanges(s.story.ID, mostHappened+1)
		if p.More = len(changes) > mostHappened; p.More {
			changes = changes[:mostHappened]
		}
		p.frame = frame{Title: "History of " + titled(s.story.Headline), Here: "stories"}
		p.ID, p.Headline, p.State, p.Zone = s.story.ID, titled(s.story.Headline), markOf(s.story), s.clock.zone()
		for _, c := range changes {
			p.Rows = append(p.Rows, happened{At: s.clock.moment(news.At(c.At)), By: named(people, c.By), What: actWords(c.Act), Note: c.Note})
		}
		return err
	})
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, p)
}
