package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func TestAStoryIsWrittenPublishedUpdatedCorrectedAndWithdrawn(t *testing.T) {
	t.Parallel()
	n := open(t)
	key := as(n.keys[news.RoleChief])
	a := n.do("POST", "/api/v1/stories", `{"headline":"Tide mill turns","section":"uk","topics":["Tides"],"bylines":["Ada Marsh"],"body_html":"<p>It turned on Monday.</p><script>no</script>"}`, key)
	at := "/api/v1/stories/" + a.text("id")
	if a.StatusCode != http.StatusCreated || a.text("state") != "draft" || a.json["revision"] != 1.0 || a.Header.Get("Location") != at || a.Header.Get("ETag") != `"1"` || !strings.Contains(string(a.body), `"what":"script"`) {
		t.Fatalf("create: %d %v %s", a.StatusCode, a.Header, a.body)
	}
	a = n.do("POST", at+"/publish", "", key)
	path := a.text("path")
	if path != "/uk/2026/11/23/tide-mill-turns" || a.text("state") != "published" || !slices.Contains(n.waited, int64(a.json["change"].(float64))) {
		t.Fatalf("publish: %s, having waited for %v", a.body, n.waited)
	}
	a = n.do("PATCH", at, `{"headline":"Tide mill turns again","body_html":"<p>It turned on Monday and Tuesday.</p>"}`, key, with("If-Match", `"1"`))
	if public := n.do("GET", at, ""); a.json["revision"] != 2.0 || public.text("headline") != "Tide mill turns" || public.Header.Get("ETag") != `"1"` {
		t.Errorf("a working draft shows: %s", public.body)
	}
	if mine := n.do("GET", at, "", key); mine.text("headline") != "Tide mill turns again" || mine.Header.Get("ETag") != `"2"` || mine.json["published_revision"] != 1.0 {
		t.Errorf("the newsroom sees %s", mine.body)
	}
	n.pass(time.Minute)
	n.do("POST", at+"/publish", "{}", key)
	if public := n.do("GET", at, ""); public.text("headline") != "Tide mill turns again" || public.text("updated") != "2026-11-23T12:01:00Z" || public.text("published") != "2026-11-23T12:00:00Z" || public.text("path") != path {
		t.Errorf("after the update: %s", public.body)
	}
	n.do("POST", at+"/corrections", `{"kind":"clarification","text":"The wheel\n turned."}`, key)
	if list := n.do("GET", at+"/corrections", ""); !strings.Contains(string(list.body), `"text":"The wheel turned."`) || strings.Contains(string(list.body), n.user(news.RoleChief).ID) {
		t.Errorf("the corrections are %s", list.body)
	}
	a = n.do("POST", at+"/move", `{"section":"world"}`, key)
	if a.text("path") != "/world/2026/11/23/tide-mill-turns" || a.Header.Get("ETag") != `"3"` {
		t.Errorf("move: %v %s", a.Header, a.body)
	}
	a = n.do("POST", at+"/withdraw", `{"reason":"It was not so."}`, key)
	if gone := n.do("GET", at, ""); a.text("state") != "withdrawn" || gone.StatusCode != http.StatusNotFound {
		t.Errorf("withdraw: %s, then %d", a.body, gone.StatusCode)
	}
}

func TestAnEmbargoIsWrittenWithTheStoryOrNeitherIs(t *testing.T) {
	t.Parallel()
	n := open(t)
	count := func() int {
		return len(n.do("GET", "/api/v1/stories", "", as(n.keys[news.RoleAdmin])).json["items"].([]any))
	}
	held := `{"headline":"Held","section":"uk","topics":["Secret"],"embargo":"2026-12-01T06:00:00"}`
	for _, role := range news.Roles() {
		before, head := count(), n.head()
		a := n.do("POST", "/api/v1/stories", held, as(n.keys[role]))
		if !role.May(news.RightPublish) {
			if a.StatusCode != http.StatusForbidden || count() != before || n.head() != head {
				t.Errorf("%s: %d, and %d stories where %d were", role, a.StatusCode, count(), before)
			}
			continue
		}
		at := "/api/v1/stories/" + a.text("id")
		if story := n.do("GET", at, "", as(n.keys[role])); story.text("embargo") != "2026-12-01T06:00:00Z" {
			t.Errorf("%s: %s", role, story.body)
		}
		if a := n.do("POST", at+"/publish", "", as(n.keys[role])); a.StatusCode != http.StatusConflict || !strings.Contains(a.text("detail"), "embargo until 1 December 2026") {
			t.Errorf("%s published before the embargo: %s", role, a.body)
		}
		// Changed with the text, and lifted by null; where the embargo is refused the text is not saved either.
		a = n.do("PATCH", at, `{"kicker":"K","embargo":"2026-12-02T06:00:00+01:00"}`, as(n.keys[role]), with("If-Match", `"1"`))
		if story := n.do("GET", at, "", as(n.keys[role])); a.StatusCode != http.StatusOK || story.text("embargo") != "2026-12-02T05:00:00Z" || story.text("kicker") != "K" {
			t.Errorf("%s: %s %s", role, a.body, story.body)
		}
		a = n.do("PATCH", at, `{"kicker":"Not this","embargo":"2099-01-01T00:00:00Z"}`, as(n.keys[role]), with("If-Match", `"2"`))
		if story := n.do("GET", at, "", as(n.keys[role])); a.StatusCode != http.StatusUnprocessableEntity || story.text("kicker") != "K" || story.json["revision"] != 2.0 {
			t.Errorf("%s: half a change was saved: %s %s", role, a.body, story.body)
		}
		a = n.do("PATCH", at, `{"embargo":null}`, as(n.keys[role]), with("If-Match", `"2"`))
		if story := n.do("GET", at, "", as(n.keys[role])); a.json["revision"] != 2.0 || story.json["embargo"] != nil {
			t.Errorf("%s: %s %s", role, a.body, story.body)
		}
	}
	a := n.do("POST", "/api/v1/stories", `{"headline":"Mine","section":"uk","embargo":null}`, as(n.keys[news.RoleContributor]))
	if a.StatusCode != http.StatusCreated {
		t.Errorf("no embargo needs no right: %s", a.body)
	}
}

func TestAScheduledStoryIsPublishedAtItsSecondAndNeverBefore(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ at, utc string }{
		{"2026-11-24T06:00:00", "2026-11-24T06:00:00Z"},
		{"2026-11-24T06:00:00+01:00", "2026-11-24T05:00:00Z"},
		{"2026-11-24T06:00:00.001Z", "2026-11-24T06:00:01Z"}, // to the second, and not a moment too early
		{"2027-07-01T06:00", "2027-07-01T05:00:00Z"},         // summer time
	} {
		n := open(t)
		at := "/api/v1/stories/" + n.story(n.user(news.RoleEditor), "Due", news.StateDraft)
		a := n.do("POST", at+"/publish", fmt.Sprintf(`{"at":%q}`, c.at), as(n.keys[news.RoleEditor]))
		if a.StatusCode != http.StatusOK || a.text("path") != "" || a.text("state") != "approved" || a.text("schedule") != c.utc {
			t.Fatalf("%s: %d %s", c.at, a.StatusCode, a.body)
		}
		due, err := time.Parse(time.RFC3339, c.utc)
		n.must(err)
		for _, early := range []time.Duration{time.Millisecond, 0} {
			n.pass(due.Add(-early).Sub(n.clock()))
			_, err := publish.Due(t.Context(), n.store, nil)
			n.must(err)
			if public := n.do("GET", at, ""); (public.StatusCode == http.StatusOK) != (early == 0) {
				t.Errorf("%s before %s it answers %d", early, c.utc, public.StatusCode)
			}
		}
	}
}

func TestAStoryComesBackAsItWentInAndGoesInAsItCameBack(t *testing.T) {
	t.Parallel()
	n := open(t)
	key := as(n.keys[news.RoleEditor])
	a := n.do("POST", "/api/v1/stories", `{"headline":"Everything","headline_front":"F","headline_search":"Q","headline_social":"O","standfirst":"S","kicker":"K","dateline":"D","section":"uk","kind":"fact-check","weight":"lead","slug":"wanted","topics":["One","Two"],"bylines":["A","B"],
		"body":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Words","marks":[{"type":"attribution","attrs":{"source":"X","stance":"denies"}}]}]},{"type":"unknown","attrs":{"name":"ad","data":"<x>"}},{"type":"divider"}]}}`, key)
	at := "/api/v1/stories/" + a.text("id")
	story := n.do("GET", at, "", key)
	for _, want := range []string{`"headline":"Everything"`, `"headline_front":"F"`, `"headline_search":"Q"`, `"headline_social":"O"`, `"standfirst":"S"`, `"kicker":"K"`, `"dateline":"D"`, `"section":"uk"`, `"kind":"fact-check"`, `"weight":"lead"`, `"slug":"wanted"`, `"words":1`, `"edition":"main"`, `"name":"Two"`, `"slug":"b"`, `"denies"`} {
		if !strings.Contains(string(story.body), want) {
			t.Errorf("%s is missing in %s", want, story.body)
		}
	}
	html := story.text("body_html")
	if a := n.do("PATCH", at, fmt.Sprintf(`{"body_html":%q,"headline":"Everything"}`, html), key, with("If-Match", `"1"`)); a.json["revision"] != 1.0 || a.json["change"] != 0.0 {
		t.Errorf("its own HTML changes it: %s", a.body)
	}
	if a := n.do("PATCH", at, `{"topics":[],"bylines":[],"slug":"","section":""}`, key, with("If-Match", `1`)); a.json["revision"] != 2.0 {
		t.Errorf("emptied: %s", a.body)
	}
	story = n.do("GET", at, "", key)
	for _, want := range []string{`"topics":[]`, `"bylines":[]`, `"slug":""`, `"section":""`, `"headline":"Everything"`} {
		if !strings.Contains(string(story.body), want) {
			t.Errorf("%s is missing in %s", want, story.body)
		}
	}
}

// TestNothingWaitsForWhatWasRefused holds that only a change is waited for.
func TestNothingWaitsForWhatWasRefused(t *testing.T) {
	t.Parallel()
	n := open(t)
	id := n.story(n.user(news.RoleEditor), "Spiked", news.StateSpiked)
	n.do("POST", "/api/v1/stories/"+id+"/publish", "", as(n.keys[news.RoleEditor]))
	n.do("GET", "/api/v1/stories", "")
	if len(n.waited) != 0 {
		t.Errorf("it waited for %v", n.waited)
	}
	n.must(n.store.Read(t.Context(), func(r *store.Reader) error { _, err := r.Story(id); return err }))
}
