// Command weight measures what the pages of the demonstration's stories weigh
// as they go over the wire: the body in gzip and in brotli, and the headers.
// What fits in 14 KB arrives in the first round trip of a new connection (ten
// packets; RFC 6928).
//
//	go run ./bench/weight
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"

	"broadsheet/bench/rig"
)

// most is the target for a page, headers included.
const most = 14 << 10

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "bench/weight:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	r, err := rig.New(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	if _, err := r.Start(ctx, "--demo"); err != nil {
		return err
	}
	stories, err := storyPages(ctx, r)
	if err != nil {
		return err
	}
	fmt.Printf("Weight of %d story pages of the demonstration, in bytes:\n", len(stories))
	for _, coding := range []string{"identity", "gzip", "br"} {
		if err := weigh(ctx, r, coding, stories); err != nil {
			return err
		}
	}
	for _, page := range []string{"/", "/uk", "/latest"} {
		_, zipped, err := r.Get(ctx, page, "Accept-Encoding: gzip")
		if err != nil {
			return err
		}
		fmt.Printf("  %-9s gzip %6d\n", page, len(zipped))
	}
	return nil
}

// storyPages finds the stories by the maps of the site.
func storyPages(ctx context.Context, r *rig.Rig) (pages []string, err error) {
	loc := regexp.MustCompile(`<loc>https?://[^/]+(/[^<]*)</loc>`)
	_, index, err := r.Get(ctx, "/sitemap.xml")
	if err != nil {
		return nil, err
	}
	for _, m := range loc.FindAllSubmatch(index, -1) {
		if !bytes.HasPrefix(m[1], []byte("/sitemap-2")) {
			continue
		}
		_, month, err := r.Get(ctx, string(m[1]))
		if err != nil {
			return nil, err
		}
		for _, page := range loc.FindAllSubmatch(month, -1) {
			pages = append(pages, string(page[1]))
		}
	}
	if len(pages) == 0 {
		return nil, errors.New("the maps name no story")
	}
	return pages, nil
}

func weigh(ctx context.Context, r *rig.Rig, coding string, pages []string) error {
	var bodies, headers []int
	over := 0
	for _, page := range pages {
		resp, body, err := r.Get(ctx, page, "Accept-Encoding: "+coding)
		if err != nil {
			return err
		}
		bodies, headers = append(bodies, len(body)), append(headers, size(resp.Header))
		if len(body)+size(resp.Header) > most {
			over++
		}
	}
	slices.Sort(bodies)
	fmt.Printf("  %-9s middle %6d   largest %6d   headers up to %5d   over %d with headers: %d\n",
		coding, bodies[len(bodies)/2], bodies[len(bodies)-1], slices.Max(headers), most, over)
	return nil
}

func size(h http.Header) int {
	var b bytes.Buffer
	h.Write(&b) //nolint:errcheck // to memory
	return b.Len() + len("HTTP/1.1 200 OK\r\n\r\n")
}
