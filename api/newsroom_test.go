package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/api"
	"broadsheet/auth"
	"broadsheet/edit"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// newsroom is a publication of a test's own, with the API in front of it and a
// key for each role. Its clock stands at noon of 23 November 2026 unless moved.
type newsroom struct {
	t        testing.TB
	store    *store.Store
	pictures *media.Library
	api      http.Handler
	keys     map[news.Role]string
	log      bytes.Buffer
	mu       sync.Mutex
	now      time.Time
	waited   []int64
	refuse   error // what Wait answers
	sent     int   // pictures, so that each is another
}

func open(t testing.TB) *newsroom {
	t.Helper()
	n := &newsroom{t: t, keys: map[news.Role]string{}, now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Now: n.clock})
	n.must(err)
	t.Cleanup(func() { s.Close() })
	n.store = s
	n.must(publish.Found(t.Context(), s, news.Publication{Name: "Test Post", BaseURL: "https://example.org", TimeZone: "Europe/London", Language: "en-GB"},
		[]news.Section{{Slug: "uk", Name: "UK"}, {Slug: "world", Name: "World"}}))
	for _, role := range news.Roles() {
		n.keys[role], _, err = auth.CreateKey(t.Context(), s, news.System(), "key of a "+string(role), role)
		n.must(err)
	}
	n.pictures, err = media.Open(t.TempDir(), s, media.Options{NoAVIF: true})
	n.must(err)
	t.Cleanup(func() { n.pictures.Close() })
	n.api = api.New(api.Options{Store: s, Pictures: n.pictures, Wait: n.wait, Log: slog.New(slog.NewTextHandler(&n.log, nil)), Version: "test"})
	return n
}

func (n *newsroom) clock() time.Time {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.now
}

func (n *newsroom) pass(d time.Duration) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.now = n.now.Add(d)
}

// wait stands for the press, and remembers what it was asked to wait for.
func (n *newsroom) wait(_ context.Context, seq int64) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.waited = append(n.waited, seq)
	return n.refuse
}

func (n *newsroom) must(err error) {
	n.t.Helper()
	if err != nil {
		n.t.Fatal(err)
	}
}

// head is the number of the newest change: what a refused request must leave alone.
func (n *newsroom) head() (seq int64) {
	n.t.Helper()
	n.must(n.store.Read(context.Background(), func(r *store.Reader) (err error) {
		seq, err = r.Head()
		return err
	}))
	return seq
}

// user is who acts with the key of a role.
func (n *newsroom) user(role news.Role) news.User {
	n.t.Helper()
	u, err := auth.KeyUser(context.Background(), n.store, n.keys[role], auth.Client{})
	n.must(err)
	return u
}

// story files a story by the commands and takes it to a state.
func (n *newsroom) story(by news.User, headline string, state news.State) string {
	n.t.Helper()
	ctx, sys := context.Background(), news.System()
	out, err := edit.New(ctx, n.store, by, edit.Text{Headline: headline, Section: "uk", Body: prose.FromText(headline + ", in words.")})
	n.must(err)
	id := out.Story.ID
	switch state {
	case news.StateSubmitted:
		_, err = edit.Submit(ctx, n.store, sys, id)
	case news.StateApproved:
		_, err = edit.Approve(ctx, n.store, sys, id)
	case news.StateSpiked:
		_, err = edit.Spike(ctx, n.store, sys, id, "")
	case news.StatePublished, news.StateWithdrawn:
		_, err = publish.Publish(ctx, n.store, sys, id)
	}
	n.must(err)
	if state == news.StateWithdrawn {
		_, err = publish.Withdraw(ctx, n.store, sys, id, "It was not so.")
		n.must(err)
	}
	return id
}

// answer is what came back.
type answer struct {
	*http.Response
	body []byte
	json map[string]any
}

func (a answer) text(name string) string { s, _ := a.json[name].(string); return s }

// asked is a request in the making.
type asked func(*http.Request)

func as(key string) asked {
	return func(r *http.Request) {
		if key != "" {
			r.Header.Set("Authorization", "Bearer "+key)
		}
	}
}

func with(header, value string) asked { return func(r *http.Request) { r.Header.Set(header, value) } }

// do sends a request; a body is sent as JSON unless told otherwise.
func (n *newsroom) do(method, target, body string, how ...asked) answer {
	n.t.Helper()
	var in io.Reader
	if body != "" {
		in = strings.NewReader(body)
	}
	r := httptest.NewRequest(method, target, in)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if strings.HasPrefix(body, pngHead) {
		r.Header.Set("Content-Type", "image/png")
	}
	for _, h := range how {
		h(r)
	}
	w := httptest.NewRecorder()
	n.api.ServeHTTP(w, r)
	a := answer{Response: w.Result(), body: w.Body.Bytes()}
	if strings.HasSuffix(strings.Split(a.Header.Get("Content-Type"), ";")[0], "json") {
		if err := json.Unmarshal(a.body, &a.json); err != nil {
			n.t.Fatalf("%s %s answered %.300s, which is no JSON: %v", method, target, a.body, err)
		}
	}
	return a
}
