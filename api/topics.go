package api

import (
	"net/http"

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

func (s *server) putTopic(c *call, status int, t news.Topic, in topicIn) (reply, error) {
	t.Slug, t.Name, t.Kind = in.Slug.or(t.Slug), news.Line(in.Name.or(t.Name)), news.TopicKind(in.Kind.or(string(t.Kind)))
	t.Description, t.Wikidata = news.Line(in.Description.or(t.Description)), in.Wikidata.or(t.Wikidata)
	if in.Aliases.given {
		t.Aliases = in.Aliases.value
		for i, a := range t.Aliases {
			t.Aliases[i] = news.Line(a)
		}
	}
	t, change, err := publish.Topic(c.Context(), s.Store, c.by, t)
	if err != nil {
		return reply{}, taken(err, "topic", t.Slug)
	}
	return putNamed(s, c, status, "topics", t.Slug, change, func(pub news.Publication) any { return topicViewOf(c, pub, t) })
}
