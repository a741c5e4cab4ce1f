package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
)

// secret is a word that the public may not see until its story is out. It
// names the step that wrote it.
var secret = regexp.MustCompile(`(?i)canary-?[0-9]+x`)

// TestNoUnpublishedWordReachesAnybodyWithoutAKey carries out random acts with
// random roles, each with a word of its own, and now and then reads all that can
// be read without a key. What may be there is what was published: the newest
// revision's words at each publication, and public notes.
func TestNoUnpublishedWordReachesAnybodyWithoutAKey(t *testing.T) {
	t.Parallel()
	n := open(t)
	w := &watch{newsroom: n, public: map[string]bool{}, working: map[string]map[string]string{}}
	rapid.Check(t, func(r *rapid.T) {
		w.r = r
		for range rapid.IntRange(3, 10).Draw(r, "steps") {
			w.step()
		}
		w.look()
	})
	if w.seen < 20 {
		t.Errorf("only %d public words were seen; the test looked at nothing", w.seen)
	}
}

// watch remembers which words were ever published.
type watch struct {
	*newsroom
	r               *rapid.T
	count           int
	ids             []string
	working         map[string]map[string]string // of each story, the word in each field of its newest revision
	public          map[string]bool
	arranged, shown map[string]string // words on the main front, as it is drafted and as it is shown, and the story of whose card each is
	seen            int               // how often a public word was shown
}

func (w *watch) word() string {
	w.count++
	return fmt.Sprintf("canary%dx", w.count)
}

func (w *watch) step() {
	key := as(w.keys[rapid.SampledFrom([]news.Role{news.RoleReporter, news.RoleEditor, news.RoleChief}).Draw(w.r, "role")])
	what := rapid.SampledFrom([]string{"create", "create", "change", "change", "publish", "publish", "schedule", "embargo", "lift", "submit", "approve", "send-back", "spike", "restore", "withdraw", "corrections", "move", "topic", "contributor", "front", "front", "show front"}).Draw(w.r, "act")
	if what == "create" || len(w.ids) == 0 {
		w.write("POST", "/api/v1/stories", key, "")
		return
	}
	id := rapid.SampledFrom(w.ids[max(0, len(w.ids)-5):]).Draw(w.r, "story")
	at := "/api/v1/stories/" + id
	post := func(path, body string) answer { return w.do("POST", at+path, body, key) }
	switch what {
	case "change":
		w.write("PATCH", at, key, w.do("GET", at, "", as(w.keys[news.RoleAdmin])).Header.Get("ETag"))
	case "publish":
		if post("/publish", "").StatusCode == http.StatusOK {
			for _, word := range w.working[id] {
				w.public[word] = true
			}
		}
	case "schedule":
		post("/publish", `{"at":"2026-11-24T06:00:00"}`)
	case "embargo":
		post("/embargo", `{"until":"2026-11-24T05:00:00"}`)
	case "lift":
		post("/embargo", `{"until":null}`)
	case "send-back", "spike":
		post("/"+what, `{"reason":"`+w.word()+`"}`)
	case "withdraw":
		post("/withdraw", `{"reason":"`+w.word()+`"}`)
	case "corrections":
		word := w.word()
		if post("/corrections", `{"kind":"correction","text":"`+word+`"}`).StatusCode == http.StatusCreated {
			w.public[word] = true
		}
	case "move":
		post("/move", `{"section":"world"}`)
	case "front":
		w.arrange(id)
	case "show front":
		if w.do("POST", "/api/v1/fronts/home/publish", "", as(w.keys[news.RoleAdmin])).StatusCode == http.StatusOK {
			w.shown = w.arranged
		}
	case "topic":
		w.do("POST", "/api/v1/topics", `{"name":"`+w.word()+`","aliases":["`+w.word()+`"]}`, key)
	case "contributor":
		w.do("POST", "/api/v1/contributors", `{"name":"`+w.word()+`","bio":"`+w.word()+`"}`, key)
	default:
		post("/"+what, "")
	}
}

// write begins a story, or saves one anew, with a new word in every field.
func (w *watch) write(method, path string, key asked, base string) {
	words := map[string]string{}
	for _, f := range []string{"headline", "front", "search", "social", "standfirst", "kicker", "dateline", "topic", "byline", "body", "data"} {
		words[f] = w.word()
	}
	a := w.do(method, path, fmt.Sprintf(`{"headline":%q,"headline_front":%q,"headline_search":%q,"headline_social":%q,"standfirst":%q,"kicker":%q,"dateline":%q,"topics":[%q],"bylines":[%q],"section":"uk",
		"body":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":%q}]},{"type":"unknown","attrs":{"name":"x-ad","data":%q}}]}}`,
		words["headline"], words["front"], words["search"], words["social"], words["standfirst"], words["kicker"], words["dateline"], words["topic"], words["byline"], words["body"], words["data"]), key, with("If-Match", base))
	delete(words, "data") // what we have no node for is never shown to readers
	if a.StatusCode >= 300 {
		return
	}
	id := a.text("id")
	if method == "POST" {
		w.ids = append(w.ids, id)
	}
	w.working[id] = words
}

// arrange saves the main front's draft with a word on a story's card and one in
// a title. The card's may be seen while the front is published and the story is.
func (w *watch) arrange(id string) {
	admin := as(w.keys[news.RoleAdmin])
	tag := w.do("GET", "/api/v1/fronts/home", "", admin).Header.Get("ETag")
	card, title := w.word(), w.word()
	a := w.do("PUT", "/api/v1/fronts/home", fmt.Sprintf(`{"containers":[{"layout":"list","title":%q,"cards":[{"story":%q,"headline":%q}]},{"layout":"strip","title":%q,"begins":"2030-01-01T00:00:00Z"}]}`,
		title, id, card, w.word()), admin, with("If-Match", tag))
	if a.StatusCode != http.StatusOK {
		w.r.Fatalf("arrange: %s", a.body)
	}
	w.arranged = map[string]string{title: "", card: id}
}

// onFront tells whether a word stands on the main front for readers to see.
func (w *watch) onFront(word string) bool {
	story, there := w.shown[word]
	return there && (story == "" || w.do("GET", "/api/v1/stories/"+story, "").StatusCode == http.StatusOK)
}

// look reads everything that can be read without a key.
func (w *watch) look() {
	paths := []string{"/api/v1/sections", "/api/v1/openapi.json", "/api/v1/fronts", "/api/v1/fronts/home", "/api/v1/fronts/uk", "/api/v1/fronts/home/history"}
	for _, list := range []string{"stories", "topics", "contributors"} {
		for next := "first"; next != ""; {
			path := "/api/v1/" + list + "?limit=100"
			if next != "first" {
				path += "&cursor=" + url.QueryEscape(next)
			}
			a := w.read(path)
			next = a.text("next")
		}
	}
	for _, state := range news.States() {
		paths = append(paths, "/api/v1/stories?state="+string(state))
	}
	for _, id := range w.ids[max(0, len(w.ids)-6):] {
		at := "/api/v1/stories/" + id
		paths = append(paths, at, at+"/corrections", at+"/revisions")
		for field, word := range w.working[id] {
			paths = append(paths, "/api/v1/stories?q="+word)
			if field == "topic" {
				paths = append(paths, "/api/v1/topics/"+word, "/api/v1/stories?topic="+word)
			}
			if field == "byline" {
				paths = append(paths, "/api/v1/contributors/"+word)
			}
		}
	}
	for _, path := range paths {
		w.read(path)
	}
}

func (w *watch) read(path string) answer {
	a := w.do("GET", path, "")
	w.seen += len(secret.FindAll(a.body, -1))
	asked := strings.ToLower(path) // an answer may repeat what was asked
	for _, word := range secret.FindAllString(string(a.body), -1) {
		if !w.public[strings.ToLower(word)] && !w.onFront(strings.ToLower(word)) && !strings.Contains(asked, strings.ToLower(word)) {
			w.r.Fatalf("GET %s shows %s, which is not public: %.600s", path, word, a.body)
		}
	}
	if a.StatusCode == http.StatusOK && regexp.MustCompile(`"(embargo|schedule|saved|created|author|aliases|reason|notice|slug_wanted)":`).Match(a.body) && !strings.Contains(path, "openapi") {
		w.r.Fatalf("GET %s shows what is the newsroom's alone: %.600s", path, a.body)
	}
	return a
}
