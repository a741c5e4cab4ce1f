package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"broadsheet/auth"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/search"
	"broadsheet/store"
)

// The admin who looks at every screen.
const (
	adminEmail    = "bench@post.example"
	adminPassword = "three wide rivers meeting"
)

// The evening that is staged: what a large newsroom has on its hands at once.
const (
	people    = 40
	drafts    = 300
	submitted = 60
	scheduled = 40
	plans     = 60
	revisions = 60 // of the one story that is looked at
	notes     = 12
	pictures  = 2_000
)

// stage gives the publication a newsroom at work, and an index that has all of
// it. It gives the address of the story that is looked at. A folder that was
// staged before is taken as it is.
func stage(ctx context.Context, dir string) (story string, err error) {
	s, err := store.Open(ctx, store.Options{Dir: dir})
	if err != nil {
		return "", err
	}
	defer s.Close()
	if story, err = staged(ctx, s); story != "" || err != nil {
		return story, errors.Join(err, search.CatchUp(ctx, s))
	}
	w := worker{ctx: ctx, s: s}
	admin, err := auth.AddUser(ctx, s, news.System(), adminEmail, "Ida Bench", news.RoleAdmin, adminPassword)
	if err != nil {
		return "", err
	}
	for n := range people {
		u, err := auth.AddUser(ctx, s, admin, fmt.Sprintf("writer%d@post.example", n), fmt.Sprintf("Writer %d", n), news.RoleReporter, adminPassword)
		if err != nil {
			return "", err
		}
		w.writers = append(w.writers, u)
	}
	story = w.read(admin)
	for n := range drafts + submitted + scheduled {
		w.begin(admin, n)
	}
	w.library()
	for n := range plans {
		_, err := edit.Plan(ctx, s, admin, news.Plan{What: fmt.Sprintf("The council meets, part %d", n), Who: w.writers[n%people].ID, Due: news.At(time.Now().Add(time.Duration(n) * time.Hour))})
		w.fail(err)
	}
	return "/desk/stories/" + story, errors.Join(w.err, search.CatchUp(ctx, s))
}

// staged gives the story of a folder that has its evening already.
func staged(ctx context.Context, s *store.Store) (story string, err error) {
	err = s.Read(ctx, func(r *store.Reader) error {
		if _, _, err := r.UserByEmail(adminEmail); err != nil {
			if errors.Is(err, news.ErrNotFound) {
				return nil
			}
			return err
		}
		of, err := r.Stories(store.StoryFilter{State: news.StateSubmitted, Words: watched, Limit: 1})
		if err == nil && len(of) == 1 {
			story = "/desk/stories/" + of[0].ID
		}
		return err
	})
	return story, err
}

// watched is the headline of the story that is looked at.
const watched = "The council’s longest evening"

// worker does what the newsroom does, and remembers what went wrong first.
type worker struct {
	ctx     context.Context
	s       *store.Store
	writers []news.User
	err     error
}

func (w *worker) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *worker) text(headline string, n int) edit.Text {
	return edit.Text{
		Headline: headline, Standfirst: "What was decided, and what was not.", Section: "uk", Topics: []string{"Councils"}, Bylines: []string{"Ida Bench"},
		Body: prose.FromText(fmt.Sprintf("The council sat for %d hours.\n\nIt rose without a vote, said the clerk.\n\n", n+2)),
	}
}

// read makes the story that is looked at: many revisions, and notes on it.
func (w *worker) read(admin news.User) string {
	out, err := edit.New(w.ctx, w.s, w.writers[0], w.text(watched, 0))
	w.fail(err)
	for n := range revisions {
		_, err := edit.Save(w.ctx, w.s, w.writers[0], out.Story.ID, n+1, w.text(watched, n+1))
		w.fail(err)
	}
	_, err = edit.Submit(w.ctx, w.s, w.writers[0], out.Story.ID)
	w.fail(err)
	for n := range notes {
		_, _, err := edit.Note(w.ctx, w.s, admin, out.Story.ID, news.Note{Kind: news.NoteRemark, Text: fmt.Sprintf("Who told us this, number %d?", n), Passage: news.Passage{Quote: "the clerk"}})
		w.fail(err)
	}
	return out.Story.ID
}

// begin makes one of the other stories, and brings it to where it stands.
func (w *worker) begin(admin news.User, n int) {
	writer := w.writers[n%people]
	out, err := edit.New(w.ctx, w.s, writer, w.text(fmt.Sprintf("The council sits again, part %d", n), n))
	w.fail(err)
	switch {
	case n < drafts:
	case n < drafts+submitted:
		_, err := edit.Submit(w.ctx, w.s, writer, out.Story.ID)
		w.fail(err)
	default:
		_, err := publish.Schedule(w.ctx, w.s, admin, out.Story.ID, time.Now().Add(time.Duration(n)*time.Hour))
		w.fail(err)
	}
}
