package desk_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"broadsheet/auth"
	"broadsheet/collab"
	"broadsheet/desk"
	"broadsheet/edit"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/site"
	"broadsheet/store"
	"broadsheet/store/storetest"
	"broadsheet/theme"
)

// room is a newsroom in a folder of the test's own, whose clock stands at a
// Tuesday noon in March until it is moved. Everybody in it is signed in.
type room struct {
	testing.TB
	store *store.Store
	clock *storetest.Clock
	rooms *collab.Rooms
	desk  http.Handler

	pictures *media.Library

	log *bytes.Buffer

	mu     sync.Mutex
	waited []int64 // the changes that somebody waited for
	people map[news.Role]news.User
	tokens map[string]string // of sessions, by user
}

// newRoom opens a newsroom with nobody in it.
func newRoom(t testing.TB) *room {
	t.Helper()
	r := &room{TB: t, clock: storetest.NewClock(time.Time{}), log: &bytes.Buffer{}, people: map[news.Role]news.User{}, tokens: map[string]string{}}
	var err error
	r.store, err = store.Open(t.Context(), store.Options{Dir: t.TempDir(), Now: r.clock.Now})
	r.must(err)
	t.Cleanup(func() { r.must(r.store.Close()) })
	r.must(publish.Found(t.Context(), r.store, news.Publication{
		Name: "Euro Global Post", Tagline: "News", BaseURL: "https://post.example", TimeZone: "Europe/London", Language: "en-GB",
	}, []news.Section{{Slug: "uk", Name: "UK"}, {Slug: "world", Name: "World"}}))
	look, err := theme.Load(nil)
	r.must(err)
	pictures, err := media.Open(t.TempDir(), r.store, media.Options{NoAVIF: true})
	r.must(err)
	r.pictures = pictures
	t.Cleanup(func() { pictures.Close() })
	face := site.New(r.store, look, site.Options{Show: pictures.Show})
	r.rooms = collab.New(r.store, desk.Form(), slog.New(slog.NewTextHandler(r.log, nil)))
	r.desk, err = desk.New(desk.Options{
		Store: r.store, Pictures: pictures, Door: auth.NewDoorkeeper(r.store, vault(t)), Wait: r.wait, Preview: face.Preview, PreviewHeader: face.PreviewHeader, PreviewFront: face.PreviewFront,
		Log: slog.New(slog.NewTextHandler(r.log, nil)), Rooms: r.rooms,
	})
	r.must(err)
	return r
}

// staffed opens a newsroom with one person in each role.
func staffed(t testing.TB) *room {
	t.Helper()
	r := newRoom(t)
	for _, role := range news.Roles() {
		r.people[role] = r.hire(string(role), role)
	}
	return r
}

// hire makes an account and a session for it. The door's own tests, and those
// of signing in here, show passwords; hashing one for each test would only wait.
func (r *room) hire(name string, role news.Role) news.User {
	r.Helper()
	u, err := auth.AddUser(r.Context(), r.store, news.System(), strings.ReplaceAll(name, " ", ".")+"@post.example", name, role, "")
	r.must(err)
	secret := make([]byte, 32)
	_, _ = rand.Read(secret)
	token := base64.RawURLEncoding.EncodeToString(secret)
	sum := sha256.Sum256([]byte(token))
	_, err = r.store.Write(r.Context(), func(tx *store.Tx) error {
		return tx.PutSession(store.Session{TokenHash: hex.EncodeToString(sum[:]), UserID: u.ID, Created: tx.Now(), Expires: news.At(tx.Now().Add(7 * 24 * time.Hour))})
	})
	r.must(err)
	r.tokens[u.ID] = token
	return u
}

func (r *room) wait(_ context.Context, seq int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waited = append(r.waited, seq)
	return nil
}

func (r *room) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// begin makes a draft of somebody's with a text that could be published.
func (r *room) begin(by news.User, headline string) news.Story {
	r.Helper()
	r.clock.Add(time.Minute)
	out, err := edit.New(r.Context(), r.store, by, text(headline))
	r.must(err)
	return out.Story
}

func text(headline string) edit.Text {
	return edit.Text{Kind: news.KindNews, Section: "uk", Headline: headline, Body: prose.FromText("The first paragraph.\n\nThe second paragraph.")}
}

// at brings a new story of somebody's to a state.
func (r *room) at(state news.State, by news.User) news.Story {
	r.Helper()
	s := r.begin(by, "A story that is "+string(state))
	chief, ctx := news.System(), r.Context()
	var out news.Outcome
	var err error
	switch state {
	case news.StateDraft:
		return s
	case news.StateSubmitted:
		out, err = edit.Submit(ctx, r.store, chief, s.ID)
	case news.StateApproved:
		out, err = edit.Approve(ctx, r.store, chief, s.ID)
	case news.StateSpiked:
		out, err = edit.Spike(ctx, r.store, chief, s.ID, "Nobody would read it.")
	case news.StatePublished, news.StateWithdrawn:
		if out, err = publish.Publish(ctx, r.store, chief, s.ID); err == nil && state == news.StateWithdrawn {
			out, err = publish.Withdraw(ctx, r.store, chief, s.ID, "It was not so.")
		}
	}
	r.must(err)
	return out.Story
}

func (r *room) story(id string) (s news.Story) {
	r.Helper()
	r.must(r.store.Read(r.Context(), func(rd *store.Reader) (err error) {
		s, err = rd.Story(id)
		return err
	}))
	return s
}

// person is somebody's browser.
type person struct {
	*room
	user news.User
}

func (r *room) as(role news.Role) person    { return person{r, r.people[role]} }
func (r *room) with(u news.User) person     { return person{r, u} }
func (r *room) stranger() person            { return person{r, news.User{}} }
func path(s news.Story, rest string) string { return "/desk/stories/" + s.ID + rest }

// request makes what the person's browser would send.
func (p person) request(method, target string, body io.Reader) *http.Request {
	q := httptest.NewRequestWithContext(p.Context(), method, target, body)
	if token := p.tokens[p.user.ID]; token != "" {
		q.AddCookie(&http.Cookie{Name: "broadsheet", Value: token})
	}
	return q
}

func (p person) get(target string) answer {
	p.Helper()
	return p.send(p.request(http.MethodGet, target, nil))
}

func (p person) post(target string, pairs ...string) answer {
	p.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	q := p.request(http.MethodPost, target, strings.NewReader(form.Encode()))
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return p.send(q)
}

// put sends JSON, as the editor does.
func (p person) put(target string, body any) answer {
	p.Helper()
	data, ok := body.(string)
	if !ok {
		b, err := json.Marshal(body)
		p.must(err)
		data = string(b)
	}
	q := p.request(http.MethodPost, target, strings.NewReader(data))
	q.Header.Set("Content-Type", "application/json")
	return p.send(q)
}

func (p person) send(q *http.Request) answer {
	p.Helper()
	w := httptest.NewRecorder()
	p.desk.ServeHTTP(w, q)
	return answer{TB: p.TB, ResponseRecorder: w}
}

// answer is what came back.
type answer struct {
	testing.TB
	*httptest.ResponseRecorder
}

// want fails unless the status is right.
func (a answer) want(status int) answer {
	a.Helper()
	if a.Code != status {
		a.Fatalf("status %d, want %d\n%s", a.Code, status, a.words())
	}
	return a
}

// leads fails unless it leads to an address.
func (a answer) leads(to string) answer {
	a.Helper()
	if a.want(http.StatusSeeOther); a.Header().Get("Location") != to {
		a.Fatalf("leads to %q, want %q", a.Header().Get("Location"), to)
	}
	return a
}

func (a answer) root() *html.Node {
	a.Helper()
	n, err := html.Parse(bytes.NewReader(a.Body.Bytes()))
	if err != nil {
		a.Fatal(err)
	}
	return n
}

func (a answer) all(selector string) []*html.Node {
	a.Helper()
	return cascadia.QueryAll(a.root(), cascadia.MustCompile(selector))
}

// one gives the text of the one element that a selector finds.
func (a answer) one(selector string) string {
	a.Helper()
	found := a.all(selector)
	if len(found) != 1 {
		a.Fatalf("%d elements %q, want 1\n%s", len(found), selector, a.words())
	}
	return textOf(found[0])
}

// says fails unless the element's text holds the words.
func (a answer) says(selector, words string) answer {
	a.Helper()
	for _, n := range a.all(selector) {
		if strings.Contains(textOf(n), words) {
			return a
		}
	}
	a.Fatalf("no %q says %q\n%s", selector, words, a.words())
	return a
}

func (a answer) count(selector string, n int) answer {
	a.Helper()
	if got := len(a.all(selector)); got != n {
		a.Fatalf("%d elements %q, want %d\n%s", got, selector, n, a.words())
	}
	return a
}

func (a answer) value(selector, name string) string {
	a.Helper()
	found := a.all(selector)
	if len(found) != 1 {
		a.Fatalf("%d elements %q, want 1", len(found), selector)
	}
	for _, at := range found[0].Attr {
		if at.Key == name {
			return at.Val
		}
	}
	return ""
}

// words gives what a person would read, for a message.
func (a answer) words() string {
	if !strings.HasPrefix(a.Header().Get("Content-Type"), "text/html") {
		return a.Body.String()
	}
	found := a.all("main")
	if len(found) == 0 {
		return a.Body.String()
	}
	return textOf(found[0])
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
