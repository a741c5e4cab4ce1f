package desk_test

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// listener is an open line of somebody on a story.
type listener struct {
	t    *testing.T
	read *bufio.Scanner
}

// listen opens a line as a browser does, on a real server, and gives the status
// where it is refused. last is what a browser says that comes back.
func (p person) listen(t *testing.T, address, story, query, last string) (*listener, int) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(stop)
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/desk/stories/"+story+"/live?"+query, nil)
	p.must(err)
	ask.AddCookie(&http.Cookie{Name: "broadsheet", Value: p.tokens[p.user.ID]})
	ask.Header.Set("Accept", "application/json")
	if last != "" {
		ask.Header.Set("Last-Event-ID", last)
	}
	answer, err := http.DefaultClient.Do(ask)
	p.must(err)
	t.Cleanup(func() { _ = answer.Body.Close() })
	if answer.StatusCode != http.StatusOK {
		return nil, answer.StatusCode
	}
	if kind := answer.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/event-stream") || answer.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("the line is %q, %q", kind, answer.Header.Get("Cache-Control"))
	}
	return &listener{t, bufio.NewScanner(answer.Body)}, http.StatusOK
}

// next gives the data of the next event of a kind.
func (l *listener) next(kind string) string {
	l.t.Helper()
	found := false
	for l.read.Scan() {
		line := l.read.Text()
		if event, is := strings.CutPrefix(line, "event: "); is {
			found = event == kind
		}
		if data, is := strings.CutPrefix(line, "data: "); is && found {
			return data
		}
	}
	l.t.Fatalf("the line ended while %s was awaited: %v", kind, l.read.Err())
	return ""
}

// says fails unless the next event of a kind tells all of it.
func (l *listener) says(kind string, all ...string) {
	l.t.Helper()
	told := l.next(kind)
	for _, one := range all {
		if !strings.Contains(told, one) {
			l.t.Errorf("%s tells %s, want %s", kind, told, one)
		}
	}
}

// readTimeout is the server's for a whole request; a line must outlive it.
const readTimeout = 400 * time.Millisecond

// served is a newsroom behind a real server, with a story of the editor's.
func served(t *testing.T) (r *room, address string, story news.Story) {
	t.Helper()
	r = staffed(t)
	server := httptest.NewUnstartedServer(r.desk)
	server.Config.ReadTimeout = readTimeout
	server.Start()
	t.Cleanup(server.Close)
	return r, server.URL, r.begin(r.people[news.RoleEditor], "Fog")
}

// typed is what a tab sends that put words at the beginning of the text and
// wrote a headline.
func (p person) typed(version int, words, headline, was string) string {
	return fmt.Sprintf(`{"client":%q,"version":%d,"steps":[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":%q}]}}],"fields":[{"name":"headline","value":%q,"was":%q}]}`,
		p.user.ID+".tab", version, words, headline, was)
}

func TestAPageHearsWhatAnotherWrites(t *testing.T) {
	t.Parallel()
	r, address, story := served(t)
	editor, chief := r.as(news.RoleEditor), r.as(news.RoleChief)
	line, _ := editor.listen(t, address, story.ID, "client="+editor.user.ID+".a&version=0", "")
	line.says("hello", `"version":0`, `"headline":"Fog"`, `"section":"uk"`)
	time.Sleep(2 * readTimeout)
	saved := strings.Replace(chief.typed(0, "Hello. ", "Fog lifts", "Fog"), `"version":0`, `"save":true,"version":0`, 1)
	chief.put(path(story, "/live"), saved).want(http.StatusOK).carries(`"accepted":true`, `"version":1`, `"revision":2`)
	line.says("steps", `"text":"Hello. "`)
	line.says("fields", `"value":"Fog lifts"`, `"was":"Fog"`, `"by":"chief"`)
	line.says("revision", `"revision":2`)
	again, _ := editor.listen(t, address, story.ID, "client="+editor.user.ID+".b&version=0", "1")
	again.says("hello", `"steps":null`, `"version":1`)
}

// carries fails unless the answer's JSON holds all of it.
func (a answer) carries(all ...string) {
	a.Helper()
	for _, one := range all {
		if !strings.Contains(a.Body.String(), one) {
			a.Errorf("answered with %s, want %s", a.Body, one)
		}
	}
}

func TestALineIsOpenedOnlyToWhoMayWriteThere(t *testing.T) {
	t.Parallel()
	r, address, story := served(t)
	submitted := r.at(news.StateSubmitted, r.people[news.RoleReporter])
	for what, c := range map[string]struct {
		role   news.Role
		story  string
		client string
		since  string
		want   int
	}{
		"a contributor": {news.RoleContributor, story.ID, "", "0", http.StatusNotFound},
		"a reporter whose story the editors have": {news.RoleReporter, submitted.ID, "", "0", http.StatusForbidden},
		"another's tab":        {news.RoleEditor, story.ID, "somebody.x", "0", http.StatusUnprocessableEntity},
		"no version":           {news.RoleEditor, story.ID, "", "", http.StatusUnprocessableEntity},
		"a version below none": {news.RoleEditor, story.ID, "", "-1", http.StatusUnprocessableEntity},
	} {
		p := r.as(c.role)
		if c.client == "" {
			c.client = p.user.ID + ".x"
		}
		if _, status := p.listen(t, address, c.story, "client="+c.client+"&version="+c.since, ""); status != c.want {
			t.Errorf("%s: %d, want %d", what, status, c.want)
		}
	}
	if _, status := r.stranger().listen(t, address, story.ID, "client=x.x&version=0", ""); status != http.StatusUnauthorized {
		t.Errorf("a stranger: %d", status)
	}
}

func TestWhatIsNoSubmissionIsRefusedInASentence(t *testing.T) {
	t.Parallel()
	r, _, story := served(t)
	editor := r.as(news.RoleEditor)
	own := `"client":"` + editor.user.ID + `.x"`
	for what, body := range map[string]string{
		"no JSON": `{`, "a field that is none": `{` + own + `,"what":1}`, "a step that is none": `{` + own + `,"steps":[7]}`, "a version that is text": `{` + own + `,"version":"1"}`,
		"nobody's tab": `{}`, "more than one": `{` + own + `}{}`, "a place that is none": `{` + own + `,"caret":{"anchor":-1}}`,
	} {
		answer := editor.put(path(story, "/live"), body)
		if answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), `"detail":"`) {
			t.Errorf("%s is answered with %d %s", what, answer.Code, answer.Body)
		}
	}
	foreign := editor.request(http.MethodPost, path(story, "/live"), strings.NewReader(editor.typed(0, "x", "x", "Fog")))
	foreign.Header.Set("Content-Type", "application/json")
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	editor.send(foreign).want(http.StatusForbidden)
}

// TestAnActIsAboutTheWordsThatAreNotSavedYet: what is being written becomes a
// revision before anything else happens to the story.
func TestAnActIsAboutTheWordsThatAreNotSavedYet(t *testing.T) {
	t.Parallel()
	r, _, story := served(t)
	editor := r.as(news.RoleEditor)
	editor.put(path(story, "/live"), editor.typed(0, "Unsaved. ", "Fog lifts", "Fog")).want(http.StatusOK)
	editor.get(path(story, "/preview")).says("article", "Unsaved. The first paragraph.")
	editor.put(path(story, "/live"), editor.typed(1, "More. ", "Fog lifts", "Fog lifts")).want(http.StatusOK)
	editor.post(path(story, "/approve")).leads(path(story, ""))
	got := r.story(story.ID)
	var newest news.Revision
	r.must(r.store.Read(t.Context(), func(rd *store.Reader) (err error) {
		newest, err = rd.Revision(story.ID, got.Revision)
		return err
	}))
	if got.State != news.StateApproved || got.Headline != "Fog lifts" || !strings.Contains(string(newest.Body), "More. Unsaved. ") {
		t.Errorf("the story is %s, %q: %s", got.State, got.Headline, newest.Body)
	}
}

// TestAnActWaitsUntilTheWordsCanBeSaved: it would be about an older text.
func TestAnActWaitsUntilTheWordsCanBeSaved(t *testing.T) {
	t.Parallel()
	r, _, story := served(t)
	editor := r.as(news.RoleEditor)
	editor.put(path(story, "/live"), editor.typed(0, "x", strings.Repeat("long ", 100), "Fog")).want(http.StatusOK)
	editor.post(path(story, "/approve")).want(http.StatusUnprocessableEntity).says(".refused", "300")
	if got := r.story(story.ID); got.State != news.StateDraft {
		t.Errorf("the story is %s", got.State)
	}
}

// TestThePageOfAStoryShowsWhatIsBeingWritten, and at which version, so that its
// tab can join.
func TestThePageOfAStoryShowsWhatIsBeingWritten(t *testing.T) {
	t.Parallel()
	r, _, story := served(t)
	editor := r.as(news.RoleEditor)
	editor.put(path(story, "/live"), editor.typed(0, "Now. ", "Fog lifts", "Fog")).want(http.StatusOK)
	page := r.as(news.RoleChief).get(path(story, "")).want(http.StatusOK).says("textarea[name=headline]", "Fog lifts").says("textarea[name=body]", "Now. The first")
	if got := page.value("story-editor", "data-version"); got != "1" {
		t.Errorf("the page is at version %q", got)
	}
	if got := page.value("story-editor", "data-client"); got != r.people[news.RoleChief].ID+"." {
		t.Errorf("the page's tab is of %q", got)
	}
	submitted := r.at(news.StateSubmitted, editor.user)
	if got := r.as(news.RoleReporter).get(path(submitted, "")).value("story-editor", "data-live-url"); got != "" {
		t.Errorf("who can't write has a line at %q", got)
	}
}

// TestALineEndsWithTheSession within a heartbeat, and says so.
func TestALineEndsWithTheSession(t *testing.T) {
	t.Parallel()
	r, address, story := served(t)
	chief := r.as(news.RoleChief)
	line, _ := chief.listen(t, address, story.ID, "client="+chief.user.ID+".a&version=0", "")
	line.next("hello")
	_, err := r.store.Write(t.Context(), func(tx *store.Tx) error { return tx.EndSessions(chief.user.ID) })
	r.must(err)
	line.says("end", `"status":401`)
}
