package cmd

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

var (
	sequences = flag.Int("sequences", 50, "how many `sequences` of acts TestNoUnpublishedWordLeavesTheHouse carries out")
	chance    = flag.Uint64("chance", 0, "`seed` of that test's dice; 0 takes a new one")
)

// canary is a word that stands in one place alone, so that whoever sees it
// tells where it came from.
var canary = regexp.MustCompile(`(?i)canary-?[0-9]+x`)

// TestNoUnpublishedWordLeavesTheHouse has people of random roles do random
// things with the whole program as `serve` wires it: doors, press, pages,
// feeds, pictures. Every word that anybody writes is a canary. After each
// sequence all that a stranger could ask for is asked for, and no body and no
// header may hold a word that no reader was ever given.
func TestNoUnpublishedWordLeavesTheHouse(t *testing.T) {
	t.Parallel()
	seed := *chance
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("-sequences %d -chance %d", *sequences, seed)
	n := wire(t, seed)
	for n.sequence = range *sequences {
		n.later, n.stories, n.frozen = n.scheduled(), nil, nil
		for range 6 + n.dice.IntN(12) {
			n.act()
		}
		n.look()
	}
	if n.asked < 100**sequences || n.seen < 20**sequences || n.refused < *sequences || len(n.secret()) < 10**sequences {
		t.Errorf("%d pages, %d public words seen, %d acts refused, %d words kept: nothing was tested", n.asked, n.seen, n.refused, len(n.secret()))
	}
	t.Logf("%d acts, of which %d refused; %d pages asked for; %d words written, %d of them never public", n.acts, n.refused, n.asked, n.words, len(n.secret()))
}

// newsroom is the whole program in this process, with a clock and dice of the
// test's own, and the test's memory of what is public.
type newsroom struct {
	*testing.T
	*house
	clock    *storetest.Clock
	dice     *rand.Rand
	people   []news.User
	sequence int

	words   int             // how many there are
	public  map[string]bool // those that readers were given
	onFront map[string]string
	stories []string // of this sequence
	later   []string // of earlier ones, whose time is still to come
	frozen  []string // addresses that this sequence made, beside those of its stories
	history []string // what was done in this sequence

	acts, refused, asked, seen int
}

// wire founds a publication and puts the program together as serve does.
func wire(t *testing.T, seed uint64) *newsroom {
	t.Helper()
	clock := storetest.NewClock(time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC))
	s := storetest.SQLite(t, clock.Now)
	dir, quiet := t.TempDir(), slog.New(slog.NewTextHandler(io.Discard, nil))
	n := &newsroom{T: t, clock: clock, dice: rand.New(rand.NewPCG(seed, 2026)), public: map[string]bool{}, onFront: map[string]string{}} //nolint:gosec // dice, no secret
	n.must(found(t.Context(), s))
	pictures, err := media.Open(dir, s, media.Options{Log: quiet})
	n.must(err)
	t.Cleanup(func() { pictures.Close() }) //nolint:errcheck // the folder goes too
	serve := serveCommand{Memory: 64}
	serve.Data = dir
	n.house, err = newHouse(t.Context(), s, pictures, serve, false, quiet)
	n.must(err)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{}, 2)
	go func() { n.follow(ctx); done <- struct{}{} }()    //nolint:errcheck // it ends with the test
	go func() { n.press.Run(ctx); done <- struct{}{} }() //nolint:errcheck // as above
	t.Cleanup(func() { cancel(); <-done; <-done })
	for _, role := range news.Roles() {
		n.people = append(n.people, news.User{ID: "the-" + string(role), Name: "The " + string(role), Role: role})
	}
	return n
}

func (n *newsroom) must(err error) {
	n.Helper()
	if err != nil {
		n.Fatal(err)
	}
}

// word gives one that is nowhere yet.
func (n *newsroom) word() string {
	n.words++
	return fmt.Sprintf("canary%dx", n.words)
}

// tell makes words public.
func (n *newsroom) tell(words ...string) {
	for _, w := range words {
		n.public[strings.ToLower(w)] = true
	}
}

// secret gives the words that never were public.
func (n *newsroom) secret() (words []string) {
	for i := range n.words {
		if w := fmt.Sprintf("canary%dx", i+1); !n.public[w] && n.onFront[w] == "" {
			words = append(words, w)
		}
	}
	return words
}

func (n *newsroom) read(f func(*store.Reader) error) {
	n.Helper()
	n.must(n.store.Read(n.Context(), f))
}

// look asks for all that a stranger could ask for.
func (n *newsroom) look() {
	n.Helper()
	n.must(n.press.Wait(n.Context(), n.head()))
	pages := slices.Concat(everywhere, n.frozen)
	for _, id := range n.stories {
		pages = append(pages, n.around(id)...)
	}
	for _, page := range pages {
		n.ask(page)
	}
	for _, page := range []string{"/sitemap.xml", "/", "/latest"} {
		for _, m := range reference.FindAllStringSubmatch(n.ask(page), -1) {
			n.ask(m[1])
		}
	}
}

func (n *newsroom) head() (head int64) {
	n.Helper()
	n.read(func(r *store.Reader) (err error) { head, err = r.Head(); return err })
	return head
}

// reference finds addresses of our own in pages and maps.
var reference = regexp.MustCompile(`(?:href="|src="|<loc>http://localhost:8080)(/[^"<#]+)`)

// ask is one request of a stranger, and looks at all that comes back.
func (n *newsroom) ask(target string) string {
	n.Helper()
	ctx, cancel := context.WithTimeout(n.Context(), time.Second) // for what would go on for ever
	defer cancel()
	w := httptest.NewRecorder()
	n.handler().ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, target, nil))
	if n.asked++; w.Code >= http.StatusInternalServerError {
		n.Fatalf("GET %s: %d, so what it would show was not seen\n%.1500s", target, w.Code, w.Body)
	}
	var all strings.Builder
	w.Header().Write(&all) //nolint:errcheck // it never fails
	all.WriteString(w.Body.String())
	echo := strings.ToLower(target) // an answer may repeat what was asked
	for _, word := range canary.FindAllString(all.String(), -1) {
		word = strings.ReplaceAll(strings.ToLower(word), "-", "")
		switch story, front := n.onFront[word]; {
		case n.public[word], front && (story == "-" || n.isPublic(story)):
			n.seen++
		case strings.Contains(strings.ReplaceAll(echo, "-", ""), word):
		default:
			n.Fatalf("GET %s (%d) shows %s, which is not public.\nWhat was done: %s\n%.1500s", target, w.Code, word, strings.Join(n.history, "; "), all.String())
		}
	}
	return w.Body.String()
}

func (n *newsroom) isPublic(story string) (is bool) {
	n.read(func(r *store.Reader) error {
		_, err := r.Published(story)
		is = err == nil
		return nil
	})
	return is
}

func (n *newsroom) quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }
