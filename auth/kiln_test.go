package auth

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"

	"broadsheet/news"
)

func TestNoMoreThanTwoHashAtOnce(t *testing.T) {
	t.Parallel()
	k := newKiln()
	var in, most atomic.Int64
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			leave, err := k.enter(t.Context(), i%2 == 0)
			if err != nil {
				t.Error(err)
				return
			}
			n := in.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			cheap().hash("x")
			in.Add(-1)
			leave()
		})
	}
	wg.Wait()
	if most.Load() > 2 || k.fired.Load() != 50 {
		t.Errorf("%d at once, %d in all", most.Load(), k.fired.Load())
	}
}

func TestAFloodOfStrangersLeavesAPlaceForWhoWasHereBefore(t *testing.T) {
	t.Parallel()
	k := newKiln()
	leave, err := k.enter(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = k.enter(gone, false)
	wantKind(t, err, news.ErrUnavailable)
	known, err := k.enter(t.Context(), true)
	if err != nil {
		t.Fatal("a known browser waits behind strangers:", err)
	}
	known()
}

func TestAVisitorWhoGivesUpInTheQueueIsNotCounted(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	leave, err := h.door.kiln.enter(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	a, err := h.door.look(h.ctx, "boss@example.org", "")
	if err != nil {
		t.Fatal(err)
	}
	gone, cancel := context.WithCancel(h.ctx)
	cancel()
	if _, err := h.door.compare(gone, &a, goodPassword); err == nil {
		t.Error("compared without a place")
	}
	leave()
	h.signIn("boss@example.org")
}
