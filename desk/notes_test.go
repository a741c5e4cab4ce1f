package desk_test

import (
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// file begins a story with a text.
func (r *room) file(by news.User, t edit.Text) news.Story {
	r.Helper()
	out, err := edit.New(r.Context(), r.store, by, t)
	r.must(err)
	return out.Story
}

// sketch does for one story what the follower does.
func (r *room) sketch(id string, doc prose.Doc) {
	r.Helper()
	_, err := r.store.Write(r.Context(), func(tx *store.Tx) error { return tx.SetSketches(id, doc.Sketch()) })
	r.must(err)
}

// long is a text that is long enough to be like another.
func long(seed int) prose.Doc {
	var b strings.Builder
	for i := range 60 {
		b.WriteString([]string{"ferry", "island", "storm", "harbour", "captain"}[(i*seed)%5] + string(rune('a'+i%26)) + " ")
	}
	return prose.FromText(b.String())
}

// noteID gives the id of the one note that is shown.
func noteID(a answer) string {
	a.Helper()
	return strings.TrimPrefix(a.value("article.note", "id"), "note-")
}

func TestANoteIsWrittenAnsweredAndResolvedBesideTheText(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	editor, reporter := r.as(news.RoleEditor), r.as(news.RoleReporter)
	editor.post(path(s, "/notes"), "note_kind", "note", "note_text", "Which one?", "note_quote", "first paragraph").leads(path(s, "#notes"))
	a := reporter.get(path(s, "")).says(".note blockquote", "first paragraph").says(".note", "Which one?").says("#checks .advises", "A note is not resolved: “Which one?”")
	base := path(s, "/notes/"+noteID(a))
	reporter.post(base+"/answer").want(http.StatusUnprocessableEntity).says(".note .field-error", "must not be empty")
	reporter.post(base+"/answer", "answer_"+noteID(a), "The night one.").leads(path(s, "#notes"))
	editor.get(path(s, "")).says(".note .answer", "The night one.")
	reporter.post(base + "/resolve").leads(path(s, "#notes"))
	reporter.get(path(s, "")).says(".note[data-ended]", "Resolved by reporter").count("#checks .advises", 1)
	reporter.post(base + "/reopen").leads(path(s, "#notes"))
	reporter.get(path(s, "")).count(".note:not([data-ended])", 1)
	reporter.post(base + "/shred").want(http.StatusNotFound)
}

func TestASuggestionIsAcceptedIntoTheText(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	r.as(news.RoleEditor).post(path(s, "/notes"), "note_kind", "suggestion", "note_quote", "first paragraph", "note_instead", "opening").leads(path(s, "#notes"))
	reporter := r.as(news.RoleReporter)
	a := reporter.get(path(s, "")).says(".note del", "first paragraph").says(".note ins", "opening")
	reporter.post(path(s, "/notes/"+noteID(a)+"/accept")).leads(path(s, "#notes"))
	reporter.get(path(s, "")).says("textarea[name=body]", "The opening.").says(".note[data-ended]", "Accepted by reporter")
	if got := r.story(s.ID).Revision; got != 2 {
		t.Errorf("the story is at revision %d", got)
	}
}

func TestWhatWasTypedIntoARefusedNoteIsShownAgain(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	a := r.as(news.RoleEditor).post(path(s, "/notes"), "note_kind", "suggestion", "note_text", "Kept & shown.", "note_quote", "gone words", "note_instead", "others")
	a.want(http.StatusUnprocessableEntity).says(".new-note[open] [name=note_text]", "Kept & shown.").says(".new-note [name=note_instead]", "others").says(".new-note .field-error", "not in the newest saved text")
	a.count(".new-note option[value=suggestion][selected]", 1)
}

// A note, an answer, a suggestion and a legal flag never reach readers, by any
// of the pages of their story.
func TestNothingOfANoteStandsOnThePreviewOrInThePublicText(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	editor := r.as(news.RoleEditor)
	for _, kind := range []string{"note", "suggestion", "legal"} {
		instead := ""
		if kind == "suggestion" {
			instead = "canary instead"
		}
		editor.post(path(s, "/notes"), "note_kind", kind, "note_text", "canary "+kind, "note_quote", "first paragraph", "note_instead", instead).leads(path(s, "#notes"))
	}
	for _, n := range editor.get(path(s, "")).all(".note") {
		for _, a := range n.Attr {
			if a.Key == "id" {
				id := strings.TrimPrefix(a.Val, "note-")
				editor.post(path(s, "/notes/"+id+"/answer"), "answer_"+id, "canary answer").leads(path(s, "#notes"))
			}
		}
	}
	if page := editor.get(path(s, "/preview")).want(http.StatusOK).Body.String(); strings.Contains(page, "canary") || !strings.Contains(page, "first paragraph") {
		t.Error("a note stands on the preview")
	}
	_, err := publish.Override(t.Context(), r.store, r.people[news.RoleChief], s.ID, "canary override")
	r.must(err)
	_, err = publish.Publish(t.Context(), r.store, r.people[news.RoleEditor], s.ID)
	r.must(err)
	r.must(r.store.Public(t.Context(), func(p *store.Public) error {
		body, err := p.Body(s.ID)
		if strings.Contains(string(body), "canary") {
			t.Errorf("the public text is %s", body)
		}
		return err
	}))
}
