package auth

import (
	"context"
	"errors"
	"strings"

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
		k = store.APIKey{ID: tx.NewID(), Name: name, Role: role, TokenHash: digest(key), Created: tx.Now()}
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

// KeyUser gives who acts with a key, which is what stands after "Bearer " in
// an Authorization header. ErrUnauthenticated when it is not, or no longer, good.
func KeyUser(ctx context.Context, s *store.Store, bearer string) (news.User, error) {
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
	return k.User(), err
}

func badKey() error {
	return &news.Error{Kind: news.ErrUnauthenticated, Sentence: "This key is not good, or no longer. Make one with “broadsheet key create” or on the desk."}
}
