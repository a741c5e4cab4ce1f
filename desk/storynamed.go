package desk

import (
	"errors"
	"net/url"
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
		id, err = storyAt(r, field, typed)
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

func storyAt(r *store.Reader, field, typed string) (string, error) {
	u, err := url.Parse(typed)
	if err != nil {
		return "", noStory(field, typed)
	}
	if rest, ok := strings.CutPrefix(u.Path, "/desk/stories/"); ok {
		id, _, _ := strings.Cut(rest, "/")
		return id, nil
	}
	if !strings.Contains(u.Path, "/") {
		return u.Path, nil
	}
	place, err := r.At(strings.TrimRight(u.Path, "/"))
	if err == nil && place.StoryID != "" {
		return place.StoryID, nil
	}
	if err == nil || errors.Is(err, news.ErrNotFound) {
		return "", noStory(field, typed)
	}
	return "", err
}
