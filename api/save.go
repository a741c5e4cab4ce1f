package api

import (
	"fmt"
	"net/http"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// savedView is the answer to a writing: what the contract names, and what of
// the HTML could not be taken over as it was.
type savedView struct {
	ID       string     `json:"id"`
	Revision int        `json:"revision"`
	State    news.State `json:"state"`
	Change   int64      `json:"change"`
	Warnings []warning  `json:"warnings"`
}

// create begins a story.
func (s *server) create(c *call) (reply, error) {
	in, err := read[storyIn](c)
	if err != nil {
		return reply{}, err
	}
	if err := in.complete(); err != nil {
		return reply{}, err
	}
	var t edit.Text
	warnings, err := in.apply(&t)
	if err != nil {
		return reply{}, err
	}
	var story news.Story
	change, err := s.Store.Write(c.Context(), func(tx *store.Tx) error {
		if err := c.by.Must(news.RightCreate); err != nil {
			return err
		}
		if story, err = edit.Begin(tx, c.by, t); err != nil {
			return err
		}
		return in.hold(tx, c.by, &story)
	})
	if err != nil {
		return reply{}, fmt.Errorf("begin a story: %w", err)
	}
	return s.wrote(c, http.StatusCreated, story, change, warnings)
}

// change saves a story's next revision, if the writer started from the newest.
func (s *server) change(c *call) (reply, error) {
	bases, err := ifMatch(c.Header)
	if err != nil {
		return reply{}, err
	}
	in, err := read[storyIn](c)
	if err != nil {
		return reply{}, err
	}
	doc, warnings, err := in.document()
	if err != nil {
		return reply{}, err
	}
	id := c.PathValue("id")
	var story news.Story
	change, err := s.Store.Write(c.Context(), func(tx *store.Tx) error {
		if story, err = seen(&tx.Reader, c.by, id); err != nil {
			return err
		}
		rev, err := tx.Revision(id, story.Revision)
		if err != nil {
			return err
		}
		t, err := edit.TextOf(&tx.Reader, rev.Draft)
		if err != nil {
			return err
		}
		in.overlay(&t)
		if doc != nil {
			t.Body = *doc
		}
		if story, err = edit.SaveIn(tx, c.by, id, bases.of(story.Revision), t); err != nil {
			return err
		}
		return in.hold(tx, c.by, &story)
	})
	if err != nil {
		return reply{}, s.withCurrent(c, id, fmt.Errorf("save story %s: %w", id, err))
	}
	return s.wrote(c, http.StatusOK, story, change, warnings)
}

// wrote answers once the change is shown.
func (s *server) wrote(c *call, status int, story news.Story, change int64, warnings []warning) (reply, error) {
	if err := c.shown(change); err != nil {
		return reply{}, err
	}
	answer := reply{
		status: status, etag: etag(story.Revision),
		body: savedView{ID: story.ID, Revision: story.Revision, State: story.State, Change: change, Warnings: warnings},
	}
	if status == http.StatusCreated {
		answer.at = "/api/v1/stories/" + story.ID
	}
	return answer, nil
}
