package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// TestTheAuditIsReadWholeInOrderPageByPage writes changes and comings at
// random, several at one moment, and reads the log with random filters and
// pages: each line that fits is there once, the newest first.
func TestTheAuditIsReadWholeInOrderPageByPage(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		clock := storetest.NewClock(noon(0).Time)
		s := open(clock.Now)
		all := someDeeds(t, s, clock)
		rapid.Check(t, func(rt *rapid.T) {
			f := store.DeedFilter{
				By: rapid.SampledFrom([]string{"", "ann", "bob"}).Draw(rt, "by"), Act: rapid.SampledFrom([]news.Act{"", news.ActSave, news.ActSignIn}).Draw(rt, "act"),
				Story: rapid.SampledFrom([]string{"", "", "S1"}).Draw(rt, "story"), Limit: rapid.IntRange(1, 9).Draw(rt, "limit"),
			}
			if rapid.Bool().Draw(rt, "bounded") {
				f.From, f.To = news.At(noon(0).Add(2*time.Minute)), news.At(noon(0).Add(5*time.Minute))
			}
			var want []string
			for _, d := range all {
				if fits(d, f) {
					want = append(want, d.Note)
				}
			}
			var got []string
			last := news.AtMilli(1 << 50)
			for {
				page, next, err := deedsOf(t, s, f)
				if err != nil {
					rt.Fatal(err)
				}
				if len(page) == 0 {
					break
				}
				for _, d := range page {
					if d.At.After(last.Time) {
						rt.Fatalf("%s stands after what is older", d.Note)
					}
					got, last = append(got, d.Note), d.At
				}
				f.Before = next
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				rt.Fatalf("got %v\nwant %v", got, want)
			}
		})
	})
}

func someDeeds(t *testing.T, s *store.Store, clock *storetest.Clock) (all []store.Deed) {
	t.Helper()
	for i := range 40 {
		if i%3 == 0 {
			clock.Add(20 * time.Second)
		}
		d := store.Deed{At: s.Now(), By: []string{"ann", "bob"}[i%2], Note: fmt.Sprint("n", i), Act: []news.Act{news.ActSave, news.ActSignIn, news.ActSubmit, news.ActRefused}[(i/2)%4]}
		if !d.Act.AtDoor() {
			d.Story = []string{"S1", "S2"}[i%5%2]
		}
		if _, err := s.Write(t.Context(), func(tx *store.Tx) error {
			if d.Act.AtDoor() {
				return tx.NoteAtDoor(d, news.Time{})
			}
			return tx.Append(news.Change{Act: d.Act, By: d.By, Story: d.Story, Note: d.Note})
		}); err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

func deedsOf(t *testing.T, s *store.Store, f store.DeedFilter) (page []store.Deed, next store.DeedCursor, err error) {
	err = s.Read(t.Context(), func(r *store.Reader) (err error) { page, next, err = r.Deeds(f); return err })
	return page, next, err
}

func fits(d store.Deed, f store.DeedFilter) bool {
	return (f.By == "" || d.By == f.By) && (f.Act == "" || d.Act == f.Act) && (f.Story == "" || d.Story == f.Story) &&
		(f.From.IsZero() || !d.At.Before(f.From.Time)) && (f.To.IsZero() || d.At.Before(f.To.Time))
}

func TestWhatHappensWhileTheAuditIsReadDoesNotStandOnALaterPage(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock(noon(0).Time)
	s := storetest.SQLite(t, clock.Now)
	come := func(note string) {
		clock.Add(time.Second)
		if _, err := s.Write(t.Context(), func(tx *store.Tx) error {
			return tx.NoteAtDoor(store.Deed{Act: news.ActSignIn, Note: note}, news.Time{})
		}); err != nil {
			t.Fatal(err)
		}
	}
	come("first")
	come("second")
	_, next, err := deedsOf(t, s, store.DeedFilter{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	clock.Add(time.Second)
	if _, err := s.Write(t.Context(), func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActPeople, Note: "meanwhile"}) }); err != nil {
		t.Fatal(err)
	}
	page, _, err := deedsOf(t, s, store.DeedFilter{Limit: 9, Before: next})
	if err != nil || len(page) != 1 || page[0].Note != "first" {
		t.Errorf("the second page holds %+v, %v", page, err)
	}
}
