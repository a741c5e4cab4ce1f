package theme

// Calendar is a month of the archive.
type Calendar struct {
	Title    string // "November 2026"
	Label    string // "Days of November 2026", for those who hear it
	Weekdays []Weekday
	Weeks    [][]Cell // of seven cells each
}

// Weekday is a column of a calendar.
type Weekday struct{ Short, Full string }

// Cell is a day of a calendar; Day is empty outside of the month.
type Cell struct {
	Day  string // in the numerals of the page's language
	Href string // empty on a day without stories
	Full string // "Tuesday 24 November 2026"
	Here bool   // it is the day of the page
}
