package auth

import (
	"context"
	"errors"
	"net/netip"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// cheap is argon2id at its least, so that a test may hash by the hundred.
func cheap() cost { return cost{memory: 8, passes: 1, lanes: 1} }

const (
	goodPassword  = "three herons over ink"
	otherPassword = "seven lamps in the fog"
)

// house is a newsroom with a real database and a door.
type house struct {
	t     testing.TB
	ctx   context.Context
	clock *storetest.Clock
	store *store.Store
	door  *Doorkeeper
	admin news.User
}

// newHouse has one admin, boss@example.org, whose password is goodPassword.
func newHouse(t testing.TB) *house {
	t.Helper()
	h := emptyHouse(t)
	h.admin = h.add("boss@example.org", news.RoleAdmin)
	return h
}

func emptyHouse(t testing.TB) *house {
	t.Helper()
	c := storetest.NewClock(time.Time{})
	return houseIn(t, storetest.SQLite(t, c.Now), c)
}

func houseIn(t testing.TB, s *store.Store, c *storetest.Clock) *house {
	return &house{t: t, ctx: t.Context(), clock: c, store: s, door: newDoorkeeper(s, testVault(t), cheap())}
}

// onBoth runs a test on an empty house of each engine, for what depends on how
// writers queue.
func onBoth(t *testing.T, f func(t *testing.T, h *house)) {
	t.Helper()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		c := storetest.NewClock(time.Time{})
		f(t, houseIn(t, open(c.Now), c))
	})
}

func (h *house) add(email string, role news.Role) news.User {
	h.t.Helper()
	u, err := addUser(h.ctx, h.store, cheap(), news.System(), email, "Somebody", role, goodPassword)
	if err != nil {
		h.t.Fatal(err)
	}
	return u
}

func (h *house) signIn(email string) Pass {
	h.t.Helper()
	p, err := h.door.SignIn(h.ctx, email, goodPassword, Client{Addr: addr("192.0.2.1")})
	if err != nil {
		h.t.Fatal(err)
	}
	return p
}

// signedIn tells whether a token opens the desk.
func (h *house) signedIn(token string) bool {
	h.t.Helper()
	u, err := h.door.UserOf(h.ctx, token)
	if err != nil && (!errors.Is(err, news.ErrUnauthenticated) || u != news.User{}) {
		h.t.Fatalf("a token that is not good gave %+v, %v", u, err)
	}
	return err == nil
}

// log gives all changes.
func (h *house) log() (changes []news.Change) {
	h.t.Helper()
	err := h.store.Read(h.ctx, func(r *store.Reader) (err error) {
		changes, err = r.Changes(0, 1000)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return changes
}

func (h *house) users() (users []news.User) {
	h.t.Helper()
	err := h.store.Read(h.ctx, func(r *store.Reader) (err error) {
		users, err = r.Users()
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return users
}

func addr(s string) netip.Addr { return netip.MustParseAddr(s) }

// wantKind checks that an error is of a kind and has a sentence for a person.
func wantKind(t testing.TB, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	if s, ok := news.Sentence(err); !ok || s == "" {
		t.Errorf("%v has no sentence for a person", err)
	}
}
