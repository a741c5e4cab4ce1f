package desk_test

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"broadsheet/auth"
	"broadsheet/news"
)

const password = "three wide rivers meeting"

// employed opens a newsroom with one editor who has a password.
func employed(t *testing.T) (*room, news.User) {
	t.Helper()
	r := newRoom(t)
	u, err := auth.AddUser(t.Context(), r.store, news.System(), "ines@post.example", "Ines Roy", news.RoleEditor, password)
	r.must(err)
	return r, u
}

// enter signs in and gives the session's token.
func (r *room) enter(email, password string) string {
	r.Helper()
	for _, c := range r.stranger().post("/desk/sign-in", "email", email, "password", password, "to", "/desk/").leads("/desk/").Result().Cookies() {
		if c.Name == "broadsheet" {
			return c.Value
		}
	}
	r.Fatal("no session came with signing in")
	return ""
}

func TestWhoSignsInGoesWhereTheyWantedTo(t *testing.T) {
	t.Parallel()
	r, _ := employed(t)
	r.stranger().get("/desk/?state=draft&q=a%26b").leads("/desk/sign-in?to=%2Fdesk%2F%3Fstate%3Ddraft%26q%3Da%2526b")
	page := r.stranger().get("/desk/sign-in?to=%2Fdesk%2F%3Fstate%3Ddraft").want(http.StatusOK)
	if to := page.value(`form[action="/desk/sign-in"] input[name=to]`, "value"); to != "/desk/?state=draft" {
		t.Fatalf("the form would lead to %q", to)
	}
	r.stranger().post("/desk/sign-in", "email", "INES@post.example", "password", password, "to", "/desk/?state=draft").leads("/desk/?state=draft")
}

func TestSigningInNeverLeadsElsewhere(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	for _, to := range []string{
		"https://evil.example/desk/", "//evil.example/desk/", "/\\evil.example/desk/", "/desk/../../evil", "/desk//evil.example", "javascript:alert(1)",
		"/desk/%2F%2Fevil.example", "/desk/\r\nSet-Cookie: a=b", "desk/", "", "/", "/%64esk/\\evil", "https:/desk/", "/desk\t/x", "%",
	} {
		got := r.stranger().get("/desk/sign-in?to="+escape(to)).value("form.stack input[name=to]", "value")
		if got != "/desk/" {
			t.Errorf("%q leads to %q", to, got)
		}
	}
}

func TestAWrongPasswordSaysNothingOfTheAccount(t *testing.T) {
	t.Parallel()
	r, _ := employed(t)
	wrong := r.stranger().post("/desk/sign-in", "email", "ines@post.example", "password", "no").want(http.StatusUnauthorized)
	nobody := r.stranger().post("/desk/sign-in", "email", "nobody@post.example", "password", "no").want(http.StatusUnauthorized)
	if a, b := wrong.one(".field-error"), nobody.one(".field-error"); a != b {
		t.Errorf("a wrong password says %q and an unknown address %q", a, b)
	}
	if got := wrong.value("#email", "value"); got != "ines@post.example" {
		t.Errorf("the address is %q after a refusal", got)
	}
	if len(wrong.Result().Cookies()) != 0 {
		t.Errorf("cookies came with a refusal: %v", wrong.Result().Cookies())
	}
}

func TestGuessingIsSlowedWithAWaitInWords(t *testing.T) {
	t.Parallel()
	r, _ := employed(t)
	for range 60 {
		a := r.stranger().post("/desk/sign-in", "email", "ines@post.example", "password", "guess")
		if a.Code == http.StatusUnauthorized {
			continue
		}
		a.want(http.StatusTooManyRequests).count(".field-error", 1)
		if s, err := strconv.Atoi(a.Header().Get("Retry-After")); err != nil || s < 1 {
			t.Errorf("Retry-After is %q", a.Header().Get("Retry-After"))
		}
		return
	}
	t.Fatal("sixty guesses were answered as if nothing were the matter")
}

func TestSigningOutEndsTheSessionItself(t *testing.T) {
	t.Parallel()
	r, u := employed(t)
	r.tokens[u.ID] = r.enter("ines@post.example", password)
	r.with(u).get("/desk/").want(http.StatusOK)
	r.with(u).get("/desk/sign-in?to=%2Fdesk%2Faccount").leads("/desk/account")
	out := r.with(u).post("/desk/sign-out").leads("/desk/sign-in")
	if c := out.Result().Cookies(); len(c) != 1 || c[0].Name != "broadsheet" || c[0].MaxAge >= 0 {
		t.Errorf("signing out leaves the cookie: %v", c)
	}
	r.with(u).get("/desk/").want(http.StatusSeeOther) // with the very cookie that was good before
}

func TestWhoLosesTheirRoleIsOutAtTheNextRequest(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	editor.get("/desk/").want(http.StatusOK)
	r.must(auth.SetRole(t.Context(), r.store, news.System(), editor.user.ID, news.RoleReporter))
	editor.get("/desk/").want(http.StatusSeeOther)
	reporter := r.as(news.RoleReporter)
	r.must(auth.Disable(t.Context(), r.store, news.System(), reporter.user.ID))
	reporter.get("/desk/").want(http.StatusSeeOther)
	chief := r.as(news.RoleChief)
	r.clock.Add(40 * 24 * time.Hour)
	chief.get("/desk/").want(http.StatusSeeOther)
}

func TestASessionThatEndedTakesNoWordsAlong(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleEditor], "Mine")
	r.stranger().post(path(s, "/save"), "base", "1", "headline", "Words").want(http.StatusUnauthorized).says("main p", "reload")
	r.stranger().put(path(s, "/save"), map[string]any{"base": 1}).want(http.StatusUnauthorized)
}
