package api

import (
	"errors"

	"broadsheet/news"
	"broadsheet/store"
)

// translationView is a story that tells the same in another edition's language.
// The public is told of those that it can read.
type translationView struct {
	ID       string `json:"id"`
	Edition  string `json:"edition"` // slug
	Headline string `json:"headline"`
	Path     string `json:"path"` // empty while it is not published
	URL      string `json:"url"`
}

// translations gives a story's translations as somebody of the newsroom may see
// them: another one's draft is none of a contributor's.
func (w wordlist) translations(r *store.Reader, by news.User, id string) ([]translationView, error) {
	list := []translationView{}
	ids, err := r.TranslationsOf(id)
	if err != nil {
		return nil, err
	}
	for _, other := range ids {
		s, err := seen(r, by, other)
		if errors.Is(err, news.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		rev, err := r.Revision(other, s.Revision)
		if err != nil {
			return nil, err
		}
		list = append(list, translationView{other, w.editions[rev.Edition], s.Headline, s.Path, w.url(s.Path)})
	}
	return list, nil
}
