package publish

import (
	"context"
	"errors"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// Edition writes an edition, new or changed. A new one stands behind the
// others; the first is the default one, and stays it. Every page names the
// editions or speaks the language of one, so every page follows. A renamed
// one's old address leads to the new.
func Edition(ctx context.Context, s *store.Store, by news.User, e news.Edition) (news.Edition, int64, error) {
	seq, err := words(ctx, s, by, news.RightSections, "edition "+e.Slug, func(tx *store.Tx) ([]news.Key, error) {
		if err := e.Check(); err != nil {
			return nil, err
		}
		all, err := tx.Editions()
		if err != nil {
			return nil, err
		}
		keys := []news.Key{news.KeyPublication, news.EditionKey(e.Slug), news.PathKey("/" + e.Slug)}
		old, err := known(all, e.ID)
		if err != nil {
			return nil, err
		}
		if err := errors.Join(apart(all, e), notSection(tx, e), notStory(tx, e.Slug)); err != nil {
			return nil, err
		}
		switch {
		case old == nil:
			e.ID, e.Position = tx.NewID(), 1
			if n := len(all); n > 0 {
				e.Position = all[n-1].Position + 1
			}
		case old.Slug != e.Slug:
			keys = append(keys, news.EditionKey(old.Slug), news.PathKey("/"+old.Slug))
			if old.ID != all[0].ID { // the default edition has the paper's own address
				if err := tx.PutRedirect("/"+old.Slug, "/"+e.Slug); err != nil {
					return nil, err
				}
			}
			fallthrough
		default:
			e.Position = old.Position
		}
		if err := tx.DropRedirect("/" + e.Slug); err != nil {
			return nil, err
		}
		return keys, tx.PutEdition(e)
	})
	return e, seq, err
}

// known finds the edition of an id; nil is a new one.
func known(all []news.Edition, id string) (*news.Edition, error) {
	if id == "" {
		return nil, nil //nolint:nilnil // a new one is the answer, and stays in this file
	}
	for i := range all {
		if all[i].ID == id {
			return &all[i], nil
		}
	}
	return nil, news.NotFound("There is no edition %s.", id)
}

// apart refuses an edition whose address another one has, as its own or by its
// language.
func apart(all []news.Edition, e news.Edition) error {
	for _, other := range all {
		switch {
		case other.ID == e.ID:
		case other.Slug == e.Slug:
			return news.Conflict("There is an edition at /%s already.", e.Slug)
		case speaks(other, e.Slug):
			return news.Invalid("slug", "The address /%s is kept for the edition %s.", e.Slug, other.Name)
		}
	}
	return nil
}

// notSection refuses an edition whose address, or that of its language, is a
// section's.
func notSection(tx *store.Tx, e news.Edition) error {
	sections, err := tx.Sections()
	for _, sec := range sections {
		if speaks(e, sec.Slug) {
			return news.Conflict("The address /%s belongs to the section %s.", sec.Slug, sec.Name)
		}
	}
	return err
}

// notEdition refuses a section or story whose address is an edition's, or the
// language of one.
func notEdition(tx *store.Tx, slug string) error {
	editions, err := tx.Editions()
	for _, e := range editions {
		if speaks(e, slug) {
			return news.Invalid("slug", "The address /%s is kept for the edition %s.", slug, e.Name)
		}
	}
	return err
}

// speaks tells whether a first segment of an address is kept for an edition:
// its slug, its language or the language with its country.
func speaks(e news.Edition, slug string) bool {
	language, _, _ := strings.Cut(e.Language, "-")
	return strings.EqualFold(slug, e.Slug) || strings.EqualFold(slug, e.Language) || strings.EqualFold(slug, language)
}
