package press_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"broadsheet/news"
	"broadsheet/press"
)

// world is a toy publication: keys with values, each change of which has a
// number. The page at /a+b shows the values of a and b, and was made from them.
type world struct {
	mu      sync.Mutex
	seq     int64
	values  map[news.Key]int64 // the change that set each
	ends    time.Time
	renders map[string]int

	kind string // of the pages; text by default

	before func(ctx context.Context, target string) // called before the snapshot
	after  func(ctx context.Context, target string) // called after it
}

func newWorld() *world {
	return &world{kind: "text/html; charset=utf-8", values: map[news.Key]int64{}, renders: map[string]int{}}
}

// change sets keys, and gives the change for the log.
func (w *world) change(keys ...news.Key) news.Change {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seq++
	for _, k := range keys {
		w.values[k] = w.seq
	}
	return news.Change{Seq: w.seq, Act: news.ActUpdate, Keys: keys}
}

func (w *world) render(ctx context.Context, target string) (*press.Page, error) {
	if w.before != nil {
		w.before(ctx, target)
	}
	pg := w.snapshot(target)
	if w.after != nil {
		w.after(ctx, target)
	}
	return pg, ctx.Err()
}

func (w *world) snapshot(target string) *press.Page {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.renders[target]++
	path, _, _ := strings.Cut(target, "?")
	pg := &press.Page{
		Path: path, Seq: w.seq, Ends: w.ends, Keep: true,
		Header: http.Header{"Content-Type": {w.kind}},
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "<p>%s", target)
	for name := range strings.SplitSeq(strings.Trim(path, "/"), "+") {
		k := news.Key(name)
		pg.Keys = append(pg.Keys, k)
		fmt.Fprintf(&b, " %s=%d", k, w.values[k])
	}
	pg.Body = b.Bytes()
	return pg
}

func (w *world) rendered(target string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.renders[target]
}

// printing makes a press of the world.
func (w *world) printing(t testing.TB, set ...func(*press.Options)) *press.Press {
	t.Helper()
	o := press.Options{Render: w.render, Log: slog.New(slog.DiscardHandler)}
	for _, f := range set {
		f(&o)
	}
	return press.New(o)
}

// page is the toy world's page of that size, for tests of delivery.
func fixed(body []byte, set ...func(*press.Page)) press.Renderer {
	return func(_ context.Context, target string) (*press.Page, error) {
		pg := &press.Page{Path: target, Keep: true, Body: body, Keys: []news.Key{"k"},
			Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}}
		for _, f := range set {
			f(pg)
		}
		return pg, nil
	}
}

// get asks the press for a target; headers are pairs of name and value.
func get(t testing.TB, p http.Handler, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	return ask(t, p, http.MethodGet, target, headers...)
}

func ask(t testing.TB, p http.Handler, method, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for pair := range slices.Chunk(headers, 2) {
		r.Header.Add(pair[0], pair[1])
	}
	rec := httptest.NewRecorder()
	p.ServeHTTP(rec, r)
	return rec
}

// body gives what a reader sees: the body without its coding.
func body(t testing.TB, rec *httptest.ResponseRecorder) string {
	t.Helper()
	return decode(t, rec.Header().Get("Content-Encoding"), rec.Body.Bytes())
}

func decode(t testing.TB, coding string, b []byte) string {
	t.Helper()
	var r io.Reader = bytes.NewReader(b)
	switch coding {
	case "gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			t.Fatalf("the gzip can't be read: %v", err)
		}
		r = z
	case "br":
		r = brotli.NewReader(r)
	case "":
	default:
		t.Fatalf("unknown coding %q", coding)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("the %s can't be read: %v", coding, err)
	}
	return string(out)
}

// settle waits until a page has its brotli, which comes after its first reader.
func settle(t testing.TB, p *press.Press, target string) {
	t.Helper()
	for range 500 {
		if get(t, p, target, "Accept-Encoding", "br").Header().Get("Content-Encoding") == "br" {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s never had a brotli", target)
}
