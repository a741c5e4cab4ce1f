package desk_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

// Each screen on the newsroom, by each role: whoever may not enter is told so
// and sees no door to it.
func TestTheScreensOnTheNewsroomOpenByRight(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	on := "/desk/people/" + r.people[news.RoleReporter].ID
	for path, right := range map[string]news.Right{
		"/desk/people": news.RightPeople, on: news.RightPeople, "/desk/keys": news.RightPeople, "/desk/audit": news.RightAudit, "/desk/permissions": news.RightReadOwn,
	} {
		for _, role := range news.Roles() {
			a := r.as(role).get(path)
			if may := role.May(right); may {
				a.want(http.StatusOK).count("nav.rooms [aria-current]", 1)
			} else {
				a.want(http.StatusForbidden)
				r.as(role).get("/desk/permissions").count(`nav.rooms a[href="`+path+`"]`, 0)
			}
		}
		r.stranger().get(path).want(http.StatusSeeOther)
	}
}

// Each act of the screens, by each role below admin: refused, and nothing done.
func TestTheActsOnPeopleAndKeysAreRefusedToAllButAdmins(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	victim := r.hire("Vic", news.RoleReporter)
	_, k, err := auth.CreateKey(t.Context(), r.store, news.System(), "Wire", news.RoleReporter)
	r.must(err)
	before := r.head()
	for _, role := range news.Roles()[:4] {
		p := r.as(role)
		for _, act := range []string{"role", "disabled", "enabled", "session", "sessions", "link"} {
			p.post("/desk/people/"+victim.ID+"/"+act, "sure", "yes", "role", "admin").want(http.StatusForbidden)
			p.post("/desk/people/"+victim.ID+"/"+act, "role", "admin").want(http.StatusForbidden) // nor is it told what it would do
		}
		p.post("/desk/people/invite", "email", "x@post.example", "name", "X", "role", "admin").want(http.StatusForbidden)
		p.post("/desk/people/uninvite", "id", "x").want(http.StatusForbidden)
		p.post("/desk/keys", "name", "X", "role", "admin").want(http.StatusForbidden)
		p.post("/desk/keys/"+k.ID+"/revoke", "sure", "yes").want(http.StatusForbidden)
	}
	if r.head() != before {
		t.Error("what was refused was written")
	}
	r.with(victim).get("/desk/").want(http.StatusOK)
}

func (r *room) head() (seq int64) {
	r.Helper()
	r.must(r.store.Read(r.Context(), func(rd *store.Reader) (err error) { seq, err = rd.Head(); return err }))
	return seq
}

func TestALinkIsMadeGivenAndUsedOnce(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	boss := r.as(news.RoleAdmin)
	boss.post("/desk/people/invite", "email", "nowhere", "name", "Ana", "role", "editor").want(http.StatusUnprocessableEntity).says(".field-error", "name@example.org").
		count(`#name[value="Ana"]`, 1).count(`#role option[value=editor][selected]`, 1)
	link := boss.post("/desk/people/invite", "email", "ana@post.example", "name", "Ana", "role", "editor").want(http.StatusOK).value("#secret", "value")
	u, err := url.Parse(link)
	if err != nil || u.Host != "post.example" || u.Path != "/desk/join" {
		t.Fatalf("the link is %q", link)
	}
	boss.get("/desk/people").says(".rows", "Ana").says(".rows", "by admin")
	if body := boss.get("/desk/people").Body.String(); strings.Contains(body, u.Query().Get("token")) {
		t.Error("the link is shown again")
	}
	somebody := r.stranger()
	somebody.get(u.RequestURI()).want(http.StatusOK).says("p", "with the role of editor")
	token := u.Query().Get("token")
	somebody.post("/desk/join", "token", token, "name", "Ana Orr", "password", "short").want(http.StatusUnprocessableEntity).says(".field-error", "at least 12")
	a := somebody.post("/desk/join", "token", token, "name", "Ana Orr", "password", "three herons over ink").leads("/desk/")
	if !strings.Contains(strings.Join(a.Header().Values("Set-Cookie"), "\n"), "broadsheet=") {
		t.Error("nobody was signed in")
	}
	somebody.get(u.RequestURI()).want(http.StatusForbidden).says("h1", "opens nothing")
	boss.get("/desk/people").says("td", "Ana Orr").count(".rows", 0)
}

func TestSwitchingAnAccountOffSaysWhatItDoesThenDoesIt(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	boss, ana := r.as(news.RoleAdmin), r.hire("Ana", news.RoleReporter)
	s := r.begin(ana, "Hers")
	page := "/desk/people/" + ana.ID
	boss.post(page+"/disabled").want(http.StatusOK).says("h1", "Switch off the account of Ana?").says(".does", "1 session on the desk ends").says(".does", "1 story that they began stays")
	r.with(ana).get("/desk/").want(http.StatusOK) // asked is not done
	boss.post(page+"/disabled", "sure", "yes").leads(page)
	r.with(ana).get("/desk/").want(http.StatusSeeOther)
	boss.get(path(s, "")).want(http.StatusOK)
	boss.get("/desk/").says("td", "Ana")
	boss.get("/desk/people").says(".notes", "switched off")
	boss.post(page + "/enabled").leads(page)
	boss.get("/desk/people").count(".notes:contains('switched off')", 0)
}

func TestAChangeOfRoleTellsWhatItGivesAndTakes(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	boss, ana := r.as(news.RoleAdmin), r.hire("Ana", news.RoleEditor)
	page := "/desk/people/" + ana.ID + "/role"
	boss.post(page, "role", "chief").says(".does", "May from now on: Withdraw a published story.").count(`input[name=role][value=chief]`, 1)
	boss.post(page, "role", "reporter").says(".does", "May no longer: Approve or send back.")
	boss.post(page, "role", "reporter", "sure", "yes").leads("/desk/people/" + ana.ID)
	boss.get("/desk/people/"+ana.ID).says(".facts", "reporter")
	boss.post(page, "role", "owner", "sure", "yes").want(http.StatusUnprocessableEntity).says(".refused", "no role of that name")
	last := r.people[news.RoleAdmin]
	r.must(auth.SetRole(t.Context(), r.store, news.System(), ana.ID, news.RoleReporter))
	boss.post("/desk/people/"+last.ID+"/nonsense", "sure", "yes").want(http.StatusNotFound)
	boss.post("/desk/people/nobody/role", "role", "chief").want(http.StatusNotFound)
}

func TestSessionsAreSeenAndEnded(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	ana := r.hire("Ana", news.RoleReporter)
	own := r.with(ana).get("/desk/account").want(http.StatusOK).count(".rows li", 1).says(".rows", "this one")
	own.count(".rows button", 0)
	boss := r.as(news.RoleAdmin)
	page := "/desk/people/" + ana.ID
	id := boss.get(page).want(http.StatusOK).value(`.rows input[name=session]`, "value")
	boss.post(page+"/session", "session", id).leads(page)
	r.with(ana).get("/desk/").want(http.StatusSeeOther)
	boss.get(page).says("p", "Nowhere just now")
}

func TestAKeyIsShownOnceUsedAndRevoked(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	boss := r.as(news.RoleAdmin)
	boss.get("/desk/keys").says(".empty", "No program has a key yet")
	boss.post("/desk/keys", "name", "", "role", "editor").want(http.StatusUnprocessableEntity).count(".field-error", 1)
	secret := boss.post("/desk/keys", "name", "Wire", "role", "contributor").want(http.StatusOK).value("#secret", "value")
	u, err := auth.KeyUser(t.Context(), r.store, secret, auth.Client{})
	if err != nil || u.Role != news.RoleContributor {
		t.Fatalf("%+v, %v", u, err)
	}
	a := boss.get("/desk/keys").says("td", "Wire").says("td", "by admin")
	if strings.Contains(a.Body.String(), secret) {
		t.Error("the key is shown again")
	}
	revoke := a.value(`td.do form`, "action")
	boss.post(revoke).says(".does", "refused from the next request on").says(".does", "last used")
	boss.post(revoke, "sure", "yes").leads("/desk/keys")
	if _, err := auth.KeyUser(t.Context(), r.store, secret, auth.Client{}); !errors.Is(err, news.ErrUnauthenticated) {
		t.Errorf("the revoked key: %v", err)
	}
	boss.get("/desk/keys").says("td", "revoked")
	boss.post("/desk/keys/none/revoke").want(http.StatusNotFound)
}

func TestThePermissionTableIsShownAsItIsEnforced(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	for _, role := range news.Roles() {
		a := r.as(role).get("/desk/permissions").want(http.StatusOK).count("tbody tr", len(news.Permissions))
		rows := a.all("tbody tr")
		for i, p := range news.Permissions {
			var want strings.Builder
			want.WriteString(p.Words)
			for _, one := range news.Roles() {
				if one.May(p.Right) {
					want.WriteString(" ● yes")
				} else {
					want.WriteString(" – no")
				}
			}
			if got := textOf(rows[i]); strings.Join(strings.Fields(got), "") != strings.ReplaceAll(want.String(), " ", "") {
				t.Errorf("row %q, want %q", got, want.String())
			}
		}
		a.count("tbody td.mine", len(news.Permissions))
	}
}

func TestTheLogTellsWhoDidWhatAndIsNarrowed(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	boss, ana := r.as(news.RoleAdmin), r.hire("Ana", news.RoleReporter)
	s := r.begin(ana, "Fog over the harbour")
	boss.get("/desk/audit").want(http.StatusOK).says("td", "began a story: Fog over the harbour").says("td", "Ana").says(".notes", "added ana@post.example")
	boss.get("/desk/audit?by="+ana.ID).count("tbody tr", 1)
	boss.get("/desk/audit?story="+s.ID).count("tbody tr", 1)
	boss.get("/desk/audit?story="+url.QueryEscape("https://post.example/desk/stories/"+s.ID)).count("tbody tr", 1)
	boss.get("/desk/audit?act=publication.people&to=2026-03-03").count("tbody tr", 6)
	boss.get("/desk/audit?from=2026-03-04").says(".empty", "Nothing of that kind")
	for _, bad := range []string{"by=nobody", "act=fly", "from=yesterday", "to=2026-13-01", "before=1", "before=a.b.c.d", "before=-1.0.0.x"} {
		boss.get("/desk/audit?"+bad).says("main", ".")
		if code := boss.get("/desk/audit?" + bad).Code; code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", bad, code)
		}
	}
}

func TestTheLogIsTurnedPageByPage(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	boss := r.as(news.RoleAdmin)
	for range 120 {
		_, err := r.store.Write(t.Context(), func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActImport, By: "system"}) })
		r.must(err)
	}
	page, rows := "/desk/audit?act=story.import", 0
	for n := 1; page != ""; n++ {
		a := boss.get(page).want(http.StatusOK)
		rows += len(a.all("tbody tr"))
		if page = ""; len(a.all("a[rel=next]")) == 1 {
			page = a.value("a[rel=next]", "href")
		}
		if n > 5 {
			t.Fatal("the log has no end")
		}
	}
	if rows != 120 {
		t.Errorf("%d lines, want 120", rows)
	}
}
