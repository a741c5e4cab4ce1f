package auth

import (
	"context"
	"crypto/subtle"
	"runtime/debug"

	"broadsheet/news"
	"broadsheet/store"
)

// settingSetup keeps the hash of the set-up token.
const settingSetup = "auth.setup"

// SetupToken makes the token of the set-up link, by which the first admin is
// made. It is good until it is used or replaced by the next call; "" when there
// is an account already.
func SetupToken(ctx context.Context, s *store.Store) (token string, err error) {
	var users []news.User
	err = s.Read(ctx, func(r *store.Reader) (err error) {
		users, err = r.Users()
		return err
	})
	if err != nil || len(users) > 0 {
		return "", err
	}
	token = newToken()
	_, err = s.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		return tx.SetSetting(settingSetup, digest(token))
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// CheckSetup tells whether Setup would take the token: nil, ErrForbidden for a
// wrong one, ErrConflict when the publication has been set up. A door asks
// before it shows the form.
func CheckSetup(ctx context.Context, s *store.Store, token string) error {
	return s.Read(ctx, func(r *store.Reader) error { return checkSetup(r, token) })
}

// Setup makes the first admin. It works once, for whoever has the token; when
// something is wrong with the input the token stays good.
func Setup(ctx context.Context, s *store.Store, token, email, name, password string) (news.User, error) {
	return setup(ctx, s, standard(), token, email, name, password)
}

func setup(ctx context.Context, s *store.Store, c cost, token, email, name, password string) (u news.User, err error) {
	if err := CheckSetup(ctx, s, token); err != nil { // strangers don't get as far as the queue
		return u, err
	}
	defer debug.FreeOSMemory() // what the hash took
	err = change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		if err := checkSetup(&tx.Reader, token); err != nil {
			return news.Change{}, err
		}
		if u, err = newUser(tx, c, email, name, news.RoleAdmin, password); err != nil {
			return news.Change{}, err
		}
		if password == "" {
			return news.Change{}, checkPassword(password, u)
		}
		return noted(u, "set up the publication as %s (%s)", u.Email, u.Name), tx.SetSetting(settingSetup, "")
	})
	if err != nil {
		return news.User{}, err
	}
	return u, nil
}

func checkSetup(r *store.Reader, token string) error {
	users, err := r.Users()
	if err != nil {
		return err
	}
	if len(users) > 0 {
		return news.Conflict("This publication has been set up already. Sign in instead.")
	}
	kept, err := r.Setting(settingSetup)
	if err != nil {
		return err
	}
	if kept == "" || subtle.ConstantTimeCompare([]byte(kept), []byte(digest(token))) != 1 {
		return news.Forbidden("This set-up link is not good, or no longer. The newest one stands where the server was started.")
	}
	return nil
}
