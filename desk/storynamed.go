package desk

import (
	"errors"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// storyNamed gives the id of the story that somebody names by its address: the
// one for readers, an old one of these, that of its page on the desk, or its id
// alone. Nothing is the id of nothing.
func (d *desk) storyNamed(v *visit, field, typed string) (id string, err error) {
	typed = news.Line(typed)
	if typed == "" {
		return "", nil
	}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		id, err = storyAt(r, v.r.Host, field, typed)
		if err != nil {
			return err
		}
		s, err := r.Story(id)
		if err == nil && !v.by.MaySee(s) {
			err = news.ErrNotFound
		}
		if errors.Is(err, news.ErrNotFound) {
			return noStory(field, typed)
		}
		return err
	})
	return id, err
}

func noStory(field, typed string) error {
	return news.Invalid(field, "No story is at %s. Copy its address from the browser.", typed)
}

// storyAt reads what was typed: an id alone, or an address of ours. host is the
// one under which the desk was asked.
func storyAt(r *store.Reader, host, field, typed string) (string, error) {
	if !strings.Contains(typed, "/") {
		return typed, nil
	}
	pub, err := r.Publication()
	if err != nil {
		return "", err
	}
	path := ourPath(typed, pub.BaseURL, host)
	if path == "" {
		return "", noStory(field, typed)
	}
	id, err := storyOnPath(r, path)
	if err == nil && id == "" {
		err = noStory(field, typed)
	}
	return id, err
}
