package desk_test

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"broadsheet/auth"
	"broadsheet/desk"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// addresses lists every screen that one must be signed in for.
func addresses(s news.Story) []string {
	return []string{
		"/desk/", "/desk/account", "/desk/suggest/topics?q=a", "/desk/suggest/bylines?q=a", "/desk/nowhere",
		path(s, ""), path(s, "/preview"), path(s, "/revisions"), path(s, "/revisions/1"),
	}
}

// deeds lists every address that changes something.
func deeds(s news.Story) []string {
	all := []string{"/desk/stories", "/desk/account/password", "/desk/account/sign-out", path(s, "/save"), path(s, "/revert")}
	for _, act := range []string{"submit", "approve", "publish", "schedule", "unschedule", "embargo", "lift", "breaking", "end-breaking", "move", "correct", "send-back", "restore", "spike", "withdraw"} {
		all = append(all, path(s, "/"+act))
	}
	return all
}

func TestNobodyComesInWithoutASession(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleEditor], "A secret")
	for _, target := range addresses(s) {
		if a := r.stranger().get(target); a.Code != http.StatusSeeOther || strings.Contains(a.Body.String(), "secret") {
			t.Errorf("%s answers a stranger with %d", target, a.Code)
		}
	}
	for _, target := range deeds(s) {
		r.stranger().post(target, "base", "1", "number", "1").want(http.StatusUnauthorized)
	}
	forged := person{r, news.User{ID: "forged"}}
	r.tokens["forged"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	forged.get("/desk/").want(http.StatusSeeOther)
	if now := r.story(s.ID); now.Version != s.Version {
		t.Error("a stranger changed the story")
	}
}

func TestAnotherSitesPageCanDoNothing(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	admin := r.as(news.RoleAdmin)
	s := r.begin(admin.user, "Mine")
	for _, header := range [][2]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"}} {
		for _, target := range append(deeds(s), "/desk/sign-in", "/desk/sign-out", "/desk/setup") {
			q := admin.request(http.MethodPost, target, strings.NewReader("reason_spike=x&base=1&number=1"))
			q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			q.Header.Set(header[0], header[1])
			admin.send(q).want(http.StatusForbidden).says("main p", "another site")
		}
	}
	if now := r.story(s.ID); now.Version != s.Version {
		t.Error("another site changed the story")
	}
	q := admin.request(http.MethodPost, path(s, "/spike"), nil)
	q.Header.Set("Sec-Fetch-Site", "same-origin")
	admin.send(q).leads(path(s, ""))
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	admin := r.as(news.RoleAdmin)
	s := r.begin(admin.user, "Mine")
	check := func(what string, a answer) {
		h := a.Header()
		if h.Get("Cache-Control") != "no-store" || h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(h.Get("X-Robots-Tag"), "noindex") {
			t.Errorf("%s: may be kept or listed: %v", what, h)
		}
		csp := h.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || !strings.Contains(csp, "frame-ancestors") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: the policy is %q", what, csp)
		}
		if strings.HasSuffix(what, "/preview") {
			if strings.Contains(csp, "script-src") || !strings.Contains(csp, "style-src 'sha256-") {
				t.Errorf("a preview may run scripts, or not wear its own style: %q", csp)
			}
			return
		}
		for _, n := range a.all("[style], style, script:not([src]), [onclick], [onload]") {
			t.Errorf("%s holds <%s>, which the policy forbids", what, n.Data)
		}
	}
	for _, target := range addresses(s) {
		check(target, admin.get(target))
	}
	check("sign-in", r.stranger().get("/desk/sign-in"))
	check("setup", r.stranger().get("/desk/setup"))
	check("redirect", r.stranger().get("/desk/"))
	check("refusal", admin.post(path(s, "/schedule")))
}

func TestWhatIsHiddenLooksAsIfItDidNotExist(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleContributor)
	hidden := r.begin(r.people[news.RoleEditor], "A secret")
	absent := news.Story{ID: "01JZZZZZZZZZZZZZZZZZZZZZZZ"}
	for i, target := range addresses(hidden)[5:] {
		a, b := me.get(target).want(http.StatusNotFound), me.get(addresses(absent)[5+i]).want(http.StatusNotFound)
		if a.one("main") != b.one("main") {
			t.Errorf("%s tells that it exists", target)
		}
	}
	for i, target := range deeds(hidden)[3:] {
		form := []string{"base", "1", "number", "1", "headline", "x", "reason_back", "x", "reason_withdraw", "x", "at", "2027-01-01T00:00", "embargo", "2027-01-01T00:00", "until", "2027-01-01T00:00", "move_slug", "x"}
		a, b := me.post(target, form...).want(http.StatusNotFound), me.post(deeds(absent)[3+i], form...).want(http.StatusNotFound)
		if strings.ReplaceAll(a.one("main"), hidden.ID, "") != strings.ReplaceAll(b.one("main"), absent.ID, "") {
			t.Errorf("%s tells that it exists: %q, not %q", target, a.one("main"), b.one("main"))
		}
	}
	for _, odd := range []string{"/desk/stories/..%2f..%2fetc", "/desk/stories/%00", "/desk/stories/'%20OR%201=1", "/desk/stories/" + strings.Repeat("a", 3000), "/desk/stories/%ff%fe"} {
		r.as(news.RoleAdmin).get(odd).want(http.StatusNotFound)
	}
}

// Every screen is either shown or refused to every role, as the table has it.
func TestEveryScreenForEveryRole(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	for _, role := range news.Roles() {
		me := r.as(role)
		own, foreign := r.begin(me.user, "Own"), r.begin(r.hire("somebody of "+string(role), news.RoleEditor), "Foreign")
		for _, target := range addresses(own) {
			want := http.StatusOK
			if target == "/desk/nowhere" {
				want = http.StatusNotFound
			}
			me.get(target).want(want)
		}
		me.get(path(own, "")).count("input[name=base]", 1).count("button[name=save]", 1)
		if !role.May(news.RightReadAll) {
			continue // hidden; see above
		}
		for _, target := range addresses(foreign)[5:] {
			me.get(target).want(http.StatusOK)
		}
		bases := 0
		if role.May(news.RightEditDrafts) {
			bases = 1
		}
		me.get(path(foreign, "")).count("input[name=base]", bases).count("story-editor[data-readonly]", 1-bases)
		me.post("/desk/stories").want(http.StatusSeeOther)
	}
}

func TestOwnFilesAreKeptForEverUnderTheirHash(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	page := r.stranger().get("/desk/sign-in")
	script := page.value("script[src]", "src")
	a := r.stranger().get(script).want(http.StatusOK)
	if got := a.Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("it is kept by %q", got)
	}
	q := r.stranger().request(http.MethodGet, script, nil)
	q.Header.Set("Accept-Encoding", "gzip, br")
	packed := r.stranger().send(q).want(http.StatusOK)
	z, err := gzip.NewReader(packed.Body)
	r.must(err)
	plain, err := io.ReadAll(z)
	r.must(err)
	if string(plain) != a.Body.String() || len(plain) < 100_000 {
		t.Error("the packed script is another")
	}
	for _, n := range page.all("link[rel=stylesheet]") {
		for _, at := range n.Attr {
			if at.Key == "href" {
				r.stranger().get(at.Val).want(http.StatusOK)
			}
		}
	}
	for _, target := range []string{strings.Replace(script, "/desk/static/", "/desk/static/0", 1), "/desk/static/x/desk.js", "/desk/static/x/..%2fdesk.go", "/desk/static/"} {
		if a := r.stranger().get(target); a.Code == http.StatusOK {
			t.Errorf("%s is served", target)
		}
	}
}

func TestAFaultOfOursIsShownAsAReferenceThatTheLogHas(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	admin := r.as(news.RoleAdmin)
	s := r.begin(admin.user, "Mine")
	for name, preview := range map[string]func(context.Context, news.Published, prose.Doc, []news.Asset, string) ([]byte, error){
		"error": func(context.Context, news.Published, prose.Doc, []news.Asset, string) ([]byte, error) {
			return nil, fmt.Errorf("the secret cause")
		},
		"panic": func(context.Context, news.Published, prose.Doc, []news.Asset, string) ([]byte, error) {
			panic("the secret cause")
		},
	} {
		t.Run(name, func(t *testing.T) {
			r.log.Reset()
			h, err := desk.New(desk.Options{Store: r.store, Door: auth.NewDoorkeeper(r.store, vault(t)), Wait: r.wait, Preview: preview, PreviewFront: noFront, Log: slog.New(slog.NewTextHandler(r.log, nil))})
			r.must(err)
			before := r.desk
			r.desk = h
			defer func() { r.desk = before }()
			words := admin.get(path(s, "/preview")).want(http.StatusInternalServerError).one("main")
			_, reference, ok := strings.Cut(strings.SplitN(words, ".", 3)[1], "reference ")
			if !ok || strings.Contains(words, "secret") || !strings.Contains(r.log.String(), reference) || !strings.Contains(r.log.String(), "secret cause") {
				t.Errorf("a person reads %q and the log %q", words, r.log)
			}
		})
	}
}

func TestADeskThatMissesAPartDoesNotStart(t *testing.T) {
	t.Parallel()
	if _, err := desk.New(desk.Options{}); err == nil {
		t.Error("it started")
	}
}

// Nobody's words become markup, on any screen and in any field.
func TestNobodysWordsBecomeMarkup(t *testing.T) {
	t.Parallel()
	const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)></textarea></title><svg onload=alert(1)>{{.}}`
	r := newRoom(t)
	chief := r.with(r.hire(`Ada`, news.RoleChief))
	admin := r.with(r.hire("root", news.RoleAdmin))
	r.must(evilPaper(r, chief.user, evil))
	s := r.begin(chief.user, "plain")
	body := `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":` + quoted(evil) + `}]}]}`
	chief.put(path(s, "/save"), draft(1, evil, "standfirst", evil, "kicker", evil, "dateline", evil[:100], "topics", []string{evil[:60]}, "bylines", []string{evil[:60]}, "section", "evil", "body", jsonOf(body))).want(http.StatusOK)
	admin.put(path(s, "/save"), draft(2, evil+"2", "body", jsonOf(body))).want(http.StatusOK)
	chief.post(path(s, "/submit")).want(http.StatusSeeOther)
	chief.post(path(s, "/send-back"), "reason_back", evil).want(http.StatusSeeOther)
	look := func(what string, a answer) {
		for _, n := range a.all("*") {
			ours := n.Data == "script" && a.value("script", "src") != "" || n.Data != "script"
			if !ours || n.Data == "svg" {
				t.Errorf("%s: <%s> was made of somebody’s words", what, n.Data)
			}
			for _, at := range n.Attr {
				if strings.HasPrefix(at.Key, "on") || at.Val == "x" || strings.HasPrefix(at.Val, "javascript:") {
					t.Errorf("%s: <%s %s=%q> was made of somebody’s words", what, n.Data, at.Key, at.Val)
				}
			}
		}
		if a.Header().Get("Content-Type") == "text/html; charset=utf-8" && !strings.Contains(a.Body.String(), "alert(1)") {
			t.Errorf("%s does not show the words at all, so this test says nothing of it", what)
		}
	}
	list := "/desk/?q=" + escape("alert")
	for _, target := range []string{list, path(s, ""), path(s, "/preview"), path(s, "/revisions"), path(s, "/revisions/2"), path(s, "/revisions/3")} {
		look(target, chief.get(target).want(http.StatusOK))
	}
	look("sign-in", r.stranger().post("/desk/sign-in", "email", evil, "password", "x", "to", evil))
	look("filter", chief.get("/desk/?section="+escape(evil)))
	look("act", chief.post(path(s, "/schedule"), "at", evil).want(http.StatusUnprocessableEntity))
	look("reason", chief.post(path(s, "/correct"), "correction_text", evil).want(http.StatusConflict))
	look("save", chief.post(path(s, "/save"), "base", "3", "headline", evil, "slug", evil, "topics", evil, "bylines", evil, "section", evil, "kind", evil, "body", evil).want(http.StatusUnprocessableEntity))
	look("conflict", chief.post(path(s, "/save"), "base", "2", "headline", evil, "kind", "news").want(http.StatusConflict))
	look("missing", chief.get("/desk/stories/"+escape(evil)+"/"+escape(evil)).want(http.StatusNotFound))
	if got := chief.get("/desk/suggest/topics?q=" + escape(`"`)); got.Header().Get("Content-Type") != "application/json" || strings.Contains(got.Body.String(), "<script") {
		t.Errorf("suggestions are %s as %s", got.Body, got.Header().Get("Content-Type"))
	}
	chief.post(path(s, "/publish")).want(http.StatusSeeOther)
	chief.post(path(s, "/correct"), "correction_kind", "correction", "correction_text", evil).want(http.StatusSeeOther)
	look("corrected", chief.get(path(s, "/preview")))
	chief.post(path(s, "/withdraw"), "reason_withdraw", evil).want(http.StatusSeeOther)
	look("withdrawn", chief.get(path(s, "")))
}

// evilPaper gives a publication whose own names are hostile too.
func evilPaper(r *room, by news.User, evil string) error {
	if _, _, err := publish.Section(r.Context(), r.store, by, news.Section{Slug: "evil", Name: evil[:80]}); err != nil {
		return err
	}
	var pub news.Publication
	err := r.store.Read(r.Context(), func(rd *store.Reader) (err error) {
		pub, err = rd.Publication()
		return err
	})
	if err != nil {
		return err
	}
	pub.Name = evil[:80]
	if _, err = publish.Settings(r.Context(), r.store, news.System(), pub); err != nil {
		return err
	}
	_, err = r.store.Write(r.Context(), func(tx *store.Tx) error {
		by.Name = evil[:90]
		return tx.PutUser(by)
	})
	return err
}

func noFront(context.Context, string, news.Front, []news.Asset, string) ([]byte, http.Header, error) {
	return nil, nil, fmt.Errorf("no front")
}
