package cmd

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"io/fs"
	"log"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"broadsheet/api"
	"broadsheet/auth"
	"broadsheet/collab"
	"broadsheet/desk"
	"broadsheet/feed"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/site"
	"broadsheet/store"
	"broadsheet/theme"
)

// house is everything wired together.
type house struct {
	store    *store.Store
	pictures *media.Library
	press    *press.Press
	rooms    *collab.Rooms
	site     *site.Site
	from     int64 // the change at which the press began
	mux      http.Handler
}

func newHouse(ctx context.Context, s *store.Store, pictures *media.Library, c serveCommand, secure bool, log *slog.Logger) (*house, error) {
	look, err := c.files(c.Data)
	if err != nil {
		return nil, err
	}
	pages, face, err := newRenderer(s, pictures, look)
	if err != nil {
		return nil, err
	}
	h := &house{store: s, pictures: pictures, site: face}
	h.press = press.New(press.Options{Render: pages, Fail: face.Fail, Query: query, Now: func() time.Time { return s.Now().Time }, Bytes: c.Memory << 20, Purged: c.Purged, Log: log})
	err = s.Read(ctx, func(r *store.Reader) (err error) {
		h.from, err = r.Head()
		return err
	})
	if err != nil {
		return nil, err
	}
	h.press.Start(h.from)
	door, err := c.door(ctx, s, log)
	if err != nil {
		return nil, err
	}
	rooms := collab.New(s, desk.Form(), log)
	newsroom, err := desk.New(desk.Options{Store: s, Pictures: pictures, Rooms: rooms, Faces: face.Faces(), Inks: face.Inks(), Door: door, Wait: h.press.Wait, Preview: face.Preview, PreviewHeader: face.PreviewHeader, PreviewFront: face.PreviewFront, Log: log, Secure: secure})
	if err != nil {
		return nil, err
	}
	h.rooms = rooms
	h.mux = h.routes(newsroom, api.New(api.Options{Store: s, Pictures: pictures, Wait: h.press.Wait, Settle: rooms.Flush, Log: log, Version: Version()}))
	return h, nil
}

// routes says who answers what: the desk and the API for those who write, and
// for everything else the press.
func (h *house) routes(newsroom, machine http.Handler) http.Handler {
	doors := map[string]http.Handler{
		"desk":    newsroom,
		"api":     machine,
		"assets":  h.site.Assets(),
		"media":   h.pictures,
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
		h.pictures.Apply(c) // before the press, which may render again at once
		h.press.Apply(c)
		return nil
	})
}

// newRenderer makes every page of the publication: those for machines, and
// those for people, with the files of overlay, if any, in the place of the
// theme's own.
func newRenderer(s *store.Store, pictures *media.Library, overlay fs.FS) (press.Renderer, *site.Site, error) {
	look, err := theme.Load(overlay)
	if err != nil {
		return nil, nil, &news.Error{Kind: news.ErrInvalid, Sentence: "The theme can't be used: " + err.Error() + ".", Err: err}
	}
	people := site.New(s, look, site.Options{Show: pictures.Show, Fixed: pictures.Fixed, Card: media.Card, Mark: marker(pictures), Wordmark: media.Wordmark})
	machines := feed.New(s, feed.Options{Generator: "Broadsheet " + Version(), Show: pictures.Show, Fixed: pictures.Fixed})
	return func(ctx context.Context, target string) (*press.Page, error) {
		page, err := machines.Render(ctx, target)
		if !errors.Is(err, news.ErrNotFound) {
			return page, err
		}
		page, err = people.Render(ctx, target)
		if path, _, _ := strings.Cut(target, "?"); errors.Is(err, news.ErrNotFound) && feed.Is(path) {
			return feed.Missing(path), nil // a program asked, and no page for people helps it
		}
		return page, err
	}, people, nil
}

// marker draws icons of the paper's own pictures. A page in the making has no
// context to give; the library's own work is bounded.
func marker(pictures *media.Library) func(a news.Asset, w, h int, share float64, ground color.Color) ([]byte, error) {
	return func(a news.Asset, w, h int, share float64, ground color.Color) ([]byte, error) {
		return pictures.Mark(context.Background(), a, w, h, share, ground)
	}
}

// query keeps of a query what some page heeds.
func query(path string, q url.Values) string { return site.Query(path, q) }

// quiet is where net/http writes what it has to say of single connections.
func quiet(l *slog.Logger) *log.Logger { return slog.NewLogLogger(l.Handler(), slog.LevelDebug) }

// door opens the vault of the data folder, and makes the keeper of the desk's
// door. What another key locked is told in the log: the paper goes on, and who
// has a code app comes in by a recovery code.
func (c serveCommand) door(ctx context.Context, s *store.Store, log *slog.Logger) (*auth.Doorkeeper, error) {
	vault, err := auth.OpenVault(c.Data)
	if err != nil {
		return nil, err
	}
	foreign, err := auth.LockSecrets(ctx, s, vault)
	if foreign > 0 {
		log.WarnContext(ctx, "code apps were set up under another secret.key than the one in the data folder", "accounts", foreign)
	}
	return auth.NewDoorkeeper(s, vault), err
}
