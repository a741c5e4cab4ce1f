package publish

import (
	"context"
	"errors"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// Settings changes the publication's name, tagline, address, zone and the
// like. Every page follows.
func Settings(ctx context.Context, s *store.Store, by news.User, p news.Publication) (int64, error) {
	if err := by.Must(news.RightSettings); err != nil {
		return 0, err
	}
	if p.Permalink == "" {
		p.Permalink = news.DefaultPermalink
	}
	if err := p.Check(); err != nil {
		return 0, err
	}
	seq, err := s.Write(ctx, func(tx *store.Tx) error {
		old, err := tx.Publication()
		if err != nil { // Found alone makes one, with its edition
			return err
		}
		if err := follow(tx, old, p); err != nil {
			return err
		}
		if err := errors.Join(inPublication(&tx.Reader, p), tx.PutPublication(p)); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActSettings, By: by.ID, Keys: []news.Key{news.KeyPublication}})
	})
	if err != nil {
		return 0, fmt.Errorf("change the settings: %w", err)
	}
	return seq, nil
}

// follow lets the default edition speak the publication's language and bear its
// name, as long as it did so before.
func follow(tx *store.Tx, old, p news.Publication) error {
	e, err := tx.Edition("")
	if errors.Is(err, news.ErrNotFound) {
		return nil
	}
	if err != nil || e.Language != old.Language && e.Name != old.Name {
		return err
	}
	if e.Language == old.Language {
		e.Language = p.Language
	}
	if e.Name == old.Name {
		e.Name = p.Name
	}
	return tx.PutEdition(e)
}

// Found makes an empty publication with one edition and its first sections,
// unless it is there already. Broadsheet starts with it, so that every command
// has a publication to work on.
func Found(ctx context.Context, s *store.Store, p news.Publication, sections []news.Section) error {
	if p.Permalink == "" {
		p.Permalink = news.DefaultPermalink
	}
	if err := p.Check(); err != nil {
		return err
	}
	there, err := isFounded(ctx, s)
	if err != nil || there {
		return err
	}
	_, err = s.Write(ctx, func(tx *store.Tx) error {
		if _, err := tx.Publication(); !errors.Is(err, news.ErrNotFound) {
			return err // another program founded it first
		}
		return found(tx, p, sections)
	})
	if errors.Is(err, news.ErrConflict) || errors.Is(err, news.ErrUnavailable) { // or at this very moment
		if there, e := isFounded(ctx, s); e == nil && there {
			return nil
		}
	}
	if err != nil {
		return fmt.Errorf("found the publication: %w", err)
	}
	return nil
}

func isFounded(ctx context.Context, s *store.Store) (there bool, err error) {
	err = s.Read(ctx, func(r *store.Reader) error {
		_, err := r.Publication()
		there = err == nil
		if errors.Is(err, news.ErrNotFound) {
			return nil
		}
		return err
	})
	return there, err
}

func found(tx *store.Tx, p news.Publication, sections []news.Section) error {
	if err := tx.PutPublication(p); err != nil {
		return err
	}
	if err := tx.PutEdition(news.Edition{ID: tx.NewID(), Slug: "main", Name: p.Name, Language: p.Language}); err != nil {
		return err
	}
	for i, sec := range sections {
		sec.ID, sec.Position = tx.NewID(), i+1
		if err := errors.Join(sec.Check(), notEdition(tx, sec.Slug)); err != nil {
			return err
		}
		if err := tx.PutSection(sec); err != nil {
			return err
		}
	}
	return tx.Append(news.Change{Act: news.ActSettings, By: news.System().ID, Keys: []news.Key{news.KeyPublication}})
}
