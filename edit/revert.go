package edit

import (
	"context"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// Revert saves an earlier revision again as the newest. base is the newest
// revision that the user saw; a later one makes it a *Stale.
func Revert(ctx context.Context, s *store.Store, by news.User, id string, base, number int) (out news.Outcome, err error) {
	out.Change, err = again(ctx, s, func(tx *store.Tx) error {
		if _, err := open(tx, by, id); err != nil { // before anything tells that the story exists
			return err
		}
		v, err := tx.Revision(id, number)
		if err != nil {
			return err
		}
		t, err := TextOf(&tx.Reader, v.Draft)
		if err != nil {
			return err
		}
		out.Story, err = save(tx, by, id, base, t)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("revert story %s to revision %d: %w", id, number, err)
	}
	out.Revision = out.Story.Revision
	return out, nil
}
