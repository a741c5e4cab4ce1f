package auth

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"broadsheet/news"
)

func TestTheSetUpLinkMakesExactlyOneAdminHoweverManyFollowIt(t *testing.T) {
	t.Parallel()
	onBoth(t, oneAdminOfMany)
}

func oneAdminOfMany(t *testing.T, h *house) {
	token, err := SetupToken(h.ctx, h.store)
	if err != nil || token == "" {
		t.Fatalf("token %q, %v", token, err)
	}
	var wg sync.WaitGroup
	var made atomic.Int64
	for i := range 20 {
		wg.Go(func() {
			u, err := setup(h.ctx, h.store, cheap(), token, string(rune('a'+i))+"@example.org", "First", goodPassword)
			switch {
			case err == nil && u.Role == news.RoleAdmin:
				made.Add(1)
			case !errors.Is(err, news.ErrConflict):
				t.Errorf("got %+v, %v", u, err)
			}
		})
	}
	wg.Wait()
	if n := len(h.users()); made.Load() != 1 || n != 1 {
		t.Fatalf("%d were told that they are admin, %d accounts", made.Load(), n)
	}
	h.signIn(h.users()[0].Email)
	if log := h.log(); len(log) != 1 || log[0].Act != news.ActPeople || log[0].By != h.users()[0].ID || len(log[0].Keys) != 0 {
		t.Errorf("log %+v", log)
	}
}

func TestTheSetUpLinkIsGoodUntilUsedOrReplaced(t *testing.T) {
	t.Parallel()
	h := emptyHouse(t)
	try := func(token string) error {
		_, err := setup(h.ctx, h.store, cheap(), token, "a@example.org", "A", goodPassword)
		if again := CheckSetup(h.ctx, h.store, token); err != nil && !errors.Is(err, news.ErrInvalid) && again == nil {
			t.Errorf("CheckSetup says yes where Setup says %v", err)
		}
		return err
	}
	wantKind(t, try(""), news.ErrForbidden) // none was made
	old, _ := SetupToken(h.ctx, h.store)
	newest, _ := SetupToken(h.ctx, h.store)
	for _, token := range []string{"", old, digest(newest), newest + "x", strings.Repeat("x", 1<<20)} {
		wantKind(t, try(token), news.ErrForbidden)
	}
	if err := CheckSetup(h.ctx, h.store, newest); err != nil {
		t.Error(err)
	}
	if err := try(newest); err != nil {
		t.Fatal(err)
	}
	wantKind(t, try(newest), news.ErrConflict)
	if token, err := SetupToken(h.ctx, h.store); token != "" || err != nil {
		t.Errorf("a second link %q, %v", token, err)
	}
}

func TestAMistakeInTheSetUpFormLeavesTheLinkGood(t *testing.T) {
	t.Parallel()
	h := emptyHouse(t)
	token, _ := SetupToken(h.ctx, h.store)
	for _, in := range [][3]string{{"", "A", goodPassword}, {"a@example.org", "", goodPassword}, {"a@example.org", "A", ""}, {"a@example.org", "A", "short"}} {
		_, err := setup(h.ctx, h.store, cheap(), token, in[0], in[1], in[2])
		wantKindOnly(t, err, news.ErrInvalid)
	}
	if len(h.users()) != 0 || len(h.log()) != 0 {
		t.Fatal("something was written")
	}
	if _, err := setup(h.ctx, h.store, cheap(), token, "a@example.org", "A", goodPassword); err != nil {
		t.Fatal(err)
	}
}

func wantKindOnly(t *testing.T, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Errorf("got %v, want %v", err, kind)
	}
}
