package e2e_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestAKilledServerLosesNothingThatItAcknowledged lets writers publish, update
// and withdraw while readers read, kills the server at a random moment, starts
// it again, and wants: what was acknowledged is there; what was under way is
// there whole or not at all; the data is in agreement; every page that is kept
// is what a fresh one would be. A story that fell due meanwhile is live when
// the server answers.
func TestAKilledServerLosesNothingThatItAcknowledged(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	p := openPaper(t)
	var b book
	const rounds, writers, readers = 6, 3, 2
	for round := range rounds {
		var wg sync.WaitGroup
		for w := range writers {
			hand := &writer{p: p, book: &b, name: fmt.Sprintf("%d.%d", round, w), rng: rand.New(rand.NewPCG(seed, uint64(round*writers+w+1)))}
			wg.Go(hand.work)
		}
		for r := range readers {
			reader := rand.New(rand.NewPCG(seed, uint64(1000+round*readers+r)))
			wg.Go(func() { b.read(p, reader) })
		}
		time.Sleep(time.Duration(200+rng.IntN(500)) * time.Millisecond)
		if round == 3 {
			p.check() // while they write and read
		}
		var due string
		if round == 1 {
			due = p.begin(`{"headline": "Due in the dark", "section": "world", "body_html": "<p>It fell due.</p>"}`)
			p.post("/stories/"+due+"/publish", `{"at": "`+time.Now().Add(1100*time.Millisecond).UTC().Format(time.RFC3339)+`"}`)
		}
		p.kill()
		wg.Wait()
		if due != "" {
			time.Sleep(2200 * time.Millisecond)
		}
		p.start()
		if due != "" {
			p.shows("/", "Due in the dark")
			p.shows("/world", "Due in the dark")
		}
		b.settle(p)
		for _, page := range []string{"/", "/uk", "/latest", "/feed.xml", "/uk/feed.json", "/sitemap.xml", "/topic/tales"} {
			p.get(page)
		}
		if out := p.check(); !strings.Contains(out, ": 0 faults.") || !strings.Contains(out, ": 0 different.") {
			t.Fatalf("round %d: %s", round, out)
		}
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	t.Logf("%d tales; acknowledged: %d publishes, %d updates, %d withdrawals; %d reads", len(b.tales), b.published, b.updated, b.withdrawn, b.reads)
	if b.published < rounds || b.reads < rounds {
		t.Error("the machine was too slow for the test to mean anything")
	}
	p.stop()
}

// book is what the test knows of every story, from what was acknowledged.
type book struct {
	mu                                   sync.Mutex
	tales                                []*tale
	published, updated, withdrawn, reads int
}

// tale is one story. Its headline says which version it is.
type tale struct {
	name, id, path string
	revision       int
	shown          int  // the version that was acknowledged as public; 0 is none
	tried          int  // the newest that may have become public
	gone, going    bool // withdrawn, or perhaps
}

// writer files stories of its own, and updates and withdraws them.
type writer struct {
	p    *paper
	book *book
	name string
	rng  *rand.Rand
	mine []*tale
}

// work goes on until the server answers no more.
func (w *writer) work() {
	for n := 0; ; n++ {
		ok := false
		switch dice := w.rng.IntN(10); {
		case len(w.mine) == 0 || dice < 4:
			ok = w.begin(fmt.Sprintf("%s.%d", w.name, n))
		case dice < 8:
			ok = w.update(w.mine[w.rng.IntN(len(w.mine))])
		default:
			ok = w.withdraw(w.rng.IntN(len(w.mine)))
		}
		if !ok {
			return
		}
	}
}

// send posts to the API. When the server is killed there is no answer: false.
func (w *writer) send(want int, method, path, body string, headers ...string) (answer, bool) {
	a, err := w.p.ask(method, "/api/v1/stories"+path, body, append(headers, "Authorization: Bearer "+w.p.key, "Content-Type: application/json")...)
	if err != nil {
		return a, false
	}
	if a.StatusCode != want {
		w.p.t.Errorf("%s %s: %s %s", method, path, a.Status, a.body)
		return a, false
	}
	return a, true
}

func headline(name string, version int) string {
	return fmt.Sprintf("Tale %s version %d", name, version)
}

func (w *writer) begin(name string) bool {
	a, ok := w.send(http.StatusCreated, http.MethodPost, "", fmt.Sprintf(`{"headline": %q, "section": "uk", "topics": ["Tales"], "body_html": "<p>Once.</p>"}`, headline(name, 1)))
	if !ok {
		return false
	}
	t := &tale{name: name, id: a.text("id"), revision: 1, tried: 1}
	w.book.locked(func() { w.book.tales = append(w.book.tales, t) })
	w.mine = append(w.mine, t)
	return w.publish(t, 1, &w.book.published)
}

func (w *writer) publish(t *tale, version int, count *int) bool {
	a, ok := w.send(http.StatusOK, http.MethodPost, "/"+t.id+"/publish", "")
	if ok {
		w.book.locked(func() { t.path, t.shown = a.text("path"), version; *count++ })
	}
	return ok
}

func (w *writer) update(t *tale) bool {
	next := t.tried + 1
	if _, ok := w.send(http.StatusOK, http.MethodPatch, "/"+t.id, fmt.Sprintf(`{"headline": %q}`, headline(t.name, next)), `If-Match: "`+strconv.Itoa(t.revision)+`"`); !ok {
		return false
	}
	w.book.locked(func() { t.revision++; t.tried = next })
	return w.publish(t, next, &w.book.updated)
}

func (w *writer) withdraw(i int) bool {
	t := w.mine[i]
	w.book.locked(func() { t.going = true })
	_, ok := w.send(http.StatusOK, http.MethodPost, "/"+t.id+"/withdraw", `{"reason": "It was only a tale."}`)
	if ok {
		w.book.locked(func() { t.gone = true; w.book.withdrawn++ })
		w.mine = append(w.mine[:i:i], w.mine[i+1:]...)
	}
	return ok
}

func (b *book) locked(f func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	f()
}

// read reads stories until the server answers no more: at least the version
// that was acknowledged before the reader asked, and whole.
func (b *book) read(p *paper, rng *rand.Rand) {
	for {
		var t *tale
		var before, after tale
		b.locked(func() {
			if len(b.tales) > 0 {
				t = b.tales[rng.IntN(len(b.tales))]
				before = *t
			}
		})
		if t == nil || before.shown == 0 {
			if _, err := p.ask(http.MethodGet, "/latest", ""); err != nil {
				return
			}
			continue
		}
		a, err := p.ask(http.MethodGet, before.path, "")
		if err != nil {
			return
		}
		b.locked(func() { after = *t; b.reads++ })
		if why := before.wrong(after, a); why != "" {
			p.t.Errorf("%s: %s", before.path, why)
			return
		}
	}
}

var version = regexp.MustCompile(`<h1[^>]*>Tale ([\d.]+) version (\d+)</h1>`)

// wrong tells what is wrong with a page of the tale, from what was
// acknowledged before it was asked for and what may have been done after.
func (t tale) wrong(after tale, a answer) string {
	switch {
	case a.StatusCode == http.StatusGone && after.going:
		return ""
	case t.gone || a.StatusCode != http.StatusOK:
		return "it answers " + a.Status
	case !strings.HasSuffix(strings.TrimSpace(a.body), "</html>"):
		return "the page is cut off"
	}
	m := version.FindStringSubmatch(a.body)
	if m == nil || m[1] != t.name {
		return "it is another page"
	}
	if v, err := strconv.Atoi(m[2]); err != nil || v < t.shown || v > after.tried {
		return fmt.Sprintf("it shows version %s; %d was acknowledged, %d begun", m[2], t.shown, after.tried)
	}
	return ""
}

// settle looks, with nobody writing, what became of each story, and takes that
// down as known.
func (b *book) settle(p *paper) {
	p.t.Helper()
	for _, t := range b.tales {
		a := p.call(http.StatusOK, http.MethodGet, "/stories/"+t.id, "")
		state, path := a.text("state"), a.text("path")
		if t.shown > 0 && path != t.path {
			p.t.Errorf("tale %s was at %s and is at %q", t.name, t.path, path)
		}
		switch {
		case state == "withdrawn":
			t.gone = true
		case state != "published" && t.shown > 0:
			p.t.Errorf("tale %s was acknowledged as public and is %s", t.name, state)
		case state != "published":
			continue // what was under way was not done
		}
		page := p.get(path)
		if t.gone != (page.StatusCode == http.StatusGone) || t.gone && !t.going {
			p.t.Errorf("tale %s is %s, and its page answers %s", t.name, state, page.Status)
		}
		if why := t.wrong(*t, page); why != "" {
			p.t.Errorf("tale %s: %s", t.name, why)
		}
		if m := version.FindStringSubmatch(page.body); m != nil {
			t.path = path
			t.shown, _ = strconv.Atoi(m[2])
		}
	}
}
