package auth

import (
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

func (h *house) sessionsOf(user string) (all []store.Session) {
	h.t.Helper()
	if err := h.store.Read(h.ctx, func(r *store.Reader) (err error) { all, err = r.Sessions(user, h.store.Now()); return err }); err != nil {
		h.t.Fatal(err)
	}
	return all
}

func TestSessionsAreListedWithTheirPlaceAndEndedOneByOne(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.add("ana@example.org", news.RoleReporter)
	first, second := h.signIn(ana.Email).Token, h.signIn(ana.Email).Token
	all := h.sessionsOf(ana.ID)
	if len(all) != 2 || all[0].Address != "192.0.2.1" || all[0].Seen.Milli() != h.store.Now().Milli() {
		t.Fatalf("listed %+v", all)
	}
	if err := EndSession(h.ctx, h.store, ana, ana.ID, digest(first)); err != nil {
		t.Fatal(err)
	}
	if h.signedIn(first) || !h.signedIn(second) {
		t.Error("another session ended than the one that was meant")
	}
	boss := h.signIn(h.admin.Email).Token
	if err := EndSession(h.ctx, h.store, ana, ana.ID, digest(boss)); err != nil || !h.signedIn(boss) {
		t.Errorf("somebody else's session, named as one's own, is open: %v, %v", h.signedIn(boss), err)
	}
	if n := len(h.log()); n != 2 { // one's own coming and going is no act on people
		t.Errorf("%d changes", n)
	}
}

func TestOnlyAnAdminEndsTheSessionsOfOthers(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.add("ana@example.org", news.RoleReporter)
	for _, role := range news.Roles() {
		token := h.signIn(ana.Email).Token
		by := news.User{ID: "by", Role: role}
		err1, err2 := EndSession(h.ctx, h.store, by, ana.ID, digest(token)), EndSessions(h.ctx, h.store, by, ana.ID)
		if may := role == news.RoleAdmin; may != (err1 == nil) || may != (err2 == nil) || may == h.signedIn(token) {
			t.Errorf("%s: %v, %v, open %v", role, err1, err2, h.signedIn(token))
		}
		by.Disabled = true
		wantKind(t, EndSessions(h.ctx, h.store, by, ana.ID), news.ErrForbidden)
	}
	ana.Disabled = true
	wantKind(t, EndSessions(h.ctx, h.store, ana, ana.ID), news.ErrForbidden)
}
