package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"broadsheet/news"
)

// bad is a request that must be refused: with a status, a sentence, perhaps a
// field, and without a trace in the change log.
type bad struct {
	name         string
	method, path string // {draft} and {published} are stories
	body         string
	status       int
	field        string
	says         string // part of the sentence
	how          asked
}

func TestBadInputIsRefusedWithASentenceAndChangesNothing(t *testing.T) {
	t.Parallel()
	n := open(t)
	ids := strings.NewReplacer("{draft}", n.story(n.user(news.RoleEditor), "A draft", news.StateDraft), "{published}", n.story(n.user(news.RoleEditor), "In print", news.StatePublished))
	for _, b := range badInputs() {
		how := []asked{as(n.keys[news.RoleAdmin]), with("If-Match", `"1"`)}
		if b.how != nil {
			how = append(how, b.how)
		}
		head := n.head()
		a := n.do(b.method, ids.Replace(b.path), b.body, how...)
		if a.StatusCode != b.status || a.Header.Get("Content-Type") != "application/problem+json" || !strings.Contains(string(a.body), escaped(b.says)) {
			t.Errorf("%s: got %d %s %.500s, want %d and %q", b.name, a.StatusCode, a.Header.Get("Content-Type"), a.body, b.status, b.says)
		}
		if got := faultFields(a); b.field != "" && !strings.Contains(got, "["+b.field+"]") {
			t.Errorf("%s: the fields at fault are %s, want %s: %.300s", b.name, got, b.field, a.body)
		}
		if n.head() != head {
			t.Errorf("%s: it was refused, and changed something", b.name)
		}
	}
	if strings.Contains(n.log.String(), "level=ERROR") {
		t.Errorf("bad input is not our failure, but the log has:\n%s", n.log.String())
	}
}

// escaped is a sentence as JSON has it.
func escaped(s string) string { return strings.ReplaceAll(s, `"`, `\"`) }

func faultFields(a answer) string {
	faults, _ := a.json["errors"].([]any)
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "[%v]", f.(map[string]any)["field"])
	}
	return b.String()
}

// numbered goes on with a list of texts: ","t1","t2…
func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `","t%d`, i+1)
	}
	return b.String()
}

func badInputs() []bad {
	const stories, unprocessable = "/api/v1/stories", http.StatusUnprocessableEntity
	story := func(fields string) string {
		if fields != "" {
			fields = "," + fields
		}
		return `{"headline":"H","section":"uk"` + fields + `}`
	}
	var all []bad
	post := func(name, body, field, says string) {
		all = append(all, bad{name: name, method: "POST", path: stories, body: body, status: unprocessable, field: field, says: says})
	}
	get := func(query, field, says string) {
		all = append(all, bad{name: "GET ?" + query, method: "GET", path: stories + "?" + query, status: unprocessable, field: field, says: says})
	}
	act := func(path, body string, status int, field, says string) {
		all = append(all, bad{name: path + " " + body, method: "POST", path: stories + "/" + path, body: body, status: status, field: field, says: says})
	}

	// JSON that is none, or not one object.
	post("no JSON", `headline=H`, "", "not valid JSON")
	post("cut short", `{"headline":"H"`, "", "ends too early")
	post("cut in a string", `{"headline":"H`, "", "ends too early")
	post("an empty body", " ", "", "ends too early")
	post("a list", `[1]`, "", "one JSON object")
	post("a text", `"H"`, "", "one JSON object")
	post("null", `null`, "", "one JSON object")
	post("trailing bytes", story("")+`x`, "", "after the end")
	post("two objects", story("")+story(""), "", "after the end")
	post("a comment", `{/* no */"headline":"H"}`, "", "mistake near byte 2")
	post("bad UTF-8", "{\"headline\":\"\xff\xfe\",\"section\":\"uk\"}", "", "not valid UTF-8")
	post("half a character", `{"headline":"\ud83d","section":"uk"}`, "", `\\ud83d`)
	post("the wrong half first", `{"headline":"\udc00\ud800","section":"uk"}`, "", "half a character")
	post("half before another escape", `{"headline":"\ud83d\n","section":"uk"}`, "", "half a character")
	post("10,000 levels of a document", story(`"body":`+strings.Repeat(`{"a":`, 9_990)+`1`+strings.Repeat(`}`, 9_990)), "body", "")
	post("100,000 levels", story(`"body":`+strings.Repeat(`{"a":`, 100_000)+`1`+strings.Repeat(`}`, 100_000)), "", "deeper")
	post("65 levels in a field", `{"headline":`+strings.Repeat(`[`, 65)+strings.Repeat(`]`, 65)+`,"section":"uk"}`, "headline", "not a list")
	post("200 levels of a document", story(`"body":{"type":"doc","content":[`+strings.Repeat(`{"type":"quote","content":[`, 200)+strings.Repeat(`]}`, 200)+`]}`), "body", "")
	post("a repeated field", story(`"headline":"Other"`), "headline", "there twice")
	post("a repeated field in the text", story(`"body":{"type":"doc","type":"doc"}`), "body", "")

	// Fields that there are not, or of another type.
	post("an unknown field", story(`"title":"H"`), "title", "no such field")
	post("upper case", `{"Headline":"H","section":"uk"}`, "Headline", "no such field")
	post("a very long unknown field", story(`"`+strings.Repeat("x", 5000)+`":1`), "", "no such field")
	post("a number for text", `{"headline":1,"section":"uk"}`, "headline", "must be text, not a number")
	post("an object for text", `{"headline":{},"section":"uk"}`, "headline", "must be text, not an object")
	post("true for text", story(`"kicker":true`), "kicker", "must be text, not true or false")
	post("null for text", story(`"kicker":null`), "kicker", "must be text, not null")
	post("a text for a list", story(`"topics":"Tides"`), "topics", "a list of texts, not text")
	post("a number in a list", story(`"topics":["Tides",1]`), "topics", "must be text, not a number")
	post("null in a list", story(`"bylines":[null]`), "bylines", "not null")
	post("a text for a document", story(`"body":"words"`), "body", "a document, in braces, not text")
	post("null for a document", story(`"body":null`), "body", "not null")
	post("a number for a time", story(`"embargo":1764000000`), "embargo", "a time, written as text, not a number")
	post("several things", `{"headline":1,"kind":2,"nonsense":3}`, "kind", "3 things are wrong")

	// What a story may not be.
	post("no headline", `{"section":"uk"}`, "headline", "needs a headline")
	post("a blank headline", `{"headline":" \n ","section":"uk"}`, "headline", "needs a headline")
	post("no section", `{"headline":"H"}`, "section", "needs a section")
	post("an unknown section", `{"headline":"H","section":"atlantis"}`, "section", `no section called "atlantis"`)
	post("an unknown edition", story(`"edition":"mars"`), "edition", "")
	post("an unknown kind", story(`"kind":"gossip"`), "kind", `"gossip"`)
	post("an unknown weight", story(`"weight":"huge"`), "weight", "lead, major, standard or brief")
	post("a bad slug", story(`"slug":"Not A Slug"`), "slug", "not-a-slug")
	post("a headline over its limit", `{"headline":"`+strings.Repeat("é", 301)+`","section":"uk"}`, "headline", "301 characters long; at most 300")
	post("a standfirst over its limit", story(`"standfirst":"`+strings.Repeat("x", 1001)+`"`), "standfirst", "at most 1000")
	post("a kicker over its limit", story(`"kicker":"`+strings.Repeat("x", 121)+`"`), "kicker", "at most 120")
	post("a dateline over its limit", story(`"dateline":"`+strings.Repeat("x", 161)+`"`), "dateline", "at most 160")
	post("too many topics", story(`"topics":["t0`+numbered(50)+`"]`), "topics", "at most 50")
	post("2,000 topics", story(`"topics":["`+strings.Repeat(`T","`, 2000)+`"]`), "topics", "too long")
	post("a control character", `{"headline":"H\u0000","section":"uk"}`, "headline", "U+0000")
	post("a bidirectional override", `{"headline":"H\u202e","section":"uk"}`, "headline", "U+202E")
	post("a control character in a topic", story(`"topics":["T\u0007"]`), "topics", "U+0007")
	post("a topic of signs", story(`"topics":["!!!"]`), "topics", "no letter or digit")
	post("both texts", story(`"body":{"type":"doc"},"body_html":"<p>x</p>"`), "body_html", "not both")
	post("an unknown node", story(`"body":{"type":"doc","content":[{"type":"script"}]}`), "body", "script")
	post("a javascript link", story(`"body":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}]}`), "body", "")
	post("an embargo that is no time", story(`"embargo":"soon"`), "embargo", `"soon" is no time`)
	post("an embargo that the clocks skip", story(`"embargo":"2027-03-28T01:30:00"`), "embargo", "does not exist on 28 March 2027 in Europe/London")
	post("an embargo too far away", story(`"embargo":"2099-01-01T00:00:00"`), "embargo", "five years")
	all = append(all,
		bad{name: "a body over 10 MiB", method: "POST", path: stories, body: story(`"body_html":"` + strings.Repeat("x", 10<<20) + `"`), status: 413, says: "larger than 10 MiB"},
		bad{name: "a text over 4 MB", method: "POST", path: stories, body: story(`"body_html":"` + strings.Repeat("x", 5<<20) + `"`), status: 413, field: "body_html", says: "larger than 4 MB"},
		bad{name: "a form", method: "POST", path: stories, body: "headline=H", status: 415, says: "application/json", how: with("Content-Type", "application/x-www-form-urlencoded")},
		bad{name: "no type", method: "POST", path: stories, body: story(""), status: 415, says: "application/json", how: with("Content-Type", "")},
		bad{name: "Latin-1", method: "POST", path: stories, body: story(""), status: 415, says: "UTF-8", how: with("Content-Type", "application/json; charset=latin1")},
		bad{name: "a compressed body", method: "POST", path: stories, body: story(""), status: 415, says: "compressed", how: with("Content-Encoding", "gzip")},
		bad{name: "a query where none is known", method: "POST", path: stories + "?dry_run=1", body: story(""), status: 422, field: "dry_run", says: "no such parameter here; none is known"},
		bad{name: "no If-Match", method: "PATCH", path: stories + "/{draft}", body: `{"kicker":"K"}`, status: 428, says: "which revision", how: with("If-Match", "")},
		bad{name: "any If-Match", method: "PATCH", path: stories + "/{draft}", body: `{"kicker":"K"}`, status: 428, says: "which revision", how: with("If-Match", "*")},
		bad{name: "a weak If-Match", method: "PATCH", path: stories + "/{draft}", body: `{"kicker":"K"}`, status: 412, says: "compare the two", how: with("If-Match", `W/"1"`)},
		bad{name: "an If-Match of another kind", method: "PATCH", path: stories + "/{draft}", body: `{"kicker":"K"}`, status: 412, says: "compare the two", how: with("If-Match", `"abc", "-1", "999999999999999999999"`)},
		bad{name: "a PATCH of a missing story", method: "PATCH", path: stories + "/nosuch", body: `{"kicker":"K"}`, status: 404, says: "no story nosuch"},
		bad{name: "a story id of null bytes", method: "PATCH", path: stories + "/%00%ff", body: `{"kicker":"K"}`, status: 404, says: "no story"},
		bad{name: "a very long story id", method: "GET", path: stories + "/" + strings.Repeat("x", 8000), status: 404, says: "no story xxx"},
		bad{name: "a wrong scheme", method: "GET", path: stories, status: 401, says: "one “Bearer KEY”", how: with("Authorization", "Basic abc")},
		bad{name: "an empty key", method: "GET", path: stories, status: 401, says: "", how: with("Authorization", "Bearer ")},
	)

	// Queries.
	get("colour=red", "colour", "no such parameter here; known are section, topic")
	get("limit=0", "limit", "from 1 to 100")
	get("limit=101", "limit", "from 1 to 100")
	get("limit=ten", "limit", "from 1 to 100")
	get("limit=", "limit", "from 1 to 100")
	get("limit=1&limit=2", "limit", "2 times")
	get("cursor=abc", "cursor", "no cursor of this list")
	get("cursor=cDE.", "cursor", "no cursor of this list")
	get("kind=gossip", "kind", "gossip")
	get("state=lost", "state", "lost")
	get("section=atlantis", "section", "atlantis")
	get("topic=atlantis", "topic", "atlantis")
	get("q="+strings.Repeat("x", 201), "q", "at most 200")
	get("q=%ff", "q", "not valid UTF-8")
	get("q=%zz", "", "not properly escaped")
	get("section=uk;kind=news", "", "not properly escaped")
	get("section=%00", "section", "no section")

	// Acts.
	act("{draft}/submit", `{"why":"x"}`, 422, "why", "none is known")
	act("{draft}/submit", `[]`, 422, "", "one JSON object")
	act("{draft}/publish", `{"at":null}`, 422, "at", "null is no time")
	act("{draft}/publish", `{"at":"yesterday"}`, 422, "at", "is no time")
	act("{draft}/publish", `{"at":"2026-11-23T11:59:59"}`, 422, "at", "has passed")
	act("{draft}/publish", `{"at":"2027-03-28T01:30:00"}`, 422, "at", "does not exist on 28 March 2027 in Europe/London: the clocks go from 01:00 to 02:00")
	act("{draft}/publish", `{"at":"2027-10-31T01:30:00"}`, 422, "at", "comes twice on 31 October 2027")
	act("{draft}/publish", `{"at":"2099-01-01T00:00:00Z"}`, 422, "at", "five years")
	act("{draft}/send-back", `{"reason":"why"}`, 409, "", "A draft story cannot be sent back")
	act("{published}/withdraw", `{}`, 422, "reason", "why the story is withdrawn")
	act("{published}/withdraw", `{"reason":"`+strings.Repeat("x", 1001)+`"}`, 422, "reason", "at most 1000")
	act("{published}/withdraw", ``, 415, "", "application/json")
	act("{draft}/embargo", `{}`, 422, "until", "or null to end it")
	act("{draft}/embargo", `{"until":12}`, 422, "until", "not a number")
	act("{published}/breaking", `{"until":"2026-11-25T12:00:00"}`, 422, "until", "a day at most")
	act("{published}/breaking", `{"until":"2026-11-22T12:00:00"}`, 422, "until", "has passed")
	act("{published}/move", `{}`, 422, "section", "to which section or slug")
	act("{published}/move", `{"section":"atlantis"}`, 422, "section", "atlantis")
	act("{published}/move", `{"slug":"Not A Slug"}`, 422, "slug", "not-a-slug")
	act("{published}/corrections", `{"kind":"excuse","text":"x"}`, 422, "kind", "excuse")
	act("{published}/corrections", `{"kind":"correction"}`, 422, "text", "must not be empty")
	act("{published}/corrections", `{"kind":"correction","text":"`+strings.Repeat("x", 2001)+`"}`, 422, "text", "at most 2000")
	act("{draft}/live", `{}`, 404, "", "nothing at this address")

	// Words.
	for _, w := range []struct{ path, body, field, says string }{
		{"sections", `{}`, "slug", ""}, {"sections", `{"name":"Desk"}`, "slug", "kept for Broadsheet"}, {"sections", `{"name":"X","parent":"atlantis"}`, "parent", "atlantis"},
		{"sections", `{"name":"X","position":-1}`, "position", "0 to 10000"}, {"sections", `{"name":"X","position":1.5}`, "position", "not whole"}, {"sections", `{"name":"X","position":"1"}`, "position", "a whole number, not text"},
		{"sections", `{"name":"X","position":99999999999999999999}`, "position", "too large"}, {"sections", `{"name":"Englisch","slug":"en"}`, "slug", "kept for the edition"},
		{"topics", `{}`, "slug", ""}, {"topics", `{"name":"T","kind":"rumour"}`, "kind", "rumour"}, {"topics", `{"name":"T","wikidata":"90"}`, "wikidata", "like Q90"}, {"topics", `{"name":"T","aliases":[""]}`, "aliases", "empty"},
		{"contributors", `{}`, "slug", ""}, {"contributors", `{"name":"!!!"}`, "slug", ""}, {"contributors", `{"name":"B","bio":"` + strings.Repeat("x", 4001) + `"}`, "bio", "at most 4000"},
	} {
		all = append(all, bad{name: w.path + " " + w.body, method: "POST", path: "/api/v1/" + w.path, body: w.body, status: 422, field: w.field, says: w.says})
	}
	return all
}
