package publish

import (
	"context"
	"log/slog"
	"time"

	"broadsheet/store"
)

// lookEvery is how often the clerk looks for a time that another program set;
// it bounds by how much such a story can be late.
const lookEvery = 250 * time.Millisecond

// Clerk publishes scheduled stories at their second until ctx ends. At its
// start it publishes what fell due while nobody was there. What fails by a
// busy database or a full disk is tried again at the next look. Several clerks
// may work on one database: each story is published once. before is as for Due.
func Clerk(ctx context.Context, s *store.Store, log *slog.Logger, before ...func(ctx context.Context, story string) error) error {
	for {
		if _, err := Due(ctx, s, log, before...); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "publishing what is due failed; trying again", "error", err)
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
		next, err := r.NextDue(now)
		if !next.IsZero() {
			wait = min(wait, max(next.Sub(now.Time), time.Millisecond))
		}
		return err
	})
	return wait, err
}
