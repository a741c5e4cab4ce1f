package store

import (
	"strings"

	"broadsheet/news"
)

const topicColumns = `t.id, t.slug, t.name, t.kind, t.aliases, t.description, t.wikidata`

func scanTopic(row scanner) (t news.Topic, err error) {
	err = row.Scan(&t.ID, &t.Slug, &t.Name, &t.Kind, list{&t.Aliases}, &t.Description, &t.Wikidata)
	return t, err
}

// Topic gives a topic by its slug.
func (r *Reader) Topic(slug string) (news.Topic, error) {
	return find(r, scanTopic, news.NotFound("There is no topic called %q.", slug), `SELECT `+topicColumns+` FROM topics t WHERE t.slug = $1`, slug)
}

// TopicNamed gives a topic by its slug, its name or one of its other names,
// upper and lower case and accents being alike.
func (r *Reader) TopicNamed(name string) (news.Topic, error) {
	missing := news.NotFound("There is no topic called %q.", name)
	return find(r, scanTopic, missing, `SELECT `+topicColumns+` FROM topics t WHERE t.slug = $1
		OR t.id IN (SELECT topic_id FROM topic_names WHERE folded = $2) ORDER BY CASE WHEN t.slug = $1 THEN 0 ELSE 1 END, t.id LIMIT 1`, strings.ToLower(name), news.Fold(name))
}

// TopicsByID gives the topics with the ids, in the order of the ids.
func (r *Reader) TopicsByID(ids []string) ([]news.Topic, error) {
	return byID(r, ids, scanTopic, `SELECT `+topicColumns+` FROM topics t WHERE t.id IN `, func(t news.Topic) string { return t.ID })
}

// TopicsLike gives topics one of whose names begins with the text, for
// suggestions; an empty text gives the first by slug.
func (r *Reader) TopicsLike(prefix, after string, limit int) ([]news.Topic, error) {
	if prefix == "" {
		return all(r, scanTopic, `SELECT `+topicColumns+` FROM topics t WHERE t.slug > $1 ORDER BY t.slug LIMIT $2`, after, limit)
	}
	from := news.Fold(prefix)
	return all(r, scanTopic, `SELECT `+topicColumns+` FROM topics t WHERE t.slug > $1
		AND t.id IN (SELECT topic_id FROM topic_names WHERE folded >= $2 AND folded < $3) ORDER BY t.slug LIMIT $4`, after, from, from+"\U0010ffff", limit)
}

// PutTopic writes a topic, new or changed, and the names by which it is found.
func (t *Tx) PutTopic(topic news.Topic) error {
	_, err := t.exec(`INSERT INTO topics (id, slug, name, kind, aliases, description, wikidata) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, kind = excluded.kind, aliases = excluded.aliases,
			description = excluded.description, wikidata = excluded.wikidata`,
		topic.ID, topic.Slug, topic.Name, string(topic.Kind), jsonList(topic.Aliases), topic.Description, topic.Wikidata)
	if err != nil {
		return err
	}
	if _, err := t.exec(`DELETE FROM topic_names WHERE topic_id = $1`, topic.ID); err != nil {
		return err
	}
	for _, name := range append([]string{topic.Name}, topic.Aliases...) {
		if _, err := t.exec(`INSERT INTO topic_names (folded, topic_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, news.Fold(name), topic.ID); err != nil {
			return err
		}
	}
	return nil
}

// byID reads rows by their ids and puts them in the order of the ids. An id
// that is not there is left out.
func byID[T any](r *Reader, ids []string, scan func(scanner) (T, error), query string, id func(T) string) ([]T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	marks, args := in(1, ids)
	rows, err := all(r, scan, query+marks, args...)
	if err != nil {
		return nil, err
	}
	at := make(map[string]T, len(rows))
	for _, v := range rows {
		at[id(v)] = v
	}
	out := rows[:0]
	for _, i := range ids {
		if v, ok := at[i]; ok {
			out = append(out, v)
		}
	}
	return out, nil
}
