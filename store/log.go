package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode"

	"broadsheet/news"
)

// Append writes a row of the change log, with the next number and the
// command's clock. It is the last thing that a command does: from here until
// the commit other writers wait.
func (t *Tx) Append(c news.Change) error {
	for _, k := range c.Keys {
		if k == "" || strings.ContainsFunc(string(k), unicode.IsSpace) {
			return fmt.Errorf("append a change: %q is no key", k)
		}
	}
	if err := t.one(`UPDATE log_head SET seq = seq + 1 WHERE id = 1 RETURNING seq`, nil, &c.Seq); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO changes (seq, at, act, by_id, story_id, note, keys) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		c.Seq, t.now.Milli(), string(c.Act), c.By, c.Story, c.Note, joinKeys(c.Keys))
	t.seq = c.Seq
	if err != nil {
		return err
	}
	return t.tellOfAssets(c)
}

// tellOfAssets notes which pictures a change was about: their history is asked for.
func (t *Tx) tellOfAssets(c news.Change) error {
	for _, k := range c.Keys {
		id, is := news.AssetOf(k)
		if !is {
			continue
		}
		if _, err := t.exec(`INSERT INTO asset_changes (asset_id, seq) VALUES ($1, $2) ON CONFLICT DO NOTHING`, id, c.Seq); err != nil {
			return err
		}
	}
	return nil
}

// Head gives the number of the newest change, 0 when there is none.
func (r *Reader) Head() (seq int64, err error) {
	err = r.one(`SELECT seq FROM log_head WHERE id = 1`, nil, &seq)
	return seq, err
}

// Changes gives up to limit changes after a number, in order.
func (r *Reader) Changes(after int64, limit int) ([]news.Change, error) {
	return all(r, scanChange, `SELECT seq, at, act, by_id, story_id, note, keys FROM changes WHERE seq > $1 ORDER BY seq LIMIT $2`, after, limit)
}

// StoryChanges gives a story's whole history, newest first.
func (r *Reader) StoryChanges(story string, limit int) ([]news.Change, error) {
	return all(r, scanChange, `SELECT seq, at, act, by_id, story_id, note, keys FROM changes WHERE story_id = $1 ORDER BY seq DESC LIMIT $2`, story, limit)
}

func scanChange(row scanner) (c news.Change, err error) {
	var at int64
	var keys string
	err = row.Scan(&c.Seq, &at, &c.Act, &c.By, &c.Story, &c.Note, &keys)
	c.At = news.AtMilli(at).Time
	for k := range strings.FieldsSeq(keys) {
		c.Keys = append(c.Keys, news.Key(k))
	}
	return c, err
}

func joinKeys(keys []news.Key) string {
	var b strings.Builder
	for i, k := range keys {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(k))
	}
	return b.String()
}

// pollEvery is how often a follower looks for changes that other programs
// made on the same database; those of this program ring the bell.
const pollEvery = 200 * time.Millisecond

// Tail hands every change after a number to f, in order, as they come, until
// ctx ends or f fails. A passing failure of the database is waited out: the
// log is still there when it comes back.
func (s *Store) Tail(ctx context.Context, after int64, f func(news.Change) error) error {
	const batch = 500
	for {
		rung := s.bell.wait()
		var changes []news.Change
		err := s.Read(ctx, func(r *Reader) (err error) {
			changes, err = r.Changes(after, batch)
			return err
		})
		if err != nil && !errors.Is(err, news.ErrUnavailable) {
			return err
		}
		for _, c := range changes {
			if err := f(c); err != nil {
				return err
			}
			after = c.Seq
		}
		if len(changes) == batch {
			continue
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-rung:
		case <-time.After(pollEvery):
		}
	}
}

// Cursor gives how far a follower has come, 0 for a new one.
func (r *Reader) Cursor(follower string) (seq int64, err error) {
	err = r.one(`SELECT COALESCE(MAX(seq), 0) FROM cursors WHERE follower = $1`, []any{follower}, &seq)
	return seq, err
}

// SetCursor remembers how far a follower has come. It never goes back.
func (t *Tx) SetCursor(follower string, seq int64) error {
	_, err := t.exec(`INSERT INTO cursors (follower, seq) VALUES ($1, $2)
		ON CONFLICT (follower) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > cursors.seq`, follower, seq)
	return err
}

// bell wakes everybody who waits when a command of this program has committed.
type bell struct {
	mu sync.Mutex
	ch chan struct{}
}

func newBell() *bell { return &bell{ch: make(chan struct{})} }

func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.ch)
	b.ch = make(chan struct{})
}

// wait gives the channel that the next ring closes. Take it before looking,
// so that a ring between looking and waiting is not missed.
func (b *bell) wait() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.ch
}
