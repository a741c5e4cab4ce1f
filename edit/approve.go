package edit

import (
	"context"

	"broadsheet/news"
	"broadsheet/store"
)

// Approve says that a story may be published. It publishes nothing.
func Approve(ctx context.Context, s *store.Store, by news.User, id string) (news.Outcome, error) {
	return step(ctx, s, by, id, news.ActApprove, "", needs(by, news.RightApprove), func(story *news.Story) error {
		if news.Blank(story.Headline) {
			return news.Invalid("headline", "A story needs a headline before it can be approved.")
		}
		story.Reason = ""
		return nil
	})
}
