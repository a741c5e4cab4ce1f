package api

import (
	"errors"
	"net/http"
	"net/url"

	"broadsheet/news"
	"broadsheet/store"
)

// taken says of a name that is in use which one it is.
func taken(err error, what, slug string) error {
	if !errors.Is(err, news.ErrConflict) {
		return err
	}
	return &news.Error{Kind: news.ErrConflict, Field: "slug", Sentence: "There is a " + what + " with the slug “" + slug + "” already.", Err: err}
}

// named is the answer to the writing of something that has a slug.
func named(status int, under, slug string, body any) reply {
	r := reply{status: status, body: body}
	if status == http.StatusCreated {
		r.at = "/api/v1/" + under + "/" + url.PathEscape(slug)
	}
	return r
}

// putNamed answers once the writing of something that has a slug is shown.
func putNamed(s *server, c *call, status int, under, slug string, change int64, view func(news.Publication) any) (reply, error) {
	if err := c.shown(change); err != nil {
		return reply{}, err
	}
	pub, err := s.publication(c.Context())
	if err != nil {
		return reply{}, err
	}
	return named(status, under, slug, view(pub)), nil
}

// oneNamed answers with the topic or contributor of the path.
func oneNamed[T, V any](s *server, c *call, what string, public func(*store.Public, string) (T, error), newsroom func(*store.Reader, string) (T, error), view func(*call, news.Publication, T) V) (reply, error) {
	var found T
	var err error
	if c.public() {
		err = s.Store.Public(c.Context(), func(p *store.Public) error {
			found, err = public(p, c.PathValue("slug"))
			return err
		})
		err = hidden(err, "There is no %s called %q.", what, short(c.PathValue("slug")))
	} else {
		found, err = inNewsroom(s, c, what, newsroom)
	}
	if err != nil {
		return reply{}, err
	}
	pub, err := s.publication(c.Context())
	return reply{status: http.StatusOK, body: view(c, pub, found)}, err
}

// inNewsroom reads the topic or contributor of the path, published or not.
func inNewsroom[T any](s *server, c *call, what string, look func(*store.Reader, string) (T, error)) (found T, err error) {
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		found, err = look(r, c.PathValue("slug"))
		return err
	})
	return found, hidden(err, "There is no %s called %q.", what, short(c.PathValue("slug")))
}

// bySlugs lists topics or contributors by their slugs.
func bySlugs[T, V any](s *server, c *call, public func(*store.Public, string, int) ([]T, error), newsroom func(*store.Reader, string, int) ([]T, error), view func(*call, news.Publication, T) V, slug func(T) string) (reply, error) {
	q := c.asked
	limit, err := limitOf(q)
	if err != nil {
		return reply{}, err
	}
	after, err := cursorOf(q, bySlug)
	if err != nil {
		return reply{}, err
	}
	var found []T
	if c.public() {
		err = s.Store.Public(c.Context(), func(p *store.Public) error {
			found, err = public(p, after, limit+1)
			return err
		})
	} else {
		err = s.Store.Read(c.Context(), func(r *store.Reader) error {
			found, err = newsroom(r, after, limit+1)
			return err
		})
	}
	if err != nil {
		return reply{}, err
	}
	pub, err := s.publication(c.Context())
	cut := paged(found, limit, func(t T) string { return newCursor(bySlug, slug(t)) })
	list := page[V]{Items: make([]V, len(cut.Items)), Next: cut.Next}
	for i, t := range cut.Items {
		list.Items[i] = view(c, pub, t)
	}
	return reply{status: http.StatusOK, body: list}, err
}
