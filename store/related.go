package store

import (
	"cmp"
	"fmt"
	"slices"

	"broadsheet/news"
)

// How far Related looks.
const (
	relatedTopics = 12 // of the story, in its editor's order
	relatedReach  = 50 // stories of each
)

// kin is a story that shares topics with another.
type kin struct {
	id     string
	at     int64
	weight int
}

// Related gives published stories that share topics with one and came before
// it, the closest first. A topic counts for more the fewer stories are about
// it: two stories on one lighthouse have more to do with each other than two
// on Europe.
//
// Only what was first published before the story is looked at. So its page is
// made once, and no later publication drops it: the keys that are noted change
// only when one of the listed stories does, or when the past itself does, by a
// withdrawal, an import or an older story that is given another topic.
func (p *Public) Related(s news.Published, limit int) ([]news.Published, error) {
	found := map[string]*kin{}
	for _, t := range s.Topics[:min(len(s.Topics), relatedTopics)] {
		p.note(news.TopicPastKey(t.Slug))
		group, err := all(&p.r, func(row scanner) (k kin, err error) {
			err = row.Scan(&k.id, &k.at)
			return k, err
		}, `SELECT story_id, first_published FROM published_topics WHERE topic_id = $1 AND first_published < $2
			ORDER BY first_published DESC, story_id DESC LIMIT $3`, t.ID, s.FirstPublished.Milli(), relatedReach)
		if err != nil {
			return nil, fmt.Errorf("find what is related to %s: %w", s.ID, err)
		}
		for _, k := range group {
			if found[k.id] == nil {
				found[k.id] = &k
			}
			found[k.id].weight += 1000 / (1 + len(group))
		}
	}
	return p.kin(closest(found, limit))
}

// closest sorts by what is shared, then by time: the newest first.
func closest(found map[string]*kin, limit int) []string {
	var list []*kin
	for _, k := range found {
		list = append(list, k)
	}
	slices.SortFunc(list, func(a, b *kin) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.at, a.at), cmp.Compare(b.id, a.id))
	})
	var ids []string
	for _, k := range list[:min(len(list), limit)] {
		ids = append(ids, k.id)
	}
	return ids
}

// kin reads stories, without bylines and topics, in the order of their ids.
func (p *Public) kin(ids []string) ([]news.Published, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	marks, args := in(1, ids)
	stories, err := all(&p.r, scanPublished, `SELECT `+publishedColumns+` FROM published p WHERE p.story_id IN `+marks, args...)
	if err != nil {
		return nil, fmt.Errorf("read related stories: %w", err)
	}
	for _, id := range ids {
		p.note(news.StoryKey(id))
	}
	slices.SortFunc(stories, func(a, b news.Published) int {
		return cmp.Compare(slices.Index(ids, a.ID), slices.Index(ids, b.ID))
	})
	return stories, nil
}

// Earlier gives the stories of a section that came right before one, the newest
// first, without bylines and topics. Like Related it depends on the past alone.
func (p *Public) Earlier(in news.Section, than news.Published, limit int) ([]news.Published, error) {
	p.note(news.SectionPastKey(in.Slug))
	ids, err := all(&p.r, func(row scanner) (id string, err error) {
		err = row.Scan(&id)
		return id, err
	}, `SELECT story_id FROM published_sections WHERE section_id = $1 AND first_published < $2
		ORDER BY first_published DESC, story_id DESC LIMIT $3`, in.ID, than.FirstPublished.Milli(), limit)
	if err != nil {
		return nil, fmt.Errorf("list what came before %s: %w", than.ID, err)
	}
	return p.kin(ids)
}

// Newest is when the newest published story was first published; the zero time
// when there is none.
func (r *Reader) Newest() (at news.Time, err error) {
	err = r.one(`SELECT COALESCE(MAX(first_published), 0) FROM published`, nil, moment{&at})
	return at, err
}
