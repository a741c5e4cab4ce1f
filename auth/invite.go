package auth

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// invitationLife is how long a link is good: over a weekend and a holiday, and
// not for ever in somebody's old messages.
const invitationLife = 7 * 24 * time.Hour

// Invite makes a link's token by which somebody gives themselves an account, in
// the role that the admin chose and with a password that only they know. The
// token is given here and never again. Another invitation to the same address
// takes the place of the first.
func Invite(ctx context.Context, s *store.Store, by news.User, email, name string, role news.Role) (token string, i store.Invitation, err error) {
	if err := by.Must(news.RightPeople); err != nil {
		return "", i, err
	}
	i = store.Invitation{Email: foldEmail(email), Name: strings.TrimSpace(name), Role: role, By: by.ID}
	if err := first(news.Errors{checkEmail(i.Email), checkName(i.Name), checkRole(i.Role)}); err != nil {
		return "", i, err
	}
	return invite(ctx, s, by, i, func(tx *store.Tx) error {
		_, _, err := tx.UserByEmail(i.Email)
		if err == nil {
			return news.Conflict("There is an account for %s already.", i.Email)
		}
		if errors.Is(err, news.ErrNotFound) {
			return nil
		}
		return err
	})
}

// InviteBack makes a link's token by which somebody who has an account sets a
// new password: who forgot theirs, or was added without one.
func InviteBack(ctx context.Context, s *store.Store, by news.User, userID string) (token string, i store.Invitation, err error) {
	if err := by.Must(news.RightPeople); err != nil {
		return "", i, err
	}
	var u news.User
	if err := s.Read(ctx, func(r *store.Reader) (err error) { u, err = r.User(userID); return err }); err != nil {
		return "", i, err
	}
	i = store.Invitation{Email: u.Email, Name: u.Name, Role: u.Role, UserID: u.ID, By: by.ID}
	return invite(ctx, s, by, i, func(tx *store.Tx) error {
		u, err := tx.User(userID)
		if err == nil && u.Disabled {
			err = news.Conflict("This account is switched off. Switch it on before you make a link for it.")
		}
		return err
	})
}

func invite(ctx context.Context, s *store.Store, by news.User, i store.Invitation, ok func(*store.Tx) error) (string, store.Invitation, error) {
	token := newToken()
	err := change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		if err := ok(tx); err != nil {
			return news.Change{}, err
		}
		i.ID, i.TokenHash, i.Created, i.Expires = tx.NewID(), digest(token), tx.Now(), news.At(tx.Now().Add(invitationLife))
		if err := tx.PutInvitation(i); err != nil {
			return news.Change{}, err
		}
		if i.UserID != "" {
			return noted(by, "made a link for a new password of %s", i.Email), nil
		}
		return noted(by, "invited %s (%s) as %s", i.Email, i.Name, i.Role), nil
	})
	if err != nil {
		return "", store.Invitation{}, err
	}
	return token, i, nil
}

// Uninvite takes an invitation back. One that is gone already stays so.
func Uninvite(ctx context.Context, s *store.Store, by news.User, id string) error {
	if err := by.Must(news.RightPeople); err != nil {
		return err
	}
	return change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		all, err := tx.Invitations()
		if err != nil {
			return news.Change{}, err
		}
		for _, i := range all {
			if i.ID == id {
				return noted(by, "took back the link of %s", i.Email), tx.DropInvitation(id)
			}
		}
		return news.Change{}, nil
	})
}

// CheckInvitation gives what a link's token is for: ErrForbidden in a sentence
// when it is not, or no longer, good. A door asks before it shows the form.
func CheckInvitation(ctx context.Context, s *store.Store, token string) (i store.Invitation, err error) {
	err = s.Read(ctx, func(r *store.Reader) error { i, err = checkInvitation(r, token, s.Now()); return err })
	return i, err
}

func checkInvitation(r *store.Reader, token string, now news.Time) (store.Invitation, error) {
	bad := news.Forbidden("This link is not good, or no longer: each works once, for a week. Ask the person who gave it to you for another.")
	if !isToken(token) {
		return store.Invitation{}, bad
	}
	i, err := r.Invitation(digest(token))
	if errors.Is(err, news.ErrNotFound) || err == nil && !i.Expires.After(now.Time) {
		return store.Invitation{}, bad
	}
	if err != nil || i.UserID == "" {
		return i, err
	}
	if u, err := r.User(i.UserID); err != nil || u.Disabled {
		return store.Invitation{}, bad
	}
	return i, nil
}

// Accept uses an invitation up: it makes the account, or sets the new password
// of the one that there is and ends its sessions. When something is wrong with
// the name or the password the link stays good.
func Accept(ctx context.Context, s *store.Store, token, name, password string) (news.User, error) {
	return accept(ctx, s, standard(), token, name, password)
}

func accept(ctx context.Context, s *store.Store, c cost, token, name, password string) (u news.User, err error) {
	if _, err := CheckInvitation(ctx, s, token); err != nil { // strangers don't get as far as the queue
		return u, err
	}
	defer debug.FreeOSMemory() // what the hash took
	err = change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		i, err := checkInvitation(&tx.Reader, token, tx.Now())
		if err != nil {
			return news.Change{}, err
		}
		if err := tx.DropInvitation(i.ID); err != nil {
			return news.Change{}, err
		}
		if i.UserID != "" {
			u, err = renewPassword(tx, c, i.UserID, password)
			return noted(u, "set a new password by a link"), err
		}
		if password == "" {
			return news.Change{}, checkPassword(password, news.User{Email: i.Email, Name: name})
		}
		u, err = newUser(tx, c, i.Email, name, i.Role, password)
		return noted(u, "came by invitation as %s (%s), %s", u.Email, u.Name, u.Role), err
	})
	if err != nil {
		return news.User{}, err
	}
	return u, nil
}

func renewPassword(tx *store.Tx, c cost, userID, password string) (news.User, error) {
	u, err := tx.User(userID)
	if err != nil {
		return u, err
	}
	if err := checkPassword(password, u); err != nil {
		return u, err
	}
	if err := tx.SetPassword(u.ID, c.hash(password).String()); err != nil {
		return u, err
	}
	return u, tx.EndSessions(u.ID)
}
