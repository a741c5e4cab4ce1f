package store

import (
	"errors"
	"fmt"
	"slices"

	"broadsheet/news"
)

// Found is what stands at a path for the public: exactly one field is set.
type Found struct {
	Story     *news.Published // the story that lives there
	MovedTo   string          // the path where it lives now
	Withdrawn *Withdrawal     // why it is gone
}

// At gives what the public finds at a path; not found when that is nothing,
// or only what it may not know of.
func (p *Public) At(path string) (Found, error) {
	p.note(news.PathKey(path))
	place, err := p.r.At(path)
	if err != nil {
		return Found{}, err
	}
	if place.StoryID == "" {
		return Found{MovedTo: place.Target}, nil
	}
	p.note(news.StoryKey(place.StoryID))
	story, err := p.Story(place.StoryID)
	switch {
	case err == nil && place.Current:
		return Found{Story: &story}, nil
	case err == nil:
		return Found{MovedTo: story.Path}, nil
	case !errors.Is(err, news.ErrNotFound):
		return Found{}, err
	}
	w, err := p.withdrawal(place.StoryID)
	if errors.Is(err, news.ErrNotFound) { // nobody may know of it: the same words as for nothing at all
		return Found{}, news.NotFound("There is nothing at %s.", path)
	}
	if err != nil {
		return Found{}, err
	}
	return Found{Withdrawn: &w}, nil
}

// Story gives a published story by id, with bylines and topics.
func (p *Public) Story(id string) (news.Published, error) {
	p.note(news.StoryKey(id))
	story, err := p.r.Published(id)
	if err != nil {
		return story, err
	}
	p.noteNames(story)
	return story, nil
}

// Cards gives those of the stories that the public may see, without bylines
// and topics: for cards of them in another's text. It notes the keys of all,
// shown or not, since each may come or go.
func (p *Public) Cards(ids []string) (map[string]news.Published, error) {
	found := map[string]news.Published{}
	for part := range slices.Chunk(ids, stillsAtOnce) {
		for _, id := range part {
			p.note(news.StoryKey(id))
		}
		marks, args := in(1, part)
		stories, err := all(&p.r, scanPublished, `SELECT `+publishedColumns+` FROM published p WHERE p.story_id IN `+marks, args...)
		if err != nil {
			return nil, fmt.Errorf("read the cards of a text: %w", err)
		}
		for _, s := range stories {
			found[s.ID] = s
		}
	}
	return found, nil
}

// Body gives the text of a published story: its document tree as JSON.
func (p *Public) Body(id string) ([]byte, error) {
	p.note(news.StoryKey(id))
	return p.r.PublishedBody(id)
}

// Corrections gives a published story's public notes, the newest first.
func (p *Public) Corrections(id string) ([]news.Correction, error) {
	p.note(news.StoryKey(id))
	return p.r.Corrections(id)
}

// noteNames notes the names that a list or a page shows of a story.
func (p *Public) noteNames(s news.Published) {
	for _, t := range s.Topics {
		p.note(news.TopicNameKey(t.Slug))
	}
	for _, c := range s.Bylines {
		p.note(news.ContributorNameKey(c.Slug))
	}
}

// Corrected is a public note with the story that it is on.
type Corrected struct {
	news.Correction
	Headline string
	Path     string
}

// AllCorrections gives the corrections of an edition, or of the publication
// where that is the zero one, before a place, the newest first. A withdrawn
// story's are told without its headline, and in every edition: what it was of
// is not public any more.
func (p *Public) AllCorrections(of news.Edition, before Cursor, limit int) ([]Corrected, error) {
	p.note(news.KeyCorrections)
	if before == (Cursor{}) {
		before.At = news.AtMilli(1 << 52)
	}
	var c conditions
	c.add(`(k.at, k.id) < ($?, $?)`, before.At.Milli(), before.ID)
	if of.ID != "" {
		p.note(news.EditionKey(of.Slug)) // a corrected story may come over from another one
		c.add(`(p.edition_id = $? OR p.story_id IS NULL)`, of.ID)
	}
	query, args := c.query(`SELECT `+correctionColumns+`, p.headline, p.path FROM corrections k LEFT JOIN published p ON p.story_id = k.story_id`, `k.at DESC, k.id DESC`, limit)
	list, err := all(&p.r, func(row scanner) (c Corrected, err error) {
		err = row.Scan(&c.ID, &c.StoryID, &c.Kind, &c.Text, moment{&c.At}, &c.By, optional{&c.Headline}, optional{&c.Path})
		return c, err
	}, query, args...)
	for _, c := range list {
		p.note(news.StoryKey(c.StoryID))
	}
	if err != nil {
		return nil, fmt.Errorf("list corrections: %w", err)
	}
	return list, nil
}

// Breaking gives the story that is breaking now, nil when none is. The page
// ends when it does.
func (p *Public) Breaking() (*news.Published, error) {
	p.note(news.KeyBreaking)
	list, err := all(&p.r, scanPublished, `SELECT `+publishedColumns+` FROM published p WHERE p.breaking > 0 AND p.breaking > $1 ORDER BY p.updated DESC, p.story_id DESC LIMIT 1`, p.now.Milli())
	if err != nil || len(list) == 0 {
		return nil, err
	}
	p.note(news.StoryKey(list[0].ID))
	p.until(list[0].Breaking.Time)
	return &list[0], nil
}
