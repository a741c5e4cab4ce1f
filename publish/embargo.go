package publish

import (
	"context"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// Embargo sets the time before which nothing of the story may reach the
// public by any way; the zero time lifts it. On a published story it holds
// back updates, as what readers have can't be called back. A story that is
// scheduled for an earlier time is refused: one of the two must change first.
func Embargo(ctx context.Context, s *store.Store, by news.User, id string, until time.Time) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActEmbargo, news.RightPublish, func(a *act) error { return a.setEmbargo(news.At(until)) })
}

// EmbargoIn is Embargo inside a transaction that somebody else holds, so that
// a story and its embargo can be written in one go and never the one alone.
func EmbargoIn(tx *store.Tx, by news.User, id string, until time.Time) (news.Outcome, error) {
	return carryIn(tx, by, id, news.ActEmbargo, news.RightPublish, func(a *act) error { return a.setEmbargo(news.At(until)) })
}

func (a *act) setEmbargo(until news.Time) error {
	if !until.IsZero() && until.After(a.tx.Now().Add(farthest)) {
		return news.Invalid("embargo", "The time %s is more than five years away.", a.clock(until))
	}
	if !a.story.Schedule.IsZero() && a.story.Schedule.Before(until.Time) {
		return news.Conflict("The story is scheduled for %s. Move that before you set an embargo until %s.", a.clock(a.story.Schedule), a.clock(until))
	}
	a.story.Embargo, a.note = until, "lifted"
	if !until.IsZero() {
		a.note = "until " + a.clock(until)
	}
	return nil
}
