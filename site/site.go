package site

import (
	"bytes"
	"context"
	"fmt"
	"image/color"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"

	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/prose"
	"broadsheet/store"
	"broadsheet/theme"
	"broadsheet/tongue"
)

// Options are what a Site may be told; the zero value is a good one.
type Options struct {
	// PerPage is how many stories a page of a list holds; 0 stands for 30.
	PerPage int
	// Show tells where the renditions of a picture are, cut to a shape and shown
	// as wide as a sizes attribute says, where empty is the width of a story's
	// text. Nil shows no asset.
	Show func(a news.Asset, s news.Shape, sizes string) prose.Image
	// Fixed tells where one rendition of a picture is, for places that take one size.
	Fixed func(a news.Asset, s news.Shape) prose.Image
	// Mark draws a picture whole on a ground of w × h pixels, as PNG, filling as
	// much of its sides as share says. A nil ground is seen through. Nil draws none.
	Mark func(a news.Asset, w, h int, share float64, ground color.Color) ([]byte, error)
	// Wordmark draws the publication's name on a ground of w × h pixels, as PNG. An
	// error that matches news.ErrInvalid says that the letters can't be drawn. Nil draws none.
	Wordmark func(name string, w, h int, ink, ground color.Color) ([]byte, error)
	// Card draws the picture of 1200 × 630 pixels that stands for a story where
	// links are shared, as PNG. An error that matches news.ErrInvalid says that
	// the letters can't be drawn. Nil draws none.
	Card func(headline, section, publication string, accent color.Color) ([]byte, error)
}

// Site makes pages for people. All its methods may be called by several
// goroutines at once.
type Site struct {
	store *store.Store
	theme *theme.Theme
	opt   Options
	known atomic.Pointer[face] // the masthead as it was last read, for when the database fails
	heard sync.Map             // tongues by their tag: one for each language of an edition
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

// Faces gives the rules of the theme's fonts, for screens that share them.
func (s *Site) Faces() string { return s.theme.Faces() }

// Inks gives the rules of charts and maps, for screens on which they are made.
func (s *Site) Inks() string { return s.theme.Inks() }

// tongue gives a language, made once.
func (s *Site) tongue(tag string) *tongue.Tongue {
	t, ok := s.heard.Load(tag)
	if !ok {
		t, _ = s.heard.LoadOrStore(tag, tongue.For(tag))
	}
	return t.(*tongue.Tongue) //nolint:forcetypeassert // nothing else is put there
}

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
		if err == nil {
			err = v.faces()
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
		if a.file.open {
			pg.Header.Set("Access-Control-Allow-Origin", "*")
		}
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
