package site

import (
	"net/url"
	"slices"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

// turn reads the view's page of a list and fills in the ways to its neighbours.
// A place behind the end is not found, so that no empty page is ever kept.
func (v *view) turn(l store.List, f *theme.Frame) ([]news.Published, error) {
	l.Limit, l.Before = v.s.opt.PerPage+1, v.before
	stories, err := v.p.Stories(l)
	if err != nil {
		return nil, err
	}
	if len(stories) > v.s.opt.PerPage {
		stories = stories[:v.s.opt.PerPage]
		f.Next = v.from(store.PublishedCursor(stories[len(stories)-1]))
	}
	if v.before == (store.Cursor{}) {
		return stories, nil
	}
	if len(stories) == 0 {
		return nil, news.NotFound("The list ends before this page.")
	}
	// The page before this one can be named only where it is the first: the
	// store lists from the newest, and a place does not know what came before it.
	l.Before, l.Limit, l.Bare = store.Cursor{}, v.s.opt.PerPage, true
	newest, err := v.p.Stories(l)
	if err != nil {
		return nil, err
	}
	f.Newest = escape(v.path)
	if n := len(newest); n > 0 && store.PublishedCursor(newest[n-1]) == v.before {
		f.Prev = f.Newest
	}
	f.Title = "Earlier: " + f.Title
	return stories, nil
}

// from is the address of the view's list from a place on.
func (v *view) from(c store.Cursor) string {
	return escape(v.path) + "?" + url.Values{paramBefore: {cursor(c)}}.Encode()
}

// latest lists every story, day by day.
func (v *view) latest() (answer, error) {
	page := theme.List{
		Frame:   v.frame("Latest", "The newest stories of "+v.pub.Name+".", ""),
		Heading: "Latest",
	}
	stories, err := v.turn(store.List{}, &page.Frame)
	if err != nil {
		return answer{}, err
	}
	if len(stories) == 0 {
		page.Empty = "No story has been published yet."
	}
	page.Groups = v.byDay(stories)
	return listing(page), nil
}

// byDay parts a list by the publication's days.
func (v *view) byDay(stories []news.Published) []theme.Group {
	var groups []theme.Group
	last := ""
	for _, s := range stories {
		day := fullDate(s.FirstPublished.In(v.loc))
		if day != last {
			groups = append(groups, theme.Group{Heading: day})
			last = day
		}
		c := v.card(s, withStandfirst|withSection|deep)
		c.Time = v.clock(s.FirstPublished)
		g := &groups[len(groups)-1]
		g.Cards = append(g.Cards, c)
	}
	return groups
}

// topic lists what was written about a topic. One without a published story is
// not there: its name might say what the paper is working on.
func (v *view) topic(slug string) (answer, error) {
	t, err := v.p.Topic(slug)
	if err != nil {
		return answer{}, err
	}
	page := theme.List{
		Frame: v.frame(t.Name, t.Description, ""), Over: topicLabel(t.Kind), Heading: t.Name, Description: t.Description,
	}
	page.Feeds = append(page.Feeds, feeds(v.pub.Name+": "+t.Name, "/topic/"+t.Slug)...)
	return v.stories(page, store.List{Topic: t})
}

// by lists what somebody has written.
func (v *view) by(slug string) (answer, error) {
	c, err := v.p.Contributor(slug)
	if err != nil {
		return answer{}, err
	}
	page := theme.List{Frame: v.frame(c.Name, c.Bio, ""), Heading: c.Name, Role: c.Title, Description: c.Bio}
	page.Social.Type = "profile"
	page.Data = v.profile(c)
	page.Feeds = append(page.Feeds, feeds(v.pub.Name+": "+c.Name, "/by/"+c.Slug)...)
	return v.stories(page, store.List{Contributor: c})
}

// stories fills in a plain list that exists only as long as it has a story.
func (v *view) stories(page theme.List, l store.List) (answer, error) {
	stories, err := v.turn(l, &page.Frame)
	if err != nil {
		return answer{}, err
	}
	if len(stories) == 0 {
		return answer{}, news.NotFound("There is no story on this page.")
	}
	page.Groups = []theme.Group{{Cards: v.cards(stories, withStandfirst|withSection)}}
	return listing(page), nil
}

// topicLabel is what stands above a topic's name.
func topicLabel(k news.TopicKind) string {
	switch k {
	case news.TopicPerson:
		return "Person"
	case news.TopicOrganisation:
		return "Organisation"
	case news.TopicPlace:
		return "Place"
	case news.TopicEvent:
		return "Event"
	}
	return "Subject"
}

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
	page := theme.List{Frame: v.frame(fullDate(day), "Stories published on "+fullDate(day)+".", ""), Over: "From the archive", Heading: fullDate(day)}
	stories, err := v.turn(store.List{Day: v.midnight(day)}, &page.Frame)
	if err != nil {
		return answer{}, err
	}
	a := listing(page)
	if len(stories) == 0 && !day.Equal(v.today) {
		before, err := v.p.Stories(store.List{Before: store.Cursor{At: news.At(v.midnight(day))}, Limit: 1, Bare: true})
		if err != nil {
			return answer{}, err
		}
		if len(before) == 0 {
			return answer{}, news.NotFound("The paper did not appear on this day.")
		}
		a.keep, page.Robots = false, "noindex"
	}
	if len(stories) == 0 {
		page.Empty = "No story was published on this day."
		if day.Equal(v.today) {
			page.Empty = "No story has been published yet today."
		}
	} else {
		cards := v.cards(stories, withStandfirst|withSection)
		for i := range cards {
			cards[i].Time = v.clock(stories[i].FirstPublished)
		}
		page.Groups = []theme.Group{{Cards: cards}}
	}
	if page.Before, err = v.neighbour(day, -1); err != nil {
		return answer{}, err
	}
	if page.After, err = v.neighbour(day, 1); err != nil {
		return answer{}, err
	}
	a.page = page
	return a, nil
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
			return &theme.Link{Text: fullDate(d), Href: d.Format("/2006/01/02")}, nil
		}
		stories, err := v.p.Stories(store.List{Day: v.midnight(d), Limit: 1, Bare: true})
		if err != nil {
			return nil, err
		}
		if len(stories) > 0 {
			return &theme.Link{Text: fullDate(d), Href: d.Format("/2006/01/02")}, nil
		}
	}
	return nil, nil //nolint:nilnil // nothing near
}

// midnight is a day as the store names it.
func (v *view) midnight(day time.Time) time.Time { return v.pub.Day(day) }

// listing is an answer that heeds a place in the list.
func listing(p theme.Page) answer { return answer{page: p, keep: true, heeds: true} }

// reversed gives a copy of s in the other order.
func reversed[T any](s []T) []T {
	out := slices.Clone(s)
	slices.Reverse(out)
	return out
}
