package desk

import (
	"net/url"
	"strconv"
	"strings"

	"broadsheet/news"
	"broadsheet/search"
	"broadsheet/store"
)

// listFilters are the parameters that narrow the list.
var listFilters = [...]string{"state", "kind", "section", "author", "q"}

// filter reads what the query asks for. What it can't mean is refused: a
// mistyped filter that shows everything would tell a lie.
func (l *lister) filter() (f store.StoryFilter, err error) {
	f = store.StoryFilter{State: news.State(l.query.Get("state")), Kind: news.Kind(l.query.Get("kind")), Words: news.Line(l.query.Get("q")), Limit: perPage + 1}
	if f.State == "scheduled" {
		f.State, f.Scheduled = "", true
	}
	if f.State != "" && !f.State.Valid() {
		return f, news.Invalid("state", "There is no state called %q.", f.State)
	}
	if f.Kind != "" && !f.Kind.Valid() {
		return f, news.Invalid("kind", "There is no kind of story called %q.", f.Kind)
	}
	if f.Section, err = l.chooseSection(l.query.Get("section")); err != nil {
		return f, err
	}
	if f.Author, err = l.choosePerson(l.query.Get("author")); err != nil {
		return f, err
	}
	if len(search.Words(f.Words)) == 0 {
		if f.Before, err = readCursor(l.query.Get("before")); err != nil {
			return f, err
		}
	}
	l.page.Words, l.page.State = l.query.Get("q"), l.query.Get("state")
	l.page.Kinds = []option{{Label: "Every kind"}}
	for _, k := range news.Kinds() {
		l.page.Kinds = append(l.page.Kinds, option{Value: string(k), Label: k.Label(), Chosen: k == f.Kind})
	}
	l.page.Narrowed = f.Kind != "" || f.Section != "" || f.Words != "" || l.query.Get("author") != ""
	return f, nil
}

func (l *lister) chooseSection(slug string) (id string, err error) {
	sections, err := l.Sections()
	if err != nil {
		return "", err
	}
	l.sections = map[string]string{}
	l.page.Sections = []option{{Label: "Every section"}}
	for _, s := range sections {
		l.sections[s.ID] = s.Name
		l.page.Sections = append(l.page.Sections, option{Value: s.Slug, Label: s.Name, Chosen: s.Slug == slug})
		if s.Slug == slug {
			id = s.ID
		}
	}
	if slug != "" && id == "" {
		return "", news.Invalid("section", "There is no section called %q.", slug)
	}
	return id, nil
}

// choosePerson narrows to an author's stories. Whoever may see only their own
// is not asked.
func (l *lister) choosePerson(asked string) (string, error) {
	var err error
	if l.people, err = names(l.Reader); err != nil {
		return "", err
	}
	if !l.by.Role.May(news.RightReadAll) {
		l.page.Mine = true
		return l.by.ID, nil
	}
	people, err := l.Users()
	if err != nil {
		return "", err
	}
	l.page.People = []option{{Label: "Everybody"}}
	for _, u := range people {
		label := u.Name
		if u.ID == l.by.ID {
			label += " (you)"
		}
		l.page.People = append(l.page.People, option{Value: u.ID, Label: label, Chosen: u.ID == asked})
	}
	if asked != "" && l.people[asked] == "" {
		return "", news.Invalid("author", "There is nobody of that number here.")
	}
	return asked, nil
}

// address is the list's with one parameter changed. Another tab or filter
// begins at the newest again.
func (l *lister) address(name, value string) string {
	q := url.Values{}
	for _, kept := range listFilters {
		if s := l.query.Get(kept); s != "" {
			q.Set(kept, s)
		}
	}
	q.Set(name, value)
	if value == "" {
		q.Del(name)
	}
	if len(q) == 0 {
		return "/desk/"
	}
	return "/desk/?" + q.Encode()
}

func writeCursor(c store.Cursor) string { return strconv.FormatInt(c.At.Milli(), 10) + "-" + c.ID }

func readCursor(s string) (store.Cursor, error) {
	if s == "" {
		return store.Cursor{}, nil
	}
	ms, id, found := strings.Cut(s, "-")
	n, err := strconv.ParseInt(ms, 10, 64)
	if !found || err != nil || n <= 0 || id == "" {
		return store.Cursor{}, news.Invalid("before", "This is no place in the list. Begin with the newest stories again.")
	}
	return store.Cursor{At: news.AtMilli(n), ID: id}, nil
}
