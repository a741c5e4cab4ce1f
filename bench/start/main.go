// Command start measures how long `broadsheet serve` takes, on a publication
// of ten thousand stories, from its start to the front page, and how much
// memory it holds: idle after that, and after readers have been through many
// of its pages. The peer, in turns, is the least server that Go can make: this
// very program, which then answers every request with one line.
//
//	go run ./bench/start [-stories 10000] [-starts 9] [-pages 1500]
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"

	"broadsheet/bench/rig"
)

func main() {
	stories := flag.Int("stories", 10_000, "how many stories the publication has")
	starts := flag.Int("starts", 9, "how often each server is started")
	pages := flag.Int("pages", 1500, "how many pages are read before the memory is looked at again")
	peer := flag.String("peer", "", "be the peer, on this address (used by the program itself)")
	flag.Parse()
	if *peer != "" {
		fmt.Fprintln(os.Stderr, http.ListenAndServe(*peer, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "Here.\n") }))) //nolint:errcheck,gosec // a peer, not a server
		os.Exit(1)
	}
	if err := run(context.Background(), *stories, *starts, *pages); err != nil {
		fmt.Fprintln(os.Stderr, "bench/start:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, stories, starts, pages int) error {
	r, err := rig.New(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	if _, err := r.Run(ctx, "bench", "fill", "--stories", fmt.Sprint(stories)); err != nil {
		return err
	}
	var ours, least rig.Figures
	var idle, leastIdle int64
	for n := range starts {
		took, err := r.Start(ctx)
		if err != nil {
			return err
		}
		ours = append(ours, took)
		bare, memory, err := startPeer(ctx)
		if err != nil {
			return err
		}
		least, leastIdle = append(least, bare), memory
		if n < starts-1 {
			err = r.Stop()
		} else {
			if err = r.Rest(ctx); err == nil { // search takes in first what was filled
				idle, err = r.Memory()
			}
		}
		if err != nil {
			return err
		}
	}
	read, after, err := readMany(ctx, r, pages)
	if err != nil {
		return err
	}
	fmt.Printf("Start on %d stories, %d times:\n", stories, starts)
	fmt.Println(ours.Line("  to the front page"))
	fmt.Println(least.Line("  peer: to one line"))
	fmt.Printf("  ratio to the peer            p50 %7.1f\n", ours.Ratio(.5, least))
	fmt.Printf("Memory (VmRSS): idle %.1f MB; after %d pages %.1f MB; peer %.1f MB; ratio idle %.1f\n",
		mb(idle), read, mb(after), mb(leastIdle), float64(idle)/float64(leastIdle))
	return nil
}

func mb(bytes int64) float64 { return float64(bytes) / 1e6 }

// startPeer starts this program as the peer, and ends it.
func startPeer(ctx context.Context) (took time.Duration, memory int64, err error) {
	self, err := os.Executable()
	if err != nil {
		return 0, 0, err
	}
	const addr = "127.0.0.1:18499"
	took, cmd, err := rig.Launch(ctx, self, []string{"-peer", addr}, "http://"+addr+"/")
	if err != nil {
		return 0, 0, err
	}
	defer end(cmd)
	memory, err = rig.Memory(cmd)
	return took, memory, err
}

func end(cmd *exec.Cmd) {
	cmd.Process.Kill() //nolint:errcheck // it is ours and runs
	cmd.Wait()         //nolint:errcheck // it was killed
}

// readMany reads pages, as compressed as a browser does, one after the other by
// the maps of the site, and gives the memory that the server holds a while after.
func readMany(ctx context.Context, r *rig.Rig, pages int) (read int, memory int64, err error) {
	for _, month := range locations(ctx, r, "/sitemap.xml") {
		for _, page := range locations(ctx, r, month) {
			if read == pages {
				break
			}
			if _, _, err := r.Get(ctx, page, "Accept-Encoding: gzip, br"); err != nil {
				return read, 0, err
			}
			read++
		}
	}
	time.Sleep(5 * time.Second)
	memory, err = r.Memory()
	return read, memory, err
}

var location = regexp.MustCompile(`<loc>https?://[^/]+(/[^<]*)</loc>`)

// locations gives the addresses that a map names; none when there is no map.
func locations(ctx context.Context, r *rig.Rig, page string) (paths []string) {
	_, text, err := r.Get(ctx, page)
	if err != nil {
		return nil
	}
	for _, m := range location.FindAllStringSubmatch(string(text), -1) {
		paths = append(paths, strings.ReplaceAll(m[1], "&amp;", "&"))
	}
	return paths
}
