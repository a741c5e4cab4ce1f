package desk

import (
	"net/url"
	"strings"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// noteView is a thread of notes at the side of the writing page.
type noteView struct {
	ID        string
	Base      string // of the addresses of what can be done with it
	Kind      news.NoteKind
	Quote     string
	Lead      string
	Tail      string
	Gone      bool // its passage is no longer in the text
	Text      string
	Instead   string
	By        string
	At        moment
	Answers   []answerView
	Ended     string // how it ended, and by whom; empty while it is open
	MayEnd    bool
	MayAccept bool
	MayOpen   bool
	Answer    string   // what was typed under it, when that was refused
	Faults    []string // of the answer, or of what was wanted of the note
}

type answerView struct {
	Text, By string
	At       moment
}

// noteForm is a note that somebody is about to write.
type noteForm struct {
	Kinds                            []option
	Text, Instead, Lead, Quote, Tail string
	Faults                           faults
	Open                             bool
}

// threads gives a story's notes, each with its answers: what is open first.
func threads(r *store.Reader, s setting, v news.Revision, people map[string]string) (open, ended []noteView, err error) {
	all, err := r.Notes(s.story.ID)
	if err != nil || len(all) == 0 {
		return nil, nil, err
	}
	var doc prose.Doc
	if err := doc.UnmarshalJSON(v.Body); err != nil {
		return nil, nil, err
	}
	answers := map[string][]answerView{}
	for _, n := range all {
		if n.Answers != "" {
			answers[n.Answers] = append(answers[n.Answers], answerView{Text: n.Text, By: named(people, n.By), At: s.clock.moment(n.At)})
		}
	}
	for _, n := range all {
		if n.Answers != "" {
			continue
		}
		view := viewOf(n, s, people)
		view.Answers = answers[n.ID]
		_, there := doc.Find(n.Passage)
		view.Gone = n.Passage.Quote != "" && !there
		view.MayAccept = view.MayAccept && there
		if n.Open() {
			open = append(open, view)
		} else {
			ended = append(ended, view)
		}
	}
	return open, ended, nil
}

func viewOf(n news.Note, s setting, people map[string]string) noteView {
	v := noteView{
		ID: n.ID, Base: "/desk/stories/" + n.StoryID + "/notes/" + n.ID, Kind: n.Kind, Quote: n.Passage.Quote, Lead: n.Passage.Lead, Tail: n.Passage.Tail, Text: n.Text, Instead: n.Instead,
		By: named(people, n.By), At: s.clock.moment(n.At),
	}
	if !n.Open() {
		v.Ended = map[string]string{news.NoteAccepted: "Accepted", news.NoteRejected: "Rejected"}[n.Outcome]
		if v.Ended == "" {
			v.Ended = "Resolved"
		}
		v.Ended += " by " + named(people, n.EndedBy) + ", " + s.clock.moment(n.Ended).Words
		v.MayOpen = n.Outcome != news.NoteAccepted
		return v
	}
	v.MayEnd = edit.MayEnd(s.by, s.story, n) == nil
	v.MayAccept = n.Kind == news.NoteSuggestion && s.editable()
	return v
}

// newNote is the form for the next note, with what was typed into one that was
// refused.
func newNote(t *tried) noteForm {
	var f noteForm
	kind := string(news.NoteRemark)
	if t != nil && t.name == "note" {
		f = noteForm{
			Text: t.form.Get("note_text"), Instead: t.form.Get("note_instead"), Lead: t.form.Get("note_lead"), Quote: t.form.Get("note_quote"),
			Tail: t.form.Get("note_tail"), Faults: t.faults, Open: true,
		}
		kind = t.form.Get("note_kind")
	}
	for _, o := range []option{
		{Value: string(news.NoteRemark), Label: "A note"}, {Value: string(news.NoteSuggestion), Label: "Other words"}, {Value: string(news.NoteLegal), Label: "Flag for a legal read"},
	} {
		o.Chosen = o.Value == kind
		f.Kinds = append(f.Kinds, o)
	}
	return f
}

// note writes a note. The text is saved first, so that the passage is found in
// what everybody sees.
func (d *desk) note(v *visit) error {
	return d.noting(v, "note", func(id string, f url.Values) error {
		_, _, err := edit.Note(v.r.Context(), d.Store, v.by, id, news.Note{
			Kind: news.NoteKind(f.Get("note_kind")), Text: f.Get("note_text"), Instead: f.Get("note_instead"),
			Passage: news.Passage{Lead: f.Get("note_lead"), Quote: strings.ReplaceAll(f.Get("note_quote"), "\r", ""), Tail: f.Get("note_tail")},
		})
		return err
	})
}

// noted does something with a note: answers, resolves, accepts or opens it again.
func (d *desk) noted(v *visit) error {
	note, act := v.r.PathValue("note"), v.r.PathValue("act")
	ctx := v.r.Context()
	return d.noting(v, act+" "+note, func(id string, f url.Values) (err error) {
		switch act {
		case "answer":
			_, _, err = edit.Answer(ctx, d.Store, v.by, id, note, f.Get("answer_"+note))
		case "resolve":
			_, err = edit.Resolve(ctx, d.Store, v.by, id, note)
		case "accept":
			_, err = edit.Accept(ctx, d.Store, v.by, id, note)
		case "reopen":
			_, err = edit.Reopen(ctx, d.Store, v.by, id, note)
		default:
			err = news.NotFound("Nothing called %q can be done with a note.", act)
		}
		return err
	})
}

// noting saves the form, does what is asked with a note, and shows the story
// again at its notes.
func (d *desk) noting(v *visit, name string, do func(id string, f url.Values) error) error {
	if err := v.form(); err != nil {
		return err
	}
	if err := d.keepForm(v); err != nil {
		return d.writeAgain(v, err, nil)
	}
	id := v.r.PathValue("id")
	if err := do(id, v.r.PostForm); err != nil {
		return d.writeAgain(v, err, &tried{name: name, form: v.r.PostForm, faults: faultsOf(err)})
	}
	return v.goTo("/desk/stories/" + id + "#notes")
}

// retype puts back what was typed under a note when that was refused.
func retype(open []noteView, t *tried) {
	for i := range open {
		if t != nil && t.name == "answer "+open[i].ID {
			open[i].Answer = t.form.Get("answer_" + open[i].ID)
			for _, f := range t.faults {
				open[i].Faults = append(open[i].Faults, f.Message)
			}
		}
	}
}
