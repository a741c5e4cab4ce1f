package demo

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func london(t interface{ Fatal(...any) }) *time.Location {
	loc, err := time.LoadLocation(Publication().TimeZone)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// checkMoments holds for every start of the demonstration: nothing, no correction either, lies ahead; the order never changes; and a story that
// is said to be of an earlier day is of that day, at its time.
func checkMoments(t interface {
	Errorf(string, ...any)
	Fatal(...any)
}, stories []Story, now time.Time) {
	loc := london(t)
	last := time.Time{}
	for _, s := range stories {
		at := s.At(now, loc)
		if !at.Before(now) {
			t.Errorf("started at %s, %s appears at %s", now, s.Slug, at)
		}
		if !at.After(last) {
			t.Errorf("started at %s, %s at %s is not after the one before it, at %s", now, s.Slug, at, last)
		}
		last = at
		for _, c := range s.Corrections {
			if noted := c.At(at); noted.After(now) || !noted.After(at) {
				t.Errorf("started at %s, the %s of %s is noted at %s", now, c.Kind, s.Slug, noted)
			}
		}
		if want := now.In(loc).AddDate(0, 0, -s.when.daysAgo); s.when.daysAgo > 0 && at.YearDay() != want.YearDay() {
			t.Errorf("started at %s, %s is %d days old but of %s", now, s.Slug, s.when.daysAgo, at)
		}
	}
}

func TestNothingIsEverOfTheFutureAtAnyQuarterOfAnHour(t *testing.T) {
	t.Parallel()
	stories := allStories(t)
	for _, day := range []time.Time{
		time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), // an ordinary day
		time.Date(2026, 3, 28, 0, 0, 0, 0, time.UTC),  // clocks go forward on the 29th
		time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC), // clocks go back on the 25th
		time.Date(2027, 12, 31, 0, 0, 0, 0, time.UTC), // the year ends
		time.Date(2028, 2, 28, 0, 0, 0, 0, time.UTC),  // a leap day follows
	} {
		for quarter := range 3 * 24 * 4 {
			checkMoments(t, stories, day.Add(time.Duration(quarter)*15*time.Minute))
		}
		for _, second := range []time.Duration{-time.Second, 0, 1, time.Second} {
			checkMoments(t, stories, day.Add(24*time.Hour+second))
		}
	}
}

func TestNothingIsEverOfTheFutureAtAnyMoment(t *testing.T) {
	stories := allStories(t)
	rapid.Check(t, func(rt *rapid.T) {
		now := time.Unix(rapid.Int64Range(1_700_000_000, 4_000_000_000).Draw(rt, "now"), 0)
		checkMoments(rt, stories, now)
	})
}

func TestMomentsAreInThePublicationsZone(t *testing.T) {
	t.Parallel()
	loc := london(t)
	for _, s := range allStories(t) {
		at := s.At(time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC), loc)
		if at.Location() != loc {
			t.Fatalf("%s is told in %s", s.Slug, at.Location())
		}
		if got := at.Hour()*60 + at.Minute(); s.when.daysAgo > 0 && got != s.when.clock {
			t.Errorf("%s appears at %s on the wall, not at minute %d", s.Slug, at.Format("15:04"), s.when.clock)
		}
	}
}

func TestAgesThatCouldReachTheFutureAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		days, minutes int
		clock         string
	}{
		"a clock time today":               {0, 0, "14:05"},
		"both forms":                       {0, 10, "14:05"},
		"no age at all":                    {0, 0, ""},
		"minutes ahead":                    {0, -5, ""},
		"minutes beyond the evening":       {0, oldestMinutes + 1, ""},
		"days ahead":                       {-1, 0, "14:05"},
		"more than two weeks":              {14, 0, "14:05"},
		"minutes for an earlier day":       {2, 30, ""},
		"an earlier day without a time":    {2, 0, ""},
		"a time that does not exist":       {2, 0, "25:00"},
		"a time with words":                {2, 0, "noon"},
		"yesterday late, where today is":   {1, 0, "19:01"},
		"a time and minutes, earlier days": {3, 30, "14:05"},
	} {
		if w, err := newWhen(c.days, c.minutes, c.clock); err == nil {
			t.Errorf("%s is taken as %+v", name, w)
		}
	}
}
