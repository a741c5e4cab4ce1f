package feed

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/prose"
	"broadsheet/store"
)

// Options are what Feeds may be told; the zero value is a good one.
type Options struct {
	// Generator names the program in the feeds.
	Generator string
	// Show tells where the renditions of a picture are, cut to a shape and shown
	// as wide as a sizes attribute says. Nil shows no asset.
	Show func(a news.Asset, s news.Shape, sizes string) prose.Image
	// Fixed tells where one rendition of a picture is, for places that take one size.
	Fixed func(a news.Asset, s news.Shape) prose.Image
	// Items is how many stories a feed holds; 0 stands for 30.
	Items int
}

// Feeds makes pages for machines. It may be used by several goroutines at once.
type Feeds struct {
	store *store.Store
	opt   Options
}

// New makes Feeds.
func New(s *store.Store, o Options) *Feeds {
	if o.Items <= 0 {
		o.Items = 30
	}
	if o.Generator == "" {
		o.Generator = "Broadsheet"
	}
	return &Feeds{store: s, opt: o}
}

var _ press.Renderer = (*Feeds)(nil).Render

// printer makes one kind of page from what it reads through p: its media type
// and its bytes.
type printer func(f *Feeds, p *store.Public, pub news.Publication) (mediaType string, body []byte, err error)

// Render makes the page for a target. news.ErrNotFound means that the path is
// not one of a feed or map, or that what it would be of does not exist.
func (f *Feeds) Render(ctx context.Context, target string) (*press.Page, error) {
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return nil, &news.Error{Kind: news.ErrNotFound, Sentence: "There is no feed at this address.", Err: err}
	}
	prints, ok := route(u.Path)
	if !ok {
		return nil, news.NotFound("There is no feed at %s.", u.Path)
	}
	page := &press.Page{Path: u.Path, Status: http.StatusOK, Keep: true}
	err = f.store.Public(ctx, func(p *store.Public) error {
		pub, err := p.Publication()
		if err != nil {
			return err
		}
		mediaType, body, err := prints(f, p, pub)
		page.Header, page.Body = header(mediaType), body
		page.Keys, page.Seq, page.Ends = p.Keys(), p.Seq(), p.Ends()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("print %s: %w", u.Path, err)
	}
	return page, nil
}

// Is tells whether a path is one of a feed or map, whether or not there is
// something at it.
func Is(path string) bool {
	_, ok := route(path)
	return ok
}

// route finds what prints a path.
func route(path string) (printer, bool) {
	switch path {
	case "/robots.txt":
		return robots, true
	case "/sitemap.xml":
		return sitemapIndex, true
	case "/sitemap-pages.xml":
		return sitemapPages, true
	case "/news-sitemap.xml":
		return newsSitemap, true
	}
	if m, ok := monthOf(path); ok {
		return m.print, true
	}
	dir, file, _ := cutLast(path)
	prints, ok := formats[file]
	if !ok || strings.Count(dir, "/") > 2 {
		return nil, false
	}
	return func(f *Feeds, p *store.Public, pub news.Publication) (string, []byte, error) {
		c, err := f.channel(p, pub, dir, path)
		if err != nil {
			return "", nil, err
		}
		return prints(c)
	}, true
}

// formats are the feeds by the last part of their address.
var formats = map[string]func(channel) (mediaType string, body []byte, err error){
	"feed.xml": rss, "feed.atom": atom, "feed.json": jsonFeed,
}

func cutLast(path string) (dir, file string, ok bool) {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

// header is what a page for machines says beside its bytes. Anybody's program
// may read it from anywhere; a browser must not take it for something else.
func header(mediaType string) http.Header {
	return http.Header{
		"Content-Type":                {mediaType},
		"X-Content-Type-Options":      {"nosniff"},
		"Access-Control-Allow-Origin": {"*"},
		"Content-Security-Policy":     {"default-src 'none'; style-src 'unsafe-inline'; sandbox"},
	}
}
