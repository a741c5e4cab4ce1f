package auth

import (
	"context"

	"broadsheet/news"
	"broadsheet/store"
)

// EndSession ends one session of an account, named as Visitor.Session and
// store.Session name it. Anybody may end their own; those of others need
// RightPeople, and are noted for the audit. One that is over already stays so.
func EndSession(ctx context.Context, s *store.Store, by news.User, userID, session string) error {
	return endSessions(ctx, s, by, userID, "ended a session of %s", func(tx *store.Tx, all []store.Session) (bool, error) {
		for _, one := range all {
			if one.TokenHash == session {
				return true, tx.EndSession(session)
			}
		}
		return false, nil
	})
}

// EndSessions ends every session of an account, by the same rule.
func EndSessions(ctx context.Context, s *store.Store, by news.User, userID string) error {
	return endSessions(ctx, s, by, userID, "ended every session of %s", func(tx *store.Tx, all []store.Session) (bool, error) {
		return len(all) > 0, tx.EndSessions(userID)
	})
}

func endSessions(ctx context.Context, s *store.Store, by news.User, userID, note string, end func(*store.Tx, []store.Session) (bool, error)) error {
	own := by.ID == userID && !by.Disabled
	if !own {
		if err := by.Must(news.RightPeople); err != nil {
			return err
		}
	}
	return change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		u, err := tx.User(userID)
		if err != nil {
			return news.Change{}, err
		}
		all, err := tx.Sessions(userID, tx.Now())
		if err != nil {
			return news.Change{}, err
		}
		ended, err := end(tx, all)
		if err != nil || !ended || own {
			return news.Change{}, err
		}
		return noted(by, note, u.Email), nil
	})
}
