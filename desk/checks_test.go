package desk_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"broadsheet/checklist"
	"broadsheet/news"
	"broadsheet/publish"
)

func TestTheSideSaysWhatTheChecklistFindsAndPublishingIsRefusedWithIt(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	editor, admin := r.as(news.RoleEditor), r.as(news.RoleAdmin)
	editor.get(path(s, "")).want(http.StatusOK).says("#checks .advises", "Nobody is named").count("#checks .holds", 0)
	admin.post("/desk/checklist", "byline", "block", "sure", "yes").leads("/desk/checklist")
	editor.get(path(s, "")).says("#checks .holds", "Nobody is named").count(`[data-act=override]`, 0)
	refused := editor.post(path(s, "/publish")).want(http.StatusUnprocessableEntity)
	refused.says(".refused", "Nobody is named as the writer.")
	if r.story(s.ID).State != news.StateDraft {
		t.Fatal("it went out all the same")
	}
}

func TestAChiefLetsARevisionPastWithAReason(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	r.as(news.RoleAdmin).post("/desk/checklist", "byline", "block", "sure", "yes").leads("/desk/checklist")
	chief := r.as(news.RoleChief)
	chief.get(path(s, "")).count(`details[data-act=override]`, 1)
	chief.post(path(s, "/override")).want(http.StatusUnprocessableEntity).says(`details[data-act=override]`, "Say why")
	chief.post(path(s, "/override"), "reason_override", "An agency’s text.").leads(path(s, ""))
	chief.get(path(s, "")).says("#checks .let", "Let past by chief: An agency’s text.").count(`details[data-act=override]`, 0)
	r.as(news.RoleEditor).post(path(s, "/publish")).leads(path(s, ""))
}

func TestAHeldStoryIsShownAsHeldInTheListAndOnItsPage(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	_, err := publish.Schedule(t.Context(), r.store, r.people[news.RoleEditor], s.ID, r.clock.Now().Add(time.Hour))
	r.must(err)
	_, err = checklist.SetLevels(t.Context(), r.store, r.people[news.RoleAdmin], map[string]checklist.Level{"byline": checklist.Block})
	r.must(err)
	r.clock.Add(time.Hour)
	if n, err := publish.Due(t.Context(), r.store, quiet); n != 0 || err != nil {
		t.Fatalf("published %d, %v", n, err)
	}
	r.as(news.RoleEditor).get("/desk/").says(".notes", "held: Not published at its time")
	r.as(news.RoleEditor).get(path(s, "")).says(".shut", "Held: Not published at its time")
}

func TestTheChecklistIsReadByAllAndChangedByAnAdmin(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	for _, role := range news.Roles() {
		p := r.as(role)
		a := p.get("/desk/checklist").want(http.StatusOK).says(".rules", "Every picture has a credit")
		want := 0
		if role == news.RoleAdmin {
			want = 3 * len(checklist.Rules())
		}
		a.count("input[type=radio]", want)
		if role != news.RoleAdmin {
			p.post("/desk/checklist", "byline", "off").want(http.StatusForbidden)
		}
	}
	admin := r.as(news.RoleAdmin)
	for _, c := range [][2]string{{"byline", "perhaps"}, {"nothing", "off"}} {
		admin.post("/desk/checklist", c[0], c[1]).want(http.StatusUnprocessableEntity)
	}
	asked := admin.post("/desk/checklist", "byline", "off", "credit", "block").want(http.StatusOK)
	asked.says(".does", "“There is a byline” is asked no longer").says(".does", "“Every picture has a credit” holds a story back from now on").says(".does", "No story that is scheduled now is held")
	admin.get("/desk/checklist").count(`input[name=byline][value=advise][checked]`, 1)
	admin.post("/desk/checklist", "byline", "advise").leads("/desk/checklist") // nothing changes, so nothing is asked
	admin.post("/desk/checklist", "byline", "off", "credit", "block", "sure", "yes").leads("/desk/checklist")
	admin.get("/desk/checklist").count(`input[name=byline][value=off][checked]`, 1).count(`input[name=credit][value=block][checked]`, 1)
}

func TestAnAlikeStoryIsNamedOnlyToWhomMaySeeIt(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	words := text("The secret plan")
	words.Body = long(1)
	theirs := r.file(r.people[news.RoleReporter], words)
	words.Headline = "My own"
	mine := r.file(r.people[news.RoleContributor], words)
	r.sketch(theirs.ID, words.Body)
	r.as(news.RoleEditor).get(path(mine, "")).says("#checks a", "The secret plan")
	a := r.as(news.RoleContributor).get(path(mine, "")).says("#checks", "shares 100% of its words")
	if strings.Contains(a.Body.String(), "secret plan") || strings.Contains(a.Body.String(), theirs.ID) {
		t.Error("a contributor is told of another’s draft")
	}
}
