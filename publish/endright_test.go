package publish_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"broadsheet/checklist"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// expires says when the right to a picture ends.
func (r *room) expires(asset string, at time.Time) {
	r.Helper()
	_, err := r.store.Write(r.Context(), func(tx *store.Tx) error {
		a, err := tx.Asset(asset)
		if err != nil {
			return err
		}
		a.Expires, a.Ended = news.At(at), news.Time{}
		return tx.PutAsset(a)
	})
	r.ok(err)
}

// withLead is a text with a lead picture.
func (r *room) withLead(word, asset string) string {
	r.Helper()
	t := text(word)
	t.Picture.Asset = asset
	return r.publish(t)
}

func TestAPictureIsTakenOffThePagesAtTheSecondAtWhichItsRightEnds(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		r.pictures()
		ends := noon.Add(time.Hour)
		r.expires("pier", ends)
		r.withLead("a", "pier")
		step := func(when string, want bool) {
			t.Helper()
			_, err := publish.EndRights(t.Context(), r.store)
			r.ok(err)
			known, _ := r.knows("pier")
			same(t, when, known, want)
		}
		step("an hour before", true)
		r.clock.Add(time.Hour - time.Millisecond)
		step("a millisecond before", true)
		r.clock.Add(time.Millisecond)
		head := r.head()
		step("at its second", false)
		touched := r.touchedSince(head)
		for _, key := range []news.Key{news.AssetKey("pier"), news.KeyLatest, news.MonthKey(noon)} {
			if !slices.Contains(touched, key) {
				t.Errorf("%s was not touched, only %v", key, touched)
			}
		}
		head = r.head()
		step("when the clerk looks again", false)
		same(t, "the changes of a second look", len(r.touchedSince(head)), 0)
		r.expires("pier", noon.Add(48*time.Hour))
		step("with a new right", true)
		r.whole()
	})
}

// TestAClerkWhoComesLateEndsWhatFellDueWhileNobodyWasThere is a restart: the
// right ended while no clerk was at work.
func TestAClerkWhoComesLateEndsWhatFellDueWhileNobodyWasThere(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		r.pictures()
		r.expires("pier", noon.Add(time.Minute))
		r.withLead("a", "pier")
		r.clock.Add(24 * time.Hour)
		ctx, stop := context.WithCancel(t.Context())
		gone := make(chan error, 1)
		go func() { gone <- publish.Clerk(ctx, r.store, quiet) }()
		for known, _ := r.knows("pier"); known; known, _ = r.knows("pier") {
			select {
			case err := <-gone:
				t.Fatalf("the clerk did nothing: %v", err)
			case <-time.After(time.Millisecond):
			}
		}
		stop()
		<-gone
	})
}

func TestManyRightsThatEndAtOnceAreAllEnded(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	const many = 130 // more than a clerk reads at once
	_, err := r.store.Write(t.Context(), func(tx *store.Tx) error {
		for i := range many {
			id := "many-" + string(rune('a'+i%26)) + string(rune('a'+i/26))
			if err := tx.PutAsset(news.Asset{ID: id, Hash: id, Expires: news.At(noon)}); err != nil {
				return err
			}
		}
		return nil
	})
	r.ok(err)
	n, err := publish.EndRights(t.Context(), r.store)
	r.ok(err)
	same(t, "how many were ended", n, many)
}

func TestAStoryIsHeldBackWhenItsPictureMayNotBeUsedByThen(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.pictures()
	r.expires("pier", noon.Add(time.Hour))
	with := text("a")
	with.Picture.Asset = "pier"
	id := r.draft(editor, with)
	held := func(when string, err error) {
		t.Helper()
		if _, is := errors.AsType[*checklist.Held](err); !is {
			t.Errorf("%s: %v", when, err)
		}
	}
	_, err := publish.Schedule(t.Context(), r.store, chief, id, noon.Add(2*time.Hour))
	held("scheduled for after the end", err)
	r.let(publish.Schedule(t.Context(), r.store, chief, id, noon.Add(30*time.Minute)))
	r.let(publish.Publish(t.Context(), r.store, editor, id)) // the right holds now
	r.clock.Add(2 * time.Hour)
	_, err = publish.Publish(t.Context(), r.store, editor, r.draft(editor, with))
	held("published after the end", err)
}
