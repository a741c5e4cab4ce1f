package transfer

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// moment is a date found in a line of text, with the time of day and the zone
// where the line gives them.
type moment struct {
	year, month, day  int
	hour, minute, sec int
	hasTime           bool
	zone              *time.Location // nil when the line names none
	from, to          int            // bytes of the date and its time in the line
}

// time gives the moment in its own zone, or in loc when it names none.
func (m moment) time(loc *time.Location) time.Time {
	if m.zone != nil {
		loc = m.zone
	}
	return time.Date(m.year, time.Month(m.month), m.day, m.hour, m.minute, m.sec, 0, loc)
}

// findDate finds the first date in a line. monthFirst decides how 4/5/2024 is
// read when nothing in it tells.
func findDate(line string, monthFirst bool) (moment, bool) {
	if len(line) > 2000 { // no line that is a date is as long as this
		return moment{}, false
	}
	p := dateParts(line)
	for i := range p {
		for _, read := range dateForms {
			m, n := read(p[i:], monthFirst)
			if n == 0 || !m.real() {
				continue
			}
			m.from, m.to = p[i].from, p[i+n-1].to
			m.findTime(p, i, i+n)
			return m, true
		}
	}
	return moment{}, false
}

func (m moment) real() bool {
	if m.year < 1600 || m.year > 2200 || m.month < 1 || m.month > 12 || m.day < 1 {
		return false
	}
	return time.Date(m.year, time.Month(m.month), m.day, 0, 0, 0, 0, time.UTC).Day() == m.day
}

// part is a number, a word in lower case, or a single other character.
type part struct {
	word     string // of a word or a sign
	n        int    // of a number
	digits   int    // how many digits it has; 0 for what is no number
	from, to int
}

func (p part) is(words ...string) bool {
	if p.digits > 0 {
		return false
	}
	for _, w := range words {
		if p.word == w {
			return true
		}
	}
	return false
}

func dateParts(s string) []part {
	var parts []part
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		start := i
		switch {
		case r >= '0' && r <= '9':
			n := 0
			for i < len(s) && s[i] >= '0' && s[i] <= '9' {
				if i-start < 8 {
					n = n*10 + int(s[i]-'0')
				}
				i++
			}
			parts = append(parts, part{n: n, digits: i - start, from: start, to: i})
		case unicode.IsLetter(r) && r < 0x2e80:
			for i < len(s) {
				if r, size = utf8.DecodeRuneInString(s[i:]); !unicode.IsLetter(r) {
					break
				}
				i += size
			}
			parts = append(parts, part{word: strings.ToLower(s[start:i]), from: start, to: i})
		case unicode.IsSpace(r):
			i += size
		default:
			i += size
			parts = append(parts, part{word: string(r), from: start, to: i})
		}
	}
	return parts
}

// dateForms are the ways to write a date, most certain first. Each reads from
// the start of the parts and gives how many it used, 0 when it does not match.
var dateForms = []func(p []part, monthFirst bool) (moment, int){
	yearFirst, dayMonthName, monthNameDay, eastAsian, threeNumbers,
}

// yearFirst reads 2024-04-13, 2024/04/13 and 2024.04.13.
func yearFirst(p []part, _ bool) (moment, int) {
	if len(p) < 5 || p[0].digits != 4 || !p[1].is("-", "/", ".") || p[3].word != p[1].word ||
		p[2].digits < 1 || p[2].digits > 2 || p[4].digits < 1 || p[4].digits > 2 {
		return moment{}, 0
	}
	return moment{year: p[0].n, month: p[2].n, day: p[4].n}, 5
}

// dayMonthName reads 13 April 2024, 13. April 2024, 1er avril 2024, 13 de
// abril de 2024 and the like.
func dayMonthName(p []part, _ bool) (moment, int) {
	if p[0].digits < 1 || p[0].digits > 2 {
		return moment{}, 0
	}
	i := skipParts(p, 1, ".", "st", "nd", "rd", "th", "er", "º", "°", "de", "of", "di", "-")
	if i >= len(p) || months[p[i].word] == 0 {
		return moment{}, 0
	}
	month := months[p[i].word]
	i = skipParts(p, i+1, ".", ",", "de", "del", "-", "of")
	year, ok := yearPart(p, i)
	if !ok {
		return moment{}, 0
	}
	return moment{year: year, month: month, day: p[0].n}, i + 1
}

// monthNameDay reads April 13, 2024 and Apr. 13th 2024.
func monthNameDay(p []part, _ bool) (moment, int) {
	month := months[p[0].word]
	i := skipParts(p, 1, ".", "the")
	if p[0].digits > 0 || month == 0 || i >= len(p) || p[i].digits < 1 || p[i].digits > 2 {
		return moment{}, 0
	}
	day := p[i].n
	i = skipParts(p, i+1, ",", "st", "nd", "rd", "th", "of")
	year, ok := yearPart(p, i)
	if !ok {
		return moment{}, 0
	}
	return moment{year: year, month: month, day: day}, i + 1
}

// eastAsian reads 2024年4月13日.
func eastAsian(p []part, _ bool) (moment, int) {
	if len(p) < 6 || p[0].digits != 4 || !p[1].is("年") || p[2].digits == 0 || !p[3].is("月") || p[4].digits == 0 || !p[5].is("日") {
		return moment{}, 0
	}
	return moment{year: p[0].n, month: p[2].n, day: p[4].n}, 6
}

// threeNumbers reads 13/4/2024, 13.4.24 and 4/13/2024. Dots are never
// American; for the rest the numbers decide, and then the locale.
func threeNumbers(p []part, monthFirst bool) (moment, int) {
	if len(p) < 5 || p[0].digits < 1 || p[0].digits > 2 || !p[1].is("/", ".", "-") || p[3].word != p[1].word ||
		p[2].digits < 1 || p[2].digits > 2 || p[4].digits != 4 && (p[4].digits != 2 || p[1].is("-")) {
		return moment{}, 0
	}
	m := moment{year: p[4].n, month: p[2].n, day: p[0].n}
	if p[4].digits == 2 {
		m.year += 2000
	}
	swap := m.month > 12 || monthFirst && m.day <= 12 && !p[1].is(".")
	if swap {
		m.day, m.month = m.month, m.day
	}
	return m, 5
}

func yearPart(p []part, i int) (int, bool) {
	if i >= len(p) || p[i].digits != 4 {
		return 0, false
	}
	return p[i].n, true
}

func skipParts(p []part, i int, words ...string) int {
	for i < len(p) && p[i].is(words...) {
		i++
	}
	return i
}

// findTime looks for a time of day near the date that is p[from:to]: behind
// it first, then before it.
func (m *moment) findTime(p []part, from, to int) {
	for i := to; i < len(p) && i < to+6; i++ {
		if n := m.readTime(p[i:]); n > 0 {
			m.to = p[i+n-1].to
			return
		}
	}
	for i := max(0, from-12); i < from; i++ {
		if n := m.readTime(p[i:from]); n > 0 {
			m.from = p[i].from
			return
		}
	}
}

// readTime reads 10:30, 10.30 Uhr, 10h30, 3 p.m., 15:04:05+02:00 at the start
// of p, and gives how many parts it used.
func (m *moment) readTime(p []part) int {
	if len(p) < 2 || p[0].digits < 1 || p[0].digits > 2 || p[0].n > 23 {
		return 0
	}
	t := moment{hour: p[0].n}
	i := 1
	switch {
	case len(p) > 2 && p[1].is(":", ".", "h") && p[2].digits == 2 && p[2].n < 60:
		t.minute, i = p[2].n, 3
		if len(p) > 4 && p[3].is(":") && p[4].digits == 2 && p[4].n < 60 {
			t.sec, i = p[4].n, 5
			if len(p) > 6 && p[5].is(".") && p[6].digits > 0 { // fractions of a second are not news
				i = 7
			}
		}
		if p[1].is(".") && !clockWord(p, i) { // 4.50 might be a price
			return 0
		}
	case !clockWord(p, 1):
		return 0
	}
	i = t.halfOfDay(p, i)
	i = skipParts(p, i, "uhr", "h", "hrs", "(")
	i += t.readZone(p[i:])
	m.hour, m.minute, m.sec, m.hasTime, m.zone = t.hour, t.minute, t.sec, true, t.zone
	return i
}

// clockWord tells whether what follows a number makes it a time of day.
func clockWord(p []part, i int) bool {
	if i >= len(p) {
		return false
	}
	return p[i].is("am", "pm", "uhr", "h") || p[i].is("a", "p") && i+2 < len(p) && p[i+1].is(".") && p[i+2].is("m")
}

func (m *moment) halfOfDay(p []part, i int) int {
	if i >= len(p) {
		return i
	}
	pm, used := p[i].is("pm"), 1
	switch {
	case p[i].is("am", "pm"):
	case p[i].is("a", "p") && i+2 < len(p) && p[i+1].is(".") && p[i+2].is("m"):
		pm, used = p[i].is("p"), 3
		if i+3 < len(p) && p[i+3].is(".") {
			used = 4
		}
	default:
		return i
	}
	switch {
	case pm && m.hour < 12:
		m.hour += 12
	case !pm && m.hour == 12:
		m.hour = 0
	}
	return i + used
}

// readZone reads Z, GMT, CEST or +02:00 and gives how many parts it used.
func (m *moment) readZone(p []part) int {
	if len(p) == 0 {
		return 0
	}
	if seconds, ok := zones[p[0].word]; ok {
		m.zone = time.FixedZone(strings.ToUpper(p[0].word), seconds)
		if seconds == 0 {
			m.zone = time.UTC
		}
		return 1
	}
	if len(p) < 2 || !p[0].is("+", "-", "−") {
		return 0
	}
	hours, minutes, used := p[1].n, 0, 2
	switch {
	case p[1].digits == 4:
		hours, minutes = p[1].n/100, p[1].n%100
	case p[1].digits == 2 && len(p) > 3 && p[2].is(":") && p[3].digits == 2:
		minutes, used = p[3].n, 4
	case p[1].digits != 2:
		return 0
	}
	if hours > 14 || minutes > 59 {
		return 0
	}
	seconds := hours*3600 + minutes*60
	if !p[0].is("+") {
		seconds = -seconds
	}
	m.zone = time.FixedZone("", seconds)
	return used
}
