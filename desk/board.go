package desk

import (
	"cmp"
	"net/http"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// boardPage is what the newsroom works on, side by side by where it stands.
type boardPage struct {
	frame
	Sections, People []option
	Narrowed         bool
	Columns          []column
	Empty            *empty
	Mine             bool
	Zone             string
}

func (*boardPage) template() string { return "board" }

// column is a state of the workflow with its stories: what is due first, then
// what was saved last.
type column struct {
	State mark
	Cards []card
	More  string // the address of the whole list; empty where all are shown
}

type card struct {
	row
	Due  moment
	Late bool
	due  news.Time
}

// perColumn is how many stories a column shows; what is out already needs
// nobody's hand, and its last few are enough.
const (
	perColumn  = 25
	ofThoseOut = 8
)

func (d *desk) board(v *visit) error {
	p := &boardPage{frame: frame{Title: "Board", Here: "board"}}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		list := &listPage{}
		l := lister{Reader: r, by: v.by, clock: d.clock(pub), query: v.r.URL.Query(), page: list}
		f, err := l.filter()
		if err != nil {
			return err
		}
		p.Publication, p.Zone = pub.Name, l.clock.zone()
		p.Sections, p.People, p.Narrowed, p.Mine = list.Sections, list.People, list.Narrowed, list.Mine
		return p.fill(l, f)
	})
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, p)
}

func (p *boardPage) fill(l lister, f store.StoryFilter) error {
	some := false
	for _, at := range []struct {
		mark  mark
		query string
		is    func(*store.StoryFilter)
		keep  func(news.Story) bool
	}{
		{mark{"draft", "Draft"}, "draft", func(f *store.StoryFilter) { f.State = news.StateDraft }, nil},
		{mark{"submitted", "Submitted"}, "submitted", func(f *store.StoryFilter) { f.State = news.StateSubmitted }, nil},
		{mark{"approved", "Approved"}, "approved", func(f *store.StoryFilter) { f.State = news.StateApproved }, func(s news.Story) bool { return s.Schedule.IsZero() }},
		{mark{"scheduled", "Scheduled"}, "scheduled", func(f *store.StoryFilter) { f.Scheduled = true }, nil},
		{mark{"published", "Published"}, "published", func(f *store.StoryFilter) { f.State = news.StatePublished }, nil},
	} {
		one, most := f, perColumn
		if at.query == "published" {
			most = ofThoseOut
		}
		one.State, one.Scheduled, one.Before, one.Words, one.Limit = "", false, store.Cursor{}, "", most+1
		at.is(&one)
		stories, err := l.Stories(one)
		if err != nil {
			return err
		}
		col := column{State: at.mark}
		if len(stories) > most {
			stories, col.More = stories[:most], l.address("state", at.query)
		}
		if at.keep != nil {
			stories = slices.DeleteFunc(stories, func(s news.Story) bool { return !at.keep(s) })
		}
		if col.Cards, err = cards(l, stories); err != nil {
			return err
		}
		some = some || len(stories) > 0
		p.Columns = append(p.Columns, col)
	}
	if !some {
		p.Empty = &empty{"Nothing is on the board", "Every story that somebody begins stands here, in the column of its state, and moves to the right as it is decided on."}
	}
	return nil
}

func cards(l lister, stories []news.Story) (all []card, err error) {
	ids := make([]string, len(stories))
	for i, s := range stories {
		ids[i] = s.ID
	}
	due, err := l.Deadlines(ids)
	for _, s := range stories {
		c := card{row: l.row(s), due: due[s.ID]}
		if !c.due.IsZero() {
			c.Due, c.Late = l.clock.moment(c.due), s.Published == 0 && c.due.Before(l.clock.now)
		}
		all = append(all, c)
	}
	slices.SortStableFunc(all, func(a, b card) int {
		switch {
		case a.due.IsZero() && b.due.IsZero():
			return 0
		case a.due.IsZero():
			return 1
		case b.due.IsZero():
			return -1
		}
		return cmp.Compare(a.due.Milli(), b.due.Milli())
	})
	return all, err
}
