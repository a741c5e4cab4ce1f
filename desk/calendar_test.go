package desk_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
)

func TestTheCalendarShowsWhatGoesOutIsPlannedAndUnderEmbargo(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.people[news.RoleEditor]
	out, held, went := r.begin(editor, "Goes out"), r.begin(editor, "Is held"), r.at(news.StatePublished, editor)
	_, err := publish.Schedule(t.Context(), r.store, editor, out.ID, r.clock.Now().Add(24*time.Hour))
	r.must(err)
	_, err = publish.Embargo(t.Context(), r.store, editor, held.ID, r.clock.Now().Add(48*time.Hour))
	r.must(err)
	p := r.as(news.RoleEditor)
	p.post("/desk/plans", "what", "The budget", "due", "2026-03-05T17:00", "who", r.people[news.RoleReporter].ID, "section", "uk", "day", "2026-03-03", "span", "week").
		leads("/desk/calendar?day=2026-03-03&span=week")
	a := p.get("/desk/calendar").want(http.StatusOK).count(".calendar section", 7)
	a.says(`[aria-label="Wed 4 March"] .out`, "Goes out").says(`[aria-label="Thu 5 March"] .embargo`, "Is held").says(`[aria-label="Thu 5 March"] .due`, "The budget")
	a.says(`[aria-label="Tue 3 March"] .went`, went.Headline).says(".due", "reporter")
	p.get("/desk/calendar?span=day&day=2026-03-05").count(".calendar section", 1).says(".due", "The budget").count(".out", 0)
	p.get("/desk/calendar?day=2026-03-10").says(".empty", "Nothing is planned here yet")
	for _, role := range []news.Role{news.RoleContributor} { // who sees only their own
		r.as(role).get("/desk/calendar").want(http.StatusOK).count(".calendar li", 0).count(".planning", 0)
	}
}

func TestABadDayIsRefusedInASentence(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	for _, q := range []string{"day=yesterday", "day=2026-02-30", "day=0001-01-01", "day=99999-01-01", "span=month", "day=%00"} {
		r.as(news.RoleEditor).get("/desk/calendar?" + q).want(http.StatusUnprocessableEntity)
	}
}

func TestAPlanBecomesAStoryOfWhoHasIt(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	reporter, editor := r.as(news.RoleReporter), r.as(news.RoleEditor)
	plan := func(who string) string {
		editor.post("/desk/plans", "what", "The budget", "note", "Ring the port.", "due", "2026-03-05T17:00", "who", who, "section", "uk").want(http.StatusSeeOther)
		all := editor.get("/desk/calendar").all(".due form")
		for _, at := range all[len(all)-1].Attr {
			if at.Key == "action" {
				return strings.TrimSuffix(at.Val, "/begin")
			}
		}
		t.Fatal("the plan is not on the calendar")
		return ""
	}
	theirs := plan(r.people[news.RoleReporter].ID)
	other := r.hire("Olga", news.RoleReporter)
	r.with(other).post(theirs + "/begin").want(http.StatusForbidden)
	a := reporter.post(theirs + "/begin").want(http.StatusSeeOther)
	s := r.story(strings.TrimPrefix(a.Header().Get("Location"), "/desk/stories/"))
	if s.Headline != "The budget" || s.Author != r.people[news.RoleReporter].ID || s.Section == "" {
		t.Errorf("the story is %+v", s)
	}
	reporter.post(theirs + "/begin").want(http.StatusConflict)
	reporter.get(theirs).says("main a", "Open its story")
	a = editor.post(plan(other.ID) + "/begin").want(http.StatusSeeOther)
	if s := r.story(strings.TrimPrefix(a.Header().Get("Location"), "/desk/stories/")); s.Author != other.ID {
		t.Errorf("begun by an editor for Olga, it is %s’s", s.Author)
	}
}

func TestAPlanIsChangedAndDropped(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	reporter, editor := r.as(news.RoleReporter), r.as(news.RoleEditor)
	reporter.post("/desk/plans", "what", "The budget", "due", "2026-03-05T17:00").want(http.StatusSeeOther)
	at := reporter.get("/desk/calendar").value(".due .entry-headline a", "href")
	reporter.post(at, "what", "The port’s budget", "due", "2026-03-06T09:00").leads(at)
	reporter.get("/desk/calendar").says(`[aria-label="Fri 6 March"] .due`, "The port’s budget")
	other := r.with(r.hire("Olga", news.RoleReporter))
	other.post(at + "/drop").want(http.StatusForbidden)
	editor.post(at + "/drop").leads("/desk/calendar")
	reporter.get("/desk/calendar").count(".due", 0)
	reporter.get(at).says("main", "was dropped")
	reporter.post(at, "what", "x", "due", "2026-03-06T09:00").want(http.StatusConflict)
	reporter.post(at + "/begin").want(http.StatusConflict)
	r.as(news.RoleContributor).get(at).want(http.StatusNotFound)
}

func TestABadPlanIsRefusedWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	reporter := r.as(news.RoleReporter)
	for _, c := range []struct{ what, due, who, section, says string }{
		{"", "2026-03-05T17:00", "", "", "must not be empty"},
		{"x", "", "", "", "Choose a day and a time"},
		{"x", "soon", "", "", "soon"},
		{"x", "1999-01-01T00:00", "", "", "1999"},
		{"x", "2026-03-05T17:00", "nobody", "", "no account"},
		{"x", "2026-03-05T17:00", "", "nowhere", "no section"},
		{strings.Repeat("x", 301), "2026-03-05T17:00", "", "", "at most 300"},
	} {
		a := reporter.post("/desk/plans", "what", c.what, "due", c.due, "who", c.who, "section", c.section).want(http.StatusUnprocessableEntity)
		a.says(".planning[open] .field-error", c.says)
		if a.value("#what", "value") != c.what {
			t.Errorf("%q is lost", c.what)
		}
	}
	r.as(news.RoleContributor).post("/desk/plans", "what", "x", "due", "2026-03-05T17:00").want(http.StatusForbidden)
}
