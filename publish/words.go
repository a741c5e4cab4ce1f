package publish

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// Section writes a section, new or changed. It stands in the navigation of
// every page, so every page follows. A renamed one's old address leads to the
// new.
func Section(ctx context.Context, s *store.Store, by news.User, sec news.Section) (news.Section, int64, error) {
	seq, err := words(ctx, s, by, news.RightSections, func(tx *store.Tx) ([]news.Key, error) {
		keys := []news.Key{news.KeyPublication, news.SectionKey(sec.Slug), news.SectionNameKey(sec.Slug), news.PathKey("/" + sec.Slug)}
		if err := errors.Join(sec.Check(), notLanguage(tx, sec.Slug), notStory(tx, sec.Slug), inTree(tx, sec)); err != nil {
			return nil, err
		}
		if sec.ID == "" {
			sec.ID = tx.NewID()
		} else {
			old, err := tx.SectionByID(sec.ID)
			if err != nil {
				return nil, err
			}
			if old.ParentID != sec.ParentID {
				return nil, news.Invalid("parent", "A section with stories can't move to another place in the tree yet; make a new one.")
			}
			keys = append(keys, news.SectionKey(old.Slug), news.SectionNameKey(old.Slug), news.PathKey("/"+old.Slug))
			if old.Slug != sec.Slug {
				if err := tx.PutRedirect("/"+old.Slug, "/"+sec.Slug); err != nil {
					return nil, err
				}
			}
		}
		if err := tx.DropRedirect("/" + sec.Slug); err != nil {
			return nil, err
		}
		return keys, tx.PutSection(sec)
	})
	return sec, seq, err
}

// notLanguage refuses a section whose address is an edition's language.
func notLanguage(tx *store.Tx, slug string) error {
	editions, err := tx.Editions()
	for _, e := range editions {
		language, _, _ := strings.Cut(e.Language, "-")
		if strings.EqualFold(slug, e.Language) || strings.EqualFold(slug, language) {
			return news.Invalid("slug", "The address /%s is kept for the edition %s.", slug, e.Name)
		}
	}
	return err
}

// notStory refuses a section whose address is that of a story, or was: one of
// the two would never be found again.
func notStory(tx *store.Tx, slug string) error {
	place, err := tx.At("/" + slug)
	if err == nil && place.StoryID != "" {
		return news.Conflict("The address /%s belongs to a story; choose another slug.", slug)
	}
	if errors.Is(err, news.ErrNotFound) {
		return nil
	}
	return err
}

// deepest is how many ranks the tree of sections may have. The store follows
// a line of sixteen, so a deeper tree would lose stories from its top.
const deepest = 8

// inTree refuses a parent that does not exist, or that is below the section.
func inTree(tx *store.Tx, sec news.Section) error {
	if sec.ParentID == "" {
		return nil
	}
	line, err := tx.SectionLine(sec.ParentID)
	switch {
	case errors.Is(err, news.ErrNotFound):
		return news.Invalid("parent", "There is no section above it with the id %s.", sec.ParentID)
	case err != nil:
		return err
	case len(line) >= deepest:
		return news.Invalid("parent", "Sections can lie at most %d deep.", deepest)
	}
	for _, above := range line {
		if above.ID == sec.ID {
			return news.Invalid("parent", "A section can't lie below itself.")
		}
	}
	return nil
}

// Topic writes a topic, new or changed.
func Topic(ctx context.Context, s *store.Store, by news.User, t news.Topic) (news.Topic, int64, error) {
	seq, err := words(ctx, s, by, news.RightTopics, func(tx *store.Tx) ([]news.Key, error) {
		keys := []news.Key{news.TopicKey(t.Slug), news.TopicNameKey(t.Slug)}
		if err := t.Check(); err != nil {
			return nil, err
		}
		if t.ID == "" {
			t.ID = tx.NewID()
			return keys, tx.PutTopic(t)
		}
		old, err := tx.TopicsByID([]string{t.ID})
		if err != nil {
			return nil, err
		}
		if len(old) == 0 {
			return nil, news.NotFound("There is no topic %s.", t.ID)
		}
		if err := by.Must(news.RightEditAll); err != nil { // a reporter makes topics, an editor changes them
			return nil, err
		}
		if old[0].Slug != t.Slug { // it takes another place in the lists of topics, which are sorted by it
			keys = append(keys, news.TopicKey(old[0].Slug), news.TopicNameKey(old[0].Slug), news.KeyLatest)
		}
		return keys, tx.PutTopic(t)
	})
	return t, seq, err
}

// Contributor writes a contributor, new or changed.
func Contributor(ctx context.Context, s *store.Store, by news.User, c news.Contributor) (news.Contributor, int64, error) {
	seq, err := words(ctx, s, by, news.RightTopics, func(tx *store.Tx) ([]news.Key, error) {
		keys := []news.Key{news.ContributorKey(c.Slug), news.ContributorNameKey(c.Slug)}
		if err := c.Check(); err != nil {
			return nil, err
		}
		if c.ID == "" {
			c.ID = tx.NewID()
			return keys, tx.PutContributor(c)
		}
		old, err := tx.ContributorsByID([]string{c.ID})
		if err != nil {
			return nil, err
		}
		if len(old) == 0 {
			return nil, news.NotFound("There is no contributor %s.", c.ID)
		}
		if err := by.Must(news.RightEditAll); err != nil {
			return nil, err
		}
		if old[0].Slug != c.Slug {
			keys = append(keys, news.ContributorKey(old[0].Slug), news.ContributorNameKey(old[0].Slug), news.KeyLatest)
		}
		return keys, tx.PutContributor(c)
	})
	return c, seq, err
}

// words carries out a change to the words that stand on many pages.
func words(ctx context.Context, s *store.Store, by news.User, right news.Right, do func(*store.Tx) ([]news.Key, error)) (int64, error) {
	if err := by.Must(right); err != nil {
		return 0, err
	}
	seq, err := s.Write(ctx, func(tx *store.Tx) error {
		keys, err := do(tx)
		if err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActTaxonomy, By: by.ID, Keys: keys})
	})
	if err != nil {
		return 0, fmt.Errorf("change the publication's words: %w", err)
	}
	return seq, nil
}
