package api

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// contributorView is somebody whose byline stories carry. All of it is public
// once one of their stories is, and before that none.
type contributorView struct {
	Slug  string   `json:"slug"`
	Name  string   `json:"name"`
	Title string   `json:"title"`
	Bio   string   `json:"bio"`
	Links []string `json:"links"` // the same person elsewhere
	Path  string   `json:"path"`
	URL   string   `json:"url"`
}

func contributorViewOf(_ *call, pub news.Publication, c news.Contributor) contributorView {
	path := "/by/" + c.Slug
	return contributorView{Slug: c.Slug, Name: c.Name, Title: c.Title, Bio: c.Bio, Links: append([]string{}, c.Links...), Path: path, URL: pub.URL(path)}
}

// contributors lists contributors by slug: to the public those with a
// published story.
func (s *server) contributors(c *call) (reply, error) {
	return bySlugs(s, c, (*store.Public).Contributors, func(r *store.Reader, after string, limit int) ([]news.Contributor, error) {
		return r.ContributorsLike("", after, limit)
	}, contributorViewOf, func(c news.Contributor) string { return c.Slug })
}

// contributor answers with one contributor.
func (s *server) contributor(c *call) (reply, error) {
	return oneNamed(s, c, "contributor", (*store.Public).Contributor, (*store.Reader).Contributor, contributorViewOf)
}

// contributorIn is what a program writes of a contributor.
type contributorIn struct {
	Slug  text  `json:"slug"`
	Name  text  `json:"name"`
	Title text  `json:"title"`
	Bio   text  `json:"bio"`
	Links texts `json:"links"`
}

// addContributor makes a contributor.
func (s *server) addContributor(c *call) (reply, error) {
	in, err := read[contributorIn](c)
	if err != nil {
		return reply{}, err
	}
	return s.putContributor(c, http.StatusCreated, news.Contributor{Slug: news.Slug(in.Name.value)}, in)
}

// changeContributor changes what is given of a contributor.
func (s *server) changeContributor(c *call) (reply, error) {
	in, err := read[contributorIn](c)
	if err != nil {
		return reply{}, err
	}
	known, err := inNewsroom(s, c, "contributor", (*store.Reader).Contributor)
	if err != nil {
		return reply{}, err
	}
	return s.putContributor(c, http.StatusOK, known, in)
}

func (s *server) putContributor(c *call, status int, b news.Contributor, in contributorIn) (reply, error) {
	b.Slug, b.Name = in.Slug.or(b.Slug), news.Line(in.Name.or(b.Name))
	b.Title, b.Bio = news.Line(in.Title.or(b.Title)), news.Line(in.Bio.or(b.Bio))
	if in.Links.given {
		b.Links = in.Links.value
	}
	b, change, err := publish.Contributor(c.Context(), s.Store, c.by, b)
	if err != nil {
		return reply{}, taken(err, "contributor", b.Slug)
	}
	return putNamed(s, c, status, "contributors", b.Slug, change, func(pub news.Publication) any { return contributorViewOf(c, pub, b) })
}
