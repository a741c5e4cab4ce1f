package press

import (
	"cmp"
	"context"
	"slices"
	"sync"
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

// read counts a reader of a sheet, and at the right one hands it to the polisher.
func (h *hot) read(s *sheet) {
	if s.read.Add(1) != hotReads || s.variants[brotlied] == nil || len(s.page.Body) > mostBytes {
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

// polish puts a better brotli in a sheet's place, if it is still the one that is kept.
func (p *Press) polish(old *sheet) {
	if !p.holds(old) {
		return
	}
	bodies := [codings][]byte{identity: old.variants[identity].body, gzipped: old.variants[gzipped].body}
	bodies[brotlied] = bestBrotli(bodies[identity])
	s := &sheet{page: old.page}
	p.dress(s, bodies)
	s.read.Store(max(hotReads, old.read.Load())) // still warm, and not to be polished again
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
