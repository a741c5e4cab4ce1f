package publish

import (
	"context"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// longestBreaking is how long a story may be breaking before somebody has to
// say so again: news that has broken for a day is not breaking.
const longestBreaking = 24 * time.Hour

// Breaking marks a published story as breaking until a time; the zero time
// ends it at once.
func Breaking(ctx context.Context, s *store.Store, by news.User, id string, until time.Time) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActBreaking, news.RightBreaking, func(a *act) error {
		until := news.At(until)
		switch {
		case until.IsZero():
			a.note = "ended"
		case !until.After(a.tx.Now().Time):
			return news.Invalid("until", "The time %s has passed.", a.clock(until))
		case until.After(a.tx.Now().Add(longestBreaking)):
			return news.Invalid("until", "A story may be breaking for a day at most.")
		default:
			a.note = "until " + a.clock(until)
		}
		p, err := a.tx.Published(id)
		if err != nil {
			return err
		}
		a.story.Breaking = until
		a.keys = append(a.keys, news.KeyBreaking)
		if err := a.tx.SetBreaking(id, until); err != nil {
			return err
		}
		return a.touch(p)
	})
}
