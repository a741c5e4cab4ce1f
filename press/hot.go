package press

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// A page read so often since it was printed is worth printing again as soon as
// it is dropped, and one read still more is worth the slow brotli: it takes 75 ms
// of a core and makes the page a sixth smaller for everybody after that.
const (
	warmReads = 16
	hotReads  = 64
	mostWarm  = 256     // targets that wait to be printed again; the least read are left out
	mostHot   = 64      // sheets that wait for the slow brotli
	mostBytes = 1 << 20 // a body over this would hold up the others
)

// hot collects work for the background. Nothing in it is owed: what does not fit
// is printed when it is asked for.
type hot struct {
	reprint chan struct{} // has an item when there may be targets
	polish  chan *sheet
	mu      sync.Mutex
	targets []string
}

func newHot() hot {
	return hot{reprint: make(chan struct{}, 1), polish: make(chan *sheet, mostHot)}
}

// readers is shared by the sheets of one printing, which differ in their brotli.
type readers struct {
	atomic.Int64
	polished atomic.Bool
}

// read counts a reader of a sheet, and hands one that is hot to the polisher;
// where that has no room, it tries again after as many readers.
func (h *hot) read(s *sheet) {
	if s.read.Add(1)%hotReads != 0 || s.read.polished.Load() || s.variants[brotlied] == nil || len(s.page.Body) > mostBytes {
		return
	}
	select {
	case h.polish <- s:
	default:
	}
}

// dropped hears of sheets that a change took out.
func (h *hot) dropped(sheets []*sheet) {
	sheets = slices.DeleteFunc(sheets, func(s *sheet) bool { return s.read.Load() < warmReads })
	if len(sheets) == 0 {
		return
	}
	slices.SortFunc(sheets, func(a, b *sheet) int { return cmp.Compare(b.read.Load(), a.read.Load()) })
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range sheets {
		if len(h.targets) >= mostWarm {
			break
		}
		if !slices.Contains(h.targets, s.page.target) {
			h.targets = append(h.targets, s.page.target)
		}
	}
	select {
	case h.reprint <- struct{}{}:
	default:
	}
}

func (h *hot) next() (target string, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.targets) == 0 {
		return "", false
	}
	target = h.targets[0]
	h.targets = h.targets[1:]
	return target, true
}

// Run prints pages that are much read again as soon as a change drops them, and
// compresses the most read ones better, until the context ends; it returns the
// context's error. The press works without it, a little slower.
func (p *Press) Run(ctx context.Context) error {
	var wg sync.WaitGroup
	wg.Go(func() { p.polishAll(ctx) })
	wg.Go(func() { p.reprintAll(ctx) })
	wg.Wait()
	return ctx.Err()
}

// reprintAll prints what was dropped, the most read first and one at a time:
// readers' own misses go beside it.
func (p *Press) reprintAll(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.hot.reprint:
		}
		for target, ok := p.hot.next(); ok && ctx.Err() == nil; target, ok = p.hot.next() {
			if p.look(target) == nil {
				p.print(ctx, target)
			}
		}
	}
}

// polishAll gives the slow brotli to sheets that are hot, a tenth of the time at
// most, so that a machine with one core goes on serving.
func (p *Press) polishAll(ctx context.Context) {
	for {
		var s *sheet
		select {
		case <-ctx.Done():
			return
		case s = <-p.hot.polish:
		}
		began := time.Now()
		p.polish(s)
		select {
		case <-ctx.Done():
			return
		case <-time.After(9 * time.Since(began)):
		}
	}
}

// addBrotli gives a sheet that has just been printed its first brotli.
func (p *Press) addBrotli(s *sheet) {
	if s.variants[gzipped] != nil {
		p.recode(s, p.coder.quickBrotli)
	}
}

// polish gives a sheet that is read much the best brotli.
func (p *Press) polish(s *sheet) {
	p.recode(s, bestBrotli)
	s.read.polished.Store(true)
}

// recode puts a sheet with another brotli in a sheet's place, if that is still
// the one that is kept. A brotli that is no smaller than gzip, as of a tiny body,
// is left out: gzip is understood by more.
func (p *Press) recode(old *sheet, brotli func([]byte) []byte) {
	if !p.holds(old) {
		return
	}
	plain, packed := old.variants[identity].body, old.variants[gzipped].body
	better := brotli(plain)
	if len(better) >= len(packed) {
		return
	}
	bodies := [codings][]byte{identity: plain, gzipped: packed, brotlied: better}
	s := &sheet{page: old.page, read: old.read}
	p.dress(s, bodies)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.holds(old) {
		p.put(s)
	}
}

func (p *Press) holds(s *sheet) bool {
	e, ok := p.kept.GetEntryQuietly(s.page.target)
	return ok && e.Value == s
}
