package desk

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/search"
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

// suggestStories finds stories by their words, for the palette. Its slug is the
// address of the story's page on the desk.
func (d *desk) suggestStories(v *visit) error {
	return d.suggest(v, func(r *store.Reader, words string) (all []suggestion, err error) {
		f := store.StoryFilter{Limit: suggested}
		if !v.by.Role.May(news.RightReadAll) {
			f.Author = v.by.ID
		}
		some := search.Words(words)
		if len(some) == 0 {
			return nil, nil
		}
		found, err := r.Found(some, f, 0)
		for _, s := range found.Stories {
			all = append(all, suggestion{Name: titled(s.Headline), Slug: "/desk/stories/" + s.ID, Kind: markOf(s).Word})
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
