package news

import (
	"fmt"
	"strings"
	"time"
)

// localLayouts are how a time without an offset may be written: as a browser's
// date and time field does it, and as a person does.
var localLayouts = []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"}

// ParseClock reads a moment that a person or program names: RFC 3339 with an
// offset ("2026-11-24T06:00:00+01:00", "…Z"), or a local time as the clocks of
// loc show it ("2026-11-24T06:00:00", seconds may be left out). A local time
// that the clocks skip or show twice, as when summer time begins or ends, is
// refused with a sentence that names it: a guess would be an hour off on the
// one night when nobody looks. The error is an ErrInvalid on the field.
func ParseClock(field, s string, loc *time.Location) (time.Time, error) {
	var t time.Time
	if t.UnmarshalText([]byte(s)) == nil && !strings.Contains(s, ",") { // stricter than time.Parse: RFC 3339 and little near it
		if err := checkYear(field, s, t); err != nil {
			return time.Time{}, err
		}
		return t, nil
	}
	wall, ok := parseLocal(s)
	if !ok {
		return time.Time{}, Invalid(field, "%q is no time; write it like 2026-11-24T06:00:00 (as the clocks in %s show it) or 2026-11-24T06:00:00+01:00.", short(s), loc)
	}
	if err := checkYear(field, s, wall); err != nil {
		return time.Time{}, err
	}
	return onWall(field, wall, loc)
}

func parseLocal(s string) (time.Time, bool) {
	for _, layout := range localLayouts {
		if len(s) != len(layout) { // time.Parse forgives single digits and fractions
			continue
		}
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// checkYear refuses what cannot be kept and no newsroom means: 0 would be
// taken for "not set", and the zero time too.
func checkYear(field, s string, t time.Time) error {
	if y := t.UTC().Year(); y < 1900 || y > 9999 {
		return Invalid(field, "The year of %q is out of range.", short(s))
	}
	return nil
}

// onWall finds the one moment at which the clocks of loc show the wall time.
func onWall(field string, wall time.Time, loc *time.Location) (time.Time, error) {
	found := wallMoments(wall, loc)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		before, after := gapAround(wall, loc)
		return time.Time{}, Invalid(field, "The time %s does not exist on %s in %s: the clocks go from %s to %s. Choose another, or write it with an offset.",
			wall.Format(time.TimeOnly), wall.Format("2 January 2006"), loc, before, after)
	}
	return time.Time{}, Invalid(field, "The time %s comes twice on %s in %s, as the clocks are put back. Write %s for the first or %s for the second.",
		wall.Format(time.TimeOnly), wall.Format("2 January 2006"), loc, found[0].Format(time.RFC3339), found[1].Format(time.RFC3339))
}

// wallMoments gives every moment at which the clocks of loc show the wall
// time, the earlier first: none, one or two. No zone changes its clocks twice
// within the day on either side, so its offsets there are all there can be.
func wallMoments(wall time.Time, loc *time.Location) []time.Time {
	var found []time.Time
	for _, offset := range offsetsAround(wall, loc) {
		t := wall.Add(-time.Duration(offset) * time.Second).In(loc)
		if wallClock(t).Equal(wall) {
			found = append(found, t)
		}
	}
	return found
}

// offsetsAround gives the zone's offsets a day before and a day after a wall
// time, the larger (which is the earlier moment) first.
func offsetsAround(wall time.Time, loc *time.Location) []int {
	_, a := wall.Add(-26 * time.Hour).In(loc).Zone()
	_, b := wall.Add(26 * time.Hour).In(loc).Zone()
	if a == b {
		return []int{a}
	}
	return []int{max(a, b), min(a, b)}
}

// gapAround tells from what to what the clocks jump over a wall time.
func gapAround(wall time.Time, loc *time.Location) (from, to string) {
	near := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, loc)
	jump, ends := near.ZoneBounds()
	if wallClock(near).Before(wall) { // time.Date fell on the near side of the gap
		jump = ends
	}
	_, before := jump.Add(-1).Zone()
	from = jump.UTC().Add(time.Duration(before) * time.Second).Format("15:04")
	return from, jump.Format("15:04")
}

// short quotes no more of a wrong text than a person needs to know it again.
func short(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if runes := []rune(s); len(runes) > 40 {
		return fmt.Sprintf("%s…", string(runes[:40]))
	}
	return s
}
