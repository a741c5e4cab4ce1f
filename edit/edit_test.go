package edit_test

import (
	"errors"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// newsroom opens a founded publication on SQLite.
func newsroom(t *testing.T) *store.Store {
	t.Helper()
	return founded(t, storetest.SQLite(t))
}

// founded makes a store a publication's.
func founded(t *testing.T, s *store.Store) *store.Store {
	t.Helper()
	err := publish.Found(t.Context(), s, news.Publication{Name: "Test Post", BaseURL: "http://localhost", TimeZone: "Europe/London", Language: "en-GB"},
		[]news.Section{{Slug: "uk", Name: "UK"}, {Slug: "world", Name: "World"}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func reporter(id string) news.User { return news.User{ID: id, Name: id, Role: news.RoleReporter} }
func editor(id string) news.User   { return news.User{ID: id, Name: id, Role: news.RoleEditor} }

// text gives a text with a word in its headline and body.
func text(word string) edit.Text {
	return edit.Text{Headline: word, Section: "uk", Body: prose.FromText(word + ".")}
}

// begin makes a story of ann's.
func begin(t testing.TB, s *store.Store, of edit.Text) string {
	t.Helper()
	out, err := edit.New(t.Context(), s, reporter("ann"), of)
	if err != nil {
		t.Fatal(err)
	}
	return out.Story.ID
}

// read fails the test when f does.
func read(t testing.TB, s *store.Store, f func(*store.Reader) error) {
	t.Helper()
	if err := s.Read(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

func head(t testing.TB, s *store.Store) (seq int64) {
	t.Helper()
	read(t, s, func(r *store.Reader) (err error) { seq, err = r.Head(); return err })
	return seq
}

// revisions gives every revision of a story, the oldest first.
func revisions(t testing.TB, s *store.Store, id string) []news.Revision {
	t.Helper()
	var all []news.Revision
	read(t, s, func(r *store.Reader) error {
		newest, err := r.Revisions(id, 0, 1000)
		for i := len(newest) - 1; i >= 0; i-- {
			all = append(all, newest[i])
		}
		return err
	})
	return all
}

// whole asserts that nothing is half-written.
func whole(t testing.TB, s *store.Store) {
	t.Helper()
	c, err := s.Check(t.Context())
	if err != nil || len(c.Faults) > 0 {
		t.Fatalf("the data is not whole: %v, %v", c.Faults, err)
	}
}

func TestTwoWritersNeverLoseAWord(t *testing.T) {
	t.Parallel()
	s, ann := newsroom(t), reporter("ann")
	id := begin(t, s, text("First"))
	out, err := edit.Save(t.Context(), s, ann, id, 1, text("Second"))
	if err != nil || out.Revision != 2 {
		t.Fatalf("save: revision %d, %v", out.Revision, err)
	}
	before := head(t, s)
	_, err = edit.Save(t.Context(), s, ann, id, 1, text("Mine"))
	stale, ok := errors.AsType[*edit.Stale](err)
	if !ok || stale.Theirs.Headline != "Second" || stale.Theirs.Number != 2 || len(stale.Theirs.Body) == 0 || !errors.Is(err, news.ErrConflict) {
		t.Fatalf("a stale save gave %v", err)
	}
	if said, told := news.Sentence(err); !told || said == "" {
		t.Errorf("no sentence in %v", err)
	}
	if head(t, s) != before || len(revisions(t, s, id)) != 2 {
		t.Error("the refused save left something behind")
	}
}
