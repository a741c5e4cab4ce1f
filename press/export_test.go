package press

import "fmt"

// Loose says how the index and the cache part from one another; nil if they
// agree: every kept sheet is under each of its keys, and nothing else is.
func (p *Press) Loose() error {
	p.kept.CleanUp()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sweep()
	kept := map[*sheet]bool{}
	for _, s := range p.kept.All() {
		kept[s] = true
		for _, k := range s.page.Keys {
			if _, ok := p.index[k][s]; !ok {
				return fmt.Errorf("%s is kept but not under %s", s.page.target, k)
			}
		}
	}
	for k, sheets := range p.index {
		if len(sheets) == 0 {
			return fmt.Errorf("an empty entry for %s", k)
		}
		for s := range sheets {
			if !kept[s] {
				return fmt.Errorf("%s is under %s but not kept", s.page.target, k)
			}
		}
	}
	return nil
}

// Replaced tells the press late that the cache let a sheet of this target go
// which a newer one has replaced, as an eviction's notice may come.
func (p *Press) Replaced(target string) {
	if e, ok := p.kept.GetEntryQuietly(target); ok {
		old := &sheet{page: e.Value.page, read: e.Value.read}
		p.leave(old)
	}
}

// InFlight counts the renders under way, the forgotten too.
func (p *Press) InFlight() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.running)
}

// Waiting counts who waits for the render of a target that can still be joined.
func (p *Press) Waiting(target string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f := p.flights[target]; f != nil {
		return f.waiting
	}
	return 0
}
