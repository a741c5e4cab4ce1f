package press

import (
	"context"

	"broadsheet/news"
)

// Start says which change the store stands at as the tailer of the log begins:
// Wait returns at once up to it.
func (p *Press) Start(seq int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.reach(seq)
}

// Apply drops every page made from a key of the change, and makes every render
// under way forgotten, so that from now on nobody joins one that may not have
// seen the change. The tailer calls it in order of Seq; a second time is harmless.
func (p *Press) Apply(c news.Change) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sweep() // so that the index holds only what is kept
	if len(c.Keys) > 0 {
		p.forget(c)
		p.drop(c)
	}
	p.reach(c.Seq)
}

// Wait returns nil as soon as Apply has reached seq, or the context's error.
func (p *Press) Wait(ctx context.Context, seq int64) error {
	for {
		p.mu.Lock()
		done, moved := p.applied >= seq, p.moved
		p.mu.Unlock()
		if done {
			return nil
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// reach moves the mark and wakes those who wait for it. Called with mu held.
func (p *Press) reach(seq int64) {
	if seq <= p.applied {
		return
	}
	p.applied = seq
	close(p.moved)
	p.moved = make(chan struct{})
}

// forget notes the change with every render under way, and lets none of them be
// joined any more. Called with mu held.
func (p *Press) forget(c news.Change) {
	for f := range p.running {
		f.note(c)
	}
	clear(p.flights)
}

// drop takes the pages of the change's keys out of the cache. A page whose
// snapshot holds the change already was rendered between the command and now,
// and stays. Called with mu held.
func (p *Press) drop(c news.Change) {
	var warm []*sheet
	for _, k := range c.Keys {
		for s := range p.index[k] {
			if s.page.Seq >= c.Seq {
				continue
			}
			// Every sheet of the index is the one in the cache under its target,
			// unless the cache has let it go: then there is nothing to take out.
			if p.remove(s) {
				p.drops.Add(1)
				warm = append(warm, s)
			}
			p.unlink(s)
		}
	}
	p.hot.dropped(warm)
}

func (p *Press) remove(s *sheet) bool {
	e, ok := p.kept.GetEntryQuietly(s.page.target)
	if !ok || e.Value != s {
		return false
	}
	p.kept.Invalidate(s.page.target)
	return true
}

// keep puts a sheet into the cache if the render that made it was not overtaken.
func (p *Press) keep(f *flight, s *sheet) {
	giant := int64(s.weight) > p.o.Bytes/4 // it would push out a quarter of the rest
	if !s.page.Keep || giant || s.ended(p.o.Now) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if f.overtook(&s.page) {
		p.refused.Add(1)
		return
	}
	// Two renders of a target can both be right, if what came between touches
	// neither; the older one then has nothing to add.
	e, ok := p.kept.GetEntryQuietly(s.page.target)
	if ok && e.Value.page.Seq > s.page.Seq && !e.Value.ended(p.o.Now) {
		return
	}
	p.put(s)
}

// put links a sheet and lets it into the cache. Called with mu held. The link
// comes first: the cache may let a sheet go in the very moment that it comes.
func (p *Press) put(s *sheet) {
	for _, k := range s.page.Keys {
		if p.index[k] == nil {
			p.index[k] = map[*sheet]struct{}{}
		}
		p.index[k][s] = struct{}{}
	}
	p.kept.Set(s.page.target, s)
	p.sweep()
}

// leave hears that the cache let a sheet go: replaced, evicted or dropped. It
// runs under the cache's locks, at any time, even long after. Since sheets are
// unlinked by identity, lateness can't hurt a newer sheet of the same target.
func (p *Press) leave(s *sheet) {
	p.goneMu.Lock()
	p.gone = append(p.gone, s)
	p.goneMu.Unlock()
}

// sweep unlinks the sheets that left. Called with mu held.
func (p *Press) sweep() {
	p.goneMu.Lock()
	gone := p.gone
	p.gone = nil
	p.goneMu.Unlock()
	for _, s := range gone {
		p.unlink(s)
	}
}

// unlink takes a sheet out of the index; doing it twice is harmless. Called with mu held.
func (p *Press) unlink(s *sheet) {
	for _, k := range s.page.Keys {
		delete(p.index[k], s)
		if len(p.index[k]) == 0 {
			delete(p.index, k)
		}
	}
}
