package auth

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

func (h *house) invite(email string, role news.Role) string {
	h.t.Helper()
	token, _, err := Invite(h.ctx, h.store, h.admin, email, "Ana", role)
	if err != nil {
		h.t.Fatal(err)
	}
	return token
}

func (h *house) accept(token, password string) (news.User, error) {
	return accept(h.ctx, h.store, cheap(), token, "Ana Orr", password)
}

func TestAnInvitationMakesOneAccountInTheRoleThatTheAdminChose(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	token := h.invite(" Ana@Example.org", news.RoleEditor)
	u, err := h.accept(token, goodPassword)
	if err != nil || u.Email != "ana@example.org" || u.Name != "Ana Orr" || u.Role != news.RoleEditor {
		t.Fatalf("%+v, %v", u, err)
	}
	h.signIn("ana@example.org")
	_, err = h.accept(token, otherPassword)
	wantKind(t, err, news.ErrForbidden)
	if len(h.users()) != 2 {
		t.Errorf("accounts %+v", h.users())
	}
}

func TestOneLinkUsedByManyAtOnceMakesOneAccount(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, h *house) {
		h.admin = h.add("boss@example.org", news.RoleAdmin)
		token := h.invite("ana@example.org", news.RoleReporter)
		var wg sync.WaitGroup
		made := make(chan news.User, 8)
		for range 8 {
			wg.Go(func() {
				u, err := h.accept(token, goodPassword)
				if err == nil {
					made <- u
				} else if !errors.Is(err, news.ErrForbidden) {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if len(made) != 1 || len(h.users()) != 2 {
			t.Errorf("%d got an account", len(made))
		}
	})
}

func TestALinkEndsWithItsWeekIsTakenBackAndIsReplaced(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	first := h.invite("ana@example.org", news.RoleReporter)
	second := h.invite("ana@example.org", news.RoleReporter)
	_, err := CheckInvitation(h.ctx, h.store, first)
	wantKind(t, err, news.ErrForbidden)
	i, err := CheckInvitation(h.ctx, h.store, second)
	if err != nil {
		t.Fatal(err)
	}
	if err := Uninvite(h.ctx, h.store, h.admin, i.ID); err != nil {
		t.Fatal(err)
	}
	_, err = h.accept(second, goodPassword)
	wantKind(t, err, news.ErrForbidden)

	third := h.invite("ana@example.org", news.RoleReporter)
	h.clock.Add(7*24*time.Hour - time.Millisecond)
	if _, err := CheckInvitation(h.ctx, h.store, third); err != nil {
		t.Errorf("before the week is over: %v", err)
	}
	h.clock.Add(time.Millisecond)
	_, err = h.accept(third, goodPassword)
	wantKind(t, err, news.ErrForbidden)
	for _, bad := range []string{"", "x", first[1:], newToken(), strings.Repeat("a", 1<<16), "\x00", "\xff"} {
		_, err := h.accept(bad, goodPassword)
		wantKind(t, err, news.ErrForbidden)
	}
}

func TestALinkStaysGoodWhenTheFormIsWrong(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	token := h.invite("ana@example.org", news.RoleReporter)
	for _, password := range []string{"", "short", "password1234"} {
		_, err := h.accept(token, password)
		wantKind(t, err, news.ErrInvalid)
	}
	_, err := accept(h.ctx, h.store, cheap(), token, " ", goodPassword)
	wantKind(t, err, news.ErrInvalid)
	if _, err := h.accept(token, goodPassword); err != nil {
		t.Error(err)
	}
}

func TestALinkForANewPasswordEndsTheSessionsAndKeepsTheRole(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	u := h.add("ana@example.org", news.RoleChief)
	session := h.signIn(u.Email).Token
	token, _, err := InviteBack(h.ctx, h.store, h.admin, u.ID)
	if err != nil {
		t.Fatal(err)
	}
	if !h.signedIn(session) {
		t.Error("making the link ended the session")
	}
	got, err := h.accept(token, otherPassword)
	if err != nil || got.ID != u.ID || got.Role != news.RoleChief {
		t.Fatalf("%+v, %v", got, err)
	}
	if h.signedIn(session) {
		t.Error("the session outlived the password")
	}
	if _, err := h.door.SignIn(h.ctx, u.Email, otherPassword, Client{}); err != nil {
		t.Error(err)
	}
	token, _, err = InviteBack(h.ctx, h.store, h.admin, u.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := Disable(h.ctx, h.store, h.admin, u.ID); err != nil {
		t.Fatal(err)
	}
	_, err = h.accept(token, goodPassword)
	wantKind(t, err, news.ErrForbidden) // a link does not open what was shut
	_, _, err = InviteBack(h.ctx, h.store, h.admin, u.ID)
	wantKind(t, err, news.ErrConflict)
}

func TestAnInvitationThatCannotBeIsRefusedInASentence(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, c := range []struct {
		email, name string
		role        news.Role
		kind        error
	}{
		{"boss@example.org", "Ana", news.RoleEditor, news.ErrConflict},
		{"nowhere", "Ana", news.RoleEditor, news.ErrInvalid},
		{"ana@example.org", "", news.RoleEditor, news.ErrInvalid},
		{"ana@example.org", "a\x00b", news.RoleEditor, news.ErrInvalid},
		{"ana@example.org", "Ana", "owner", news.ErrInvalid},
	} {
		_, _, err := Invite(h.ctx, h.store, h.admin, c.email, c.name, c.role)
		wantKind(t, err, c.kind)
	}
	_, _, err := InviteBack(h.ctx, h.store, h.admin, "nobody")
	wantKind(t, err, news.ErrNotFound)
	if len(h.log()) != 1 {
		t.Errorf("what was refused is in the log: %+v", h.log())
	}
}

func TestNoSecretOfALinkIsKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	token := h.invite("ana@example.org", news.RoleReporter)
	err := h.store.Read(h.ctx, func(r *store.Reader) error {
		all, err := r.Invitations()
		if len(all) != 1 || all[0].TokenHash != digest(token) {
			t.Errorf("kept %+v", all)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range h.log() {
		if strings.Contains(c.Note, token) || strings.Contains(c.Note, digest(token)) {
			t.Errorf("the log holds the link: %q", c.Note)
		}
	}
}
