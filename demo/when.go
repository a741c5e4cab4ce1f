package demo

import (
	"fmt"
	"time"
)

// The last four hours belong to today's stories, which count in minutes; yesterday's stop an hour short of where those may begin.
// So the order holds even when the demonstration starts at midnight and "four hours ago" is yesterday evening.
const (
	oldestMinutes    = 240
	latestYesterday  = 19 * 60
	oldestDay        = 13
	minutesInAnHour  = 60
	latestCorrection = 24 // hours; a corrected story is two days old, so its note is never in the future
)

// when is a story's age: either minutes before now (today's stories) or a clock time some days ago.
type when struct {
	daysAgo    int
	minutesAgo int // used when daysAgo is 0
	clock      int // minutes since midnight, used when daysAgo is not 0
}

// newWhen checks the three settings of a story file. A story of today has minutes and no clock time, which might be yet to come.
func newWhen(daysAgo, minutesAgo int, clock string) (when, error) {
	switch {
	case daysAgo < 0 || daysAgo > oldestDay:
		return when{}, fmt.Errorf("days_ago is %d, not between 0 and %d", daysAgo, oldestDay)
	case daysAgo == 0 && clock != "":
		return when{}, fmt.Errorf("a story of today has minutes_ago, not time")
	case daysAgo == 0 && (minutesAgo < 1 || minutesAgo > oldestMinutes):
		return when{}, fmt.Errorf("minutes_ago is %d, not between 1 and %d", minutesAgo, oldestMinutes)
	case daysAgo == 0:
		return when{minutesAgo: minutesAgo}, nil
	case minutesAgo != 0:
		return when{}, fmt.Errorf("a story of an earlier day has time, not minutes_ago")
	}
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return when{}, fmt.Errorf("time %q is not a clock time such as 14:05", clock)
	}
	w := when{daysAgo: daysAgo, clock: t.Hour()*minutesInAnHour + t.Minute()}
	if daysAgo == 1 && w.clock > latestYesterday {
		return when{}, fmt.Errorf("yesterday's stories stop at 19:00, not %s", clock)
	}
	return w, nil
}

func (w when) at(now time.Time, loc *time.Location) time.Time {
	if w.daysAgo == 0 {
		return now.Add(-time.Duration(w.minutesAgo) * time.Minute).In(loc)
	}
	day := now.In(loc)
	return time.Date(day.Year(), day.Month(), day.Day()-w.daysAgo, 0, w.clock, 0, 0, loc)
}

// before orders two ages, the older first.
func (w when) before(other when) bool {
	if w.daysAgo != other.daysAgo {
		return w.daysAgo > other.daysAgo
	}
	if w.minutesAgo != other.minutesAgo {
		return w.minutesAgo > other.minutesAgo
	}
	return w.clock < other.clock
}
