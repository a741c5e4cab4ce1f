package press_test

import (
	"testing"
	"time"

	"broadsheet/press"
)

func TestAPageIsRenderedOnceAndThenKept(t *testing.T) {
	t.Parallel()
	w := newWorld()
	p := w.printing(t)
	for range 3 {
		if got, want := body(t, get(t, p, "/a+b")), "<p>/a+b a=0 b=0"; got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
	if n := w.rendered("/a+b"); n != 1 {
		t.Errorf("rendered %d times, want once", n)
	}
	if s := p.Stats(); s.Hits != 2 || s.Misses != 1 || s.Kept != 1 || s.Bytes < 100 {
		t.Errorf("stats are %+v", s)
	}
}

func TestAChangeDropsThePagesOfItsKeysAndNoOther(t *testing.T) {
	t.Parallel()
	w := newWorld()
	p := w.printing(t)
	get(t, p, "/a+b")
	get(t, p, "/b")
	get(t, p, "/c")
	c := w.change("a", "c")
	p.Apply(c)
	p.Apply(c) // a second time is harmless
	for target, want := range map[string]string{"/a+b": "<p>/a+b a=1 b=0", "/b": "<p>/b b=0", "/c": "<p>/c c=1"} {
		if got := body(t, get(t, p, target)); got != want {
			t.Errorf("%s: got %q, want %q", target, got, want)
		}
	}
	if n := w.rendered("/b"); n != 1 {
		t.Errorf("the page of another key was rendered %d times, want once", n)
	}
	if s := p.Stats(); s.Drops != 2 {
		t.Errorf("dropped %d pages, want 2", s.Drops)
	}
}

func TestAPageThatHoldsTheChangeAlreadyStays(t *testing.T) {
	t.Parallel()
	w := newWorld()
	p := w.printing(t)
	c := w.change("a")
	get(t, p, "/a") // after the command, before the tailer
	p.Apply(c)
	get(t, p, "/a")
	if n := w.rendered("/a"); n != 1 {
		t.Errorf("rendered %d times, want once", n)
	}
}

func TestAPageIsNeverServedPastItsEnd(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 23, 59, 59, 0, time.UTC)
	w := newWorld()
	w.ends = now.Add(time.Second)
	p := w.printing(t, func(o *press.Options) { o.Now = func() time.Time { return now } })
	get(t, p, "/a")
	get(t, p, "/a")
	if n := w.rendered("/a"); n != 1 {
		t.Fatalf("rendered %d times before its end, want once", n)
	}
	now = w.ends
	w.ends = now.Add(24 * time.Hour)
	for pg := range p.Pages() {
		t.Errorf("an ended page is among the kept: %s", pg.Target())
	}
	get(t, p, "/a")
	if n := w.rendered("/a"); n != 2 {
		t.Errorf("rendered %d times past its end, want twice", n)
	}
}
