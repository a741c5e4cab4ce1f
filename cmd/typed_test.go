package cmd

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"broadsheet/auth"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

// What somebody is typing is in no revision yet. A program that publishes the
// story, or its time, publishes what is seen in the newsroom.
func TestWhatIsBeingTypedGoesOutWithTheStory(t *testing.T) {
	t.Parallel()
	n := wire(t, 1)
	chief := n.people[3]
	key, _, err := auth.CreateKey(t.Context(), n.store, news.System(), "wire", news.RoleEditor)
	n.must(err)
	for what, send := range map[string]func(id string){
		"the API": func(id string) {
			req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/api/v1/stories/"+id+"/publish", nil)
			req.Header.Set("Authorization", "Bearer "+key)
			w := httptest.NewRecorder()
			if n.handler().ServeHTTP(w, req); w.Code != http.StatusOK {
				t.Fatalf("publish: %d %s", w.Code, w.Body)
			}
		},
		"its time": func(string) {
			n.clock.Add(time.Hour)
			if went, err := publish.Due(t.Context(), n.store, n.quiet(), n.rooms.Flush); went != 1 || err != nil {
				t.Fatalf("%d went out, %v", went, err)
			}
		},
	} {
		text := n.text()
		out, err := edit.New(t.Context(), n.store, chief, text)
		n.must(err)
		if what == "its time" {
			_, err := publish.Schedule(t.Context(), n.store, chief, out.Story.ID, n.clock.Now().Add(time.Minute))
			n.must(err)
		}
		n.must(n.typing(chief, out.Story.ID, false))
		typed := n.secret()[len(n.secret())-1]
		if newest := n.story(out.Story.ID).Revision; newest != 1 {
			t.Fatalf("%s: it was saved as revision %d before it was published", what, newest)
		}
		send(out.Story.ID)
		n.must(n.press.Wait(t.Context(), n.head()))
		w := httptest.NewRecorder()
		n.handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, n.story(out.Story.ID).Path, nil))
		if !strings.Contains(w.Body.String(), typed) {
			t.Errorf("%s: readers do not have %s (%d)\n%.600s", what, typed, w.Code, w.Body)
		}
	}
}
