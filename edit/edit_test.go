package edit_test

import (
	"errors"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// newsroom opens a founded publication in a folder of the test's own.
func newsroom(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	err = publish.Found(t.Context(), s, news.Publication{Name: "Test Post", BaseURL: "http://localhost", TimeZone: "Europe/London", Language: "en-GB"},
		[]news.Section{{Slug: "uk", Name: "UK"}, {Slug: "world", Name: "World"}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func reporter(id string) news.User { return news.User{ID: id, Name: id, Role: news.RoleReporter} }

func TestTwoWritersNeverLoseAWord(t *testing.T) {
	t.Parallel()
	s, ann := newsroom(t), reporter("ann")
	out, err := edit.New(t.Context(), s, ann, edit.Text{Headline: "First", Section: "uk", Body: prose.FromText("One.")})
	if err != nil {
		t.Fatal(err)
	}
	if out, err = edit.Save(t.Context(), s, ann, out.Story.ID, 1, edit.Text{Headline: "Second", Section: "uk", Body: prose.FromText("Two.")}); err != nil || out.Revision != 2 {
		t.Fatalf("save: revision %d, %v", out.Revision, err)
	}
	_, err = edit.Save(t.Context(), s, ann, out.Story.ID, 1, edit.Text{Headline: "Mine", Section: "uk"})
	stale, ok := errors.AsType[*edit.Stale](err)
	if !ok || stale.Theirs.Headline != "Second" || !errors.Is(err, news.ErrConflict) {
		t.Fatalf("a stale save gave %v", err)
	}
}
