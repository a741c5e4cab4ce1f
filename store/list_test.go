package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// archive publishes a story a day, a to h, of every sort; d and e at the same moment.
func archive(n *newsroom) map[string]news.Published {
	out := map[string]news.Published{}
	for i, c := range []struct {
		name   string
		change func(*news.Published)
	}{
		{"a", func(p *news.Published) { p.Section = n.in.london.ID }},
		{"b", func(p *news.Published) { p.Section = n.in.europe.ID }},
		{"c", func(p *news.Published) { p.Kind = news.KindOpinion }},
		{"d", func(p *news.Published) { p.Topics = []news.Topic{n.in.bridges, n.in.fog, n.in.bridges} }},
		{"e", func(p *news.Published) { p.Bylines = []news.Contributor{n.in.bob, n.in.ann, n.in.bob} }},
		{"f", func(p *news.Published) { p.Topics, p.Section = []news.Topic{n.in.fog}, n.in.europe.ID }},
		{"g", func(p *news.Published) { p.Bylines = []news.Contributor{n.in.ann} }},
		{"h", nil},
	} {
		out[c.name] = n.publish(c.name, func(p *news.Published) {
			p.FirstPublished = noon(i - min(1, i/4)) // e falls on d's moment
			p.Updated = news.At(p.FirstPublished.Add(time.Hour))
			if c.change != nil {
				c.change(p)
			}
		})
	}
	n.draft(func(s *news.Story, d *news.Draft) { d.Topics = []string{n.in.fog.ID} })
	return out
}

func TestListsShowWhatTheyAreAskedForNewestFirst(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		archive(n)
		day := func(d int) time.Time { return time.Date(2026, time.March, d, 0, 0, 0, 0, time.UTC) }
		for name, c := range map[string]struct {
			list store.List
			want string
			keys []news.Key
		}{
			"all":                        {store.List{}, "h,g,f,e,d,c,b,a", []news.Key{news.KeyLatest}},
			"a section and those below":  {store.List{Section: n.in.uk}, "h,g,e,d,c,a", []news.Key{"section:uk"}},
			"the section below":          {store.List{Section: n.in.london}, "a", []news.Key{"section:london"}},
			"a topic":                    {store.List{Topic: n.in.fog}, "f,d", []news.Key{"topic:fog"}},
			"a topic named twice":        {store.List{Topic: n.in.bridges}, "d", []news.Key{"topic:bridges"}},
			"a contributor":              {store.List{Contributor: n.in.ann}, "g,e", []news.Key{"by:ann-orr"}},
			"a kind":                     {store.List{Kind: news.KindOpinion}, "c", []news.Key{"kind:opinion"}},
			"an edition":                 {store.List{Edition: n.in.edition}, "h,g,f,e,d,c,b,a", []news.Key{"edition:main"}},
			"another edition":            {store.List{Edition: news.Edition{ID: "none", Slug: "none"}}, "", []news.Key{"edition:none"}},
			"a day":                      {store.List{Day: day(6)}, "e,d", []news.Key{"day:2026-03-06"}},
			"a day without stories":      {store.List{Day: day(1)}, "", []news.Key{"day:2026-03-01"}},
			"a month":                    {store.List{Month: day(1)}, "h,g,f,e,d,c,b,a", []news.Key{"month:2026-03"}},
			"a month without stories":    {store.List{Month: day(1).AddDate(0, 1, 0)}, "", []news.Key{"month:2026-04"}},
			"since a moment, itself too": {store.List{Since: noon(4)}, "h,g,f", []news.Key{news.KeyLatest}},
			"a day of a section":         {store.List{Section: n.in.europe, Day: day(4)}, "b", []news.Key{"section:europe"}},
			"a topic since a moment":     {store.List{Topic: n.in.fog, Since: noon(4)}, "f", []news.Key{"topic:fog"}},
		} {
			c.list.Limit, c.list.Bare = 100, true
			n.public(func(p *store.Public) error {
				stories, err := p.Stories(c.list)
				same(t, name, headlines(stories), c.want)
				same(t, "the keys of "+name, p.Keys(), c.keys)
				return err
			})
		}
	})
}

func TestAListShowsBylinesAndTopicsInTheirOrderAndNotesTheirNames(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		want := archive(n)
		d, e := want["d"], want["e"]
		d.Topics = []news.Topic{{ID: n.in.bridges.ID, Slug: "bridges", Name: "Bridges", Kind: news.TopicSubject}, {ID: n.in.fog.ID, Slug: "fog", Name: "Fog", Kind: news.TopicSubject}}
		e.Bylines = []news.Contributor{{ID: n.in.bob.ID, Slug: "bob-ek", Name: "Bob Ek"}, {ID: n.in.ann.ID, Slug: "ann-orr", Name: "Ann Orr", Title: "Weather"}}
		n.public(func(p *store.Public) error {
			stories, err := p.Stories(store.List{Day: noon(3).Add(time.Hour), Limit: 10}) // any moment of it
			same(t, "the stories", stories, []news.Published{e, d})
			same(t, "the keys", p.Keys(), []news.Key{"by-name:ann-orr", "by-name:bob-ek", "day:2026-03-06", "topic-name:bridges", "topic-name:fog"})
			return err
		})
	})
}

func TestEveryListIsPagedWithoutGapOrRepeatOverEqualTimes(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.write(func(tx *store.Tx) error {
			for i := range 9 { // three moments, three stories each
				_, err := n.publishIn(tx, fmt.Sprint("s", i), func(p *news.Published) {
					p.FirstPublished, p.Topics, p.Bylines = noon(i/3), []news.Topic{n.in.fog}, []news.Contributor{n.in.ann}
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		for name, l := range map[string]store.List{
			"all": {}, "section": {Section: n.in.uk}, "topic": {Topic: n.in.fog}, "contributor": {Contributor: n.in.ann}, "kind": {Kind: news.KindNews},
			"month": {Month: time.Date(2026, time.March, 1, 0, 0, 0, 0, time.UTC)},
		} {
			for limit := 1; limit < 11; limit++ {
				var seen []string
				n.public(func(p *store.Public) error {
					l := l
					l.Limit = limit
					for {
						page, err := p.Stories(l)
						if err != nil || len(page) == 0 {
							return err
						}
						for _, s := range page {
							seen = append(seen, s.ID)
						}
						l.Before = store.PublishedCursor(page[len(page)-1])
					}
				})
				if len(seen) != 9 || len(slices.Compact(slices.Sorted(slices.Values(seen)))) != 9 {
					t.Errorf("%s by %d: %d stories, want 9 different ones", name, limit, len(seen))
				}
			}
		}
	})
}

func TestMonthsFollowThePublicationsCalendar(t *testing.T) {
	for _, c := range []struct {
		zone   string
		first  []string // when stories were first published, in UTC
		months []string // their months, the newest first
		starts []string
	}{
		{"Europe/London", []string{"2026-03-31T22:59:59Z", "2026-03-31T23:00:00Z", "2025-12-31T23:59:59Z"}, []string{"2026-04", "2026-03", "2025-12"},
			[]string{"2026-03-31T23:00:00Z", "2026-03-01T00:00:00Z", "2025-12-01T00:00:00Z"}},
		{"America/Asuncion", []string{"2017-10-01T03:59:59Z", "2017-10-01T04:00:00Z", "2017-10-31T23:00:00Z"}, []string{"2017-10", "2017-09"}, // October began at one
			[]string{"2017-10-01T04:00:00Z", "2017-09-01T04:00:00Z"}},
		{"Pacific/Kiritimati", []string{"2026-02-28T10:00:00Z"}, []string{"2026-03"}, []string{"2026-02-28T10:00:00Z"}},
	} {
		t.Run(c.zone, func(t *testing.T) {
			onBoth(t, func(t *testing.T, n *newsroom) {
				n.write(func(tx *store.Tx) error {
					pub, err := tx.Publication()
					pub.TimeZone = c.zone
					return firstError(err, tx.PutPublication(pub))
				})
				var latest time.Time
				for i, at := range c.first {
					when, err := time.Parse(time.RFC3339, at)
					if err != nil {
						t.Fatal(err)
					}
					if when.After(latest) {
						latest = when
					}
					n.publish(fmt.Sprint("s", i), func(p *news.Published) { p.FirstPublished, p.Updated = news.At(when), news.At(when) })
				}
				checkMonths(t, n, c.months, c.starts, latest)
			})
		})
	}
}

func checkMonths(t *testing.T, n *newsroom, names, starts []string, latest time.Time) {
	n.public(func(p *store.Public) error {
		months, err := p.Months()
		if err != nil {
			return err
		}
		var gotNames, gotStarts []string
		var stories int
		for _, m := range months {
			gotNames, gotStarts = append(gotNames, m.Start.Format("2006-01")), append(gotStarts, m.Start.UTC().Format(time.RFC3339))
			list, err := p.Stories(store.List{Month: m.Start, Limit: 10})
			if err != nil {
				return err
			}
			for _, s := range list {
				if s.FirstPublished.In(m.Start.Location()).Format("2006-01") != m.Start.Format("2006-01") {
					t.Errorf("%s stands under %s", s.FirstPublished, m.Start)
				}
			}
			stories += len(list)
		}
		same(t, "the months", gotNames, names)
		same(t, "their beginnings", gotStarts, starts)
		same(t, "when the newest month last changed", months[0].Updated, news.At(latest))
		var all []news.Published
		all, err = p.Stories(store.List{Limit: 100})
		same(t, "the stories in all months", stories, len(all))
		for _, name := range names {
			if !slices.Contains(p.Keys(), news.Key("month:"+name)) {
				t.Errorf("the key of %s is not noted: %v", name, p.Keys())
			}
		}
		return err
	})
}

func TestTheDaysOfAMonthHoldAllItsStoriesOverChangesOfTheClock(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		loc, err := time.LoadLocation("America/Havana") // forward at midnight on 8 March 2026
		if err != nil {
			t.Skip(err)
		}
		n.write(func(tx *store.Tx) error {
			for h := range 24 * 5 {
				at := news.At(time.Date(2026, time.March, 6, 0, 30, 0, 0, loc).Add(time.Duration(h) * time.Hour))
				if _, err := n.publishIn(tx, fmt.Sprint("s", h), func(p *news.Published) { p.FirstPublished = at }); err != nil {
					return err
				}
			}
			return nil
		})
		n.public(func(p *store.Public) error {
			for day, want := range map[int]int{6: 24, 7: 24, 8: 23, 9: 24, 10: 24} {
				stories, err := p.Stories(store.List{Day: news.StartOfDay(2026, time.March, day, loc), Limit: 100})
				if err != nil {
					return err
				}
				same(t, fmt.Sprint("stories on ", day, " March"), len(stories), want)
			}
			return nil
		})
	})
}
