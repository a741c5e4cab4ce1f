package site

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/theme"
)

// noon gives the middle of t's day. A day is kept as its noon here, since its
// midnight does not exist everywhere: in the Azores the clock goes from
// midnight to one in March, and a date written from there would be the day before.
func noon(t time.Time) time.Time {
	y, m, d := t.Add(2 * time.Hour).Date() // a midnight that was missed is at most an hour or two early
	return time.Date(y, m, d, 12, 0, 0, 0, t.Location())
}

// fullDate writes a day as a masthead does: "Tuesday 24 November 2026".
func fullDate(t time.Time) string { return t.Format("Monday 2 January 2006") }

// moment writes a time in full: "24 November 2026, 14:05 GMT".
func (f *face) moment(t news.Time) theme.Moment {
	local := t.In(f.loc)
	return theme.Moment{ISO: local.Format(time.RFC3339), Text: local.Format("2 January 2006, 15:04 MST")}
}

// short writes a time for a list, in the form that the day decides: the clock
// for today's stories, the day for others. It holds until midnight, as the page does.
func (v *view) short(t news.Time) theme.Moment {
	local := t.In(v.loc)
	m := theme.Moment{ISO: local.Format(time.RFC3339)}
	switch y, d := local.Year(), local.YearDay(); {
	case y == v.today.Year() && d == v.today.YearDay():
		m.Text = local.Format("15:04")
	case y == v.today.Year():
		m.Text = local.Format("2 Jan")
	default:
		m.Text = local.Format("2 Jan 2006")
	}
	return m
}

// clock writes the time of day, for lists that stand under a date.
func (f *face) clock(t news.Time) theme.Moment {
	local := t.In(f.loc)
	return theme.Moment{ISO: local.Format(time.RFC3339), Text: local.Format("15:04")}
}

// reading writes how long a text takes to read.
func reading(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	return strconv.Itoa(int(d/time.Minute)) + " min read"
}

// authors writes names as a sentence does: "Ada Quill, Ben Orr and Cy Dale".
func authors(people []news.Contributor) string {
	var b strings.Builder
	for i, p := range people {
		b.WriteString(between(i, len(people)))
		b.WriteString(p.Name)
	}
	return b.String()
}

// between is what stands before the i-th of n names.
func between(i, n int) string {
	switch i {
	case 0:
		return ""
	case n - 1:
		return " and "
	}
	return ", "
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
func label(k news.Kind) string {
	if k == news.KindNews {
		return ""
	}
	return k.Label()
}

// kicker leaves out a kicker that only repeats the label beside it.
func kicker(label, kicker string) string {
	if strings.EqualFold(label, kicker) {
		return ""
	}
	return kicker
}

// long says whether a headline is too long for the size of its place.
func long(headline string) bool { return utf8.RuneCountInString(headline) > 110 }

// direction is the way in which a language's usual script runs: "rtl" or "".
func direction(tag string) string {
	base, rest, _ := strings.Cut(strings.ToLower(tag), "-")
	if strings.HasPrefix(rest, "latn") || strings.HasPrefix(rest, "cyrl") {
		return ""
	}
	switch base {
	case "ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "arc", "syr", "nqo":
		return "rtl"
	}
	if strings.HasPrefix(rest, "arab") || strings.HasPrefix(rest, "hebr") {
		return "rtl"
	}
	return ""
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
