package auth

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

func TestARightPasswordOpensTheDesk(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p, err := h.door.SignIn(h.ctx, "  Boss@Example.ORG ", goodPassword, Client{Addr: addr("192.0.2.1")})
	if err != nil {
		t.Fatal(err)
	}
	u, err := h.door.UserOf(h.ctx, p.Token)
	if err != nil || u.ID != h.admin.ID || u.Role != news.RoleAdmin || p.User.ID != u.ID {
		t.Fatalf("the session is of %+v, the pass of %+v, %v", u, p.User, err)
	}
	if p.Device == "" || !p.DeviceExpires.After(p.Expires) || p.Expires.Sub(h.clock.Now()) != sessionLife {
		t.Errorf("pass %+v", p)
	}
}

func TestWhatIsWrongAtTheDoorIsNotTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	shut := h.add("shut@example.org", news.RoleEditor)
	if err := Disable(h.ctx, h.store, h.admin, shut.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := AddUser(h.ctx, h.store, h.admin, "new@example.org", "New", news.RoleEditor, ""); err != nil {
		t.Fatal(err)
	}
	tries := map[string][2]string{
		"wrong password":       {"boss@example.org", otherPassword},
		"empty password":       {"boss@example.org", ""},
		"unknown address":      {"nobody@example.org", goodPassword},
		"no address at all":    {"\x00' OR 1=1 --\xff", goodPassword},
		"disabled account":     {"shut@example.org", goodPassword},
		"no password yet":      {"new@example.org", goodPassword},
		"no password, and ''":  {"new@example.org", ""},
		"password of 1024":     {"boss@example.org", strings.Repeat("a", 1024)},
		"password not in utf8": {"boss@example.org", goodPassword + "\xff"},
	}
	sentences := map[string]bool{}
	for name, try := range tries {
		before := h.door.kiln.fired.Load()
		_, err := h.door.SignIn(h.ctx, try[0], try[1], Client{Addr: addr("192.0.2.1")})
		wantKind(t, err, news.ErrUnauthenticated)
		s, _ := news.Sentence(err)
		sentences[s] = true
		if n := h.door.kiln.fired.Load() - before; n != 1 {
			t.Errorf("%s: hashed %d times; the time it takes would tell", name, n)
		}
	}
	if len(sentences) != 1 {
		t.Errorf("the sentences differ: %v", sentences)
	}
}

func TestAPasswordOverTheLimitIsNotHashed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, err := h.door.SignIn(h.ctx, "boss@example.org", strings.Repeat("a", 10<<20), Client{})
	wantKind(t, err, news.ErrUnauthenticated)
	if n := h.door.kiln.fired.Load(); n != 0 {
		t.Errorf("hashed %d times", n)
	}
}

func TestSigningInEndsTheSessionThatTheBrowserHad(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	old, elsewhere := h.signIn("boss@example.org"), h.signIn("boss@example.org")
	p, err := h.door.SignIn(h.ctx, "boss@example.org", goodPassword, Client{Addr: addr("192.0.2.1"), Session: old.Token})
	if err != nil {
		t.Fatal(err)
	}
	if p.Token == old.Token || h.signedIn(old.Token) {
		t.Error("a stolen old session id still opens the desk")
	}
	if !h.signedIn(p.Token) || !h.signedIn(elsewhere.Token) {
		t.Error("the new session, or that of another browser, is over")
	}
}

func TestASessionIdOfTheVisitorsOwnMakingIsNeverTakenUp(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	planted := newToken()
	p, err := h.door.SignIn(h.ctx, "boss@example.org", goodPassword, Client{Session: planted})
	if err != nil || p.Token == planted || h.signedIn(planted) {
		t.Fatalf("fixed session: %v", err)
	}
}

func TestAPasswordChangedWhileSigningInLetsNobodyIn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a, err := h.door.check(h.ctx, "boss@example.org", goodPassword, Client{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := setPassword(h.ctx, h.store, cheap(), h.admin, h.admin.ID, otherPassword); err != nil {
		t.Fatal(err)
	}
	_, err = h.door.admit(h.ctx, a, Client{})
	wantKind(t, err, news.ErrUnauthenticated)
}

func TestManySignInsAtOnceAllSucceed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	device := h.signIn("boss@example.org").Device
	var wg sync.WaitGroup
	tokens := make([]string, 8)
	for i := range tokens {
		wg.Go(func() {
			p, err := h.door.SignIn(h.ctx, "boss@example.org", goodPassword, Client{DeviceCookie: device})
			if err != nil {
				t.Error(err)
			}
			tokens[i] = p.Token
		})
	}
	wg.Wait()
	for _, token := range tokens {
		if !h.signedIn(token) {
			t.Error("a session is missing")
		}
	}
}

func TestChangingOnesPasswordNeedsTheOldOne(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	here, elsewhere := h.signIn("boss@example.org"), h.signIn("boss@example.org")
	_, err := h.door.ChangePassword(h.ctx, h.admin, otherPassword, otherPassword, Client{Session: here.Token})
	wantKind(t, err, news.ErrInvalid)
	_, err = h.door.ChangePassword(h.ctx, h.admin, goodPassword, "short", Client{Session: here.Token})
	wantKind(t, err, news.ErrInvalid)
	if !h.signedIn(here.Token) || !h.signedIn(elsewhere.Token) {
		t.Fatal("a change that was refused ended a session")
	}
	p, err := h.door.ChangePassword(h.ctx, h.admin, goodPassword, otherPassword, Client{Session: here.Token, DeviceCookie: here.Device})
	if err != nil {
		t.Fatal(err)
	}
	if !h.signedIn(p.Token) || h.signedIn(here.Token) || h.signedIn(elsewhere.Token) {
		t.Error("after the change only the new session should be open")
	}
	if _, err := h.door.SignIn(h.ctx, "boss@example.org", goodPassword, Client{}); err == nil {
		t.Error("the old password still opens the desk")
	}
	if _, err := h.door.SignIn(h.ctx, "boss@example.org", otherPassword, Client{}); err != nil {
		t.Error(err)
	}
}

func TestAKeyHasNoPasswordToChange(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, k, err := CreateKey(h.ctx, h.store, h.admin, "Wire", news.RoleAdmin)
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.door.ChangePassword(h.ctx, k.User(), goodPassword, otherPassword, Client{})
	wantKind(t, err, news.ErrInvalid)
}

func TestAPasswordHashedAtAnotherCostIsHashedAnewAtTheNextSignIn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.door = newDoorkeeper(h.store, testVault(h.t), cost{memory: 16, passes: 2, lanes: 1})
	before := h.signIn("boss@example.org")
	var kept string
	if err := h.store.Read(h.ctx, func(r *store.Reader) (err error) {
		_, kept, err = r.UserByEmail("boss@example.org")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(kept, "$argon2id$v=19$m=16,t=2,p=1$") {
		t.Errorf("kept %s", kept)
	}
	if h.signIn("boss@example.org"); !h.signedIn(before.Token) {
		t.Error("hashing anew ended a session")
	}
}

func TestADamagedHashLetsNobodyInAndIsOurFault(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	if _, err := h.store.Write(h.ctx, func(tx *store.Tx) error { return tx.SetPassword(h.admin.ID, goodPassword) }); err != nil {
		t.Fatal(err)
	}
	_, err := h.door.SignIn(h.ctx, "boss@example.org", goodPassword, Client{})
	if !errors.Is(err, errHash) {
		t.Errorf("got %v", err)
	}
}
