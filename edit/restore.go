package edit

import (
	"context"

	"broadsheet/news"
	"broadsheet/store"
)

// Restore makes a spiked or withdrawn story a draft again. Readers of a
// withdrawn one go on seeing why it is gone until it is published anew, so it
// takes the right that withdrawing took.
func Restore(ctx context.Context, s *store.Store, by news.User, id string) (news.Outcome, error) {
	may := func(story news.Story) error {
		switch {
		case story.State == news.StateWithdrawn:
			return by.Must(news.RightWithdraw)
		case story.Author == by.ID:
			return by.Must(news.RightEditOwn)
		}
		return by.Must(news.RightSpike)
	}
	return step(ctx, s, by, id, news.ActRestore, "", may, func(story *news.Story) error {
		story.Reason = ""
		return nil
	})
}
