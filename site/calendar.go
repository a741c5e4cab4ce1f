package site

import (
	"time"

	"broadsheet/theme"
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
	c := &theme.Calendar{Title: day.Format("January 2006"), Weekdays: weekdays()}
	first := day.AddDate(0, 0, 1-day.Day())
	week := make([]theme.Cell, (int(first.Weekday())+6)%7, 7)
	for d := first; d.Month() == day.Month(); d = d.AddDate(0, 0, 1) {
		cell := theme.Cell{Day: d.Day(), Full: fullDate(d), Here: d.Equal(day)}
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

// weekdays are the columns, from Monday as on Europe's walls.
func weekdays() []theme.Weekday {
	var list []theme.Weekday
	for i := 1; i <= 7; i++ {
		name := time.Weekday(i % 7).String()
		list = append(list, theme.Weekday{Short: name[:1], Full: name})
	}
	return list
}
