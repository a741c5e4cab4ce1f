package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

func TestAChangeComesBackAsItWasAppended(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		want := news.Change{
			Seq: 1, At: noon(0).Time, Act: news.ActWithdraw, By: "u", Story: "s", Note: "Wrong, and “libellous”\nby half",
			Keys: []news.Key{news.KeyLatest, news.StoryKey("s"), news.SectionKey("київ"), news.PathKey("/a b, c\u00a0d")},
		}
		seq := n.write(func(tx *store.Tx) error { return tx.Append(want) })
		bare := n.write(func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActSave}) })
		n.read(func(r *store.Reader) error {
			got, e1 := r.Changes(0, 1)
			same(t, "the change", got, []news.Change{want})
			rest, e2 := r.Changes(1, 10)
			same(t, "the one without keys", rest, []news.Change{{Seq: 2, At: noon(0).Time, Act: news.ActSave}})
			head, e3 := r.Head()
			same(t, "the head", []int64{seq, bare, head}, []int64{1, 2, 2})
			of, e4 := r.StoryChanges("s", 10)
			same(t, "the story's history", of, []news.Change{want})
			return firstError(e1, e2, e3, e4)
		})
	})
}

func TestWriteGivesTheNumberOfTheLastChangeAndNoneForNone(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		two := n.write(func(tx *store.Tx) error {
			return firstError(tx.Append(news.Change{Act: news.ActSave}), tx.Append(news.Change{Act: news.ActSubmit}))
		})
		none := n.write(func(*store.Tx) error { return nil })
		same(t, "the numbers", []int64{two, none}, []int64{2, 0})
	})
}

func TestAChangeThatIsRolledBackLeavesNoGap(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		_, err := n.s.Write(t.Context(), func(tx *store.Tx) error {
			return firstError(tx.Append(news.Change{Act: news.ActSave}), errors.New("second thoughts"))
		})
		if err == nil || err.Error() != "second thoughts" {
			t.Errorf("got %v", err)
		}
		same(t, "the next number", n.write(func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActSave}) }), int64(1))
	})
}

func TestAKeyWithASpaceIsRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		for _, k := range []news.Key{"", "path:/a b", "a\n", "a\u2003b"} {
			if _, err := n.s.Write(t.Context(), func(tx *store.Tx) error { return tx.Append(news.Change{Keys: []news.Key{k}}) }); err == nil {
				t.Errorf("the key %q was appended", k)
			}
		}
	})
}

func TestACursorNeverGoesBack(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		for _, c := range []struct{ set, want int64 }{{5, 5}, {3, 5}, {5, 5}, {9, 9}} {
			n.write(func(tx *store.Tx) error { return tx.SetCursor("press", c.set) })
			n.read(func(r *store.Reader) error {
				got, e1 := r.Cursor("press")
				other, e2 := r.Cursor("search")
				same(t, "the cursors", []int64{got, other}, []int64{c.want, 0})
				return firstError(e1, e2)
			})
		}
	})
}

// follow tails the log into a channel until the test ends.
func follow(t *testing.T, s *store.Store, after int64) <-chan news.Change {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	seen, done := make(chan news.Change, 10000), make(chan error, 1)
	go func() { done <- s.Tail(ctx, after, func(c news.Change) error { seen <- c; return nil }) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("the follower ended with %v", err)
		}
	})
	return seen
}

func next(t *testing.T, seen <-chan news.Change) news.Change {
	t.Helper()
	select {
	case c := <-seen:
		return c
	case <-time.After(30 * time.Second): // only a hang takes that long
		t.Fatal("the follower saw nothing")
		return news.Change{}
	}
}

func TestFollowersMissNoChangeOfEightConcurrentWriters(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		here, there := open(), open() // two programs on one database
		followers := []<-chan news.Change{follow(t, here, 0), follow(t, there, 0), follow(t, there, 7)}
		const writers, each = 8, 20
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				s := []*store.Store{here, there}[w%2]
				for i := range each {
					_, err := s.Write(t.Context(), func(tx *store.Tx) error {
						return firstError(tx.SetSetting(fmt.Sprint("w", w), fmt.Sprint(i+1)), tx.Append(news.Change{Act: news.ActSave, By: fmt.Sprint("w", w), Note: fmt.Sprint(i + 1)}))
					})
					if err != nil {
						t.Errorf("writer %d: %v", w, err)
					}
				}
			})
		}
		wg.Wait()
		for f, seen := range followers {
			last := map[string]string{}
			for seq := int64(1 + 7*(f/2)); seq <= writers*each; seq++ {
				c := next(t, seen)
				if c.Seq != seq {
					t.Fatalf("follower %d saw change %d, want %d", f, c.Seq, seq)
				}
				last[c.By] = c.Note
			}
			for w := range writers {
				same(t, "the last change of a writer", last[fmt.Sprint("w", w)], fmt.Sprint(each))
			}
		}
	})
}

// TestWhoeverSeesAChangeSeesItsEffect reads, at each change that a follower
// sees, what the command wrote: the log never runs ahead of the tables.
func TestWhoeverSeesAChangeSeesItsEffect(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := open()
		seen := follow(t, s, 0)
		go func() {
			for i := range 50 {
				_, err := s.Write(t.Context(), func(tx *store.Tx) error {
					return firstError(tx.Append(news.Change{Act: news.ActSave}), tx.SetSetting("count", fmt.Sprint(i+1)))
				})
				if err != nil && t.Context().Err() == nil {
					t.Errorf("write: %v", err)
				}
			}
		}()
		for range 50 {
			c := next(t, seen)
			err := s.Read(t.Context(), func(r *store.Reader) error {
				v, err := r.Setting("count")
				var count int64
				fmt.Sscan(v, &count)
				if count < c.Seq {
					t.Errorf("at change %d the effect is that of %d", c.Seq, count)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestAFollowerSeesWhatWasThereWhatComesAndWhatAnotherProgramWrites(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		here, there := open(), open()
		say := func(s *store.Store, note string) {
			if _, err := s.Write(t.Context(), func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActSave, Note: note}) }); err != nil {
				t.Fatal(err)
			}
		}
		for range 1001 { // more than two batches
			say(here, "before")
		}
		seen := follow(t, here, 0)
		for range 1001 {
			same(t, "the note", next(t, seen).Note, "before")
		}
		say(here, "of our own")
		same(t, "the note", next(t, seen).Note, "of our own")
		say(there, "of another program")
		same(t, "the note", next(t, seen).Note, "of another program")
	})
}

func TestAFollowerThatFailsStopsAtThatChange(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		for range 3 {
			n.write(func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActSave}) })
		}
		var seen []int64
		broken := errors.New("broken")
		err := n.s.Tail(t.Context(), 0, func(c news.Change) error {
			seen = append(seen, c.Seq)
			if c.Seq == 2 {
				return broken
			}
			return nil
		})
		if !errors.Is(err, broken) {
			t.Errorf("the follower ended with %v", err)
		}
		same(t, "what it saw", seen, []int64{1, 2})
	})
}
