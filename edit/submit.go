package edit

import (
	"context"

	"broadsheet/news"
	"broadsheet/store"
)

// Submit hands a draft to the editors. It must have a headline, so that they
// know what they are handed.
func Submit(ctx context.Context, s *store.Store, by news.User, id string) (news.Outcome, error) {
	return step(ctx, s, by, id, news.ActSubmit, "", needs(by, news.RightSubmit), func(story *news.Story) error {
		if news.Blank(story.Headline) {
			return news.Invalid("headline", "Give the story a headline before you submit it.")
		}
		story.Reason = ""
		return nil
	})
}
