package news_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/news"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Skipf("this machine knows no time zone %s: %v", name, err)
	}
	return loc
}

// zones is where the clock is changed at different hours: at two in Europe, at
// midnight in Havana, Cairo, Beirut and Asunción, by half an hour in Lord Howe,
// never in UTC and Kolkata; Apia left out a whole day.
var zones = []string{
	"UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Havana", "Africa/Cairo", "Asia/Beirut", "America/Asuncion", "America/Sao_Paulo",
	"Asia/Tehran", "Asia/Amman", "Asia/Gaza", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Asia/Kolkata", "Asia/Kathmandu",
	"Africa/Casablanca", "America/Scoresbysund", "Atlantic/Azores", "Antarctica/Troll", "Pacific/Kiritimati",
}

func TestDaysThatDoNotBeginAtMidnight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		zone, during, begins, ends string
	}{
		{"Europe/London", "2026-03-29T12:00:00+01:00", "2026-03-29T00:00:00Z", "2026-03-30T00:00:00+01:00"},
		{"America/Havana", "2024-03-10T12:00:00-04:00", "2024-03-10T01:00:00-04:00", "2024-03-11T00:00:00-04:00"}, // 0:00 became 1:00
		{"America/Havana", "2024-11-03T12:00:00-05:00", "2024-11-03T00:00:00-04:00", "2024-11-04T00:00:00-05:00"}, // 1:00 became 0:00: two midnights
		{"Africa/Cairo", "2024-04-26T09:00:00+03:00", "2024-04-26T01:00:00+03:00", "2024-04-27T00:00:00+03:00"},
		{"Africa/Cairo", "2024-10-31T23:30:00+02:00", "2024-10-31T00:00:00+03:00", "2024-11-01T00:00:00+02:00"}, // 24:00 became 23:00
		{"Asia/Beirut", "2024-03-31T09:00:00+03:00", "2024-03-31T01:00:00+03:00", "2024-04-01T00:00:00+03:00"},
		{"America/Asuncion", "2017-10-01T09:00:00-03:00", "2017-10-01T01:00:00-03:00", "2017-10-02T00:00:00-03:00"}, // and the first of a month
		{"Pacific/Apia", "2011-12-29T12:00:00-10:00", "2011-12-29T00:00:00-10:00", "2011-12-31T00:00:00+14:00"},     // no 30 December
		{"Australia/Lord_Howe", "2024-04-07T12:00:00+10:30", "2024-04-07T00:00:00+11:00", "2024-04-08T00:00:00+10:30"},
	} {
		p, during := news.Publication{TimeZone: c.zone}, moment(t, c.during)
		zone(t, c.zone)
		if got := p.Day(during); !got.Equal(moment(t, c.begins)) {
			t.Errorf("%s: the day of %s begins %s, want %s", c.zone, c.during, got.Format(time.RFC3339), c.begins)
		}
		if got := p.NextMidnight(during); !got.Equal(moment(t, c.ends)) {
			t.Errorf("%s: the day of %s ends %s, want %s", c.zone, c.during, got.Format(time.RFC3339), c.ends)
		}
	}
}

func moment(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// TestADayHoldsItsMomentsAndNoOthers tries moments at random and around each
// change of the clock, in every zone.
func TestADayHoldsItsMomentsAndNoOthers(t *testing.T) {
	t.Parallel()
	for _, name := range zones {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			loc := zone(t, name)
			p := news.Publication{TimeZone: name}
			changes := clockChanges(loc, 1990, 2040)
			rapid.Check(t, func(rt *rapid.T) {
				at := time.Unix(rapid.Int64Range(631152000, 2208988800).Draw(rt, "at"), 0)
				if len(changes) > 0 && rapid.Bool().Draw(rt, "at a change of the clock") {
					at = rapid.SampledFrom(changes).Draw(rt, "change").Add(time.Duration(rapid.Int64Range(-90000, 90000).Draw(rt, "away")) * time.Second)
				}
				checkDay(rt, p, at.In(loc))
			})
		})
	}
}

func checkDay(t *rapid.T, p news.Publication, at time.Time) {
	begins, ends := p.Day(at), p.NextMidnight(at)
	if begins.After(at) || !ends.After(at) {
		t.Fatalf("%s is not in its own day, %s to %s", at, begins, ends)
	}
	if begins.Format(time.DateOnly) != at.Format(time.DateOnly) {
		t.Fatalf("the day of %s is that of %s", at, begins)
	}
	if got := p.Day(begins); !got.Equal(begins) {
		t.Fatalf("the day of %s is %s", begins, got)
	}
	if got := p.Day(ends); !got.Equal(ends) {
		t.Fatalf("the day ends at %s, but the next begins at %s", ends, got)
	}
	if got := begins.Add(-time.Nanosecond); got.Format(time.DateOnly) == at.Format(time.DateOnly) {
		t.Fatalf("%s is of the same day, before its beginning %s", got, begins)
	}
	if got := ends.Add(-time.Nanosecond); got.In(at.Location()).Format(time.DateOnly) != at.Format(time.DateOnly) {
		t.Fatalf("%s, just before the end, is of another day than %s", got, at)
	}
}

func clockChanges(loc *time.Location, from, to int) (changes []time.Time) {
	at := time.Date(from, time.January, 1, 0, 0, 0, 0, loc)
	for at.Year() < to {
		_, ends := at.ZoneBounds()
		if ends.IsZero() {
			break
		}
		changes = append(changes, ends)
		at = ends
	}
	return changes
}

// In St John's the clock was put back at one minute past midnight until 2011:
// the new day began and stopped again. Whatever is said of that minute, the
// end of a day lies in the future, or a page would be made anew for ever.
func TestTheNextMidnightIsAlwaysToCome(t *testing.T) {
	t.Parallel()
	loc := zone(t, "America/St_Johns")
	p := news.Publication{TimeZone: "America/St_Johns"}
	for _, change := range clockChanges(loc, 1987, 2040) {
		for s := -7200; s <= 7200; s += 7 {
			at := change.Add(time.Duration(s) * time.Second)
			if ends := p.NextMidnight(at); !ends.After(at) || ends.Sub(at) > 26*time.Hour {
				t.Fatalf("the day of %s ends at %s", at.In(loc), ends)
			}
		}
	}
}

func TestStartOfDayTakesDaysOutsideTheMonth(t *testing.T) {
	t.Parallel()
	got := news.StartOfDay(2026, time.December+1, 0, time.UTC)
	if want := time.Date(2026, time.December, 31, 0, 0, 0, 0, time.UTC); !got.Equal(want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAnUnknownZoneIsUTC(t *testing.T) {
	t.Parallel()
	p := news.Publication{TimeZone: "Mars/Olympus"}
	if p.Location() != time.UTC {
		t.Errorf("the location is %s", p.Location())
	}
}
