package tongue

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// dates is how a language writes dates: names, and patterns in the letters of
// the CLDR (UTS 35, part 4), of which pattern reads those that a paper needs.
type dates struct {
	Months      []string // from January, as in "24 November"
	MonthsAlone []string `toml:"months-alone"` // as over a calendar, where it is another form
	MonthsShort []string `toml:"months-short"`
	Days        []string // from Sunday
	DaysNarrow  []string `toml:"days-narrow"`
	HalfDays    []string `toml:"half-days"` // a.m. and p.m.
	First       string   // how the first of a month is written, where it is not "1"
	Week        string   // "monday", "saturday" or "sunday", where the country does not say
	Offset      string   // what stands before an hour's offset, where zones have no names
	Full        string
	Date        string
	Short       string
	ShortYear   string `toml:"short-year"`
	Month       string
	Clock       string
	Moment      string
}

// written are the patterns of dates, read.
type written struct{ full, date, short, shortYear, month, clock, moment []piece }

func (d dates) written() (w written, err error) {
	for _, list := range []struct {
		names []string
		n     int
	}{{d.Months, 12}, {d.MonthsShort, 12}, {d.Days, 7}, {d.DaysNarrow, 7}, {d.HalfDays, 2}} {
		if len(list.names) != list.n || slices.Contains(list.names, "") {
			return w, fmt.Errorf("%d names are needed, not %q", list.n, list.names)
		}
	}
	if n := len(d.MonthsAlone); n != 0 && n != 12 {
		return w, errors.New("the months that stand alone are not twelve")
	}
	if _, ok := weekStarts[d.Week]; !ok {
		return w, fmt.Errorf("no week begins on %q", d.Week)
	}
	for _, p := range []struct {
		to      *[]piece
		pattern string
	}{{&w.full, d.Full}, {&w.date, d.Date}, {&w.short, d.Short}, {&w.shortYear, d.ShortYear}, {&w.month, d.Month}, {&w.clock, d.Clock}, {&w.moment, d.Moment}} {
		if *p.to, err = pieces(p.pattern); err != nil {
			return w, err
		}
	}
	return w, nil
}

// piece is a field of a pattern, or a text between fields.
type piece struct {
	field string
	text  string
}

// fields are what a pattern may ask for.
var fields = []string{"EEEE", "d", "MMMM", "MMM", "LLLL", "y", "HH", "H", "h", "mm", "a", "z"}

// pieces reads a pattern. As in the CLDR, a letter is part of a field unless it
// stands in single quotation marks, and two of these are one.
func pieces(pattern string) (out []piece, err error) {
	for rest := pattern; rest != ""; {
		letter := rest[0]
		switch {
		case letter == '\'':
			text, after, closed := strings.Cut(rest[1:], "'")
			if !closed {
				return nil, fmt.Errorf("the pattern %q opens a quotation and does not close it", pattern)
			}
			if text == "" {
				text = "'"
			}
			out, rest = append(out, piece{text: text}), after
		case isLetter(letter):
			n := len(rest) - len(strings.TrimLeft(rest, string(letter)))
			if !slices.Contains(fields, rest[:n]) {
				return nil, fmt.Errorf("the pattern %q asks for %q", pattern, rest[:n])
			}
			out, rest = append(out, piece{field: rest[:n]}), rest[n:]
		default:
			n := strings.IndexFunc(rest, func(r rune) bool { return r == '\'' || r < 128 && isLetter(byte(r)) })
			if n < 0 {
				n = len(rest)
			}
			out, rest = append(out, piece{text: rest[:n]}), rest[n:]
		}
	}
	if len(out) == 0 {
		return nil, errors.New("a pattern is empty")
	}
	return out, nil
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// FullDate writes a day with its weekday, as in a sentence: "Tuesday 24 November
// 2026", "mardi 24 novembre 2026".
func (t *Tongue) FullDate(at time.Time) string { return t.write(t.c.written.full, at) }

// Date writes a day: "24 November 2026".
func (t *Tongue) Date(at time.Time) string { return t.write(t.c.written.date, at) }

// Short writes a day of this year in little room: "24 Nov".
func (t *Tongue) Short(at time.Time) string { return t.write(t.c.written.short, at) }

// ShortYear is Short with the year: "24 Nov 2025".
func (t *Tongue) ShortYear(at time.Time) string { return t.write(t.c.written.shortYear, at) }

// Month writes a month that stands alone: "November 2026".
func (t *Tongue) Month(at time.Time) string { return t.write(t.c.written.month, at) }

// Year writes a year that stands alone: "1953".
func (t *Tongue) Year(at time.Time) string { return t.digits(strconv.Itoa(at.Year())) }

// Clock writes the time of day: "14:05".
func (t *Tongue) Clock(at time.Time) string { return t.write(t.c.written.clock, at) }

// Moment writes a time in full: "24 November 2026, 14:05 GMT".
func (t *Tongue) Moment(at time.Time) string { return t.write(t.c.written.moment, at) }

func (t *Tongue) write(pattern []piece, at time.Time) string {
	var b strings.Builder
	for _, p := range pattern {
		if p.field == "" {
			b.WriteString(p.text)
		} else {
			b.WriteString(t.field(p.field, at))
		}
	}
	return b.String()
}

func (t *Tongue) field(name string, at time.Time) string {
	d := &t.c.Dates
	switch name {
	case "EEEE":
		return d.Days[at.Weekday()]
	case "d":
		if at.Day() == 1 && d.First != "" {
			return t.digits(d.First)
		}
		return t.digits(strconv.Itoa(at.Day()))
	case "MMMM":
		return d.Months[at.Month()-1]
	case "MMM":
		return d.MonthsShort[at.Month()-1]
	case "LLLL":
		if len(d.MonthsAlone) > 0 {
			return d.MonthsAlone[at.Month()-1]
		}
		return d.Months[at.Month()-1]
	case "y":
		return t.digits(strconv.Itoa(at.Year()))
	case "HH":
		return t.digits(at.Format("15"))
	case "H":
		return t.digits(strconv.Itoa(at.Hour()))
	case "h":
		return t.digits(strconv.Itoa((at.Hour()+11)%12 + 1))
	case "mm":
		return t.digits(at.Format("04"))
	case "a":
		return d.HalfDays[at.Hour()/12]
	}
	return t.zone(at)
}

// zone names the time's zone: in the language where it has a name for it, by
// its offset where the language does so, else as the zone calls itself.
func (t *Tongue) zone(at time.Time) string {
	name, seconds := at.Zone()
	if ours := t.c.Zones[name]; ours != "" {
		return ours
	}
	if t.c.Dates.Offset == "" {
		return name
	}
	if seconds == 0 {
		return t.c.Dates.Offset
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	out := sign + strconv.Itoa(seconds/3600)
	if m := seconds / 60 % 60; m != 0 {
		out += fmt.Sprintf(":%02d", m)
	}
	return t.c.Dates.Offset + t.digits(out)
}
