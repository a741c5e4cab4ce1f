package store

import "broadsheet/news"

const eventColumns = `e.id, e.topic_id, e.day, e.text, e.story_id`

func scanEvent(row scanner) (e news.Event, err error) {
	err = row.Scan(&e.ID, &e.Topic, &e.Day, &e.Text, optional{&e.Story})
	return e, err
}

// Events gives the marked days of a topic, the newest first.
func (r *Reader) Events(topic string) ([]news.Event, error) {
	return all(r, scanEvent, `SELECT `+eventColumns+` FROM topic_events e WHERE e.topic_id = $1 ORDER BY e.day DESC, e.id DESC LIMIT $2`, topic, news.MaxEvents)
}

// Event gives one marked day.
func (r *Reader) Event(id string) (news.Event, error) {
	return find(r, scanEvent, news.NotFound("There is no such day on the timeline; perhaps somebody has just removed it."),
		`SELECT `+eventColumns+` FROM topic_events e WHERE e.id = $1`, id)
}

// PutEvent writes a marked day, new or changed.
func (t *Tx) PutEvent(e news.Event) error {
	_, err := t.exec(`INSERT INTO topic_events (id, topic_id, day, text, story_id) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (id) DO UPDATE SET day = excluded.day, text = excluded.text, story_id = excluded.story_id`,
		e.ID, e.Topic, e.Day, e.Text, nullable(e.Story))
	return err
}

// DropEvent takes a marked day off its topic's timeline.
func (t *Tx) DropEvent(id string) error {
	_, err := t.exec(`DELETE FROM topic_events WHERE id = $1`, id)
	return err
}

// Told is a marked day as readers see it, with the story that tells of it where
// they may read one.
type Told struct {
	news.Event
	Headline string
	Path     string
	Edition  string // of the story
}

// Events gives the marked days of a topic that a reader may know of, the
// newest first. A story that is not published is not named; the day stands
// without it.
func (p *Public) Events(t news.Topic) ([]Told, error) {
	p.note(news.TopicEventsKey(t.Slug), news.TopicKey(t.Slug))
	list, err := all(&p.r, func(row scanner) (e Told, err error) {
		err = row.Scan(&e.ID, &e.Topic, &e.Day, &e.Text, optional{&e.Story}, optional{&e.Headline}, optional{&e.Path}, optional{&e.Edition})
		return e, err
	}, `SELECT `+eventColumns+`, p.headline, p.path, p.edition_id FROM topic_events e LEFT JOIN published p ON p.story_id = e.story_id
		WHERE e.topic_id = $1 AND EXISTS (SELECT 1 FROM published_topics b WHERE b.topic_id = e.topic_id)
		ORDER BY e.day DESC, e.id DESC LIMIT $2`, t.ID, news.MaxEvents)
	for i, e := range list {
		if e.Story != "" {
			p.note(news.StoryKey(e.Story))
		}
		if e.Path == "" {
			list[i].Story = ""
		}
	}
	return list, err
}
