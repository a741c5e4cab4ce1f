package publish_test

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// noon is when the tests' clock starts: a Tuesday in winter.
var noon = time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC)

// quiet is a log that nobody reads.
var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// room is a founded publication with a clock that the test moves.
type room struct {
	testing.TB
	store *store.Store
	clock *storetest.Clock
	nth   int
}

// newRoom founds a publication on SQLite.
func newRoom(t testing.TB) *room {
	t.Helper()
	clock := storetest.NewClock(noon)
	return foundIn(t, storetest.SQLite(t, clock.Now), clock)
}

// foundIn founds a publication in a store.
func foundIn(t testing.TB, s *store.Store, clock *storetest.Clock) *room {
	t.Helper()
	r := &room{TB: t, store: s, clock: clock}
	r.ok(publish.Found(t.Context(), s, paper(), []news.Section{{Slug: "uk", Name: "UK"}, {Slug: "world", Name: "World"}}))
	return r
}

func paper() news.Publication {
	return news.Publication{Name: "Test Post", BaseURL: "http://localhost", TimeZone: "Europe/London", Language: "en-GB"}
}

// onBoth carries out a test on SQLite and on PostgreSQL.
func onBoth(t *testing.T, f func(*testing.T, *room)) {
	t.Helper()
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		clock := storetest.NewClock(noon)
		f(t, foundIn(t, open(clock.Now), clock))
	})
}

// as gives a user of a role; one role, one person.
func as(role news.Role) news.User {
	return news.User{ID: "the-" + string(role), Name: "The " + string(role), Role: role}
}

var chief, editor, reporter = as(news.RoleChief), as(news.RoleEditor), as(news.RoleReporter)

func (r *room) ok(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// let asserts that a command succeeded.
func (r *room) let(out news.Outcome, err error) news.Outcome {
	r.Helper()
	r.ok(err)
	return out
}

// text is a text whose every public word holds word.
func text(word string) edit.Text {
	return edit.Text{Headline: "Headline " + word, Standfirst: "Standfirst " + word, Section: "uk", Body: prose.FromText("Body " + word + ".")}
}

// draft begins a story.
func (r *room) draft(by news.User, t edit.Text) string {
	r.Helper()
	return r.let(edit.New(r.Context(), r.store, by, t)).Story.ID
}

// publish begins a story and publishes it.
func (r *room) publish(t edit.Text) string {
	r.Helper()
	id := r.draft(editor, t)
	r.let(publish.Publish(r.Context(), r.store, editor, id))
	return id
}

// save saves a text as the newest revision.
func (r *room) save(id string, t edit.Text) {
	r.Helper()
	r.let(edit.Save(r.Context(), r.store, editor, id, r.story(id).Revision, t))
}

func (r *room) story(id string) (s news.Story) {
	r.Helper()
	r.read(func(rd *store.Reader) (err error) { s, err = rd.Story(id); return err })
	return s
}

func (r *room) head() (seq int64) {
	r.Helper()
	r.read(func(rd *store.Reader) (err error) { seq, err = rd.Head(); return err })
	return seq
}

func (r *room) read(f func(*store.Reader) error) {
	r.Helper()
	r.ok(r.store.Read(r.Context(), f))
}

func (r *room) public(f func(*store.Public) error) {
	r.Helper()
	r.ok(r.store.Public(r.Context(), f))
}

// at tells in a word or two what a reader finds at a path.
func (r *room) at(path string) (found string) {
	r.Helper()
	r.public(func(p *store.Public) error {
		f, err := p.At(path)
		switch {
		case err != nil:
			found = "nothing"
		case f.Story != nil:
			found = f.Story.Headline
		case f.MovedTo != "":
			found = "to " + f.MovedTo
		default:
			found = "gone: " + f.Withdrawn.Reason
		}
		return nil
	})
	return found
}

// due lets the clerk look once.
func (r *room) due() int {
	r.Helper()
	n, err := publish.Due(r.Context(), r.store, quiet)
	r.ok(err)
	_, err = publish.EndRights(r.Context(), r.store)
	r.ok(err)
	return n
}

// same fails unless got is want.
func same[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// whole asserts that the data agrees with itself: nothing is half-written.
func (r *room) whole() {
	r.Helper()
	c, err := r.store.Check(r.Context())
	r.ok(err)
	if len(c.Faults) > 0 {
		r.Fatalf("the data is not whole:\n%s", strings.Join(c.Faults, "\n"))
	}
}

// word gives a word that no other text of the test holds.
func (r *room) word() string {
	r.nth++
	return fmt.Sprintf("canary%dx", r.nth)
}
