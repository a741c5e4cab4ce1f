package site_test

import (
	"reflect"
	"strings"
	"testing"

	"broadsheet/edit"
)

func TestADaysPageShowsItsMonthAndLeadsToDaysWithStories(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, back := range []int{-30, -21, -3, -3, 0} { // 25 October; 3, 21 and 24 November
		p.set(start.AddDate(0, 0, back))
		p.publish(edit.Text{Section: "uk", Headline: "Of a day", Body: text("Words.")})
	}
	pg := p.get("/2026/11/21")
	pg.reads(".calendar caption", "November 2026")
	if got := pg.texts(".calendar a"); !reflect.DeepEqual(got, []string{"3", "21", "24"}) {
		t.Errorf("days with stories: %q", got)
	}
	pg.reads(".calendar [aria-current=date]", "21")
	rows := pg.texts(".calendar tbody tr")
	if len(rows) != 6 || rows[0] != "1" || !strings.HasPrefix(strings.ReplaceAll(rows[1], " ", ""), "2345678") || rows[5] != "30" { // the first was a Sunday
		t.Errorf("weeks: %q", rows)
	}
	for _, a := range pg.all(".calendar a") {
		if day := p.get(attr(a, "href")); day.text("h1") != attr(a, "aria-label") {
			t.Errorf("%q leads to %q", attr(a, "aria-label"), day.text("h1"))
		}
	}
	p.get("/2026/11/24").reads(".calendar [aria-current=date]", "24")
	if got := p.get("/2026/10/25").texts(".calendar a"); !reflect.DeepEqual(got, []string{"25"}) {
		t.Errorf("days of October: %q", got)
	}
}
