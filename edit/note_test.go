package edit_test

import (
	"errors"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

func noteOn(t testing.TB, s *store.Store, by news.User, id string, n news.Note) news.Note {
	t.Helper()
	kept, seq, err := edit.Note(t.Context(), s, by, id, n)
	if err != nil || seq == 0 || kept.ID == "" {
		t.Fatalf("note: %+v, change %d, %v", kept, seq, err)
	}
	return kept
}

func notes(t testing.TB, s *store.Store, id string) (all []news.Note) {
	t.Helper()
	read(t, s, func(r *store.Reader) (err error) { all, err = r.Notes(id); return err })
	return all
}

func TestANoteIsAnsweredResolvedAndOpenedAgain(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := founded(t, open())
		id := begin(t, s, text("Ferry"))
		n := noteOn(t, s, editor("ed"), id, news.Note{Kind: news.NoteRemark, Text: " Which  ferry? ", Passage: news.Passage{Quote: "Ferry", Tail: "."}})
		if _, _, err := edit.Answer(t.Context(), s, reporter("ann"), id, n.ID, "The night one."); err != nil {
			t.Fatal(err)
		}
		if _, err := edit.Resolve(t.Context(), s, reporter("ann"), id, n.ID); err != nil {
			t.Fatal(err)
		}
		all := notes(t, s, id)
		if len(all) != 2 || all[0].Text != "Which ferry?" || all[0].Open() || all[0].EndedBy != "ann" || all[0].Outcome != news.NoteResolved || all[1].Answers != n.ID || all[1].Open() {
			t.Errorf("the notes are %+v", all)
		}
		if _, err := edit.Resolve(t.Context(), s, reporter("ann"), id, n.ID); !errors.Is(err, news.ErrConflict) {
			t.Errorf("resolved twice: %v", err)
		}
		if _, err := edit.Reopen(t.Context(), s, reporter("ann"), id, n.ID); err != nil || !notes(t, s, id)[0].Open() {
			t.Errorf("opened again: %v", err)
		}
		if _, err := edit.Reopen(t.Context(), s, reporter("ann"), id, n.ID); !errors.Is(err, news.ErrConflict) {
			t.Errorf("opened twice: %v", err)
		}
		if got := revisions(t, s, id); len(got) != 1 || strings.Contains(string(got[0].Body), "Which") {
			t.Error("a note left a trace in the text")
		}
		whole(t, s)
	})
}

func TestAnAcceptedSuggestionIsTheNextRevision(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := founded(t, open())
		id := begin(t, s, edit.Text{Headline: "Ferry", Section: "uk", Topics: []string{"Fog"}, Body: prose.FromText("It is late. It is full.")})
		n := noteOn(t, s, editor("ed"), id, news.Note{Kind: news.NoteSuggestion, Passage: news.Passage{Quote: "It is", Tail: " full."}, Instead: "It was"})
		out, err := edit.Accept(t.Context(), s, reporter("ann"), id, n.ID)
		if err != nil || out.Revision != 2 || out.Change == 0 {
			t.Fatalf("accept: %+v, %v", out, err)
		}
		got := revisions(t, s, id)[1]
		doc, err := prose.Parse(got.Body)
		if err != nil || doc.Text() != "It is late. It was full." || got.Headline != "Ferry" || len(got.Topics) != 1 || got.By != "ann" || got.Base != 1 {
			t.Errorf("the revision is %+v, its text %q, %v", got, doc.Text(), err)
		}
		for what, do := range map[string]func() error{
			"accept": func() error { _, err := edit.Accept(t.Context(), s, reporter("ann"), id, n.ID); return err },
			"reopen": func() error { _, err := edit.Reopen(t.Context(), s, reporter("ann"), id, n.ID); return err },
		} {
			if err := do(); !errors.Is(err, news.ErrConflict) {
				t.Errorf("%s what was accepted: %v", what, err)
			}
		}
		whole(t, s)
	})
}

func TestASuggestionForWordsThatAreGoneIsRefusedAndStaysOpen(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	id := begin(t, s, text("Ferry"))
	n := noteOn(t, s, editor("ed"), id, news.Note{Kind: news.NoteSuggestion, Passage: news.Passage{Quote: "Ferry"}, Instead: "Bus"})
	if _, err := edit.Save(t.Context(), s, reporter("ann"), id, 1, text("Tram")); err != nil {
		t.Fatal(err)
	}
	_, err := edit.Accept(t.Context(), s, editor("ed"), id, n.ID)
	if sentence, _ := news.Sentence(err); !errors.Is(err, news.ErrConflict) || !strings.Contains(sentence, "“Ferry”") {
		t.Errorf("got %v", err)
	}
	if !notes(t, s, id)[0].Open() || len(revisions(t, s, id)) != 2 {
		t.Error("the refused suggestion left something behind")
	}
	if _, err := edit.Resolve(t.Context(), s, editor("ed"), id, n.ID); err != nil || notes(t, s, id)[0].Outcome != news.NoteRejected {
		t.Errorf("rejecting it: %v", err)
	}
}

func TestWhoMayDoWhatWithANote(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	ann, ed, chief := reporter("ann"), editor("ed"), news.User{ID: "ch", Role: news.RoleChief}
	stranger, other := news.User{ID: "con", Role: news.RoleContributor}, reporter("bob")
	id := begin(t, s, text("Ferry"))
	write := func(kind news.NoteKind, by news.User) string {
		return noteOn(t, s, by, id, news.Note{Kind: kind, Text: "Hm.", Passage: news.Passage{Quote: "Ferry"}}).ID
	}
	for name, c := range map[string]struct {
		do   func() error
		want error
	}{
		"a contributor notes on a story that is not theirs": {func() error {
			_, _, err := edit.Note(t.Context(), s, stranger, id, news.Note{Kind: news.NoteRemark, Text: "x"})
			return err
		}, news.ErrNotFound},
		"another reporter, who may write in a draft, resolves": {func() error {
			_, err := edit.Resolve(t.Context(), s, other, id, write(news.NoteRemark, ed))
			return err
		}, nil},
		"another reporter resolves on what the editors have": {func() error {
			with := begin(t, s, text("Pier"))
			n := noteOn(t, s, ed, with, news.Note{Kind: news.NoteRemark, Text: "Hm."})
			if _, err := edit.Submit(t.Context(), s, ann, with); err != nil {
				return err
			}
			_, err := edit.Resolve(t.Context(), s, other, with, n.ID)
			return err
		}, news.ErrForbidden},
		"who wrote it resolves": {func() error {
			_, err := edit.Resolve(t.Context(), s, other, id, write(news.NoteRemark, other))
			return err
		}, nil},
		"who has the story resolves":         {func() error { _, err := edit.Resolve(t.Context(), s, ann, id, write(news.NoteRemark, ed)); return err }, nil},
		"who set a legal flag takes it away": {func() error { _, err := edit.Resolve(t.Context(), s, ann, id, write(news.NoteLegal, ann)); return err }, news.ErrForbidden},
		"an editor takes a legal flag away":  {func() error { _, err := edit.Resolve(t.Context(), s, ed, id, write(news.NoteLegal, ann)); return err }, news.ErrForbidden},
		"a chief takes a legal flag away": {func() error {
			_, err := edit.Resolve(t.Context(), s, chief, id, write(news.NoteLegal, ann))
			return err
		}, nil},
		"a remark is accepted":           {func() error { _, err := edit.Accept(t.Context(), s, ed, id, write(news.NoteRemark, ann)); return err }, news.ErrInvalid},
		"a note of no story is resolved": {func() error { _, err := edit.Resolve(t.Context(), s, ed, id, "none"); return err }, news.ErrNotFound},
		"a note is resolved by way of another story": {func() error {
			_, err := edit.Resolve(t.Context(), s, ed, begin(t, s, text("Other")), write(news.NoteRemark, ann))
			return err
		}, news.ErrNotFound},
		"an answer is answered": {func() error {
			n, _, err := edit.Answer(t.Context(), s, ed, id, write(news.NoteRemark, ann), "Yes.")
			if err != nil {
				return err
			}
			_, _, err = edit.Answer(t.Context(), s, ed, id, n.ID, "No.")
			return err
		}, news.ErrNotFound},
	} {
		err := c.do()
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
		if _, told := news.Sentence(err); err != nil && !told {
			t.Errorf("%s: no sentence in %v", name, err)
		}
	}
}

func TestABadNoteIsRefusedInASentence(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	id := begin(t, s, text("Ferry"))
	long := strings.Repeat("x", news.MaxNote+1)
	for name, n := range map[string]news.Note{
		"no words":                       {Kind: news.NoteRemark},
		"only spaces":                    {Kind: news.NoteRemark, Text: "\u200b \n"},
		"of no kind":                     {Text: "x"},
		"of a kind that is none":         {Kind: "shout", Text: "x"},
		"too long":                       {Kind: news.NoteRemark, Text: long},
		"on words that are not there":    {Kind: news.NoteRemark, Text: "x", Passage: news.Passage{Quote: "Bus"}},
		"a suggestion about nothing":     {Kind: news.NoteSuggestion, Instead: "x"},
		"a suggestion of the same":       {Kind: news.NoteSuggestion, Passage: news.Passage{Quote: "Ferry"}, Instead: "Ferry"},
		"a remark with other words":      {Kind: news.NoteRemark, Text: "x", Instead: "y"},
		"a passage that is far too long": {Kind: news.NoteRemark, Text: "x", Passage: news.Passage{Quote: long}},
	} {
		_, _, err := edit.Note(t.Context(), s, editor("ed"), id, n)
		if _, told := news.Sentence(err); !errors.Is(err, news.ErrInvalid) || !told {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(notes(t, s, id)) != 0 {
		t.Error("a refused note was kept")
	}
}
