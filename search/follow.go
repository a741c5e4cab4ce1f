package search

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

const (
	follower = "search"
	batch    = 64 // changes that are worked off in one transaction

	// gather is how long a change waits for others to be worked off with it:
	// the pages that it touched are made meanwhile, and readers wait for those.
	gather = 250 * time.Millisecond
)

// Follow keeps the index up to date until ctx ends. What is behind (after a
// bulk fill, or at the first start of a newer program) is worked off at a
// fifth of one core, so that readers and writers notice nothing.
func Follow(ctx context.Context, s *store.Store, log *slog.Logger) error {
	after, err := cursor(ctx, s)
	if err != nil {
		return err
	}
	return s.Tail(ctx, after, func(c news.Change) error {
		for rest := gather; after < c.Seq; {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(rest):
			}
			began := time.Now()
			next, _, err := step(ctx, s)
			rest = max(4*time.Since(began), 10*time.Millisecond)
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				log.ErrorContext(ctx, "indexing for search failed; trying again", "error", err)
				next, rest = after, time.Second
			}
			after = next
		}
		return nil
	})
}

// CatchUp works off all that is behind, at once.
func CatchUp(ctx context.Context, s *store.Store) error {
	for {
		_, more, err := step(ctx, s)
		if err != nil || !more {
			return err
		}
	}
}

// step works off one batch of changes: it reads and compares in a snapshot, and
// holds up writers only to write the difference down. It gives how far the
// index has come, and whether there is more.
func step(ctx context.Context, s *store.Store) (seq int64, more bool, err error) {
	var changes []news.Change
	var texts []text
	err = s.Read(ctx, func(r *store.Reader) error {
		if seq, err = r.Cursor(follower); err != nil {
			return err
		}
		if changes, err = r.Changes(seq, batch); err != nil {
			return err
		}
		texts, err = behind(r, changes)
		return err
	})
	if err != nil || len(changes) == 0 {
		return seq, false, err
	}
	seq = changes[len(changes)-1].Seq
	if _, err = s.Write(ctx, func(tx *store.Tx) error { return write(tx, texts, seq) }); err != nil {
		return 0, false, fmt.Errorf("index %d changes for search: %w", len(changes), err)
	}
	return seq, len(changes) == batch, nil
}

// behind reads the stories that some changes have given other words.
func behind(r *store.Reader, changes []news.Change) (texts []text, err error) {
	seen := map[string]bool{}
	for _, c := range changes {
		if c.Story == "" || seen[c.Story] {
			continue
		}
		seen[c.Story] = true
		story, err := r.Story(c.Story)
		if errors.Is(err, news.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		_, have, err := r.Indexed(c.Story)
		if err != nil && !errors.Is(err, news.ErrNotFound) {
			return nil, err
		}
		if have == story.Revision {
			continue
		}
		t, err := difference(r, story, have)
		if err != nil {
			return nil, err
		}
		texts = append(texts, t)
	}
	return texts, nil
}

func write(tx *store.Tx, texts []text, seq int64) error {
	words := make([]store.Words, len(texts))
	for i, t := range texts {
		words[i] = t.words
		if err := tx.SetSketches(t.words.Story, t.sketch); err != nil {
			return err
		}
	}
	if _, err := tx.Index(words); err != nil {
		return err
	}
	return tx.SetCursor(follower, seq)
}

func cursor(ctx context.Context, s *store.Store) (seq int64, err error) {
	err = s.Read(ctx, func(r *store.Reader) error {
		seq, err = r.Cursor(follower)
		return err
	})
	return seq, err
}
