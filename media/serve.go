package media

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"

	"broadsheet/news"
)

// ServeHTTP answers for /media/…: the renditions of a picture, and 404 for
// everything else.
func (l *Library) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Pictures can only be read.", http.StatusMethodNotAllowed)
		return
	}
	want, ok := parse(r.URL.EscapedPath())
	if !ok || r.URL.RawQuery != "" { // a query would make the caches on the way keep one picture many times
		missing(w)
		return
	}
	s, err := l.standing(r.Context(), want.hash)
	var path string
	if err == nil {
		path, err = l.find(r.Context(), want)
	}
	if err == nil {
		s.keep(w.Header(), l.store.Now())
		err = send(w, r, want, path)
	}
	if err != nil {
		l.fail(w, r, err)
	}
}

// ServeWhole answers somebody of the newsroom with the rendition of a picture
// that comes nearest to a width, whether or not readers may have it.
func (l *Library) ServeWhole(w http.ResponseWriter, r *http.Request, a news.Asset, width int) error {
	c := cutOf(a, Whole)
	ws := c.widths()
	want := wanted{hash: a.Hash, shape: Whole, width: ws[len(ws)-1], format: webpFormat}
	for _, one := range slices.Backward(ws) {
		if one >= width {
			want.width = one
		}
	}
	want.name = c.name(want.width, want.format)
	path, err := l.rendition(r.Context(), a, c, want.width, want.format)
	if err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "private, max-age=86400")
	return send(w, r, want, path)
}

// find gives the file of a rendition: the one that is there, or one that is
// made because its picture has it.
func (l *Library) find(ctx context.Context, want wanted) (string, error) {
	path := filepath.Join(l.shelf(want.hash), want.name)
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	a, err := l.byHash(ctx, want.hash)
	if err != nil {
		return "", err
	}
	c := cutOf(a, want.shape)
	switch {
	case !slices.Contains(c.widths(), want.width), c.name(want.width, want.format) != want.name:
		return "", news.NotFound("There is no such picture.")
	case want.format == avifFormat: // made in the background or not at all
		return "", news.NotFound("There is no such picture.")
	}
	return l.rendition(ctx, a, c, want.width, want.format)
}

// send writes the file.
func send(w http.ResponseWriter, r *http.Request, want wanted, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	guard(w.Header())
	w.Header().Set("Content-Type", string(want.format))
	w.Header().Set("ETag", fmt.Sprintf(`"%s-%s-%x"`, want.hash[:16], want.name, info.Size()))
	// Others may show our pictures: readers of our feeds do.
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	http.ServeContent(w, r, want.name, info.ModTime(), f)
	return nil
}

// guard keeps a browser from taking a picture for anything else.
func guard(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
}

func missing(w http.ResponseWriter) {
	guard(w.Header())
	w.Header().Set("Cache-Control", "no-store") // it may be there in a moment
	http.Error(w, "There is no such picture.", http.StatusNotFound)
}

func (l *Library) fail(w http.ResponseWriter, r *http.Request, err error) {
	for _, name := range []string{"Cache-Control", "Surrogate-Key", "Cache-Tag"} {
		w.Header().Del(name)
	}
	switch {
	case errors.Is(err, news.ErrGone):
		guard(w.Header())
		w.Header().Set("Cache-Control", "no-store") // it comes back with a new right
		http.Error(w, "This picture may not be shown any more.", http.StatusGone)
	case errors.Is(err, news.ErrNotFound), errors.Is(err, os.ErrNotExist):
		missing(w)
	case r.Context().Err() != nil: // nobody waits any more
	default:
		l.opt.Log.Error("a rendition was not made", "path", r.URL.Path, "err", err)
		guard(w.Header())
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Retry-After", "10")
		http.Error(w, "The picture cannot be shown just now; try again in a moment.", http.StatusServiceUnavailable)
	}
}
