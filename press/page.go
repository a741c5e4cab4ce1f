package press

import (
	"context"
	"net/http"
	"time"

	"broadsheet/news"
)

// Page is a finished page as a Renderer makes it. The press copies it and then
// only reads it, so neither side may change what it points to afterwards.
type Page struct {
	// Path is the path that the page is for, as readers see it.
	Path string
	// Status is the HTTP status; 0 stands for 200.
	Status int
	// Header holds Content-Type and whatever else the page wants to say, such as
	// Location, Last-Modified or a policy. What the press decides itself (length,
	// coding, ETag, Vary, tags) is replaced, and a cookie is dropped: a page that
	// is kept would hand one reader's cookie to all. A Cache-Control of the
	// renderer's stands, unless the page ends or is an error.
	Header http.Header
	// Body is the page as it reads, without any coding; the press makes gzip and
	// brotli of it once.
	Body []byte
	// Keys names everything that the page was made from. A page without keys is
	// never dropped by a change.
	Keys []news.Key
	// Seq is the number of the last change that the page's snapshot contains.
	Seq int64
	// Ends is when the page stops being true by itself, such as the midnight at
	// which the masthead's date turns; zero means never.
	Ends time.Time
	// Keep says that the page may be kept. A page without it is served to those
	// who were waiting for it and forgotten: 404s, redirects, searches.
	Keep bool

	target string
}

// Target is the path and canonical query that the page was rendered for: what
// to give a Renderer to make it again. It is empty on a page that did not come
// from the press.
func (pg *Page) Target() string { return pg.target }

// Renderer makes the page for a target, which is an escaped path and, after a
// question mark, the canonical query if there is one. It must read all data in
// one snapshot, whose change number is the page's Seq. An error that carries a
// sentence (news.Error) is shown to the reader; any other is logged and shown
// as a reference. The context ends when nobody waits for the page any more or
// when Options.Patience is over.
type Renderer func(ctx context.Context, target string) (*Page, error)
