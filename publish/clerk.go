package publish

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// lookEvery is how often the clerk looks for a time that another program set;
// it bounds by how much such a story can be late.
const lookEvery = 250 * time.Millisecond

// Clerk publishes scheduled stories at their second, and takes pictures off the
// pages at the second at which their right ends, until ctx ends. At its start it
// does what fell due while nobody was there. What fails by a
// busy database or a full disk is tried again at the next look. Several clerks
// may work on one database: each story is published once. before is as for Due.
func Clerk(ctx context.Context, s *store.Store, log *slog.Logger, before ...func(ctx context.Context, story string) error) error {
	for {
		if _, err := Due(ctx, s, log, before...); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "publishing what is due failed; trying again", "error", err)
		}
		if _, err := EndRights(ctx, s); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "taking pictures off whose right has ended failed; trying again", "error", err)
		}
		wait, err := untilNext(ctx, s)
		if err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "reading the schedule failed; trying again", "error", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}

// untilNext gives how long the clerk may sleep.
func untilNext(ctx context.Context, s *store.Store) (time.Duration, error) {
	wait := lookEvery
	err := s.Read(ctx, func(r *store.Reader) error {
		now := s.Now()
		story, e1 := r.NextDue(now)
		picture, e2 := r.NextEnding()
		for _, next := range []news.Time{story, picture} {
			if !next.IsZero() {
				wait = min(wait, max(next.Sub(now.Time), time.Millisecond))
			}
		}
		return errors.Join(e1, e2)
	})
	return wait, err
}
