package site

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync/atomic"

	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/prose"
	"broadsheet/store"
	"broadsheet/theme"
)

// Options are what a Site may be told; the zero value is a good one.
type Options struct {
	// PerPage is how many stories a page of a list holds; 0 stands for 30.
	PerPage int
	// Picture tells where the renditions of a picture of a story's text are;
	// see prose.PublicOptions. Nil shows only pictures that lie on this site.
	Picture func(prose.Picture) prose.Image
}

// Site makes pages for people. All its methods may be called by several
// goroutines at once.
type Site struct {
	store *store.Store
	theme *theme.Theme
	opt   Options
	known atomic.Pointer[face] // the masthead as it was last read, for when the database fails
}

// New makes a Site.
func New(st *store.Store, th *theme.Theme, opt Options) *Site {
	if opt.PerPage <= 0 {
		opt.PerPage = 30
	}
	return &Site{store: st, theme: th, opt: opt}
}

var _ press.Renderer = (*Site)(nil).Render

// Assets serves what the pages' style sheets load; it belongs at theme.AssetPrefix.
func (s *Site) Assets() http.Handler { return s.theme.Assets() }

// answer is what a page's file gives back.
type answer struct {
	page   theme.Page
	status int    // 0 stands for 200
	moved  string // the path to go to instead of a page
	file   *file  // what a machine asked for, instead of a page
	keep   bool
	heeds  bool // the page is a list, which heeds a place in the query
}

// found is an answer with a page that is kept until something changes it.
func found(p theme.Page) answer { return answer{page: p, keep: true} }

// Render makes the page for a target: an escaped path and perhaps a canonical
// query. An error that matches news.ErrNotFound means that there is no page;
// show it with Fail.
func (s *Site) Render(ctx context.Context, target string) (*press.Page, error) {
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return nil, &news.Error{Kind: news.ErrNotFound, Sentence: "There is no page at this address.", Err: err}
	}
	var a answer
	pg := &press.Page{Path: u.Path}
	err = s.store.Public(ctx, func(p *store.Public) error {
		v, err := s.open(p, u)
		if err == nil {
			a, err = v.answer()
		}
		pg.Keys, pg.Seq, pg.Ends = p.Keys(), p.Seq(), p.Ends()
		return err
	})
	if err != nil {
		return nil, err
	}
	// The template runs after the snapshot has been given back: the struct is
	// whole, and a connection is worth more than the order of two steps.
	return pg, s.finish(pg, a)
}

// finish puts status, headers and body on a page.
func (s *Site) finish(pg *press.Page, a answer) error {
	pg.Status, pg.Keep = a.status, a.keep
	if a.moved != "" {
		pg.Status = http.StatusMovedPermanently
		pg.Header = http.Header{"Location": {escape(a.moved)}, "Content-Type": {"text/plain; charset=utf-8"}}
		pg.Body = []byte("This page is at " + escape(a.moved) + "\n")
		return nil
	}
	if pg.Status == 0 {
		pg.Status = http.StatusOK
	}
	if a.file != nil {
		pg.Body, pg.Header = a.file.body, http.Header{"Content-Type": {a.file.kind}, "X-Content-Type-Options": {"nosniff"}}
		return nil
	}
	var b bytes.Buffer
	b.Grow(32 << 10)
	if err := s.theme.Render(&b, a.page); err != nil {
		return fmt.Errorf("render %s: %w", pg.Path, err)
	}
	pg.Body, pg.Header = b.Bytes(), s.header(a.page)
	return nil
}

// header is what every page says beside its words: that it runs no script,
// stands in no frame, asks nothing of the device, and tells other sites no more
// than where its readers come from.
func (s *Site) header(page theme.Page) http.Header {
	return http.Header{
		"Content-Type":               {"text/html; charset=utf-8"},
		"Content-Security-Policy":    {s.theme.Policy(page)},
		"X-Content-Type-Options":     {"nosniff"},
		"Referrer-Policy":            {"strict-origin-when-cross-origin"},
		"Permissions-Policy":         {"camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"},
		"Cross-Origin-Opener-Policy": {"same-origin"},
	}
}
