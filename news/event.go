package news

import (
	"regexp"
	"time"
)

// Event is a marked day of a topic, for its timeline.
type Event struct {
	ID    string
	Topic string // id
	Day   string // "2026-11-24", or "2026-11" or "2026" where no more is known
	Text  string // plain text, a sentence or two
	Story string // id of the story that tells of it, or empty
}

// Limits of a topic's timeline.
const (
	MaxEvents    = 200 // of one topic
	MaxEventText = 400 // in runes
)

// dayShape is how the day of an event is written. Years are of four digits, so
// that days sort as text; a timeline of a newspaper needs no others.
var dayShape = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)

// Check tells what is wrong with the event's words.
func (e Event) Check() error {
	if _, err := ParseEventDay(e.Day); err != nil {
		return err
	}
	return checkLine("text", e.Text, 1, MaxEventText)
}

// ParseEventDay reads the day of an event: noon of it, or of the first day of
// its month or year.
func ParseEventDay(day string) (time.Time, error) {
	if dayShape.MatchString(day) {
		if t, err := time.Parse("2006-01-02T15"[:len(day)]+"T15", day+"T12"); err == nil && t.Year() > 0 {
			return t, nil
		}
	}
	return time.Time{}, Invalid("day", "There is no day %q; write it like 2026-11-24, or 2026-11 or 2026 where no more is known.", day)
}
