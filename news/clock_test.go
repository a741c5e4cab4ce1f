package news_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/news"
)

func TestParseClockReadsWhatPeopleAndProgramsWrite(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ zone, in, want string }{
		{"Europe/London", "2026-11-24T06:00:00", "2026-11-24T06:00:00Z"},
		{"Europe/London", "2026-07-01T06:00:00", "2026-07-01T05:00:00Z"},
		{"Europe/Berlin", "2026-11-24T06:00", "2026-11-24T05:00:00Z"},
		{"Europe/Berlin", "2026-11-24 06:00", "2026-11-24T05:00:00Z"},
		{"Europe/Berlin", "2026-11-24 06:00:07", "2026-11-24T05:00:07Z"},
		{"Europe/Berlin", "2026-11-24T06:00:00Z", "2026-11-24T06:00:00Z"},
		{"Europe/Berlin", "2026-11-24T06:00:00-05:00", "2026-11-24T11:00:00Z"},
		{"Europe/Berlin", "2026-11-24T06:00:00.250+01:00", "2026-11-24T05:00:00.25Z"},
		{"Asia/Kathmandu", "2026-11-24T06:00:00", "2026-11-24T00:15:00Z"},
		// On the nights of the change: the last that comes before, the first that comes after, and an offset that tells which.
		{"Europe/London", "2026-03-29T00:59:59", "2026-03-29T00:59:59Z"},
		{"Europe/London", "2026-03-29T02:00:00", "2026-03-29T01:00:00Z"},
		{"Europe/London", "2026-10-25T00:59:59", "2026-10-24T23:59:59Z"},
		{"Europe/London", "2026-10-25T02:00:00", "2026-10-25T02:00:00Z"},
		{"Europe/London", "2026-10-25T01:30:00+01:00", "2026-10-25T00:30:00Z"},
		{"Europe/London", "2026-10-25T01:30:00+00:00", "2026-10-25T01:30:00Z"},
		{"Australia/Lord_Howe", "2026-04-05T01:29:00", "2026-04-04T14:29:00Z"}, // half an hour is put back
	} {
		got, err := news.ParseClock("at", c.in, zone(t, c.zone))
		if err != nil || got.UTC().Format(time.RFC3339Nano) != c.want {
			t.Errorf("%s in %s is %s (%v), want %s", c.in, c.zone, got.UTC().Format(time.RFC3339Nano), err, c.want)
		}
	}
}

func TestParseClockRefusesWhatTheClocksNeverOrTwiceShow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ zone, in, says string }{
		{"Europe/London", "2026-03-29T01:00:00", "does not exist on 29 March 2026 in Europe/London: the clocks go from 01:00 to 02:00"},
		{"Europe/London", "2026-03-29T01:59:59", "01:59:59 does not exist"},
		{"Europe/Berlin", "2026-03-29T02:30", "the clocks go from 02:00 to 03:00"},
		{"America/Sao_Paulo", "2018-11-04T00:30:00", "the clocks go from 00:00 to 01:00"},
		{"Australia/Lord_Howe", "2026-10-04T02:15:00", "the clocks go from 02:00 to 02:30"},
		{"Pacific/Apia", "2011-12-30T12:00:00", "does not exist on 30 December 2011"}, // a day that a country left out
		{"Europe/London", "2026-10-25T01:00:00", "Write 2026-10-25T01:00:00+01:00 for the first or 2026-10-25T01:00:00Z for the second"},
		{"Europe/London", "2026-10-25T01:59:59", "comes twice on 25 October 2026 in Europe/London"},
		{"Europe/Berlin", "2026-10-25T02:30:00", "comes twice"},
		{"Australia/Lord_Howe", "2026-04-05T01:45:00", "comes twice"},
	} {
		refused(t, zone(t, c.zone), c.in, c.says)
	}
}

func TestParseClockRefusesWhatIsNoTime(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"", "now", "tomorrow", "2026-11-24", "06:00", "2026-13-01T00:00:00", "2026-02-29T06:00:00", "2026-11-24T24:00:00", "2026-11-24T6:00:00", "2026-11-24T06:00:60",
		"2026-11-24T06:00:00+25:00", "2026-11-24T06:00:00,5Z", " 2026-11-24T06:00:00", "2026-11-24T06:00:00Z ", "1764000000", "24/11/2026 06:00", strings.Repeat("9", 10_000), "\xff\xfe",
	} {
		refused(t, time.UTC, in, "is no time")
	}
	for _, in := range []string{"0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "1500-01-01T00:00:00"} {
		refused(t, time.UTC, in, "out of range")
	}
}

func refused(t *testing.T, loc *time.Location, in, says string) {
	t.Helper()
	got, err := news.ParseClock("at", in, loc)
	e, ok := errors.AsType[*news.Error](err)
	if !ok || !errors.Is(err, news.ErrInvalid) || e.Field != "at" || !strings.Contains(e.Sentence, says) || len(e.Sentence) > 500 {
		t.Errorf("%.60q in %s gave %s and %v, want a sentence with %q", in, loc, got, err, says)
	}
}

// Every moment, written as the zone's clock shows it, comes back as itself or
// is refused as one of two; and with its offset it always comes back.
func TestParseClockIsTheInverseOfTheClock(t *testing.T) {
	t.Parallel()
	zones := []string{"Europe/London", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Tehran", "Africa/Casablanca", "Pacific/Apia", "Asia/Kathmandu"}
	rapid.Check(t, func(r *rapid.T) {
		loc := zone(t, rapid.SampledFrom(zones).Draw(r, "zone"))
		at := time.Unix(rapid.Int64Range(1_000_000_000, 2_500_000_000).Draw(r, "unix"), 0)
		if rapid.Bool().Draw(r, "near a change") {
			if _, change := at.In(loc).ZoneBounds(); !change.IsZero() {
				at = change.Add(time.Duration(rapid.IntRange(-7300, 7300).Draw(r, "seconds")) * time.Second)
			}
		}
		at = at.In(loc)
		if got, err := news.ParseClock("at", at.Format(time.RFC3339), loc); err != nil || !got.Equal(at) {
			r.Fatalf("%s came back as %s, %v", at, got, err)
		}
		got, err := news.ParseClock("at", at.Format("2006-01-02T15:04:05"), loc)
		if err != nil && strings.Contains(err.Error(), "comes twice") {
			return
		}
		if err != nil || !got.Equal(at) {
			r.Fatalf("%s came back as %s, %v", at.Format(time.DateTime), got, err)
		}
	})
}

func FuzzParseClock(f *testing.F) {
	for _, s := range []string{"2026-11-24T06:00:00", "2026-11-24T06:00:00+01:00", "2026-03-29T01:30", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59"} {
		f.Add(s)
	}
	loc, err := time.LoadLocation("Europe/London")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := news.ParseClock("at", s, loc)
		if (err == nil) == got.IsZero() {
			t.Fatalf("%q gave %s and %v", s, got, err)
		}
	})
}
