package desk

import (
	"time"

	"broadsheet/news"
)

// moment is a time as a screen shows it, in the publication's zone.
type moment struct {
	Words string // short, in the form that the day decides
	Full  string
	ISO   string
}

// clock writes times for one screen: the publication's zone, and now.
type clock struct {
	loc *time.Location
	now time.Time
}

func (d *desk) clock(p news.Publication) clock {
	loc := p.Location()
	return clock{loc: loc, now: d.Store.Now().In(loc)}
}

// moment writes a time: the clock alone for today, the day too for others. The
// zero time is the zero moment.
func (c clock) moment(t news.Time) moment {
	if t.IsZero() {
		return moment{}
	}
	local := t.In(c.loc)
	m := moment{Full: local.Format("Monday 2 January 2006, 15:04:05 MST"), ISO: local.Format(time.RFC3339)}
	switch {
	case local.Year() == c.now.Year() && local.YearDay() == c.now.YearDay():
		m.Words = local.Format("15:04")
	case local.Year() == c.now.Year():
		m.Words = local.Format("2 Jan 15:04")
	default:
		m.Words = local.Format("2 Jan 2006")
	}
	return m
}

// full writes a time for a sentence: "3 March 2026, 14:05 GMT".
func (c clock) full(t news.Time) string {
	local := t.In(c.loc)
	if local.Second() != 0 {
		return local.Format("2 January 2006, 15:04:05 MST")
	}
	return local.Format("2 January 2006, 15:04 MST")
}

// input writes a time as a browser's field for date and time takes it.
func (c clock) input(t time.Time) string { return t.In(c.loc).Format("2006-01-02T15:04:05") }

// zone names the zone for people: "Europe/London (GMT)".
func (c clock) zone() string { return c.loc.String() + " (" + c.now.Format("MST") + ")" }
