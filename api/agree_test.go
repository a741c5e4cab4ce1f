package api_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
)

// TestWhatTheServerTakesTheDocumentAllows sends random bodies, good and bad: a
// program that checks what it sends against the document must never find that
// the server takes more, and no body makes the server fail.
func TestWhatTheServerTakesTheDocumentAllows(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	values := rapid.SampledFrom([]any{
		"Words", "", "uk", "world", "news", "opinion", "gossip", "lead", "a-slug", "Not A Slug", "main", "2026-12-01T06:00:00", "2026-12-01T06:00:00Z", "2027-03-28T01:30:00", "Q90", "place",
		nil, 0, 7, 1.5, -1, true, []any{}, []any{"Tides"}, []any{"Tides", 1}, map[string]any{}, map[string]any{"type": "doc"}, map[string]any{"type": "doc", "content": []any{}}, map[string]any{"type": "doc", "x": 1},
		"<p>Words</p>", strings.Repeat("x", 400), strings.Repeat("é", 1500), "\u0000", "a\u202eb",
	})
	taken := 0
	rapid.Check(t, func(r *rapid.T) {
		op := rapid.SampledFrom(f.operations).Draw(r, "operation")
		schema, _ := f.input(op)
		if schema == nil {
			return
		}
		fields := map[string]any{}
		var names []string
		properties, _ := f.at(schema)["properties"].(map[string]any)
		for name := range properties {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			if rapid.IntRange(0, 2).Draw(r, name) > 0 {
				fields[name] = values.Draw(r, name+" is")
			}
		}
		if _, ok := properties["headline"]; ok && rapid.Bool().Draw(r, "good") {
			fields["headline"], fields["section"] = "A headline", "uk"
		}
		if rapid.IntRange(0, 20).Draw(r, "odd") == 0 {
			fields["nonsense"] = true
		}
		body, err := json.Marshal(fields)
		if err != nil {
			r.Fatal(err)
		}
		path := f.target(op, f.editor, ready[op.id])
		a := f.do(op.method, path, string(body), as(f.keys[news.RoleAdmin]), with("If-Match", `"1"`))
		if err := f.check(op, a); err != nil || a.StatusCode >= 500 {
			r.Fatalf("%s %s: %v", op.id, body, err)
		}
		if a.StatusCode >= 300 {
			if a.StatusCode == http.StatusUnprocessableEntity && a.text("detail") == "" {
				r.Fatalf("%s %s is refused without a sentence", op.id, body)
			}
			return
		}
		taken++
		f.nameBack(op, path, a)
		if err := f.fits(schema, body); err != nil {
			r.Fatalf("%s took %s, which the document does not allow: %v", op.id, body, err)
		}
	})
	if taken == 0 {
		t.Error("nothing was taken; the test asked for nothing sensible")
	}
}

// nameBack gives a section, topic or contributor that was renamed the name that
// the next round looks for.
func (f fixture) nameBack(op *described1, path string, a answer) {
	if base, slug, ok := strings.Cut(op.path, "{slug}"); ok && slug == "" && op.method == http.MethodPatch {
		was := strings.TrimPrefix(path, base)
		if now := a.text("slug"); now != "" && now != was { // a policy has no other name
			if a := f.do(http.MethodPatch, base+now, `{"slug":"`+was+`"}`, as(f.keys[news.RoleAdmin])); a.StatusCode != http.StatusOK {
				f.newsroom.t.Fatalf("name %s %s again: %s", now, was, a.body)
			}
		}
	}
}
