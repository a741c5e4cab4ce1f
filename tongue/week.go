package tongue

import (
	"strings"
	"time"
)

// Weekday is a column of a calendar.
type Weekday struct{ Narrow, Full string }

var weekStarts = map[string]time.Weekday{"monday": time.Monday, "saturday": time.Saturday, "sunday": time.Sunday}

// Where the week does not begin on a Monday, by country (CLDR, weekData).
const (
	saturdayLands = " AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY "
	sundayLands   = " AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW "
)

// FirstDay is the day on which a week begins: that of the tag's country, or of
// the language where the tag names none.
func (t *Tongue) FirstDay() time.Weekday {
	land := " " + t.region.String() + " "
	switch {
	case strings.Contains(saturdayLands, land):
		return time.Saturday
	case strings.Contains(sundayLands, land):
		return time.Sunday
	case len(land) == 4 && land != " ZZ ":
		return time.Monday
	}
	return weekStarts[t.c.Dates.Week]
}

// Weekdays are the days of a week in order, from the first.
func (t *Tongue) Weekdays() [7]Weekday {
	var days [7]Weekday
	for i := range days {
		d := (int(t.FirstDay()) + i) % 7
		days[i] = Weekday{Narrow: t.c.Dates.DaysNarrow[d], Full: t.c.Dates.Days[d]}
	}
	return days
}
