package collab

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// Times and sizes by which rooms are kept.
const (
	quiet     = 5 * time.Second  // without a change, after which a text is saved though no tab asks for it
	longest   = 20 * time.Second // after which it is saved although changes go on
	lingering = 2 * time.Minute  // that an empty room is kept for whoever comes back
	tick      = 500 * time.Millisecond
	maxRooms  = 200 // each takes about a megabyte and twice its text
	maxSeats  = 30  // tabs in one room
	keptSteps = 10_000
	restAfter = 14 * 24 * time.Hour // after which a tab that was away comes too late
)

// Form turns the fields around a story's text into plain words by name, and
// back. The desk knows which fields there are.
type Form struct {
	// Fields gives what a revision says, as the desk's form shows it.
	Fields func(*store.Reader, news.Draft) (map[string]string, error)
	// Text puts fields into a text; what they don't tell of stays as it is.
	Text func(fields map[string]string, now edit.Text) (edit.Text, error)
}

// Rooms are the stories that people write in at the moment. It is safe for
// concurrent use; make one with New.
type Rooms struct {
	store *store.Store
	form  Form
	log   *slog.Logger

	mu     sync.Mutex
	open   map[string]*room
	closed bool
}

// New makes rooms over a store. They save by themselves only while Run runs.
func New(s *store.Store, form Form, log *slog.Logger) *Rooms {
	return &Rooms{store: s, form: form, log: log, open: map[string]*room{}}
}

// errClosed is said while the server goes down.
var errClosed = &news.Error{Kind: news.ErrUnavailable, Sentence: "The desk is about to start anew. Your words are kept; they will be sent again in a moment."}

// room gives the room of a story, opening it where nobody is in it.
func (rs *Rooms) room(ctx context.Context, story string) (*room, error) {
	rs.mu.Lock()
	if rs.closed {
		rs.mu.Unlock()
		return nil, errClosed
	}
	r := rs.open[story]
	if r == nil {
		rs.evict(maxRooms - 1)
		if len(rs.open) >= maxRooms {
			rs.mu.Unlock()
			return nil, &news.Error{Kind: news.ErrUnavailable, Sentence: "More stories are being written at once than this desk can hold. Try again in a moment."}
		}
		r = &room{house: rs, id: story, seats: map[string]*Seat{}}
		rs.open[story] = r
	}
	r.used = rs.store.Now().Time
	rs.mu.Unlock()

	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hand != nil {
		return r, nil
	}
	if err := r.load(ctx); err != nil {
		r.hand = nil
		rs.forget(r)
		return nil, err
	}
	return r, nil
}

// evict closes rooms that nobody is in and that hold nothing unsaved, the
// longest unused first, until at most so many are left. rs.mu is held.
func (rs *Rooms) evict(most int) {
	for len(rs.open) > most {
		var oldest *room
		for _, r := range rs.open {
			if (oldest == nil || r.used.Before(oldest.used)) && rs.unused(r) && r.idle() {
				oldest = r
			}
		}
		if oldest == nil {
			return
		}
		delete(rs.open, oldest.id)
	}
}

// unused tells whether nobody can be on the way into a room. rs.mu is held.
func (rs *Rooms) unused(r *room) bool { return rs.store.Now().Sub(r.used) >= tick }

func (rs *Rooms) forget(r *room) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.open[r.id] == r {
		delete(rs.open, r.id)
	}
}

func (rs *Rooms) all() []*room {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	all := make([]*room, 0, len(rs.open))
	for _, r := range rs.open {
		all = append(all, r)
	}
	return all
}

// Flush makes a revision of what is written in a story and in none yet, so that
// an act is about the text that people see. A story that is spiked or withdrawn
// takes no saving, and its act goes on. A story that nobody writes in costs
// one look.
func (rs *Rooms) Flush(ctx context.Context, story string) error {
	rs.mu.Lock()
	r := rs.open[story]
	rs.mu.Unlock()
	if r == nil {
		unsaved, err := rs.unsaved(ctx, story)
		if err != nil || !unsaved {
			return err
		}
		if r, err = rs.room(ctx, story); err != nil {
			return err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hand == nil {
		return nil
	}
	if !rs.writable(ctx, story) {
		return nil // its words wait until the story is restored
	}
	_, err := r.save(ctx)
	return err
}

// writable tells whether a story's state allows a saving at all.
func (rs *Rooms) writable(ctx context.Context, story string) bool {
	may := false
	err := rs.store.Read(ctx, func(r *store.Reader) error {
		s, err := r.Story(story)
		if err == nil {
			_, err = s.State.After(news.ActSave)
		}
		may = err == nil
		return err
	})
	return may || err != nil && !errors.Is(err, news.ErrConflict)
}

func (rs *Rooms) unsaved(ctx context.Context, story string) (unsaved bool, err error) {
	err = rs.store.Read(ctx, func(r *store.Reader) error {
		o, err := r.OpenText(story)
		if errors.Is(err, news.ErrNotFound) {
			return nil
		}
		unsaved = o.Unsaved()
		return err
	})
	return unsaved, err
}

// Run saves texts after a moment of quiet, follows what others do with stories
// that are open, and closes rooms that nobody is in. When ctx ends it saves what
// is unsaved and ends every seat, so that a server can go down.
func (rs *Rooms) Run(ctx context.Context) error {
	rs.recover(ctx)
	followed := make(chan error, 1)
	go func() { followed <- rs.follow(ctx) }()
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			rs.close(context.WithoutCancel(ctx))
			<-followed //nolint:errcheck // it ends with ctx, and says no more than that
			return ctx.Err()
		case err := <-followed:
			rs.close(context.WithoutCancel(ctx))
			return fmt.Errorf("follow the stories that are open: %w", err)
		case <-ticker.C:
			rs.tend(ctx)
			if n%int(time.Hour/tick) == 1 {
				rs.rest(ctx)
			}
		}
	}
}

// recover saves what an earlier run of the server took and did not come to save.
func (rs *Rooms) recover(ctx context.Context) {
	const batch = 100
	for after := ""; ; {
		var ids []string
		err := rs.store.Read(ctx, func(r *store.Reader) (err error) {
			ids, err = r.UnsavedTexts(after, batch)
			return err
		})
		if err != nil || len(ids) == 0 {
			return
		}
		for _, id := range ids {
			if err := rs.Flush(ctx, id); err != nil {
				rs.log.WarnContext(ctx, "a text that was written is in no revision yet", "story", id, "error", err)
			}
			after = id
		}
	}
}

// tend looks after every room once.
func (rs *Rooms) tend(ctx context.Context) {
	for _, r := range rs.all() {
		if !r.tend(ctx) {
			continue
		}
		rs.mu.Lock()
		if rs.unused(r) && rs.open[r.id] == r {
			delete(rs.open, r.id)
		}
		rs.mu.Unlock()
	}
}

func (rs *Rooms) rest(ctx context.Context) {
	_, err := rs.store.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.RestOpenTexts(news.At(tx.Now().Add(-restAfter)), 1000)
		return err
	})
	if err != nil {
		rs.log.WarnContext(ctx, "old steps were not cleared away", "error", err)
	}
}

// close ends every seat and saves what is unsaved. No room opens after it.
func (rs *Rooms) close(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	rs.mu.Lock()
	rs.closed = true
	rs.mu.Unlock()
	for _, r := range rs.all() {
		r.end(errClosed)
	}
	for _, r := range rs.all() {
		if err := r.saveQuietly(ctx); err != nil {
			rs.log.WarnContext(ctx, "a text stays unsaved until the next start", "story", r.id, "error", err)
		}
	}
}
