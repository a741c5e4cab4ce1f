package desk

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// deedsPerPage is how many lines of the log a page shows.
const deedsPerPage = 50

// auditPage is what happened, by whom and from where: the newsroom's private
// log, which nothing is ever taken from but comings and goings of long ago.
type auditPage struct {
	frame
	People, Acts    []option
	Story, From, To string
	Rows            []deed
	Older, Newest   string
	Narrowed        bool
	Zone            string
	Empty           *empty
}

func (*auditPage) template() string { return "audit" }

// deed is a line of the log.
type deed struct {
	At               moment
	Who              string
	Words            string
	Story, StoryHref string
	Note             string
	Address, Browser string
	Alarm            bool // somebody was refused
}

func (d *desk) audit(v *visit) error {
	if err := v.by.Must(news.RightAudit); err != nil {
		return err
	}
	p := &auditPage{frame: d.houseFrame(v, "Log", "audit")}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		c := d.clock(pub)
		p.Publication, p.Zone = pub.Name, c.zone()
		a := auditor{Reader: r, clock: c, query: v.r.URL.Query(), page: p}
		return a.fill()
	})
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, p)
}

// auditor fills in the log from one snapshot.
type auditor struct {
	*store.Reader
	clock  clock
	query  url.Values
	page   *auditPage
	people map[string]string
}

func (a *auditor) fill() (err error) {
	if a.people, err = names(a.Reader); err != nil {
		return err
	}
	f, err := a.filter()
	if err != nil {
		return err
	}
	deeds, _, err := a.Deeds(f)
	if err != nil {
		return err
	}
	if len(deeds) == f.Limit { // one more than is shown, to know that there is more
		f.Limit = deedsPerPage
		var next store.DeedCursor
		if deeds, next, err = a.Deeds(f); err != nil {
			return err
		}
		a.page.Older = a.address(writeDeedCursor(next))
	}
	if f.Before != (store.DeedCursor{}) {
		a.page.Newest = a.address("")
	}
	return a.rows(deeds)
}

func (a *auditor) rows(deeds []store.Deed) error {
	headlines := map[string]string{}
	for _, one := range deeds {
		row := deed{At: a.clock.moment(one.At), Words: actWords(one.Act), Note: one.Note, Address: one.Address, Alarm: one.Act == news.ActRefused}
		if one.Agent != "" {
			row.Browser = browserWords(one.Agent)
		}
		switch {
		case one.By != "":
			row.Who = named(a.people, one.By)
		case one.Email != "":
			row.Who = one.Email
		default:
			row.Who = "Somebody"
		}
		if one.Story != "" {
			if _, read := headlines[one.Story]; !read {
				s, err := a.Reader.Story(one.Story)
				if err != nil {
					return err
				}
				headlines[one.Story] = titled(s.Headline)
			}
			row.Story, row.StoryHref = headlines[one.Story], "/desk/stories/"+one.Story
		}
		a.page.Rows = append(a.page.Rows, row)
	}
	if len(deeds) == 0 {
		a.page.Empty = &empty{"Nothing of that kind happened", "The log holds every act of everybody, each coming and going, and the use of keys. Clear a filter, or take a longer time."}
	}
	return nil
}

// filter reads what the query asks for; what it can't mean is refused.
func (a *auditor) filter() (f store.DeedFilter, err error) {
	f = store.DeedFilter{By: a.query.Get("by"), Act: news.Act(a.query.Get("act")), Story: news.Line(a.query.Get("story")), Limit: deedsPerPage + 1}
	f.Story = f.Story[strings.LastIndex(f.Story, "/")+1:] // the address of its page on the desk does as well
	if f.By != "" && a.people[f.By] == "" {
		return f, news.Invalid("by", "There is nobody of that number here.")
	}
	if f.Act != "" && actWords(f.Act) == string(f.Act) {
		return f, news.Invalid("act", "There is no act called %q.", f.Act)
	}
	if f.From, err = a.day("from", 0); err != nil {
		return f, err
	}
	if f.To, err = a.day("to", 1); err != nil {
		return f, err
	}
	if f.Before, err = readDeedCursor(a.query.Get("before")); err != nil {
		return f, err
	}
	a.page.Story, a.page.From, a.page.To = a.query.Get("story"), a.query.Get("from"), a.query.Get("to")
	a.page.Narrowed = f.By != "" || f.Act != "" || f.Story != "" || !f.From.IsZero() || !f.To.IsZero()
	return f, a.options(f)
}

// day reads a day of the publication's calendar, plus some: its midnight.
func (a *auditor) day(name string, plus int) (news.Time, error) {
	s := a.query.Get(name)
	if s == "" {
		return news.Time{}, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, s, a.clock.loc)
	if err != nil || t.Year() < 1970 {
		return news.Time{}, news.Invalid(name, "%q is no day; write it like 2026-03-31.", s)
	}
	return news.At(t.AddDate(0, 0, plus)), nil
}

func (a *auditor) options(f store.DeedFilter) error {
	a.page.People = []option{{Label: "Everybody"}}
	users, err := a.Users()
	if err != nil {
		return err
	}
	for _, u := range users {
		a.page.People = append(a.page.People, option{Value: u.ID, Label: u.Name, Chosen: u.ID == f.By})
	}
	keys, err := a.APIKeys()
	for _, k := range keys {
		a.page.People = append(a.page.People, option{Value: k.ID, Label: "Key: " + k.Name, Chosen: k.ID == f.By})
	}
	system := news.System()
	a.page.People = append(a.page.People, option{Value: system.ID, Label: system.Name + " itself", Chosen: system.ID == f.By})
	a.page.Acts = []option{{Label: "Every act"}}
	for _, act := range news.Acts() {
		a.page.Acts = append(a.page.Acts, option{Value: string(act), Label: actWords(act), Chosen: act == f.Act})
	}
	return err
}

// address is the log's at a place in it.
func (a *auditor) address(before string) string {
	q := url.Values{}
	for _, kept := range []string{"by", "act", "story", "from", "to"} {
		if s := a.query.Get(kept); s != "" {
			q.Set(kept, s)
		}
	}
	if before != "" {
		q.Set("before", before)
	}
	if len(q) == 0 {
		return "/desk/audit"
	}
	return "/desk/audit?" + q.Encode()
}

func writeDeedCursor(c store.DeedCursor) string {
	return fmt.Sprintf("%d.%d.%d.%s", c.ChangeAt.Milli(), c.Change, c.DoorAt.Milli(), c.Door)
}

func readDeedCursor(s string) (c store.DeedCursor, err error) {
	if s == "" {
		return c, nil
	}
	bad := news.Invalid("before", "This is no place in the log. Begin with the newest lines again.")
	parts := strings.Split(s, ".")
	if len(parts) != 4 {
		return c, bad
	}
	var n [3]int64
	for i := range n {
		if n[i], err = strconv.ParseInt(parts[i], 10, 64); err != nil || n[i] < 0 {
			return store.DeedCursor{}, bad
		}
	}
	return store.DeedCursor{ChangeAt: news.AtMilli(n[0]), Change: n[1], DoorAt: news.AtMilli(n[2]), Door: parts[3]}, nil
}
