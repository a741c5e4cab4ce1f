package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

// around names what is around a topic, with how many stories they share.
func around(p *store.Public, of news.Topic, n int) (string, error) {
	list, err := p.Neighbours(of, n)
	var out []string
	for _, t := range list {
		out = append(out, fmt.Sprint(t.Name, " ", t.Shared))
	}
	return strings.Join(out, ", "), err
}

func TestNeighboursShareStoriesAndRareOnesStandFirst(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		topic := func(name string, kind news.TopicKind) news.Topic {
			x := news.Topic{ID: "t-" + name, Slug: name, Name: name, Kind: kind}
			n.write(func(tx *store.Tx) error { return tx.PutTopic(x) })
			return x
		}
		pier, sea := topic("pier", news.TopicPlace), topic("sea", news.TopicPlace)
		keeper, mayor, once := topic("keeper", news.TopicPerson), topic("mayor", news.TopicPerson), topic("once", news.TopicPerson)
		day := 0
		about := func(topics ...news.Topic) {
			day++
			n.publish(fmt.Sprint("Story ", day), func(p *news.Published) { p.FirstPublished, p.Topics = noon(day), topics })
		}
		for range 5 {
			about(sea)
		}
		for range 2 {
			about(pier, sea, keeper)
		}
		about(pier, sea, mayor, once)
		about(pier, mayor, n.in.fog)
		about(pier, n.in.fog)
		n.public(func(p *store.Public) error {
			got, err := around(p, pier, 9)
			// The sea shares most, but there is so much about it that it says little. One story is no company.
			same(t, "around the pier", got, "sea 3, Fog 2, keeper 2, mayor 2")
			return err
		})
		for range 500 {
			about(sea)
		}
		about(pier, sea) // the counts are those of what came before the pier's newest story
		n.public(func(p *store.Public) error {
			got, err := around(p, pier, 9)
			same(t, "around the pier, when the sea is everywhere", got, "Fog 2, keeper 2, mayor 2, sea 4")
			one, e2 := around(p, pier, 1)
			same(t, "one of each kind", one, "Fog 2, keeper 2, sea 4")
			if !slices.Contains(p.Keys(), news.TopicPastKey("sea")) || slices.Contains(p.Keys(), news.TopicKey("sea")) {
				t.Errorf("the keys are %v", p.Keys())
			}
			return firstError(err, e2)
		})
	})
}

func TestATimelineIsOfDaysTheNewestFirstWithPublishedStoriesAlone(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		told := n.publish("Told", func(p *news.Published) { p.Topics = []news.Topic{n.in.fog} })
		draft := n.draft(nil)
		n.write(func(tx *store.Tx) error {
			return firstError(
				tx.PutEvent(news.Event{ID: "a", Topic: n.in.fog.ID, Day: "1952", Text: "The great smog"}),
				tx.PutEvent(news.Event{ID: "b", Topic: n.in.fog.ID, Day: "2026-03-01", Text: "Fog", Story: told.ID}),
				tx.PutEvent(news.Event{ID: "c", Topic: n.in.fog.ID, Day: "1952-12-05", Text: "It began", Story: draft.ID}),
				tx.PutEvent(news.Event{ID: "d", Topic: n.in.bridges.ID, Day: "2026", Text: "Of a topic that nobody has read of"}))
		})
		n.public(func(p *store.Public) error {
			list, err := p.Events(n.in.fog)
			var got []string
			for _, e := range list {
				got = append(got, e.Day+" "+e.Text+" "+e.Headline+e.Story)
			}
			same(t, "the timeline", strings.Join(got, "; "), "2026-03-01 Fog Told"+told.ID+"; 1952-12-05 It began ; 1952 The great smog ")
			hidden, e2 := p.Events(n.in.bridges)
			same(t, "days of a topic without a story", len(hidden), 0)
			return firstError(err, e2)
		})
	})
}

func TestTranslationsAreOneGroupHoweverTheyWereJoined(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		var ids []string
		for _, h := range []string{"A", "B", "C", "D"} {
			ids = append(ids, n.publish(h, nil).ID)
		}
		draft := n.draft(nil)
		n.write(func(tx *store.Tx) error {
			return firstError(tx.JoinTranslations(ids[0], ids[1]), tx.JoinTranslations(ids[2], ids[3]), tx.JoinTranslations(ids[3], draft.ID), tx.JoinTranslations(ids[1], ids[2]))
		})
		of := func(id string) (got string) {
			n.public(func(p *store.Public) error {
				list, err := p.Translations(id)
				got = headlines(list)
				return err
			})
			return got
		}
		same(t, "of the first", of(ids[0]), "B,C,D")
		same(t, "of the last", of(ids[3]), "A,B,C")
		same(t, "of a draft", of(draft.ID), "")
		n.write(func(tx *store.Tx) error { return tx.LeaveTranslations(ids[1]) })
		same(t, "without B", of(ids[0]), "C,D")
		same(t, "of B", of(ids[1]), "")
	})
}
