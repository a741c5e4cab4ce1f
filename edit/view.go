package edit

import (
	"context"
	"fmt"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

const (
	maxViews    = 30 // of one person
	maxViewName = 60 // runes
	maxQuery    = 2000
)

// KeepView keeps a list of stories for the user alone, under a name. It is
// nobody else's business, so the log does not tell of it.
func KeepView(ctx context.Context, s *store.Store, by news.User, name, query string) error {
	if err := by.Must(news.RightReadOwn); err != nil {
		return err
	}
	name = news.Line(name)
	n := utf8.RuneCountInString(name)
	switch {
	case n == 0:
		return news.Invalid("name", "Give the view a name to find it by.")
	case n > maxViewName:
		return news.TooLong("name", n, maxViewName)
	case len(query) > maxQuery:
		return news.Invalid("query", "This list has too many filters to be kept.")
	}
	_, err := s.Write(ctx, func(tx *store.Tx) error {
		have, err := tx.Views(by.ID)
		if err != nil {
			return err
		}
		if len(have) >= maxViews {
			return news.Conflict("You have %d views already; drop one that you don’t need.", maxViews)
		}
		return tx.PutView(store.View{ID: tx.NewID(), User: by.ID, Name: name, Query: query})
	})
	if err != nil {
		return fmt.Errorf("keep a view: %w", err)
	}
	return nil
}

// DropView forgets a view of the user's; of another's, or of none, it does nothing.
func DropView(ctx context.Context, s *store.Store, by news.User, id string) error {
	_, err := s.Write(ctx, func(tx *store.Tx) error { return tx.DropView(by.ID, id) })
	if err != nil {
		return fmt.Errorf("drop a view: %w", err)
	}
	return nil
}
