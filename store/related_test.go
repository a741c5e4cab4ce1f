package store_test

import (
	"fmt"
	"slices"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

func TestWhatIsRelatedSharesRareTopicsAndCameBefore(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		about := func(headline string, day int, topics ...news.Topic) news.Published {
			return n.publish(headline, func(p *news.Published) { p.FirstPublished, p.Topics = noon(day), topics })
		}
		for i := range 5 {
			about(fmt.Sprint("fog ", i), i, n.in.fog)
		}
		old := about("an old bridge", -400, n.in.bridges)
		both := about("a bridge in fog", 1, n.in.fog, n.in.bridges)
		about("nothing of it", 2)
		story := about("the story", 10, n.in.fog, n.in.bridges)
		about("the same moment", 10, n.in.bridges)
		about("a later bridge", 11, n.in.bridges)
		n.public(func(p *store.Public) error {
			// There are two on bridges and six on fog: a bridge is rarer than fog.
			got, err := p.Related(story, 4)
			same(t, "what is related", headlines(got), "a bridge in fog,an old bridge,fog 4,fog 3")
			same(t, "the keys", p.Keys(), keysOf(got, news.TopicPastKey("bridges"), news.TopicPastKey("fog")))
			return err
		})
		n.write(func(tx *store.Tx) error { return firstError(tx.RemovePublished(both.ID), tx.RemovePublished(old.ID)) })
		n.public(func(p *store.Public) error {
			got, err := p.Related(story, 2)
			same(t, "what is left", headlines(got), "fog 4,fog 3")
			none, e2 := p.Related(news.Published{FirstPublished: noon(3)}, 5)
			same(t, "of a story without topics", len(none), 0)
			return firstError(err, e2)
		})
	})
}

// keysOf is the keys of stories and more, sorted as Public.Keys gives them.
func keysOf(stories []news.Published, more ...news.Key) []news.Key {
	var keys []news.Key
	for _, s := range stories {
		keys = append(keys, news.StoryKey(s.ID))
	}
	keys = append(keys, more...)
	slices.Sort(keys)
	return keys
}

func TestEarlierIsWhatCameBeforeInTheSection(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		all := archive(n)
		n.public(func(p *store.Public) error {
			got, err := p.Earlier(n.in.uk, all["g"], 3)
			same(t, "before g", headlines(got), "e,d,c")
			same(t, "the keys", p.Keys(), keysOf(got, news.SectionPastKey("uk")))
			first, e2 := p.Earlier(n.in.uk, all["a"], 3)
			same(t, "before the first", len(first), 0)
			twin, e3 := p.Earlier(n.in.uk, all["e"], 1) // d is of the same moment, so neither came before the other
			same(t, "before e", headlines(twin), "c")
			return firstError(err, e2, e3)
		})
		n.read(func(r *store.Reader) error {
			at, err := r.Newest()
			same(t, "the newest", at, all["h"].FirstPublished)
			return err
		})
	})
}
