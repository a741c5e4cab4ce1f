package api

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

// item is a story in the newsroom's list: what a list on the desk shows. The
// public's lists hold summaries.
type item struct {
	ID        string     `json:"id"`
	Revision  int        `json:"revision"`
	State     news.State `json:"state"`
	Kind      news.Kind  `json:"kind"`
	Headline  string     `json:"headline"`
	Section   string     `json:"section"`
	Path      string     `json:"path"`
	URL       string     `json:"url"`
	Published moment     `json:"published"`
	Updated   moment     `json:"updated"`
	Breaking  moment     `json:"breaking"`
	*workings
}

// stories lists stories: the public's by first publication, the newsroom's by
// when they were saved, the newest first.
func (s *server) stories(c *call) (reply, error) {
	q := c.asked
	limit, err := limitOf(q)
	if err != nil {
		return reply{}, err
	}
	if err := checkFilters(q); err != nil {
		return reply{}, err
	}
	var body any
	if c.public() {
		body, err = s.publicStories(c, q, limit)
	} else {
		body, err = s.newsroomStories(c, q, limit)
	}
	return reply{status: http.StatusOK, body: body}, err
}

// checkFilters refuses filters that can't be true of any story.
func checkFilters(q url.Values) error {
	var errs news.Errors
	if k := q.Get("kind"); k != "" && !news.Kind(k).Valid() {
		errs = append(errs, news.Invalid("kind", "There is no kind of story called %q.", short(k)))
	}
	if st := q.Get("state"); st != "" && !news.State(st).Valid() {
		errs = append(errs, news.Invalid("state", "There is no state called %q.", short(st)))
	}
	if n := utf8.RuneCountInString(q.Get("q")); n > maxWords {
		errs = append(errs, news.TooLong("q", n, maxWords))
	}
	return joined(errs)
}

// newsroomStories lists what the user may see on the desk.
func (s *server) newsroomStories(c *call, q url.Values, limit int) (list page[item], err error) {
	before, err := timeCursorOf(q, bySaved)
	if err != nil {
		return list, err
	}
	f := store.StoryFilter{State: news.State(q.Get("state")), Kind: news.Kind(q.Get("kind")), Words: q.Get("q")}
	if !c.by.Role.May(news.RightReadAll) {
		f.Author = c.by.ID
	}
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		w, err := newWords(r)
		if err != nil {
			return err
		}
		section, err := w.section(q.Get("section"))
		if err != nil {
			return err
		}
		if f.Topic, err = topicFilter(q.Get("topic"), r.Topic); err != nil {
			return err
		}
		ids := w.below(section.ID)
		if len(ids) == 1 {
			f.Section = section.ID // the database narrows by one section; by a branch of the tree we do
		}
		read := func(before store.Cursor, n int) ([]news.Story, error) {
			f.Before, f.Limit = before, n
			return r.Stories(f)
		}
		wanted := func(st news.Story) bool { return section.ID == "" || ids[st.Section] }
		found, next, err := gather(before, limit, read, store.StoryCursor, wanted)
		list = page[item]{Items: make([]item, len(found))}
		for i, st := range found {
			list.Items[i] = w.item(st, s.Store.Now())
		}
		if next != (store.Cursor{}) {
			list.Next = timeCursor(bySaved, next)
		}
		return err
	})
	return list, err
}

func (w wordlist) item(s news.Story, now news.Time) item {
	return item{
		ID: s.ID, Revision: s.Revision, State: s.State, Kind: s.Kind, Headline: s.Headline, Section: w.slugs[s.Section], Path: s.Path, URL: w.url(s.Path),
		Published: moment(s.FirstPublished), Updated: moment(s.Updated), Breaking: ahead(s.Breaking, now), workings: newWorkings(s),
	}
}

// publicStories lists what the public sees.
func (s *server) publicStories(c *call, q url.Values, limit int) (list page[summary], err error) {
	before, err := timeCursorOf(q, byPublished)
	if err != nil {
		return list, err
	}
	list.Items = []summary{}
	err = s.Store.Public(c.Context(), func(p *store.Public) error {
		w, err := newWords(p)
		if err != nil {
			return err
		}
		l, wanted, err := w.narrow(p, q)
		if err != nil {
			return err
		}
		if st := news.State(q.Get("state")); st != "" && st != news.StatePublished {
			return nil // as if there were none, whether or not there are
		}
		read := func(before store.Cursor, n int) ([]news.Published, error) {
			l.Before, l.Limit = before, n
			return p.Stories(l)
		}
		found, next, err := gather(before, limit, read, store.PublishedCursor, wanted)
		for _, st := range found {
			list.Items = append(list.Items, w.summary(st, s.Store.Now()))
		}
		if next != (store.Cursor{}) {
			list.Next = timeCursor(byPublished, next)
		}
		return err
	})
	return list, err
}

// narrow says which of the public's lists to read, and what else must be true
// of its stories: a list is narrowed by one thing, a query perhaps by several.
func (w wordlist) narrow(p *store.Public, q url.Values) (l store.List, wanted func(news.Published) bool, err error) {
	section, err := w.section(q.Get("section"))
	if err != nil {
		return l, nil, err
	}
	kind := news.Kind(q.Get("kind"))
	switch slug := q.Get("topic"); {
	case slug != "":
		if _, err := topicFilter(slug, func(slug string) (t news.Topic, err error) {
			l.Topic, err = p.Topic(slug)
			return l.Topic, err
		}); err != nil {
			return l, nil, err
		}
	case section.ID != "":
		l.Section = section
	default:
		l.Kind = kind
	}
	ids, words := w.below(section.ID), news.Fold(q.Get("q"))
	return l, func(st news.Published) bool {
		return (section.ID == "" || ids[st.Section]) && (kind == "" || st.Kind == kind) && strings.Contains(news.Fold(st.Headline), words)
	}, nil
}

// section gives the section that a filter names; "" is none.
func (w wordlist) section(slug string) (news.Section, error) {
	if slug == "" {
		return news.Section{}, nil
	}
	for _, s := range w.sections {
		if s.Slug == slug {
			return s, nil
		}
	}
	return news.Section{}, news.Invalid("section", "There is no section called %q.", short(slug))
}

// topicFilter gives the id of the topic that a filter names.
func topicFilter(slug string, look func(string) (news.Topic, error)) (string, error) {
	if slug == "" {
		return "", nil
	}
	t, err := look(slug)
	if _, told := news.Sentence(err); told && status(err) == http.StatusNotFound {
		return "", news.Invalid("topic", "There is no topic called %q.", short(slug))
	}
	return t.ID, err
}

// The most that one request looks through when the database can't narrow a
// list by all that was asked: it then answers with what it found so far, and
// a cursor to go on from.
const (
	gatherPage  = 100
	gatherPages = 20
)

// gather reads a list page by page until limit of its items are wanted, and
// gives them with the place to go on from; the zero place is the end.
func gather[T any](before store.Cursor, limit int, read func(store.Cursor, int) ([]T, error), place func(T) store.Cursor, wanted func(T) bool) (found []T, next store.Cursor, err error) {
	size := limit + 1
	for range gatherPages {
		items, err := read(before, size)
		if err != nil {
			return nil, next, err
		}
		for _, item := range items {
			if wanted(item) {
				if len(found) == limit {
					return found, place(found[limit-1]), nil
				}
				found = append(found, item)
			}
		}
		if len(items) < size {
			return found, store.Cursor{}, nil
		}
		before, size = place(items[len(items)-1]), gatherPage
	}
	return found, before, nil
}
