package collab

import (
	"context"
	"errors"
	"fmt"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// save makes a revision of what is unsaved, in the name of who wrote last, and
// gives the story as it stands then. r.mu is held.
func (r *room) save(ctx context.Context) (story news.Story, err error) {
	const tries = 5
	for range tries {
		story, err = r.saveOnce(ctx)
		stale, isStale := errors.AsType[*edit.Stale](err)
		switch {
		case isStale:
			err = r.adopt(ctx, stale.Theirs)
		case errors.Is(err, news.ErrConflict) && r.overtaken(ctx):
			err = nil
		default:
			return story, r.saved(err)
		}
		if err != nil {
			return story, err
		}
	}
	return story, news.Conflict("Others save this story all the time, so it could not be saved just now. Your words are kept; try again.")
}

// overtaken catches up where another node wrote in the story, and tells whether
// that was so: a conflict may have another cause, which trying again won't mend.
func (r *room) overtaken(ctx context.Context) bool {
	before := r.is
	if err := r.catchUp(ctx); err != nil {
		return false
	}
	return before.Version != r.is.Version || before.Turn != r.is.Turn || before.Saved != r.is.Saved || before.Revision != r.is.Revision
}

// saved notes how a saving went.
func (r *room) saved(err error) error {
	r.stuck = 0
	if err != nil {
		r.stuck = r.is.Version + r.is.Turn
	}
	return err
}

func (r *room) saveOnce(ctx context.Context) (story news.Story, err error) {
	var by news.User
	var is store.OpenText
	_, err = r.house.store.Write(ctx, func(tx *store.Tx) error {
		is = r.is
		if !is.Unsaved() {
			story, err = tx.Story(r.id)
			return err
		}
		if by, err = r.writer(&tx.Reader); err != nil {
			return err
		}
		base, err := tx.Revision(r.id, is.Revision)
		if err != nil {
			return err
		}
		now, err := edit.TextOf(&tx.Reader, base.Draft)
		if err != nil {
			return err
		}
		t, err := r.text(now)
		if err != nil {
			return err
		}
		if story, err = edit.SaveIn(tx, by, r.id, is.Revision, t); err != nil {
			return err
		}
		is.Revision, is.Saved, is.SavedTurn, is.Doc = story.Revision, is.Version, is.Turn, r.doc
		return r.putSaved(tx, &is)
	})
	if err != nil || !r.is.Unsaved() {
		return story, err
	}
	r.is = is
	if err := r.hand.mark(); err != nil {
		return story, err
	}
	r.loose = false
	r.tell(Event{Kind: "revision", Data: revisionNews{Revision: story.Revision, State: story.State, SavedAt: story.Saved, By: by.Name}})
	return story, nil
}

// putSaved writes that a revision holds the text, and forgets what is no longer
// needed: the fields, and steps that everybody must have by now.
func (r *room) putSaved(tx *store.Tx, is *store.OpenText) error {
	dropped := is.Oldest
	if is.Version-is.Oldest > keptSteps {
		dropped = is.Version - keptSteps/2
		for _, s := range r.seats {
			dropped = min(dropped, max(s.version, is.Version-keptSteps))
		}
	}
	if dropped > is.Oldest {
		is.Oldest = dropped
		if err := tx.DropOpenSteps(r.id, dropped); err != nil {
			return err
		}
	}
	if err := tx.PutOpenText(r.is, *is); err != nil {
		return err
	}
	return tx.DropOpenFields(r.id, is.Turn)
}

// writer is in whose name a text is saved: who wrote last. Each of their steps
// was allowed when it was taken, so what they may do by now does not matter: the
// words are saved in the publication's own name rather than lost.
func (r *room) writer(rd *store.Reader) (news.User, error) {
	by, err := rd.User(r.is.By)
	if errors.Is(err, news.ErrNotFound) {
		return news.System(), nil
	}
	if err != nil {
		return by, err
	}
	if _, err := edit.Writable(rd, by, r.id); errors.Is(err, news.ErrForbidden) || errors.Is(err, news.ErrNotFound) {
		return news.System(), nil
	}
	return by, nil
}

// adopt takes in a revision that was saved by another way: by a form without
// script, a program, or a return to an earlier text. What it changed is done in
// the open text too, as a step of its own, and what was written here meanwhile
// stays. Where the two can't both stand, ours goes on top, and theirs is in the
// story's history. r.mu is held.
func (r *room) adopt(ctx context.Context, theirs news.Revision) error {
	if theirs.Number <= r.is.Revision {
		return nil
	}
	c := change{by: theirs.By, client: "revision", adopts: theirs.Number}
	var err error
	if c.fields, c.name, err = r.fieldsChanged(ctx, theirs); err != nil {
		return err
	}
	if !r.loose {
		steps, err := r.hand.merge(theirs.Body)
		if err == nil && len(steps) > 0 {
			c.steps, err = split(steps)
		}
		if err == nil {
			err = r.write(ctx, c)
		}
		if err == nil {
			r.loose = r.is.Unsaved() // the next saving makes it firm again
			return nil
		}
		if !errors.Is(err, news.ErrInvalid) {
			return err
		}
		r.house.log.WarnContext(ctx, "a revision could not be merged into the open text", "story", r.id, "revision", theirs.Number, "error", err)
	}
	r.loose = true
	c.steps = nil
	return r.write(ctx, c)
}

// fieldsChanged gives the fields that another revision says differently than
// the one that the room stands on, and the name of who saved it.
func (r *room) fieldsChanged(ctx context.Context, theirs news.Revision) (changed map[string]string, name string, err error) {
	changed = map[string]string{}
	err = r.house.store.Read(ctx, func(rd *store.Reader) error {
		base, err := rd.Revision(r.id, r.is.Revision)
		if err != nil {
			return err
		}
		was, err := r.house.form.Fields(rd, base.Draft)
		if err != nil {
			return err
		}
		is, err := r.house.form.Fields(rd, theirs.Draft)
		for name, value := range is {
			if value != was[name] {
				changed[name] = value
			}
		}
		if by, err := rd.User(theirs.By); err == nil {
			name = by.Name
		}
		return err
	})
	if err != nil {
		return nil, "", fmt.Errorf("compare the fields of story %s: %w", r.id, err)
	}
	return changed, name, nil
}
