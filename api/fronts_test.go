package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
)

// arranged is a front with a card of a story and one of a draft.
func (f fixture) arranged(shown, draft string) string {
	return `{"containers":[{"layout":"lead","title":"The tide","slots":3,"fill":{"section":"world"},"cards":[{"story":"` + shown + `","headline":"In, out"},{"story":"` + draft + `","headline":"Hush"}]},
		{"layout":"list","title":"Tomorrow","begins":"2026-11-24T06:00:00"}]}`
}

func TestAFrontIsArrangedPublishedAndTakenBack(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	key := as(f.keys[news.RoleEditor])
	shown, draft := f.story(f.editor, "Shown", news.StatePublished), f.story(f.editor, "Hushed", news.StateDraft)
	at := "/api/v1/fronts/uk"

	a := f.do("PUT", at, f.arranged(shown, draft), key, with("If-Match", `"0"`))
	if a.StatusCode != http.StatusOK || a.Header.Get("ETag") != `"1"` || a.json["number"] != 0.0 {
		t.Fatalf("save: %d %s", a.StatusCode, a.body)
	}
	if a = f.do("GET", at, ""); strings.Contains(string(a.body), "tide") || strings.Contains(string(a.body), "draft") {
		t.Errorf("the public sees the draft: %s", a.body)
	}
	if a = f.do("POST", at+"/publish", "", key); a.StatusCode != http.StatusOK || a.json["number"] != 1.0 {
		t.Fatalf("publish: %s", a.body)
	}
	a = f.do("GET", at, "")
	for words, there := range map[string]bool{"The tide": true, "In, out": true, "Hush": false, "Tomorrow": false, "fill": false, "slots": false, "warnings": false} {
		if strings.Contains(string(a.body), words) != there {
			t.Errorf("the public sees %q: %v; %s", words, !there, a.body)
		}
	}
	a = f.do("GET", at, "", key)
	for _, words := range []string{`"Hush"`, `"Tomorrow"`, `"section":"world"`, `"begins":"2026-11-24T06:00:00Z"`, "not published yet", "It is empty"} {
		if !strings.Contains(string(a.body), words) {
			t.Errorf("the editor does not see %s: %s", words, a.body)
		}
	}

	f.do("PUT", at, `{"containers":[]}`, key, with("If-Match", `"1"`))
	if a = f.do("POST", at+"/publish", "", key, with("If-Match", `"1"`)); a.StatusCode != http.StatusPreconditionFailed || a.Header.Get("ETag") != `"2"` || !strings.Contains(string(a.body), `"current"`) {
		t.Errorf("publishing what somebody has changed: %d %s", a.StatusCode, a.body)
	}
	if a = f.do("POST", at+"/publish", "", key, with("If-Match", `"2"`)); a.json["number"] != 2.0 {
		t.Errorf("publish: %s", a.body)
	}
	if a = f.do("POST", at+"/undo", `{"number":1}`, key); a.json["number"] != 3.0 {
		t.Errorf("undo: %s", a.body)
	}
	if a = f.do("GET", at, ""); !strings.Contains(string(a.body), "In, out") || a.json["number"] != 3.0 {
		t.Errorf("after the undo: %s", a.body)
	}
	a = f.do("GET", at+"/history?limit=2", "", key)
	if items := a.json["items"].([]any); len(items) != 2 || items[0].(map[string]any)["note"] != "as number 1 was" || a.text("next") == "" {
		t.Errorf("the history: %s", a.body)
	}
	if a = f.do("GET", at+"/history?limit=2&cursor="+a.text("next"), "", key); len(a.json["items"].([]any)) != 1 || a.text("next") != "" {
		t.Errorf("its end: %s", a.body)
	}
}

func TestWhatIsWrongWithAFrontIsToldAtItsPlace(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	key := as(f.keys[news.RoleEditor])
	for body, field := range map[string]string{
		`{}`:                              `"containers"`,
		`{"containers":null}`:             `"containers"`,
		`{"containers":[7]}`:              `"containers"`,
		`{"containers":[{"colour":1}]}`:   `"containers[0].colour"`,
		`{"containers":[{"layout":"x"}]}`: `"containers[0].layout"`,
		`{"containers":[{"layout":"list"},{"layout":"list","cards":[{"story":"a b"}]}]}`:      `"containers[1].cards[0].story"`,
		`{"containers":[{"layout":"list","cards":[{"story":"S","headline":7}]}]}`:             `"containers[0].cards[0].headline"`,
		`{"containers":[{"layout":"list","cards":[{"story":"S","url":"x"}]}]}`:                `"containers[0].cards[0].url"`,
		`{"containers":[{"layout":"list","fill":{"section":"nowhere"}}]}`:                     `"containers[0].fill.section"`,
		`{"containers":[{"layout":"list","fill":{"topic":"nothing"}}]}`:                       `"containers[0].fill.topic"`,
		`{"containers":[{"layout":"list","begins":"tomorrow"}]}`:                              `"containers[0].begins"`,
		`{"containers":[{"layout":"list","begins":"2026-03-29T01:30:00"}]}`:                   `"containers[0].begins"`, // the clocks skip it
		`{"containers":[{"layout":"list","paid":{"by":"` + strings.Repeat("x", 121) + `"}}]}`: `"containers[0].paid"`,
		`{"containers":[{"layout":"list","paid":{"by":"A","by":"B"}}]}`:                       `"containers[0].paid.by"`,
		`{"containers":[{"layout":"list","paid":"A"}]}`:                                       `"containers[0].paid"`,
		`{"containers":[` + strings.Repeat(`{"layout":"list"},`, 40) + `{"layout":"list"}]}`:  `"containers"`,
		`{"containers":[` + strings.Repeat(`[`, 5000) + strings.Repeat(`]`, 5000) + `]}`:      `"containers"`,
	} {
		head := f.head()
		a := f.do("PUT", "/api/v1/fronts/home", body, key, with("If-Match", `"0"`))
		if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), `"field":`+field) {
			t.Errorf("%.120s gave %d %.300s, which does not name %s", body, a.StatusCode, a.body, field)
		}
		if f.head() != head {
			t.Errorf("%.120s changed something", body)
		}
	}
}

func TestAFrontCanBeSavedOnlyFromARevisionThatWasSeen(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	key := as(f.keys[news.RoleEditor])
	for _, tag := range []string{`"7"`, `"x"`, `W/"0"`, `"-1"`, `"00"`} {
		if a := f.do("PUT", "/api/v1/fronts/home", `{"containers":[]}`, key, with("If-Match", tag)); a.StatusCode != http.StatusPreconditionFailed {
			t.Errorf("If-Match: %s gave %d %s", tag, a.StatusCode, a.body)
		}
	}
	if a := f.do("PUT", "/api/v1/fronts/home", `{"containers":[]}`, key, with("If-Match", `*`)); a.StatusCode != http.StatusPreconditionRequired {
		t.Errorf("* gave %d", a.StatusCode)
	}
}

func TestASectionCalledHomeHasAFrontOfItsOwn(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	a := f.do("POST", "/api/v1/sections", `{"name":"Home"}`, as(f.keys[news.RoleChief]))
	if a.StatusCode != http.StatusCreated {
		t.Fatalf("%s", a.body)
	}
	list := f.do("GET", "/api/v1/fronts", "").json["items"].([]any)
	names := map[any]bool{}
	for _, item := range list {
		front := item.(map[string]any)
		if names[front["name"]] {
			t.Errorf("two fronts are called %v", front["name"])
		}
		names[front["name"]] = true
		if one := f.do("GET", "/api/v1/fronts/"+front["name"].(string), ""); one.json["path"] != front["path"] {
			t.Errorf("%v is found at %v", front, one.json["path"])
		}
	}
	if len(list) != 4 {
		t.Errorf("there are %d fronts", len(list))
	}
	f.pass(time.Second)
}

func TestTheFrontOfAnEditionIsArrangedUnderItsName(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	if a := f.do("POST", "/api/v1/editions", `{"slug":"deutsch","name":"Deutsch","language":"de"}`, as(f.keys[news.RoleChief])); a.StatusCode != http.StatusCreated {
		t.Fatalf("make an edition: %s", a.body)
	}
	key, at := as(f.keys[news.RoleEditor]), "/api/v1/fronts/deutsch"
	shown := f.story(f.editor, "Shown", news.StatePublished)
	card := `{"story":"` + shown + `","headline":"Hinein, hinaus","kicker":"Ebbe","picture":"none","size":"major","supporting":["` + f.story(f.editor, "Below", news.StatePublished) + `"]}`
	a := f.do("PUT", at, `{"containers":[{"layout":"package","title":"Die Flut","cards":[`+card+`]}]}`, key, with("If-Match", `"0"`))
	if a.StatusCode != http.StatusOK {
		t.Fatalf("save: %d %s", a.StatusCode, a.body)
	}
	if a = f.do("POST", at+"/publish", "", key); a.json["number"] != 1.0 {
		t.Fatalf("publish: %s", a.body)
	}
	a = f.do("GET", at, "")
	for _, words := range []string{`"edition":"deutsch"`, `"section":null`, `"path":"/deutsch"`, card} {
		if !strings.Contains(string(a.body), words) {
			t.Errorf("the public does not see %s: %s", words, a.body)
		}
	}
	if a = f.do("GET", "/api/v1/fronts/home", ""); a.json["number"] != 0.0 {
		t.Errorf("the main front is arranged too: %s", a.body)
	}
	if a = f.do("GET", "/api/v1/fronts", ""); !strings.Contains(string(a.body), `"name":"deutsch"`) {
		t.Errorf("the list lacks it: %s", a.body)
	}
}
