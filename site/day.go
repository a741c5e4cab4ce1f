package site

import (
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

// dayOf reads a path of the shape /2026/11/24, as the noon of that day. A day
// that no calendar has, such as 30 February, is not one.
func (v *view) dayOf(path string) (time.Time, bool) {
	t, err := time.ParseInLocation("/2006/01/02", path, v.loc)
	if err != nil || t.Year() < 1 {
		return time.Time{}, false
	}
	t = noon(t)
	return t, t.Format("/2006/01/02") == path
}

// dayReach is how many days an archive looks for a neighbour with stories.
const dayReach = 7

// day lists the stories of a day. A day to come is not there, nor is one
// before the paper's first story; a day without stories says so and is not
// kept, since there is no end of such days.
func (v *view) day(day time.Time) (answer, error) {
	if day.After(v.today) {
		return answer{}, news.NotFound("This day has not come yet.")
	}
	title := v.fullDate(day)
	page := theme.List{Frame: v.frame(title, v.t.Said.OfDay.Of(v.t.FullDate(day)), ""), Over: v.t.Said.FromArchive, Heading: title}
	stories, err := v.turn(store.List{Day: v.midnight(day)}, &page.Frame)
	if err != nil {
		return answer{}, err
	}
	keep := true
	switch {
	case len(stories) > 0:
		cards := v.clocked(stories, 0)
		if err := v.illustrateAll(cards, stories); err != nil {
			return answer{}, err
		}
		page.Groups = []theme.Group{{Cards: cards}}
	case day.Equal(v.today):
		page.Empty = v.t.Said.NoneToday
	default:
		keep, page.Robots, page.Empty = false, "noindex", v.t.Said.NoneThatDay
		if err := v.afterFirst(day); err != nil {
			return answer{}, err
		}
	}
	if page.Calendar, err = v.calendar(day); err != nil {
		return answer{}, err
	}
	if page.Before, err = v.neighbour(day, -1); err != nil {
		return answer{}, err
	}
	if page.After, err = v.neighbour(day, 1); err != nil {
		return answer{}, err
	}
	return answer{page: page, keep: keep, heeds: true}, nil
}

// clocked makes cards that tell the time of day, under a date.
func (v *view) clocked(stories []news.Published, more look) []theme.Card {
	cards := v.cards(stories, withStandfirst|withSection|more)
	for i := range cards {
		cards[i].Time = v.clock(stories[i].FirstPublished)
	}
	return cards
}

// afterFirst says not found for a day before the paper's first story.
func (v *view) afterFirst(day time.Time) error {
	before, err := v.p.Stories(store.List{Before: store.Cursor{At: news.At(v.midnight(day))}, Limit: 1, Bare: true})
	if err == nil && len(before) == 0 {
		err = news.NotFound("The paper did not appear on this day.")
	}
	return err
}

// neighbour is the next day, in a direction, that has stories. It looks no
// further than a week, so that the page depends on few days; nil is none.
func (v *view) neighbour(day time.Time, step int) (*theme.Link, error) {
	for i := 1; i <= dayReach; i++ {
		d := day.AddDate(0, 0, i*step)
		switch {
		case d.After(v.today) || d.Year() < 1:
			return nil, nil //nolint:nilnil // nothing to lead to
		case d.Equal(v.today): // it is there with or without stories, and each new one would drop the day before
			return &theme.Link{Text: v.fullDate(d), Href: d.Format("/2006/01/02")}, nil
		}
		stories, err := v.p.Stories(store.List{Day: v.midnight(d), Limit: 1, Bare: true})
		if err != nil {
			return nil, err
		}
		if len(stories) > 0 {
			return &theme.Link{Text: v.fullDate(d), Href: d.Format("/2006/01/02")}, nil
		}
	}
	return nil, nil //nolint:nilnil // nothing near
}

// midnight is a day as the store names it.
func (v *view) midnight(day time.Time) time.Time { return v.pub.Day(day) }
