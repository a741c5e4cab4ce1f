package auth

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// deeds gives the audit's comings and goings, the oldest first, in short.
func (h *house) deeds() (all []string) {
	h.t.Helper()
	err := h.store.Read(h.ctx, func(r *store.Reader) error {
		deeds, _, err := r.Deeds(store.DeedFilter{Limit: 1000})
		for _, d := range deeds {
			if d.Act.AtDoor() {
				who := d.By
				if d.By == h.admin.ID && d.By != "" {
					who = "boss"
				}
				all = append([]string{fmt.Sprintf("%s %s %s %s %s", d.Act, who, d.Email, d.Address, d.Note)}, all...)
			}
		}
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return all
}

func TestComingsAndGoingsAreInTheAuditAndNoPasswordIs(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	at := Client{Addr: addr("::ffff:192.0.2.9"), Agent: "Firefox\nfake line"}
	next := func() { h.clock.Add(time.Second) } // so that the order is known
	p, err := h.door.SignIn(h.ctx, "boss@example.org", goodPassword, at)
	if err != nil {
		t.Fatal(err)
	}
	next()
	_, err = h.door.SignIn(h.ctx, "boss@example.org", otherPassword, at)
	wantKind(t, err, news.ErrUnauthenticated)
	next()
	_, err = h.door.SignIn(h.ctx, "nobody@example.org", otherPassword, at)
	wantKind(t, err, news.ErrUnauthenticated)
	next()
	_, err = h.door.SignIn(h.ctx, goodPassword, "oops, the wrong field", at) // what was typed there is a password
	wantKind(t, err, news.ErrUnauthenticated)
	next()
	if err := h.door.SignOut(h.ctx, p.Token, at); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"door.sign-in boss boss@example.org 192.0.2.9 by password",
		"door.refused boss boss@example.org 192.0.2.9 the password was wrong",
		"door.refused  nobody@example.org 192.0.2.9 the password was wrong",
		"door.refused   192.0.2.9 the password was wrong",
		"door.sign-out boss boss@example.org 192.0.2.9 ",
	}
	got := h.deeds()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAttemptsThatWereNotHeardFillNoLog(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for range 60 {
		_, _ = h.door.SignIn(h.ctx, "boss@example.org", otherPassword, Client{Addr: addr("192.0.2.9")})
	}
	if n := len(h.deeds()); n == 0 || n > 30 {
		t.Errorf("%d lines", n)
	}
}

func TestComingsOfLongAgoAreSweptOut(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.signIn("boss@example.org")
	h.clock.Add(181 * 24 * time.Hour)
	h.signIn("boss@example.org")
	if n := len(h.deeds()); n != 1 {
		t.Errorf("%d lines, want 1", n)
	}
}

func TestTheUseOfAKeyIsNotedNowAndThen(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	bearer, _, err := CreateKey(h.ctx, h.store, h.admin, "Wire", news.RoleReporter)
	if err != nil {
		t.Fatal(err)
	}
	use := func(from string) store.APIKey {
		t.Helper()
		if _, err := KeyUser(h.ctx, h.store, bearer, Client{Addr: addr(from)}); err != nil {
			t.Fatal(err)
		}
		var keys []store.APIKey
		if err := h.store.Read(h.ctx, func(r *store.Reader) (err error) { keys, err = r.APIKeys(); return err }); err != nil {
			t.Fatal(err)
		}
		return keys[0]
	}
	first := use("192.0.2.1")
	if first.Used.Milli() != h.store.Now().Milli() || first.UsedFrom != "192.0.2.1" || first.By != h.admin.ID {
		t.Errorf("after the first use: %+v", first)
	}
	h.clock.Add(4 * time.Minute)
	if again := use("192.0.2.1"); again != first {
		t.Errorf("written again within minutes: %+v", again)
	}
	h.clock.Add(2 * time.Minute)
	use("192.0.2.1")
	use("192.0.2.2")
	h.clock.Add(25 * time.Hour)
	use("192.0.2.2")
	if got := h.deeds(); len(got) != 3 || !strings.Contains(got[1], "192.0.2.2") {
		t.Errorf("lines %q", got)
	}
}
