package auth

import (
	"context"
	"runtime/debug"
	"sync/atomic"
	"time"

	"broadsheet/news"
)

// kiln bounds the memory that hashing at the door takes: two hashes at a time,
// one of them for browsers that have been here before. So a flood of strangers
// can make only each other wait.
type kiln struct {
	open, known chan struct{} // each holds one while its place is taken
	cool        *time.Timer   // gives memory back when nobody has hashed for a while
	fired       atomic.Int64  // how often it was used
}

// The longest that somebody waits for a place, and how long the kiln is kept
// warm: collecting after every hash of many would cost more than it saves.
const (
	longestQueue = 10 * time.Second
	keptWarm     = time.Second
)

func newKiln() *kiln {
	k := &kiln{open: make(chan struct{}, 1), known: make(chan struct{}, 1), cool: time.AfterFunc(time.Hour, debug.FreeOSMemory)}
	k.cool.Stop()
	return k
}

// enter waits for a place to hash in; whoever has one leaves it again.
// ErrUnavailable when there is none for too long.
func (k *kiln) enter(ctx context.Context, known bool) (leave func(), err error) {
	reserved := k.known
	if !known {
		reserved = nil // which nobody can enter
	}
	ctx, cancel := context.WithTimeout(ctx, longestQueue)
	defer cancel()
	var place chan struct{}
	select {
	case k.open <- struct{}{}:
		place = k.open
	case reserved <- struct{}{}:
		place = k.known
	case <-ctx.Done():
		return nil, &news.Error{Kind: news.ErrUnavailable, Sentence: "Very many are signing in just now. Try again in a moment.", Err: ctx.Err()}
	}
	k.fired.Add(1)
	return func() {
		<-place
		k.cool.Reset(keptWarm)
	}, nil
}
