package api_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"broadsheet/api"
	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

func TestWhatIsHiddenLooksLikeWhatDoesNotExist(t *testing.T) {
	t.Parallel()
	n := open(t)
	missing := "01ARZ3NDEKTSV4RRFFQ69G5FAV"
	for _, state := range []news.State{news.StateDraft, news.StateSubmitted, news.StateApproved, news.StateSpiked, news.StateWithdrawn} {
		id := n.story(n.user(news.RoleEditor), "Hidden "+string(state), state)
		for _, key := range []string{"", n.keys[news.RoleContributor]} { // neither may see another's story
			for _, path := range []string{"", "/corrections", "/revisions"} {
				a := n.do("GET", "/api/v1/stories/"+id+path, "", as(key))
				b := n.do("GET", "/api/v1/stories/"+missing+path, "", as(key))
				if a.StatusCode != b.StatusCode || !bytes.Equal(bytes.ReplaceAll(a.body, []byte(id), nil), bytes.ReplaceAll(b.body, []byte(missing), nil)) || a.StatusCode < 400 {
					t.Errorf("%s%s: %d %s and %d %s", state, path, a.StatusCode, a.body, b.StatusCode, b.body)
				}
			}
		}
	}
	n.do("POST", "/api/v1/topics", `{"name":"Codename"}`, as(n.keys[news.RoleEditor]))
	a, b := n.do("GET", "/api/v1/topics/codename", ""), n.do("GET", "/api/v1/topics/other", "")
	if a.StatusCode != http.StatusNotFound || strings.ReplaceAll(string(a.body), "codename", "other") != string(b.body) {
		t.Errorf("a topic that nobody has read of: %s, and none: %s", a.body, b.body)
	}
}

func TestPathsOfLaterAreProblemsToo(t *testing.T) {
	t.Parallel()
	n := open(t)
	for _, path := range []string{"/api/", "/api/v1", "/api/v1/", "/api/v2/stories", "/api/v1/stories/", "/api/v1//stories", "/api/v1/../v1/stories", "/api/v1/stories/x/live", "/api/v1/stories/x/y/z", "/api/v1/Stories", "/api/v1/openapi"} {
		for _, method := range []string{"GET", "POST", "DELETE"} {
			a := n.do(method, path, "")
			if a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != "application/problem+json" || a.json["status"] != 404.0 {
				t.Errorf("%s %s: %d %s %s", method, path, a.StatusCode, a.Header.Get("Content-Type"), a.body)
			}
		}
	}
}

func TestAKeyThatIsNotGoodIsRefusedEvenWhereNoneIsNeeded(t *testing.T) {
	t.Parallel()
	n := open(t)
	n.must(n.store.Read(t.Context(), func(r *store.Reader) error {
		keys, err := r.APIKeys()
		n.must(err)
		for _, k := range keys {
			if k.Role == news.RoleReporter {
				defer func() { n.must(auth.RevokeKey(context.Background(), n.store, news.System(), k.ID)) }()
			}
		}
		return nil
	}))
	twice := func(r *http.Request) { r.Header.Add("Authorization", "Bearer "+n.keys[news.RoleAdmin]) }
	for name, how := range map[string][]asked{
		"unknown": {as("broadsheet_" + strings.Repeat("a", 43))}, "revoked": {as(n.keys[news.RoleReporter])}, "garbage": {as("\x80\xff")}, "Basic": {with("Authorization", "Basic QTpC")},
		"empty": {with("Authorization", "")}, "two": {twice, twice},
	} {
		for _, path := range []string{"/api/v1/stories", "/api/v1/sections", "/api/v1/openapi.json"} {
			a := n.do("GET", path, "", how...)
			if a.StatusCode != http.StatusUnauthorized || !strings.HasPrefix(a.Header.Get("WWW-Authenticate"), "Bearer ") || a.Header.Get("Access-Control-Allow-Origin") != "" || a.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s key on %s: %d %v", name, path, a.StatusCode, a.Header)
			}
		}
	}
	if a := n.do("GET", "/api/v1/stories", "", with("Authorization", "bearer  "+n.keys[news.RoleAdmin])); a.StatusCode != http.StatusOK {
		t.Errorf("a scheme is written in any case: %d", a.StatusCode)
	}
}

func TestWhoMayKeepAndWhoMayReadAnAnswer(t *testing.T) {
	t.Parallel()
	n := open(t)
	id := n.story(n.user(news.RoleEditor), "In print", news.StatePublished)
	for _, path := range []string{"/api/v1/stories", "/api/v1/stories/" + id, "/api/v1/sections/uk", "/api/v1/stories/nosuch", "/api/v1/openapi.json", "/api/v1/topics"} {
		public, private := n.do("GET", path, "", with("Origin", "https://elsewhere.example")), n.do("GET", path, "", as(n.keys[news.RoleAdmin]), with("Origin", "https://elsewhere.example"))
		if public.Header.Get("Access-Control-Allow-Origin") != "*" || strings.Contains(public.Header.Get("Cache-Control"), "private") {
			t.Errorf("%s for the public: %v", path, public.Header)
		}
		if private.Header.Get("Access-Control-Allow-Origin") != "" || private.Header.Get("Cache-Control") != "private, no-store" {
			t.Errorf("%s with a key: %v", path, private.Header)
		}
		for _, a := range []answer{public, private} {
			if a.Header.Get("Vary") != "Authorization" || a.Header.Get("Access-Control-Allow-Credentials") != "" || a.Header.Get("Set-Cookie") != "" || a.Header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s: %v", path, a.Header)
			}
		}
	}
}

func TestABrowserMayAskFromAnywhereToReadAndNeverToWrite(t *testing.T) {
	t.Parallel()
	n := open(t)
	for _, c := range []struct {
		path, method string
		allowed      bool
	}{{"/api/v1/stories", "GET", true}, {"/api/v1/stories", "HEAD", true}, {"/api/v1/stories", "POST", false}, {"/api/v1/stories/x", "PATCH", false}, {"/api/v1/stories/x/publish", "POST", false}, {"/api/v1/stories/x/publish", "GET", false}, {"/api/v1/stories/x/revisions", "GET", false}} {
		a := n.do("OPTIONS", c.path, "", with("Origin", "https://elsewhere.example"), with("Access-Control-Request-Method", c.method), with("Access-Control-Request-Headers", "authorization, content-type"))
		if got := a.Header.Get("Access-Control-Allow-Origin") == "*"; got != c.allowed || a.StatusCode != http.StatusNoContent || a.Header.Get("Allow") == "" {
			t.Errorf("%s %s: %d %v", c.method, c.path, a.StatusCode, a.Header)
		}
		if a.Header.Get("Access-Control-Allow-Headers") != "" || strings.Contains(a.Header.Get("Access-Control-Allow-Methods"), "P") || a.Header.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s %s allows too much: %v", c.method, c.path, a.Header)
		}
	}
	for _, path := range []string{"/api/v1/stories", "/api/v1/sections"} { // what a page of another site may send unasked
		if a := n.do("POST", path, `{"name":"X"}`, with("Origin", "https://elsewhere.example"), with("Content-Type", "text/plain")); a.StatusCode != http.StatusUnauthorized || a.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %d %v", path, a.StatusCode, a.Header)
		}
	}
}

// TestOverTheWire runs a real server and client, for what a recorder does not show.
func TestOverTheWire(t *testing.T) {
	t.Parallel()
	n := open(t)
	server := httptest.NewServer(n.api)
	defer server.Close()
	get := func(method, path string) *http.Response {
		r, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, nil)
		n.must(err)
		a, err := server.Client().Do(r)
		n.must(err)
		return a
	}
	g, h := get("GET", "/api/v1/sections"), get("HEAD", "/api/v1/sections")
	body, err := io.ReadAll(g.Body)
	n.must(err)
	none, err := io.ReadAll(h.Body)
	n.must(err)
	if h.StatusCode != g.StatusCode || h.ContentLength != int64(len(body)) || len(none) != 0 || h.Header.Get("Content-Type") != "application/json" {
		t.Errorf("HEAD gave %d %v for %d bytes", h.StatusCode, h.Header, len(body))
	}
	// A body that breaks off, and one of an unknown length that is too large.
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/api/v1/stories", io.MultiReader(strings.NewReader(`{"headline":"`), io.LimitReader(endless{}, 11<<20)))
	n.must(err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+n.keys[news.RoleAdmin])
	a, err := server.Client().Do(r)
	if err == nil && a.StatusCode != http.StatusRequestEntityTooLarge { // the connection may end before the body is sent
		t.Errorf("an endless body gave %d", a.StatusCode)
	}
	if n.do("GET", "/api/v1/stories", "").StatusCode != http.StatusOK {
		t.Error("the server does not go on")
	}
}

// endless is a body without an end.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

func TestOurOwnFailureIsToldByAReferenceThatTheLogHas(t *testing.T) {
	t.Parallel()
	n := open(t)
	n.must(n.store.Close())
	a := n.do("GET", "/api/v1/stories", "")
	reference := a.text("reference")
	if a.StatusCode != http.StatusInternalServerError || len(reference) < 10 || !strings.Contains(a.text("detail"), reference) || !strings.Contains(n.log.String(), "reference="+reference) {
		t.Errorf("%d %s, and the log has:\n%s", a.StatusCode, a.body, n.log.String())
	}
	if strings.Contains(string(a.body), "sql") || strings.Contains(string(a.body), "closed") {
		t.Errorf("the answer tells of our insides: %s", a.body)
	}
	f := readable(t, n)
	if err := f(a); err != nil {
		t.Error(err)
	}
}

// readable gives a check of an answer against the document's default response.
func readable(t *testing.T, n *newsroom) func(answer) error {
	d := readDocument(n)
	for _, op := range d.operations {
		if op.id == "listStories" {
			return func(a answer) error { return d.check(op, a) }
		}
	}
	t.Fatal("the document has no list of stories")
	return nil
}

func TestPagesThatDoNotFollowAreToldWithoutAskingForARepetition(t *testing.T) {
	t.Parallel()
	n := open(t)
	n.refuse = errors.New("the press stands still")
	id := n.story(n.user(news.RoleEditor), "Due", news.StateApproved)
	a := n.do("POST", "/api/v1/stories/"+id+"/publish", "", as(n.keys[news.RoleEditor]))
	if a.StatusCode != http.StatusServiceUnavailable || a.Header.Get("Retry-After") == "" || !strings.Contains(a.text("detail"), "Do not repeat it") {
		t.Errorf("%d %v %s", a.StatusCode, a.Header, a.body)
	}
	if b := n.do("GET", "/api/v1/stories/"+id, ""); b.text("state") != "published" {
		t.Errorf("it was done, and is %s", b.body)
	}
}

func TestABrokenCommandDoesNotTakeTheServerDown(t *testing.T) {
	t.Parallel()
	n := open(t)
	n.api = api.New(api.Options{Store: n.store, Wait: func(context.Context, int64) error { panic("a bug") }, Log: slog.New(slog.DiscardHandler)})
	a := n.do("POST", "/api/v1/topics", `{"name":"T"}`, as(n.keys[news.RoleEditor]))
	if a.StatusCode != http.StatusInternalServerError || a.text("reference") == "" || strings.Contains(string(a.body), "a bug") {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
}

func TestTheLogHasALineForARequestAndNeverAKey(t *testing.T) {
	t.Parallel()
	n := open(t)
	n.do("POST", "/api/v1/topics", `{"name":"T"}`, as(n.keys[news.RoleEditor]))
	log := n.log.String()
	if !strings.Contains(log, "method=POST path=/api/v1/topics status=201 by="+n.user(news.RoleEditor).ID) || strings.Contains(log, n.keys[news.RoleEditor]) || strings.Count(log, "\n") != 1 {
		t.Errorf("the log is %q", log)
	}
}
