package desk

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"broadsheet/news"
	"broadsheet/search"
	"broadsheet/store"
)

// perPage is how many stories a page of the list shows.
const perPage = 40

// listPage is every story that somebody may see, the last saved first.
type listPage struct {
	frame
	Tabs                    []tab
	Words                   string
	State                   string // of the tab, to be kept when the filter is sent
	Kinds, Sections, People []option
	Narrowed                bool // by more than the tab
	Rows                    []row
	Older, Newest           string // addresses; empty where there is no such page
	Empty                   *empty
	Zone                    string
	Mine                    bool // only one's own stories are shown, as the role has it
	Views                   []viewLink
	Query                   string // what a view of this list would keep; empty for all
	Back                    string // this list's own address
	Bulk                    []option
	To, ToSection           []option // of what is done with several stories
}

// viewLink is a list that somebody kept.
type viewLink struct{ ID, Name, Href string }

func (*listPage) template() string { return "list" }

// tab is a state to look at, with how many stories are in it.
type tab struct {
	Word, Href string
	Count      string // empty when it was not counted
	Current    bool
}

// row is a story in the list.
type row struct {
	ID               string
	Href, Headline   string
	Untitled         bool
	State            mark
	Section          string
	Kind             string // empty for news, which most are
	Author           string
	Saved            moment
	Revision         int
	Notes            []string // embargo, schedule, a newer draft
	Breaking, Public bool
	Path             string
}

// empty teaches what will be here and how it comes to be.
type empty struct{ Title, Text string }

func (d *desk) list(v *visit) error {
	p := &listPage{frame: frame{Title: "Stories", Here: "stories"}}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		p.Publication, p.Zone = pub.Name, d.clock(pub).zone()
		l := lister{Reader: r, by: v.by, clock: d.clock(pub), query: v.r.URL.Query(), page: p}
		return l.fill()
	})
	if err != nil {
		return err
	}
	if d.justDone(v) == "setup" {
		p.Done = "The account is made, and you are signed in. The newsroom is yours."
	}
	return d.show(v, http.StatusOK, p)
}

// lister fills in the list from one snapshot.
type lister struct {
	*store.Reader
	by    news.User
	clock clock
	query url.Values
	page  *listPage

	sections map[string]string // names by id
	people   map[string]string
}

func (l *lister) fill() error {
	f, err := l.filter()
	if err != nil {
		return err
	}
	stories, err := l.stories(f)
	if err != nil {
		return err
	}
	if l.query.Get("before") != "" {
		l.page.Newest = l.address("before", "")
	}
	if err := l.several(); err != nil {
		return err
	}
	for _, s := range stories {
		l.page.Rows = append(l.page.Rows, l.row(s))
	}
	if len(stories) == 0 {
		l.page.Empty = l.empty(f)
	}
	return l.tabs(f)
}

// stories reads a page of the list. Words are looked for in all that a story
// says; without any, the list is by when a story was saved.
func (l *lister) stories(f store.StoryFilter) ([]news.Story, error) {
	words := search.Words(f.Words)
	if len(words) == 0 {
		stories, err := l.Stories(f)
		if len(stories) == f.Limit {
			stories = stories[:perPage]
			l.page.Older = l.address("before", writeCursor(store.StoryCursor(stories[perPage-1])))
		}
		return stories, err
	}
	before, err := number(l.query.Get("before"))
	if err != nil {
		return nil, news.Invalid("before", "This is no place among what was found. Search again.")
	}
	f.Limit = perPage
	found, err := l.Found(words, f, int64(before))
	if found.Next > 0 {
		l.page.Older = l.address("before", strconv.FormatInt(found.Next, 10))
	}
	return found.Stories, err
}

// several fills in what can be done with several stories at once, and the
// lists that the person kept.
func (l *lister) several() (err error) {
	p := l.page
	for _, a := range bulkActs() {
		if l.by.Must(a.right) == nil {
			p.Bulk = append(p.Bulk, option{Value: a.name, Label: a.word})
		}
	}
	if p.To, err = writers(l.Reader, "Somebody", ""); err != nil {
		return err
	}
	p.ToSection = append([]option{{Label: "A section"}}, p.Sections[1:]...)
	for i := range p.ToSection {
		p.ToSection[i].Chosen = false
	}
	p.Back = l.address("before", l.query.Get("before"))
	if _, query, found := strings.Cut(l.address("before", ""), "?"); found {
		p.Query = query
	}
	views, err := l.Reader.Views(l.by.ID)
	for _, v := range views {
		p.Views = append(p.Views, viewLink{v.ID, v.Name, "/desk/?" + v.Query})
	}
	return err
}

func (l *lister) row(s news.Story) row {
	w := row{
		ID: s.ID, Href: "/desk/stories/" + s.ID, Headline: titled(s.Headline), Untitled: s.Headline == "", State: markOf(s), Section: l.sections[s.Section],
		Author: named(l.people, s.Author), Saved: l.clock.moment(s.Saved), Revision: s.Revision,
		Breaking: s.Breaking.After(l.clock.now), Public: s.State == news.StatePublished, Path: s.Path,
	}
	if s.Kind != news.KindNews {
		w.Kind = s.Kind.Label()
	}
	if !s.Schedule.IsZero() {
		w.Notes = append(w.Notes, "goes out "+l.clock.full(s.Schedule))
	}
	if s.Embargo.After(l.clock.now) {
		w.Notes = append(w.Notes, "embargo until "+l.clock.full(s.Embargo))
	}
	if s.Published > 0 && s.Revision > s.Published {
		w.Notes = append(w.Notes, fmt.Sprintf("readers see revision %d", s.Published))
	}
	switch {
	case s.Reason == "":
	case s.State == news.StateDraft:
		w.Notes = append(w.Notes, "sent back: "+s.Reason)
	case s.State == news.StateApproved, s.State == news.StatePublished: // it was not published at its time
		w.Notes = append(w.Notes, "held: "+s.Reason)
	}
	return w
}
