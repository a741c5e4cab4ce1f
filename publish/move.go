package publish

import (
	"context"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// Move gives a published story another section, another slug, or both; an
// empty one stays. Its address changes by the publication's pattern and the
// old one leads to the new. The text that readers have stays as it is, and the
// newest revision is saved anew with the section and slug, so that the next
// update does not move it back.
func Move(ctx context.Context, s *store.Store, by news.User, id, section, slug string) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActMove, news.RightMove, func(a *act) error {
		if err := a.embargo(); err != nil {
			return err
		}
		p, err := a.tx.Published(id)
		if err != nil {
			return err
		}
		draft, err := a.moved(section, slug)
		if err != nil {
			return err
		}
		if err := a.touch(p); err != nil {
			return err
		}
		if err := a.touchPaths(); err != nil {
			return err
		}
		body, err := a.tx.PublishedBody(id)
		if err != nil {
			return err
		}
		p.Section = draft.Section
		if p.Path, err = a.freePath(draft, p.FirstPublished); err != nil {
			return err
		}
		if err := a.tx.PutPublished(a.story, p, body); err != nil {
			return err
		}
		if err := a.tx.PutPermalink(p.Path, id); err != nil {
			return err
		}
		a.story.Path, a.note = p.Path, "to "+p.Path
		return a.touch(p)
	})
}

// moved saves the newest revision again with another section and slug.
func (a *act) moved(section, slug string) (news.Draft, error) {
	v, err := a.tx.Revision(a.story.ID, a.story.Revision)
	if err != nil {
		return v.Draft, err
	}
	if section != "" {
		sec, err := a.tx.Section(section)
		if err != nil {
			return v.Draft, news.Invalid("section", "There is no section called %q.", section)
		}
		v.Section = sec.ID
	}
	if slug != "" {
		if err := news.CheckSlug("slug", slug); err != nil {
			return v.Draft, err
		}
		v.Slug = slug
	}
	v.Base, v.Number, v.By, v.Saved = v.Number, v.Number+1, a.by.ID, a.tx.Now()
	if err := a.tx.AddRevision(v); err != nil {
		return v.Draft, fmt.Errorf("save the move: %w", err)
	}
	a.story.Revision, a.story.Section, a.story.Saved, a.rev = v.Number, v.Section, v.Saved, v.Number
	return v.Draft, nil
}
