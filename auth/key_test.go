package auth

import (
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

func TestAKeyActsInItsRoleUntilRevoked(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, role := range news.Roles() {
		key, k, err := CreateKey(h.ctx, h.store, h.admin, " Wire import ", role)
		if err != nil {
			t.Fatal(err)
		}
		u, err := KeyUser(h.ctx, h.store, key, Client{})
		if err != nil || u.ID != k.ID || u.Role != role || u.Name != "Wire import" {
			t.Errorf("acts as %+v, %v", u, err)
		}
		if strings.Contains(k.TokenHash, strings.TrimPrefix(key, keyPrefix)) {
			t.Error("the key is kept as it is")
		}
		if err := RevokeKey(h.ctx, h.store, h.admin, k.ID); err != nil {
			t.Fatal(err)
		}
		_, err = KeyUser(h.ctx, h.store, key, Client{})
		wantKind(t, err, news.ErrUnauthenticated)
	}
}

func TestRevokingAgainKeepsTheTimeOfTheFirst(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, k, err := CreateKey(h.ctx, h.store, h.admin, "Wire", news.RoleEditor)
	if err != nil {
		t.Fatal(err)
	}
	revoked := func() (at news.Time) {
		if err := RevokeKey(h.ctx, h.store, h.admin, k.ID); err != nil {
			t.Fatal(err)
		}
		if err := h.store.Read(h.ctx, func(r *store.Reader) error {
			keys, err := r.APIKeys()
			at = keys[0].Revoked
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return at
	}
	first := revoked()
	h.clock.Add(1e9)
	if again := revoked(); first.IsZero() || again != first {
		t.Errorf("revoked at %v, then %v", first, again)
	}
}

func TestRubbishIsNoKey(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	key, k, err := CreateKey(h.ctx, h.store, h.admin, "Wire", news.RoleAdmin)
	if err != nil {
		t.Fatal(err)
	}
	session := h.signIn("boss@example.org").Token
	for _, s := range []string{
		"", keyPrefix, strings.TrimPrefix(key, keyPrefix), "Bearer " + key, key + " ", key[:len(key)-1], strings.ToUpper(key), keyPrefix + newToken(),
		k.TokenHash, keyPrefix + k.TokenHash, k.ID, session, keyPrefix + session, "' OR 1=1 --", "\xff\x00", keyPrefix + strings.Repeat("A", 1<<20),
	} {
		u, err := KeyUser(h.ctx, h.store, s, Client{})
		wantKind(t, err, news.ErrUnauthenticated)
		if u != (news.User{}) {
			t.Errorf("%.60q acts as %+v", s, u)
		}
	}
	if h.signedIn(key) || h.signedIn(strings.TrimPrefix(key, keyPrefix)) {
		t.Error("a key opens the desk")
	}
}

func TestAKeyNeedsANameAndARole(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, in := range [][2]string{{"", "editor"}, {"Wire\n", "owner"}, {"Wi\nre", "editor"}, {strings.Repeat("x", 101), "editor"}, {"Wire", ""}} {
		key, _, err := CreateKey(h.ctx, h.store, h.admin, in[0], news.Role(in[1]))
		wantKind(t, err, news.ErrInvalid)
		if key != "" {
			t.Error("a key came with the error")
		}
	}
}
