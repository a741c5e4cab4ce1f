package media

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"

	"broadsheet/news"
)

// standing is what serving a picture has to know of it.
type standing struct {
	id    string
	ends  news.Time // when its right ends; zero for never
	ended bool      // it was taken off the public pages
}

// standings remembers them by the hash of the file. All are forgotten with any
// change of any picture: such changes are seldom, and asking again is cheap.
type standings struct {
	mu    sync.Mutex
	of    map[string]standing
	epoch int
}

func (m *standings) get(hash string) (s standing, epoch int, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok = m.of[hash]
	return s, m.epoch, ok
}

// put keeps what was read at an epoch, unless something changed since.
func (m *standings) put(hash string, s standing, epoch int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if epoch != m.epoch {
		return
	}
	if len(m.of) >= remembered || m.of == nil {
		m.of = map[string]standing{}
	}
	m.of[hash] = s
}

func (m *standings) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.of = nil
	m.epoch++
}

// standing gives how a picture stands, or ErrGone for one that readers may not
// have any more: it was taken off the pages, or its second has come and nobody
// has got round to that yet.
func (l *Library) standing(ctx context.Context, hash string) (standing, error) {
	s, epoch, ok := l.stands.get(hash)
	if !ok {
		a, err := l.byHash(ctx, hash)
		if err != nil {
			return s, err
		}
		s = standing{id: a.ID, ends: a.Expires, ended: !a.Ended.IsZero()}
		l.stands.put(hash, s, epoch)
	}
	if s.ended || !s.ends.IsZero() && !s.ends.After(l.store.Now().Time) {
		return s, &news.Error{Kind: news.ErrGone, Sentence: "This picture may not be shown any more."}
	}
	return s, nil
}

// keep says how long others may keep a picture: for good, as what an address
// gives never changes, but not for longer than we may show it.
func (s standing) keep(h http.Header, now news.Time) {
	const year = 365 * 24 * time.Hour
	if left := s.ends.Sub(now.Time); !s.ends.IsZero() && left < year {
		h.Set("Cache-Control", "public, max-age="+strconv.Itoa(int(left.Seconds())))
	} else {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("Surrogate-Key", string(news.AssetKey(s.id)))
	h.Set("Cache-Tag", string(news.AssetKey(s.id)))
}
