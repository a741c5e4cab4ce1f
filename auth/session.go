package auth

import (
	"context"
	"errors"
	"net/netip"
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
	sessionRenew = 24 * time.Hour  // use puts the end off at most so often, not at each request
	sessionSeen  = 5 * time.Minute // and is noted at most so often
)

// SignOut ends a session. One that is over already stays so.
func (d *Doorkeeper) SignOut(ctx context.Context, token string, c Client) error {
	if !isToken(token) {
		return nil
	}
	_, err := d.store.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		_, u, err := tx.Session(digest(token), tx.Now())
		if errors.Is(err, news.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := noteAt(tx, news.ActSignOut, u.ID, u.Email, "", c); err != nil {
			return err
		}
		return tx.EndSession(digest(token))
	})
	return err
}

// UserOf gives whose session it is: ErrUnauthenticated when it is over.
func (d *Doorkeeper) UserOf(ctx context.Context, token string) (news.User, error) {
	v, err := d.Enter(ctx, token, netip.Addr{})
	return v.User, err
}

// Visitor is somebody with a session that is good.
type Visitor struct {
	User    news.User
	Session string // names the session in the list of them; it opens nothing
	Owes    bool   // they must set up a second step before anything else
}

// Enter gives whose session it is and notes, every few minutes, that it was
// used and from where: ErrUnauthenticated when it is over.
func (d *Doorkeeper) Enter(ctx context.Context, token string, from netip.Addr) (Visitor, error) {
	if !isToken(token) {
		return Visitor{}, over()
	}
	var s store.Session
	var u news.User
	var owes bool
	err := d.store.Read(ctx, func(r *store.Reader) (err error) {
		if s, u, err = r.Session(digest(token), d.store.Now()); err == nil {
			owes, err = owing(r, u)
		}
		return err
	})
	if errors.Is(err, news.ErrNotFound) || err == nil && u.Disabled {
		return Visitor{}, over()
	}
	if err != nil {
		return Visitor{}, err
	}
	if now := d.store.Now(); wantsRenewal(s, now) || now.Sub(s.Seen.Time) >= sessionSeen {
		if err := d.renew(ctx, s.TokenHash, written(from)); err != nil {
			return Visitor{}, err
		}
	}
	return Visitor{User: u, Session: s.TokenHash, Owes: owes}, nil
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

// renew notes that a session is used, and puts its end off when that is due. It
// may have been ended since it was read, and stays so then. A database that
// can't be written just now is no reason to turn anybody away: the next request
// tries again.
func (d *Doorkeeper) renew(ctx context.Context, tokenHash, from string) error {
	_, err := d.store.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		s, _, err := tx.Session(tokenHash, tx.Now())
		if err != nil {
			return err
		}
		if wantsRenewal(s, tx.Now()) {
			s.Expires = renewed(s, tx.Now())
		}
		s.Seen = tx.Now()
		if from != "" {
			s.Address = from
		}
		return tx.UseSession(s)
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
