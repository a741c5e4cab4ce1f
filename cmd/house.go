package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"broadsheet/api"
	"broadsheet/auth"
	"broadsheet/desk"
	"broadsheet/feed"
	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/site"
	"broadsheet/store"
	"broadsheet/theme"
)

// house is everything wired together.
type house struct {
	store *store.Store
	press *press.Press
	site  *site.Site
	from  int64 // the change at which the press began
	mux   http.Handler
}

func newHouse(ctx context.Context, s *store.Store, c serveCommand, secure bool, log *slog.Logger) (*house, error) {
	look, err := c.files(c.Data)
	if err != nil {
		return nil, err
	}
	pages, face, err := newRenderer(s, look)
	if err != nil {
		return nil, err
	}
	h := &house{store: s, site: face}
	h.press = press.New(press.Options{Render: pages, Fail: face.Fail, Query: query, Bytes: c.Memory << 20, Purged: c.Purged, Log: log})
	err = s.Read(ctx, func(r *store.Reader) (err error) {
		h.from, err = r.Head()
		return err
	})
	if err != nil {
		return nil, err
	}
	h.press.Start(h.from)
	door := auth.NewDoorkeeper(s)
	newsroom, err := desk.New(desk.Options{Store: s, Door: door, Wait: h.press.Wait, Preview: face.Preview, PreviewHeader: face.PreviewHeader, Log: log, Secure: secure})
	if err != nil {
		return nil, err
	}
	h.mux = h.routes(newsroom, api.New(api.Options{Store: s, Wait: h.press.Wait, Log: log, Version: Version()}))
	return h, nil
}

// routes says who answers what: the desk and the API for those who write, and
// for everything else the press.
func (h *house) routes(newsroom, machine http.Handler) http.Handler {
	doors := map[string]http.Handler{
		"desk":    newsroom,
		"api":     machine,
		"assets":  h.site.Assets(),
		"healthz": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") }),
		"readyz":  http.HandlerFunc(h.ready),
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		first, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if door, ok := doors[first]; ok {
			door.ServeHTTP(w, r)
			return
		}
		h.press.ServeHTTP(w, r)
	})
}

func (h *house) handler() http.Handler { return h.mux }

// ready says whether the database answers, for a load balancer.
func (h *house) ready(w http.ResponseWriter, r *http.Request) {
	err := h.store.Read(r.Context(), func(r *store.Reader) error {
		_, err := r.Head()
		return err
	})
	if err != nil {
		http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// follow hands the change log to the press.
func (h *house) follow(ctx context.Context) error {
	return h.store.Tail(ctx, h.from, func(c news.Change) error {
		h.press.Apply(c)
		return nil
	})
}

// newRenderer makes every page of the publication: those for machines, and
// those for people, with the files of overlay, if any, in the place of the
// theme's own.
func newRenderer(s *store.Store, overlay fs.FS) (press.Renderer, *site.Site, error) {
	look, err := theme.Load(overlay)
	if err != nil {
		return nil, nil, &news.Error{Kind: news.ErrInvalid, Sentence: "The theme can't be used: " + err.Error() + ".", Err: err}
	}
	people := site.New(s, look, site.Options{})
	machines := feed.New(s, feed.Options{Generator: "Broadsheet " + Version()})
	return func(ctx context.Context, target string) (*press.Page, error) {
		page, err := machines.Render(ctx, target)
		if errors.Is(err, news.ErrNotFound) {
			return people.Render(ctx, target)
		}
		return page, err
	}, people, nil
}

// query keeps of a query what some page heeds.
func query(path string, q url.Values) string { return site.Query(path, q) }

// quiet is where net/http writes what it has to say of single connections.
func quiet(l *slog.Logger) *log.Logger { return slog.NewLogLogger(l.Handler(), slog.LevelDebug) }
