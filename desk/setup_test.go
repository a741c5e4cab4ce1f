package desk_test

import (
	"net/http"
	"testing"

	"broadsheet/auth"
)

func TestWithoutAnybodyTheDeskTellsWhereTheLinkIs(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	for _, path := range []string{"/desk/", "/desk/stories/01", "/desk/account"} {
		r.stranger().get(path).want(http.StatusOK).says("main p", "where the server was started")
	}
}

func TestTheSetUpLinkWorksOnceAndForWhoeverHasIt(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	token, err := auth.SetupToken(t.Context(), r.store)
	r.must(err)

	r.stranger().get("/desk/setup?token=wrong").want(http.StatusForbidden).says("main p", "not good").count("form.stack", 0)
	page := r.stranger().get("/desk/setup?token=" + token).want(http.StatusOK)
	if got := page.value("input[name=token]", "value"); got != token {
		t.Fatalf("the form carries %q, want the token", got)
	}

	refused := r.stranger().post("/desk/setup", "token", token, "name", "Ines Roy", "email", "ines@", "password", "a long one with no saying").want(http.StatusUnprocessableEntity)
	refused.says(".field-error", "name@example.org")
	if got := refused.value("#name", "value"); got != "Ines Roy" {
		t.Errorf("the name is %q after a refusal; what was typed must stay", got)
	}
	if got := refused.value("#password", "value"); got != "" {
		t.Errorf("the page gives the password back: %q", got)
	}
	r.stranger().post("/desk/setup", "token", token, "name", "Ines Roy", "email", "ines@post.example", "password", "short").want(http.StatusUnprocessableEntity).count(".field-error", 1)

	made := r.stranger().post("/desk/setup", "token", token, "name", "Ines Roy", "email", "ines@post.example", "password", "a long one with no saying").leads("/desk/")
	q := r.stranger().request(http.MethodGet, "/desk/", nil)
	for _, c := range made.Result().Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode {
			t.Errorf("the cookie %s can be read or sent too widely: %v", c.Name, c)
		}
		q.AddCookie(c)
	}
	r.stranger().send(q).want(http.StatusOK).says(".done", "you are signed in").says("nav a", "Ines Roy")

	r.stranger().get("/desk/setup?token="+token).want(http.StatusConflict).says("main p", "set up already").count("form.stack", 0)
	r.stranger().post("/desk/setup", "token", token, "name", "Eve", "email", "eve@post.example", "password", "another long one altogether").want(http.StatusConflict)
}
