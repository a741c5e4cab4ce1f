package storetest_test

import (
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

func TestEachTestHasAnEmptyDatabaseOfItsOwn(t *testing.T) {
	t.Parallel()
	for range 2 {
		storetest.Run(t, func(t *testing.T, open storetest.Open) {
			s := open()
			seq, err := s.Write(t.Context(), func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActSettings}) })
			if err != nil || seq != 1 {
				t.Errorf("the first change of a new database has number %d, %v", seq, err)
			}
		})
	}
}

func TestOpeningTwiceGivesTheSameDatabase(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		one, two := open(), open()
		if _, err := one.Write(t.Context(), func(tx *store.Tx) error { return tx.SetSetting("colour", "salmon") }); err != nil {
			t.Fatal(err)
		}
		err := two.Read(t.Context(), func(r *store.Reader) error {
			got, err := r.Setting("colour")
			if got != "salmon" {
				t.Errorf("the second store reads %q", got)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestAStoreTellsTheTimeOfTheGivenClock(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		clock := storetest.NewClock(time.Time{})
		s := open(clock.Now)
		clock.Add(time.Hour)
		if want := news.At(time.Date(2026, time.March, 3, 13, 0, 0, 0, time.UTC)); s.Now() != want {
			t.Errorf("it is %v, want %v", s.Now(), want)
		}
	})
}
