package cmd

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"broadsheet/news"
)

// socketFile is where a running server answers the person who owns the data
// folder: nobody else can open it.
const socketFile = "broadsheet.sock"

// keptPage is a line of /pages: what the press keeps.
type keptPage struct {
	Target string `json:"target"`
	Seq    int64  `json:"seq"`  // the change that it was made at
	Hash   string `json:"hash"` // SHA-256 of the page as it reads
}

// adminHandler answers /metrics and /pages, and gives profiles of the running
// server to `go tool pprof`.
func (h *house) adminHandler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", h.metrics)
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /pages", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/jsonl")
		enc := json.NewEncoder(w)
		for page := range h.press.Pages() {
			sum := sha256.Sum256(page.Body)
			if enc.Encode(keptPage{Target: page.Target(), Seq: page.Seq, Hash: hex.EncodeToString(sum[:])}) != nil {
				return // the asker has gone
			}
		}
	})
	return mux
}

// listenAdmin listens on the socket in the data folder and, where asked, on an
// address. A folder in which no socket can be made is no reason not to serve;
// one on which another server works is: the two would change the publication's
// address and the set-up link under each other.
func (c serveCommand) listenAdmin(con *console) (listeners []net.Listener, err error) {
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return nil, fmt.Errorf("make the data folder: %w", err)
	}
	l, err := listenSocket(con, filepath.Join(c.Data, socketFile))
	switch {
	case errors.Is(err, news.ErrConflict):
		return nil, err
	case err != nil:
		con.log.WarnContext(con, "no socket in the data folder: check can't see the kept pages", "error", err)
	default:
		listeners = append(listeners, l)
	}
	if c.AdminAddr == "" {
		return listeners, nil
	}
	if l, err = listen(con, c.AdminAddr); err != nil {
		closeAll(listeners)
		return nil, err
	}
	return append(listeners, l), nil
}

// listenSocket listens on the socket. One that a killed server left is removed;
// one that answers belongs to another server, and is left alone.
func listenSocket(ctx context.Context, file string) (net.Listener, error) {
	dialer := net.Dialer{Timeout: time.Second}
	if other, err := dialer.DialContext(ctx, "unix", file); err == nil {
		other.Close()
		return nil, news.Conflict("Another server works on the data folder %s already; stop it, or choose another folder with --data.", filepath.Dir(file))
	}
	if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "unix", file)
	if err != nil {
		return nil, err
	}
	return l, os.Chmod(file, 0o600)
}

func closeAll(listeners []net.Listener) {
	for _, l := range listeners {
		l.Close()
	}
}

// serveAdmin answers who comes to the listeners until ctx ends.
func serveAdmin(ctx context.Context, h *house, listeners []net.Listener, log *slog.Logger) error {
	server := &http.Server{Handler: h.adminHandler(), ReadHeaderTimeout: 10 * time.Second, ErrorLog: quiet(log)}
	var group errgroup.Group
	for _, l := range listeners {
		group.Go(func() error { return serving(server.Serve(l)) })
	}
	<-ctx.Done()
	return errors.Join(server.Close(), group.Wait())
}

// metrics writes the press's counters in the text format of Prometheus.
func (h *house) metrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	st := h.press.Stats()
	for _, m := range []struct {
		name, kind, help string
		value            any
	}{
		{"broadsheet_press_hits_total", "counter", "Requests answered from memory.", st.Hits},
		{"broadsheet_press_misses_total", "counter", "Requests for which a page was rendered.", st.Misses},
		{"broadsheet_press_drops_total", "counter", "Pages dropped by a change.", st.Drops},
		{"broadsheet_press_refused_total", "counter", "Renders not kept since a change came in between.", st.Refused},
		{"broadsheet_press_pages", "gauge", "Pages kept.", st.Kept},
		{"broadsheet_press_bytes", "gauge", "Bytes of the kept pages.", st.Bytes},
	} {
		fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n%s %v\n", m.name, m.help, m.name, m.kind, m.name, m.value)
	}
}
