package publish

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// Due publishes the stories whose time has come, and gives how many it
// published. One that can't be published (its section is gone, say) is taken
// off the schedule with the reason, so that it is seen on the desk. One that
// fails in a way that may pass by itself stays scheduled for the next call,
// and is told of in the error. Neither holds up the others.
//
// What is in before is called with each story first: who types in it sees words
// that no revision has yet. If that fails, the newest revision goes out: a time
// is a promise.
func Due(ctx context.Context, s *store.Store, log *slog.Logger, before ...func(ctx context.Context, story string) error) (published int, err error) {
	const batch = 50
	left := map[string]bool{} // what stays for the next call
	var failed []error
	for {
		var due []news.Story
		err := s.Read(ctx, func(r *store.Reader) (err error) {
			due, err = r.Due(s.Now(), batch+len(left))
			return err
		})
		due = slices.DeleteFunc(due, func(story news.Story) bool { return left[story.ID] })
		if err != nil || len(due) == 0 {
			return published, errors.Join(append(failed, err)...)
		}
		for _, story := range due {
			for _, first := range before {
				if err := first(ctx, story.ID); err != nil && ctx.Err() == nil {
					log.ErrorContext(ctx, "what is being written could not be saved before its story went out", "story", story.ID, "error", err)
				}
			}
			was, err := settle(ctx, s, story.ID, log)
			switch {
			case errors.Is(err, news.ErrUnavailable), ctx.Err() != nil: // the others would fare no better
				return published, errors.Join(append(failed, err)...)
			case err != nil:
				left[story.ID], failed = true, append(failed, err)
			case was:
				published++
			}
		}
	}
}

// settle publishes one story whose time has come, or takes it off the
// schedule, and tells whether it was published. Two clerks, or a clerk and a
// writer, may meet at one story: the one who comes second looks again.
func settle(ctx context.Context, s *store.Store, id string, log *slog.Logger) (published bool, err error) {
	const tries = 3
	for range tries {
		if err = publishDue(ctx, s, id); !errors.Is(err, news.ErrConflict) {
			break
		}
	}
	sentence, told := news.Sentence(err)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, errNotDue):
		return false, nil
	case !told, errors.Is(err, news.ErrUnavailable), ctx.Err() != nil:
		return false, fmt.Errorf("publish what is due: %w", err)
	}
	log.ErrorContext(ctx, "a scheduled story could not be published", "story", id, "error", err)
	if err = refuse(ctx, s, id, sentence, errors.Is(err, news.ErrConflict)); errors.Is(err, errNotDue) {
		err = nil
	}
	return false, err
}

// publishDue publishes one story if it is still due: somebody may have taken
// it off the schedule since it was read.
func publishDue(ctx context.Context, s *store.Store, id string) error {
	_, err := carry(ctx, s, news.System(), id, news.ActPublish, news.RightPublish, func(a *act) error {
		if !a.due() {
			return errNotDue
		}
		a.note = "scheduled for " + a.clock(a.story.Schedule)
		return a.publish()
	})
	return err
}

var (
	errNotDue = errors.New("the story is not due any more")
	errBusy   = errors.New("others are writing the story again and again; it stays scheduled")
)

func (a *act) due() bool {
	return !a.story.Schedule.IsZero() && !a.story.Schedule.After(a.tx.Now().Time)
}

// refuse takes a story that can't be published off the schedule, with the
// reason. A conflict is a reason only where it is the embargo's: any other is
// of the moment.
func refuse(ctx context.Context, s *store.Store, id, why string, conflict bool) error {
	_, err := carry(ctx, s, news.System(), id, news.ActUnplan, news.RightPublish, func(a *act) error {
		switch {
		case !a.due():
			return errNotDue
		case conflict && a.embargo() == nil:
			return errBusy
		}
		a.story.Schedule, a.story.Reason = news.Time{}, "Not published at its time: "+why
		a.note = a.story.Reason
		return nil
	})
	return err
}
