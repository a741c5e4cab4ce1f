package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"
)

// peer is the least that a page could cost: a server that has the bytes.
type peer struct{ server *httptest.Server }

func newPeer() *peer {
	page := bytes.Repeat([]byte("x"), 4<<20)
	return &peer{httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n, err := strconv.Atoi(r.URL.Query().Get("n"))
		if err != nil || n < 0 {
			n = 0
		}
		w.Write(page[:min(n, len(page))]) //nolint:errcheck // who hung up is not told
	}))}
}

func (p *peer) fetch(ctx context.Context, n int) (time.Duration, error) {
	began := time.Now()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("%s/?n=%d", p.server.URL, n), nil)
	if err != nil {
		return 0, err
	}
	resp, err := p.server.Client().Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return time.Since(began), err
}

func (p *peer) close() { p.server.Close() }
