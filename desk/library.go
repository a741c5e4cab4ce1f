package desk

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/search"
	"broadsheet/store"
)

// perGrid is how many pictures a page of the library shows.
const perGrid = 60

// libraryPage is every picture that somebody may see, the newest first.
type libraryPage struct {
	frame
	Tabs                              []tab
	Words, Credit, Who, From, To, Tab string
	Terms, Licences                   []option
	Narrowed                          bool
	Cells                             []gridCell
	Older, Newest                     string
	Empty                             *empty
	Zone                              string
	Mine                              bool // only one's own are shown, as the role has it
	May                               bool // send pictures
	Most                              int  // megabytes of a file
}

func (*libraryPage) template() string { return "library" }

// gridCell is a picture in the grid.
type gridCell struct {
	ID, Href, Src string
	Name          string // what it is told by: its caption, or what it shows, or its file
	Alt           string
	Credit        string
	Lacks         []string // words that readers will miss
	Rights        rights
	Uses          string // empty for none
	Came          moment
	Width, Height int
}

func (d *desk) library(v *visit) error {
	p := &libraryPage{frame: frame{Title: "Pictures", Here: "pictures"}, May: v.by.Must(news.RightCreate) == nil, Most: media.MaxBytes >> 20}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		p.Publication, p.Zone = pub.Name, d.clock(pub).zone()
		l := librarian{Reader: r, by: v.by, clock: d.clock(pub), query: v.r.URL.Query(), page: p}
		return l.fill()
	})
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, p)
}

// librarian fills in the library from one snapshot.
type librarian struct {
	*store.Reader
	by    news.User
	clock clock
	query url.Values
	page  *libraryPage
}

func (l *librarian) fill() error {
	f, err := l.filter()
	if err != nil {
		return err
	}
	f.Limit = perGrid
	found, next, err := l.FindAssets(f, news.At(l.clock.now))
	if err != nil {
		return err
	}
	if next > 0 {
		l.page.Older = l.address("before", strconv.FormatInt(next, 10))
	}
	if f.Before > 0 {
		l.page.Newest = l.address("before", "")
	}
	for _, a := range found {
		l.page.Cells = append(l.page.Cells, l.clock.cell(a))
	}
	if len(found) == 0 {
		l.page.Empty = l.empty(f)
	}
	return l.choices(f)
}

// libraryFilters are the parameters that narrow the library.
var libraryFilters = [...]string{"tab", "q", "credit", "who", "terms", "from", "to"}

// The tabs, beside the one of all.
const (
	tabEnding  = "ending"
	tabExpired = "expired"
	tabUsed    = "used"
	tabUnused  = "unused"
)

// filter reads what the query asks for. What it can't mean is refused.
func (l *librarian) filter() (f store.AssetFilter, err error) {
	get := func(name string) string { return news.Line(l.query.Get(name)) }
	p := l.page
	p.Words, p.Credit, p.Who, p.From, p.To, p.Tab = get("q"), get("credit"), get("who"), get("from"), get("to"), get("tab")
	f = store.AssetFilter{Words: search.Words(p.Words), Credit: search.Words(p.Credit), Terms: news.Terms(get("terms"))}
	if f.Terms != "" && f.Terms != news.TermsExpired && f.Terms.Word() == string(f.Terms) {
		return f, news.Invalid("terms", "There are no rights called %q.", string(f.Terms))
	}
	switch p.Tab {
	case "":
	case tabEnding:
		f.Ending = true
	case tabExpired:
		f.Terms = news.TermsExpired
	case tabUsed:
		f.Used = store.UsedSomewhere
	case tabUnused:
		f.Used = store.UsedNowhere
	default:
		return f, news.Invalid("tab", "There is no list called %q.", p.Tab)
	}
	if f.From, f.To, err = l.days(); err != nil {
		return f, err
	}
	if p.Who != "" {
		topic, err := l.TopicNamed(p.Who)
		if err != nil {
			return f, err
		}
		f.Topic = topic.ID
	}
	before, err := number(l.query.Get("before"))
	if err != nil {
		return f, news.Invalid("before", "This is no place in the library. Begin with the newest pictures again.")
	}
	f.Before = int64(before)
	if !l.by.Role.May(news.RightReadAll) {
		f.By, p.Mine = l.by.ID, true
	}
	p.Narrowed = p.Words != "" || p.Credit != "" || p.Who != "" || p.From != "" || p.To != "" || l.query.Get("terms") != ""
	return f, nil
}

// days reads from which day and until which a picture came.
func (l *librarian) days() (from, to news.Time, err error) {
	for _, one := range []struct {
		name, s string
		t       *news.Time
		more    int
	}{{"from", l.page.From, &from, 0}, {"to", l.page.To, &to, 1}} {
		if one.s == "" {
			continue
		}
		day, err := time.ParseInLocation(time.DateOnly, one.s, l.clock.loc)
		if err != nil {
			return from, to, news.Invalid(one.name, "%q is no day; write it as 2026-11-30.", one.s)
		}
		*one.t = news.At(day.AddDate(0, 0, one.more))
	}
	return from, to, nil
}

func (l *librarian) choices(f store.AssetFilter) error {
	p := l.page
	p.Terms = []option{{Label: "Any rights"}}
	for _, t := range news.AllTerms() {
		p.Terms = append(p.Terms, option{Value: string(t), Label: t.Word(), Chosen: string(t) == l.query.Get("terms")})
	}
	p.Licences = licences("")
	ending, _, err := l.FindAssets(store.AssetFilter{Ending: true, By: f.By, Limit: mostCounted}, news.At(l.clock.now))
	if err != nil {
		return err
	}
	for _, t := range []struct{ name, word string }{{"", "All"}, {tabEnding, "Ending soon"}, {tabExpired, "Expired"}, {tabUsed, "Used"}, {tabUnused, "Not used yet"}} {
		one := tab{Word: t.word, Href: l.address("tab", t.name), Current: t.name == p.Tab}
		if t.name == tabEnding && len(ending) > 0 {
			one.Count = strconv.Itoa(len(ending))
		}
		p.Tabs = append(p.Tabs, one)
	}
	return nil
}

// licences are the options of a form.
func licences(chosen news.Licence) (all []option) {
	for _, r := range news.Licences {
		all = append(all, option{Value: string(r.Licence), Label: r.Words, Chosen: r.Licence == chosen})
	}
	return all
}

// address is the library's with one parameter changed.
func (l *librarian) address(name, value string) string {
	q := url.Values{}
	for _, kept := range libraryFilters {
		if s := l.query.Get(kept); s != "" {
			q.Set(kept, s)
		}
	}
	if q.Set(name, value); value == "" {
		q.Del(name)
	}
	if len(q) == 0 {
		return picturesPath
	}
	return picturesPath + "?" + q.Encode()
}

// cell is a picture as the grid shows it.
func (c clock) cell(a news.Asset) gridCell {
	alt, caption := a.Words("", "")
	out := gridCell{
		ID: a.ID, Href: picturesPath + "/" + a.ID, Src: seeAt(a, 480), Name: firstOf(caption, alt, a.Name, "A picture without a name"), Alt: alt, Credit: a.Credit,
		Rights: c.rightsOf(a), Came: c.moment(a.Created), Width: a.Width, Height: a.Height,
	}
	if a.Uses > 0 {
		out.Uses = fmt.Sprintf("in %d places", a.Uses)
		if a.Uses == 1 {
			out.Uses = "in one place"
		}
	}
	if a.Alt == "" && !a.Decorative {
		out.Lacks = append(out.Lacks, "alternative text")
	}
	if a.Credit == "" {
		out.Lacks = append(out.Lacks, "credit")
	}
	return out
}

func firstOf(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// seeAt is where somebody of the newsroom sees a picture, whether or not
// readers may have it.
func seeAt(a news.Asset, width int) string {
	return fmt.Sprintf("%s/%s/see?w=%d", picturesPath, a.ID, width)
}

// empty says what would be here.
func (l *librarian) empty(f store.AssetFilter) *empty {
	switch {
	case l.page.Older != "":
		return &empty{"None among the newest", "No picture with these words fits so far. Older pictures goes on looking."}
	case l.page.Narrowed || f.Before > 0:
		return &empty{"No picture fits", "Nothing in the library matches all of this. Take a word or a filter away; a caption, what a picture shows, its credit and the name of its file are all looked through."}
	case f.Ending:
		return &empty{"No right ends soon", fmt.Sprintf("A picture whose right ends within %d days is listed here, so that a story can get another in time. At its second it is taken off the public pages by itself.", int(news.EndsSoon.Hours()/24))}
	case f.Terms == news.TermsExpired:
		return &empty{"Nothing has expired", "When the right to a picture ends, readers stop getting it at that second, wherever it stood. It stays here, and comes back to its places with a new right."}
	case f.Used == store.UsedSomewhere:
		return &empty{"No story shows a picture yet", "Open a story and choose its lead picture, or put one into its text."}
	case f.Used == store.UsedNowhere:
		return &empty{"Every picture is used", "A picture that no story and no front shows is listed here."}
	}
	return &empty{"The first picture starts here", "Drop pictures anywhere on this page, paste them, or choose many at once. What the files say of themselves (caption, credit, copyright) is kept; say what each shows, and by what right you have it, and the library reminds everybody from then on."}
}
