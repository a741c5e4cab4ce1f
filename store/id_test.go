package store_test

import (
	"slices"
	"testing"
	"time"

	"broadsheet/store"
	"broadsheet/store/storetest"
)

func TestIdsSortByTheOrderOfTheirMakingWithinAMillisecondToo(t *testing.T) {
	t.Parallel()
	clock := func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := open(clock)
		var ids []string
		for range 30 {
			_, err := s.Write(t.Context(), func(tx *store.Tx) error {
				for range 30 {
					ids = append(ids, tx.NewID())
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if !slices.IsSorted(ids) || len(slices.Compact(ids)) != 900 {
			t.Error("two ids of one millisecond stand in another order than that of their making")
		}
	})
}
