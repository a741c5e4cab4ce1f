package store

import (
	"fmt"
	"math"

	"broadsheet/news"
)

// Deed is one line of the private audit: a change, or a coming or going.
type Deed struct {
	At      news.Time
	Act     news.Act
	By      string // id of the user or key; empty when it is not known who it was
	Story   string
	Note    string
	Email   string // that somebody gave at the door
	Address string // where they were
	Agent   string // their browser's name for itself

	seq int64  // of a change
	id  string // of a coming or going
}

// DeedFilter says which deeds a list shows; zero fields do not narrow it.
type DeedFilter struct {
	By     string // id of a user or key
	Act    news.Act
	Story  string // id
	From   news.Time
	To     news.Time // not included
	Before DeedCursor
	Limit  int
}

// DeedCursor is a place in the audit: how far each of its halves was read.
// The zero value is its beginning, which is the newest.
type DeedCursor struct {
	ChangeAt news.Time
	Change   int64
	DoorAt   news.Time
	Door     string
}

// Deeds gives the audit, the newest first, and where to go on. It reads the
// change log and the door's log along their indexes and merges them by time.
func (r *Reader) Deeds(f DeedFilter) ([]Deed, DeedCursor, error) {
	changes, err := r.changesOf(f)
	if err != nil {
		return nil, f.Before, fmt.Errorf("read the audit: %w", err)
	}
	door, err := r.doorOf(f)
	if err != nil {
		return nil, f.Before, fmt.Errorf("read the audit: %w", err)
	}
	var merged []Deed
	next := f.Before
	for len(merged) < f.Limit && len(changes)+len(door) > 0 {
		if len(door) == 0 || len(changes) > 0 && !changes[0].At.Before(door[0].At.Time) {
			next.ChangeAt, next.Change = changes[0].At, changes[0].seq
			merged, changes = append(merged, changes[0]), changes[1:]
			continue
		}
		next.DoorAt, next.Door = door[0].At, door[0].id
		merged, door = append(merged, door[0]), door[1:]
	}
	return merged, next.pinned(merged), nil
}

// pinned bounds a half of which nothing was shown yet by what was: so what
// comes after the first page was read never stands on a later one.
func (c DeedCursor) pinned(shown []Deed) DeedCursor {
	if len(shown) == 0 {
		return c
	}
	last := shown[len(shown)-1].At
	if c.Change == 0 {
		c.ChangeAt, c.Change = last, math.MaxInt64
	}
	if c.Door == "" {
		c.DoorAt, c.Door = last, "~" // after every id
	}
	return c
}

func (r *Reader) changesOf(f DeedFilter) ([]Deed, error) {
	if f.Act.AtDoor() {
		return nil, nil
	}
	c := f.conditions()
	if f.Story != "" {
		c.add(`story_id = $?`, f.Story)
	}
	if f.Before.Change > 0 {
		c.add(`(at, seq) < ($?, $?)`, f.Before.ChangeAt.Milli(), f.Before.Change)
	}
	query, args := c.query(`SELECT seq, at, act, by_id, story_id, note FROM changes`, `at DESC, seq DESC`, f.Limit)
	return all(r, func(row scanner) (d Deed, err error) {
		err = row.Scan(&d.seq, moment{&d.At}, &d.Act, &d.By, &d.Story, &d.Note)
		return d, err
	}, query, args...)
}

func (r *Reader) doorOf(f DeedFilter) ([]Deed, error) {
	if f.Story != "" || f.Act != "" && !f.Act.AtDoor() {
		return nil, nil
	}
	c := f.conditions()
	if f.Before.Door != "" {
		c.add(`(at, id) < ($?, $?)`, f.Before.DoorAt.Milli(), f.Before.Door)
	}
	query, args := c.query(`SELECT id, at, act, by_id, note, email, address, agent FROM door_log`, `at DESC, id DESC`, f.Limit)
	return all(r, func(row scanner) (d Deed, err error) {
		err = row.Scan(&d.id, moment{&d.At}, &d.Act, &d.By, &d.Note, &d.Email, &d.Address, &d.Agent)
		return d, err
	}, query, args...)
}

// conditions are those that both halves share.
func (f DeedFilter) conditions() *conditions {
	var c conditions
	if f.By != "" {
		c.add(`by_id = $?`, f.By)
	}
	if f.Act != "" {
		c.add(`act = $?`, string(f.Act))
	}
	if !f.From.IsZero() {
		c.add(`at >= $?`, f.From.Milli())
	}
	if !f.To.IsZero() {
		c.add(`at < $?`, f.To.Milli())
	}
	return &c
}

// NoteAtDoor writes a coming or going. Those from before a time are swept out,
// so that strangers who try names can't fill the disk.
func (t *Tx) NoteAtDoor(d Deed, keepFrom news.Time) error {
	if _, err := t.exec(`DELETE FROM door_log WHERE at < $1`, keepFrom.Milli()); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO door_log (id, at, act, by_id, email, address, agent, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		t.NewID(), t.now.Milli(), string(d.Act), d.By, d.Email, d.Address, d.Agent, d.Note)
	return err
}
