package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// FrontOutcome is what a command on a front has done.
type FrontOutcome struct {
	Draft  news.FrontDraft // as it is now
	Number int             // of the arrangement that readers have; 0 while that is the rule's
	Change int64           // to wait for before answering; 0 where nothing changed
}

// StaleFront refuses a command that did not start from the newest draft of a
// front: somebody saved meanwhile. It holds theirs, so that both are at hand.
// It matches news.ErrConflict.
type StaleFront struct {
	Theirs news.FrontDraft
}

// Error says what happened.
func (e *StaleFront) Error() string { return e.Unwrap().Error() }

// Unwrap gives the conflict in a sentence.
func (e *StaleFront) Unwrap() error {
	return news.Conflict("Somebody saved revision %d of this front while you were arranging it. Nothing was done to theirs; compare the two and do it again.", e.Theirs.Revision)
}

// SaveFront writes an arrangement as the front's draft, which readers do not
// see. base is the revision that the editor started from; where it is no longer
// the newest the save is refused with a *StaleFront. A save that changes
// nothing makes no revision.
func SaveFront(ctx context.Context, s *store.Store, by news.User, place string, base int, f news.Front) (FrontOutcome, error) {
	return carryFront(ctx, s, by, place, func(d *deed) error {
		if err := d.from(base); err != nil {
			return err
		}
		f := f.Lines()
		if err := f.Check(); err != nil {
			return err
		}
		if err := d.exists(f); err != nil {
			return err
		}
		return d.save(f, "")
	})
}

// PublishFront shows the front's draft to readers. base is the revision that
// the editor has seen: where it is no longer the newest, nothing is published.
// Readers who have the same arrangement already keep their page.
func PublishFront(ctx context.Context, s *store.Store, by news.User, place string, base int) (FrontOutcome, error) {
	return carryFront(ctx, s, by, place, func(d *deed) error {
		if err := d.from(base); err != nil {
			return err
		}
		if d.draft.Equal(d.live.Front) {
			return nil
		}
		return d.publish(d.draft.Front, "")
	})
}

// DiscardFront makes the draft what readers have again. What is discarded is
// gone: base must be the revision that the editor has seen.
func DiscardFront(ctx context.Context, s *store.Store, by news.User, place string, base int) (FrontOutcome, error) {
	return carryFront(ctx, s, by, place, func(d *deed) error {
		if err := d.from(base); err != nil {
			return err
		}
		return d.save(d.live.Front, "discarded")
	})
}

// RestoreFront makes an arrangement that was once published the draft, to be
// changed or published.
func RestoreFront(ctx context.Context, s *store.Store, by news.User, place string, base, number int) (FrontOutcome, error) {
	return carryFront(ctx, s, by, place, func(d *deed) error {
		if err := d.from(base); err != nil {
			return err
		}
		old, err := d.tx.FrontVersion(place, number)
		if err != nil {
			return err
		}
		return d.save(old.Front, fmt.Sprintf("as number %d was", number))
	})
}

// UndoFront shows readers an arrangement that was once published, at once, as a
// new number: for a front that should not have gone out. A draft that is being
// worked on stays as it is; one that is what readers had follows.
func UndoFront(ctx context.Context, s *store.Store, by news.User, place string, number int) (FrontOutcome, error) {
	return carryFront(ctx, s, by, place, func(d *deed) error {
		old, err := d.tx.FrontVersion(place, number)
		if err != nil {
			return err
		}
		note := fmt.Sprintf("as number %d was", number)
		kept := d.draft.Front
		if kept.Equal(d.live.Front) {
			kept = old.Front
		}
		if old.Equal(d.live.Front) {
			return nil
		}
		if err := d.write(kept); err != nil { // takes the front's lock, and tells other editors
			return err
		}
		return d.publish(old.Front, note)
	})
}

// deed is one command on one front in the making.
type deed struct {
	tx    *store.Tx
	by    news.User
	draft news.FrontDraft
	live  news.FrontVersion
}

// carryFront carries out one command on a front, in one transaction.
func carryFront(ctx context.Context, s *store.Store, by news.User, place string, do func(*deed) error) (out FrontOutcome, err error) {
	if err := by.Must(news.RightFronts); err != nil {
		return out, err
	}
	out.Change, err = s.Write(ctx, func(tx *store.Tx) error {
		d, err := open(tx, by, place)
		if err == nil {
			err = do(d)
		}
		out.Draft, out.Number = d.draft, d.live.Number
		return err
	})
	if err != nil {
		return FrontOutcome{}, fmt.Errorf("arrange the front %s: %w", place, err)
	}
	return out, nil
}

// open reads a front as a command finds it.
func open(tx *store.Tx, by news.User, place string) (d *deed, err error) {
	d = &deed{tx: tx, by: by}
	if err := frontPlace(&tx.Reader, place); err != nil {
		return d, err
	}
	if err := tx.LockFront(place); err != nil { // before anything of it is read: two editors come one after the other
		return d, err
	}
	if d.draft, err = tx.FrontDraft(place); err != nil {
		return d, err
	}
	d.live, err = tx.FrontLive(place)
	return d, err
}

// frontPlace refuses a front of a section or an edition that does not exist. The
// default edition's is the main front, and has no second place.
func frontPlace(r *store.Reader, place string) error {
	if place == news.FrontHome {
		return nil
	}
	_, err := r.SectionByID(place)
	if !errors.Is(err, news.ErrNotFound) {
		return err
	}
	editions, err := r.Editions()
	if err != nil {
		return err
	}
	if _, there := news.FrontEdition(editions, place); !there {
		return news.NotFound("There is no such front.")
	}
	return nil
}

// from refuses an editor who has not seen the newest draft.
func (d *deed) from(base int) error {
	if base != d.draft.Revision {
		return &StaleFront{Theirs: d.draft}
	}
	return nil
}

// save makes an arrangement the draft, where it is another than that.
func (d *deed) save(f news.Front, note string) error {
	if f.Equal(d.draft.Front) {
		return nil
	}
	if err := d.write(f); err != nil {
		return err
	}
	return d.tx.Append(news.Change{Act: news.ActFrontSave, By: d.by.ID, Note: d.told(note)})
}

// write puts down the draft's next revision. Two who save at the very same
// moment both started from the newest; the second one is told of the first's.
func (d *deed) write(f news.Front) error {
	next := news.FrontDraft{Place: d.draft.Place, Revision: d.draft.Revision + 1, By: d.by.ID, Saved: d.tx.Now(), Front: f}
	was, err := d.tx.PutFrontDraft(next)
	if err != nil {
		return err
	}
	if !was {
		theirs, err := d.tx.FrontDraft(d.draft.Place)
		return errors.Join(&StaleFront{Theirs: theirs}, err)
	}
	d.draft = next
	return nil
}

// publish shows an arrangement to readers. Its keys are the front's, and those
// of pictures that become public with their cards, or private again; the
// stories on it have not changed.
func (d *deed) publish(f news.Front, note string) (err error) {
	if err := f.CheckPublishable(); err != nil {
		return err
	}
	if err := d.embargo(f); err != nil {
		return err
	}
	before, err := d.tx.FrontPictures(d.draft.Place)
	if err != nil {
		return err
	}
	d.live, err = d.tx.PublishFront(news.FrontVersion{Place: d.draft.Place, By: d.by.ID, At: d.tx.Now(), Note: note, Front: f})
	if err != nil {
		return err
	}
	after, err := d.tx.FrontPictures(d.draft.Place)
	if err != nil {
		return err
	}
	keys := append(pictureKeys(before, after), news.FrontKey(d.draft.Place))
	return d.tx.Append(news.Change{Act: news.ActFront, By: d.by.ID, Note: d.told(note), Keys: keys})
}

// pictureKeys gives the keys of pictures that cards show otherwise than before,
// and of the list of all public pictures, where there are such.
func pictureKeys(before, after []news.CardPicture) (keys []news.Key) {
	if slices.Equal(before, after) {
		return nil
	}
	for _, p := range slices.Concat(before, after) {
		keys = append(keys, news.AssetKey(p.Asset))
	}
	slices.Sort(keys)
	return append(slices.Compact(keys), news.KeyLatest)
}

// told is what the private audit keeps: which front, and what of it.
func (d *deed) told(note string) string {
	if note == "" {
		return d.draft.Place
	}
	return d.draft.Place + ", " + note
}
