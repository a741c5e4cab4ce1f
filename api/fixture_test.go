package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
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
}, map[string]news.State{
	"changeStory": news.StateSpiked, "submitStory": news.StatePublished, "approveStory": news.StatePublished, "sendStoryBack": news.StateDraft, "spikeStory": news.StatePublished,
	"restoreStory": news.StateDraft, "publishStory": news.StateSpiked, "unscheduleStory": news.StateDraft, "embargoStory": news.StateSpiked,
	"moveStory": news.StateDraft, "breakStory": news.StateDraft, "withdrawStory": news.StateDraft, "correctStory": news.StateDraft,
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
		return strings.Replace(op.path, "{id}", id, 1)
	case strings.Contains(op.path, "/sections/"):
		return strings.Replace(op.path, "{slug}", "uk", 1)
	case strings.Contains(op.path, "/topics/"):
		return strings.Replace(op.path, "{slug}", "tides", 1)
	case strings.Contains(op.path, "/contributors/"):
		return strings.Replace(op.path, "{slug}", "ada-marsh", 1)
	}
	return op.path
}
