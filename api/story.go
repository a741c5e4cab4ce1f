package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// storyView is a story as the API shows it: to the public the revision that
// it reads, to the newsroom the newest one with all that is known of it.
type storyView struct {
	summary
	Slug     *string         `json:"slug,omitempty"` // the wanted one, for the newsroom; empty leaves it to the headline
	Edition  string          `json:"edition"`
	Claim    *claimView      `json:"claim,omitempty"` // of a fact check
	Body     json.RawMessage `json:"body"`
	BodyHTML string          `json:"body_html"`

	Translations []translationView `json:"translations"`
	*workings
}

// workings is what of a story is the newsroom's alone.
type workings struct {
	Author            string `json:"author"` // id of the user or key that began it
	PublishedRevision int    `json:"published_revision"`
	Created           moment `json:"created"`
	Saved             moment `json:"saved"`
	Embargo           moment `json:"embargo"`
	Schedule          moment `json:"schedule"`
	Withdrawn         moment `json:"withdrawn"`
	Notice            string `json:"notice"` // why it was withdrawn
	Reason            string `json:"reason"` // why it was sent back or spiked
}

// summary is a story without its text.
type summary struct {
	ID         string       `json:"id"`
	Revision   int          `json:"revision"`
	State      news.State   `json:"state"`
	Kind       news.Kind    `json:"kind"`
	Headline   string       `json:"headline"`
	Front      string       `json:"headline_front"` // empty where the headline serves
	Search     string       `json:"headline_search"`
	Social     string       `json:"headline_social"`
	Standfirst string       `json:"standfirst"`
	Kicker     string       `json:"kicker"`
	Dateline   string       `json:"dateline"`
	Section    string       `json:"section"`
	Topics     []topicName  `json:"topics"`
	Bylines    []bylineName `json:"bylines"`
	Weight     news.Weight  `json:"weight"`
	Picture    *pictureView `json:"picture"`
	Words      int          `json:"words"`
	Path       string       `json:"path"`
	URL        string       `json:"url"`
	Published  moment       `json:"published"`
	Updated    moment       `json:"updated"`
	Breaking   moment       `json:"breaking"`
}

type topicName struct {
	Slug string         `json:"slug"`
	Name string         `json:"name"`
	Kind news.TopicKind `json:"kind"`
}

type bylineName struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
}

// story answers with one story.
func (s *server) story(c *call) (reply, error) {
	id := c.PathValue("id")
	read := s.publicStory
	if !c.public() {
		read = func(ctx context.Context, id string) (storyView, error) { return s.newsroomStory(ctx, c.by, id) }
	}
	v, err := read(c.Context(), id)
	if err != nil {
		return reply{}, hidden(err, "There is no story %s.", short(id))
	}
	return reply{status: http.StatusOK, body: v, etag: etag(v.Revision)}, nil
}

// publicStory reads what the public sees of a story.
func (s *server) publicStory(ctx context.Context, id string) (v storyView, err error) {
	err = s.Store.Public(ctx, func(p *store.Public) error {
		story, err := p.Story(id)
		if err != nil {
			return err
		}
		body, err := p.Body(id)
		if err != nil {
			return err
		}
		words, err := newWords(p)
		if err != nil {
			return err
		}
		v.summary = words.summary(story, s.Store.Now())
		v.Edition, v.Claim = words.editions[story.Edition], claimViewOf(story.Claim)
		others, err := p.Translations(id)
		if err != nil {
			return err
		}
		v.Translations = []translationView{}
		for _, o := range others {
			v.Translations = append(v.Translations, translationView{o.ID, words.editions[o.Edition], o.Headline, o.Path, words.url(o.Path)})
		}
		return s.publicBody(p, &v, words.pub, body)
	})
	return v, err
}

// publicBody sets the text as readers get it. What an import brought that we
// have no node for was never shown to them, and is not shown here.
func (s *server) publicBody(p *store.Public, v *storyView, pub news.Publication, body []byte) error {
	doc, err := prose.Parse(body)
	if err != nil {
		return fmt.Errorf("read the text of story %s: %w", v.ID, err)
	}
	var shown []prose.Node
	for _, n := range doc.Nodes() {
		if n.Type != prose.Unknown {
			shown = append(shown, n)
		}
	}
	if doc, err = prose.New(shown...); err != nil {
		return fmt.Errorf("read the text of story %s: %w", v.ID, err)
	}
	var ids []string
	for _, pic := range doc.Pictures() {
		if pic.Asset != "" {
			ids = append(ids, pic.Asset)
		}
	}
	known, err := p.Assets(ids)
	if err != nil {
		return err
	}
	cards, err := p.Cards(doc.Cards())
	if err != nil {
		return err
	}
	card := func(id string) (prose.Card, bool) {
		other, ok := cards[id]
		return prose.Card{Href: pub.URL(other.Path), Headline: other.OnFront()}, ok
	}
	v.BodyHTML = doc.Public(prose.PublicOptions{Picture: s.inText(pub, known), Story: card})
	v.Body, err = json.Marshal(doc)
	return err
}

// newsroomStory reads a story's newest revision, for somebody who may see it.
func (s *server) newsroomStory(ctx context.Context, by news.User, id string) (v storyView, err error) {
	err = s.Store.Read(ctx, func(r *store.Reader) error {
		v, err = newsroomView(r, by, id, s.Store.Now())
		return err
	})
	return v, err
}

func newsroomView(r *store.Reader, by news.User, id string, now news.Time) (v storyView, err error) {
	story, err := seen(r, by, id)
	if err != nil {
		return v, err
	}
	rev, err := r.Revision(id, story.Revision)
	if err != nil {
		return v, err
	}
	words, err := newWords(r)
	if err != nil {
		return v, err
	}
	if v.summary, err = words.revised(r, story, rev, now); err != nil {
		return v, err
	}
	v.Edition, v.Body, v.workings = words.editions[rev.Edition], rev.Body, newWorkings(story)
	v.Slug, v.Claim = &rev.Slug, claimViewOf(rev.Claim)
	if v.Translations, err = words.translations(r, by, id); err != nil {
		return v, err
	}
	doc, err := prose.Parse(rev.Body)
	if err != nil {
		return v, fmt.Errorf("read the text of story %s: %w", id, err)
	}
	v.BodyHTML, v.Words = doc.HTML(), doc.Words()
	return v, nil
}

func newWorkings(s news.Story) *workings {
	return &workings{
		Author: s.Author, PublishedRevision: s.Published, Created: moment(s.Created), Saved: moment(s.Saved), Embargo: moment(s.Embargo),
		Schedule: moment(s.Schedule), Withdrawn: moment(s.Withdrawn), Notice: s.Notice, Reason: s.Reason,
	}
}

// seen reads a story that the user may see.
func seen(r *store.Reader, by news.User, id string) (news.Story, error) {
	story, err := r.Story(id)
	if err == nil && !by.MaySee(story) {
		return news.Story{}, news.NotFound("There is no story %s.", short(id))
	}
	return story, err
}
