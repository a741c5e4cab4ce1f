package auth

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// AddUser makes an account. Without a password nobody can sign in to it yet.
// The address is kept in lower case. Errors: ErrForbidden, ErrInvalid with the
// field, ErrConflict when the address has an account.
func AddUser(ctx context.Context, s *store.Store, by news.User, email, name string, role news.Role, password string) (news.User, error) {
	return addUser(ctx, s, standard(), by, email, name, role, password)
}

func addUser(ctx context.Context, s *store.Store, c cost, by news.User, email, name string, role news.Role, password string) (u news.User, err error) {
	if err := by.Must(news.RightPeople); err != nil {
		return u, err
	}
	if password != "" {
		defer debug.FreeOSMemory() // what the hash took
	}
	err = change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		u, err = newUser(tx, c, email, name, role, password)
		return noted(by, "added %s (%s) as %s", u.Email, u.Name, u.Role), err
	})
	if err != nil {
		return news.User{}, err
	}
	return u, nil
}

// newUser checks and writes an account within a command.
func newUser(tx *store.Tx, c cost, email, name string, role news.Role, password string) (news.User, error) {
	u := news.User{Email: foldEmail(email), Name: strings.TrimSpace(name), Role: role, Created: tx.Now()}
	errs := news.Errors{checkEmail(u.Email), checkName(u.Name), checkRole(role)}
	if password != "" {
		errs = append(errs, checkPassword(password, u))
	}
	if err := first(errs); err != nil {
		return u, err
	}
	if _, _, err := tx.UserByEmail(u.Email); err == nil {
		return u, news.Conflict("There is an account for %s already.", u.Email)
	} else if !errors.Is(err, news.ErrNotFound) {
		return u, err
	}
	u.ID = tx.NewID()
	if err := tx.PutUser(u); err != nil || password == "" {
		return u, err
	}
	return u, tx.SetPassword(u.ID, c.hash(password).String())
}

// first drops what is nil and gives the errors, or nil when none is left.
func first(errs news.Errors) error {
	var wrong news.Errors
	for _, err := range errs {
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	switch len(wrong) {
	case 0:
		return nil
	case 1:
		return wrong[0]
	}
	return wrong
}

// SetRole gives an account another role and ends its sessions. The last admin
// keeps theirs: ErrConflict. The role that it has already changes nothing.
func SetRole(ctx context.Context, s *store.Store, by news.User, userID string, role news.Role) error {
	if err := by.Must(news.RightPeople); err != nil {
		return err
	}
	if err := checkRole(role); err != nil {
		return err
	}
	return change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		u, err := tx.User(userID)
		if err != nil || u.Role == role {
			return news.Change{}, err
		}
		if err := keepAnAdmin(tx, u); err != nil {
			return news.Change{}, err
		}
		was := u.Role
		u.Role = role
		return noted(by, "made %s %s, was %s", u.Email, role, was), putAndEnd(tx, u)
	})
}

// Disable shuts an account and ends its sessions; what it wrote stays. The
// last admin cannot be shut out: ErrConflict.
func Disable(ctx context.Context, s *store.Store, by news.User, userID string) error {
	return setDisabled(ctx, s, by, userID, true)
}

// Enable opens an account that was disabled, with the password it had.
func Enable(ctx context.Context, s *store.Store, by news.User, userID string) error {
	return setDisabled(ctx, s, by, userID, false)
}

func setDisabled(ctx context.Context, s *store.Store, by news.User, userID string, disabled bool) error {
	if err := by.Must(news.RightPeople); err != nil {
		return err
	}
	return change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		u, err := tx.User(userID)
		if err != nil || u.Disabled == disabled {
			return news.Change{}, err
		}
		if !disabled {
			u.Disabled = false
			return noted(by, "enabled %s", u.Email), tx.PutUser(u)
		}
		if err := keepAnAdmin(tx, u); err != nil {
			return news.Change{}, err
		}
		u.Disabled = true
		return noted(by, "disabled %s", u.Email), putAndEnd(tx, u)
	})
}

func putAndEnd(tx *store.Tx, u news.User) error {
	if err := tx.PutUser(u); err != nil {
		return err
	}
	return tx.EndSessions(u.ID)
}

// keepAnAdmin refuses to let u go when nobody would be left to manage people.
// An admin who can sign in is replaced only by one who can, too.
func keepAnAdmin(tx *store.Tx, u news.User) error {
	if u.Role != news.RoleAdmin || u.Disabled {
		return nil
	}
	_, password, err := tx.UserByEmail(u.Email)
	if err != nil {
		return err
	}
	users, err := tx.Users()
	if err != nil {
		return err
	}
	for _, o := range users {
		if o.ID == u.ID || o.Role != news.RoleAdmin || o.Disabled {
			continue
		}
		_, other, err := tx.UserByEmail(o.Email)
		if err != nil {
			return err
		}
		if other != "" || password == "" {
			return nil
		}
	}
	return news.Conflict("%s is the last admin who can sign in. Make somebody else an admin, with a password, first.", u.Name)
}

// settingQueue is a row that every writer of this package writes first.
const settingQueue = "auth.queue"

// queue makes writers of people, keys and sessions go one after the other.
// SQLite does so anyway; in PostgreSQL the row's lock does, so that two admins
// can't demote each other, and nobody signs in with a password that is just
// being changed.
func queue(tx *store.Tx) error {
	return tx.SetSetting(settingQueue, fmt.Sprint(tx.Now().Milli()))
}

// change carries out one act on people or keys; one that changed nothing gives
// an empty Change, and none is logged.
func change(ctx context.Context, s *store.Store, f func(*store.Tx) (news.Change, error)) error {
	_, err := s.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		c, err := f(tx)
		if err != nil || c.Act == "" {
			return err
		}
		return tx.Append(c)
	})
	return err
}

// noted is a change for the private audit log. It touches no page.
func noted(by news.User, format string, args ...any) news.Change {
	return news.Change{Act: news.ActPeople, By: by.ID, Note: fmt.Sprintf(format, args...)}
}
