package publish

import (
	"context"
	"errors"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// Section writes a section, new or changed. It stands in the navigation of
// every page, so every page follows. A renamed one's old address leads to the
// new.
func Section(ctx context.Context, s *store.Store, by news.User, sec news.Section) (news.Section, int64, error) {
	seq, err := words(ctx, s, by, news.RightSections, "section "+sec.Slug, func(tx *store.Tx) ([]news.Key, error) {
		if err := tx.HoldTree(); err != nil {
			return nil, err
		}
		keys := []news.Key{news.KeyPublication, news.SectionKey(sec.Slug), news.SectionNameKey(sec.Slug), news.PathKey("/" + sec.Slug)}
		if err := errors.Join(sec.Check(), notEdition(tx, sec.Slug), notStory(tx, sec.Slug), inTree(tx, sec), namedIn(tx, sec)); err != nil {
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
				moved, err := reparent(tx, old, sec)
				if err != nil {
					return nil, err
				}
				keys = append(keys, moved...)
			}
			keys = append(keys, news.SectionKey(old.Slug), news.SectionNameKey(old.Slug), news.PathKey("/"+old.Slug))
			if old.Slug != sec.Slug {
				paths, err := leadOn(tx, "/"+old.Slug, "/"+sec.Slug)
				if err != nil {
					return nil, err
				}
				keys = append(keys, paths...)
			}
		}
		if err := tx.DropRedirect("/" + sec.Slug); err != nil {
			return nil, err
		}
		return keys, tx.PutSection(sec)
	})
	return sec, seq, err
}

// notStory refuses a section or edition whose address is that of a story, or was: one of
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

// Topic writes a topic, new or changed.
func Topic(ctx context.Context, s *store.Store, by news.User, t news.Topic) (news.Topic, int64, error) {
	seq, err := words(ctx, s, by, news.RightTopics, "topic "+t.Slug, func(tx *store.Tx) ([]news.Key, error) {
		keys := []news.Key{news.TopicKey(t.Slug), news.TopicNameKey(t.Slug)}
		if err := t.Check(); err != nil {
			return nil, err
		}
		if t.ID == "" {
			t.ID = tx.NewID()
			return append(keys, news.PathKey("/topic/"+t.Slug)), errors.Join(tx.PutTopic(t), tx.DropRedirect("/topic/"+t.Slug))
		}
		old, err := tx.TopicsByID([]string{t.ID})
		if err != nil {
			return nil, err
		}
		if len(old) == 0 || old[0].ID != t.ID {
			return nil, news.NotFound("There is no topic %s, or it has become part of another.", t.ID)
		}
		if err := by.Must(news.RightEditAll); err != nil { // a reporter makes topics, an editor changes them
			return nil, err
		}
		if old[0].Slug != t.Slug { // it takes another place in the lists of topics, which are sorted by it
			_, readers, err := tx.TopicUse(t.ID)
			if err != nil {
				return nil, err
			}
			paths, err := renamed(tx, readers, "/topic/"+old[0].Slug, "/topic/"+t.Slug)
			if err != nil {
				return nil, err
			}
			keys = append(append(keys, paths...), news.TopicKey(old[0].Slug), news.TopicNameKey(old[0].Slug), news.KeyLatest)
		}
		return keys, tx.PutTopic(t)
	})
	return t, seq, err
}

// Contributor writes a contributor, new or changed.
func Contributor(ctx context.Context, s *store.Store, by news.User, c news.Contributor) (news.Contributor, int64, error) {
	seq, err := words(ctx, s, by, news.RightTopics, "contributor "+c.Slug, func(tx *store.Tx) ([]news.Key, error) {
		keys := []news.Key{news.ContributorKey(c.Slug), news.ContributorNameKey(c.Slug)}
		if err := errors.Join(c.Check(), portrayed(tx, c)); err != nil {
			return nil, err
		}
		if c.ID == "" {
			c.ID = tx.NewID()
			return append(keys, news.PathKey("/by/"+c.Slug)), errors.Join(tx.PutContributor(c), tx.DropRedirect("/by/"+c.Slug))
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
			readers, err := tx.ContributorUse(c.ID)
			if err != nil {
				return nil, err
			}
			paths, err := renamed(tx, readers, "/by/"+old[0].Slug, "/by/"+c.Slug)
			if err != nil {
				return nil, err
			}
			keys = append(append(keys, paths...), news.ContributorKey(old[0].Slug), news.ContributorNameKey(old[0].Slug), news.KeyLatest)
		}
		return keys, tx.PutContributor(c)
	})
	return c, seq, err
}

// portrayed refuses a portrait that is not there.
func portrayed(tx *store.Tx, c news.Contributor) error {
	if c.Portrait == "" {
		return nil
	}
	_, err := tx.Asset(c.Portrait)
	if errors.Is(err, news.ErrNotFound) {
		err = news.Invalid("portrait", "There is no such picture.")
	}
	return err
}

// words carries out a change to the words that stand on many pages.
func words(ctx context.Context, s *store.Store, by news.User, right news.Right, note string, do func(*store.Tx) ([]news.Key, error)) (int64, error) {
	if err := by.Must(right); err != nil {
		return 0, err
	}
	seq, err := s.Write(ctx, func(tx *store.Tx) error {
		keys, err := do(tx)
		if err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActTaxonomy, By: by.ID, Note: note, Keys: keys})
	})
	if err != nil {
		return 0, fmt.Errorf("change the publication's words: %w", err)
	}
	return seq, nil
}
