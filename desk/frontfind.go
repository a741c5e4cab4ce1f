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
// anywhere, in the works or out, or the latest that readers have, all of the
// front's edition; what was spiked or withdrawn is left out.
func (d *desk) findStories(v *visit) error {
	if err := v.by.Must(news.RightFronts); err != nil {
		return err
	}
	words, f := search.Words(v.r.URL.Query().Get("q")), store.StoryFilter{Limit: offered * 2}
	answer := struct {
		Items []storyFacts `json:"items"`
	}{[]storyFacts{}}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		if name := v.r.URL.Query().Get("front"); name != "" {
			at, err := frontNamed(r, name)
			if err != nil {
				return err
			}
			f.Edition, f.Unset = at.of.ID, at.id == news.FrontHome
		}
		sections, err := sectionNames(r)
		if err != nil {
			return err
		}
		w := frontWriter{Reader: r, clock: d.clock(pub), now: d.Store.Now()}
		stories, err := findFor(r, words, f)
		for _, s := range stories {
			if s.State != news.StateSpiked && s.State != news.StateWithdrawn && len(answer.Items) < offered {
				answer.Items = append(answer.Items, w.factsOf(s, sections))
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", answer)
	return nil
}

func findFor(r *store.Reader, words []string, f store.StoryFilter) ([]news.Story, error) {
	if len(words) == 0 {
		f.State = news.StatePublished
		return r.Stories(f)
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
