package desk_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
)

// everyAct lists the acts of the side, each with a form that is right for it.
func everyAct(r *room) map[string][]string {
	later := r.clock.Now().Add(3 * time.Hour).Format("2006-01-02T15:04")
	return map[string][]string{
		"submit": nil, "approve": nil, "publish": nil, "unschedule": nil, "end-breaking": nil, "lift": nil, "restore": nil, "spike": nil,
		"schedule": {"at", later}, "embargo": {"embargo", later}, "breaking": {"until", later}, "send-back": {"reason_back", "Say who said so."},
		"withdraw": {"reason_withdraw", "It was not so."}, "move": {"move_slug", "elsewhere"},
		"correct": {"correction_kind", "correction", "correction_text", "It was Tuesday."},
	}
}

func offered(a answer) []string {
	var names []string
	for _, n := range a.all("[data-act]") {
		for _, at := range n.Attr {
			if at.Key == "data-act" {
				names = append(names, at.Val)
			}
		}
	}
	slices.Sort(names)
	return names
}

// What the side offers must be possible, for every role, state and act; and what
// it leaves out must be refused, but for acts that would only change nothing.
func TestTheSideOffersWhatTheCommandsAllow(t *testing.T) {
	t.Parallel()
	idle := []string{"publish", "lift", "end-breaking", "unschedule"} // allowed by role and state, and of no use to the story as it is
	for _, role := range news.Roles() {
		t.Run(string(role), func(t *testing.T) {
			t.Parallel()
			r := staffed(t)
			me := r.as(role)
			for _, state := range news.States() {
				author := me.user
				shown := offered(me.get(path(r.at(state, author), "")).want(http.StatusOK))
				for name, form := range everyAct(r) {
					s := r.at(state, author)
					a := me.post(path(s, "/"+name), form...)
					refused := a.Code == http.StatusForbidden || a.Code == http.StatusConflict
					switch isOffered := slices.Contains(shown, name); {
					case isOffered && a.Code != http.StatusSeeOther:
						t.Errorf("a %s is offered %s on a %s story and refused it: %d %s", role, name, state, a.Code, a.words())
					case !isOffered && !refused && !slices.Contains(idle, name):
						t.Errorf("a %s is not offered %s on a %s story, but may do it: %d", role, name, state, a.Code)
					case refused:
						a.count(".refused", 1)
						if now := r.story(s.ID); now.State != s.State || now.Version != s.Version {
							t.Errorf("%s was refused to a %s and changed a %s story all the same", name, role, state)
						}
					}
				}
			}
		})
	}
}

func TestAnActIsDoneWaitedForAndTold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		act   string
		by    news.Role
		from  news.State
		to    news.State
		told  string
		check func(news.Story) bool
	}{
		{"submit", news.RoleReporter, news.StateDraft, news.StateSubmitted, "Submitted", nil},
		{"approve", news.RoleEditor, news.StateSubmitted, news.StateApproved, "Approved", nil},
		{"send-back", news.RoleEditor, news.StateSubmitted, news.StateDraft, "Sent back", func(s news.Story) bool { return s.Reason == "Say who said so." }},
		{"publish", news.RoleEditor, news.StateApproved, news.StatePublished, "Readers see", func(s news.Story) bool { return s.Published == 1 }},
		{"schedule", news.RoleEditor, news.StateDraft, news.StateApproved, "Scheduled", func(s news.Story) bool { return !s.Schedule.IsZero() }},
		{"embargo", news.RoleEditor, news.StateDraft, news.StateDraft, "embargo is set", func(s news.Story) bool { return !s.Embargo.IsZero() }},
		{"lift", news.RoleEditor, news.StateDraft, news.StateDraft, "lifted", func(s news.Story) bool { return s.Embargo.IsZero() }},
		{"breaking", news.RoleEditor, news.StatePublished, news.StatePublished, "breaking", func(s news.Story) bool { return !s.Breaking.IsZero() }},
		{"end-breaking", news.RoleEditor, news.StatePublished, news.StatePublished, "no longer breaking", func(s news.Story) bool { return s.Breaking.IsZero() }},
		{"move", news.RoleEditor, news.StatePublished, news.StatePublished, "Moved", func(s news.Story) bool { return strings.HasSuffix(s.Path, "/elsewhere") }},
		{"correct", news.RoleEditor, news.StatePublished, news.StatePublished, "note is public", nil},
		{"withdraw", news.RoleChief, news.StatePublished, news.StateWithdrawn, "Withdrawn", func(s news.Story) bool { return s.Notice == "It was not so." }},
		{"restore", news.RoleChief, news.StateWithdrawn, news.StateDraft, "draft again", nil},
		{"restore", news.RoleEditor, news.StateSpiked, news.StateDraft, "draft again", nil},
		{"spike", news.RoleEditor, news.StateSubmitted, news.StateSpiked, "Spiked", nil},
	} {
		t.Run(c.act+" from "+string(c.from), func(t *testing.T) {
			t.Parallel()
			r := staffed(t)
			me := r.as(c.by)
			s := r.at(c.from, r.people[news.RoleReporter])
			a := me.post(path(s, "/"+c.act), everyAct(r)[c.act]...).leads(path(s, ""))
			now := r.story(s.ID)
			if now.State != c.to || c.check != nil && !c.check(now) {
				t.Errorf("the story is %+v", now)
			}
			if len(r.waited) != 1 || r.waited[0] == 0 {
				t.Errorf("it waited for %v, want for one change", r.waited)
			}
			q := me.request(http.MethodGet, path(s, ""), nil)
			for _, cookie := range a.Result().Cookies() {
				q.AddCookie(cookie)
			}
			told := me.send(q).want(http.StatusOK).says(".done", c.told)
			if cookie := told.Result().Cookies(); len(cookie) != 1 || cookie[0].MaxAge >= 0 {
				t.Error("the sentence would be told again at the next page")
			}
		})
	}
}

func TestARefusedActKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	chief := r.as(news.RoleChief)
	s := r.at(news.StatePublished, chief.user)
	long := strings.Repeat("so ", 700)
	a := chief.post(path(s, "/correct"), "correction_kind", "clarification", "correction_text", long).want(http.StatusUnprocessableEntity)
	a.count("details[data-act=correct][open]", 1).says("details[data-act=correct] .field-error", "at most 2000").says(".refused", "at most 2000")
	if got := a.one("#correct-correction_text"); got != strings.TrimSpace(long) {
		t.Errorf("%d letters of what was typed are left", len(got))
	}
	a.says("#correct-correction_kind option[selected]", "Clarification")
	chief.post(path(s, "/correct"), "correction_kind", "gossip", "correction_text", "So.").want(http.StatusUnprocessableEntity)
	chief.post(path(s, "/withdraw")).want(http.StatusUnprocessableEntity).says("details[data-act=withdraw] .field-error", "Say in a sentence why")
	chief.post(path(s, "/move")).want(http.StatusUnprocessableEntity).says("details[data-act=move] .field-error", "Choose a section")
	chief.post(path(s, "/move"), "move_slug", "Not A Slug!").want(http.StatusUnprocessableEntity)
	chief.post(path(s, "/move"), "move_section", "mars").want(http.StatusUnprocessableEntity).says("details[data-act=move] .field-error", "mars")
	chief.post(path(s, "/dance")).want(http.StatusNotFound)
	if len(r.waited) != 0 {
		t.Errorf("refused acts waited for %v", r.waited)
	}
}

func TestTimesAreThoseOfThePublicationsClocks(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	s := r.begin(editor.user, "Early")
	at := func(typed string) answer { return editor.post(path(s, "/schedule"), "at", typed) }

	at("2026-07-01T06:00:30").leads(path(s, "")) // summer time: five in UTC, to the second
	if got := r.story(s.ID).Schedule.Format(time.RFC3339); got != "2026-07-01T05:00:30Z" {
		t.Errorf("it goes out at %s", got)
	}
	if got := editor.get(path(s, "")).says(".facts dd", "1 July 2026, 06:00:30 BST").value("#schedule-at", "value"); got != "2026-07-01T06:00:30" {
		t.Errorf("the field holds %q", got)
	}
	at("2026-03-29T01:30").want(http.StatusUnprocessableEntity).says("details[data-act=schedule] .field-error", "does not exist")
	twice := at("2026-10-25T01:30").want(http.StatusUnprocessableEntity).says("details[data-act=schedule] .field-error", "comes twice")
	if kind := twice.value("#schedule-at", "type"); kind == "datetime-local" {
		t.Error("a time with an offset can’t be typed into the field that asks for one")
	}
	at("2026-10-25T01:30:00+00:00").leads(path(s, ""))
	if got := r.story(s.ID).Schedule.Format(time.RFC3339); got != "2026-10-25T01:30:00Z" {
		t.Errorf("the second half past one is %s", got)
	}
	for _, typed := range []string{"", "soon", "2026-03-03T11:59", "2036-01-01T00:00", "0000-00-00T00:00", strings.Repeat("9", 5000)} {
		at(typed).want(http.StatusUnprocessableEntity).count("details[data-act=schedule] .field-error", 1)
	}
}

func TestNothingGetsPastAnEmbargo(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	admin := r.as(news.RoleAdmin)
	s := r.begin(admin.user, "Under embargo")
	admin.post(path(s, "/embargo"), "embargo", "2026-03-05T06:00").leads(path(s, ""))
	admin.get(path(s, "")).count("[data-act=publish]", 0)
	admin.post(path(s, "/publish")).want(http.StatusConflict).says(".refused", "under embargo until 5 March 2026")
	admin.post(path(s, "/schedule"), "at", "2026-03-04T06:00").want(http.StatusConflict).says("details[data-act=schedule] .field-error", "under embargo")
	if r.story(s.ID).Published != 0 {
		t.Fatal("it was published")
	}
	r.clock.Set(time.Date(2026, 3, 5, 6, 0, 0, 0, time.UTC))
	admin.post(path(s, "/publish")).leads(path(s, ""))
}

func TestThePageTellsWhatReadersSeeAndWhatTheyDont(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	s := r.at(news.StatePublished, editor.user)
	page := editor.get(path(s, ""))
	page.says(".facts dd", "this revision").says(".public a", s.Path).count("[data-act=publish]", 0)
	editor.post(path(s, "/save"), "base", "1", "headline", "A newer one", "kind", "news", "section", "uk").leads(path(s, ""))
	page = editor.get(path(s, ""))
	page.says(".facts dd", "revision 2").says(".facts dd", "revision 1, since 12:01").says("button[data-act=publish]", "Publish revision 2 as an update")
	editor.get("/desk/").says("tbody .notes", "readers see revision 1")

	_, err := publish.Withdraw(t.Context(), r.store, r.people[news.RoleChief], s.ID, "It was not so.")
	r.must(err)
	gone := editor.get(path(s, "")).want(http.StatusOK)
	gone.says(".facts dd", "why it was withdrawn").says(".facts dd", "It was not so.").count(".public a[target]", 0)
	gone.says(".shut", "Restore it").count("input[name=base]", 0).count("textarea[name=headline][readonly]", 1)
}

func TestAnActSavesTheTextFirst(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	s := r.begin(editor.user, "Before")
	editor.post(path(s, "/publish"), "base", "1", "headline", "After", "kind", "news", "section", "uk", "body", "Plain words.\n\nTyped without a script.").leads(path(s, ""))
	if now := r.story(s.ID); now.Published != 2 || now.Headline != "After" {
		t.Errorf("the story is %+v", now)
	}
	editor.get(path(s, "/preview")).says("article", "Typed without a script.")
	// One who can't be heard publishes nothing either.
	editor.post(path(s, "/publish"), "base", "1", "headline", "Stale", "kind", "news", "section", "uk").want(http.StatusConflict).count(".conflict", 1)
	editor.post(path(s, "/publish"), "base", "2", "headline", "Bad", "kind", "poem").want(http.StatusUnprocessableEntity)
	if now := r.story(s.ID); now.Published != 2 {
		t.Errorf("revision %d went out", now.Published)
	}
}

// A page that was left behind may still ask for its facts when the answer to an
// act is under way: that must not swallow what the next page has to say.
func TestWhatWasDoneIsToldByTheNextPageAndNotByAPartOfTheLast(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleReporter)
	s := r.begin(me.user, "One")
	var told *http.Cookie
	for _, c := range me.post(path(s, "/submit")).leads(path(s, "")).Result().Cookies() {
		if c.Name == "broadsheet-done" {
			told = c
		}
	}
	if told == nil {
		t.Fatal("nothing is carried over")
	}
	part := me.request(http.MethodGet, path(s, ""), nil)
	part.AddCookie(told)
	part.Header.Set("HX-Request", "true")
	if a := me.send(part).want(http.StatusOK).count(".done", 0); a.Header().Get("Set-Cookie") != "" {
		t.Errorf("a part of the page sets %q", a.Header().Get("Set-Cookie"))
	}
	next := me.request(http.MethodGet, path(s, ""), nil)
	next.AddCookie(told)
	me.send(next).says(".done", "Submitted")
}
