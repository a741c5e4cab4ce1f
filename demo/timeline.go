package demo

import (
	"context"
	"fmt"
	"io/fs"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// Day is a marked day of a topic: so long ago, or that of a story.
type Day struct {
	Topic     string // slug
	Story     string // slug; its day is the day
	YearsAgo  int    `toml:"years_ago"`
	MonthsAgo int    `toml:"months_ago"`
	Text      string
}

// Days returns the marked days of the topics. An error can only come from a faulty build.
func Days() ([]Day, error) { return readDays(files) }

func readDays(tree fs.FS) ([]Day, error) {
	var file struct{ Day []Day }
	if err := readList(tree, "timelines.toml", &file); err != nil {
		return nil, err
	}
	for _, d := range file.Day {
		known := 0
		for _, said := range []bool{d.Story != "", d.YearsAgo > 0, d.MonthsAgo > 0} {
			if said {
				known++
			}
		}
		if known != 1 || d.Topic == "" || d.Text == "" {
			return nil, fmt.Errorf("demo day %q: a topic, a text and one way to tell the day are wanted", d.Text)
		}
	}
	return file.Day, nil
}

// at writes the day, as exactly as it is told. filed are the stories' own days.
func (d Day) at(now time.Time, filed map[string]filed) string {
	switch {
	case d.Story != "":
		return filed[d.Story].at.Format(time.DateOnly)
	case d.YearsAgo > 0:
		return now.AddDate(-d.YearsAgo, 0, 0).Format("2006")
	}
	return time.Date(now.Year(), now.Month()-time.Month(d.MonthsAgo), 1, 12, 0, 0, 0, now.Location()).Format("2006-01")
}

// filed is a story of the demonstration in the publication.
type filed struct {
	id string
	at time.Time // in the publication's zone
}

// markDays puts the days on their topics' timelines.
func markDays(ctx context.Context, s *store.Store, stories map[string]filed, loc *time.Location) error {
	days, err := Days()
	if err != nil {
		return err
	}
	for _, d := range days {
		var topic news.Topic
		if err := s.Read(ctx, func(r *store.Reader) (err error) { topic, err = r.Topic(d.Topic); return err }); err != nil {
			return fmt.Errorf("the demonstration's day %q: %w", d.Text, err)
		}
		if d.Story != "" && stories[d.Story].id == "" {
			return fmt.Errorf("the demonstration's day %q: there is no story %s", d.Text, d.Story)
		}
		_, _, err := publish.Event(ctx, s, news.System(), news.Event{Topic: topic.ID, Day: d.at(s.Now().In(loc), stories), Text: d.Text, Story: stories[d.Story].id})
		if err != nil {
			return fmt.Errorf("the demonstration's day %q: %w", d.Text, err)
		}
	}
	return nil
}
