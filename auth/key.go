package auth

import (
	"context"
	"errors"
	"strings"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// keyPrefix begins every key, so that people and leak scanners know one when
// they see it.
const keyPrefix = "broadsheet_"

// CreateKey makes a key with which a program acts in a role. The key itself is
// given here and never again: its hash alone is kept.
func CreateKey(ctx context.Context, s *store.Store, by news.User, name string, role news.Role) (key string, k store.APIKey, err error) {
	if err := by.Must(news.RightPeople); err != nil {
		return "", k, err
	}
	name = strings.TrimSpace(name)
	if err := first(news.Errors{checkName(name), checkRole(role)}); err != nil {
		return "", k, err
	}
	key = keyPrefix + newToken()
	err = change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		k = store.APIKey{ID: tx.NewID(), Name: name, Role: role, TokenHash: digest(key), Created: tx.Now(), By: by.ID}
		return noted(by, "made the key %s (%s) for the role %s", k.Name, k.ID, k.Role), tx.PutAPIKey(k)
	})
	if err != nil {
		return "", store.APIKey{}, err
	}
	return key, k, nil
}

// RevokeKey ends a key for good; from here on it opens nothing. One that was
// revoked already stays as it is.
func RevokeKey(ctx context.Context, s *store.Store, by news.User, id string) error {
	if err := by.Must(news.RightPeople); err != nil {
		return err
	}
	return change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		k, err := keyByID(tx, id)
		if err != nil || !k.Revoked.IsZero() {
			return news.Change{}, err
		}
		k.Revoked = tx.Now()
		return noted(by, "revoked the key %s (%s)", k.Name, k.ID), tx.PutAPIKey(k)
	})
}

func keyByID(tx *store.Tx, id string) (store.APIKey, error) {
	keys, err := tx.APIKeys()
	if err != nil {
		return store.APIKey{}, err
	}
	for _, k := range keys {
		if k.ID == id {
			return k, nil
		}
	}
	return store.APIKey{}, news.NotFound("There is no key %s.", id)
}

// keySeen is how often the use of a key is noted at most, keyLogged how often
// it is a line of the audit while it comes from the same place.
const (
	keySeen   = 5 * time.Minute
	keyLogged = 24 * time.Hour
)

// KeyUser gives who acts with a key, which is what stands after "Bearer " in
// an Authorization header, and notes now and then that it was used and from
// where. ErrUnauthenticated when it is not, or no longer, good.
func KeyUser(ctx context.Context, s *store.Store, bearer string, c Client) (news.User, error) {
	secret, found := strings.CutPrefix(bearer, keyPrefix)
	if !found || !isToken(secret) {
		return news.User{}, badKey()
	}
	var k store.APIKey
	err := s.Read(ctx, func(r *store.Reader) (err error) {
		k, err = r.APIKey(digest(bearer))
		return err
	})
	if errors.Is(err, news.ErrNotFound) {
		return news.User{}, badKey()
	}
	if err != nil {
		return news.User{}, err
	}
	if from := written(c.Addr); s.Now().Sub(k.Used.Time) >= keySeen || from != k.UsedFrom {
		if err := useKey(ctx, s, k, from, c); err != nil {
			return news.User{}, err
		}
	}
	return k.User(), nil
}

// useKey notes the use of a key. A database that can't be written just now is
// no reason to turn a program away.
func useKey(ctx context.Context, s *store.Store, k store.APIKey, from string, c Client) error {
	_, err := s.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		if tx.Now().Sub(k.Used.Time) >= keyLogged || from != k.UsedFrom {
			if err := noteAt(tx, news.ActKeyUse, k.ID, "", "the key "+k.Name, c); err != nil {
				return err
			}
		}
		return tx.UseAPIKey(k.ID, from)
	})
	if errors.Is(err, news.ErrUnavailable) {
		return nil
	}
	return err
}

func badKey() error {
	return &news.Error{Kind: news.ErrUnauthenticated, Sentence: "This key is not good, or no longer. Make one with “broadsheet key create” or on the desk."}
}
