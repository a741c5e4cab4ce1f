package api

import (
	"net/http"
	"strconv"

	"broadsheet/news"
	"broadsheet/store"
)

// revisionView is a saved state of a story, without its text.
type revisionView struct {
	Revision   int       `json:"revision"`
	Base       int       `json:"base"`
	By         string    `json:"by"` // id of the user or key
	Saved      moment    `json:"saved"`
	Kind       news.Kind `json:"kind"`
	Section    string    `json:"section"`
	Headline   string    `json:"headline"`
	Standfirst string    `json:"standfirst"`
	Published  bool      `json:"published"` // it is the one that the public reads
}

// revisions lists a story's saved states, the newest first. It is for the
// newsroom alone: without a key the answer is the same whatever the story.
func (s *server) revisions(c *call) (reply, error) {
	q := c.asked
	limit, err := limitOf(q)
	if err != nil {
		return reply{}, err
	}
	place, err := cursorOf(q, byRevision)
	if err != nil {
		return reply{}, err
	}
	before, err := strconv.Atoi(place)
	if place != "" && (err != nil || before < 1) {
		return reply{}, errCursor()
	}
	var views []revisionView
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		story, err := seen(r, c.by, c.PathValue("id"))
		if err != nil {
			return err
		}
		w, err := newWords(r)
		if err != nil {
			return err
		}
		list, err := r.Revisions(story.ID, before, limit+1)
		for _, v := range list {
			views = append(views, revisionView{
				Revision: v.Number, Base: v.Base, By: v.By, Saved: moment(v.Saved), Kind: v.Kind, Section: w.slugs[v.Section],
				Headline: v.Headline, Standfirst: v.Standfirst, Published: v.Number == story.Published,
			})
		}
		return err
	})
	list := paged(views, limit, func(v revisionView) string { return newCursor(byRevision, strconv.Itoa(v.Revision)) })
	return reply{status: http.StatusOK, body: list}, hidden(err, "There is no story %s.", short(c.PathValue("id")))
}
