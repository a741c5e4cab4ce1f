package store_test

import (
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

func TestTheDaysOfAMonthAreThoseWithStoriesBeforeToday(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		london, err := time.LoadLocation("Europe/London")
		if err != nil {
			t.Fatal(err)
		}
		at := func(month time.Month, day, hour int) news.Time {
			return news.At(time.Date(2026, month, day, hour, 30, 0, 0, london))
		}
		for _, when := range []news.Time{at(9, 30, 23), at(10, 1, 0), at(10, 24, 23), at(10, 25, 0), at(10, 25, 23), at(10, 27, 1), at(10, 28, 1), at(11, 1, 0)} {
			n.publish("Fog", func(p *news.Published) { p.FirstPublished = when })
		}
		n.public(func(p *store.Public) error {
			october := time.Date(2026, 10, 9, 12, 0, 0, 0, london)
			days, err := p.Days(october, time.Date(2026, 10, 28, 0, 0, 0, 0, london))
			var got []int
			for _, d := range days {
				got = append(got, d.Day())
			}
			same(t, "the days", got, []int{1, 24, 25, 27})
			same(t, "how many keys", len(p.Keys()), 1+27) // the publication's, and one for each day before the 28th
			return err
		})
	})
}
