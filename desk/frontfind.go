package desk

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/search"
	"broadsheet/store"
)

// offered is how many stories are offered to be put on a front.
const offered = 30

// findStories answers with stories to put on a front: those that have the words
// anywhere, in the works or out, or what is approved and the latest that readers
// have, all of the front's edition; what was spiked or withdrawn is left out.
func (d *desk) findStories(v *visit) error {
	if err := v.by.Must(news.RightFronts); err != nil {
		return err
	}
	words := search.Words(v.r.URL.Query().Get("q"))
	return d.offer(v, offered, func(r *store.Reader, _ news.Publication) ([]news.Story, error) {
		f := store.StoryFilter{Limit: offered * 2}
		if name := v.r.URL.Query().Get("front"); name != "" {
			at, err := frontNamed(r, name)
			if err != nil {
				return nil, err
			}
			f.Edition, f.Unset = at.of.ID, at.id == news.FrontHome
		}
		return findFor(r, words, f)
	})
}

func findFor(r *store.Reader, words []string, f store.StoryFilter) ([]news.Story, error) {
	if len(words) == 0 {
		f.State = news.StateApproved // what comes next, before what readers have
		next, err := r.Stories(f)
		if err != nil {
			return nil, err
		}
		f.State = news.StatePublished
		out, err := r.Stories(f)
		return append(next, out...), err
	}
	found, err := r.Found(words, f, 0)
	return found.Stories, err
}

// findTopics answers with topics that a rule may name.
func (d *desk) findTopics(v *visit) error {
	if err := v.by.Must(news.RightFronts); err != nil {
		return err
	}
	answer := struct {
		Items []choice `json:"items"`
	}{[]choice{}}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		topics, err := r.TopicsLike(news.Line(v.r.URL.Query().Get("q")), "", suggested)
		for _, t := range topics {
			answer.Items = append(answer.Items, choice{t.ID, t.Name})
		}
		return err
	})
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", answer)
	return nil
}
