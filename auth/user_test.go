package auth

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

// Each act on people and keys, by an account of each role, on somebody else.
func TestOnlyAnAdminManagesPeopleAndKeys(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	acts := map[string]func(by, on news.User) error{
		"add": func(by, on news.User) error {
			_, err := addUser(h.ctx, h.store, cheap(), by, "new-"+by.ID+"@example.org", "New", news.RoleAdmin, "")
			return err
		},
		"role":    func(by, on news.User) error { return SetRole(h.ctx, h.store, by, on.ID, news.RoleAdmin) },
		"disable": func(by, on news.User) error { return Disable(h.ctx, h.store, by, on.ID) },
		"enable":  func(by, on news.User) error { return Enable(h.ctx, h.store, by, on.ID) },
		"password": func(by, on news.User) error {
			_, err := setPassword(h.ctx, h.store, cheap(), by, on.ID, otherPassword)
			return err
		},
		"key": func(by, on news.User) error {
			_, _, err := CreateKey(h.ctx, h.store, by, "Key", news.RoleAdmin)
			return err
		},
		"invite": func(by, _ news.User) error {
			_, _, err := Invite(h.ctx, h.store, by, "asked@example.org", "Asked", news.RoleAdmin)
			return err
		},
		"link": func(by, on news.User) error {
			if err := Enable(h.ctx, h.store, h.admin, on.ID); err != nil {
				return err
			}
			_, _, err := InviteBack(h.ctx, h.store, by, on.ID)
			return err
		},
		"uninvite": func(by, _ news.User) error { return Uninvite(h.ctx, h.store, by, "none") },
		"revoke": func(by, on news.User) error {
			_, k, err := CreateKey(h.ctx, h.store, h.admin, "Key", news.RoleEditor)
			return errors.Join(err, RevokeKey(h.ctx, h.store, by, k.ID))
		},
	}
	on := h.add("on@example.org", news.RoleReporter)
	for _, role := range append(news.Roles(), "", "owner") {
		by := news.User{ID: "by-" + string(role), Role: role}
		shut := by
		shut.Disabled = true
		for name, act := range acts {
			err := act(by, on)
			if role == news.RoleAdmin && err != nil {
				t.Errorf("%s by %s: %v", name, role, err)
			} else if role != news.RoleAdmin {
				wantKind(t, err, news.ErrForbidden)
			}
			wantKind(t, act(shut, on), news.ErrForbidden)
		}
	}
}

func TestEveryRoleMaySetItsOwnPassword(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, role := range news.Roles() {
		u := h.add(string(role)+"@example.org", role)
		if _, err := setPassword(h.ctx, h.store, cheap(), u, u.ID, otherPassword); err != nil {
			t.Errorf("%s: %v", role, err)
		}
		u.Disabled = true
		_, err := setPassword(h.ctx, h.store, cheap(), u, u.ID, otherPassword)
		wantKind(t, err, news.ErrForbidden)
	}
}

func TestTheLastAdminStays(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	refused := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, news.ErrConflict) {
			t.Errorf("%s: %v", what, err)
		}
	}
	refused("demoted", SetRole(h.ctx, h.store, h.admin, h.admin.ID, news.RoleChief))
	refused("disabled", Disable(h.ctx, h.store, h.admin, h.admin.ID))

	locked, err := AddUser(h.ctx, h.store, h.admin, "locked@example.org", "Locked", news.RoleAdmin, "")
	if err != nil {
		t.Fatal(err)
	}
	refused("the other can't sign in", Disable(h.ctx, h.store, h.admin, h.admin.ID))
	if err := Disable(h.ctx, h.store, h.admin, locked.ID); err != nil {
		t.Errorf("an admin who can't sign in is dispensable: %v", err)
	}

	second := h.add("second@example.org", news.RoleAdmin)
	if err := Disable(h.ctx, h.store, h.admin, second.ID); err != nil {
		t.Fatal(err)
	}
	refused("the other is disabled", SetRole(h.ctx, h.store, h.admin, h.admin.ID, news.RoleEditor))
	if err := Enable(h.ctx, h.store, h.admin, second.ID); err != nil {
		t.Fatal(err)
	}
	if err := SetRole(h.ctx, h.store, h.admin, h.admin.ID, news.RoleEditor); err != nil {
		t.Errorf("with a second admin: %v", err)
	}
	refused("the second is the last", SetRole(h.ctx, h.store, second, second.ID, news.RoleEditor))
}

func TestAdminsWhoDemoteEachOtherAtOnceLeaveOne(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, h *house) {
		var admins []news.User
		for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
			admins = append(admins, h.add(name+"@example.org", news.RoleAdmin))
		}
		var wg sync.WaitGroup
		for i, by := range admins {
			for _, on := range []news.User{admins[(i+1)%len(admins)], by} {
				wg.Go(func() {
					if err := SetRole(h.ctx, h.store, by, on.ID, news.RoleEditor); err != nil && !errors.Is(err, news.ErrConflict) {
						t.Error(err)
					}
				})
			}
		}
		wg.Wait()
		left := 0
		for _, u := range h.users() {
			if u.Role == news.RoleAdmin {
				left++
			}
		}
		if left != 1 {
			t.Errorf("%d admins are left", left)
		}
	})
}

func TestSigningInWhileBeingDisabledLeavesNoSession(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, h *house) {
		by := h.add("boss@example.org", news.RoleAdmin)
		var wg sync.WaitGroup
		passes := make([]Pass, 8)
		for i := range passes {
			u := h.add(string(rune('a'+i))+"@example.org", news.RoleEditor)
			a, err := h.door.check(h.ctx, u.Email, goodPassword, Client{})
			if err != nil {
				t.Fatal(err)
			}
			wg.Go(func() {
				if err := Disable(h.ctx, h.store, by, u.ID); err != nil {
					t.Error(err)
				}
			})
			wg.Go(func() {
				var err error
				if passes[i], err = h.door.admit(h.ctx, a, Client{}); err != nil && !errors.Is(err, news.ErrUnauthenticated) {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		for _, u := range h.users() { // enabled again, so that only a session that was left shows
			if err := Enable(h.ctx, h.store, by, u.ID); err != nil {
				t.Error(err)
			}
		}
		for _, p := range passes {
			if h.signedIn(p.Token) {
				t.Error("a session outlived the disabling")
			}
		}
	})
}

func TestAnAddressHasOneAccountHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, h *house) {
		var wg sync.WaitGroup
		made := make(chan string, 8)
		for i := range 8 {
			email := []string{"Ana@Example.org", " ana@example.org", "ANA@EXAMPLE.ORG ", "ana@example.org"}[i%4]
			wg.Go(func() {
				u, err := AddUser(h.ctx, h.store, news.System(), email, "Ana", news.RoleEditor, "")
				if err == nil {
					made <- u.Email
				} else if !errors.Is(err, news.ErrConflict) || u != (news.User{}) {
					t.Errorf("%+v, %v", u, err)
				}
			})
		}
		wg.Wait()
		if len(made) != 1 || <-made != "ana@example.org" || len(h.users()) != 1 {
			t.Errorf("accounts %+v", h.users())
		}
	})
}

func TestEveryChangeOfPeopleAndKeysIsLoggedWithoutItsSecret(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	u := h.add("ana@example.org", news.RoleEditor)
	_, err1 := setPassword(h.ctx, h.store, cheap(), h.admin, u.ID, otherPassword)
	err2 := SetRole(h.ctx, h.store, h.admin, u.ID, news.RoleChief)
	err3 := SetRole(h.ctx, h.store, h.admin, u.ID, news.RoleChief) // no change
	err4 := Disable(h.ctx, h.store, h.admin, u.ID)
	err5 := Enable(h.ctx, h.store, h.admin, u.ID)
	key, k, err6 := CreateKey(h.ctx, h.store, h.admin, "Wire", news.RoleReporter)
	err7 := RevokeKey(h.ctx, h.store, h.admin, k.ID)
	err8 := RevokeKey(h.ctx, h.store, h.admin, k.ID) // no change
	if err := errors.Join(err1, err2, err3, err4, err5, err6, err7, err8); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"added boss@example.org (Somebody) as admin", "added ana@example.org (Somebody) as editor", "set the password of ana@example.org",
		"made ana@example.org chief, was editor", "disabled ana@example.org", "enabled ana@example.org",
		"made the key Wire (" + k.ID + ") for the role reporter", "revoked the key Wire (" + k.ID + ")",
	}
	log := h.log()
	if len(log) != len(want) {
		t.Fatalf("%d changes, want %d: %+v", len(log), len(want), log)
	}
	for i, c := range log {
		if c.Note != want[i] || c.Act != news.ActPeople || len(c.Keys) != 0 || c.By == "" {
			t.Errorf("change %d: %+v, want %q", i, c, want[i])
		}
		for _, secret := range []string{goodPassword, otherPassword, key, digest(key), "argon2"} {
			if strings.Contains(c.Note, secret) {
				t.Errorf("the log holds a secret: %q", c.Note)
			}
		}
	}
}

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	add := func(email, name string, role news.Role, password string) error {
		_, err := addUser(h.ctx, h.store, cheap(), h.admin, email, name, role, password)
		return err
	}
	wantKind(t, add("ana@example.org", "Ana", "owner", ""), news.ErrInvalid)
	wantKind(t, add("ana@example.org", "Ana", news.RoleEditor, "short"), news.ErrInvalid)
	wantKind(t, add("boss@example.org", "Ana", news.RoleEditor, ""), news.ErrConflict)
	wantKind(t, SetRole(h.ctx, h.store, h.admin, "nobody", news.RoleEditor), news.ErrNotFound)
	wantKind(t, SetRole(h.ctx, h.store, h.admin, h.admin.ID, "owner"), news.ErrInvalid)
	wantKind(t, Disable(h.ctx, h.store, h.admin, "nobody"), news.ErrNotFound)
	wantKind(t, SetPassword(h.ctx, h.store, h.admin, "nobody", goodPassword), news.ErrNotFound)
	wantKind(t, SetPassword(h.ctx, h.store, h.admin, h.admin.ID, ""), news.ErrInvalid)
	wantKind(t, RevokeKey(h.ctx, h.store, h.admin, "nothing"), news.ErrNotFound)
	if len(h.log()) != 1 || len(h.users()) != 1 {
		t.Errorf("log %+v, users %+v", h.log(), h.users())
	}
	if h.signIn("boss@example.org"); h.users()[0].Role != news.RoleAdmin {
		t.Error("the account changed")
	}
}

func TestSeveralMistakesAreToldAtOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, err := addUser(h.ctx, h.store, cheap(), h.admin, "nowhere", "", "owner", "short")
	var all news.Errors
	if !errors.As(err, &all) || len(all) != 4 {
		t.Fatalf("got %v", err)
	}
	fields := map[string]bool{}
	for _, err := range all {
		if e, ok := errors.AsType[*news.Error](err); ok {
			fields[e.Field] = true
		}
	}
	if len(fields) != 4 {
		t.Errorf("fields %v", fields)
	}
}

func TestThePasswordIsKeptAsAHashOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	err := h.store.Read(h.ctx, func(r *store.Reader) error {
		_, kept, err := r.UserByEmail("boss@example.org")
		if !strings.HasPrefix(kept, "$argon2id$v=19$") || strings.Contains(kept, goodPassword) {
			t.Errorf("kept %q", kept)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
