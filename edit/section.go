package edit

import (
	"context"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// SetSection gives a story's newest text another section, as the next
// revision. Of a published story readers see it after the next publication;
// to change its address at once there is publish.Move.
func SetSection(ctx context.Context, s *store.Store, by news.User, id, slug string) (out news.Outcome, err error) {
	if slug == "" {
		return out, news.Invalid("section", "Choose a section.")
	}
	out.Change, err = again(ctx, s, func(tx *store.Tx) error {
		story, err := open(tx, by, id)
		if err != nil {
			return err
		}
		v, err := tx.Revision(id, story.Revision)
		if err != nil {
			return err
		}
		t, err := TextOf(&tx.Reader, v.Draft)
		if err != nil {
			return err
		}
		t.Section = slug
		out.Story, err = save(tx, by, id, story.Revision, t)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("set the section of %s: %w", id, err)
	}
	out.Revision = out.Story.Revision
	return out, nil
}
