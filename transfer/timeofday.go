package transfer

import (
	"strings"
	"time"
)

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
