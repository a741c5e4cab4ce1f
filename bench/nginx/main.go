// Command nginx measures how fast the press hands out a page that it has in
// memory, beside nginx handing out the same bytes from a file (gzip_static), in
// one run on one machine. Each server is pinned to core 0, with one thread of Go
// or one worker; wrk has core 1. The rounds alternate, since a machine's speed
// drifts, and a ratio is the median of the rounds' ratios. Two are reported: of
// requests a second, which means something only if nothing else runs, and of
// requests for each second of core time that the server used, which other
// work on the machine disturbs far less.
//
// It needs Linux with two cores, nginx, wrk and taskset:
//
//	go run ./bench/nginx [-rounds 7] [-seconds 4] [-connections 64]
package main

import (
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"time"
)

func main() {
	rounds := flag.Int("rounds", 7, "how many times each server is measured")
	seconds := flag.Int("seconds", 4, "how long each measurement takes")
	connections := flag.Int("connections", 64, "how many connections wrk keeps open")
	serve := flag.String("serve", "", "be the server: press, or plain for the press without coalesced writes (used by the program itself)")
	flag.Parse()
	if err := run(*serve, *rounds, *seconds, *connections); err != nil {
		fmt.Fprintln(os.Stderr, "bench/nginx:", err)
		os.Exit(1)
	}
}

func run(serve string, rounds, seconds, connections int) error {
	if serve != "" {
		return servePage(serve)
	}
	for _, tool := range []string{"nginx", "wrk", "taskset"} {
		if _, err := exec.LookPath(tool); err != nil {
			return fmt.Errorf("this measurement needs %s: on Debian, apt-get install nginx wrk util-linux", tool)
		}
	}
	dir, err := os.MkdirTemp("", "bench-nginx-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	rivals, stop, err := start(dir)
	defer stop()
	if err != nil {
		return err
	}
	if err := alike(rivals); err != nil {
		return err
	}
	for range rounds {
		for _, r := range rivals {
			if err := r.measure(seconds, connections); err != nil {
				return fmt.Errorf("measuring %s: %w", r.name, err)
			}
		}
	}
	report(rivals)
	return nil
}

// rival is a server under measurement; the first of them is nginx.
type rival struct {
	name, url string
	process   int       // its id
	rates     []float64 // requests a second, for each round
	costs     []float64 // requests for a second of its core time
}

func (r *rival) measure(seconds, connections int) error {
	before, err := used(r.process)
	if err != nil {
		return err
	}
	requests, rate, err := load(r.url, seconds, connections)
	if err != nil {
		return err
	}
	after, err := used(r.process)
	if err != nil {
		return err
	}
	cost := requests / (after - before).Seconds()
	r.rates, r.costs = append(r.rates, rate), append(r.costs, cost)
	fmt.Printf("%-26s %8.0f requests a second, %8.0f a second of its core time\n", r.name, rate, cost)
	return nil
}

// alike makes sure that all hand out the same coded bytes, so that the ratio means something.
func alike(rivals []*rival) error {
	var first []byte
	for _, r := range rivals {
		b, err := fetch(r.url)
		if err != nil {
			return fmt.Errorf("asking %s: %w", r.name, err)
		}
		if first == nil {
			first = b
		}
		if !slices.Equal(b, first) {
			return fmt.Errorf("%s hands out %d bytes that are not nginx's %d", r.name, len(b), len(first))
		}
	}
	fmt.Printf("the page is %d bytes as gzip\n", len(first))
	return nil
}

func fetch(url string) ([]byte, error) {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept-Encoding", "gzip")
	for patience := 0; ; patience++ {
		res, err := http.DefaultClient.Do(req)
		if err == nil && res.Header.Get("Content-Encoding") == "gzip" {
			defer res.Body.Close()
			return io.ReadAll(res.Body)
		}
		if err == nil {
			err = fmt.Errorf("status %d, coding %q", res.StatusCode, res.Header.Get("Content-Encoding"))
			res.Body.Close()
		}
		if patience == 50 {
			return nil, err
		}
		time.Sleep(100 * time.Millisecond) // it is still starting
	}
}

func report(rivals []*rival) {
	fmt.Println()
	for _, r := range rivals[1:] {
		fmt.Printf("%-26s of nginx: %s by the clock, %s by core time\n", r.name,
			ratio(r.rates, rivals[0].rates), ratio(r.costs, rivals[0].costs))
	}
}

// ratio gives the median and the range of the rounds' ratios.
func ratio(ours, theirs []float64) string {
	ratios := make([]float64, len(ours))
	for i := range ours {
		ratios[i] = ours[i] / theirs[i]
	}
	slices.Sort(ratios)
	return fmt.Sprintf("%.2f (%.2f to %.2f)", ratios[len(ratios)/2], ratios[0], ratios[len(ratios)-1])
}
