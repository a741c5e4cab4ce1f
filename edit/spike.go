package edit

import (
	"context"

	"broadsheet/news"
	"broadsheet/store"
)

// Spike ends a story that was never published. A writer may spike a draft of
// their own; nothing is deleted, and Restore brings it back.
func Spike(ctx context.Context, s *store.Store, by news.User, id, reason string) (news.Outcome, error) {
	reason, err := reasoned(reason, false)
	if err != nil {
		return news.Outcome{}, err
	}
	may := func(story news.Story) error {
		if story.Author == by.ID && story.State == news.StateDraft {
			return by.Must(news.RightEditOwn)
		}
		return by.Must(news.RightSpike)
	}
	return step(ctx, s, by, id, news.ActSpike, reason, may, func(story *news.Story) error {
		story.Schedule, story.Reason = news.Time{}, reason
		return nil
	})
}
