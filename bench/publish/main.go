// Command publish measures how long it takes from an editor's "publish" to the
// readers: the API call that publishes a story, and then, on the same
// connection, the story, the front, its section and the section's feed, all of
// which must show it. Everything is as a newsroom has it: the real program, a
// publication of ten thousand stories, a disk that is asked to sync.
//
// Beside each publish, in turns, stands what no program could save: one write
// and sync of 4 KB in the same folder, and five requests to a bare net/http
// server. The figures are reported as a ratio to that.
//
//	go run ./bench/publish [-stories 10000] [-publishes 400]
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"time"

	"broadsheet/bench/rig"
)

func main() {
	stories := flag.Int("stories", 10_000, "how many stories the publication has before")
	publishes := flag.Int("publishes", 400, "how many stories are published and timed")
	flag.Parse()
	if err := run(context.Background(), *stories, *publishes); err != nil {
		fmt.Fprintln(os.Stderr, "bench/publish:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, stories, publishes int) error {
	r, err := rig.New(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	if _, err := r.Run(ctx, "bench", "fill", "--stories", fmt.Sprint(stories)); err != nil {
		return err
	}
	key, err := r.Run(ctx, "key", "create", "--name", "bench", "--role", "editor")
	if err != nil {
		return err
	}
	if _, err := r.Start(ctx); err != nil {
		return err
	}
	peer, err := newPeer(r.Dir)
	if err != nil {
		return err
	}
	defer peer.close()
	var call, whole, base rig.Figures
	pages := map[string]*rig.Figures{}
	for _, page := range order {
		pages[page] = &rig.Figures{}
	}
	var before time.Duration
	for n := range publishes + warming {
		if n == warming {
			if before, err = r.Used(); err != nil {
				return err
			}
		}
		c, w, err := publish(ctx, r, key, n, pages)
		if err != nil {
			return err
		}
		b, err := peer.measure()
		if err != nil {
			return err
		}
		if n >= warming {
			call, whole, base = append(call, c), append(whole, w), append(base, b)
		}
	}
	after, err := r.Used()
	if err != nil {
		return err
	}
	fmt.Printf("Publish to visible, %d stories, %d publishes:\n", stories, publishes)
	fmt.Println(call.Line("  API call alone"))
	for _, page := range order {
		fmt.Println(pages[page].Line("  then " + page))
	}
	fmt.Println(whole.Line("  all together"))
	fmt.Println(base.Line("  peer: sync, five requests"))
	fmt.Printf("  ratio to the peer            p50 %7.1f      p99 %7.1f\n", whole.Ratio(.5, base), whole.Ratio(.99, base))
	fmt.Printf("  core time of the server      %.1f ms for filing, publishing and reading one\n", float64(after-before)/float64(publishes)/1e6)
	return nil
}

// order is what a reader asks for after each publish.
var order = []string{"the story", "/", "/uk", "/uk/feed.xml"}

// warming is how many publishes are not counted.
const warming = 20

// publish files a story, which is not timed, publishes it and reads it.
func publish(ctx context.Context, r *rig.Rig, key string, n int, pages map[string]*rig.Figures) (call, whole time.Duration, err error) {
	headline := fmt.Sprintf("Harbour notice number %d", n)
	body := strings.Repeat("<p>The harbour office said on Tuesday that the eastern basin will be dredged before the herring come back in the spring.</p>", 12)
	data, err := r.Post(ctx, key, "/stories", fmt.Sprintf(`{"headline": %q, "section": "uk", "topics": ["Regional bridge", "Costly canal"], "bylines": ["Ada Almeida"], "body_html": %q}`, headline, body))
	if err != nil {
		return 0, 0, err
	}
	var story struct{ ID, Path string }
	if err := json.Unmarshal(data, &story); err != nil {
		return 0, 0, err
	}
	began := time.Now()
	if data, err = r.Post(ctx, key, "/stories/"+story.ID+"/publish", ""); err != nil {
		return 0, 0, err
	}
	call = time.Since(began)
	if err := json.Unmarshal(data, &story); err != nil {
		return 0, 0, err
	}
	for _, name := range order {
		asked, page := time.Now(), name
		if name == "the story" {
			page = story.Path
		}
		_, text, err := r.Get(ctx, page, "Accept-Encoding: identity")
		if err != nil {
			return 0, 0, err
		}
		*pages[name] = append(*pages[name], time.Since(asked))
		if !bytes.Contains(text, []byte(headline)) {
			return 0, 0, fmt.Errorf("%s does not show %q after its publish was acknowledged", page, headline)
		}
	}
	return call, time.Since(began), nil
}

// peer is the least that publishing and reading could cost.
type peer struct {
	file   *os.File
	server *httptest.Server
	client *http.Client
}

func newPeer(dir string) (*peer, error) {
	f, err := os.Create(filepath.Join(dir, "peer"))
	if err != nil {
		return nil, err
	}
	page := bytes.Repeat([]byte("x"), 30<<10)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write(page) })) //nolint:errcheck // who hung up is not told
	return &peer{file: f, server: s, client: s.Client()}, nil
}

func (p *peer) measure() (time.Duration, error) {
	began := time.Now()
	if _, err := p.file.WriteAt(make([]byte, 4096), 0); err != nil {
		return 0, err
	}
	if err := p.file.Sync(); err != nil {
		return 0, err
	}
	for range 5 {
		resp, err := p.client.Get(p.server.URL)
		if err != nil {
			return 0, err
		}
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil {
			return 0, err
		}
	}
	return time.Since(began), nil
}

func (p *peer) close() {
	p.server.Close()
	p.file.Close()
}
