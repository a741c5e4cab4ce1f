package publish

import (
	"context"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

// MaxNotice is the longest reason of a withdrawal, in runes.
const MaxNotice = 1000

// Withdraw takes a published story down. Its address answers 410 with the
// reason from then on, and no list, feed or map names it any more.
func Withdraw(ctx context.Context, s *store.Store, by news.User, id, reason string) (news.Outcome, error) {
	reason = news.Line(reason)
	if reason == "" {
		return news.Outcome{}, news.Invalid("reason", "Say in a sentence why the story is withdrawn: readers who come to its address will read it.")
	}
	if n := utf8.RuneCountInString(reason); n > MaxNotice {
		return news.Outcome{}, news.TooLong("reason", n, MaxNotice)
	}
	return carry(ctx, s, by, id, news.ActWithdraw, news.RightWithdraw, func(a *act) error {
		p, err := a.tx.Published(id)
		if err != nil {
			return err
		}
		if err := a.touch(p); err != nil {
			return err
		}
		if err := a.relist(&p, nil); err != nil {
			return err
		}
		if err := a.touchPaths(); err != nil {
			return err
		}
		if err := a.hide(id); err != nil {
			return err
		}
		a.keys = append(a.keys, news.KeyCorrections) // the list names it no more
		st := &a.story
		st.Withdrawn, st.Notice, st.Published, st.Schedule, st.Breaking = a.tx.Now(), reason, 0, news.Time{}, news.Time{}
		a.note = reason
		if err := a.tx.KeepPlace(p); err != nil {
			return err
		}
		return a.tx.RemovePublished(id)
	})
}

// touchPaths adds the keys of every path that the story has had.
func (a *act) touchPaths() error {
	paths, err := a.tx.PathsOf(a.story.ID)
	for _, p := range paths {
		a.keys = append(a.keys, news.PathKey(p))
	}
	return err
}
