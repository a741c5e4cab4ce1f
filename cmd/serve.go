package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"broadsheet/auth"
	"broadsheet/demo"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/publish"
	"broadsheet/search"
	"broadsheet/store"
)

type serveCommand struct {
	place
	dress
	Addr      string `help:"Address to listen on." default:":8080"`
	BaseURL   string `name:"base-url" help:"Address that readers use, such as https://example.org. Kept until it is given anew." placeholder:"URL"`
	Demo      bool   `help:"Fill an empty publication with a demonstration."`
	AdminAddr string `help:"Address for /metrics and /pages; without it only the socket in the data folder answers." placeholder:"HOST:PORT"`
	Purged    bool   `help:"Behind a CDN that is purged by key, let it keep pages for long."`
	Memory    int64  `help:"MiB of memory for finished pages." default:"48"`
}

// Validate refuses, as wrong use, a memory that no machine has.
func (c serveCommand) Validate() error {
	if c.Memory < 1 || c.Memory > 1<<20 {
		return fmt.Errorf("--memory: between 1 and %d MiB can be used for pages, not %d", 1<<20, c.Memory)
	}
	return nil
}

// Run serves until the program is told to stop, then lets the readers and
// writers of the moment finish.
func (c serveCommand) Run(con *console) error {
	lean()
	listener, err := listen(con, c.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	admin, err := c.listenAdmin(con)
	if err != nil {
		return err
	}
	defer closeAll(admin)
	s, err := c.open(con)
	if err != nil {
		return err
	}
	defer s.Close()
	pictures, err := media.Open(c.Data, s, media.Options{Log: con.log})
	if err != nil {
		return err
	}
	defer pictures.Close() //nolint:errcheck // what is left undone is done when it is asked for
	if c.Demo {
		if _, err := demo.Fill(con, s, pictures); err != nil && !errors.Is(err, news.ErrConflict) {
			return err
		}
	}
	if _, err := publish.Due(con, s, con.log); err != nil { // what fell due while nobody was there; the clerk tries again
		con.log.ErrorContext(con, "publishing what fell due failed", "error", err)
	}
	address, err := c.address(con, s, listener.Addr())
	if err != nil {
		return err
	}
	h, err := newHouse(con, s, pictures, c, strings.HasPrefix(address, "https://"), con.log)
	if err != nil {
		return err
	}
	if err := c.greet(con, s, address); err != nil {
		return err
	}
	return c.work(con, h, listener, admin)
}

// lean has the collector run twice as often as Go's rule, unless GOGC says
// otherwise. Most of the heap is finished pages, which are bytes without
// pointers: to look through it costs about one in a hundred of the core time,
// and what it would hold besides is a quarter of the memory.
func lean() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
}

// listen takes the address that readers come to.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, news.Conflict("Another program listens on %s already; stop it, or choose another address with --addr.", addr)
	case errors.Is(err, os.ErrPermission):
		return nil, news.Forbidden("This account may not listen on %s; choose a port above 1023 with --addr.", addr)
	case err != nil:
		return nil, fmt.Errorf("listen on %s: %w", addr, err)
	}
	return l, nil
}

// address gives the address that readers use: the one that was asked for, or
// the one that was kept, unless that is of this machine and its port changed.
func (c serveCommand) address(ctx context.Context, s *store.Store, listening net.Addr) (string, error) {
	var pub news.Publication
	err := s.Read(ctx, func(r *store.Reader) (err error) {
		pub, err = r.Publication()
		return err
	})
	if err != nil {
		return "", err
	}
	want := strings.TrimSuffix(c.BaseURL, "/")
	if want == "" && strings.HasPrefix(pub.BaseURL, "http://localhost") {
		_, port, err := net.SplitHostPort(listening.String())
		if err != nil {
			return "", err
		}
		want = "http://localhost:" + port
	}
	if want == "" || want == pub.BaseURL {
		return pub.BaseURL, nil
	}
	pub.BaseURL = want
	_, err = publish.Settings(ctx, s, news.System(), pub)
	return want, err
}

// greet tells where the publication is and, while it has nobody to run it, the
// one link that makes its first admin.
func (c serveCommand) greet(con *console, s *store.Store, address string) error {
	token, err := auth.SetupToken(con, s)
	if err != nil {
		return err
	}
	greeting := fmt.Sprintf("The publication is at %s/\n", address)
	if token != "" {
		greeting += fmt.Sprintf("Make the first account at %s/desk/setup?token=%s\n", address, token)
	}
	_, err = io.WriteString(con.out, greeting)
	return err
}

// drain is how long readers and writers of the moment have to finish.
const drain = 10 * time.Second

// work runs the server and the followers of the log until one fails or the
// program is told to stop.
func (c serveCommand) work(con *console, h *house, listener net.Listener, admin []net.Listener) error {
	group, ctx := errgroup.WithContext(con)
	server := &http.Server{
		Handler:           h.handler(),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       60 * time.Second,
		IdleTimeout:       120 * time.Second,
		MaxHeaderBytes:    64 << 10,
		ConnContext:       press.ConnContext,
		ErrorLog:          quiet(con.log),
	}
	group.Go(func() error { return serving(server.Serve(press.Listen(listener))) })
	group.Go(func() error { return h.follow(ctx) })
	group.Go(func() error { return search.Follow(ctx, h.store, con.log) })
	group.Go(func() error { return publish.Clerk(ctx, h.store, con.log, h.rooms.Flush) })
	group.Go(func() error { return h.press.Run(ctx) })
	group.Go(func() error { return h.rooms.Run(ctx) })
	group.Go(func() error { return serveAdmin(ctx, h, admin, con.log) })
	group.Go(func() error {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
		defer cancel()
		return server.Shutdown(grace)
	})
	if err := group.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// serving is nil for the error by which a server says that it was told to stop.
func serving(err error) error {
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
