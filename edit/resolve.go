package edit

import (
	"context"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// Resolve says that a note is dealt with; a suggestion that is resolved is
// rejected. Whoever wrote a note may, and whoever may edit the story; a legal
// flag is taken away by who may let a story past the checklist, and nobody else.
func Resolve(ctx context.Context, s *store.Store, by news.User, story, note string) (int64, error) {
	return onNote(ctx, s, by, story, note, "resolve", func(tx *store.Tx, st *news.Story, n news.Note) error {
		if err := MayEnd(by, *st, n); err != nil {
			return err
		}
		outcome := news.NoteResolved
		if n.Kind == news.NoteSuggestion {
			outcome = news.NoteRejected
		}
		if err := tx.EndNote(n.ID, by.ID, outcome); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActNote, By: by.ID, Story: story, Note: outcome + ": " + noted(n)})
	})
}

// Reopen takes back that a note was resolved or a suggestion rejected. An
// accepted one stays: its words are in the text.
func Reopen(ctx context.Context, s *store.Store, by news.User, story, note string) (int64, error) {
	return onNote(ctx, s, by, story, note, "reopen", func(tx *store.Tx, _ *news.Story, n news.Note) error {
		if err := by.Must(news.RightNote); err != nil {
			return err
		}
		if n.Outcome == news.NoteAccepted {
			return news.Conflict("This suggestion was accepted: its words are in the text, and an earlier revision brings the others back.")
		}
		if err := tx.ReopenNote(n.ID); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActNote, By: by.ID, Story: story, Note: "opened again: " + noted(n)})
	})
}

// Accept puts the words of a suggestion into the text, as the next revision.
// It needs the right to edit the story, and the passage still to be there.
func Accept(ctx context.Context, s *store.Store, by news.User, story, note string) (out news.Outcome, err error) {
	out.Change, err = onNote(ctx, s, by, story, note, "accept", func(tx *store.Tx, st *news.Story, n news.Note) error {
		if n.Kind != news.NoteSuggestion {
			return news.Invalid("note", "Only a suggestion can be accepted.")
		}
		if err := by.MustEdit(*st); err != nil {
			return err
		}
		if st.State, err = st.State.After(news.ActSave); err != nil {
			return err
		}
		if err := tx.EndNote(n.ID, by.ID, news.NoteAccepted); err != nil {
			return err
		}
		v, err := tx.Revision(st.ID, st.Revision)
		if err != nil {
			return err
		}
		doc, err := newest(tx, *st)
		if err != nil {
			return err
		}
		if doc, err = doc.Replace(n.Passage, n.Instead); err != nil {
			return err
		}
		d := v.Draft
		if d.Body, err = doc.MarshalJSON(); err != nil {
			return err
		}
		err = write(tx, by, st, d, news.ActSave, "accepted a suggestion")
		out.Story, out.Revision = *st, st.Revision
		return err
	})
	return out, err
}

// onNote carries out an act on a note of a story that the user may see.
func onNote(ctx context.Context, s *store.Store, by news.User, story, note, what string, do func(*store.Tx, *news.Story, news.Note) error) (int64, error) {
	seq, err := again(ctx, s, func(tx *store.Tx) error {
		st, err := open(tx, by, story)
		if err != nil {
			return err
		}
		n, err := thread(tx, st, note)
		if err != nil {
			return err
		}
		return do(tx, &st, n)
	})
	if err != nil {
		return 0, fmt.Errorf("%s note %s: %w", what, note, err)
	}
	return seq, nil
}

// MayEnd gives nil when the user may say that a note is dealt with.
func MayEnd(by news.User, st news.Story, n news.Note) error {
	switch {
	case n.Kind == news.NoteLegal:
		if err := by.Must(news.RightOverride); err != nil {
			return news.Forbidden("Only a chief editor takes a legal flag away.")
		}
		return nil
	case n.By == by.ID:
		return by.Must(news.RightNote)
	}
	return by.MustEdit(st)
}
