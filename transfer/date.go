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
