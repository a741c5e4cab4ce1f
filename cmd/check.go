package cmd

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"time"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/store"
)

type checkCommand struct {
	place
	dress
}

// Run checks that the data is whole and, when a server runs on it, that every
// page which the server keeps equals one that is rendered afresh.
func (k checkCommand) Run(c *console) error {
	s, err := k.openOld(c)
	if err != nil {
		return err
	}
	defer s.Close()
	found, err := s.Check(c)
	if err != nil {
		return err
	}
	for _, fault := range found.Faults {
		fmt.Fprintln(c.err, fault)
	}
	fmt.Fprintf(c.out, "%s, %s, %d published: %s.\n", counted(found.Stories, "story", "stories"),
		counted(found.Revisions, "revision", "revisions"), found.Published, counted(len(found.Faults), "fault", "faults"))
	stale, err := k.checkPages(c, s)
	if err != nil {
		return err
	}
	if n := len(found.Faults) + stale; n > 0 {
		return fmt.Errorf("%s wrong", counted(n, "thing is", "things are"))
	}
	return nil
}

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// followTime is how long a server may need to see what another program
// changed, and to drop the pages that it touched, with much to spare.
const followTime = 500 * time.Millisecond

// checkPages compares what a running server keeps with fresh renders. A page
// that differs may have been changed in between: it is stale only if the
// server goes on keeping that very copy.
func (k checkCommand) checkPages(c *console, s *store.Store) (stale int, err error) {
	look, err := k.files(k.Data)
	if err != nil {
		return 0, err
	}
	pictures, err := media.Open(k.Data, s, media.Options{NoAVIF: true, Log: c.log})
	if err != nil {
		return 0, err
	}
	defer pictures.Close() //nolint:errcheck // it only read
	render, _, err := newRenderer(s, pictures, look)
	if err != nil {
		return 0, err
	}
	socket := filepath.Join(k.Data, socketFile)
	kept, err := keptPages(c, socket)
	if errors.Is(err, errNoServer) {
		fmt.Fprintln(c.out, "No server runs on this data; there are no kept pages to compare.")
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	compared := len(kept)
	wrong, err := differing(c, render, kept)
	for try := 0; err == nil && len(wrong) > 0 && try < 2; try++ {
		wrong, err = k.stillKept(c, socket, wrong)
		if err == nil {
			wrong, err = differing(c, render, wrong)
		}
	}
	if err != nil {
		return 0, err
	}
	fmt.Fprintf(c.out, "%s compared with fresh ones: %d different.\n", counted(compared, "kept page", "kept pages"), len(wrong))
	for _, page := range wrong {
		fmt.Fprintf(c.err, "%s: the kept page is not what it would be now\n", page.Target)
	}
	return len(wrong), nil
}

// stillKept waits for what the server may need, and gives those of the pages
// that it keeps even then.
func (k checkCommand) stillKept(c *console, socket string, pages []keptPage) (still []keptPage, err error) {
	select {
	case <-c.Done():
		return nil, c.Err()
	case <-time.After(followTime):
	}
	kept, err := keptPages(c, socket)
	if err != nil {
		return nil, err
	}
	for _, page := range pages {
		if slices.Contains(kept, page) {
			still = append(still, page)
		}
	}
	return still, nil
}

// differing gives the pages that are not what fresh ones would be.
func differing(ctx context.Context, render press.Renderer, kept []keptPage) (wrong []keptPage, err error) {
	for _, k := range kept {
		page, err := render(ctx, k.Target)
		switch {
		case errors.Is(err, news.ErrNotFound):
			wrong = append(wrong, k)
		case err != nil:
			return nil, fmt.Errorf("render %s: %w", k.Target, err)
		default:
			if sum := sha256.Sum256(page.Body); hex.EncodeToString(sum[:]) != k.Hash {
				wrong = append(wrong, k)
			}
		}
	}
	return wrong, nil
}

var errNoServer = errors.New("no server answers")

// keptPages asks a running server what its press keeps.
func keptPages(ctx context.Context, socket string) (kept []keptPage, err error) {
	client := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", socket)
	}}}
	defer client.CloseIdleConnections()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://broadsheet/pages", nil)
	if err != nil {
		return nil, err
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, errNoServer
	}
	defer resp.Body.Close()
	for dec := json.NewDecoder(resp.Body); dec.More(); {
		var k keptPage
		if err := dec.Decode(&k); err != nil {
			return nil, fmt.Errorf("read the server's pages: %w", err)
		}
		kept = append(kept, k)
	}
	return kept, nil
}
