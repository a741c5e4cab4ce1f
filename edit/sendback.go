package edit

import (
	"context"

	"broadsheet/news"
	"broadsheet/store"
)

// SendBack gives a submitted or approved story back to its writer, with the
// reason. A time that it was scheduled for is forgotten.
func SendBack(ctx context.Context, s *store.Store, by news.User, id, reason string) (news.Outcome, error) {
	reason, err := reasoned(reason, true)
	if err != nil {
		return news.Outcome{}, err
	}
	return step(ctx, s, by, id, news.ActSendBack, reason, needs(by, news.RightApprove), func(story *news.Story) error {
		story.Schedule, story.Reason = news.Time{}, reason
		return nil
	})
}
