package api

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/store"
)

// eventView is a marked day of a topic.
type eventView struct {
	Day      string  `json:"day"` // "2026-11-24", "2026-11" or "2026"
	Text     string  `json:"text"`
	Story    *string `json:"story"` // id of the story that tells of it; null where readers have none
	Headline string  `json:"headline"`
	Path     string  `json:"path"`
	URL      string  `json:"url"`
}

// timeline lists the marked days of a topic, the newest first, all at once: as
// readers see them, whoever asks, so a story that is not published is not named.
func (s *server) timeline(c *call) (reply, error) {
	list := page[eventView]{Items: []eventView{}}
	err := s.Store.Public(c.Context(), func(p *store.Public) error {
		pub, err := p.Publication()
		if err != nil {
			return err
		}
		topic, err := p.Topic(c.PathValue("slug"))
		if err != nil {
			return err
		}
		events, err := p.Events(topic)
		for _, e := range events {
			list.Items = append(list.Items, eventViewOf(pub, e))
		}
		return err
	})
	return reply{status: http.StatusOK, body: list}, hidden(err, "There is no topic called %q.", short(c.PathValue("slug")))
}

func eventViewOf(pub news.Publication, e store.Told) eventView {
	v := eventView{Day: e.Day, Text: e.Text}
	if e.Story != "" {
		v.Story, v.Headline, v.Path, v.URL = &e.Story, e.Headline, e.Path, pub.URL(e.Path)
	}
	return v
}
