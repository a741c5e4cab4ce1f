package demo

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// dayWord matches what stands in a text for a day:
//
//	{day}    Tuesday        {day-1}    the weekday before
//	{date}   24 November    {date+10}  ten days later
//	{month}  November       {month-2}  two months before
//	{year}   2026           {year-30}  thirty years before
var dayWord = regexp.MustCompile(`\{(day|date|month|year)([+-][0-9]{1,4})?\}`)

// datedWords puts the words for days into a text that appears at the given moment.
func datedWords(text string, at time.Time) string {
	return dayWord.ReplaceAllStringFunc(text, func(match string) string {
		parts := dayWord.FindStringSubmatch(match)
		offset, _ := strconv.Atoi(parts[2]) // the pattern admits only numbers, and no offset is 0
		return dayName(parts[1], offset, at)
	})
}

func dayName(form string, offset int, at time.Time) string {
	switch form {
	case "day":
		return at.AddDate(0, 0, offset).Weekday().String()
	case "date":
		return at.AddDate(0, 0, offset).Format("2 January")
	case "month":
		// Counted from the first, or a month before 31 March would be 3 March.
		return time.Date(at.Year(), at.Month()+time.Month(offset), 1, 12, 0, 0, 0, at.Location()).Month().String()
	default:
		return strconv.Itoa(at.Year() + offset)
	}
}

// checkDayWords refuses a brace that datedWords would leave in the reader's text.
func checkDayWords(text string) error {
	rest := dayWord.ReplaceAllString(text, "")
	if i := strings.IndexAny(rest, "{}"); i >= 0 {
		return fmt.Errorf("a brace that is no word for a day near %q", rest[i:min(len(rest), i+20)])
	}
	return nil
}
