package auth

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// model is what the package should do, in its plainest form.
type model struct {
	people   map[string]*person // by id
	sessions map[string]*stay   // every token that was ever given
	keys     map[string]news.Role
	ids      map[string]string // of keys
	changes  int
}

type person struct {
	email, password string
	role            news.Role
	disabled        bool
}

type stay struct {
	user        string
	began, used time.Time
	over        bool
}

// After any acts in any order, exactly those sessions and keys are good that
// the model says, somebody can still manage people, and each act that changed
// something is in the log once.
func TestAnyActsInAnyOrderLeaveTheRightDoorsOpen(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		clock := storetest.NewClock(time.Time{})
		h := houseIn(t, openFor(t, rt, clock), clock)
		m := &machine{house: h, model: model{people: map[string]*person{}, sessions: map[string]*stay{}, keys: map[string]news.Role{}, ids: map[string]string{}}}
		m.Add(rt)
		rt.Repeat(map[string]func(*rapid.T){
			"add": m.Add, "role": m.Role, "disable": m.Disable, "enable": m.Enable, "password": m.Password, "in": m.In, "wrong": m.Wrong,
			"out": m.Out, "key": m.Key, "revoke": m.Revoke, "wait": m.Wait, "": m.Check,
		})
	})
}

func openFor(t *testing.T, rt *rapid.T, clock *storetest.Clock) *store.Store {
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Now: clock.Now})
	if err != nil {
		rt.Fatal(err)
	}
	rt.Cleanup(func() { _ = s.Close() })
	return s
}

type machine struct {
	*house
	model
}

func (m *machine) anyUser(rt *rapid.T) string {
	return rapid.SampledFrom(slices.Sorted(maps.Keys(m.people))).Draw(rt, "user")
}

func (m *machine) anySession(rt *rapid.T) string {
	if len(m.sessions) == 0 {
		rt.Skip("nobody was ever in")
	}
	return rapid.SampledFrom(slices.Sorted(maps.Keys(m.sessions))).Draw(rt, "session")
}

func anyPassword(rt *rapid.T) string {
	return rapid.SampledFrom([]string{goodPassword, otherPassword}).Draw(rt, "password")
}

// expect checks an act against whether the model allows it, and counts its change.
func (m *machine) expect(rt *rapid.T, err error, allowed, changes bool) {
	if allowed != (err == nil) {
		rt.Fatalf("allowed %v, got %v", allowed, err)
	}
	if err == nil && changes {
		m.changes++
	}
	if err != nil && !errors.Is(err, news.ErrConflict) && !errors.Is(err, news.ErrUnauthenticated) {
		rt.Fatal(err)
	}
}

func (m *machine) Add(rt *rapid.T) {
	email := fmt.Sprintf("n%d@example.org", rapid.IntRange(0, 5).Draw(rt, "email"))
	role, password := rapid.SampledFrom(news.Roles()).Draw(rt, "role"), rapid.SampledFrom([]string{"", goodPassword}).Draw(rt, "password")
	if len(m.people) == 0 {
		role, password = news.RoleAdmin, goodPassword
	}
	free := true
	for _, p := range m.people {
		free = free && p.email != email
	}
	u, err := addUser(m.ctx, m.store, cheap(), news.System(), email, "N", role, password)
	m.expect(rt, err, free, true)
	if err == nil {
		m.people[u.ID] = &person{email: email, password: password, role: role}
	}
}

// spare tells whether the newsroom can do without this admin.
func (m *machine) spare(id string) bool {
	p := m.people[id]
	if p.role != news.RoleAdmin || p.disabled {
		return true
	}
	for other, o := range m.people {
		if other != id && o.role == news.RoleAdmin && !o.disabled && (o.password != "" || p.password == "") {
			return true
		}
	}
	return false
}

func (m *machine) endAll(id string) {
	for _, s := range m.sessions {
		s.over = s.over || s.user == id
	}
}

func (m *machine) Role(rt *rapid.T) {
	id, role := m.anyUser(rt), rapid.SampledFrom(news.Roles()).Draw(rt, "role")
	p := m.people[id]
	same := p.role == role
	err := SetRole(m.ctx, m.store, news.System(), id, role)
	m.expect(rt, err, same || m.spare(id), !same)
	if err == nil && !same {
		p.role = role
		m.endAll(id)
	}
}

func (m *machine) Disable(rt *rapid.T) {
	id := m.anyUser(rt)
	p := m.people[id]
	err := Disable(m.ctx, m.store, news.System(), id)
	m.expect(rt, err, p.disabled || m.spare(id), !p.disabled)
	if err == nil {
		p.disabled = true
		m.endAll(id)
	}
}

func (m *machine) Enable(rt *rapid.T) {
	id := m.anyUser(rt)
	m.expect(rt, Enable(m.ctx, m.store, news.System(), id), true, m.people[id].disabled)
	m.people[id].disabled = false
}

func (m *machine) Password(rt *rapid.T) {
	id, password := m.anyUser(rt), anyPassword(rt)
	_, err := setPassword(m.ctx, m.store, cheap(), news.System(), id, password)
	m.expect(rt, err, true, true)
	m.people[id].password = password
	m.endAll(id)
}

func (m *machine) In(rt *rapid.T) {
	id, password := m.anyUser(rt), anyPassword(rt)
	old := rapid.SampledFrom(append(slices.Sorted(maps.Keys(m.sessions)), "", "x")).Draw(rt, "old")
	p := m.people[id]
	m.door.limits = newLimits() // another test's matter
	pass, err := m.door.SignIn(m.ctx, p.email, password, Client{Session: old})
	m.expect(rt, err, p.password == password && !p.disabled, false)
	if err != nil {
		return
	}
	if s := m.sessions[old]; s != nil {
		s.over = true
	}
	m.sessions[pass.Token] = &stay{user: id, began: m.clock.Now(), used: m.clock.Now()}
}

func (m *machine) Wrong(rt *rapid.T) {
	m.door.limits = newLimits()
	_, err := m.door.SignIn(m.ctx, m.people[m.anyUser(rt)].email, "never a password here", Client{})
	m.expect(rt, err, false, false)
}

func (m *machine) Out(rt *rapid.T) {
	token := m.anySession(rt)
	m.expect(rt, m.door.SignOut(m.ctx, token, Client{}), true, false)
	m.sessions[token].over = true
}

func (m *machine) Key(rt *rapid.T) {
	role := rapid.SampledFrom(news.Roles()).Draw(rt, "role")
	key, k, err := CreateKey(m.ctx, m.store, news.System(), "Key", role)
	m.expect(rt, err, true, true)
	m.keys[key], m.ids[key] = role, k.ID
}

func (m *machine) Revoke(rt *rapid.T) {
	if len(m.keys) == 0 {
		rt.Skip("there is no key")
	}
	key := rapid.SampledFrom(slices.Sorted(maps.Keys(m.keys))).Draw(rt, "key")
	m.expect(rt, RevokeKey(m.ctx, m.store, news.System(), m.ids[key]), true, m.keys[key] != "")
	m.keys[key] = ""
}

func (m *machine) Wait(rt *rapid.T) {
	m.clock.Add(time.Duration(rapid.IntRange(1, 200).Draw(rt, "hours")) * time.Hour)
}

func (m *machine) Check(rt *rapid.T) {
	now := m.clock.Now()
	for token, s := range m.sessions {
		// Use within a day of the last renewal does not put the end off.
		open := !s.over && now.Before(s.began.Add(sessionLife)) && now.Before(s.used.Add(sessionIdle))
		u, err := m.door.UserOf(m.ctx, token)
		if open != (err == nil) || open && (u.ID != s.user || u.Role != m.people[s.user].role) {
			rt.Fatalf("session of %s: open should be %v, is %+v, %v", m.people[s.user].email, open, u, err)
		}
		if s.over = !open; open && now.Sub(s.used) >= sessionRenew {
			s.used = now
		}
	}
	for key, role := range m.keys {
		if u, err := KeyUser(m.ctx, m.store, key, Client{}); (role != "") != (err == nil) || u.Role != role {
			rt.Fatalf("key: %+v, %v, want %q", u, err, role)
		}
	}
	m.checkRest(rt)
}

func (m *machine) checkRest(rt *rapid.T) {
	admins := 0
	for _, u := range m.users() {
		p := m.people[u.ID]
		if u.Email != p.email || u.Role != p.role || u.Disabled != p.disabled {
			rt.Fatalf("account %+v, want %+v", u, *p)
		}
		if p.role == news.RoleAdmin && !p.disabled && p.password != "" {
			admins++
		}
	}
	if admins == 0 {
		rt.Fatal("nobody is left to manage people")
	}
	if n := len(m.log()); n != m.changes {
		rt.Fatalf("%d changes are logged, want %d", n, m.changes)
	}
}
