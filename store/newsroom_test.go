package store_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// newsroom is a small publication to test on: two sections of the first rank
// and one below, two topics, two contributors and an account.
type newsroom struct {
	t   testing.TB
	s   *store.Store
	in  words
	ids *atomic.Int64 // of stories, so that those of one moment have a known order
}

type words struct {
	edition            news.Edition
	uk, london, europe news.Section
	fog, bridges       news.Topic
	ann, bob           news.Contributor
	editor             news.User
}

func found(t testing.TB, s *store.Store) *newsroom {
	t.Helper()
	n := &newsroom{t: t, s: s, ids: new(atomic.Int64)}
	n.write(func(tx *store.Tx) error {
		n.in = words{
			edition: news.Edition{ID: tx.NewID(), Slug: "main", Name: "Main", Language: "en-GB"},
			uk:      news.Section{ID: tx.NewID(), Slug: "uk", Name: "UK", Description: "The kingdom", Position: 1},
			europe:  news.Section{ID: tx.NewID(), Slug: "europe", Name: "Europe", Position: 0},
			fog:     news.Topic{ID: tx.NewID(), Slug: "fog", Name: "Fog", Kind: news.TopicSubject, Aliases: []string{"Mist", "Brouillard"}, Description: "Low cloud", Wikidata: "Q37477"},
			bridges: news.Topic{ID: tx.NewID(), Slug: "bridges", Name: "Bridges", Kind: news.TopicSubject},
			ann:     news.Contributor{ID: tx.NewID(), Slug: "ann-orr", Name: "Ann Orr", Title: "Weather", Bio: "Looks up."},
			bob:     news.Contributor{ID: tx.NewID(), Slug: "bob-ek", Name: "Bob Ek"},
			editor:  news.User{ID: tx.NewID(), Email: "editor@example.org", Name: "Edith", Role: news.RoleEditor, Created: tx.Now()},
		}
		n.in.london = news.Section{ID: tx.NewID(), Slug: "london", Name: "London", ParentID: n.in.uk.ID, Position: 2}
		return firstError(
			tx.PutPublication(news.Publication{Name: "Test Post", BaseURL: "https://example.org", TimeZone: "Europe/London", Language: "en-GB", Permalink: news.DefaultPermalink}),
			tx.PutEdition(n.in.edition), tx.PutSection(n.in.uk), tx.PutSection(n.in.europe), tx.PutSection(n.in.london), tx.PutTopic(n.in.fog),
			tx.PutTopic(n.in.bridges), tx.PutContributor(n.in.ann), tx.PutContributor(n.in.bob), tx.PutUser(n.in.editor))
	})
	return n
}

// firstError gives the first that is not nil.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (n *newsroom) write(f func(*store.Tx) error) int64 {
	n.t.Helper()
	seq, err := n.s.Write(n.t.Context(), f)
	if err != nil {
		n.t.Fatalf("write: %v", err)
	}
	return seq
}

func (n *newsroom) read(f func(*store.Reader) error) {
	n.t.Helper()
	if err := n.s.Read(n.t.Context(), f); err != nil {
		n.t.Fatalf("read: %v", err)
	}
}

func (n *newsroom) public(f func(*store.Public) error) {
	n.t.Helper()
	if err := n.s.Public(n.t.Context(), f); err != nil {
		n.t.Fatalf("read as the public: %v", err)
	}
}

// draft writes a story that only the newsroom knows.
func (n *newsroom) draft(change func(*news.Story, *news.Draft)) news.Story {
	n.t.Helper()
	var s news.Story
	n.write(func(tx *store.Tx) (err error) { s, err = n.draftIn(tx, change); return err })
	return s
}

func (n *newsroom) draftIn(tx *store.Tx, change func(*news.Story, *news.Draft)) (news.Story, error) {
	s := news.Story{
		ID: fmt.Sprintf("S%06d", n.ids.Add(1)), Version: 1, State: news.StateDraft, Author: n.in.editor.ID, Revision: 1, Created: tx.Now(), Saved: tx.Now(), Headline: "A draft",
		Kind: news.KindNews, Section: n.in.uk.ID,
	}
	d := news.Draft{Kind: s.Kind, Section: s.Section, Headline: s.Headline, Body: []byte(`{"type":"doc"}`)}
	if change != nil {
		change(&s, &d)
	}
	if err := tx.AddStory(s); err != nil {
		return s, err
	}
	return s, tx.AddRevision(news.Revision{StoryID: s.ID, Number: 1, By: s.Author, Saved: s.Saved, Draft: d})
}

// publish writes a story that the public reads, in the UK section unless changed.
func (n *newsroom) publish(headline string, change func(*news.Published)) news.Published {
	n.t.Helper()
	var p news.Published
	n.write(func(tx *store.Tx) (err error) { p, err = n.publishIn(tx, headline, change); return err })
	return p
}

func (n *newsroom) publishIn(tx *store.Tx, headline string, change func(*news.Published)) (news.Published, error) {
	p := news.Published{
		Revision: 1, Kind: news.KindNews, Edition: n.in.edition.ID, Section: n.in.uk.ID, Headline: headline, Standfirst: "Why " + headline,
		FirstPublished: tx.Now(), Updated: tx.Now(), Words: 3,
	}
	s, err := n.draftIn(tx, func(s *news.Story, d *news.Draft) {
		p.ID, p.Path = s.ID, "/uk/"+news.Slug(headline)+"-"+strings.ToLower(s.ID)
		if change != nil {
			change(&p)
		}
		s.State, s.Published, s.FirstPublished, s.Updated, s.Path = news.StatePublished, 1, p.FirstPublished, p.Updated, p.Path
		s.Headline, s.Kind, s.Section, s.Breaking = p.Headline, p.Kind, p.Section, p.Breaking
		d.Headline, d.Kind, d.Section = p.Headline, p.Kind, p.Section
		for _, topic := range p.Topics {
			d.Topics = append(d.Topics, topic.ID)
		}
	})
	if err != nil {
		return p, err
	}
	return p, firstError(tx.PutPublished(s, p, fmt.Appendf(nil, `{"type":"doc","of":%q}`, headline)), tx.PutPermalink(p.Path, p.ID),
		tx.Append(news.Change{Act: news.ActPublish, By: n.in.editor.ID, Story: p.ID, Keys: []news.Key{news.KeyLatest, news.StoryKey(p.ID)}}))
}

// noon is a time that no test has to think about, some days after a Tuesday
// noon in March.
func noon(days int) news.Time {
	return news.At(time.Date(2026, time.March, 3+days, 12, 0, 0, 0, time.UTC))
}

// headlines makes lists readable.
func headlines(stories []news.Published) string {
	var out []string
	for _, s := range stories {
		out = append(out, s.Headline)
	}
	return strings.Join(out, ",")
}
