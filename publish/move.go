package publish

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// Move gives a published story another section, another slug, or both; an
// empty one stays as readers know it. Its address changes by the publication's
// pattern and the old one leads to the new. The text that readers have stays
// as it is, and the newest revision is saved anew with the section and slug,
// so that the next update does not move it back.
func Move(ctx context.Context, s *store.Store, by news.User, id, section, slug string) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActMove, news.RightMove, func(a *act) error {
		if err := a.embargo(); err != nil {
			return err
		}
		p, err := a.tx.Published(id)
		if err != nil {
			return err
		}
		sectionID, err := a.destination(section, slug)
		if err != nil {
			return err
		}
		if err := a.touch(p); err != nil {
			return err
		}
		if err := a.touchPaths(); err != nil {
			return err
		}
		if err := a.resave(sectionID, slug); err != nil {
			return err
		}
		return a.readdress(p, sectionID, slug)
	})
}

// destination checks where the story shall go, and gives the section's id, or
// "" where that stays.
func (a *act) destination(section, slug string) (string, error) {
	if section == "" && slug == "" {
		return "", news.Invalid("", "Name the section or the slug that the story moves to.")
	}
	if slug != "" {
		if err := news.CheckSlug("slug", slug); err != nil {
			return "", err
		}
	}
	if section == "" {
		return "", nil
	}
	sec, err := a.tx.Section(strings.ToLower(section))
	if errors.Is(err, news.ErrNotFound) {
		err = news.Invalid("section", "There is no section called %q.", section)
	}
	return sec.ID, err
}

// readdress shows the story, with the text that readers have, at its new
// address. What stays is taken from what readers know: the newest revision's
// headline, slug and section may be news of their own.
func (a *act) readdress(p news.Published, sectionID, slug string) (err error) {
	before := p
	if sectionID != "" {
		p.Section = sectionID
	}
	if slug == "" {
		if slug, err = a.slugOf(p); err != nil {
			return err
		}
	}
	if p.Path, err = a.freePath(p.Section, slug, p.FirstPublished); err != nil {
		return err
	}
	body, err := a.tx.PublishedBody(p.ID)
	if err != nil {
		return err
	}
	if err := a.relist(&before, &p); err != nil {
		return err
	}
	if err := a.tx.PutPublished(a.story, p, body); err != nil {
		return err
	}
	if err := a.tx.PutPermalink(p.Path, p.ID); err != nil {
		return err
	}
	a.story.Path, a.note = p.Path, "to "+p.Path
	return a.touch(p)
}

// resave saves the newest revision again with what the move changes.
func (a *act) resave(sectionID, slug string) error {
	v, err := a.tx.Revision(a.story.ID, a.story.Revision)
	if err != nil {
		return err
	}
	if sectionID != "" {
		v.Section = sectionID
	}
	if slug != "" {
		v.Slug = slug
	}
	v.Base, v.Number, v.By, v.Saved = v.Number, v.Number+1, a.by.ID, a.tx.Now()
	if err := a.tx.AddRevision(v); err != nil {
		return fmt.Errorf("save the move: %w", err)
	}
	a.story.Revision, a.story.Section, a.story.Saved, a.rev = v.Number, v.Section, v.Saved, v.Number
	return nil
}
