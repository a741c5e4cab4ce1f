package store

import (
	"errors"

	"broadsheet/news"
)

// Withdrawal is what a reader is told of a story that was taken down.
type Withdrawal struct {
	At     news.Time
	Reason string
	Was    news.Published // where it stood, by which others like it are found: no word of it
}

// KeepPlace notes where a story stands that is about to be withdrawn.
func (t *Tx) KeepPlace(p news.Published) error {
	var topics []string
	for _, topic := range p.Topics {
		topics = append(topics, topic.ID)
	}
	_, err := t.exec(`INSERT INTO withdrawn (story_id, edition_id, section_id, first_published, topics) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (story_id) DO UPDATE SET edition_id = excluded.edition_id, section_id = excluded.section_id,
			first_published = excluded.first_published, topics = excluded.topics`,
		p.ID, p.Edition, p.Section, p.FirstPublished.Milli(), jsonList(topics))
	return err
}

// withdrawal reads the one thing that the public may know of a story that is
// not published: that it was, and why it is no longer. Where it stood is not
// known of one that was withdrawn before that was kept.
func (p *Public) withdrawal(id string) (Withdrawal, error) {
	w, err := find(&p.r, func(row scanner) (w Withdrawal, err error) {
		err = row.Scan(moment{&w.At}, &w.Reason)
		return w, err
	}, news.NotFound("The story is not withdrawn."), `SELECT withdrawn, notice FROM stories WHERE id = $1 AND withdrawn > 0`, id)
	if err != nil {
		return w, err
	}
	missing := news.NotFound("Nobody knows where it stood.")
	var topics []string
	w.Was, err = find(&p.r, func(row scanner) (was news.Published, err error) {
		err = row.Scan(&was.ID, &was.Edition, &was.Section, moment{&was.FirstPublished}, list{&topics})
		return was, err
	}, missing, `SELECT story_id, edition_id, section_id, first_published, topics FROM withdrawn WHERE story_id = $1`, id)
	if errors.Is(err, news.ErrNotFound) {
		return w, nil
	}
	if err != nil {
		return w, err
	}
	known, err := p.r.TopicsByID(topics)
	for _, t := range known {
		p.note(news.TopicNameKey(t.Slug)) // a new slug is another key of what came before
		w.Was.Topics = append(w.Was.Topics, news.Topic{ID: t.ID, Slug: t.Slug})
	}
	return w, err
}
