package media

import (
	"context"
	"errors"
	"os"
	"sync"

	"broadsheet/news"
	"broadsheet/store"
)

// remembered is how many pictures' rows are kept in memory: all of the newest
// pages, at a few hundred bytes each.
const remembered = 4096

// entry is what a page needs to know of a picture.
type entry struct {
	asset news.Asset
	facts facts
}

// memory keeps entries by id. A row is never kept that was read before a
// change and put after it: that is what held and epoch are for.
type memory struct {
	mu      sync.Mutex
	entries map[string]entry
	held    map[string]int // ids that are being changed, by how many
	epoch   int            // grows whenever something is dropped
}

func newMemory() *memory { return &memory{entries: map[string]entry{}, held: map[string]int{}} }

func (m *memory) get(id string) (e entry, epoch int, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok = m.entries[id]
	return e, m.epoch, ok
}

// put keeps an entry that was read at an epoch.
func (m *memory) put(e entry, epoch int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if epoch != m.epoch || m.held[e.asset.ID] > 0 {
		return
	}
	if len(m.entries) >= remembered {
		for id := range m.entries { // any will do
			delete(m.entries, id)
			break
		}
	}
	m.entries[e.asset.ID] = e
}

func (m *memory) drop(id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.entries, id)
	m.epoch++
}

// hold keeps an id out of memory until as many releases.
func (m *memory) hold(id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.entries, id)
	m.held[id]++
	m.epoch++
}

func (m *memory) release(id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.epoch++
	if m.held[id]--; m.held[id] == 0 {
		delete(m.held, id)
	}
}

// look gives a picture's entry, from memory where it can. Facts that are
// missing, as the renditions were deleted, are no error: they come back with
// the first rendition.
func (l *Library) look(ctx context.Context, id string) (entry, error) {
	e, epoch, ok := l.known.get(id)
	if ok {
		return e, nil
	}
	err := l.store.Read(ctx, func(r *store.Reader) (err error) {
		e.asset, err = r.Asset(id)
		return err
	})
	if err != nil {
		return e, err
	}
	switch e.facts, err = l.facts(e.asset.Hash); {
	case err == nil:
		l.known.put(e, epoch)
	case !errors.Is(err, os.ErrNotExist):
		return e, err
	}
	return e, nil
}
