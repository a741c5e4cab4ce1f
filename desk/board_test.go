package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/search"
)

func TestTheBoardShowsEachStoryWhereItStandsAndWhatIsDueFirst(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	editor.get("/desk/board").says(".empty", "Nothing is on the board")
	due, err := edit.Plan(t.Context(), r.store, editor.user, news.Plan{What: "The budget", Due: news.At(r.clock.Now().Add(-time.Minute))})
	r.must(err)
	_, err = edit.BeginPlanned(t.Context(), r.store, editor.user, due.ID)
	r.must(err)
	r.begin(r.people[news.RoleReporter], "Saved last")
	for _, state := range []news.State{news.StateSubmitted, news.StateApproved, news.StatePublished, news.StateSpiked} {
		r.at(state, editor.user)
	}
	s := r.begin(editor.user, "Goes out")
	_, err = publish.Schedule(t.Context(), r.store, editor.user, s.ID, r.clock.Now().Add(time.Hour))
	r.must(err)
	a := editor.get("/desk/board").want(http.StatusOK).count(".standing section", 5)
	a.says("[aria-label=Draft] li:first-child", "The budget").says("[aria-label=Draft] .late", "was due").count("[aria-label=Draft] li", 2)
	for _, column := range []string{"Submitted", "Approved", "Scheduled", "Published"} {
		a.count(fmt.Sprintf("[aria-label=%s] li", column), 1)
	}
	editor.get("/desk/board?author="+r.people[news.RoleReporter].ID).count(".standing li", 1).says(".standing li", "Saved last")
	editor.get("/desk/board?section=world").count(".standing li", 0)
	editor.get("/desk/board?section=nowhere").want(http.StatusUnprocessableEntity)
	r.as(news.RoleContributor).get("/desk/board").count(".standing li", 0)
}

func TestSeveralStoriesAreDealtWithAtOnceAndEachTellsWhatBecameOfIt(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	submitted, spiked, theirs := r.at(news.StateSubmitted, editor.user), r.at(news.StateSpiked, editor.user), r.begin(r.people[news.RoleReporter], "Theirs")
	a := editor.post("/desk/bulk", "act", "approve", "story", submitted.ID, "story", spiked.ID, "story", "none", "back", "/desk/?state=submitted").want(http.StatusOK)
	a.count("tbody tr", 3).says("tbody tr:nth-child(1)", "done").says("tbody tr:nth-child(2) .field-error", "A spiked story cannot be approved").says("tbody tr:nth-child(3) .field-error", "There is no story")
	if a.value(".turn a", "href") != "/desk/?state=submitted" {
		t.Error("the way back is lost")
	}
	if got := r.story(submitted.ID).State; got != news.StateApproved {
		t.Errorf("it is %s", got)
	}
	editor.post("/desk/bulk", "act", "section", "to_section", "world", "story", theirs.ID).says("tbody", "done")
	editor.post("/desk/bulk", "act", "hand-over", "to", r.people[news.RoleContributor].ID, "story", theirs.ID).says("tbody", "done")
	got := r.story(theirs.ID)
	if got.Revision != 2 || got.Author != r.people[news.RoleContributor].ID {
		t.Errorf("the story is %+v", got)
	}
	r.as(news.RoleContributor).get(path(got, "")).want(http.StatusOK)
	editor.post("/desk/bulk", "act", "spike", "why", "Old.", "story", theirs.ID).says("tbody", "done")
	if got := r.story(theirs.ID); got.State != news.StateSpiked || got.Reason != "Old." {
		t.Errorf("the story is %+v", got)
	}
}

func TestABulkActThatIsNotAllowedIsRefusedStoryByStory(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.at(news.StateSubmitted, r.people[news.RoleEditor])
	for _, act := range [][]string{{"approve"}, {"spike"}, {"hand-over", "to", r.people[news.RoleReporter].ID}, {"section", "to_section", "world"}} {
		a := r.as(news.RoleReporter).post("/desk/bulk", append([]string{"story", s.ID, "act"}, act...)...).want(http.StatusOK)
		a.says(".field-error", "needs the role of editor")
		a = r.as(news.RoleContributor).post("/desk/bulk", append([]string{"story", s.ID, "act"}, act...)...).want(http.StatusOK)
		if strings.Contains(a.Body.String(), s.Headline) {
			t.Error("a contributor is told of another’s story")
		}
	}
	if got := r.story(s.ID); got.Version != s.Version {
		t.Errorf("something was done: %+v", got)
	}
	editor := r.as(news.RoleEditor)
	editor.post("/desk/bulk", "act", "burn", "story", s.ID).want(http.StatusUnprocessableEntity)
	editor.post("/desk/bulk", "act", "approve").want(http.StatusUnprocessableEntity)
	many := []string{"act", "approve"}
	for range 41 {
		many = append(many, "story", s.ID)
	}
	editor.post("/desk/bulk", many...).want(http.StatusUnprocessableEntity)
	for field, value := range map[string]string{"to": "nobody", "to_section": "nowhere"} {
		act := map[string]string{"to": "hand-over", "to_section": "section"}[field]
		editor.post("/desk/bulk", "act", act, field, value, "story", s.ID).count(".field-error", 1)
	}
}

func TestAListIsKeptUnderANameForOneselfAlone(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	list := "/desk/?" + url.Values{"section": {"uk"}, "state": {"draft"}}.Encode()
	query := editor.get(list).value(".views input[name=query]", "value")
	editor.post("/desk/views", "name", "UK drafts", "query", query+"&before=9-x&evil=1").leads(list)
	a := editor.get("/desk/").says(".view a", "UK drafts")
	if a.value(".view a", "href") != list {
		t.Errorf("the view leads to %q", a.value(".view a", "href"))
	}
	drop := a.value(".view form", "action")
	r.as(news.RoleChief).get("/desk/").count(".view", 0)
	r.as(news.RoleChief).post(drop).leads("/desk/")
	editor.get("/desk/").count(".view", 1)
	editor.post(drop).leads("/desk/")
	editor.get("/desk/").count(".view", 0)
	editor.post("/desk/views", "name", " ", "query", query).want(http.StatusUnprocessableEntity)
	editor.post("/desk/views", "name", strings.Repeat("x", 61), "query", query).want(http.StatusUnprocessableEntity)
}

func TestTheHistoryTellsAllThatHappenedInOneColumn(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.at(news.StateSubmitted, r.people[news.RoleReporter])
	editor := r.as(news.RoleEditor)
	editor.post(path(s, "/send-back"), "reason_back", "Ring the port.").leads(path(s, ""))
	editor.post(path(s, "/hand-over"), "to", r.people[news.RoleContributor].ID).leads(path(s, ""))
	a := editor.get(path(s, "/history")).want(http.StatusOK).count(".history li", 4)
	a.says(".history li:nth-child(1)", "to contributor").says(".history li:nth-child(2)", "editor sent back: Ring the port.").says(".history li:nth-child(4)", "reporter began a story")
	r.with(r.hire("Olga", news.RoleContributor)).get(path(s, "/history")).want(http.StatusNotFound)
}

func TestTheListFindsWordsOfTheText(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	for i := range 45 {
		r.begin(editor.user, fmt.Sprintf("Story %d", i))
	}
	r.must(search.CatchUp(t.Context(), r.store))
	a := editor.get("/desk/?q=second+parag").want(http.StatusOK).count(".stories tbody tr", 40)
	older := a.value(".turn a[rel=next]", "href")
	editor.get(older).count(".stories tbody tr", 5).count(".turn a[rel=next]", 0)
	editor.get("/desk/?q=unheard").says(".empty", "No story fits")
	editor.get("/desk/?q=second&before=x").want(http.StatusUnprocessableEntity)
	r.as(news.RoleContributor).get("/desk/?q=second").count(".stories tbody tr", 0)
}

func TestThePaletteFindsStoriesThatOneMaySee(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	r.must(search.CatchUp(t.Context(), r.store))
	for role, want := range map[news.Role]bool{news.RoleContributor: false, news.RoleReporter: true, news.RoleEditor: true} {
		body := r.as(role).get("/desk/suggest/stories?q=ferr").want(http.StatusOK).Body.String()
		if strings.Contains(body, path(s, "")) != want || strings.Contains(body, "A ferry sails") != want {
			t.Errorf("as %s: %s", role, body)
		}
	}
	r.as(news.RoleEditor).get("/desk/suggest/stories?q=%25").want(http.StatusOK)
	r.as(news.RoleEditor).get("/desk/board").count("desk-palette dialog.keys", 1)
	r.stranger().get("/desk/sign-in").count("desk-palette", 0)
}
