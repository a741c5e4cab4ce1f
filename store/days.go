package store

import (
	"fmt"
	"time"

	"broadsheet/news"
)

// Days gives those days of a month of the publication's calendar that have
// published stories, as their midnights, the earliest first. It looks at the
// days before until only, and notes the key of each of them: so a calendar
// that shows today as a matter of course is not made anew with each story of today.
func (p *Public) Days(month, until time.Time) ([]time.Time, error) {
	pub, err := p.Publication()
	if err != nil {
		return nil, err
	}
	zone := pub.Location()
	year, mon, _ := month.Date()
	end := nextMonth(month)
	if until.Before(end) {
		end = until
	}
	for n := 1; ; n++ {
		day := news.StartOfDay(year, mon, n, zone)
		if !day.Before(end) {
			break
		}
		p.note(news.DayKey(day))
	}
	var days []time.Time
	times, err := all(&p.r, func(row scanner) (at news.Time, err error) {
		err = row.Scan(moment{&at})
		return at, err
	}, `SELECT first_published FROM published WHERE first_published >= $1 AND first_published < $2 ORDER BY first_published`,
		monthOf(month).UnixMilli(), end.UnixMilli())
	if err != nil {
		return nil, fmt.Errorf("list the days of %s: %w", month.Format("January 2006"), err)
	}
	for _, at := range times {
		if day := pub.Day(at.Time); len(days) == 0 || !days[len(days)-1].Equal(day) {
			days = append(days, day)
		}
	}
	return days, nil
}
