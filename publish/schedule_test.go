package publish_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

func TestAStoryIsPublishedAtItsSecondAndNotAMillisecondBefore(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		id := r.draft(editor, text("a"))
		at := noon.Add(time.Hour)
		out := r.let(publish.Schedule(t.Context(), r.store, editor, id, at.Add(400*time.Millisecond))) // to the second
		same(t, "the time", out.Story.Schedule, news.At(at))
		same(t, "the state", out.Story.State, news.StateApproved)
		r.clock.Set(at.Add(-time.Millisecond))
		same(t, "published before", r.due(), 0)
		r.clock.Set(at)
		same(t, "published at the time", r.due(), 1)
		same(t, "published again", r.due(), 0)
		st := r.story(id)
		same(t, "first published", st.FirstPublished, news.At(at))
		same(t, "still scheduled", st.Schedule, news.Time{})
		same(t, "what is there", r.at(st.Path), "Headline a")
	})
}

// TestAScheduleHoldsAcrossBothChangesOfTheClocks: a local time that an editor
// names is that time on the wall, whatever the offset was when it was set.
func TestAScheduleHoldsAcrossBothChangesOfTheClocks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ set, local, utc, day string }{
		{"2026-10-24T12:00:00Z", "2026-10-25T06:00:00", "2026-10-25T06:00:00Z", "/2026/10/25/"}, // from summer time to winter time
		{"2026-10-24T12:00:00Z", "2026-10-25T00:30:00", "2026-10-24T23:30:00Z", "/2026/10/25/"},
		{"2026-03-28T12:00:00Z", "2026-03-29T06:00:00", "2026-03-29T05:00:00Z", "/2026/03/29/"}, // and back
		{"2026-03-28T12:00:00Z", "2026-03-29T02:00:00", "2026-03-29T01:00:00Z", "/2026/03/29/"}, // the first second of summer time
	} {
		r := newRoom(t)
		set, err := time.Parse(time.RFC3339, c.set)
		r.ok(err)
		utc, err := time.Parse(time.RFC3339, c.utc)
		r.ok(err)
		r.clock.Set(set)
		at, err := news.ParseClock("at", c.local, paper().Location())
		r.ok(err)
		id := r.draft(editor, text("a"))
		r.let(publish.Schedule(t.Context(), r.store, editor, id, at))
		r.clock.Set(utc.Add(-time.Second))
		same(t, c.local+": published a second before", r.due(), 0)
		r.clock.Set(utc)
		same(t, c.local+": published", r.due(), 1)
		same(t, c.local+": the address", r.story(id).Path, "/uk"+c.day+"headline-a")
	}
}

func TestAScheduleThatMakesNoSenseIsRefused(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.draft(editor, text("a"))
	empty := r.draft(editor, edit.Text{Section: "uk"})
	for _, c := range []struct {
		what string
		id   string
		at   time.Time
		says string
	}{
		{"now", id, noon, "has passed"},
		{"within this second", id, noon.Add(900 * time.Millisecond), "has passed"},
		{"never", id, time.Time{}, "has passed"},
		{"in six years", id, noon.AddDate(6, 0, 0), "five years"},
		{"without a headline", empty, noon.Add(time.Hour), "needs a headline"},
	} {
		before := r.traces(c.id)
		_, err := publish.Schedule(t.Context(), r.store, editor, c.id, c.at)
		if said, _ := news.Sentence(err); !errors.Is(err, news.ErrInvalid) || !strings.Contains(said, c.says) {
			t.Errorf("%s: %v", c.what, err)
		}
		same(t, c.what, r.traces(c.id), before)
	}
}

// TestWhatTakesAStoryOffTheScheduleKeepsItOff until its time has passed.
func TestWhatTakesAStoryOffTheScheduleKeepsItOff(t *testing.T) {
	t.Parallel()
	for name, off := range map[string]func(*room, string) error{
		"unschedule": func(r *room, id string) error {
			_, err := publish.Unschedule(r.Context(), r.store, editor, id)
			return err
		},
		"send back": func(r *room, id string) error {
			_, err := edit.SendBack(r.Context(), r.store, editor, id, "No.")
			return err
		},
		"spike": func(r *room, id string) error { _, err := edit.Spike(r.Context(), r.store, editor, id, ""); return err },
		"spike and restore": func(r *room, id string) error {
			_, err := edit.Spike(r.Context(), r.store, editor, id, "")
			_, e := edit.Restore(r.Context(), r.store, editor, id)
			return errors.Join(err, e)
		},
	} {
		r := newRoom(t)
		id := r.draft(editor, text("a"))
		r.let(publish.Schedule(t.Context(), r.store, editor, id, noon.Add(time.Hour)))
		r.ok(off(r, id))
		r.clock.Add(2 * time.Hour)
		same(t, name+": published", r.due(), 0)
		same(t, name+": what readers have", r.story(id).Published, 0)
	}
}

func TestAnUpdateOfAPublishedStoryCanBeScheduled(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("old"))
	r.save(id, text("new"))
	r.let(publish.Schedule(t.Context(), r.store, editor, id, noon.Add(time.Hour)))
	same(t, "until then", r.at(r.story(id).Path), "Headline old")
	r.clock.Add(time.Hour)
	same(t, "published", r.due(), 1)
	same(t, "from then", r.at(r.story(id).Path), "Headline new")
	same(t, "it was updated", r.story(id).Updated, news.At(noon.Add(time.Hour)))
}

// TestAStoryThatCannotBePublishedDoesNotHoldUpTheOthers, be it unfit, which
// takes it off the schedule with the reason, or unreadable, which leaves it.
func TestAStoryThatCannotBePublishedDoesNotHoldUpTheOthers(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	at := noon.Add(time.Hour)
	var ids []string
	for i := range 60 { // more than a batch
		id := r.draft(editor, text(r.word()))
		r.let(publish.Schedule(t.Context(), r.store, editor, id, at.Add(time.Duration(i)*time.Second)))
		ids = append(ids, id)
	}
	r.save(ids[0], edit.Text{Section: "uk"}) // an editor took the headline away
	_, err := r.store.Write(t.Context(), func(tx *store.Tx) error {
		for _, id := range ids[1:55] { // their text is no document, as after a fault of the disk
			st, err := tx.Story(id)
			if err != nil {
				return err
			}
			v, err := tx.Revision(id, 1)
			if err != nil {
				return err
			}
			st.Revision, v.Number, v.Body = 2, 2, []byte("{broken")
			if err := errors.Join(tx.AddRevision(v), tx.SetStory(st)); err != nil {
				return err
			}
		}
		return nil
	})
	r.ok(err)
	r.clock.Set(at.Add(time.Hour))
	n, err := publish.Due(t.Context(), r.store, quiet)
	same(t, "published", n, 5)
	if err == nil {
		t.Error("nothing was said of those that failed")
	}
	unfit := r.story(ids[0])
	same(t, "the unfit story's time", unfit.Schedule, news.Time{})
	same(t, "its state", unfit.State, news.StateApproved)
	same(t, "its reason", unfit.Reason, "Not published at its time: A story needs a headline before it can be published.")
	for _, id := range ids[1:55] {
		if r.story(id).Schedule.IsZero() {
			t.Fatal("an unreadable story lost its time")
		}
	}
	r.whole()
}

// TestAWriterWhoSavesAtTheVerySecondCostsNoPublication: while an editor saves
// again and again, and two clerks look, each due story is published once.
func TestAWriterWhoSavesAtTheVerySecondCostsNoPublication(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		clock := storetest.NewClock(noon)
		r, other := foundIn(t, open(clock.Now), clock), open(clock.Now)
		var ids []string
		for range 12 {
			id := r.draft(editor, text(r.word()))
			r.let(publish.Schedule(t.Context(), r.store, editor, id, noon.Add(time.Minute)))
			ids = append(ids, id)
		}
		clock.Add(time.Hour)
		var wg sync.WaitGroup
		published := make([]int, 2)
		for i, s := range []*store.Store{r.store, other} {
			wg.Go(func() {
				for try := 0; ; try++ {
					n, err := publish.Due(t.Context(), s, quiet)
					published[i] += n
					if err == nil || try > 50 {
						return
					}
				}
			})
		}
		for _, id := range ids {
			wg.Go(func() {
				for i := range 5 {
					var st news.Story
					if err := r.store.Read(t.Context(), func(rd *store.Reader) (err error) { st, err = rd.Story(id); return err }); err != nil {
						t.Error(err)
					}
					_, err := edit.Save(t.Context(), r.store, editor, id, st.Revision, text("w"+strings.Repeat("x", i)))
					if err != nil && !errors.Is(err, news.ErrConflict) && !errors.Is(err, news.ErrUnavailable) {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		same(t, "published by both clerks", published[0]+published[1], len(ids))
		for _, id := range ids {
			var times int
			r.read(func(rd *store.Reader) error {
				changes, err := rd.StoryChanges(id, 100)
				for _, c := range changes {
					switch c.Act {
					case news.ActPublish, news.ActUpdate:
						times++
					case news.ActUnplan:
						t.Errorf("it was taken off the schedule: %s", c.Note)
					}
				}
				return err
			})
			same(t, "publications of one story", times, 1)
			same(t, "its reason", r.story(id).Reason, "")
		}
		r.whole()
	})
}

// TestADatabaseThatIsBusyLeavesTheStoryScheduled, and it is published when the
// other program lets go.
func TestADatabaseThatIsBusyLeavesTheStoryScheduled(t *testing.T) {
	t.Parallel()
	dir, clock := t.TempDir(), storetest.NewClock(noon)
	open := func() *store.Store {
		s, err := store.Open(t.Context(), store.Options{Dir: dir, Now: clock.Now, Busy: 20 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	r, other := foundIn(t, open(), clock), open()
	id := r.draft(editor, text("a"))
	r.let(publish.Schedule(t.Context(), r.store, editor, id, noon.Add(time.Minute)))
	clock.Add(time.Hour)
	_, err := other.Write(t.Context(), func(tx *store.Tx) error {
		n, err := publish.Due(t.Context(), r.store, quiet)
		if n != 0 || !errors.Is(err, news.ErrUnavailable) {
			t.Errorf("while it was locked: %d published, %v", n, err)
		}
		return nil
	})
	r.ok(err)
	same(t, "its time", r.story(id).Schedule, news.At(noon.Add(time.Minute)))
	same(t, "published when it was free", r.due(), 1)
}

// clerk runs a clerk until the test ends, or the caller ends it.
func clerk(t *testing.T, s *store.Store) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := publish.Clerk(ctx, s, quiet); !errors.Is(err, context.Canceled) {
			t.Errorf("the clerk ended with %v", err)
		}
	})
	end := func() { cancel(); wg.Wait() }
	t.Cleanup(end)
	return end
}

// eventually waits until ok holds; how long that takes is not asserted.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 2000 {
		if ok() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("%s never came", what)
}

func TestTheClerkPublishesWhatFellDueWhileNobodyWasThere(t *testing.T) {
	t.Parallel()
	dir, clock := t.TempDir(), storetest.NewClock(noon)
	open := func() *store.Store {
		s, err := store.Open(t.Context(), store.Options{Dir: dir, Now: clock.Now})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := open()
	r := foundIn(t, s, clock)
	id := r.draft(editor, text("a"))
	r.let(publish.Schedule(t.Context(), s, editor, id, noon.Add(time.Minute)))
	r.ok(s.Close())
	clock.Add(24 * time.Hour)
	r.store = open()
	defer r.store.Close()
	stop := clerk(t, r.store)
	eventually(t, "the publication", func() bool { return r.story(id).Published > 0 })
	same(t, "published as of", r.story(id).FirstPublished, news.At(clock.Now()))
	stop()
}

// TestTheClerkHonoursWhatAnotherProgramScheduled, by the real clock: never
// before the time. That it is within a second is measured in bench.
func TestTheClerkHonoursWhatAnotherProgramScheduled(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		r := foundIn(t, open(), storetest.NewClock(noon))
		one, two, other := open(), open(), open()
		stopOne, stopTwo := clerk(t, one), clerk(t, two) // two nodes
		r.store = other
		id := r.draft(editor, text("a"))
		out := r.let(publish.Schedule(t.Context(), other, editor, id, time.Now().Add(2*time.Second)))
		eventually(t, "the publication", func() bool { return r.story(id).Published > 0 })
		if st := r.story(id); st.FirstPublished.Before(out.Story.Schedule.Time) {
			t.Errorf("published at %s, scheduled for %s", st.FirstPublished, out.Story.Schedule)
		} else {
			t.Logf("published %s after its time", st.FirstPublished.Sub(out.Story.Schedule.Time))
		}
		stopOne()
		stopTwo()
	})
}
