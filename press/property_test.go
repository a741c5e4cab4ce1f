package press_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
	"broadsheet/press"
)

// newsroom is a world with a change log, a tailer, and a mark for each key of
// the change up to which a command has returned: nobody may see less.
type newsroom struct {
	*world
	press *press.Press
	log   chan news.Change
	order sync.Mutex // holds the log in order of Seq

	mu      sync.Mutex
	visible map[news.Key]int64
}

// publish is a command: it changes the world, waits for the press, and returns.
func (n *newsroom) publish(ctx context.Context, keys ...news.Key) error {
	n.order.Lock()
	c := n.change(keys...)
	n.log <- c
	n.order.Unlock()
	if err := n.press.Wait(ctx, c.Seq); err != nil {
		return err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, k := range keys {
		n.visible[k] = max(n.visible[k], c.Seq)
	}
	return nil
}

func (n *newsroom) tail(twice bool) {
	for c := range n.log {
		n.press.Apply(c)
		if twice {
			n.press.Apply(c)
		}
	}
}

// floor is what a reader who asks now must see at least.
func (n *newsroom) floor() map[news.Key]int64 {
	n.mu.Lock()
	defer n.mu.Unlock()
	floor := map[news.Key]int64{}
	for k, v := range n.visible {
		floor[k] = v
	}
	return floor
}

// read asks for a target and complains of anything older than the floor.
func (n *newsroom) read(t testing.TB, target, coding string) error {
	floor := n.floor()
	var rec *httptest.ResponseRecorder
	if coding == "" {
		rec = get(t, n.press, target)
	} else {
		rec = get(t, n.press, target, "Accept-Encoding", coding)
	}
	if rec.Code != 200 {
		return fmt.Errorf("%s: status %d", target, rec.Code)
	}
	text := body(t, rec)
	fields := strings.Fields(text)
	if len(fields) < 2 || fields[0] != "<p>"+target {
		return fmt.Errorf("%s: the page is %q", target, text)
	}
	for _, f := range fields[1:] {
		k, v, _ := strings.Cut(f, "=")
		if value, err := strconv.ParseInt(v, 10, 64); err != nil || value < floor[news.Key(k)] {
			return fmt.Errorf("%s: %s shows %s after change %d was published", target, k, v, floor[news.Key(k)])
		}
	}
	return nil
}

// fresh complains of a kept page that is not what the renderer makes now.
func (n *newsroom) fresh() error {
	for pg := range n.press.Pages() {
		if now := n.snapshot(pg.Target()); !bytes.Equal(now.Body, pg.Body) {
			return fmt.Errorf("%s: kept is %q, fresh is %q", pg.Target(), pg.Body, now.Body)
		}
	}
	return n.press.Loose()
}

// TestNoReaderSeesWhatAPublishedChangeReplaced is the promise of the package:
// several commands and many readers at once, a cache that is roomy or far too
// small, a renderer that dawdles; then every kept page equals a fresh render.
func TestNoReaderSeesWhatAPublishedChangeReplaced(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		memory := rapid.SampledFrom([]int64{48 << 20, 24 << 10}).Draw(rt, "memory")
		commands := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom([]news.Key{"a", "b", "c", "d"}), 0, 3), 1, 24).Draw(rt, "commands")
		targets := rapid.SliceOfN(rapid.SampledFrom([]string{"/a", "/b", "/a+b", "/b+c", "/c+d", "/a+b+c+d", "/e"}), 1, 6).Draw(rt, "targets")
		twice := rapid.Bool().Draw(rt, "twice")
		if err := rush(t, seed, memory, commands, targets, twice); err != nil {
			rt.Fatal(err)
		}
	})
}

func rush(t testing.TB, seed uint64, memory int64, commands [][]news.Key, targets []string, twice bool) error {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	n := &newsroom{world: newWorld(), log: make(chan news.Change, 100), visible: map[news.Key]int64{}}
	n.kind = "application/octet-stream" // compression would take the time that races need
	n.before = func(context.Context, string) { dawdle() }
	n.after = n.before
	n.press = n.printing(t, func(o *press.Options) { o.Bytes = memory })

	var background, editors, readers sync.WaitGroup
	background.Go(func() { n.tail(twice) })
	background.Go(func() { _ = n.press.Run(ctx) })
	failed := make(chan error, 100)
	work := make(chan []news.Key)
	for range 3 {
		editors.Go(func() {
			for keys := range work {
				failed <- n.publish(ctx, keys...)
			}
		})
	}
	published := make(chan struct{})
	for i := range 3 {
		readers.Go(func() {
			failed <- n.readUntil(t, rand.New(rand.NewPCG(seed, uint64(i))), targets, published)
		})
	}
	for _, keys := range commands {
		work <- keys
	}
	close(work)
	editors.Wait()
	close(published)
	readers.Wait()
	close(n.log)
	stop()
	background.Wait()
	close(failed)
	for err := range failed {
		if err != nil {
			return err
		}
	}
	return n.fresh()
}

// readUntil reads at random until all is published, and each target once after that.
func (n *newsroom) readUntil(t testing.TB, r *rand.Rand, targets []string, published chan struct{}) error {
	codings := []string{"", "gzip", "br, gzip"}
	for {
		select {
		case <-published:
			for _, target := range targets {
				if err := n.read(t, target, ""); err != nil {
					return err
				}
			}
			return nil
		default:
		}
		if err := n.read(t, targets[r.IntN(len(targets))], codings[r.IntN(len(codings))]); err != nil {
			return err
		}
	}
}

// dawdle lets others in, more or less.
func dawdle() {
	for range rand.IntN(20) {
		runtime.Gosched()
	}
}

// TestTheTestOfThePromiseCanFail runs the same rush against a renderer that lies
// about its snapshot, which is the bug that the promise is about.
func TestTheTestOfThePromiseCanFail(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	n := &newsroom{world: newWorld(), log: make(chan news.Change, 100), visible: map[news.Key]int64{}}
	go n.tail(false)
	defer close(n.log)
	n.press = n.printing(t, func(o *press.Options) {
		o.Render = func(ctx context.Context, target string) (*press.Page, error) {
			pg := n.snapshot(target)
			pg.Keys = nil // as if a read had not been noted
			return pg, nil
		}
	})
	if err := n.read(t, "/a", ""); err != nil {
		t.Fatal(err)
	}
	if err := n.publish(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	if err := n.read(t, "/a", ""); err == nil {
		t.Error("a stale page was not noticed by the reader")
	}
	if err := n.fresh(); err == nil {
		t.Error("a stale page was not noticed among the kept")
	}
}
