package collab

import (
	"context"
	"errors"
	"maps"

	"broadsheet/news"
	"broadsheet/store"
)

// storyNews says that something was done with the story beside writing it.
type storyNews struct {
	Act news.Act `json:"act"`
}

// follow tails the change log for stories that are open: a revision that was
// saved by another way is taken in, and whatever was done is told to the tabs,
// so that the page around the text shows how things stand.
func (rs *Rooms) follow(ctx context.Context) error {
	var head int64
	if err := rs.store.Read(ctx, func(r *store.Reader) (err error) {
		head, err = r.Head()
		return err
	}); err != nil {
		return err
	}
	return rs.store.Tail(ctx, head, func(c news.Change) error {
		rs.mu.Lock()
		r := rs.open[c.Story]
		rs.mu.Unlock()
		if r != nil && c.Story != "" {
			r.heard(ctx, c)
		}
		return nil
	})
}

// heard takes in that something was done with the story.
func (r *room) heard(ctx context.Context, c news.Change) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hand == nil {
		return
	}
	err := r.adoptNewest(ctx)
	if err != nil && ctx.Err() == nil {
		r.house.log.WarnContext(ctx, "an open story could not follow a change", "story", r.id, "change", c.Seq, "error", err)
	}
	if c.Act != news.ActSave { // a saving is told as a revision
		r.tell(Event{Kind: "story", Version: r.is.Version, Data: storyNews{c.Act}})
	}
}

// adoptNewest takes in a revision that was saved by another way, if there is
// one. r.mu is held.
func (r *room) adoptNewest(ctx context.Context) error {
	var newest news.Revision
	err := r.house.store.Read(ctx, func(rd *store.Reader) error {
		story, err := rd.Story(r.id)
		if err != nil || story.Revision <= r.is.Revision {
			return err
		}
		newest, err = rd.Revision(r.id, story.Revision)
		return err
	})
	if err != nil || newest.Number == 0 {
		return err
	}
	if err := r.catchUp(ctx); err != nil {
		return err
	}
	return r.adopt(ctx, newest)
}

// catchUp takes in what another node wrote in the story. r.mu is held.
func (r *room) catchUp(ctx context.Context) error {
	var is store.OpenText
	var steps []store.OpenStep
	var fields []store.OpenField
	err := r.house.store.Read(ctx, func(rd *store.Reader) (err error) {
		if is, err = rd.OpenText(r.id); err != nil {
			return err
		}
		if steps, err = rd.OpenSteps(r.id, r.is.Version, int(max(0, is.Version-r.is.Version))+1); err != nil {
			return err
		}
		fields, err = rd.OpenFields(r.id)
		return err
	})
	switch {
	case errors.Is(err, news.ErrNotFound): // nobody has written yet
		return nil
	case err != nil:
		return err
	case is.Version == r.is.Version && is.Turn == r.is.Turn && is.Saved == r.is.Saved && is.SavedTurn == r.is.SavedTurn && is.Revision == r.is.Revision:
		return nil
	}
	if err := r.advance(steps); err != nil {
		r.hand = nil
		return err
	}
	if is.Saved != r.is.Saved || is.Revision != r.is.Revision {
		if r.loose = is.Saved != is.Version; !r.loose {
			if err := r.hand.mark(); err != nil {
				return err
			}
		}
	}
	r.is = is
	r.hear(steps, fields)
	return nil
}

// hear tells the tabs of this node what came from another.
func (r *room) hear(steps []store.OpenStep, fields []store.OpenField) {
	was := maps.Clone(r.fields)
	c := change{client: "another", fields: map[string]string{}}
	for _, f := range fields {
		if r.fields[f.Name] != f.Value {
			c.fields[f.Name] = f.Value
		}
	}
	maps.Copy(r.fields, c.fields)
	r.tellChange(c, steps, was)
}

// tend saves what has been quiet for long enough, looks for what other nodes
// wrote, and tells whether the room may be closed.
func (r *room) tend(ctx context.Context) (done bool) {
	if !r.mu.TryLock() { // somebody is at it; the next tick will do
		return false
	}
	defer r.mu.Unlock()
	now := r.house.store.Now().Time
	if r.hand == nil {
		return len(r.seats) == 0
	}
	if len(r.seats) > 0 {
		if err := r.catchUp(ctx); err != nil && ctx.Err() == nil {
			r.house.log.WarnContext(ctx, "an open story could not catch up", "story", r.id, "error", err)
		}
	}
	due := now.Sub(r.lastChange) >= quiet || now.Sub(r.firstChange) >= longest
	if r.is.Unsaved() && due && r.stuck != r.is.Version+r.is.Turn {
		if _, err := r.save(ctx); err != nil && ctx.Err() == nil {
			r.house.log.InfoContext(ctx, "a text can't be saved as it is; it is kept", "story", r.id, "error", err)
		}
	}
	return len(r.seats) == 0 && now.Sub(r.empty) >= lingering && (!r.is.Unsaved() || r.stuck != 0)
}

// saveQuietly saves what is unsaved, if anything is.
func (r *room) saveQuietly(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hand == nil || !r.is.Unsaved() {
		return nil
	}
	_, err := r.save(ctx)
	return err
}
