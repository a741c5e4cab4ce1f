package desk_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"broadsheet/news"
)

// drawing asks the desk to draw as the editor does, and gives what came back.
func (p person) drawing(kind, body string) (answer, map[string]any) {
	p.Helper()
	q := p.request(http.MethodPost, "/desk/draw/"+kind, strings.NewReader(body))
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("Accept", "application/json")
	a := p.send(q)
	var got map[string]any
	p.must(json.Unmarshal(a.Body.Bytes(), &got))
	return a, got
}

func TestADrawingIsMadeWhileSomebodyWrites(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	writer := r.as(news.RoleContributor)
	a, got := writer.drawing("chart", `{"type":"chart","attrs":{"kind":"line","marked":"Town","table":"Year\tTown\tLand\n2016\t61,5\t70\n2024\t48\t69"}}`)
	if svg, _ := got["svg"].(string); a.Code != http.StatusOK || strings.Count(svg, "<svg ") != 2 || fmt.Sprint(got["series"]) != "[Town Land]" {
		t.Errorf("%d: %.300v", a.Code, got)
	}
	a, got = writer.drawing("map", `{"type":"map","attrs":{"places":"54.35\t18.65\tGdańsk"}}`)
	if svg, _ := got["svg"].(string); a.Code != http.StatusOK || !strings.Contains(svg, ">Gdańsk</text>") || got["centre"] != "54.350,18.650" || got["span"] != 700.0 {
		t.Errorf("%d: %v %v", a.Code, got["centre"], got["span"])
	}
	found := writer.get("/desk/draw/places?q=gda")
	if !strings.Contains(found.Body.String(), `"name":"Gdańsk","country":"Poland","land":false,"lat":54.35,"lon":18.65`) {
		t.Errorf("Gdańsk was not found: %s", found.Body)
	}
}

func TestADrawingThatCantBeMadeIsToldInASentence(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	writer := r.as(news.RoleReporter)
	for name, c := range map[string]struct {
		kind, body string
		status     int
		says       string
	}{
		"a word among the numbers":  {"chart", `{"type":"chart","attrs":{"kind":"bar","table":"a,b\nc,many"}}`, 422, "Row 2: “many” is not a number."},
		"a kind that there isn't":   {"chart", `{"type":"chart","attrs":{"kind":"pie","table":"a,b\nc,1"}}`, 422, "a kind that we do not know"},
		"no country":                {"map", `{"type":"map","attrs":{"countries":"Atlantis"}}`, 422, "There is no country"},
		"a map where a chart is":    {"chart", `{"type":"map"}`, 422, "This draws a chart and nothing else."},
		"another kind of block":     {"map", `{"type":"paragraph"}`, 422, "This draws a map and nothing else."},
		"two blocks":                {"chart", `{"type":"map"},{"type":"map"}`, 422, "did not arrive whole"},
		"no JSON":                   {"chart", `<chart>`, 422, "did not arrive whole"},
		"a table of a million rows": {"chart", `{"type":"chart","attrs":{"kind":"bar","table":"` + strings.Repeat(`1,2\n`, 1_000_000) + `"}}`, 413, "more than 64 KB"},
		"a table of 100 KB":         {"chart", `{"type":"chart","attrs":{"kind":"bar","table":"` + strings.Repeat(`1,2\n`, 25_000) + `"}}`, 422, "more than 65536 bytes"},
	} {
		a, got := writer.drawing(c.kind, c.body)
		if detail, _ := got["detail"].(string); a.Code != c.status || !strings.Contains(detail, c.says) {
			t.Errorf("%s: %d %v, want %d that says %q", name, a.Code, got, c.status, c.says)
		}
	}
	if a, _ := r.stranger().drawing("map", `{"type":"map"}`); a.Code != http.StatusUnauthorized {
		t.Errorf("a stranger is answered %d", a.Code)
	}
}
