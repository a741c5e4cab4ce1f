package publish

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// Due publishes the stories whose time has come, and gives how many it
// published. One that can't be published (its section is gone, say) is taken
// off the schedule with the reason, so that it is seen on the desk and does
// not hold up the others.
func Due(ctx context.Context, s *store.Store, log *slog.Logger) (published int, err error) {
	const batch = 50
	for {
		var due []news.Story
		err := s.Read(ctx, func(r *store.Reader) (err error) {
			due, err = r.Due(s.Now(), batch)
			return err
		})
		if err != nil || len(due) == 0 {
			return published, err
		}
		for _, story := range due {
			if err := publishDue(ctx, s, story.ID); err == nil {
				published++
			} else if err := refuse(ctx, s, story.ID, err, log); err != nil {
				return published, err
			}
		}
	}
}

// publishDue publishes one story if it is still due: somebody may have taken
// it off the schedule since it was read.
func publishDue(ctx context.Context, s *store.Store, id string) error {
	_, err := carry(ctx, s, news.System(), id, news.ActPublish, news.RightPublish, func(a *act) error {
		if a.story.Schedule.IsZero() || a.story.Schedule.After(a.tx.Now().Time) {
			return errNotDue
		}
		a.note = "scheduled for " + a.clock(a.story.Schedule)
		return a.publish()
	})
	return err
}

var errNotDue = errors.New("the story is not due any more")

// refuse takes a story that can't be published off the schedule. What passes
// by itself (a busy database, a full disk) is left for the next try.
func refuse(ctx context.Context, s *store.Store, id string, why error, log *slog.Logger) error {
	if errors.Is(why, errNotDue) {
		return nil
	}
	sentence, ok := news.Sentence(why)
	if !ok || errors.Is(why, news.ErrUnavailable) || ctx.Err() != nil {
		return fmt.Errorf("publish what is due: %w", why)
	}
	log.ErrorContext(ctx, "a scheduled story could not be published", "story", id, "error", why)
	_, err := carry(ctx, s, news.System(), id, news.ActUnplan, news.RightPublish, func(a *act) error {
		a.story.Schedule, a.story.Reason = news.Time{}, "Not published at its time: "+sentence
		a.note = a.story.Reason
		return nil
	})
	return err
}

// Clerk publishes scheduled stories at their second until ctx ends. At its
// start it publishes what fell due while nobody was there. It looks anew
// whenever the log grows, and at least every half second, so that a schedule
// made by another program is seen in time.
func Clerk(ctx context.Context, s *store.Store, log *slog.Logger) error {
	for {
		if _, err := Due(ctx, s, log); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			log.ErrorContext(ctx, "looking for due stories failed; trying again", "error", err)
		}
		wait := 500 * time.Millisecond
		err := s.Read(ctx, func(r *store.Reader) error {
			next, err := r.NextDue(s.Now())
			if !next.IsZero() {
				wait = min(wait, max(next.Sub(s.Now().Time), time.Millisecond))
			}
			return err
		})
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
