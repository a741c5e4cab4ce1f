package api

import (
	"errors"
	"net/http"
	"net/url"
	"regexp"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// topicView is what stories are about.
type topicView struct {
	Slug        string         `json:"slug"`
	Name        string         `json:"name"`
	Kind        news.TopicKind `json:"kind"`
	Description string         `json:"description"`
	Wikidata    string         `json:"wikidata"`
	Path        string         `json:"path"`
	URL         string         `json:"url"`
	*topicWorkings
}

// topicWorkings is what of a topic is the newsroom's alone: another name may
// be one that was never printed.
type topicWorkings struct {
	Aliases []string `json:"aliases"`
}

func topicViewOf(c *call, pub news.Publication, t news.Topic) topicView {
	v := topicView{Slug: t.Slug, Name: t.Name, Kind: t.Kind, Description: t.Description, Wikidata: t.Wikidata, Path: "/topic/" + t.Slug}
	v.URL = pub.URL(v.Path)
	if !c.public() {
		v.topicWorkings = &topicWorkings{Aliases: append([]string{}, t.Aliases...)}
	}
	return v
}

// topics lists topics by slug: to the public those with a published story.
func (s *server) topics(c *call) (reply, error) {
	return bySlugs(s, c, (*store.Public).Topics, func(r *store.Reader, after string, limit int) ([]news.Topic, error) {
		return r.TopicsLike("", after, limit)
	}, topicViewOf, func(t news.Topic) string { return t.Slug })
}

// topic answers with one topic.
func (s *server) topic(c *call) (reply, error) {
	return oneNamed(s, c, "topic", (*store.Public).Topic, (*store.Reader).Topic, topicViewOf)
}

// topicIn is what a program writes of a topic.
type topicIn struct {
	Slug        text  `json:"slug"`
	Name        text  `json:"name"`
	Kind        text  `json:"kind"`
	Aliases     texts `json:"aliases"`
	Description text  `json:"description"`
	Wikidata    text  `json:"wikidata"`
}

// addTopic makes a topic.
func (s *server) addTopic(c *call) (reply, error) {
	in, err := read[topicIn](c)
	if err != nil {
		return reply{}, err
	}
	return s.putTopic(c, http.StatusCreated, news.Topic{Slug: news.Slug(in.Name.value), Kind: news.TopicSubject}, in)
}

// changeTopic changes what is given of a topic.
func (s *server) changeTopic(c *call) (reply, error) {
	in, err := read[topicIn](c)
	if err != nil {
		return reply{}, err
	}
	t, err := inNewsroom(s, c, "topic", (*store.Reader).Topic)
	if err != nil {
		return reply{}, err
	}
	return s.putTopic(c, http.StatusOK, t, in)
}

// wikidataID is the shape of an item's id.
var wikidataID = regexp.MustCompile(`^(Q[1-9][0-9]{0,11})?$`)

func (s *server) putTopic(c *call, status int, t news.Topic, in topicIn) (reply, error) {
	t.Slug, t.Name, t.Kind = in.Slug.or(t.Slug), news.Line(in.Name.or(t.Name)), news.TopicKind(in.Kind.or(string(t.Kind)))
	t.Description, t.Wikidata = news.Line(in.Description.or(t.Description)), in.Wikidata.or(t.Wikidata)
	if in.Aliases.given {
		t.Aliases = in.Aliases.value
		for i, a := range t.Aliases {
			t.Aliases[i] = news.Line(a)
		}
	}
	if !wikidataID.MatchString(t.Wikidata) {
		return reply{}, news.Invalid("wikidata", "A Wikidata id is written like Q90.")
	}
	t, change, err := publish.Topic(c.Context(), s.Store, c.by, t)
	if err != nil {
		return reply{}, taken(err, "topic", t.Slug)
	}
	return putNamed(s, c, status, "topics", t.Slug, change, func(pub news.Publication) any { return topicViewOf(c, pub, t) })
}

// taken says of a name that is in use which one it is.
func taken(err error, what, slug string) error {
	if !errors.Is(err, news.ErrConflict) {
		return err
	}
	return &news.Error{Kind: news.ErrConflict, Field: "slug", Sentence: "There is a " + what + " with the slug “" + slug + "” already.", Err: err}
}

// named is the answer to the writing of something that has a slug.
func named(_ *call, status int, under, slug string, body any) reply {
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
	return named(c, status, under, slug, view(pub)), nil
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
