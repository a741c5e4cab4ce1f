package edit

import (
	"context"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// Claim writes what a fact check looks into and what it found, as a revision of
// its own on top of the newest one, whose other words it leaves alone.
func Claim(ctx context.Context, s *store.Store, by news.User, id string, c news.Claim) (out news.Outcome, err error) {
	out.Change, err = again(ctx, s, func(tx *store.Tx) error {
		story, err := open(tx, by, id)
		if err != nil {
			return err
		}
		newest, err := tx.Revision(id, story.Revision)
		if err != nil {
			return err
		}
		t, err := TextOf(&tx.Reader, newest.Draft)
		if err != nil {
			return err
		}
		t.Claim = c
		out.Story, err = save(tx, by, id, story.Revision, t)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("write the claim of story %s: %w", id, err)
	}
	out.Revision = out.Story.Revision
	return out, nil
}
