package press_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"broadsheet/news"
	"broadsheet/press"
)

// running starts Run for the length of the test, in its bubble.
func running(t *testing.T, p *press.Press) {
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("Run ended with %v", err)
		}
	})
}

func read(t testing.TB, p *press.Press, target string, times int) {
	t.Helper()
	for range times {
		get(t, p, target, "Accept-Encoding", "br")
	}
}

func TestAPageThatIsMuchReadIsPrintedAgainAsSoonAsItIsDropped(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld()
		p := w.printing(t)
		running(t, p)
		read(t, p, "/a", 40)
		read(t, p, "/a+b", 3)
		p.Apply(w.change("a"))
		synctest.Wait()
		if warm, cold := w.rendered("/a"), w.rendered("/a+b"); warm != 2 || cold != 1 {
			t.Errorf("the warm page was rendered %d times, want 2, and the cold one %d, want 1", warm, cold)
		}
		if got := body(t, get(t, p, "/a")); got != "<p>/a a=1" || w.rendered("/a") != 2 {
			t.Errorf("the reader got %q after %d renders", got, w.rendered("/a"))
		}
		// Nobody has read it much since, so the next change leaves it to the next reader.
		p.Apply(w.change("a"))
		synctest.Wait()
		if n := w.rendered("/a"); n != 2 {
			t.Errorf("the page that cooled down was rendered %d times, want 2", n)
		}
	})
}

func TestTheMostReadIsPrintedFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld()
		p := w.printing(t)
		for target, times := range map[string]int{"/a+b": 20, "/a": 60, "/a+c": 40} {
			read(t, p, target, times)
		}
		var order []string
		w.before = func(_ context.Context, target string) { order = append(order, target) }
		p.Apply(w.change("a")) // before Run: the work waits
		running(t, p)
		synctest.Wait()
		if want := []string{"/a", "/a+c", "/a+b"}; !slices.Equal(order, want) {
			t.Errorf("printed in the order %v, want %v", order, want)
		}
	})
}

func TestAPageThatIsMostReadGetsABetterBrotliAndIsStillDropped(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		seq := int64(0)
		text := &strings.Builder{}
		for i := range 200 {
			fmt.Fprintf(text, "<p>The %dth minister of %d said %d.</p>", i*i%97, i%89, i*7919%101)
		}
		p := press.New(press.Options{Render: func(_ context.Context, target string) (*press.Page, error) {
			return &press.Page{Path: target, Seq: seq, Keep: true, Keys: []news.Key{"a"},
				Body: fmt.Appendf(nil, "%s of change %d", text, seq)}, nil
		}})
		running(t, p)
		settle(t, p, "/a")
		first := get(t, p, "/a", "Accept-Encoding", "br")
		read(t, p, "/a", 100)
		synctest.Wait()
		second := get(t, p, "/a", "Accept-Encoding", "br")
		if body(t, second) != body(t, first) || second.Body.Len() >= first.Body.Len() {
			t.Errorf("%d bytes became %d, or another text", first.Body.Len(), second.Body.Len())
		}
		if a, b := first.Header().Get("Etag"), second.Header().Get("Etag"); a == b {
			t.Errorf("other bytes have the same strong tag %s", a)
		}
		if err := p.Loose(); err != nil {
			t.Error(err)
		}
		seq++
		p.Apply(news.Change{Seq: seq, Keys: []news.Key{"a"}})
		if got := body(t, get(t, p, "/a", "Accept-Encoding", "br")); !strings.HasSuffix(got, "of change 1") {
			t.Error("the better copy outlived the change")
		}
	})
}

// A sheet may be dropped or replaced while its better copy is made.
func TestPolishingRacesWithChangesAndNeverBringsBackAnOldPage(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	n := &newsroom{world: newWorld(), log: make(chan news.Change, 100), visible: map[news.Key]int64{}}
	n.press = n.printing(t)
	var background, readers sync.WaitGroup
	background.Go(func() { n.tail(false) })
	background.Go(func() { _ = n.press.Run(ctx) })
	for range 3 {
		readers.Go(func() {
			for range 400 {
				if err := n.read(t, "/a+b", "br"); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for i := range 30 {
		if err := n.publish(ctx, []news.Key{"a", "b"}[i%2]); err != nil {
			t.Error(err)
		}
	}
	readers.Wait()
	close(n.log)
	stop()
	background.Wait()
	if err := n.fresh(); err != nil {
		t.Error(err)
	}
}
