package site

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/theme"
	"broadsheet/tongue"
)

// noon gives the middle of t's day. A day is kept as its noon here, since its
// midnight does not exist everywhere: in the Azores the clock goes from
// midnight to one in March, and a date written from there would be the day before.
func noon(t time.Time) time.Time {
	y, m, d := t.Add(2 * time.Hour).Date() // a midnight that was missed is at most an hour or two early
	return time.Date(y, m, d, 12, 0, 0, 0, t.Location())
}

// fullDate writes a day as a masthead does: "Tuesday 24 November 2026".
func (f *face) fullDate(t time.Time) string { return tongue.Title(f.t.FullDate(t)) }

// moment writes a time in full: "24 November 2026, 14:05 GMT".
func (f *face) moment(t news.Time) theme.Moment {
	local := t.In(f.loc)
	return theme.Moment{ISO: local.Format(time.RFC3339), Text: f.t.Moment(local)}
}

// short writes a time for a list, in the form that the day decides: the clock
// for today's stories, the day for others. It holds until midnight, as the page does.
func (v *view) short(t news.Time) theme.Moment {
	local := t.In(v.loc)
	m := theme.Moment{ISO: local.Format(time.RFC3339)}
	switch y, d := local.Year(), local.YearDay(); {
	case y == v.today.Year() && d == v.today.YearDay():
		m.Text = v.t.Clock(local)
	case y == v.today.Year():
		m.Text = v.t.Short(local)
	default:
		m.Text = v.t.ShortYear(local)
	}
	return m
}

// clock writes the time of day, for lists that stand under a date.
func (f *face) clock(t news.Time) theme.Moment {
	local := t.In(f.loc)
	return theme.Moment{ISO: local.Format(time.RFC3339), Text: f.t.Clock(local)}
}

// reading writes how long a text takes to read.
func (f *face) reading(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	return f.t.Minutes(int(d / time.Minute))
}

// names gives what contributors are called.
func names(people []news.Contributor) []string {
	out := make([]string, len(people))
	for i, p := range people {
		out[i] = p.Name
	}
	return out
}

// initial is the first letter or digit of a name, for a place that holds one;
// anything else could mean something to what shows it.
func initial(name string) string {
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return string(unicode.ToUpper(r))
		}
	}
	return ""
}

// label is a kind's name above a headline. News is what a paper is full of and
// needs none.
func (f *face) label(k news.Kind) string {
	if k == news.KindNews {
		return ""
	}
	return f.t.Kind(string(k))
}

// kicker leaves out a kicker that only repeats the label beside it.
func kicker(label, kicker string) string {
	if strings.EqualFold(label, kicker) {
		return ""
	}
	return kicker
}

// long says whether a headline, or a word of it, is too long for the size of
// its place.
func long(headline string) bool {
	if utf8.RuneCountInString(headline) > 110 {
		return true
	}
	for word := range strings.FieldsSeq(headline) {
		if utf8.RuneCountInString(word) > 26 {
			return true
		}
	}
	return false
}

// locale writes a language tag as Open Graph wants it: "en_GB". A language
// without a region has none.
func locale(tag string) string {
	base, region, ok := strings.Cut(tag, "-")
	if !ok || len(region) != 2 {
		return ""
	}
	return strings.ToLower(base) + "_" + strings.ToUpper(region)
}
