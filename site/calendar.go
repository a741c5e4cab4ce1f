package site

import (
	"time"

	"broadsheet/theme"
	"broadsheet/tongue"
)

// calendar shows the month of a day, and leads to its days with stories. Today
// is always led to: its page is there with or without stories.
func (v *view) calendar(day time.Time) (*theme.Calendar, error) {
	days, err := v.p.Days(v.midnight(day), v.midnight(v.today))
	if err != nil {
		return nil, err
	}
	full := map[int]bool{}
	for _, d := range days {
		full[d.Day()] = true
	}
	c := &theme.Calendar{Weekdays: v.weekdays()}
	c.Title, c.Label = tongue.Title(v.t.Month(day)), v.t.Said.DaysOf.Of(v.t.Month(day))
	first := day.AddDate(0, 0, 1-day.Day())
	week := make([]theme.Cell, (int(first.Weekday())-int(v.t.FirstDay())+7)%7, 7)
	for d := first; d.Month() == day.Month(); d = d.AddDate(0, 0, 1) {
		cell := theme.Cell{Day: v.t.Number(d.Day()), Full: v.fullDate(d), Here: d.Equal(day)}
		if full[d.Day()] || d.Equal(v.today) {
			cell.Href = d.Format("/2006/01/02")
		}
		if week = append(week, cell); len(week) == 7 {
			c.Weeks, week = append(c.Weeks, week), nil
		}
	}
	if len(week) > 0 {
		c.Weeks = append(c.Weeks, append(week, make([]theme.Cell, 7-len(week))...))
	}
	return c, nil
}

// weekdays are the columns, from the day on which the country's week begins.
func (f *face) weekdays() []theme.Weekday {
	var list []theme.Weekday
	for _, d := range f.t.Weekdays() {
		list = append(list, theme.Weekday{Short: d.Narrow, Full: d.Full})
	}
	return list
}
