package auth

import (
	"context"
	"errors"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// How long a session lasts. A newsroom's people come back each day; one that
// nobody used for a week is over, and after thirty days everybody shows their
// password again (NIST SP 800-63B-4, 2.1.3).
const (
	sessionIdle  = 7 * 24 * time.Hour
	sessionLife  = 30 * 24 * time.Hour
	sessionRenew = 24 * time.Hour // use puts the end off at most so often, not at each request
)

// SignOut ends a session. One that is over already stays so.
func (d *Doorkeeper) SignOut(ctx context.Context, token string) error {
	if !isToken(token) {
		return nil
	}
	_, err := d.store.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		return tx.EndSession(digest(token))
	})
	return err
}

// UserOf gives whose session it is: ErrUnauthenticated when it is over.
func (d *Doorkeeper) UserOf(ctx context.Context, token string) (news.User, error) {
	if !isToken(token) {
		return news.User{}, over()
	}
	var s store.Session
	var u news.User
	err := d.store.Read(ctx, func(r *store.Reader) (err error) {
		s, u, err = r.Session(digest(token), d.store.Now())
		return err
	})
	if errors.Is(err, news.ErrNotFound) || err == nil && u.Disabled {
		return news.User{}, over()
	}
	if err != nil {
		return news.User{}, err
	}
	if wantsRenewal(s, d.store.Now()) {
		if err := d.renew(ctx, s.TokenHash); err != nil {
			return news.User{}, err
		}
	}
	return u, nil
}

func over() error {
	return &news.Error{Kind: news.ErrUnauthenticated, Sentence: "You are not signed in, or no longer. Sign in to go on."}
}

// wantsRenewal tells whether a session in use has not been renewed for a day,
// and can be.
func wantsRenewal(s store.Session, now news.Time) bool {
	lastRenewed := s.Expires.Add(-sessionIdle)
	return now.Sub(lastRenewed) >= sessionRenew && renewed(s, now).After(s.Expires.Time)
}

// renewed is when a session ends that is in use now.
func renewed(s store.Session, now news.Time) news.Time {
	end, last := now.Add(sessionIdle), s.Created.Add(sessionLife)
	if end.After(last) {
		end = last
	}
	return news.At(end)
}

// renew puts a session's end off. It may have been ended since it was read,
// and stays so then. A database that can't be written just now is no reason to
// turn anybody away: the next request tries again.
func (d *Doorkeeper) renew(ctx context.Context, tokenHash string) error {
	_, err := d.store.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		s, _, err := tx.Session(tokenHash, tx.Now())
		if err != nil {
			return err
		}
		s.Expires = renewed(s, tx.Now())
		if err := tx.EndSession(tokenHash); err != nil {
			return err
		}
		return tx.PutSession(s)
	})
	switch {
	case errors.Is(err, news.ErrNotFound):
		return over()
	case errors.Is(err, news.ErrUnavailable):
		return nil
	}
	return err
}

// agent shortens a browser's name for itself, which may be anything.
func agent(s string) string {
	const longest = 200
	r := []rune(news.Line(s[:min(len(s), 4*longest)]))
	return string(r[:min(len(r), longest)])
}
