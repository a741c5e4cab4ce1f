package desk

import (
	"errors"
	"net/url"
	"strings"

	"broadsheet/news"
	"broadsheet/search"
	"broadsheet/store"
)

// suggestCards answers with stories that a text can show a card of: those that
// have the words q, the one at an address of ours, or the one of an id. Whoever
// may not read every story is offered their own and what readers see.
func (d *desk) suggestCards(v *visit) error {
	q := v.r.URL.Query()
	return d.offer(v, suggested, func(r *store.Reader, pub news.Publication) ([]news.Story, error) { return cardStories(r, v, pub, q) })
}

// cardStories finds the stories that are asked for; none is no error.
func cardStories(r *store.Reader, v *visit, pub news.Publication, q url.Values) ([]news.Story, error) {
	id := q.Get("story")
	switch address := q.Get("address"); {
	case address != "":
		var err error
		if id, err = storyOnPath(r, ourPath(address, pub.BaseURL, v.r.Host)); id == "" {
			return nil, err
		}
	case id == "":
		return storiesWith(r, v.by, news.Line(q.Get("q")))
	}
	s, err := r.Story(id)
	if errors.Is(err, news.ErrNotFound) {
		return nil, nil
	}
	return []news.Story{s}, err
}

// storiesWith finds stories by their words, what readers see first.
func storiesWith(r *store.Reader, by news.User, words string) ([]news.Story, error) {
	some := search.Words(words)
	if len(some) == 0 {
		return nil, nil
	}
	public, err := r.Found(some, store.StoryFilter{State: news.StatePublished, Limit: suggested}, 0)
	if err != nil || len(public.Stories) == suggested {
		return public.Stories, err
	}
	rest := store.StoryFilter{Limit: suggested}
	if !by.Role.May(news.RightReadAll) {
		rest.Author = by.ID
	}
	others, err := r.Found(some, rest, 0)
	all := public.Stories
	for _, s := range others.Stories {
		if s.State != news.StatePublished && len(all) < suggested {
			all = append(all, s)
		}
	}
	return all, err
}

// ourPath gives the path of an address of this publication, or of the desk that
// was asked; "" for another's.
func ourPath(address, base, host string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || !strings.HasPrefix(u.Path, "/") {
		return ""
	}
	public, err := url.Parse(base)
	if u.Host == "" || u.Host == host || err == nil && strings.EqualFold(u.Host, public.Host) {
		return u.Path
	}
	return ""
}

// storyOnPath gives the story that stands at a path for readers, over moves, or
// that a page of the desk is about.
func storyOnPath(r *store.Reader, path string) (id string, err error) {
	if rest, desk := strings.CutPrefix(path, "/desk/stories/"); desk {
		id, _, _ = strings.Cut(rest, "/")
		return id, nil
	}
	for range 3 { // a redirect leads to a path, and that may lead on
		place, err := r.At(strings.TrimSuffix(strings.TrimSuffix(path, "/"), "/history"))
		if errors.Is(err, news.ErrNotFound) {
			return "", nil
		}
		if err != nil || place.StoryID != "" {
			return place.StoryID, err
		}
		path = place.Target
	}
	return "", nil
}
