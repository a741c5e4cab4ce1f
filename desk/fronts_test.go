package desk_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/search"
	"broadsheet/store"
)

// wire is a front as the editor sends it: one list with cards of the stories.
func wire(base int, title string, stories ...news.Story) string {
	cards := []map[string]any{}
	for _, s := range stories {
		cards = append(cards, map[string]any{"story": s.ID})
	}
	body, _ := json.Marshal(map[string]any{"base": base, "body": map[string]any{"type": "front", "content": []any{
		map[string]any{"layout": "list", "title": title, "cards": cards, "slots": 0, "fill": nil, "begins": "", "ends": "", "paid": nil},
	}}})
	return string(body)
}

// holds fails unless the answer has the words somewhere.
func (a answer) holds(words string) answer {
	a.Helper()
	if !strings.Contains(a.Body.String(), words) {
		a.Fatalf("nothing says %q\n%.3000s", words, a.Body)
	}
	return a
}

func (r *room) frontDraft(place string) (d news.FrontDraft) {
	r.Helper()
	r.must(r.store.Read(r.Context(), func(rd *store.Reader) (err error) { d, err = rd.FrontDraft(place); return err }))
	return d
}

func TestAFrontIsSavedPublishedAndUndoneOnTheDesk(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.at(news.StatePublished, r.people[news.RoleReporter])
	v := r.as(news.RoleEditor)
	v.get("/desk/fronts").want(http.StatusOK).holds("By the rule")
	v.get("/desk/fronts/home").want(http.StatusOK).holds("Nobody has arranged this front yet")

	a := v.put("/desk/fronts/home/save", wire(0, "The morning", s)).want(http.StatusOK)
	a.holds(`"revision":1`).holds(`"changed":true`).holds(s.ID)
	v.get("/desk/fronts").want(http.StatusOK).holds("changed")
	v.post("/desk/fronts/home/publish", "base", "1").want(http.StatusSeeOther)
	if len(r.waited) == 0 {
		t.Error("nobody waited for the page to follow")
	}
	page := v.get("/desk/fronts/home").want(http.StatusOK)
	page.holds("The morning").holds("Number 1")

	v.put("/desk/fronts/home/save", wire(1, "The evening", s)).want(http.StatusOK)
	v.post("/desk/fronts/home/publish", "base", "2").want(http.StatusSeeOther)
	v.post("/desk/fronts/home/undo", "number", "1").want(http.StatusSeeOther)
	v.get("/desk/fronts/home").holds("Number 3")
	v.get("/desk/fronts/home/history").want(http.StatusOK).holds("as number 1 was").holds("The evening")
	v.post("/desk/fronts/home/restore", "number", "2", "base", fmt.Sprint(r.frontDraft(news.FrontHome).Revision)).want(http.StatusSeeOther)
	if d := r.frontDraft(news.FrontHome); d.Containers[0].Title != "The evening" {
		t.Errorf("the draft is %s", d.JSON())
	}
	v.post("/desk/fronts/home/discard", "base", fmt.Sprint(r.frontDraft(news.FrontHome).Revision)).want(http.StatusSeeOther)
	if d := r.frontDraft(news.FrontHome); d.Containers[0].Title != "The morning" {
		t.Errorf("after discarding the draft is %s", d.JSON())
	}
}

func TestASaveOfAFrontThatIsStaleGetsTheOther(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.at(news.StatePublished, r.people[news.RoleReporter])
	r.as(news.RoleChief).put("/desk/fronts/home/save", wire(0, "Theirs", s)).want(http.StatusOK)
	a := r.as(news.RoleEditor).put("/desk/fronts/home/save", wire(0, "Mine", s)).want(http.StatusConflict)
	a.holds(`"revision":1`).holds(`"title":"Theirs"`).holds(`"by":"chief"`).holds(`"type":"front"`)
	if d := r.frontDraft(news.FrontHome); d.Containers[0].Title != "Theirs" {
		t.Errorf("the draft is %s", d.JSON())
	}
	a = r.as(news.RoleEditor).post("/desk/fronts/home/publish", "base", "0").want(http.StatusConflict)
	a.holds("Somebody saved revision 1")
}

func TestWhatIsWrongWithAFrontIsToldToTheEditor(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	v := r.as(news.RoleEditor)
	for body, want := range map[string]string{
		`{"base":0,"body":{"type":"front","content":[{"layout":"carousel"}]}}`:                                       "containers[0].layout",
		`{"base":0,"body":{"type":"front","content":[{"layout":"list","begins":"yesterday"}]}}`:                      "containers[0].begins",
		`{"base":0,"body":{"type":"front","content":[{"layout":"list","ends":"2026-03-29T01:30:00"}]}}`:              "containers[0].ends",
		`{"base":0,"body":{"type":"front","content":[{"layout":"list","cards":[{"story":"nobody"}]}]}}`:              "containers[0].cards[0]",
		`{"base":0,"body":{"type":"front","content":[{"layout":"list","cards":[{"story":"S","size":"enormous"}]}]}}`: "size",
		`{"base":0,"body":{"type":"doc","content":[]}}`:                                                              "no front",
		`{"base":0`:    "no front",
		`{"base":"x"}`: "no front",
		`[]`:           "no front",
	} {
		v.put("/desk/fronts/home/save", body).want(http.StatusUnprocessableEntity).holds(want)
	}
	if d := r.frontDraft(news.FrontHome); d.Revision != 0 {
		t.Errorf("something was saved: %s", d.JSON())
	}
	paid := `{"base":0,"body":{"type":"front","content":[{"layout":"list","paid":{"by":""}}]}}`
	v.put("/desk/fronts/home/save", paid).want(http.StatusOK).holds("does not say by whom")
	v.post("/desk/fronts/home/publish", "base", "1").want(http.StatusUnprocessableEntity).holds("Say who paid")
}

func TestTimesOnAFrontAreThoseOfThePublication(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	v := r.as(news.RoleEditor)
	v.put("/desk/fronts/home/save", `{"base":0,"body":{"type":"front","content":[{"layout":"list","begins":"2026-07-01T06:00","fill":{}}]}}`).want(http.StatusOK)
	if got := r.frontDraft(news.FrontHome).Containers[0].Begins; !got.Equal(time.Date(2026, 7, 1, 5, 0, 0, 0, time.UTC)) {
		t.Errorf("six in London's summer is %v", got)
	}
	v.get("/desk/fronts/home").holds("2026-07-01T06:00:00")
}

func TestOnlyThoseWhoArrangeFrontsComeToThem(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.at(news.StatePublished, r.people[news.RoleReporter])
	for _, role := range news.Roles() {
		v, want := r.as(role), http.StatusForbidden
		if role.May(news.RightFronts) {
			want = http.StatusOK
		}
		for _, path := range []string{"/desk/fronts", "/desk/fronts/home", "/desk/fronts/uk", "/desk/fronts/home/history", "/desk/fronts/home/look", "/desk/fronts/home/page", "/desk/suggest/front-stories", "/desk/suggest/front-topics"} {
			v.get(path).want(want)
		}
		if want == http.StatusForbidden {
			v.put("/desk/fronts/home/save", wire(0, "No", s)).want(want)
			for _, act := range []string{"publish", "discard", "undo", "restore"} {
				v.post("/desk/fronts/home/"+act, "base", "0", "number", "1").want(want)
			}
		}
		if has := strings.Contains(v.get("/desk/").Body.String(), `href="/desk/fronts"`); has != (want == http.StatusOK) {
			t.Errorf("a %s sees the door of the fronts: %v", role, has)
		}
	}
	v := r.as(news.RoleEditor)
	for _, path := range []string{"/desk/fronts/nowhere", "/desk/fronts/nowhere/history", "/desk/fronts/nowhere/page"} {
		v.get(path).want(http.StatusNotFound)
	}
	v.post("/desk/fronts/home/burn", "base", "0").want(http.StatusNotFound)
	v.post("/desk/fronts/home/publish").want(http.StatusNotFound)
	v.post("/desk/fronts/home/undo", "number", "7").want(http.StatusNotFound)
}

func TestStoriesToAddAreFoundByTheirWords(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	by := r.people[news.RoleReporter]
	r.begin(by, "Fog on the tarn")
	r.begin(by, "Ice on the lake")
	r.at(news.StateSpiked, by)
	shown := r.at(news.StatePublished, by)
	r.must(search.CatchUp(t.Context(), r.store))
	v := r.as(news.RoleEditor)
	v.get("/desk/suggest/front-stories?q=FOG").want(http.StatusOK).holds("Fog on the tarn")
	if a := v.get("/desk/suggest/front-stories?q=fog"); strings.Contains(a.Body.String(), "Ice") {
		t.Errorf("other stories are found: %s", a.Body.String())
	}
	if found := v.get("/desk/suggest/front-stories?q=gate").want(http.StatusOK); strings.Contains(found.Body.String(), "spiked") {
		t.Errorf("what was spiked is offered: %s", found.Body.String())
	}
	first := v.get("/desk/suggest/front-stories").want(http.StatusOK)
	if first.holds(shown.ID); strings.Contains(first.Body.String(), "Ice") {
		t.Errorf("before anybody asks for words, drafts are offered: %s", first.Body.String())
	}
}

func TestThePreviewOfAFrontIsMadeOfTheDraftAndLeavesOutWhatIsNotPublished(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	shown, hidden := r.at(news.StatePublished, r.people[news.RoleReporter]), r.begin(r.people[news.RoleReporter], "Hush")
	v := r.as(news.RoleEditor)
	v.put("/desk/fronts/home/save", wire(0, "Drafted", shown, hidden)).want(http.StatusOK)
	a := v.get("/desk/fronts/home/page").want(http.StatusOK)
	if a.holds("Drafted"); strings.Contains(a.Body.String(), "Hush") || !strings.Contains(a.Header().Get("Cache-Control"), "no-store") || !strings.Contains(a.Header().Get("Content-Security-Policy"), "frame-ancestors 'self'") {
		t.Errorf("the preview: %v", a.Header())
	}
	look := v.get("/desk/fronts/home/look").want(http.StatusOK)
	if look.holds("/desk/fronts/home/page"); !strings.Contains(look.Header().Get("Content-Security-Policy"), "frame-src 'self'") {
		t.Errorf("the frames may not load: %v", look.Header())
	}
}

func TestAHeadlineCantBreakOutOfTheDataOfTheFrontsScreen(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], `</script><img src=x onerror=alert(1)>`)
	_, err := publish.SaveFront(t.Context(), r.store, news.System(), news.FrontHome, 0, news.Front{Containers: []news.Container{
		{Layout: news.LayoutList, Title: `</textarea></script><b>`, Cards: []news.Card{{Story: s.ID, Headline: `</script><b>`}}},
	}})
	r.must(err)
	a := r.as(news.RoleEditor).get("/desk/fronts/home").want(http.StatusOK)
	if strings.Contains(a.Body.String(), "<img src=x") || strings.Contains(a.Body.String(), "</script><") || strings.Contains(a.Body.String(), "</textarea></script>") {
		t.Errorf("the page holds markup of the headline's: %s", a.Body.String())
	}
}

func TestTheFrontsOfEditionsStandApartAndFindTheirOwnStories(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	german, _, err := publish.Edition(r.Context(), r.store, r.people[news.RoleChief], news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
	r.must(err)
	english := r.at(news.StatePublished, r.people[news.RoleReporter])
	out, err := edit.New(r.Context(), r.store, r.people[news.RoleEditor], edit.Text{Headline: "Ebbe und Flut", Section: "uk", Edition: "deutsch"})
	r.must(err)
	v := r.as(news.RoleEditor)
	v.get("/desk/fronts").want(http.StatusOK).holds("Front of Deutsch").holds("hold the stories of each").holds("/desk/fronts/deutsch")
	v.get("/desk/fronts/deutsch").want(http.StatusOK).holds("Neueste").holds("/deutsch")
	_, err = publish.Publish(r.Context(), r.store, r.people[news.RoleEditor], out.Story.ID)
	r.must(err)
	for front, want := range map[string][]string{"deutsch": {out.Story.ID}, "home": {english.ID}, "uk": {out.Story.ID, english.ID}} {
		a := v.get("/desk/suggest/front-stories?front=" + front).want(http.StatusOK)
		for _, id := range []string{out.Story.ID, english.ID} {
			if strings.Contains(a.Body.String(), id) != slices.Contains(want, id) {
				t.Errorf("the front %s is offered\n%s", front, a.Body)
			}
		}
	}
	if a := v.get("/desk/suggest/front-stories?front=home&q=ebbe").want(http.StatusOK); strings.Contains(a.Body.String(), out.Story.ID) {
		t.Error("the main front is offered a German story by its words")
	}
	v.get("/desk/suggest/front-stories?front=nowhere").want(http.StatusNotFound)
	v.put("/desk/fronts/deutsch/save", wire(0, "Die Flut", english)).want(http.StatusOK).holds("and this front is of another")
	v.post("/desk/fronts/deutsch/publish", "base", "1").want(http.StatusSeeOther)
	v.get("/desk/fronts/deutsch/history").want(http.StatusOK).holds("Die Flut")
	if r.frontDraft(german.ID).Revision != 1 || r.frontDraft(news.FrontHome).Revision != 0 {
		t.Error("the draft was saved somewhere else")
	}
}
