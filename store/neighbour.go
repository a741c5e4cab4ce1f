package store

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"broadsheet/news"
)

// How far Neighbours looks.
const (
	neighbourReach = 200 // of the topic's newest stories
	neighbourMost  = 48  // topics that are weighed: those that meet it most often
	neighbourCount = 512 // a topic with more stories than that is as common as any
	neighbourLeast = 2   // stories that two topics must share to have to do with each other
)

// Neighbour is a topic that shares stories with another.
type Neighbour struct {
	news.Topic
	Shared int // of the other's newest stories, how many are about it too
	weight float64
}

// Neighbours gives the topics that share stories with one, the closest first:
// at most n of each kind. What a topic shares counts for more the fewer stories
// there are about it, so that a lighthouse's keeper stands before the sea.
//
// How many stories a topic has is counted up to the newest one of the topic
// that is asked for, and no further than neighbourCount. So the cost does not
// grow with the archive, and a later story about Europe alone does not drop the
// page of each topic that ever met it: see Related.
func (p *Public) Neighbours(of news.Topic, n int) ([]Neighbour, error) {
	p.note(news.TopicKey(of.Slug))
	newest, list, err := p.met(of)
	if err != nil {
		return nil, fmt.Errorf("find the topics around %s: %w", of.Slug, err)
	}
	for i := range list {
		t := &list[i]
		p.note(news.TopicNameKey(t.Slug), news.TopicPastKey(t.Slug))
		var all int
		if err := p.r.one(`SELECT COUNT(*) FROM (SELECT 1 FROM published_topics WHERE topic_id = $1 AND first_published < $2 LIMIT $3) few`,
			[]any{t.ID, newest, neighbourCount}, &all); err != nil {
			return nil, fmt.Errorf("count the stories about %s: %w", t.Slug, err)
		}
		// Its share of what is told of the other, times how much that tells.
		t.weight = float64(t.Shared) * math.Log(1+neighbourCount/float64(1+all))
	}
	slices.SortFunc(list, func(a, b Neighbour) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.ID, b.ID))
	})
	held := map[news.TopicKind]int{}
	return slices.DeleteFunc(list, func(t Neighbour) bool { held[t.Kind]++; return held[t.Kind] > n }), nil
}

// met gives the topics that meet one most often in its newest stories, and when
// the newest of these was published.
func (p *Public) met(of news.Topic) (newest int64, list []Neighbour, err error) {
	if err = p.r.one(`SELECT COALESCE(MAX(first_published), 0) FROM published_topics WHERE topic_id = $1`, []any{of.ID}, &newest); err != nil {
		return 0, nil, err
	}
	list, err = all(&p.r, func(row scanner) (t Neighbour, err error) {
		err = row.Scan(&t.ID, &t.Slug, &t.Name, &t.Kind, &t.Shared)
		return t, err
	}, `SELECT t.id, t.slug, t.name, t.kind, met.shared FROM (
			SELECT b.topic_id, COUNT(*) AS shared FROM (
				SELECT story_id FROM published_topics WHERE topic_id = $1 ORDER BY first_published DESC, story_id DESC LIMIT $2
			) s JOIN published_topics b ON b.story_id = s.story_id
			WHERE b.topic_id <> $1 GROUP BY b.topic_id HAVING COUNT(*) >= $3
			ORDER BY COUNT(*) DESC, b.topic_id LIMIT $4
		) met JOIN topics t ON t.id = met.topic_id`, of.ID, neighbourReach, neighbourLeast, neighbourMost)
	return newest, list, err
}
