package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"broadsheet/news"
	"broadsheet/store"
)

func (r *room) settings() (pub news.Publication) {
	r.Helper()
	r.must(r.store.Read(r.Context(), func(rd *store.Reader) (err error) { pub, err = rd.Publication(); return err }))
	return pub
}

// filled reads the form of the settings as a browser would send it, with what
// change says in the place of what is there.
func (a answer) filled(change map[string]string) (pairs []string) {
	a.Helper()
	for _, n := range a.all("form input, form textarea") {
		name, value := attribute(n, "name"), attribute(n, "value")
		if n.Data == "textarea" && n.FirstChild != nil {
			value = n.FirstChild.Data
		}
		if attribute(n, "type") == "checkbox" && !cascadia.MustCompile("[checked]").Match(n) {
			continue
		}
		if other, ok := change[name]; ok {
			value = other
		}
		pairs = append(pairs, name, value)
	}
	return append(pairs, "type", change["type"])
}

func TestASettingIsChangedAfterItsEffectWasTold(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	admin := r.as(news.RoleAdmin)
	before, head := r.settings(), r.head()
	form := admin.get("/desk/settings").want(http.StatusOK).filled(map[string]string{
		"name": "The Post", "accent": "#7a1f5c", "contact": "desk@post.example", "links": "Word games https://games.example/\n\nAbout /about\n", "social": "https://a.example/p\n",
		"permalink": "/{section}/{slug}",
	})
	asked := admin.post("/desk/settings", form...).want(http.StatusOK)
	for _, want := range []string{"The Post", "#7a1f5c by day, with a contrast of", "security.txt", "/uk/a-headline", "Word games, About", "Every page is dropped"} {
		if !strings.Contains(asked.one(".does"), want) {
			t.Errorf("what it will do does not say %q: %s", want, asked.one(".does"))
		}
	}
	if r.head() != head || r.settings().Name != before.Name {
		t.Fatal("the settings were changed before somebody said yes")
	}
	admin.post("/desk/settings", asked.filled(nil)...).leads("/desk/settings")
	now := r.settings()
	if now.Name != "The Post" || now.Look.Accent != "#7a1f5c" || now.Contact != "desk@post.example" || len(now.Navigation.Links) != 2 || now.Navigation.Links[0].Text != "Word games" ||
		now.Navigation.Hidden != nil || now.Social[0] != "https://a.example/p" || now.TimeZone != before.TimeZone {
		t.Errorf("the settings are %+v", now)
	}
	if len(r.waited) == 0 {
		t.Error("the desk did not wait until readers have the new pages")
	}
	admin.post("/desk/settings", admin.get("/desk/settings").filled(nil)...).leads("/desk/settings") // nothing new: there is nothing to ask
}

func TestWrongSettingsAreShownAgainWithWhy(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	admin, head := r.as(news.RoleAdmin), r.head()
	for field, bad := range map[string]string{
		"accent": "#f0f000", "accent_dark": "#101518", "contact": "nobody", "hub": "x", "links": "Nowhere", "social": "javascript:alert(1)", "time_zone": "Mars/Olympus",
		"base_url": "post", "permalink": "/x", "language": "", "name": "",
	} {
		a := admin.post("/desk/settings", admin.get("/desk/settings").filled(map[string]string{field: bad})...).want(http.StatusUnprocessableEntity)
		if len(a.all(".field-error")) != 1 {
			t.Errorf("%s: %d faults are shown", field, len(a.all(".field-error")))
		}
		if n := a.all("[name=" + field + "]"); field != "links" && field != "social" && attribute(n[0], "value") != bad {
			t.Errorf("%s: what was typed is lost", field)
		}
	}
	if r.head() != head {
		t.Error("what was refused was written")
	}
}

func TestAPageAboutThePaperIsWrittenOnTheDesk(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	admin := r.as(news.RoleAdmin)
	const at = "/desk/settings/pages/ethics"
	for _, typed := range []string{"We say who told us.\n\nAnd when.", "<h2>Sources</h2>\n<p>We <em>name</em> them.</p>"} {
		admin.post(at, "text", typed, "sure", "yes").leads(at)
		got := strings.Replace(admin.get(at).one("textarea"), ` id="h-sources"`, "", 1) // headings get one
		if strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(typed), "") {
			t.Errorf("%q comes back as %q", typed, got)
		}
	}
	if got := admin.get(at).one(".rendered h2"); got != "Sources" {
		t.Errorf("readers have the heading %q", got)
	}
	admin.post(at, "text", "<script>alert(1)</script><p onclick=x>Safe.</p>", "sure", "yes").leads(at)
	if got := admin.get(at).Body.String(); strings.Contains(got, "alert(1)") || strings.Contains(got, "onclick") {
		t.Error("a script reached the page")
	}
	head := r.head()
	if got := admin.post(at, "text", " ").want(http.StatusOK).Body.String(); !strings.Contains(got, "its address is a 404") || r.head() != head {
		t.Errorf("before it goes the desk says %q", got)
	}
	admin.post(at, "text", " ", "sure", "yes").leads(at)
	admin.get(at).count(".rendered", 0)
	admin.get("/desk/settings/pages/nothing").want(http.StatusNotFound)
	for _, role := range news.Roles()[:4] {
		p := r.as(role)
		p.get("/desk/settings").want(http.StatusForbidden)
		p.get(at).want(http.StatusForbidden)
		p.post(at, "text", "Mine.").want(http.StatusForbidden)
		p.post("/desk/settings", "name", "Mine", "sure", "yes").want(http.StatusForbidden)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
