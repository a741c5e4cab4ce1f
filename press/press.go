package press

import (
	"iter"
	"log/slog"
	"net/http"
	"net/url"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/maypok86/otter/v2"

	"broadsheet/news"
)

// Options says how a Press works. Only Render is needed.
type Options struct {
	// Render makes a page. It is called by several goroutines at once, and never
	// twice at once for one target unless a change came in between.
	Render Renderer
	// Fail makes the page that a reader of a target sees for an error. The reference is empty
	// if the error's own sentence explains it, and else is in the log too. Nil
	// stands for a plain line of text.
	Fail func(target string, err error, reference string) *Page
	// Query gives the canonical form of the query of a path: the parameters that
	// the page heeds and no other, in a fixed order (url.Values.Encode has one).
	// Everything else, such as the marks of campaigns, is cut, so that it never
	// makes a second copy. Nil stands for: no page heeds a query.
	Query func(path string, q url.Values) string
	// Bytes bounds the memory of the kept pages; 0 stands for 48 MiB.
	Bytes int64
	// Purged says that in front stands a CDN which is purged by key after every
	// change, so that it may keep pages for long. See freshness.go.
	Purged bool
	// Renders bounds how many pages are rendered at once; 0 stands for four a core.
	Renders int
	// Patience bounds how long a reader waits for a render; 0 stands for 15 seconds.
	Patience time.Duration
	// Now is the clock by which pages end; nil stands for time.Now.
	Now func() time.Time
	// Log gets what went wrong with a render; nil stands for slog.Default().
	Log *slog.Logger
}

// Press keeps finished pages and serves them. All its methods may be called by
// several goroutines at once, Apply by one.
type Press struct {
	o     Options
	slots chan struct{} // a place in it is the right to render
	coder coder
	hot   hot
	kept  *otter.Cache[string, *sheet] // written with mu held, read without

	mu      sync.Mutex
	index   map[news.Key]map[*sheet]struct{} // which kept sheets read a key
	flights map[string]*flight               // renders that a new asker may join
	running map[*flight]struct{}             // all renders, the forgotten too
	applied int64                            // the last change that was followed
	moved   chan struct{}                    // closed and renewed as applied grows

	// Sheets that left the cache and may still be in the index. The cache tells
	// of them under its own locks, where mu can't be taken: so they wait here.
	goneMu sync.Mutex
	gone   []*sheet

	hits, misses, drops, refused atomic.Int64
}

// New makes an empty press. Call Start before changes are applied, and Run in a
// goroutine to have pages that are much read printed again in the background.
func New(o Options) *Press {
	o = o.withDefaults()
	p := &Press{
		o:       o,
		slots:   make(chan struct{}, o.Renders),
		hot:     newHot(),
		index:   map[news.Key]map[*sheet]struct{}{},
		flights: map[string]*flight{},
		running: map[*flight]struct{}{},
		moved:   make(chan struct{}),
	}
	p.kept = otter.Must(&otter.Options[string, *sheet]{
		MaximumWeight:    uint64(o.Bytes),
		Weigher:          func(_ string, s *sheet) uint32 { return s.weight },
		OnAtomicDeletion: func(e otter.DeletionEvent[string, *sheet]) { p.leave(e.Value) },
	})
	return p
}

func (o Options) withDefaults() Options {
	if o.Bytes <= 0 {
		o.Bytes = 48 << 20
	}
	if o.Renders <= 0 {
		o.Renders = 4 * runtime.GOMAXPROCS(0)
	}
	if o.Patience <= 0 {
		o.Patience = 15 * time.Second
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

// Stats counts what a press did since New, and what it holds now.
type Stats struct {
	Hits    int64 // answered from memory
	Misses  int64 // rendered, or waited for a render
	Kept    int   // pages in memory
	Bytes   int64 // what they weigh, headers and index included
	Drops   int64 // pages dropped by a change
	Refused int64 // renders not kept because a change overtook them
}

// Stats gives the counters; they are read one by one, not in one moment.
func (p *Press) Stats() Stats {
	p.kept.CleanUp() // else what came last is not weighed yet
	return Stats{
		Hits: p.hits.Load(), Misses: p.misses.Load(),
		Kept: p.kept.EstimatedSize(), Bytes: int64(p.kept.WeightedSize()),
		Drops: p.drops.Load(), Refused: p.refused.Load(),
	}
}

// Pages yields the pages that are kept now and have not ended, in no order.
// Pages that come or go meanwhile may be among them or not.
func (p *Press) Pages() iter.Seq[*Page] {
	return func(yield func(*Page) bool) {
		for s := range p.kept.Values() {
			if s.ended(p.o.Now) {
				continue
			}
			if !yield(&s.page) {
				return
			}
		}
	}
}

var _ http.Handler = (*Press)(nil)
