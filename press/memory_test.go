package press_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"

	"broadsheet/news"
	"broadsheet/press"
)

// noise does not compress, so a page of it weighs what it says.
func noise(n int) []byte {
	b := make([]byte, n)
	r := rand.NewChaCha8([32]byte{1})
	_, _ = r.Read(b)
	return b
}

func TestMemoryIsBoundedAndTheIndexHoldsOnlyWhatIsKept(t *testing.T) {
	t.Parallel()
	const limit = 1 << 20
	text := noise(10_000)
	p := press.New(press.Options{Bytes: limit, Render: func(_ context.Context, target string) (*press.Page, error) {
		return &press.Page{Path: target, Body: text, Keep: true, Keys: []news.Key{"all", news.PathKey(target)},
			Header: http.Header{"Content-Type": {"image/jpeg"}}}, nil
	}})
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 200 {
				get(t, p, fmt.Sprintf("/%d/%d", g, i))
			}
		})
	}
	wg.Wait()
	if s := p.Stats(); s.Bytes > limit || s.Kept == 0 || s.Kept > limit/len(text) {
		t.Errorf("800 pages leave %+v in a memory of %d bytes", s, limit)
	}
	if err := p.Loose(); err != nil {
		t.Error(err)
	}
	p.Apply(news.Change{Seq: 1, Keys: []news.Key{"all"}})
	if s := p.Stats(); s.Kept != 0 || s.Bytes != 0 {
		t.Errorf("after a change of all pages there are %+v", s)
	}
	if err := p.Loose(); err != nil {
		t.Error(err)
	}
}

func TestAGiantPageIsServedAndDoesNotPushOutTheRest(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Bytes: 100_000, Render: func(_ context.Context, target string) (*press.Page, error) {
		n := 100
		if target == "/giant" {
			n = 60_000
		}
		return &press.Page{Path: target, Body: noise(n), Keep: true}, nil
	}})
	get(t, p, "/small")
	for range 3 {
		if n := get(t, p, "/giant").Body.Len(); n != 60_000 {
			t.Errorf("the giant page is %d bytes long", n)
		}
	}
	if s := p.Stats(); s.Kept != 1 {
		t.Errorf("%d pages are kept, want the small one", s.Kept)
	}
}

func TestALateNoticeOfAnEvictionDoesNotHurtTheNewerPage(t *testing.T) {
	t.Parallel()
	w := newWorld()
	p := w.printing(t)
	get(t, p, "/a")
	p.Replaced("/a")
	if err := p.Loose(); err != nil {
		t.Fatal(err)
	}
	p.Apply(w.change("a"))
	if got := body(t, get(t, p, "/a")); got != "<p>/a a=1" {
		t.Errorf("the newer page was lost to the index, and not dropped: %q", got)
	}
}

func TestPagesYieldsWhatIsKeptWithItsTarget(t *testing.T) {
	t.Parallel()
	w := newWorld()
	p := w.printing(t)
	get(t, p, "/a")
	get(t, p, "/b")
	n := 0
	for pg := range p.Pages() {
		n++
		if fresh := w.snapshot(pg.Target()); !bytes.Equal(fresh.Body, pg.Body) {
			t.Errorf("%s: kept is %q, fresh is %q", pg.Target(), pg.Body, fresh.Body)
		}
		if pg.Path != pg.Target() || pg.Status != 200 {
			t.Errorf("the page is %+v", pg)
		}
	}
	if n != 2 {
		t.Errorf("%d pages, want 2", n)
	}
	for range p.Pages() {
		break // a reader may stop early
	}
}
