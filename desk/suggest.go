package desk

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/store"
)

// suggested is how many names are offered while one types.
const suggested = 10

// suggestion is a name that begins like what was typed.
type suggestion struct {
	Name string `json:"name"`
	Slug string `json:"slug"`
	Kind string `json:"kind,omitempty"`
}

func (d *desk) suggestTopics(v *visit) error {
	return d.suggest(v, func(r *store.Reader, words string) (all []suggestion, err error) {
		topics, err := r.TopicsLike(words, "", suggested)
		for _, t := range topics {
			all = append(all, suggestion{Name: t.Name, Slug: t.Slug, Kind: string(t.Kind)})
		}
		return all, err
	})
}

func (d *desk) suggestBylines(v *visit) error {
	return d.suggest(v, func(r *store.Reader, words string) (all []suggestion, err error) {
		people, err := r.ContributorsLike(words, "", suggested)
		for _, c := range people {
			all = append(all, suggestion{Name: c.Name, Slug: c.Slug, Kind: c.Title})
		}
		return all, err
	})
}

// suggest answers with the names that look finds. Topics and contributors are
// known to the whole newsroom, so nobody is shown less.
func (d *desk) suggest(v *visit, look func(*store.Reader, string) ([]suggestion, error)) error {
	words := news.Line(v.r.URL.Query().Get("q"))
	answer := struct {
		Items []suggestion `json:"items"`
	}{[]suggestion{}}
	if words != "" {
		err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
			found, err := look(r, words)
			answer.Items = append(answer.Items, found...)
			return err
		})
		if err != nil {
			return err
		}
	}
	v.json(http.StatusOK, "application/json", answer)
	return nil
}
