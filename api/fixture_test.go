package api_test

import (
	"crypto/rand"
	"net/http"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// fixture is what a test of one operation stands on: a published story with a
// topic and a byline, and a new story in whatever state the operation needs.
type fixture struct {
	*newsroom
	*described
	editor news.User
}

func newFixture(t testing.TB) fixture {
	n := open(t)
	f := fixture{newsroom: n, described: readDocument(n), editor: n.user(news.RoleEditor)}
	a := n.do("POST", "/api/v1/stories", `{"headline":"The tide","section":"uk","topics":["Tides","Moon"],"bylines":["Ada Marsh","Bea Holm Jr"],"body_html":"<p>In and out.</p>"}`, as(n.keys[news.RoleEditor]))
	if a = n.do("POST", "/api/v1/stories/"+a.text("id")+"/publish", "", as(n.keys[news.RoleEditor])); a.StatusCode != http.StatusOK {
		t.Fatalf("publish: %s", a.body)
	}
	return f
}

// ready is the state that a story must be in for an operation to do its work,
// and gone one in which it cannot.
var ready, gone = map[string]news.State{
	"readStory": news.StatePublished, "changeStory": news.StateDraft, "listRevisions": news.StateDraft, "submitStory": news.StateDraft, "approveStory": news.StateSubmitted,
	"sendStoryBack": news.StateSubmitted, "spikeStory": news.StateDraft, "restoreStory": news.StateSpiked, "publishStory": news.StateApproved,
	"unscheduleStory": news.StateApproved, "embargoStory": news.StateDraft, "moveStory": news.StatePublished, "breakStory": news.StatePublished,
	"withdrawStory": news.StatePublished, "listCorrections": news.StatePublished, "correctStory": news.StatePublished,
	"listNotes": news.StateDraft, "writeNote": news.StateDraft, "answerNote": news.StateDraft, "resolveNote": news.StateDraft, "reopenNote": news.StateDraft, "acceptNote": news.StateDraft,
	"listLinks": news.StateDraft, "makeLink": news.StateDraft, "revokeLink": news.StateDraft,
}, map[string]news.State{
	"changeStory": news.StateSpiked, "submitStory": news.StatePublished, "approveStory": news.StatePublished, "sendStoryBack": news.StateDraft, "spikeStory": news.StatePublished,
	"restoreStory": news.StateDraft, "publishStory": news.StateSpiked, "unscheduleStory": news.StateDraft, "embargoStory": news.StateSpiked,
	"moveStory": news.StateDraft, "breakStory": news.StateDraft, "withdrawStory": news.StateDraft, "correctStory": news.StateDraft, "publishFront": heldFront,
	"acceptNote": news.StateSpiked, "makeLink": news.StateSpiked,
}

// target fills an operation's path, with a story of its own where it has one.
func (f fixture) target(op *described1, by news.User, state news.State) string {
	switch {
	case strings.Contains(op.path, "{id}"):
		id := f.story(by, "A story for "+op.id, state)
		if op.id == "unscheduleStory" && state == news.StateApproved {
			_, err := publish.Schedule(f.newsroom.t.Context(), f.store, news.System(), id, f.clock().Add(time.Hour))
			f.must(err)
		}
		return f.margin(op, strings.Replace(op.path, "{id}", id, 1), id)
	case strings.Contains(op.path, "/policies/"):
		_, err := publish.Policy(f.newsroom.t.Context(), f.store, news.System(), news.PolicyEthics, prose.FromText("We say who told us."))
		f.must(err)
		return strings.Replace(op.path, "{slug}", "ethics", 1)
	case strings.Contains(op.path, "{name}"):
		return strings.Replace(op.path, "{name}", f.front(op, state), 1)
	case op.id == "readAsset":
		return strings.Replace(op.path, "{asset}", f.shownAsset(by), 1)
	case strings.Contains(op.path, "{asset}"):
		return strings.Replace(op.path, "{asset}", f.asset(by), 1)
	case strings.Contains(op.path, "/editions/"):
		return strings.Replace(op.path, "{slug}", "main", 1)
	case strings.Contains(op.path, "/sections/"):
		return strings.Replace(op.path, "{slug}", "uk", 1)
	case strings.Contains(op.path, "/topics/"):
		return strings.Replace(op.path, "{slug}", "tides", 1)
	case strings.Contains(op.path, "/contributors/"):
		return strings.Replace(op.path, "{slug}", "ada-marsh", 1)
	}
	return op.path
}

// front gives the name of a new front whose draft is at revision 1, and whose
// first arrangement is published. In the state gone, a word on it is under
// embargo, and so can't be published.
func (f fixture) front(op *described1, state news.State) string {
	ctx, by := f.newsroom.t.Context(), news.System()
	slug := "front-" + strings.ToLower(rand.Text()[:8])
	sec, _, err := publish.Section(ctx, f.store, by, news.Section{Slug: slug, Name: "Of its own"})
	f.must(err)
	arranged := news.Front{Containers: []news.Container{{Layout: news.LayoutList, Title: "Before"}}}
	_, err = publish.SaveFront(ctx, f.store, by, sec.ID, 0, arranged)
	f.must(err)
	_, err = publish.PublishFront(ctx, f.store, by, sec.ID, 1)
	f.must(err)
	if state == heldFront {
		id := f.story(f.editor, "A story for "+op.id, news.StatePublished)
		_, err = publish.Embargo(ctx, f.store, by, id, f.clock().Add(time.Hour))
		f.must(err)
		arranged.Containers[0].Cards = []news.Card{{Story: id, Headline: "What comes"}}
		_, err = publish.SaveFront(ctx, f.store, by, sec.ID, 1, arranged)
		f.must(err)
	}
	return slug
}

// heldFront is the state, in a manner of speaking, in which publishFront can't
// do its work.
const heldFront = news.State("held")

// margin gives a path a note or a link of its own, where it has one.
func (f fixture) margin(op *described1, path, id string) string {
	ctx := f.newsroom.t.Context()
	if strings.Contains(path, "{note}") {
		n := news.Note{Kind: news.NoteRemark, Text: "Who says so?"}
		if op.id == "acceptNote" {
			n = news.Note{Kind: news.NoteSuggestion, Instead: "Some words", Passage: news.Passage{Quote: f.passage(id)}}
		}
		n, _, err := edit.Note(ctx, f.store, f.editor, id, n)
		f.must(err)
		if op.id == "reopenNote" {
			_, err := edit.Resolve(ctx, f.store, f.editor, id, n.ID)
			f.must(err)
		}
		path = strings.Replace(path, "{note}", n.ID, 1)
	}
	if strings.Contains(path, "{link}") {
		_, link, err := edit.PreviewLink(ctx, f.store, f.editor, id, "The lawyer", time.Hour)
		f.must(err)
		path = strings.Replace(path, "{link}", link.ID, 1)
	}
	return path
}

// passage gives the first words of a story's text.
func (f fixture) passage(id string) (words string) {
	f.must(f.store.Read(f.newsroom.t.Context(), func(r *store.Reader) error {
		s, err := r.Story(id)
		if err != nil {
			return err
		}
		v, err := r.Revision(id, s.Revision)
		if err != nil {
			return err
		}
		doc, err := prose.Parse(v.Body)
		words, _, _ = strings.Cut(doc.Text(), "\n")
		return err
	}))
	return words
}

// fillMargin writes as many notes on a story as one can have.
func (f fixture) fillMargin(id string) {
	_, err := f.store.Write(f.newsroom.t.Context(), func(tx *store.Tx) error {
		for range store.MaxNotes {
			if err := tx.AddNote(news.Note{ID: tx.NewID(), StoryID: id, Kind: news.NoteRemark, Revision: 1, Text: "And this?", By: f.editor.ID, At: tx.Now()}); err != nil {
				return err
			}
		}
		return nil
	})
	f.must(err)
}
