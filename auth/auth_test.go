package auth

import (
	"context"
	"errors"
	"net/netip"
	"sync"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// cheap is argon2id at its least, so that a test may hash by the hundred.
func cheap() cost { return cost{memory: 8, passes: 1, lanes: 1} }

const (
	goodPassword  = "three herons over ink"
	otherPassword = "seven lamps in the fog"
)

// clock is set by the test.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// house is a newsroom with a real database and a door.
type house struct {
	t     testing.TB
	ctx   context.Context
	clock *clock
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
	c := newClock()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Now: c.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return &house{t: t, ctx: t.Context(), clock: c, store: s, door: newDoorkeeper(s, cheap())}
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
