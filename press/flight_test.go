package press_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"broadsheet/news"
	"broadsheet/press"
)

// These tests run in synctest bubbles: synctest.Wait returns when every
// goroutine is held up, so nothing sleeps and nothing is left to luck.

func TestAMissRendersOnceHoweverManyAsk(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, open := newWorld(), make(chan struct{})
		w.before = func(context.Context, string) { <-open }
		p := w.printing(t)
		var wg sync.WaitGroup
		for range 50 {
			wg.Go(func() {
				if got := body(t, get(t, p, "/a")); got != "<p>/a a=0" {
					t.Errorf("got %q", got)
				}
			})
		}
		synctest.Wait()
		if n := p.Waiting("/a"); n != 50 {
			t.Errorf("%d wait for the render, want all 50", n)
		}
		close(open)
		wg.Wait()
		if n := w.rendered("/a"); n != 1 {
			t.Errorf("rendered %d times, want once", n)
		}
	})
}

// Between a look at the cache and one at the flights, a flight may land.
func TestWhoAsksInTheMomentOfLandingDoesNotRenderAgain(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.kind = "application/octet-stream"
	w.before = func(context.Context, string) { dawdle() }
	p := w.printing(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 500 {
				get(t, p, fmt.Sprintf("/%d", i))
			}
		})
	}
	wg.Wait()
	for i := range 500 {
		if n := w.rendered(fmt.Sprintf("/%d", i)); n != 1 {
			t.Errorf("/%d was rendered %d times, want once", i, n)
		}
	}
}

func TestARenderThatAChangeOvertookIsServedToItsAskersButNotKept(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, open := newWorld(), make(chan struct{})
		w.after = func(context.Context, string) { <-open }
		p := w.printing(t)
		var early *httptest.ResponseRecorder
		var wg sync.WaitGroup
		wg.Go(func() { early = get(t, p, "/a") })
		synctest.Wait() // its snapshot is taken
		p.Apply(w.change("a"))

		w.after = nil
		if got := body(t, get(t, p, "/a")); got != "<p>/a a=1" {
			t.Errorf("who asked after the change got %q: the old render was joined", got)
		}
		close(open)
		wg.Wait()
		if got := body(t, early); got != "<p>/a a=0" {
			t.Errorf("who asked before the change got %q", got)
		}
		if got := body(t, get(t, p, "/a")); got != "<p>/a a=1" {
			t.Errorf("the overtaken render replaced the new one: %q", got)
		}
		if s := p.Stats(); s.Refused != 1 {
			t.Errorf("refused %d renders, want 1", s.Refused)
		}
	})
}

func TestARenderIsKeptIfTheChangeMeanwhileWasOfAnotherKey(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, open := newWorld(), make(chan struct{})
		w.after = func(context.Context, string) { <-open }
		p := w.printing(t)
		var wg sync.WaitGroup
		wg.Go(func() { get(t, p, "/a") })
		synctest.Wait()
		p.Apply(w.change("b"))
		close(open)
		wg.Wait()
		get(t, p, "/a")
		if n := w.rendered("/a"); n != 1 {
			t.Errorf("rendered %d times, want once", n)
		}
	})
}

func TestAnOlderRenderDoesNotReplaceANewerOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, open := newWorld(), make(chan struct{})
		w.after = func(context.Context, string) { <-open }
		p := w.printing(t)
		var wg sync.WaitGroup
		wg.Go(func() { get(t, p, "/a") })
		synctest.Wait()
		p.Apply(w.change("b")) // touches neither render, but parts them
		w.after = nil
		get(t, p, "/a")
		close(open)
		wg.Wait()
		for pg := range p.Pages() {
			if pg.Seq != 1 {
				t.Errorf("kept is the page of change %d, want that of 1", pg.Seq)
			}
		}
	})
}

func TestASnapshotOlderThanWhatWasAppliedIsNotKept(t *testing.T) {
	t.Parallel()
	w := newWorld()
	p := w.printing(t)
	p.Start(7) // the renderer's snapshots are of change 0
	get(t, p, "/a")
	get(t, p, "/a")
	if s := p.Stats(); s.Refused != 2 || s.Kept != 0 {
		t.Errorf("stats are %+v, want two refusals and nothing kept", s)
	}
}

func TestARenderGoesOnWhenTheFirstAskerLeaves(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, open := newWorld(), make(chan struct{})
		w.before = func(context.Context, string) { <-open }
		p := w.printing(t)
		ctx, leave := context.WithCancel(t.Context())
		var first, second *httptest.ResponseRecorder
		var wg sync.WaitGroup
		wg.Go(func() { first = askUnder(ctx, p, "/a") })
		synctest.Wait()
		wg.Go(func() { second = get(t, p, "/a") })
		synctest.Wait()
		leave()
		synctest.Wait()
		close(open)
		wg.Wait()
		if first.Code != http.StatusServiceUnavailable {
			t.Errorf("who left got status %d", first.Code)
		}
		if got := body(t, second); got != "<p>/a a=0" {
			t.Errorf("who stayed got %q", got)
		}
		if n := w.rendered("/a"); n != 1 {
			t.Errorf("rendered %d times, want once", n)
		}
	})
}

func TestARenderEndsWhenTheLastAskerLeaves(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld()
		w.before = func(ctx context.Context, _ string) { <-ctx.Done() }
		p := w.printing(t)
		ctx, leave := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() { askUnder(ctx, p, "/a") })
		synctest.Wait()
		leave()
		wg.Wait()
		synctest.Wait()
		if n := p.InFlight(); n != 0 {
			t.Fatalf("%d renders still run for nobody", n)
		}
		w.before = nil
		if got := body(t, get(t, p, "/a")); got != "<p>/a a=0" {
			t.Errorf("who asks later gets %q", got)
		}
	})
}

func TestNobodyWaitsLongerThanThePatience(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, open := newWorld(), make(chan struct{})
		w.before = func(context.Context, string) { <-open } // does not heed its context
		p := w.printing(t, func(o *press.Options) { o.Patience = time.Minute })
		rec := get(t, p, "/a")
		if rec.Code != http.StatusServiceUnavailable || !strings.Contains(body(t, rec), "too long") {
			t.Errorf("got status %d, %q", rec.Code, rec.Body)
		}
		p.Apply(w.change("a")) // a lost render takes no more notes
		close(open)
		synctest.Wait()
		if s := p.Stats(); p.InFlight() != 0 || s.Kept != 0 {
			t.Errorf("the lost render was kept, or still runs")
		}
	})
}

func TestOnlySoManyPagesAreRenderedAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, open := newWorld(), make(chan struct{})
		var mu sync.Mutex
		inside := 0
		w.before = func(context.Context, string) {
			mu.Lock()
			inside++
			mu.Unlock()
			<-open
		}
		p := w.printing(t, func(o *press.Options) { o.Renders = 3 })
		var wg sync.WaitGroup
		for _, name := range strings.Split("a b c d e f g", " ") {
			wg.Go(func() { get(t, p, "/"+name) })
		}
		synctest.Wait()
		if inside != 3 {
			t.Errorf("%d renders at once, want 3", inside)
		}
		close(open)
		wg.Wait()
		if inside != 7 {
			t.Errorf("%d pages were rendered in the end, want 7", inside)
		}
	})
}

func TestWaitReturnsWhenApplyHasReachedTheChange(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newWorld().printing(t)
		p.Start(4)
		if err := p.Wait(t.Context(), 4); err != nil {
			t.Errorf("waiting for what is reached: %v", err)
		}
		done := false
		go func() {
			if err := p.Wait(t.Context(), 6); err != nil {
				t.Errorf("waiting: %v", err)
			}
			done = true
		}()
		p.Apply(news.Change{Seq: 5})
		synctest.Wait()
		if done {
			t.Error("Wait(6) returned at change 5")
		}
		p.Apply(news.Change{Seq: 8})
		synctest.Wait()
		if !done {
			t.Error("Wait(6) did not return at change 8")
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := p.Wait(ctx, 9); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("waiting past its time gave %v", err)
		}
	})
}

func TestWhatARendererDoesWrongBecomesAnErrorPage(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		render press.Renderer
		status int
		text   string // in the page
		logged string // in the log; empty means nothing may be logged
	}{
		"a panic":      {func(context.Context, string) (*press.Page, error) { panic("boom") }, 500, "reference", "boom"},
		"an exit":      {func(context.Context, string) (*press.Page, error) { runtime.Goexit(); return nil, nil }, 500, "reference", "ended its goroutine"},
		"nothing":      {func(context.Context, string) (*press.Page, error) { return nil, nil }, 500, "reference", "neither a page"},
		"a bad status": {func(context.Context, string) (*press.Page, error) { return &press.Page{Status: 99}, nil }, 500, "reference", "status 99"},
		"an error":     {func(context.Context, string) (*press.Page, error) { return nil, errors.New("disk full") }, 500, "reference", "disk full"},
		"a sentence": {func(context.Context, string) (*press.Page, error) {
			return nil, news.NotFound("There is no story here.")
		}, 404, "There is no story here.", ""},
		"a bare kind": {func(context.Context, string) (*press.Page, error) { return nil, news.ErrGone }, 410, "Gone", ""},
		"a page that has ended": {func(context.Context, string) (*press.Page, error) {
			return &press.Page{Body: []byte("yesterday"), Ends: time.Unix(1, 0), Keep: true}, nil
		}, 503, "try again", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log strings.Builder
			p := press.New(press.Options{Render: test.render, Log: slog.New(slog.NewTextHandler(&log, nil))})
			for range 2 { // an error is never kept, and does not stand in the way
				rec := get(t, p, "/a")
				if text := body(t, rec); rec.Code != test.status || !strings.Contains(text, test.text) {
					t.Errorf("got status %d, %q; want %d, %q", rec.Code, text, test.status, test.text)
				}
				if cc := rec.Header().Get("Cache-Control"); cc != "no-store" {
					t.Errorf("Cache-Control is %q", cc)
				}
				if etag := rec.Header().Get("Etag"); etag != "" {
					t.Errorf("an error has the tag %s", etag)
				}
			}
			if test.logged == "" && log.Len() > 0 || !strings.Contains(log.String(), test.logged) {
				t.Errorf("logged is %q, want %q", log.String(), test.logged)
			}
			if s := p.Stats(); s.Kept != 0 {
				t.Errorf("%d pages are kept", s.Kept)
			}
		})
	}
}

func TestTheReferenceOfAnErrorIsInThePageAndInTheLog(t *testing.T) {
	t.Parallel()
	var log strings.Builder
	shown := ""
	p := press.New(press.Options{
		Render: func(context.Context, string) (*press.Page, error) { return nil, errors.New("disk full") },
		Fail: func(_ string, err error, reference string) *press.Page {
			shown = reference
			return &press.Page{Status: 500, Body: []byte("sorry " + reference), Keep: true}
		},
		Log: slog.New(slog.NewTextHandler(&log, nil)),
	})
	rec := get(t, p, "/a")
	if shown == "" || !strings.Contains(body(t, rec), shown) || !strings.Contains(log.String(), shown) {
		t.Errorf("reference %q, page %q, log %q", shown, rec.Body, log.String())
	}
	if s := p.Stats(); s.Kept != 0 {
		t.Error("an error page was kept because it asked for it")
	}
}

func TestAnErrorPageThatFailsItselfBecomesAPlainLine(t *testing.T) {
	t.Parallel()
	for name, fail := range map[string]func(string, error, string) *press.Page{
		"panics":        func(string, error, string) *press.Page { panic("no template") },
		"gives nothing": func(string, error, string) *press.Page { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld()
			p := w.printing(t, func(o *press.Options) {
				o.Fail = fail
				o.Render = func(context.Context, string) (*press.Page, error) {
					return nil, news.NotFound("There is no such page.")
				}
			})
			rec := get(t, p, "/a")
			if rec.Code != 404 || body(t, rec) != "There is no such page.\n" {
				t.Errorf("got status %d, %q", rec.Code, rec.Body)
			}
		})
	}
}

func askUnder(ctx context.Context, p http.Handler, target string) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	p.ServeHTTP(rec, httptest.NewRequestWithContext(ctx, http.MethodGet, target, nil))
	return rec
}
