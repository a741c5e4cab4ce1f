package store

import (
	"context"
	"slices"
	"time"

	"broadsheet/news"
)

// Public reads what the public may see, in one snapshot, and notes a key for
// everything that it reads: a page made with it knows by construction what it
// was made from and until when it holds. None of its queries can reach a
// draft. It lives for the callback of Store.Public only, and for one goroutine.
type Public struct {
	r    Reader
	now  news.Time
	seq  int64
	keys map[news.Key]struct{}
	ends time.Time
	pub  *news.Publication
}

// Public carries out f on a snapshot of what the public sees.
func (s *Store) Public(ctx context.Context, f func(*Public) error) error {
	return s.Read(ctx, func(r *Reader) error {
		seq, err := r.Head() // the first read, so that the snapshot is of this change
		if err != nil {
			return err
		}
		return f(&Public{r: *r, now: s.Now(), seq: seq, keys: map[news.Key]struct{}{}})
	})
}

// Seq is the number of the newest change that the snapshot holds.
func (p *Public) Seq() int64 { return p.seq }

// Keys gives the keys of all that was read, sorted.
func (p *Public) Keys() []news.Key {
	keys := make([]news.Key, 0, len(p.keys))
	for k := range p.keys {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Ends gives the earliest time at which something that was read ends being
// true by itself; zero when nothing does.
func (p *Public) Ends() time.Time { return p.ends }

func (p *Public) note(keys ...news.Key) {
	for _, k := range keys {
		p.keys[k] = struct{}{}
	}
}

func (p *Public) until(t time.Time) {
	if p.ends.IsZero() || t.Before(p.ends) {
		p.ends = t
	}
}

// Publication gives the title that readers know.
func (p *Public) Publication() (news.Publication, error) {
	p.note(news.KeyPublication)
	if p.pub == nil {
		pub, err := p.r.Publication()
		if err != nil {
			return pub, err
		}
		p.pub = &pub
	}
	return *p.pub, nil
}

// Today gives the publication's day, as its midnight, and notes that the
// page ends with it.
func (p *Public) Today() (time.Time, error) {
	pub, err := p.Publication()
	if err != nil {
		return time.Time{}, err
	}
	p.until(pub.NextMidnight(p.now.Time))
	return pub.Day(p.now.Time), nil
}

// Since gives the moment that lies d before now, for lists that reach back by
// time (a news sitemap's two days). Such a page is made anew every now and
// then, so it may be late by at most slack in letting a story go.
func (p *Public) Since(d, slack time.Duration) news.Time {
	p.until(p.now.Truncate(slack).Add(slack))
	return news.At(p.now.Truncate(slack).Add(-d))
}
