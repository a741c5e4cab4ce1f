package auth

import (
	"context"
	"runtime/debug"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

// The bounds of a password: length is what makes it strong, and nothing is
// asked of its characters (NIST SP 800-63B-4, 3.1.1.2).
const (
	shortestPassword = 12   // runes
	longestPassword  = 1024 // bytes
)

// SetPassword gives an account a new password and ends all its sessions, the
// one of whoever asks included. Anybody may set their own; those of others
// need RightPeople. A door should ask for the old one first, as
// Doorkeeper.ChangePassword does.
func SetPassword(ctx context.Context, s *store.Store, by news.User, userID, password string) error {
	_, err := setPassword(ctx, s, standard(), by, userID, password)
	return err
}

// setPassword gives the hash that is now kept.
func setPassword(ctx context.Context, s *store.Store, c cost, by news.User, userID, password string) (hash string, err error) {
	if by.ID != userID || by.Disabled {
		if err := by.Must(news.RightPeople); err != nil {
			return "", err
		}
	}
	defer debug.FreeOSMemory() // what the hash took; a change of password is rare enough
	err = change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		u, err := tx.User(userID)
		if err != nil {
			return news.Change{}, err
		}
		if err := checkPassword(password, u); err != nil {
			return news.Change{}, err
		}
		// Hashing while others queue is meant: it bounds the memory that
		// people setting passwords can take to that of one hash.
		hash = c.hash(password).String()
		if err := tx.SetPassword(u.ID, hash); err != nil {
			return news.Change{}, err
		}
		return noted(by, "set the password of %s", u.Email), tx.EndSessions(u.ID)
	})
	return hash, err
}

// checkPassword tells whether u may have it.
func checkPassword(password string, u news.User) error {
	n := utf8.RuneCountInString(password)
	switch {
	case len(password) > longestPassword:
		return news.Invalid("password", "This is %d bytes long; at most %d are allowed.", len(password), longestPassword)
	case !utf8.ValidString(password):
		return news.Invalid("password", "The text is not valid UTF-8.")
	case n < shortestPassword:
		return news.Invalid("password", "This is %d characters long; a password needs at least %d. A few words together are good.", n, shortestPassword)
	}
	for _, r := range password {
		if news.Control(r) {
			return news.Invalid("password", "The password holds the control character %U, such as a line break; remove it.", r)
		}
	}
	if guessable(password, u.Email, u.Name) {
		return news.Invalid("password", "This is among the first that somebody would guess. A few words together that only you would think of are good.")
	}
	return nil
}
