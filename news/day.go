package news

import "time"

// StartOfDay gives the first moment of a day of a zone's calendar. It is not
// always midnight: where the clock is put forward at midnight the day begins
// at one, where it is put back there are two midnights, of which this is the
// first, and a day that a zone left out begins with the next. The month and
// day may lie outside their ranges, as in time.Date.
func StartOfDay(year int, month time.Month, day int, loc *time.Location) time.Time {
	t := time.Date(year, month, day, 0, 0, 0, 0, loc)
	begins, ends := t.ZoneBounds()
	switch wall, wanted := wallClock(t), time.Date(year, month, day, 0, 0, 0, 0, time.UTC); {
	case wall.Before(wanted): // time.Date fell on the near side of the gap
		return ends
	case wall.After(wanted): // on the far side
		return begins
	}
	if begins.IsZero() {
		return t
	}
	_, after := t.Zone()
	_, before := begins.Add(-1).Zone()
	if first := t.Add(time.Duration(after-before) * time.Second); first.Before(begins) && first.Before(t) {
		return first
	}
	return t
}

// wallClock gives what a clock on the wall shows at t, as if it hung in UTC.
func wallClock(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.Add(time.Duration(offset) * time.Second).UTC()
}

// Day gives the publication's own day that t falls in, as its first moment.
func (p Publication) Day(t time.Time) time.Time {
	loc := p.Location()
	y, m, d := t.In(loc).Date()
	return StartOfDay(y, m, d, loc)
}

// NextMidnight gives when the publication's day that t falls in ends. It is
// always after t.
func (p Publication) NextMidnight(t time.Time) time.Time {
	loc := p.Location()
	y, m, d := t.In(loc).Date()
	next := StartOfDay(y, m, d+1, loc)
	for !next.After(t) { // the clock was put back over midnight: the new day began, and stopped
		next = next.Add(time.Minute)
	}
	return next
}
