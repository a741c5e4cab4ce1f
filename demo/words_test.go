package demo

import (
	"strings"
	"testing"
	"time"
)

func TestDayWordsFollowTheDayOfPublication(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 31, 23, 30, 0, 0, time.UTC) // a Tuesday, the last of a month longer than the one before
	for text, want := range map[string]string{
		"on {day}":                       "on Tuesday",
		"on {day-1} and {day+2}":         "on Monday and Thursday",
		"until {date}":                   "until 31 March",
		"from {date+1}":                  "from 1 April",
		"{month}, {month-1}, {month+11}": "March, February, February",
		"in {year} and {year-32}":        "in 2026 and 1994",
		"nothing to say":                 "nothing to say",
	} {
		if got := datedWords(text, at); got != want {
			t.Errorf("%q reads %q, want %q", text, got, want)
		}
	}
}

func TestABraceThatIsNoDayIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"{days}", "{day-}", "{day+1", "day}", "{ day }", "{day+99999}", "{}"} {
		if err := checkDayWords("on " + text + " evening"); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestNoReaderSeesABrace(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	dated := 0
	for _, s := range allStories(t) {
		texts := []string{s.Body(at)}
		for _, c := range s.Corrections {
			texts = append(texts, c.Text(at))
		}
		for _, text := range texts {
			if strings.ContainsAny(text, "{}") {
				t.Errorf("%s shows a brace", s.Slug)
			}
		}
		if s.Body(at) != s.Body(at.AddDate(0, 0, 1)) {
			dated++
		}
	}
	if dated < 8 {
		t.Errorf("%d stories name a day, want at least 8", dated)
	}
}
