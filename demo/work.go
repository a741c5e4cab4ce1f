package demo

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// Work is a story that the newsroom of the demonstration has not published.
type Work struct {
	Headline   string
	Standfirst string
	Section    string
	Kind       news.Kind
	Bylines    []string
	Topics     []string
	State      string // draft, submitted, approved, scheduled or embargoed, the last two until Days and Time
	Days       int    // from today
	Time       string // of the publication's clock
	Body       string // HTML
	Note       string // what somebody asks in the margin; may be empty
	Passage    string // the words that the note is about
	Instead    string // what should stand in their place, where the note is a suggestion
}

// Coverage is what the newsroom of the demonstration plans to write.
type Coverage struct {
	What, Note, Section string
	Days                int
	Time                string
}

// Works returns what is being worked on, and planned. An error can only come from a faulty build.
func Works() ([]Work, []Coverage, error) { return readWorks(files) }

func readWorks(tree fs.FS) ([]Work, []Coverage, error) {
	var file struct {
		Work []Work
		Plan []Coverage
	}
	err := readList(tree, "works.toml", &file)
	return file.Work, file.Plan, err
}

// staff puts on the desk what is being worked on, each story by the acts that bring one there.
func staff(ctx context.Context, s *store.Store, loc *time.Location) error {
	works, plans, err := Works()
	if err != nil {
		return err
	}
	today := s.Now().In(loc)
	for i := range works { // the list shows the newest first, and the file is in the order of the list
		w := works[len(works)-1-i]
		if err := w.begin(ctx, s, today); err != nil {
			return fmt.Errorf("the demonstration's draft %q: %w", w.Headline, err)
		}
	}
	sections := map[string]string{}
	err = s.Read(ctx, func(r *store.Reader) error {
		all, err := r.Sections()
		for _, sec := range all {
			sections[sec.Slug] = sec.ID
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, p := range plans {
		due, err := on(today, p.Days, p.Time)
		if err == nil {
			_, err = edit.Plan(ctx, s, news.System(), news.Plan{What: p.What, Note: p.Note, Section: sections[p.Section], Due: news.At(due)})
		}
		if err != nil {
			return fmt.Errorf("the demonstration's plan %q: %w", p.What, err)
		}
	}
	return nil
}

func (w Work) begin(ctx context.Context, s *store.Store, today time.Time) error {
	by := news.System()
	body, _, err := prose.FromHTML(strings.NewReader(w.Body))
	if err != nil {
		return err
	}
	out, err := edit.New(ctx, s, by, edit.Text{Kind: w.Kind, Section: w.Section, Headline: w.Headline, Standfirst: w.Standfirst, Bylines: w.Bylines, Topics: w.Topics, Body: body})
	if err != nil {
		return err
	}
	id := out.Story.ID
	if w.Note != "" {
		n := news.Note{Kind: news.NoteRemark, Revision: out.Story.Revision, Text: w.Note, Passage: news.Passage{Quote: w.Passage}}
		if w.Instead != "" {
			n.Kind, n.Instead = news.NoteSuggestion, w.Instead
		}
		if _, _, err := edit.Note(ctx, s, by, id, n); err != nil {
			return err
		}
	}
	switch w.State {
	case "draft":
		return nil
	case "submitted":
		_, err = edit.Submit(ctx, s, by, id)
		return err
	case "approved":
		_, err = edit.Approve(ctx, s, by, id)
		return err
	}
	at, err := on(today, w.Days, w.Time)
	switch {
	case err != nil:
		return err
	case w.State == "embargoed":
		_, err = publish.Embargo(ctx, s, by, id, at)
	case w.State == "scheduled":
		_, err = publish.Schedule(ctx, s, by, id, at)
	default:
		err = fmt.Errorf("there is no state %q", w.State)
	}
	return err
}

// on is a moment so many days from today, as the publication's clock shows it.
func on(today time.Time, days int, clock string) (time.Time, error) {
	at, err := time.Parse("15:04", clock)
	if err != nil {
		return time.Time{}, err
	}
	return time.Date(today.Year(), today.Month(), today.Day()+days, at.Hour(), at.Minute(), 0, 0, today.Location()), nil
}
