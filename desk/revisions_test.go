package desk_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"broadsheet/auth"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
)

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func jsonOf(s string) json.RawMessage { return json.RawMessage(s) }

func TestARevisionTellsWhatChanged(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleEditor)
	s := r.begin(me.user, "Fog shuts bridge")
	t2 := text("Fog shuts the bridge")
	t2.Topics = []string{"Fog"}
	t2.Body = prose.FromText("The first paragraph.\n\nThe second and last paragraph.\n\nA third.")
	_, err := edit.Save(t.Context(), r.store, r.people[news.RoleChief], s.ID, 1, t2)
	r.must(err)

	list := me.get(path(s, "/revisions")).want(http.StatusOK)
	list.count("tbody tr", 2).says("tbody tr:first-child", "chief").says("tbody tr:first-child .tag", "newest").says("tbody tr:last-child", "editor")

	page := me.get(path(s, "/revisions/2")).want(http.StatusOK)
	page.says(".lines dt", "Headline").says(".lines ins", "the").says(".lines dt", "Topics").says(".by", "chief")
	page.says(".block-diff.changed ins", "and last").says(".block-diff.added", "A third.").says(".block-diff.kept", "The first paragraph.").count(".lines > div", 2)
	page.count("form[action$=revert]", 0)

	first := me.get(path(s, "/revisions/1")).want(http.StatusOK)
	first.says(".by", "The first of this story").count(".diff ins, .diff del", 0).says(".words", "The second paragraph.").count("form[action$=revert]", 1)
	for _, bad := range []string{"0", "3", "-1", "x", "99999999999999999999"} {
		me.get(path(s, "/revisions/"+bad)).want(http.StatusNotFound)
	}
}

func TestGoingBackIsARevisionOfItsOwn(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleEditor)
	s := r.begin(me.user, "One")
	me.put(path(s, "/save"), draft(1, "Two")).want(http.StatusOK)
	me.post(path(s, "/revert"), "number", "1", "base", "2").leads(path(s, ""))
	if now := r.story(s.ID); now.Revision != 3 || now.Headline != "One" {
		t.Errorf("the story is %+v", now)
	}
	me.post(path(s, "/revert"), "number", "1", "base", "2").want(http.StatusConflict).says(".refused", "Somebody saved revision 3")
	me.post(path(s, "/revert"), "number", "9", "base", "3").want(http.StatusNotFound)
	me.post(path(s, "/revert"), "number", "x", "base", "3").want(http.StatusNotFound)
	_, err := edit.Submit(t.Context(), r.store, me.user, s.ID)
	r.must(err)
	r.as(news.RoleReporter).get(path(s, "/revisions/1")).want(http.StatusOK).count("form[action$=revert]", 0)
	r.as(news.RoleReporter).post(path(s, "/revert"), "number", "1", "base", "3").want(http.StatusForbidden).count(".refused", 1)
	published := r.at(news.StatePublished, me.user)
	me.get(path(published, "/revisions")).says(".tag", "what readers see")
}

func TestManyRevisionsAreTurnedInPages(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleEditor)
	s := r.begin(me.user, "Take 1")
	for i := range 60 {
		me.put(path(s, "/save"), draft(i+1, fmt.Sprintf("Take %d", i+2))).want(http.StatusOK)
	}
	page := me.get(path(s, "/revisions")).count("tbody tr", 40)
	page = me.get(page.value(".turn [rel=next]", "href")).count("tbody tr", 21)
	page.says("tbody tr:last-child", "Take 1").count(".turn [rel=next]", 0)
	me.get(path(s, "/revisions?before=x")).want(http.StatusNotFound)
}

func TestThePreviewIsThePageThatReadersWouldSee(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleEditor)
	empty := me.post("/desk/stories").want(http.StatusSeeOther).Header().Get("Location")
	me.get(empty+"/preview").want(http.StatusOK).says("h1", "No headline yet")
	s := r.at(news.StatePublished, me.user)
	me.get(path(s, "/preview")).says(".preview", "Revision 1, which is what readers see")
	me.put(path(s, "/save"), draft(1, "Newer words", "bylines", []string{"Ada Veld"})).want(http.StatusOK)
	page := me.get(path(s, "/preview")).want(http.StatusOK)
	page.says("h1", "Newer words").says("article", "Ada Veld").says("article", "Words.").says(".preview", "Revision 2, not published. Readers see revision 1.")
	page.count("meta[name=robots][content*=noindex]", 1).count("link[rel=canonical]", 0)
}

func TestANewStoryIsBegunWithOnesByline(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.with(r.hire("Ada Veld", news.RoleReporter))
	first := me.post("/desk/stories").want(http.StatusSeeOther).Header().Get("Location")
	if got := me.get(first).want(http.StatusOK).value("#bylines", "value"); got != "" {
		t.Errorf("somebody without a byline has %q", got)
	}
	me.get(first).says("h1, textarea[name=headline], title", "No headline yet")
	me.put(first+"/save", draft(1, "x", "bylines", []string{"Ada Veld"})).want(http.StatusOK)
	second := me.post("/desk/stories").want(http.StatusSeeOther).Header().Get("Location")
	if got := me.get(second).value("#bylines", "value"); got != "Ada Veld" {
		t.Errorf("the byline is %q", got)
	}
	r.as(news.RoleContributor).post("/desk/stories").want(http.StatusSeeOther)
}

func TestNamesAreSuggestedAsTheyAreTyped(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleEditor)
	s := r.begin(me.user, "x")
	me.put(path(s, "/save"), draft(1, "x", "topics", []string{"Fog", "Forests", "Rivers"}, "bylines", []string{"Ada Veld"})).want(http.StatusOK)
	names := func(target string) string {
		var all []string
		for _, one := range me.get(target).want(http.StatusOK).object()["items"].([]any) {
			all = append(all, one.(map[string]any)["name"].(string))
		}
		return strings.Join(all, ",")
	}
	for target, want := range map[string]string{
		"/desk/suggest/topics?q=fo": "Fog,Forests", "/desk/suggest/topics?q=RIV": "Rivers", "/desk/suggest/topics?q=": "", "/desk/suggest/topics?q=%25": "",
		"/desk/suggest/bylines?q=ada": "Ada Veld", "/desk/suggest/bylines?q=zz": "",
	} {
		if got := names(target); got != want && !(want == "" && target == "/desk/suggest/topics?q=%25") {
			t.Errorf("%s suggests %q, want %q", target, got, want)
		}
	}
}

func TestOnesOwnPasswordIsChangedByWhoKnowsIt(t *testing.T) {
	t.Parallel()
	r, u := employed(t)
	here, there := r.enter("ines@post.example", password), r.enter("ines@post.example", password)
	r.tokens[u.ID] = here
	me := r.with(u)
	me.get("/desk/account").want(http.StatusOK).says(".facts dd", "ines@post.example").says(".rights li", "Publish, update, schedule and embargo")
	me.post("/desk/account/password", "old", "wrong", "password", "four wide rivers meeting").want(http.StatusUnprocessableEntity).says(".field-error", "not the password that you have now")
	me.post("/desk/account/password", "old", password, "password", "short").want(http.StatusUnprocessableEntity).count(".field-error", 1)

	changed := me.post("/desk/account/password", "old", password, "password", "four wide rivers meeting").leads("/desk/account")
	r.tokens[u.ID] = there
	me.get("/desk/").want(http.StatusSeeOther) // the other browser is out
	for _, c := range changed.Result().Cookies() {
		if c.Name == "broadsheet" {
			r.tokens[u.ID] = c.Value
		}
	}
	me.get("/desk/").want(http.StatusOK)
	r.enter("ines@post.example", "four wide rivers meeting")

	me.post("/desk/account/sign-out").leads("/desk/sign-in")
	me.get("/desk/").want(http.StatusSeeOther)
	if _, err := auth.KeyUser(t.Context(), r.store, "nothing", auth.Client{}); err == nil {
		t.Error("a key that is none opens the desk")
	}
}
