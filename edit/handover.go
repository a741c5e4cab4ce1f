package edit

import (
	"context"

	"broadsheet/news"
	"broadsheet/store"
)

// HandOver gives a story to another writer, who may then edit it as their own.
// A writer may give away a story of their own; an editor anybody's. The log
// keeps who had it before.
func HandOver(ctx context.Context, s *store.Store, by news.User, id, to string) (news.Outcome, error) {
	var heir news.User
	err := s.Read(ctx, func(r *store.Reader) (err error) {
		heir, err = r.User(to)
		return err
	})
	if err != nil {
		return news.Outcome{}, atField("to", err)
	}
	if heir.Disabled {
		return news.Outcome{}, news.Invalid("to", "%s’s account is switched off.", heir.Name)
	}
	may := func(story news.Story) error {
		if story.Author == by.ID {
			return by.Must(news.RightEditOwn)
		}
		return by.Must(news.RightHandOver)
	}
	return step(ctx, s, by, id, news.ActHandOver, "to "+heir.Name, may, func(story *news.Story) error {
		if story.Author == heir.ID {
			return news.Conflict("%s has this story already.", heir.Name)
		}
		story.Author = heir.ID
		return nil
	})
}
