package auth

import (
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

func TestSigningOutEndsThisSessionOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a, b := h.signIn("boss@example.org"), h.signIn("boss@example.org")
	for _, token := range []string{a.Token, a.Token, "", "rubbish", newToken()} {
		if err := h.door.SignOut(h.ctx, token, Client{}); err != nil {
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
		h.clock.Add(24*time.Hour - time.Minute)
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
	h.clock.Add(4 * time.Minute)
	if h.signedIn(token); expires() != first {
		t.Error("the session was written again within minutes")
	}
	h.clock.Add(23*time.Hour - 4*time.Minute)
	if h.signedIn(token); expires().Expires != first.Expires || expires().Seen.Milli() != h.store.Now().Milli() {
		t.Error("within a day it is noted that the session was seen, and nothing else")
	}
	h.clock.Add(time.Hour)
	if h.signedIn(token); !expires().Expires.After(first.Expires.Time) || expires().Created != first.Created {
		t.Error("the session's end was not put off after a day")
	}
}

func TestASessionThatEndsWhileItIsRenewedStaysOver(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	token := h.signIn("boss@example.org").Token
	if err := h.door.SignOut(h.ctx, token, Client{}); err != nil {
		t.Fatal(err)
	}
	wantKind(t, h.door.renew(h.ctx, digest(token), ""), news.ErrUnauthenticated)
	if h.signedIn(token) {
		t.Error("it came back to life")
	}
}

func TestASessionDiesWithTheRoleThePasswordAndTheAccount(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	acts := map[string]func(u news.User) error{
		"role":        func(u news.User) error { return SetRole(h.ctx, h.store, h.admin, u.ID, news.RoleChief) },
		"lesser role": func(u news.User) error { return SetRole(h.ctx, h.store, h.admin, u.ID, news.RoleContributor) },
		"disabled":    func(u news.User) error { return Disable(h.ctx, h.store, h.admin, u.ID) },
		"password": func(u news.User) error {
			_, err := setPassword(h.ctx, h.store, cheap(), h.admin, u.ID, otherPassword)
			return err
		},
		"own password": func(u news.User) error {
			_, err := setPassword(h.ctx, h.store, cheap(), u, u.ID, otherPassword)
			return err
		},
	}
	boss := h.signIn("boss@example.org")
	for name, act := range acts {
		email := strings.ReplaceAll(name, " ", "-") + "@example.org"
		u := h.add(email, news.RoleEditor)
		a, b := h.signIn(email), h.signIn(email)
		if err := act(u); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if h.signedIn(a.Token) || h.signedIn(b.Token) {
			t.Errorf("%s: a session outlived it", name)
		}
		if !h.signedIn(boss.Token) {
			t.Fatalf("%s: it ended somebody else's session", name)
		}
	}
}

func TestWhatABrowserCallsItselfIsKeptShortAndClean(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p, err := h.door.SignIn(h.ctx, "boss@example.org", goodPassword, Client{Agent: "Mozilla\x00\r\n\xff" + strings.Repeat("é", 1<<20)})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.store.Read(h.ctx, func(r *store.Reader) error {
		s, _, err := r.Session(digest(p.Token), h.store.Now())
		if !strings.HasPrefix(s.Agent, "Mozilla é") || len([]rune(s.Agent)) > 200 {
			t.Errorf("kept %q", s.Agent)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}
