package auth

import (
	"strings"
	"sync"
	"testing"
	"time"

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

func TestSigningOutEndsThisSessionOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a, b := h.signIn("boss@example.org"), h.signIn("boss@example.org")
	for _, token := range []string{a.Token, a.Token, "", "rubbish", newToken()} {
		if err := h.door.SignOut(h.ctx, token); err != nil {
			t.Errorf("sign out %q: %v", token, err)
		}
	}
	if h.signedIn(a.Token) || !h.signedIn(b.Token) {
		t.Error("the wrong session is over")
	}
}

func TestRubbishIsNoSession(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	good := h.signIn("boss@example.org").Token
	for _, token := range []string{"", " ", good[1:], good + "A", good + "\n", strings.ToUpper(good), digest(good), "\xff", strings.Repeat("A", 1<<20)} {
		if h.signedIn(token) {
			t.Errorf("%.50q opens the desk", token)
		}
	}
}

func TestASessionEndsAfterAWeekUnusedAndAMonthAtMost(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	idle, used := h.signIn("boss@example.org").Token, h.signIn("boss@example.org").Token
	for day := 1; day <= 31; day++ {
		h.clock.pass(24*time.Hour - time.Minute)
		if got, want := h.signedIn(used), day <= 30; got != want {
			t.Errorf("day %d: the used session is open: %v", day, got)
		}
		if day == 7 && !h.signedIn(idle) {
			t.Error("a session used on its seventh day is over")
		}
	}
	if h.signedIn(idle) {
		t.Error("a session unused for three weeks is open")
	}
}

func TestUsingASessionSeldomWrites(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	token := h.signIn("boss@example.org").Token
	expires := func() (s store.Session) {
		if err := h.store.Read(h.ctx, func(r *store.Reader) (err error) {
			s, _, err = r.Session(digest(token), h.store.Now())
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return s
	}
	first := expires()
	h.clock.pass(23 * time.Hour)
	if h.signedIn(token); expires() != first {
		t.Error("the session was written again within a day")
	}
	h.clock.pass(time.Hour)
	if h.signedIn(token); !expires().Expires.After(first.Expires.Time) || expires().Created != first.Created {
		t.Error("the session's end was not put off after a day")
	}
}

func TestASessionThatEndsWhileItIsRenewedStaysOver(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	token := h.signIn("boss@example.org").Token
	if err := h.door.SignOut(h.ctx, token); err != nil {
		t.Fatal(err)
	}
	wantKind(t, h.door.renew(h.ctx, digest(token)), news.ErrUnauthenticated)
	if h.signedIn(token) {
		t.Error("it came back to life")
	}
}

func TestAPasswordChangedWhileSigningInLetsNobodyIn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a, err := h.door.check(h.ctx, "boss@example.org", goodPassword, Client{})
	if err != nil {
		t.Fatal(err)
	}
	if err := setPassword(h.ctx, h.store, cheap(), h.admin, h.admin.ID, otherPassword); err != nil {
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
