package edit

import (
	"context"
	"errors"

	"broadsheet/news"
	"broadsheet/store"
)

// again carries out a writing, and anew when another command got in its way at
// the very moment: somebody made the same topic, or published the story. That
// is no fault of the writer, whose text must not be refused for it. A stale
// save is refused at once.
func again(ctx context.Context, s *store.Store, write func(*store.Tx) error) (seq int64, err error) {
	const tries = 5
	for range tries {
		seq, err = s.Write(ctx, write)
		if _, stale := errors.AsType[*Stale](err); stale || !errors.Is(err, news.ErrConflict) {
			return seq, err
		}
	}
	return seq, err
}
