package publish

import (
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// oldest is the first year that a story can be of: before it there was no
// newspaper, and a date there is a fault of the import.
const oldest = 1600

// Past publishes a story as of a time that has passed: an import keeps the
// dates of the paper that it came from. It works in a transaction that the
// caller holds, since imports file many stories at once.
func Past(tx *store.Tx, by news.User, id string, at news.Time) (news.Outcome, error) {
	out, err := carryIn(tx, by, id, news.ActPublish, news.RightPublish, func(a *act) error {
		switch {
		case at.Year() < oldest: // the zero time too, which would be kept as "not set"
			return news.Invalid("at", "A story is published as of the year %d or later.", oldest)
		case at.After(a.tx.Now().Time):
			return news.Invalid("at", "The time %s has not come yet; a story is published as of the past only.", a.clock(at))
		case a.story.Published > 0:
			return news.Conflict("The story is published already, as of %s.", a.clock(a.story.FirstPublished))
		}
		a.story.FirstPublished, a.asOf, a.imported = at, at, true
		return a.publish()
	})
	if err != nil {
		return out, fmt.Errorf("publish %s as of the past: %w", id, err)
	}
	return out, nil
}

// PastCorrection puts a note on a story as of a time that has passed.
func PastCorrection(tx *store.Tx, by news.User, id string, kind news.CorrectionKind, text string, at news.Time) (news.Outcome, error) {
	out, err := carryIn(tx, by, id, news.ActCorrect, news.RightRetract, func(a *act) error {
		if at.After(a.tx.Now().Time) || at.Before(a.story.FirstPublished.Time) {
			return news.Invalid("at", "The correction's time %s does not lie between the publication and now.", a.clock(at))
		}
		return a.correct(kind, text, at)
	})
	if err != nil {
		return out, fmt.Errorf("correct %s as of the past: %w", id, err)
	}
	return out, nil
}
