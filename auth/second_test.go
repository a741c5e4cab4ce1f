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

// withApp sets up a code app for an account, and gives its secret and the
// recovery codes.
func (h *house) withApp(u news.User) (secret string, recovery []string) {
	h.t.Helper()
	h.found()
	s, err := h.door.OfferCodes(h.ctx, u, goodPassword, Client{})
	if err != nil {
		h.t.Fatal(err)
	}
	if recovery, err = h.door.KeepCodes(h.ctx, u, s.Token, h.code(s.Secret)); err != nil {
		h.t.Fatal(err)
	}
	return s.Secret, recovery
}

// found makes the publication that the app names.
func (h *house) found() {
	h.t.Helper()
	_, err := h.store.Write(h.ctx, func(tx *store.Tx) error {
		return tx.PutPublication(news.Publication{Name: "Test Post", BaseURL: "http://localhost:8080", TimeZone: "Europe/London", Language: "en-GB", Permalink: news.DefaultPermalink})
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// code is what the app shows now.
func (h *house) code(secret string) string {
	h.t.Helper()
	raw, err := secrets.DecodeString(secret)
	if err != nil {
		h.t.Fatal(err)
	}
	return totp(raw, h.clock.Now().Unix()/totpStep)
}

// halfIn gives the password, which does not open the door alone.
func (h *house) halfIn(email string) *Step {
	h.t.Helper()
	p, err := h.door.SignIn(h.ctx, email, goodPassword, Client{})
	if err != nil || p.Step == nil || p.Token != "" {
		h.t.Fatalf("%+v, %v", p, err)
	}
	return p.Step
}

func TestAPasswordAloneDoesNotOpenAnAccountWithACodeApp(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.add("ana@example.org", news.RoleEditor)
	secret, _ := h.withApp(ana)
	step := h.halfIn(ana.Email)
	if !step.Codes || step.Passkey {
		t.Errorf("offered %+v", step)
	}
	_, err := h.door.SignInByCode(h.ctx, step.Token, h.code(secret), Client{})
	wantKind(t, err, news.ErrUnauthenticated) // the code that set the app up is used
	h.clock.Add(totpStep * time.Second)
	code := h.code(secret)
	p, err := h.door.SignInByCode(h.ctx, step.Token, " "+code[:3]+" "+code[3:], Client{})
	if err != nil || !h.signedIn(p.Token) {
		t.Fatalf("%+v, %v", p, err)
	}
	_, err = h.door.SignInByCode(h.ctx, step.Token, code, Client{})
	wantKind(t, err, news.ErrUnauthenticated)
	if got := h.deeds(); !strings.Contains(strings.Join(got, "\n"), "the code was wrong") || !strings.Contains(got[len(got)-1]+got[len(got)-2], "by password and a code") {
		t.Errorf("the audit: %q", got)
	}
}

func TestACodeUsedByManyAtOnceOpensOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, h *house) {
		ana := h.add("ana@example.org", news.RoleEditor)
		secret, recovery := h.withApp(ana)
		h.clock.Add(time.Minute)
		step := h.halfIn(ana.Email)
		for _, code := range []string{h.code(secret), recovery[3]} {
			h.door.limits = newLimits()
			var wg sync.WaitGroup
			in := make(chan Pass, 8)
			for range 8 {
				wg.Go(func() {
					p, err := h.door.SignInByCode(h.ctx, step.Token, code, Client{})
					if err == nil {
						in <- p
					} else if !errors.Is(err, news.ErrUnauthenticated) {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			if len(in) != 1 {
				t.Errorf("%s opened the door %d times", code, len(in))
			}
		}
	})
}

func TestGuessingCodesIsSlowedDown(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.add("ana@example.org", news.RoleEditor)
	h.withApp(ana)
	step := h.halfIn(ana.Email)
	heard := 0
	for range 100 {
		_, err := h.door.SignInByCode(h.ctx, step.Token, "123456", Client{})
		if !errors.Is(err, news.ErrLimited) {
			heard++
		} else if _, ok := RetryAfter(err); !ok {
			t.Error("it is not said how long to wait")
		}
	}
	if heard > 10 {
		t.Errorf("%d guesses were heard", heard)
	}
}

func TestTheFirstStepIsWorthNothingLaterElsewhereOrAfterAChange(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana, bob := h.add("ana@example.org", news.RoleEditor), h.add("bob@example.org", news.RoleEditor)
	secret, recovery := h.withApp(ana)
	h.withApp(bob)
	refused := func(what, token, code string) {
		t.Helper()
		h.door.limits = newLimits()
		if _, err := h.door.SignInByCode(h.ctx, token, code, Client{}); !errors.Is(err, news.ErrUnauthenticated) {
			t.Errorf("%s: %v", what, err)
		}
	}
	h.clock.Add(time.Minute)
	refused("a code for another account", h.halfIn(bob.Email).Token, h.code(secret))
	refused("a recovery code of another", h.halfIn(bob.Email).Token, recovery[0])
	late := h.halfIn(ana.Email).Token
	h.clock.Add(sealedLife)
	refused("too late", late, h.code(secret))
	for _, bad := range []string{"", "x", late[:len(late)-2], late + "A", strings.Repeat("A", 1<<16)} {
		refused("a token that is none", bad, h.code(secret))
	}
	setup, err := h.door.OfferCodes(h.ctx, ana, goodPassword, Client{})
	if err != nil {
		t.Fatal(err)
	}
	refused("a token for something else", setup.Token, h.code(secret))

	before := h.halfIn(ana.Email).Token
	if _, err := setPassword(h.ctx, h.store, cheap(), h.admin, ana.ID, otherPassword); err != nil {
		t.Fatal(err)
	}
	refused("after a new password", before, h.code(secret))
	if _, err := setPassword(h.ctx, h.store, cheap(), h.admin, ana.ID, goodPassword); err != nil {
		t.Fatal(err)
	}
	before = h.halfIn(ana.Email).Token
	if err := Disable(h.ctx, h.store, h.admin, ana.ID); err != nil {
		t.Fatal(err)
	}
	refused("of an account that was switched off", before, h.code(secret))
}

func TestRecoveryCodesAreGoodOnceAndReplaced(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.add("ana@example.org", news.RoleEditor)
	_, old := h.withApp(ana)
	if len(old) != recoveryCodes {
		t.Fatalf("%d codes", len(old))
	}
	in := func(code string) error {
		h.door.limits = newLimits()
		_, err := h.door.SignInByCode(h.ctx, h.halfIn(ana.Email).Token, code, Client{})
		return err
	}
	if err := in(strings.ToLower(strings.ReplaceAll(old[0], "-", " "))); err != nil {
		t.Error(err)
	}
	wantKind(t, in(old[0]), news.ErrUnauthenticated)
	fresh, err := h.door.NewRecoveryCodes(h.ctx, ana, goodPassword, Client{})
	if err != nil {
		t.Fatal(err)
	}
	wantKind(t, in(old[1]), news.ErrUnauthenticated)
	if err := in(fresh[9]); err != nil {
		t.Error(err)
	}
	for _, c := range h.log() {
		for _, code := range append(old, fresh...) {
			if strings.Contains(c.Note, code) {
				t.Errorf("the log holds a code: %q", c.Note)
			}
		}
	}
}

func TestOneNeedsThePasswordToChangeOnesSecondStep(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.add("ana@example.org", news.RoleEditor)
	h.withApp(ana)
	wrong := func(err error) {
		t.Helper()
		wantKind(t, err, news.ErrInvalid)
		if e, ok := errors.AsType[*news.Error](err); !ok || e.Field != "password" {
			t.Errorf("%v is not about the password", err)
		}
	}
	_, err := h.door.OfferCodes(h.ctx, ana, otherPassword, Client{})
	wrong(err)
	_, err = h.door.NewRecoveryCodes(h.ctx, ana, otherPassword, Client{})
	wrong(err)
	_, err = h.door.OfferPasskey(h.ctx, ana, otherPassword, Client{})
	wrong(err)
	wrong(h.door.DropCodes(h.ctx, ana, otherPassword, Client{}))
	wrong(h.door.DropPasskey(h.ctx, ana, otherPassword, "x", Client{}))
	h.halfIn(ana.Email)
	if err := h.door.DropCodes(h.ctx, ana, goodPassword, Client{}); err != nil {
		t.Fatal(err)
	}
	h.signIn(ana.Email)
}

func TestAnAppThatShowsTheWrongCodeIsNotKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.found()
	ana, bob := h.add("ana@example.org", news.RoleEditor), h.add("bob@example.org", news.RoleEditor)
	s, err := h.door.OfferCodes(h.ctx, ana, goodPassword, Client{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.door.KeepCodes(h.ctx, ana, s.Token, "000000")
	wantKind(t, err, news.ErrInvalid)
	_, err = h.door.KeepCodes(h.ctx, bob, s.Token, h.code(s.Secret))
	wantKind(t, err, news.ErrConflict)
	again, err := h.door.AgainCodes(h.ctx, ana, s.Token)
	if err != nil || again.Secret != s.Secret {
		t.Errorf("%+v, %v", again, err)
	}
	h.signIn(ana.Email)
}

func TestARuleBindsFromItsRoleOn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.found()
	tokens := map[news.Role]string{}
	for _, role := range news.Roles() {
		tokens[role] = h.signIn(h.add(string(role)+"@example.org", role).Email).Token
	}
	for from, owing := range map[news.Role]string{"": ".....", news.RoleContributor: "creha", news.RoleEditor: "..eha", news.RoleAdmin: "....a"} {
		if err := RequireSecondStep(h.ctx, h.store, h.admin, from); err != nil {
			t.Fatal(err)
		}
		for i, role := range news.Roles() {
			v, err := h.door.Enter(h.ctx, tokens[role], addr("192.0.2.1"))
			if err != nil || v.Owes != (owing[i] != '.') {
				t.Errorf("from %q on, a %s owes a second step: %v, %v", from, role, v.Owes, err)
			}
		}
	}
	for _, role := range append(news.Roles(), "owner") {
		err := RequireSecondStep(h.ctx, h.store, news.User{ID: "x", Role: role}, news.RoleChief)
		if may := role == news.RoleAdmin; may != (err == nil) {
			t.Errorf("the rule by %s: %v", role, err)
		}
		err = ClearSecondStep(h.ctx, h.store, news.User{ID: "x", Role: role}, h.admin.ID)
		if may := role == news.RoleAdmin; may != (err == nil) {
			t.Errorf("cleared by %s: %v", role, err)
		}
	}
	wantKind(t, RequireSecondStep(h.ctx, h.store, h.admin, "owner"), news.ErrInvalid)
}

func TestWhoSetsAStepUpOwesNoneAndAnAdminCanTakeItOff(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.add("ana@example.org", news.RoleEditor)
	token := h.signIn(ana.Email).Token
	if err := RequireSecondStep(h.ctx, h.store, h.admin, news.RoleContributor); err != nil {
		t.Fatal(err)
	}
	h.withApp(ana)
	if v, err := h.door.Enter(h.ctx, token, addr("192.0.2.1")); err != nil || v.Owes {
		t.Errorf("%+v, %v", v, err)
	}
	if err := ClearSecondStep(h.ctx, h.store, h.admin, ana.ID); err != nil {
		t.Fatal(err)
	}
	if h.signedIn(token) {
		t.Error("the session went on")
	}
	if v, err := h.door.Enter(h.ctx, h.signIn(ana.Email).Token, addr("192.0.2.1")); err != nil || !v.Owes {
		t.Errorf("%+v, %v", v, err)
	}
}
