package media

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"

	"broadsheet/news"
	"broadsheet/store"
)

// The limits of a picture that is taken in.
const (
	MaxBytes  = 50 << 20    // bytes of the file
	MaxPixels = 100_000_000 // width × height
)

// budget is how many bytes of pixels may be in memory at once, over all
// pictures that are being decoded, scaled or encoded. With what the program
// needs besides, it keeps a server that is given the largest picture under
// 200 MB.
const budget = 128 << 20

// Options are what a Library may be told; the zero value is a good one.
type Options struct {
	// Sizes is how wide a picture of a story's text is shown, as the sizes
	// attribute says it; empty is the width of our theme's column.
	Sizes string
	// NoAVIF leaves AVIF out, for machines whose processors are scarce.
	NoAVIF bool
	// Log is told of work in the background that failed; nil is nobody.
	Log *slog.Logger
}

// Library is the pictures of a publication. It is safe for concurrent use.
type Library struct {
	dir    string
	store  *store.Store
	opt    Options
	room   *semaphore.Weighted // the budget
	flight singleflight.Group  // renditions being made, by file
	known  *memory
	stands standings

	queue chan string // ids of assets whose renditions are made ahead
	stop  context.CancelFunc
	done  sync.WaitGroup

	rendered func(file string) // told of each rendition that is made; nil outside of tests
}

// Open opens the pictures in dir/media, making the folder when it is missing,
// and begins the work in the background. The caller closes it, before the store.
func Open(dir string, st *store.Store, o Options) (*Library, error) {
	if o.Sizes == "" {
		o.Sizes = "(min-width: 46rem) 42rem, 88vw"
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	l := &Library{
		dir: filepath.Join(dir, "media"), store: st, opt: o, room: semaphore.NewWeighted(budget), known: newMemory(), queue: make(chan string, 1024),
	}
	for _, d := range []string{"incoming", "originals", "renditions"} {
		if err := os.MkdirAll(filepath.Join(l.dir, d), 0o700); err != nil {
			return nil, fmt.Errorf("open the pictures: %w", err)
		}
	}
	if err := l.sweep(); err != nil {
		return nil, fmt.Errorf("open the pictures: %w", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	l.stop = stop
	l.done.Go(func() { l.work(ctx) })
	return l, nil
}

// Close ends the work in the background, waiting for the rendition that is
// being made. What is left undone is done when it is asked for.
func (l *Library) Close() error {
	l.stop()
	l.done.Wait()
	return nil
}

// Asset gives a picture's row, from memory where it can.
func (l *Library) Asset(ctx context.Context, id string) (news.Asset, error) {
	e, err := l.look(ctx, id)
	return e.asset, err
}

// Apply hands a change of the log to the library, which forgets what it
// remembers of the assets that it touched. Give it each change before the
// press gets it.
func (l *Library) Apply(c news.Change) {
	for _, k := range c.Keys {
		if id, ok := news.AssetOf(k); ok {
			l.known.drop(id)
			l.stands.forget()
		}
	}
}
