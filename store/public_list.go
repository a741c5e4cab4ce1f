package store

import (
	"fmt"
	"time"

	"broadsheet/news"
)

// List says which published stories are wanted, the newest first. At most one
// of Section, Topic, Contributor, Kind and Edition is set; none means all.
type List struct {
	Section     news.Section // stories in it and in the sections below it
	Topic       news.Topic
	Contributor news.Contributor
	Kind        news.Kind
	Edition     news.Edition
	Day         time.Time // only of the day of the publication's calendar in which this moment lies
	Month       time.Time // only of the month in which this moment lies
	Since       news.Time // only from then on; see Public.Since
	Before      Cursor    // only what was first published before it
	Limit       int
	Bare        bool // without bylines and topics, for sitemaps
}

// PublishedCursor is the place of a story in a list.
func PublishedCursor(s news.Published) Cursor { return Cursor{At: s.FirstPublished, ID: s.ID} }

// Stories lists published stories and notes the list's key, and the names that
// it shows. The stories' own keys are not needed: whatever changes a published
// story touches every list that it stands in.
func (p *Public) Stories(l List) ([]news.Published, error) {
	p.noteList(l)
	query, args := l.query()
	stories, err := all(&p.r, scanPublished, query, args...)
	if err != nil {
		return nil, fmt.Errorf("list stories: %w", err)
	}
	if l.Bare {
		return stories, nil
	}
	if stories, err = p.r.dress(stories); err != nil {
		return nil, fmt.Errorf("list stories: %w", err)
	}
	for _, s := range stories {
		p.noteNames(s)
	}
	return stories, nil
}

// noteList notes the narrowest key that changes whenever the list may.
func (p *Public) noteList(l List) {
	switch {
	case l.Section.ID != "":
		p.note(news.SectionKey(l.Section.Slug))
	case l.Topic.ID != "":
		p.note(news.TopicKey(l.Topic.Slug))
	case l.Contributor.ID != "":
		p.note(news.ContributorKey(l.Contributor.Slug))
	case l.Kind != "":
		p.note(news.KindKey(l.Kind))
	case l.Edition.ID != "":
		p.note(news.EditionKey(l.Edition.Slug))
	case !l.Day.IsZero():
		p.note(news.DayKey(l.Day))
	case !l.Month.IsZero():
		p.note(news.MonthKey(l.Month))
	default:
		p.note(news.KeyLatest)
	}
}

// query writes the list's SQL so that an index gives the rows in order and the
// limit ends the reading: its cost does not grow with the archive.
func (l List) query() (string, []any) {
	from, by := `published p`, `p`
	var c conditions
	listed := func(table, column, id string) {
		from, by = table+` l JOIN published p ON p.story_id = l.story_id`, `l`
		c.add(`l.`+column+` = $?`, id)
	}
	switch {
	case l.Section.ID != "":
		listed(`published_sections`, `section_id`, l.Section.ID)
	case l.Topic.ID != "":
		listed(`published_topics`, `topic_id`, l.Topic.ID)
	case l.Contributor.ID != "":
		listed(`published_bylines`, `contributor_id`, l.Contributor.ID)
	case l.Kind != "":
		c.add(`p.kind = $?`, string(l.Kind))
	case l.Edition.ID != "":
		c.add(`p.edition_id = $?`, l.Edition.ID)
	}
	if !l.Day.IsZero() {
		y, m, d := l.Day.Date()
		c.between(by+`.first_published`, news.StartOfDay(y, m, d, l.Day.Location()), news.StartOfDay(y, m, d+1, l.Day.Location()))
	}
	if !l.Month.IsZero() {
		c.between(by+`.first_published`, monthOf(l.Month), nextMonth(l.Month))
	}
	if !l.Since.IsZero() {
		c.add(by+`.first_published >= $?`, l.Since.Milli())
	}
	if l.Before != (Cursor{}) {
		c.add(`(`+by+`.first_published, `+by+`.story_id) < ($?, $?)`, l.Before.At.Milli(), l.Before.ID)
	}
	return c.query(`SELECT `+publishedColumns+` FROM `+from, by+`.first_published DESC, `+by+`.story_id DESC`, l.Limit)
}

func monthOf(t time.Time) time.Time   { return news.StartOfDay(t.Year(), t.Month(), 1, t.Location()) }
func nextMonth(t time.Time) time.Time { return news.StartOfDay(t.Year(), t.Month()+1, 1, t.Location()) }

// Month is a month of the publication's calendar in which stories were first
// published.
type Month struct {
	Start   time.Time // its first moment, in the publication's zone
	Updated news.Time // when one of its stories last changed
	Stories int       // how many were first published in it
}

// Months gives every month with stories, the newest first. It asks once for
// each month, so the cost grows with the paper's age and not with its stories.
func (p *Public) Months() ([]Month, error) {
	p.note(news.KeyLatest)
	pub, err := p.Publication()
	if err != nil {
		return nil, err
	}
	zone := pub.Location()
	var months []Month
	before := int64(1 << 52)
	for {
		var at news.Time
		if err := p.r.one(`SELECT COALESCE(MAX(first_published), 0) FROM published WHERE first_published < $1`, []any{before}, moment{&at}); err != nil {
			return nil, err
		}
		if at.IsZero() {
			return months, nil
		}
		m := Month{Start: monthOf(at.In(zone))}
		if err := p.r.one(`SELECT COALESCE(MAX(updated), 0), COUNT(*) FROM published WHERE first_published >= $1 AND first_published < $2`,
			[]any{m.Start.UnixMilli(), nextMonth(m.Start).UnixMilli()}, moment{&m.Updated}, &m.Stories); err != nil {
			return nil, err
		}
		p.note(news.MonthKey(m.Start))
		months = append(months, m)
		before = m.Start.UnixMilli()
	}
}
