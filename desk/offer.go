package desk

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/store"
)

// offer answers with the facts of what was found, most at most. What was spiked
// or withdrawn is left out, and of a story that the person may not see they are
// told what readers are.
func (d *desk) offer(v *visit, most int, find func(*store.Reader, news.Publication) ([]news.Story, error)) error {
	answer := struct {
		Items []storyFacts `json:"items"`
	}{[]storyFacts{}}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		sections, err := sectionNames(r)
		if err != nil {
			return err
		}
		w := frontWriter{Reader: r, clock: d.clock(pub), now: d.Store.Now()}
		stories, err := find(r, pub)
		if err != nil {
			return err
		}
		for _, s := range stories {
			sees, ended := v.by.MaySee(s), s.State == news.StateSpiked || s.State == news.StateWithdrawn
			if s.Published == 0 && (ended || !sees) {
				continue
			}
			facts := w.factsOf(s, sections)
			if !sees {
				p, err := r.Published(s.ID)
				if err != nil {
					return err
				}
				facts.Headline = p.Headline
			}
			if len(answer.Items) < most {
				answer.Items = append(answer.Items, facts)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", answer)
	return nil
}
