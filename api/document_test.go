package api_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"broadsheet/api"
	"broadsheet/media"
	"broadsheet/news"
)

// TestTheServerDoesWhatItsDocumentSays sends, for every operation of the
// document, each example in it, and then provokes every status that it names.
func TestTheServerDoesWhatItsDocumentSays(t *testing.T) {
	t.Parallel()
	for _, op := range newFixture(t).operations {
		t.Run(op.id, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			for _, status := range op.statuses() {
				if status < 300 {
					f.sendExamples(op, status)
					continue
				}
				head := f.head()
				a, done := f.provoke(op, status)
				if !done {
					t.Errorf("nothing here provokes the %d that is described", status)
					continue
				}
				if a.StatusCode != status {
					t.Errorf("provoking %d gave %d: %s", status, a.StatusCode, a.body)
				}
				if err := f.check(op, a); err != nil {
					t.Errorf("%d: %v", status, err)
				}
				if after := f.head(); after < head || a.json["type"] == nil && status != http.StatusNotModified {
					t.Errorf("%d is no problem: %s", status, a.body)
				}
			}
		})
	}
}

// sendExamples sends what the document shows, with a key that may do all and,
// where that is allowed, with none.
func (f fixture) sendExamples(op *described1, status int) {
	schema, examples := f.input(op)
	keys := []string{f.keys[news.RoleAdmin]}
	if strings.Contains(fmt.Sprint(op.node["security"]), "map[]") {
		keys = append(keys, "")
	}
	for _, key := range keys {
		for _, example := range examples {
			if example != "" && schema != nil {
				if err := f.fits(schema, []byte(example)); err != nil {
					f.newsroom.t.Errorf("the example %s does not fit its own schema: %v", example, err)
				}
			}
			head := f.head()
			target := f.target(op, f.editor, ready[op.id]) + f.queryExample(op)
			a := f.do(op.method, target, example, as(key), with("If-Match", `"1"`))
			if a.StatusCode != status {
				f.newsroom.t.Errorf("%s %s %s gave %d: %s", op.method, target, example, a.StatusCode, a.body)
			} else if err := f.check(op, a); err != nil {
				f.newsroom.t.Errorf("%s %s: %v", op.method, target, err)
			}
			if c, ok := a.json["change"].(float64); ok && c > 0 && (int64(c) <= head || int64(c) > f.head() || !slices.Contains(f.waited, int64(c))) {
				f.newsroom.t.Errorf("%s answered with the change %v, having waited for %v", op.id, c, f.waited)
			}
		}
	}
}

// queryExample puts the examples of an operation's parameters into a query.
func (f fixture) queryExample(op *described1) string {
	var parts []string
	parameters, _ := op.node["parameters"].([]any)
	for _, p := range parameters {
		if node := f.at(p); node["in"] == "query" && node["example"] != nil {
			parts = append(parts, fmt.Sprintf("%s=%v", node["name"], node["example"]))
		}
	}
	if parts == nil {
		return ""
	}
	return "?" + strings.Join(parts, "&")
}

// provoke gets a status out of an operation.
func (f fixture) provoke(op *described1, status int) (answer, bool) {
	_, examples := f.input(op)
	body, key, how := examples[0], as(f.keys[news.RoleAdmin]), with("If-Match", `"1"`)
	state := ready[op.id]
	switch status {
	case http.StatusNotModified:
		return f.do(op.method, op.path, "", with("If-None-Match", `"other", W/`+f.do(op.method, op.path, "").Header.Get("ETag"))), true
	case http.StatusUnauthorized:
		return f.do(op.method, f.target(op, f.editor, state), body, as("broadsheet_nobody"), how), true
	case http.StatusForbidden:
		return f.forbidden(op, body, how)
	case http.StatusNotFound:
		if op.id == "createFront" {
			return f.do(op.method, op.path, `{"name":"nowhere-at-all","containers":[]}`, key), true
		}
		lost := strings.NewReplacer("{id}", "01AAAAAAAAAAAAAAAAAAAAAAAA", "{asset}", "01AAAAAAAAAAAAAAAAAAAAAAAA", "{slug}", "nowhere-at-all", "{name}", "nowhere-at-all").Replace(op.path)
		return f.do(op.method, lost, body, key, how), true
	case http.StatusConflict:
		switch op.id {
		case "publishFront":
			return f.do(op.method, f.target(op, f.editor, gone[op.id]), body, key), true
		case "createSection", "createEdition", "createTopic", "createContributor", "createFront":
			f.do(op.method, op.path, body, key)
			return f.do(op.method, op.path, body, key), true
		case "writeNote", "answerNote":
			target := f.target(op, f.editor, state)
			f.fillMargin(strings.Split(target, "/")[4])
			return f.do(op.method, target, body, key), true
		case "reopenNote":
			accept := &described1{id: "acceptNote", path: strings.Replace(op.path, "/reopen", "/accept", 1)}
			target := f.target(accept, f.editor, state)
			f.do(op.method, target, body, key)
			return f.do(op.method, strings.TrimSuffix(target, "/accept")+"/reopen", body, key), true
		case "changeSection":
			return f.do(op.method, f.target(op, f.editor, state), `{"slug":"world"}`, key), true
		case "changeEdition":
			f.do("POST", "/api/v1/editions", `{"name":"Cymru","language":"cy"}`, key)
			return f.do(op.method, f.target(op, f.editor, state), `{"slug":"cymru"}`, key), true
		case "changeTopic":
			return f.do(op.method, f.target(op, f.editor, state), `{"slug":"moon"}`, key), true
		case "changeContributor":
			return f.do(op.method, f.target(op, f.editor, state), `{"slug":"bea-holm-jr"}`, key), true
		}
		return f.do(op.method, f.target(op, f.editor, gone[op.id]), body, key, how), true
	case http.StatusPreconditionFailed:
		return f.do(op.method, f.target(op, f.editor, state), body, key, with("If-Match", `"7"`)), true
	case http.StatusRequestEntityTooLarge:
		if op.id == "createAsset" {
			return f.do(op.method, op.path, pngHead+strings.Repeat("x", media.MaxBytes), key), true
		}
		return f.do(op.method, f.target(op, f.editor, state), `{"headline":"`+strings.Repeat("x", 10<<20)+`"}`, key, how), true
	case http.StatusUnsupportedMediaType:
		return f.do(op.method, f.target(op, f.editor, state), `{}`, key, how, with("Content-Type", "text/plain")), true
	case http.StatusUnprocessableEntity:
		if op.id == "createAsset" {
			return f.do(op.method, op.path, pngHead+"and no more", key), true
		}
		if op.node["requestBody"] == nil {
			return f.do(op.method, f.target(op, f.editor, state)+"?nonsense=1", "", key), true
		}
		return f.do(op.method, f.target(op, f.editor, state), `{"nonsense":1}`, key, how), true
	case http.StatusPreconditionRequired:
		return f.do(op.method, f.target(op, f.editor, state), body, key), true
	}
	return answer{}, false
}

// forbidden asks with a role that may see the story, and not do this.
func (f fixture) forbidden(op *described1, body string, how asked) (answer, bool) {
	contributor, key := f.user(news.RoleContributor), as(f.keys[news.RoleContributor])
	switch op.id {
	case "createStory":
		return f.do(op.method, op.path, `{"headline":"Held back","section":"uk","embargo":"2026-12-01T00:00:00"}`, key), true
	case "changeAsset": // their own, which readers see
		return f.do(op.method, strings.Replace(op.path, "{asset}", f.shownAsset(contributor), 1), body, key), true
	case "changeStory", "resolveNote", "acceptNote":
		return f.do(op.method, f.target(op, contributor, news.StateSubmitted), body, key, how), true
	case "spikeStory", "restoreStory": // their own they may
		return f.do(op.method, f.target(op, f.editor, ready[op.id]), body, as(f.keys[news.RoleReporter])), true
	}
	return f.do(op.method, f.target(op, contributor, ready[op.id]), body, key, how), true
}

// TestEveryPathAnswersToWhatIsDescribedAndNothingElse holds the router and the
// document against each other, from both sides.
func TestEveryPathAnswersToWhatIsDescribedAndNothingElse(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	var inDocument []string
	methods := map[string][]string{}
	for _, op := range f.operations {
		inDocument = append(inDocument, op.method+" "+op.path)
		methods[op.path] = append(methods[op.path], op.method)
	}
	inRouter := api.Routes()
	slices.Sort(inDocument)
	slices.Sort(inRouter)
	if !slices.Equal(inDocument, inRouter) {
		t.Errorf("the document has\n%s\nand the router\n%s", strings.Join(inDocument, "\n"), strings.Join(inRouter, "\n"))
	}
	for path, allowed := range methods {
		target := strings.NewReplacer("{id}", "x", "{asset}", "x", "{slug}", "x", "{name}", "x").Replace(path)
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"} {
			a := f.do(method, target, "", as(f.keys[news.RoleAdmin]))
			if slices.Contains(allowed, method) == (a.StatusCode == http.StatusMethodNotAllowed) {
				t.Errorf("%s %s gave %d", method, target, a.StatusCode)
			}
			if a.StatusCode != http.StatusMethodNotAllowed {
				continue
			}
			want := slices.Clone(allowed)
			if slices.Contains(want, "GET") {
				want = append(want, "HEAD")
			}
			want = append(want, "OPTIONS")
			got := strings.Split(a.Header.Get("Allow"), ", ")
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) || a.Header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s %s allows %v, want %v (%s)", method, target, got, want, a.Header.Get("Content-Type"))
			}
		}
	}
}

// TestTheDocumentIsWhole holds that nothing in it is unused, unexplained or wrong.
func TestTheDocumentIsWhole(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	used := map[string]bool{}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if ref, ok := v["$ref"].(string); ok && !used[ref] {
				used[ref] = true
				walk(f.at(v))
			}
			for _, child := range v {
				walk(child)
			}
		case []any:
			for _, child := range v {
				walk(child)
			}
		}
	}
	walk(f.doc["paths"])
	components := f.doc["components"].(map[string]any)
	for kind, all := range components {
		for name := range all.(map[string]any) {
			if kind != "securitySchemes" && !used["#/components/"+kind+"/"+name] {
				t.Errorf("nothing uses %s/%s", kind, name)
			}
		}
	}
	for name, s := range components["schemas"].(map[string]any) {
		examples, _ := s.(map[string]any)["examples"].([]any)
		for _, e := range examples {
			data, err := json.Marshal(e)
			f.must(err)
			if err := f.fits(map[string]any{"$ref": "#/components/schemas/" + name}, data); err != nil {
				t.Errorf("an example of %s does not fit it: %v", name, err)
			}
		}
	}
	tags := fmt.Sprint(f.doc["tags"])
	for _, op := range f.operations {
		if op.node["summary"] == "" || !strings.Contains(tags, fmt.Sprint(op.node["tags"].([]any)[0])) {
			t.Errorf("%s has no summary, or a tag that is not told", op.id)
		}
	}
	if ids := slices.Collect(maps.Keys(used)); len(ids) < 40 || len(f.operations) < 28 {
		t.Errorf("only %d references and %d operations were looked at", len(ids), len(f.operations))
	}
	if f.doc["info"].(map[string]any)["x-broadsheet-version"] != "test" {
		t.Errorf("the document does not tell the program's version: %v", f.doc["info"])
	}
}
