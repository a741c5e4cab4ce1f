package press_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/press"
)

// sink is a ResponseWriter that costs nothing, to see what the press costs.
type sink struct{ header http.Header }

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) Write(b []byte) (int, error) { return len(b), nil }
func (s *sink) WriteHeader(int)             {}
func (s *sink) Flush()                      {}

func page45() []byte {
	var b strings.Builder
	for i := 0; b.Len() < 45_000; i++ {
		fmt.Fprintf(&b, "<p>The %dth minister of the %d states said %d times that %d.</p>\n", i*i%97, i%89, i*7919%101, i*31%1009)
	}
	return []byte(b.String())
}

func BenchmarkHit(b *testing.B) {
	p := press.New(press.Options{Render: fixed(page45())})
	for name, headers := range map[string]http.Header{
		"200": {"Accept-Encoding": {"gzip, deflate, br, zstd"}},
		"304": {"Accept-Encoding": {"gzip, deflate, br, zstd"},
			"If-None-Match": {get(b, p, "/a", "Accept-Encoding", "br").Header().Get("Etag")}},
	} {
		b.Run(name, func(b *testing.B) {
			r := httptest.NewRequest(http.MethodGet, "/uk/2026/11/24/a-story", nil)
			r.Header = headers
			w := &sink{header: http.Header{}}
			b.ReportAllocs()
			for b.Loop() {
				p.ServeHTTP(w, r)
			}
		})
	}
}

func BenchmarkMiss(b *testing.B) {
	w, text := newWorld(), page45()
	p := press.New(press.Options{Render: fixed(text, func(pg *press.Page) { pg.Seq = w.seq })})
	r := httptest.NewRequest(http.MethodGet, "/a", nil)
	b.ReportAllocs()
	for b.Loop() {
		p.ServeHTTP(&sink{header: http.Header{}}, r)
		p.Apply(w.change("k"))
	}
}

// BenchmarkApply drops one page of ten thousand.
func BenchmarkApply(b *testing.B) {
	p := press.New(press.Options{Bytes: 1 << 30, Render: func(_ context.Context, target string) (*press.Page, error) {
		return &press.Page{Path: target, Body: []byte(target), Keep: true, Seq: 1 << 60,
			Keys: []news.Key{news.PathKey(target), news.KeyPublication}}, nil
	}})
	for i := range 10_000 {
		get(b, p, fmt.Sprintf("/%d", i))
	}
	i := 0
	for b.Loop() {
		i++
		p.Apply(news.Change{Seq: 1<<60 + int64(i), Keys: []news.Key{news.PathKey(fmt.Sprintf("/%d", i%10_000))}})
	}
}

func TestAHitDoesNotAllocate(t *testing.T) {
	p := press.New(press.Options{Render: fixed(page45())})
	r := httptest.NewRequest(http.MethodGet, "/uk/2026/11/24/a-story", nil)
	r.Header = http.Header{"Accept-Encoding": {"gzip, deflate, br, zstd"}}
	w := &sink{header: http.Header{}}
	p.ServeHTTP(w, r)
	if n := testing.AllocsPerRun(200, func() { p.ServeHTTP(w, r) }); n > 0 {
		t.Errorf("a hit allocates %v times", n)
	}
}
