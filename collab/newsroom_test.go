package collab_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"broadsheet/collab"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// tester is what a test and a random run of it have in common.
type tester interface {
	Helper()
	Context() context.Context
	Fatal(...any)
	Fatalf(string, ...any)
}

// newsroom is a founded publication with people and one story, and rooms over it.
type newsroom struct {
	t                tester
	log              *slog.Logger
	store            *store.Store
	rooms            *collab.Rooms
	ann, ben, intern news.User
	story            string
}

// found makes a newsroom of a store. The story is ann's and in draft.
func found(t testing.TB, s *store.Store) *newsroom {
	t.Helper()
	n := &newsroom{t: t, store: s, log: slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn})),
		ann: news.User{ID: "ann", Name: "Ann Orr", Role: news.RoleEditor}, ben: news.User{ID: "ben", Name: "Ben Ek", Role: news.RoleEditor}, intern: news.User{ID: "ina", Name: "Ina", Role: news.RoleContributor}}
	err := publish.Found(t.Context(), s, news.Publication{Name: "Test Post", BaseURL: "http://localhost", TimeZone: "Europe/London", Language: "en-GB"}, []news.Section{{Slug: "uk", Name: "UK"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write(t.Context(), func(tx *store.Tx) error {
		for _, u := range []news.User{n.ann, n.ben, n.intern} {
			u.Email = u.ID + "@example.org"
			if err := tx.PutUser(u); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	n.story = n.begin("The first words.\n\nAnd the second.")
	n.restart()
	return n
}

func (n *newsroom) begin(text string) string {
	n.t.Helper()
	out, err := edit.New(n.t.Context(), n.store, n.ann, edit.Text{Headline: "Fog", Section: "uk", Body: prose.FromText(text)})
	if err != nil {
		n.t.Fatal(err)
	}
	return out.Story.ID
}

// restart is what is left after the server was killed: the database.
func (n *newsroom) restart() { n.rooms = n.house() }

// house makes rooms as another node on the same database would.
func (n *newsroom) house() *collab.Rooms {
	return collab.New(n.store, form(), n.log)
}

// form is a desk's form with three fields.
func form() collab.Form {
	return collab.Form{
		Fields: func(_ *store.Reader, d news.Draft) (map[string]string, error) {
			return map[string]string{"headline": d.Headline, "kicker": d.Kicker, "slug": d.Slug}, nil
		},
		Text: func(f map[string]string, now edit.Text) (edit.Text, error) {
			now.Headline, now.Kicker, now.Slug = f["headline"], f["kicker"], f["slug"]
			return now, nil
		},
	}
}

// newest gives the story's newest revision, and its text as plain words.
func (n *newsroom) newest() (v news.Revision, words string) {
	n.t.Helper()
	if err := n.store.Read(n.t.Context(), func(r *store.Reader) error {
		s, err := r.Story(n.story)
		if err != nil {
			return err
		}
		v, err = r.Revision(n.story, s.Revision)
		return err
	}); err != nil {
		n.t.Fatal(err)
	}
	return v, plain(n.t, v.Body)
}

// plain gives the words of a text.
func plain(t tester, body []byte) string {
	t.Helper()
	d, err := prose.FromEditor(body)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(d.Text())
}

// insert is a step that puts words in at a place.
func insert(at int, words string) json.RawMessage {
	return fmt.Appendf(nil, `{"stepType":"replace","from":%d,"to":%d,"slice":{"content":[{"type":"text","text":%q}]}}`, at, at, words)
}
