package site_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/site"
	"broadsheet/store"
	"broadsheet/theme"
)

// start is when the tests' newspaper opens: a Tuesday, two in the afternoon in London.
var start = time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC)

// paper is a newspaper in a folder of the test's own, run by one person, who
// may do all. Its clock stands still until the test moves it.
type paper struct {
	testing.TB
	store *store.Store
	site  *site.Site
	clock *atomic.Int64
	chief news.User
}

// newPaper founds Euro Global Post, with what change makes of its settings.
func newPaper(t testing.TB, change ...func(*news.Publication)) *paper {
	t.Helper()
	p := emptyPaper(t)
	pub := news.Publication{
		Name: "Euro Global Post", Tagline: "European news, UK news, political news, breaking news, lifestyle and entertainment news",
		BaseURL: "https://post.example", TimeZone: "Europe/London", Language: "en-GB", Place: "London",
	}
	for _, f := range change {
		f(&pub)
	}
	p.must(publish.Found(t.Context(), p.store, pub, []news.Section{
		{Slug: "europe", Name: "Europe"}, {Slug: "uk", Name: "UK"}, {Slug: "politics", Name: "Politics"}, {Slug: "business", Name: "Business"},
		{Slug: "world", Name: "World"}, {Slug: "lifestyle", Name: "Lifestyle"}, {Slug: "entertainment", Name: "Entertainment"},
	}))
	return p
}

// emptyPaper is a database in which nothing has been founded.
func emptyPaper(t testing.TB) *paper {
	t.Helper()
	p := &paper{TB: t, clock: &atomic.Int64{}, chief: news.System()}
	p.set(start)
	st, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Now: func() time.Time { return time.UnixMilli(p.clock.Load()) }})
	p.must(err)
	t.Cleanup(func() { st.Close() })
	look, err := theme.Load(nil)
	p.must(err)
	p.store, p.site = st, site.New(st, look, site.Options{PerPage: 10, Show: shown, Fixed: fixed, Card: drawn, Mark: marked, Wordmark: worded})
	return p
}

func (p *paper) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// set moves the clock.
func (p *paper) set(t time.Time)      { p.clock.Store(t.UnixMilli()) }
func (p *paper) pass(d time.Duration) { p.clock.Add(d.Milliseconds()) }
func (p *paper) now() time.Time       { return time.UnixMilli(p.clock.Load()) }
func (p *paper) ctx() context.Context { return p.Context() }
func text(words string) prose.Doc     { return prose.FromText(words) }
func (p *paper) doc(h string) prose.Doc {
	p.Helper()
	d, _, err := prose.FromHTML(strings.NewReader(h))
	p.must(err)
	return d
}

// publish writes a story and lets it out at once, a minute after the last one.
func (p *paper) publish(t edit.Text) news.Story {
	p.Helper()
	p.pass(time.Minute)
	out, err := edit.New(p.ctx(), p.store, p.chief, t)
	p.must(err)
	return p.let(publish.Publish(p.ctx(), p.store, p.chief, out.Story.ID))
}

// let takes a command's result and gives the story as it is now.
func (p *paper) let(out news.Outcome, err error) news.Story {
	p.Helper()
	p.must(err)
	return out.Story
}

// save writes a new revision of a story, which readers do not see.
func (p *paper) save(s news.Story, t edit.Text) news.Story {
	p.Helper()
	p.pass(time.Minute)
	return p.let(edit.Save(p.ctx(), p.store, p.chief, s.ID, s.Revision, t))
}

// sheet is a page that was rendered, and its document.
type sheet struct {
	*press.Page
	root *html.Node
	t    testing.TB
}

// get renders a page that must be there.
func (p *paper) get(target string) sheet {
	p.Helper()
	pg, err := p.site.Render(p.ctx(), target)
	if err != nil {
		p.Fatalf("render %s: %v", target, err)
	}
	return read(p.TB, pg)
}

// miss asks for a page that must not be there, and gives what the reader sees.
func (p *paper) miss(target string) sheet {
	p.Helper()
	pg, err := p.site.Render(p.ctx(), target)
	if err == nil {
		p.Fatalf("render %s: status %d where an error was due", target, pg.Status)
	}
	return read(p.TB, p.site.Fail(target, err, ""))
}

func read(t testing.TB, pg *press.Page) sheet {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(pg.Body))
	if err != nil {
		t.Fatal(err)
	}
	return sheet{pg, root, t}
}

// all gives every element that a selector matches.
func (s sheet) all(selector string) []*html.Node {
	return cascadia.QueryAll(s.root, cascadia.MustCompile(selector))
}

// one gives the only element that a selector matches.
func (s sheet) one(selector string) *html.Node {
	s.t.Helper()
	found := s.all(selector)
	if len(found) != 1 {
		s.t.Fatalf("%s: %d elements match %q, not one", s.Path, len(found), selector)
	}
	return found[0]
}

func (s sheet) none(selector string) {
	s.t.Helper()
	if n := len(s.all(selector)); n > 0 {
		s.t.Errorf("%s: %d elements match %q, which should match none", s.Path, n, selector)
	}
}

// text gives the words of the only element that a selector matches.
func (s sheet) text(selector string) string { s.t.Helper(); return words(s.one(selector)) }

// texts gives the words of every element that a selector matches.
func (s sheet) texts(selector string) []string {
	var out []string
	for _, n := range s.all(selector) {
		out = append(out, words(n))
	}
	return out
}

// attr gives an attribute of the only element that a selector matches.
func (s sheet) attr(selector, name string) string { s.t.Helper(); return attr(s.one(selector), name) }

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (s sheet) reads(selector, want string) {
	s.t.Helper()
	if got := s.text(selector); got != want {
		s.t.Errorf("%s: %q reads %q, not %q", s.Path, selector, got, want)
	}
}

func (s sheet) has(key news.Key) bool {
	for _, k := range s.Keys {
		if k == key {
			return true
		}
	}
	return false
}

// changes gives what has happened since a change.
func (p *paper) changes(since int64) (list []news.Change) {
	p.Helper()
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) (err error) {
		list, err = r.Changes(since, 100)
		return err
	}))
	return list
}

// settings gives the publication as it is now.
func (p *paper) settings() (pub news.Publication) {
	p.Helper()
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) (err error) { pub, err = r.Publication(); return err }))
	return pub
}

// hashOf is how a policy names a style sheet.
func hashOf(css string) string {
	sum := sha256.Sum256([]byte(css))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
