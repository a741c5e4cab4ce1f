package publish

import (
	"context"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// farthest is how far ahead a story can be planned: a typing error in the year
// should not hide a story for a lifetime.
const farthest = 5 * 365 * 24 * time.Hour

// Schedule approves a story for a time, to the second. A time that has passed
// is refused; one before the story's embargo too.
func Schedule(ctx context.Context, s *store.Store, by news.User, id string, at time.Time) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActSchedule, news.RightPublish, func(a *act) error {
		at := news.At(at.Truncate(time.Second))
		switch {
		case !at.After(a.tx.Now().Time):
			return news.Invalid("at", "The time %s has passed; publish now, or choose a later time.", a.clock(at))
		case at.After(a.tx.Now().Add(farthest)):
			return news.Invalid("at", "The time %s is more than five years away.", a.clock(at))
		case at.Before(a.story.Embargo.Time):
			return news.Conflict("The story is under embargo until %s and can't be published at %s.", a.clock(a.story.Embargo), a.clock(at))
		}
		v, err := a.tx.Revision(id, a.story.Revision)
		if err != nil {
			return err
		}
		if err := v.CheckPublishable(); err != nil {
			return err
		}
		a.story.Schedule = at
		if err := a.held(v); err != nil { // asked again at the story's second
			return err
		}
		a.story.Reason, a.note = "", a.clock(at)
		return nil
	})
}

// Unschedule takes a story off the schedule. It stays approved.
func Unschedule(ctx context.Context, s *store.Store, by news.User, id string) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActUnplan, news.RightPublish, func(a *act) error {
		if a.story.Schedule.IsZero() {
			return news.Conflict("The story is not scheduled.")
		}
		a.story.Schedule = news.Time{}
		return nil
	})
}

// clock writes a moment as the publication's clock shows it, for people.
func (a *act) clock(t news.Time) string {
	return t.In(a.pub.Location()).Format("2 January 2006, 15:04:05 MST")
}
