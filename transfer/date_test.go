package transfer

import (
	"testing"
	"time"
)

func TestDatesAreReadInManyForms(t *testing.T) {
	t.Parallel()
	cases := []struct{ line, locale, want string }{
		{"April 13, 2024", "", "2024-04-13"},
		{"13 April 2024", "", "2024-04-13"},
		{"Saturday, 13th April 2024", "", "2024-04-13"},
		{"Apr. 13th, 2024", "", "2024-04-13"},
		{"the 2nd of May 2024", "", "2024-05-02"},
		{"13. April 2024", "", "2024-04-13"},
		{"Samstag, 2. März 2024", "", "2024-03-02"},
		{"13.04.2024", "", "2024-04-13"},
		{"3.4.24", "en-US", "2024-04-03"},
		{"1er avril 2024", "", "2024-04-01"},
		{"le 14 février 2024", "", "2024-02-14"},
		{"5 de agosto de 2024", "", "2024-08-05"},
		{"5 agosto 2024", "", "2024-08-05"},
		{"13 kwietnia 2024 r.", "", "2024-04-13"},
		{"1 października 2024", "", "2024-10-01"},
		{"2024-04-13", "", "2024-04-13"},
		{"2024/4/13", "", "2024-04-13"},
		{"2024年4月13日", "", "2024-04-13"},
		{"4/5/2024", "", "2024-05-04"},
		{"4/5/2024", "en-GB", "2024-05-04"},
		{"4/5/2024", "en-US", "2024-04-05"},
		{"4/13/2024", "en-GB", "2024-04-13"},
		{"13/4/2024", "en-US", "2024-04-13"},
		{"29 February 2024", "", "2024-02-29"},
		{"2024-04-13T10:30:00Z", "", "2024-04-13T10:30:00Z"},
		{"2024-04-13T10:30:15.123+02:00", "", "2024-04-13T10:30:15+02:00"},
		{"2024-04-13 10:30 +0530", "", "2024-04-13T10:30:00+05:30"},
		{"Sat, 13 Apr 2024 08:05:09 GMT", "", "2024-04-13T08:05:09Z"},
		{"13 April 2024 at 3:04 pm BST", "", "2024-04-13T15:04:00+01:00"},
		{"13 April 2024, 3 p.m. GMT", "", "2024-04-13T15:00:00Z"},
		{"12:15 a.m. EST, April 13, 2024", "", "2024-04-13T00:15:00-05:00"},
		{"13. April 2024, 10.30 Uhr MESZ", "", "2024-04-13T10:30:00+02:00"},
		{"13 avril 2024 à 18h05 UTC", "", "2024-04-13T18:05:00Z"},
	}
	for _, c := range cases {
		m, ok := findDate(c.line, monthFirst(c.locale))
		if !ok {
			t.Errorf("%q has no date", c.line)
			continue
		}
		got := m.time(time.UTC).Format("2006-01-02")
		if m.hasTime {
			got = m.time(time.UTC).Format(time.RFC3339)
		}
		if got != c.want {
			t.Errorf("%q (%s) is %s, want %s", c.line, c.locale, got, c.want)
		}
	}
}

func TestWhatIsNoDateIsNone(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"", "2024", "May 2024", "31 April 2024", "29.2.2023", "13 Brumaire 2024", "99/99/2024", "12:30", "Room 13, floor 4", "1.2.3.4.5", "2024-13-01", "0 May 2024"} {
		if m, ok := findDate(line, false); ok {
			t.Errorf("%q is %+v", line, m)
		}
	}
}

func TestADateLineIsNoSentence(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"April 13, 2024":                             true,
		"Published on 13 April 2024 at 10:30":        true,
		"Berlin, 13. April 2024":                     true,
		"Stand: 13.04.2024, 18:30 Uhr":               true,
		"Mis à jour le 3 mai 2024 à 9h15":            true,
		"On 13 April 2024 the bridge was closed":     false,
		"The treaty of 13 April 2024 ended the war.": false,
	} {
		if _, got := readDateLine(line, false); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestABareDateIsADayInThePublicationsZone(t *testing.T) {
	t.Parallel()
	m, _ := findDate("13 April 2024", false)
	if got := m.time(berlin(t)); got.Format(time.RFC3339) != "2024-04-13T00:00:00+02:00" {
		t.Errorf("%v", got)
	}
}

func TestAFullStopGoesAndAnAbbreviationsStays(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"The bridge is closed.":          "The bridge is closed",
		"The bridge is closed":           "The bridge is closed",
		"Trade talks resume in the U.S.": "Trade talks resume in the U.S.",
		"Mill sold to Pell & Co.":        "Mill sold to Pell & Co.",
		"Train leaves at 9 p.m.":         "Train leaves at 9 p.m.",
		"And then…":                      "And then…",
		"And then...":                    "And then...",
		"Is it closed?":                  "Is it closed?",
		"There is no plan B.":            "There is no plan B",
		"It begins in May 2024.":         "It begins in May 2024",
	} {
		if got := trimHeadline(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
