package edit

import (
	"context"
	"fmt"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// Note writes a note on a story that the user may see: a remark, a suggested
// change or a legal flag, on a passage or on the whole. Nothing of it stands
// in the text, and no reader of the public's tables knows of it. n needs Kind,
// Text, Passage and Instead only.
func Note(ctx context.Context, s *store.Store, by news.User, story string, n news.Note) (news.Note, int64, error) {
	n.Text, n.Instead = news.Line(n.Text), news.Paragraphs(n.Instead)
	n.Passage = tidy(n.Passage)
	n.Answers = ""
	return addNote(ctx, s, by, story, n, func(tx *store.Tx, st news.Story) error {
		if n.Passage.Quote == "" {
			return nil
		}
		doc, err := newest(tx, st)
		if err != nil {
			return err
		}
		if _, there := doc.Find(n.Passage); !there {
			return news.Invalid("quote", "These words are not in the newest saved text. Wait until it is saved, and choose them again.")
		}
		if n.Kind != news.NoteSuggestion {
			return nil
		}
		// One that could never be accepted is refused before anybody reads it.
		_, err = doc.Replace(n.Passage, n.Instead)
		if why, told := news.Sentence(err); err != nil && told {
			return news.Invalid("instead", "%s", why)
		}
		return err
	})
}

// Answer writes an answer under a note. Anybody who sees the story may answer,
// also when the note is resolved.
func Answer(ctx context.Context, s *store.Store, by news.User, story, note, text string) (news.Note, int64, error) {
	n := news.Note{Answers: note, Kind: news.NoteRemark, Text: news.Line(text)}
	return addNote(ctx, s, by, story, n, func(tx *store.Tx, st news.Story) error {
		_, err := thread(tx, st, note)
		return err
	})
}

func addNote(ctx context.Context, s *store.Store, by news.User, story string, n news.Note, check func(*store.Tx, news.Story) error) (news.Note, int64, error) {
	if err := by.Must(news.RightNote); err != nil {
		return n, 0, err
	}
	if err := n.Check(); err != nil {
		return n, 0, err
	}
	seq, err := s.Write(ctx, func(tx *store.Tx) error {
		st, err := open(tx, by, story)
		if err != nil {
			return err
		}
		if err := check(tx, st); err != nil {
			return err
		}
		have, err := tx.Notes(story)
		if err != nil {
			return err
		}
		if len(have) >= store.MaxNotes {
			return news.Conflict("This story has %d notes, which is as many as one can have.", len(have))
		}
		n.ID, n.StoryID, n.Revision, n.By, n.At = tx.NewID(), story, st.Revision, by.ID, tx.Now()
		if err := tx.AddNote(n); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActNote, By: by.ID, Story: story, Note: noted(n)})
	})
	if err != nil {
		return n, 0, fmt.Errorf("write a note on %s: %w", story, err)
	}
	return n, seq, nil
}

// noted says in the log what was written.
func noted(n news.Note) string {
	switch {
	case n.Answers != "":
		return "answered: " + n.Text
	case n.Kind == news.NoteLegal:
		return strings.TrimSpace("flagged for a legal read " + n.Text)
	case n.Kind == news.NoteSuggestion:
		return fmt.Sprintf("suggested “%s” instead of “%s”", n.Instead, n.Passage.Quote)
	}
	return n.Text
}

// tidy takes what no text holds out of a passage, and keeps of its
// surroundings what a note needs.
func tidy(p news.Passage) news.Passage {
	clean := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r != '\n' && news.Control(r) {
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, ""))
	}
	p = news.Passage{Lead: clean(p.Lead), Quote: clean(p.Quote), Tail: clean(p.Tail)}
	if lead := []rune(p.Lead); len(lead) > news.MaxContext {
		p.Lead = string(lead[len(lead)-news.MaxContext:])
	}
	if tail := []rune(p.Tail); len(tail) > news.MaxContext {
		p.Tail = string(tail[:news.MaxContext])
	}
	return p
}

// newest reads the newest saved text of a story.
func newest(tx *store.Tx, st news.Story) (doc prose.Doc, err error) {
	v, err := tx.Revision(st.ID, st.Revision)
	if err != nil {
		return doc, err
	}
	if err := doc.UnmarshalJSON(v.Body); err != nil {
		return doc, fmt.Errorf("read the text of revision %d: %w", v.Number, err)
	}
	return doc, nil
}

// thread gives the note that begins a thread on a story.
func thread(tx *store.Tx, st news.Story, id string) (news.Note, error) {
	n, err := tx.Note(id)
	if err == nil && (n.StoryID != st.ID || n.Answers != "") {
		err = news.NotFound("There is no such note on this story.")
	}
	return n, err
}
