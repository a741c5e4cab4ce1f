package desk

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// calendarPage is a day or a week: what goes out, what is under embargo, what
// is planned, and what went out.
type calendarPage struct {
	frame
	Heading           string
	Week              bool
	Days              []calendarDay
	Earlier, Later    string
	Today, Other      string // addresses: of today, and of the other span
	Empty             *empty
	NewPlan           planForm
	MayPlan           bool
	Zone, Printed     string
	ThisDay, ThisSpan string
	PlanOpen          bool
}

func (*calendarPage) template() string { return "calendar" }

type calendarDay struct {
	Name, ISO, Href string
	Today           bool
	Entries         []entry
	More            bool // there are more than are shown
}

// entry is one thing on a day.
type entry struct {
	at              time.Time
	Clock           moment
	Kind            string // names the shape: "out", "embargo", "due" or "went"
	Word            string
	Headline, Href  string
	Who             string
	Late            bool
	Begin, PlanHref string // of a plan: where its story is begun, where it is changed
	Note            string
}

// mostEntries bounds what is read of one kind for one page.
const mostEntries = 400

// mostWent bounds the stories that went out on a day: on most days there are
// more than anybody plans by.
func (c *calendar) mostWent() int {
	if c.page.Week {
		return 4
	}
	return 60
}

func (d *desk) calendar(v *visit) error { return d.showCalendar(v, http.StatusOK, nil) }

// showCalendar shows the calendar; t is a plan that was refused.
func (d *desk) showCalendar(v *visit, status int, t *tried) error {
	p := &calendarPage{frame: frame{Title: "Calendar", Here: "calendar"}, MayPlan: v.by.Must(news.RightPlan) == nil}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		p.Publication = pub.Name
		c := calendar{Reader: r, by: v.by, clock: d.clock(pub), page: p}
		if err := c.span(v.r.FormValue("day"), v.r.FormValue("span")); err != nil {
			return err
		}
		if p.NewPlan, err = planFormOf(r, c.clock, news.Plan{Due: c.suggested()}, t); err != nil {
			return err
		}
		return c.fill()
	})
	if err != nil {
		return err
	}
	p.PlanOpen = t != nil
	p.Done = planDone(d.justDone(v))
	return d.show(v, status, p)
}

// calendar fills in the page from one snapshot.
type calendar struct {
	*store.Reader
	by     news.User
	clock  clock
	page   *calendarPage
	from   time.Time
	days   int
	people map[string]string
}

// span reads which days are asked for. Nothing is this week.
func (c *calendar) span(day, span string) error {
	start := c.clock.now
	if day != "" {
		var err error
		if start, err = time.ParseInLocation(time.DateOnly, day, c.clock.loc); err != nil || start.Year() < 1900 || start.Year() > 2200 {
			return news.Invalid("day", "There is no day %q; write it like 2026-03-24.", day)
		}
	}
	start = midnight(start)
	p := c.page
	switch span {
	case "", "week":
		c.days, p.Week = 7, true
		c.from = start.AddDate(0, 0, -(int(start.Weekday())+6)%7)
		_, week := c.from.ISOWeek()
		p.Heading = "Week " + strconv.Itoa(week) + ", " + c.from.Format("2 January") + " to " + c.from.AddDate(0, 0, 6).Format("2 January 2006")
	case "day":
		c.days, c.from = 1, start
		p.Heading = start.Format("Monday 2 January 2006")
	default:
		return news.Invalid("span", "A calendar shows a day or a week, not a %q.", span)
	}
	address := func(t time.Time, span string) string {
		return "/desk/calendar?day=" + t.Format(time.DateOnly) + "&span=" + span
	}
	this, other := "week", "day"
	if !p.Week {
		this, other = other, this
	}
	p.Earlier, p.Later = address(c.from.AddDate(0, 0, -c.days), this), address(c.from.AddDate(0, 0, c.days), this)
	p.Today, p.Other = "/desk/calendar?span="+this, address(start, other)
	p.ThisDay, p.ThisSpan = start.Format(time.DateOnly), this
	p.Zone, p.Printed = c.clock.zone(), c.clock.full(news.At(c.clock.now))
	return nil
}

// suggested is when something is due unless one says otherwise: five in the
// afternoon of the first day shown for which that has not passed.
func (c *calendar) suggested() news.Time {
	day := midnight(c.clock.now)
	if c.from.After(day) {
		day = c.from
	}
	at := time.Date(day.Year(), day.Month(), day.Day(), 17, 0, 0, 0, day.Location())
	if at.Before(c.clock.now) {
		at = at.AddDate(0, 0, 1)
	}
	return news.At(at)
}

func (c *calendar) fill() (err error) {
	if c.people, err = names(c.Reader); err != nil {
		return err
	}
	for i := range c.days {
		day := c.from.AddDate(0, 0, i)
		c.page.Days = append(c.page.Days, calendarDay{
			Name: day.Format("Mon 2 January"), ISO: day.Format(time.DateOnly), Href: "/desk/calendar?span=day&day=" + day.Format(time.DateOnly), Today: day.Equal(midnight(c.clock.now)),
		})
	}
	to := c.from.AddDate(0, 0, c.days)
	if err := c.plans(to); err != nil {
		return err
	}
	for _, kind := range []struct {
		kind, word string
		read       func(from, to time.Time, limit int) ([]news.Story, error)
		when       func(news.Story) news.Time
	}{
		{"out", "Goes out", c.ScheduledBetween, func(s news.Story) news.Time { return s.Schedule }},
		{"embargo", "Embargo ends", c.EmbargoedBetween, func(s news.Story) news.Time { return s.Embargo }},
	} {
		stories, err := kind.read(c.from, to, mostEntries)
		if err != nil {
			return err
		}
		for _, s := range stories {
			if s.Published == 0 || kind.when(s).After(c.clock.now) { // what is out needs no second line
				c.add(kind.kind, kind.word, s, kind.when(s))
			}
		}
	}
	if err := c.went(); err != nil {
		return err
	}
	c.settle()
	return nil
}

func (c *calendar) plans(to time.Time) error {
	plans, err := c.Plans(c.from, to, mostEntries)
	for _, p := range plans {
		if p.Who != c.by.ID && !c.by.Role.May(news.RightReadAll) {
			continue
		}
		e := entry{Kind: "due", Word: "Due", Headline: p.What, PlanHref: "/desk/plans/" + p.ID, Note: p.Note, Who: "nobody yet", Late: p.Due.Before(c.clock.now)}
		if p.Who != "" {
			e.Who = named(c.people, p.Who)
		}
		if e.Href = "/desk/plans/" + p.ID; p.Story != "" {
			e.Href = "/desk/stories/" + p.Story
			if story, err := c.Story(p.Story); err == nil {
				e.Late = e.Late && story.Published == 0
				if story.Published > 0 {
					e.Word = "Due, and out"
				}
				if story.Headline != "" {
					e.Headline = story.Headline
				}
			}
		} else if p.Who == "" || p.Who == c.by.ID || c.by.Must(news.RightHandOver) == nil {
			e.Begin = "/desk/plans/" + p.ID + "/begin"
		}
		c.put(e, p.Due)
	}
	return err
}

// went adds what went out on each day that is not to come.
func (c *calendar) went() error {
	for i := range c.days {
		day := c.from.AddDate(0, 0, i)
		if day.After(c.clock.now) {
			return nil
		}
		stories, err := c.PublishedBetween(day, day.AddDate(0, 0, 1), c.mostWent()+1)
		if err != nil {
			return err
		}
		for n, s := range stories {
			if c.page.Days[i].More = n == c.mostWent(); !c.page.Days[i].More {
				c.add("went", "Went out", s, s.FirstPublished)
			}
		}
	}
	return nil
}

func (c *calendar) add(kind, word string, s news.Story, at news.Time) {
	if !c.by.MaySee(s) {
		return
	}
	c.put(entry{Kind: kind, Word: word, Headline: titled(s.Headline), Href: "/desk/stories/" + s.ID, Who: named(c.people, s.Author)}, at)
}

func (c *calendar) put(e entry, at news.Time) {
	e.at = at.In(c.clock.loc)
	e.Clock = moment{Words: e.at.Format("15:04"), Full: e.at.Format("Monday 2 January 2006, 15:04:05 MST"), ISO: e.at.Format(time.RFC3339)}
	iso := e.at.Format(time.DateOnly)
	for i := range c.page.Days {
		if c.page.Days[i].ISO == iso {
			c.page.Days[i].Entries = append(c.page.Days[i].Entries, e)
		}
	}
}

// settle brings each day in order.
func (c *calendar) settle() {
	some := false
	for _, day := range c.page.Days {
		slices.SortStableFunc(day.Entries, func(a, b entry) int { return a.at.Compare(b.at) })
		some = some || len(day.Entries) > 0
	}
	if !some {
		c.page.Empty = &empty{"Nothing is planned here yet", "Plan coverage before anybody writes: what, who, and when it is due. Stories that are scheduled or under embargo come here by themselves."}
	}
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}
