package desk_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

const herPassword = "three herons over ink"

// known hires somebody who has a password.
func (r *room) known(name string, role news.Role) person {
	r.Helper()
	u := r.hire(name, role)
	r.must(auth.SetPassword(r.Context(), r.store, news.System(), u.ID, herPassword))
	pass, err := auth.NewDoorkeeper(r.store, vault(r)).SignIn(r.Context(), u.Email, herPassword, auth.Client{})
	r.must(err)
	r.tokens[u.ID] = pass.Token
	return r.with(u)
}

func TestWhoMustHaveASecondStepIsLedThereAndNowhereElse(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	boss, ana := r.as(news.RoleAdmin), r.as(news.RoleReporter)
	boss.post("/desk/people/second-step", "from", "reporter").want(http.StatusOK).says(".does", "4 people have none").says(".does", "You are one of them")
	ana.get("/desk/").want(http.StatusOK)
	boss.post("/desk/people/second-step", "from", "reporter", "sure", "yes").leads("/desk/people")
	ana.get("/desk/").leads("/desk/account/second")
	ana.get("/desk/account/second").want(http.StatusOK).says(".refused", "must sign in with a second step")
	ana.post("/desk/stories").want(http.StatusForbidden).says("main", "nothing was done")
	ana.get("/desk/account").want(http.StatusOK)
	r.as(news.RoleContributor).get("/desk/").want(http.StatusOK)
	ana.post("/desk/people/second-step", "from", "").want(http.StatusForbidden)
	r.must(auth.RequireSecondStep(t.Context(), r.store, news.System(), ""))
	ana.post("/desk/people/second-step", "from", "", "sure", "yes").want(http.StatusForbidden)
	boss.get("/desk/people").says("#from", "up to each person")
}

func TestACodeAppIsSetUpWithThePasswordAndAsksFromThenOn(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	ana := r.known("Ana", news.RoleReporter)
	ana.post("/desk/account/codes", "password", "not the password").want(http.StatusUnprocessableEntity).says(".field-error", "not the password that you have")
	a := ana.post("/desk/account/codes", "password", herPassword).want(http.StatusOK)
	secret, token := strings.ReplaceAll(a.one(".key code"), " ", ""), a.value("input[name=token]", "value")
	if uri := a.value("a.button", "href"); !strings.HasPrefix(uri, "otpauth://totp/Euro%20Global%20Post") || !strings.Contains(uri, secret) {
		t.Errorf("the app is led to %q", uri)
	}
	again := ana.post("/desk/account/codes/keep", "token", token, "code", "000000").want(http.StatusUnprocessableEntity).says(".field-error", "not the code")
	if got := strings.ReplaceAll(again.one(".key code"), " ", ""); got != secret {
		t.Error("a wrong code changes the secret")
	}
	a = ana.post("/desk/account/codes/keep", "token", token, "code", auth.CodeFor(secret, r.clock.Now())).want(http.StatusOK).count(".codes li", 10)
	recovery := textOf(a.all(".codes li")[4])

	door := r.stranger()
	step := door.post("/desk/sign-in", "email", ana.user.Email, "password", herPassword, "to", "/desk/keys").want(http.StatusOK).says("h1", "Second step")
	if len(step.Header().Values("Set-Cookie")) > 0 {
		t.Error("the password alone gives a cookie")
	}
	token = step.value("form.stack input[name=token]", "value")
	door.post("/desk/sign-in/step", "token", token, "code", "111111", "to", "/desk/keys").want(http.StatusUnauthorized).says(".field-error", "wrong").count(`input[name=to][value="/desk/keys"]`, 1)
	door.post("/desk/sign-in/step", "token", token, "code", recovery, "to", "/desk/keys").leads("/desk/keys")
	door.post("/desk/sign-in/step", "token", "nonsense", "code", recovery).want(http.StatusUnauthorized).says("h1", "Sign in")
	ana.get("/desk/account/second").says(".help", "You have 9 left")
	ana.post("/desk/account/second/drop-codes", "password", herPassword).leads("/desk/account/second")
	door.post("/desk/sign-in", "email", ana.user.Email, "password", herPassword).leads("/desk/")
}

func TestAPasskeyIsOfferedForThePasswordAlone(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	ana := r.known("Ana", news.RoleReporter)
	q := func(p person, path string, pairs ...string) (c auth.Challenge, status int) {
		a := p.post(path, pairs...)
		if a.Code == http.StatusOK {
			r.must(json.Unmarshal(a.Body.Bytes(), &c))
		}
		return c, a.Code
	}
	if _, status := q(ana, "/desk/account/passkeys/offer", "password", "not the password"); status != http.StatusUnprocessableEntity {
		t.Errorf("with a wrong password: %d", status)
	}
	c, _ := q(ana, "/desk/account/passkeys/offer", "password", herPassword)
	if o := string(c.Options); !strings.Contains(o, `"id":"post.example"`) || !strings.Contains(o, `"attestation":"none"`) || !strings.Contains(o, `"userVerification":"preferred"`) {
		t.Errorf("offered %s", c.Options)
	}
	ana.post("/desk/account/passkeys", "token", c.Token, "answer", "{}").want(http.StatusUnprocessableEntity).says(".field-error", "not one that can be taken")
	c, _ = q(r.stranger(), "/desk/sign-in/passkey/offer")
	if c.Token == "" || len(c.Options) == 0 {
		t.Error("a stranger is asked nothing")
	}
	r.stranger().post("/desk/sign-in/passkey", "token", c.Token, "answer", "{}").want(http.StatusUnprocessableEntity).says(".field-error", "passkey")
	r.stranger().post("/desk/account/passkeys/offer", "password", herPassword).want(http.StatusUnauthorized)
}

func TestWhenAllIsLostAnAdminTakesTheSecondStepOff(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	boss, ana := r.as(news.RoleAdmin), r.known("Ana", news.RoleReporter)
	a := ana.post("/desk/account/codes", "password", herPassword)
	secret := strings.ReplaceAll(a.one(".key code"), " ", "")
	ana.post("/desk/account/codes/keep", "token", a.value("input[name=token]", "value"), "code", auth.CodeFor(secret, r.clock.Now())).want(http.StatusOK)
	page := "/desk/people/" + ana.user.ID
	boss.get(page).says(".help", "A code app stands beside the password; 10 recovery codes are left.")
	boss.post(page+"/cleared").says(".does", "The password alone lets them in")
	boss.post(page+"/cleared", "sure", "yes").leads(page)
	ana.get("/desk/").want(http.StatusSeeOther)
	r.must(r.store.Read(t.Context(), func(rd *store.Reader) error {
		has, err := auth.SecondStepOf(rd, ana.user)
		if has != (auth.SecondStep{}) {
			t.Errorf("left is %+v", has)
		}
		return err
	}))
}

// vault is one with a key of its own.
func vault(t testing.TB) *auth.Vault {
	t.Helper()
	v, err := auth.OpenVault(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return v
}
