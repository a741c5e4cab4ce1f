package collab

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"sync"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// room is one story that people write in: the authority over its text.
type room struct {
	house *Rooms
	id    string
	used  time.Time // guarded by house.mu

	mu      sync.Mutex
	hand    *hand // nil until loaded, and after it failed
	is      store.OpenText
	doc     []byte            // the text as the editor writes it, at version is.Version
	fields  map[string]string // as they stand
	authors map[string]string // by field: the name of who wrote it last, where that was while the room was open
	seats   map[string]*Seat  // by client

	firstChange, lastChange time.Time // of what is unsaved
	loose                   bool      // another's revision could not be merged: ours goes on top of it
	stuck                   int64     // is.Version+is.Turn when a saving was refused; the same is not tried again
	empty                   time.Time // since when nobody is here
}

// load reads the room from the database: the document at the last saving, the
// steps since, and the fields.
func (r *room) load(ctx context.Context) error {
	h, err := newHand()
	if err != nil {
		return err
	}
	r.hand, r.authors = h, map[string]string{}
	var story news.Story
	var base, newest news.Revision
	var steps []store.OpenStep
	err = r.house.store.Read(ctx, func(rd *store.Reader) error {
		if story, err = rd.Story(r.id); err != nil {
			return err
		}
		r.is, err = rd.OpenText(r.id)
		if errors.Is(err, news.ErrNotFound) {
			r.is, err = store.OpenText{Revision: story.Revision}, nil
		}
		if err != nil {
			return err
		}
		if base, err = rd.Revision(r.id, r.is.Revision); err != nil {
			return err
		}
		if newest, err = rd.Revision(r.id, story.Revision); err != nil {
			return err
		}
		if steps, err = rd.OpenSteps(r.id, r.is.Saved, int(r.is.Version-r.is.Saved)+1); err != nil {
			return err
		}
		return r.loadFields(rd, base.Draft)
	})
	if err != nil {
		return err
	}
	if err := r.replay(base, steps); err != nil {
		return fmt.Errorf("open the text of story %s again: %w", r.id, err)
	}
	r.firstChange, r.lastChange = r.house.store.Now().Time, r.house.store.Now().Time
	r.empty = r.lastChange
	if newest.Number > r.is.Revision {
		return r.adopt(ctx, newest)
	}
	return nil
}

func (r *room) loadFields(rd *store.Reader, d news.Draft) (err error) {
	if r.fields, err = r.house.form.Fields(rd, d); err != nil {
		return err
	}
	written, err := rd.OpenFields(r.id)
	for _, f := range written {
		r.fields[f.Name] = f.Value
	}
	return err
}

// replay brings the hand to the newest version.
func (r *room) replay(base news.Revision, steps []store.OpenStep) (err error) {
	if len(r.is.Doc) == 0 {
		if r.doc, err = r.hand.read(base.Body); err != nil {
			return err
		}
		r.is.Doc = r.doc
	} else {
		if err = r.hand.open(r.is.Doc); err != nil {
			return err
		}
		r.doc = r.is.Doc
	}
	return r.advance(steps)
}

// advance applies steps that are in the database already.
func (r *room) advance(steps []store.OpenStep) (err error) {
	if len(steps) == 0 {
		return nil
	}
	all := make([]json.RawMessage, len(steps))
	for i, s := range steps {
		all[i] = s.Step
	}
	if r.doc, err = r.hand.apply(list(all)); err != nil {
		return err
	}
	return r.hand.keep()
}

// list writes steps as one JSON list.
func list(steps []json.RawMessage) []byte {
	b := []byte{'['}
	for i, s := range steps {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, s...)
	}
	return append(b, ']')
}

// split is the opposite of list.
func split(steps []byte) (all []json.RawMessage, err error) {
	err = json.Unmarshal(steps, &all)
	return all, err
}

// change is what somebody wants to write.
type change struct {
	by     string
	name   string // of by, for people
	client string
	steps  []json.RawMessage
	fields map[string]string
	may    func(*store.Tx) error // asked in the transaction that writes
	adopts int                   // the revision that the change takes in, or 0
}

// write carries out a change: the hand applies it, prose judges the text, the
// database keeps it, and every seat hears of it. When it fails nothing has
// changed. A conflict means that another node was faster.
func (r *room) write(ctx context.Context, c change) error {
	is, doc := r.is, r.doc
	if len(c.steps) > 0 {
		var err error
		if doc, err = r.judged(c.steps); err != nil {
			return err
		}
	}
	is.StoryID, is.By = r.id, c.by
	is.Version += int64(len(c.steps))
	is.Turn += int64(len(c.fields))
	whole := c.adopts > 0 && !r.is.Unsaved()
	if c.adopts > 0 {
		is.Revision = c.adopts
	}
	if whole { // what another saved is all that changed, so nothing is unsaved after it
		is.Saved, is.SavedTurn, is.Doc = is.Version, is.Turn, doc
	}
	rows := r.rows(c)
	if _, err := r.house.store.Write(ctx, func(tx *store.Tx) error {
		if c.may != nil {
			if err := c.may(tx); err != nil {
				return err
			}
		}
		return put(tx, r.is, is, rows, r.written(c, whole))
	}); err != nil {
		return err
	}
	if len(c.steps) > 0 {
		if err := r.hand.keep(); err != nil {
			r.hand = nil // the database is right and we are not: read it anew
			return err
		}
	}
	if !r.is.Unsaved() {
		r.firstChange = r.house.store.Now().Time
	}
	if whole {
		if err := r.hand.mark(); err != nil {
			r.hand = nil
			return err
		}
	}
	r.lastChange = r.house.store.Now().Time
	r.is, r.doc = is, doc
	was := maps.Clone(r.fields)
	for name, value := range c.fields {
		r.fields[name], r.authors[name] = value, c.name
	}
	r.tellChange(c, rows, was)
	return nil
}

// judged applies steps without keeping them, and asks prose for its judgement.
func (r *room) judged(steps []json.RawMessage) ([]byte, error) {
	doc, err := r.hand.apply(list(steps))
	if err != nil {
		return nil, err
	}
	if _, err := prose.FromEditor(doc); err != nil {
		return nil, atBody(err)
	}
	return doc, nil
}

// atBody says of an error of the text that it is about the field body.
func atBody(err error) error {
	sentence, ok := news.Sentence(err)
	if !ok {
		return err
	}
	kind := news.ErrInvalid
	if errors.Is(err, news.ErrTooLarge) {
		kind = news.ErrTooLarge
	}
	return &news.Error{Kind: kind, Field: "body", Sentence: sentence, Err: err}
}

func (r *room) rows(c change) []store.OpenStep {
	rows := make([]store.OpenStep, len(c.steps))
	for i, s := range c.steps {
		rows[i] = store.OpenStep{StoryID: r.id, Version: r.is.Version + int64(i) + 1, Client: c.client, By: c.by, Step: bytes.Clone(s)}
	}
	return rows
}

// written gives the fields of a change as they are kept; those that a revision
// holds already need no row.
func (r *room) written(c change, whole bool) (all []store.OpenField) {
	if whole {
		return nil
	}
	for name, value := range c.fields {
		all = append(all, store.OpenField{StoryID: r.id, Name: name, Value: value, Turn: r.is.Turn + int64(len(c.fields)), By: c.by})
	}
	return all
}

func put(tx *store.Tx, was, is store.OpenText, steps []store.OpenStep, fields []store.OpenField) error {
	if err := tx.PutOpenText(was, is); err != nil {
		return err
	}
	if err := tx.AddOpenSteps(steps); err != nil {
		return err
	}
	for _, f := range fields {
		if err := tx.PutOpenField(f); err != nil {
			return err
		}
	}
	return nil
}

// text gives what is written, on top of what a revision says.
func (r *room) text(now edit.Text) (edit.Text, error) {
	t, err := r.house.form.Text(maps.Clone(r.fields), now)
	if err != nil {
		return t, err
	}
	t.Body, err = prose.FromEditor(r.doc)
	return t, err
}

// idle tells whether nothing is lost when the room is closed: nobody is here and
// everything is saved. A room that is busy is not idle.
func (r *room) idle() bool {
	if !r.mu.TryLock() {
		return false
	}
	defer r.mu.Unlock()
	return len(r.seats) == 0 && !r.is.Unsaved()
}
