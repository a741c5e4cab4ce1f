package publish

import (
	"context"

	"broadsheet/news"
	"broadsheet/store"
)

// Translate says that two stories of different editions are one in two
// languages, and so are all that either is a translation of already. Readers of
// one are shown the way to the others that are published.
func Translate(ctx context.Context, s *store.Store, by news.User, id, other string) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActTranslate, news.RightPublish, func(a *act) error {
		second, err := a.tx.Story(other)
		if err != nil {
			return err
		}
		if id == other {
			return news.Invalid("story", "A story is no translation of itself.")
		}
		group, err := a.group(id, other)
		if err != nil {
			return err
		}
		if err := a.apart(group); err != nil {
			return err
		}
		a.note = "with " + second.Headline
		return a.tx.JoinTranslations(id, other)
	})
}

// Untranslate says that a story is a translation of no other.
func Untranslate(ctx context.Context, s *store.Store, by news.User, id string) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActTranslate, news.RightPublish, func(a *act) error {
		group, err := a.group(id)
		if err != nil {
			return err
		}
		if len(group) == 1 {
			return news.Conflict("The story is a translation of no other.")
		}
		a.note = "of none any more"
		return a.tx.LeaveTranslations(id)
	})
}

// group gives stories and all that they are translations of, each once, and
// touches them.
func (a *act) group(ids ...string) (all []string, err error) {
	for _, id := range ids {
		more, err := a.tx.TranslationsOf(id)
		if err != nil {
			return nil, err
		}
		all = append(all, append(more, id)...)
	}
	for _, id := range all {
		a.keys = append(a.keys, news.StoryKey(id))
	}
	return all, nil
}

// apart refuses a group in which an edition has two stories: readers of a third
// would be sent to either.
func (a *act) apart(group []string) error {
	editions, err := a.tx.Editions()
	if err != nil {
		return err
	}
	name := map[string]string{}
	for _, e := range editions {
		name[e.ID] = e.Name
	}
	held := map[string]string{}
	for _, id := range group {
		st, err := a.tx.Story(id)
		if err != nil {
			return err
		}
		v, err := a.tx.Revision(id, st.Revision)
		if err != nil {
			return err
		}
		if v.Edition == "" && len(editions) > 0 {
			v.Edition = editions[0].ID
		}
		if other, taken := held[v.Edition]; taken && other != id {
			return news.Conflict("Two of them would be of one edition, %s. A translation is a story of another edition.", name[v.Edition])
		}
		held[v.Edition] = id
	}
	return nil
}
