package store

import (
	"errors"
	"fmt"
	"slices"

	"broadsheet/news"
)

// Arranged is a front as the public may see it at this moment: containers whose
// time it is, cards whose stories are published, and those stories. The zero
// value is a front without a hand.
type Arranged struct {
	news.Front
	Number  int                       // of the published arrangement; 0 for one that is not, or not by hand
	Stories map[string]news.Published // by id
}

// Front gives the arrangement that was published for a place.
func (p *Public) Front(place string) (Arranged, error) {
	p.note(news.FrontKey(place))
	v, err := find(&p.r, func(row scanner) (v news.FrontVersion, err error) {
		var body []byte
		if err = row.Scan(&v.Number, &body); err == nil {
			v.Front, err = parseFront(place, body)
		}
		return v, err
	}, news.NotFound("This front was never published by hand."), `SELECT number, body FROM published_fronts WHERE place = $1`, place)
	if errors.Is(err, news.ErrNotFound) {
		return Arranged{}, nil
	}
	if err != nil {
		return Arranged{}, err
	}
	a, err := p.Arrange(v.Front)
	a.Number = v.Number
	return a, err
}

// Arrange leaves of an arrangement what the public may see now: for a preview,
// which shows what readers would get. It notes the keys of all its stories,
// shown or not, since each may come or go; and the page ends with the next
// moment at which a container does.
func (p *Public) Arrange(f news.Front) (a Arranged, err error) {
	on, next := f.On(p.now)
	if !next.IsZero() {
		p.until(next.Time)
	}
	ids := on.Stories()
	for _, id := range ids {
		p.note(news.StoryKey(id))
	}
	if a.Stories, err = p.publishedOf(ids); err != nil {
		return a, fmt.Errorf("arrange a front: %w", err)
	}
	hidden := func(id string) bool { _, shown := a.Stories[id]; return !shown }
	for _, c := range on.Containers {
		c.Cards = slices.DeleteFunc(slices.Clone(c.Cards), func(card news.Card) bool { return hidden(card.Story) })
		for i := range c.Cards {
			c.Cards[i].Supporting = slices.DeleteFunc(slices.Clone(c.Cards[i].Supporting), hidden)
		}
		a.Containers = append(a.Containers, c)
	}
	return a, nil
}

// publishedOf reads those of some stories that the public may see.
func (p *Public) publishedOf(ids []string) (map[string]news.Published, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	marks, args := in(1, ids)
	stories, err := all(&p.r, scanPublished, `SELECT `+publishedColumns+` FROM published p WHERE p.story_id IN `+marks, args...)
	if err != nil {
		return nil, err
	}
	if stories, err = p.r.dress(stories); err != nil {
		return nil, err
	}
	byID := make(map[string]news.Published, len(stories))
	for _, s := range stories {
		p.noteNames(s)
		byID[s.ID] = s
	}
	return byID, nil
}

// TopicByID gives a topic that a reader may know of, by its id.
func (p *Public) TopicByID(id string) (news.Topic, error) {
	topics, err := p.r.TopicsByID([]string{id})
	if err != nil {
		return news.Topic{}, err
	}
	if len(topics) == 0 {
		return news.Topic{}, news.NotFound("There is no topic %s.", id)
	}
	return p.Topic(topics[0].Slug)
}
