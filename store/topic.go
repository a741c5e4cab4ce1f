package store

import (
	"slices"
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
		OR t.id IN (SELECT topic_id FROM topic_names WHERE folded = $2) OR t.id IN (SELECT topic_id FROM merged_topics WHERE slug = $1) ORDER BY CASE WHEN t.slug = $1 THEN 0 ELSE 1 END, t.id LIMIT 1`, strings.ToLower(name), news.Fold(name))
}

// TopicsByID gives the topics with the ids, in the order of the ids and each
// once. For one that became part of another, the other is given.
func (r *Reader) TopicsByID(ids []string) ([]news.Topic, error) {
	ids, err := r.unmerged(ids)
	if err != nil {
		return nil, err
	}
	return byID(r, ids, scanTopic, `SELECT `+topicColumns+` FROM topics t WHERE t.id IN `, func(t news.Topic) string { return t.ID })
}

// unmerged puts in the place of topics that became part of others those others.
func (r *Reader) unmerged(ids []string) ([]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	marks, args := in(1, ids)
	into := map[string]string{}
	if _, err := all(r, func(row scanner) (struct{}, error) {
		var id, topic string
		err := row.Scan(&id, &topic)
		into[id] = topic
		return struct{}{}, err
	}, `SELECT id, topic_id FROM merged_topics WHERE id IN `+marks, args...); err != nil {
		return nil, err
	}
	var out []string
	for _, id := range ids {
		if topic, merged := into[id]; merged {
			id = topic
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
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

// MergedInto gives the topic that another became part of, by the other's id or
// slug; not found when it never did.
func (r *Reader) MergedInto(idOrSlug string) (news.Topic, error) {
	return find(r, scanTopic, news.NotFound("There is no topic called %q.", idOrSlug), `SELECT `+topicColumns+` FROM topics t
		WHERE t.id = (SELECT MIN(m.topic_id) FROM merged_topics m WHERE m.id = $1 OR m.slug = $1)`, idOrSlug)
}

// TopicUse counts the stories that a topic is on, and those of them that
// readers have.
func (r *Reader) TopicUse(id string) (stories, published int, err error) {
	if err := r.one(`SELECT COUNT(*) FROM story_topics WHERE topic_id = $1`, []any{id}, &stories); err != nil {
		return 0, 0, err
	}
	return stories, published, r.one(`SELECT COUNT(*) FROM published_topics WHERE topic_id = $1`, []any{id}, &published)
}

// MergeTopic makes one topic part of another: every story that it is on, and
// every redirect to its page, follows, and so do the days of its timeline; the topic itself is gone. Revisions,
// which never change, go on naming it, and are read as naming the other.
//
// Its slug is changed before anything moves: in PostgreSQL that waits for
// everybody who is just now putting the topic on a story, so that none is left.
func (t *Tx) MergeTopic(from, into news.Topic) error {
	for _, q := range []struct {
		query string
		args  []any
	}{
		{`UPDATE topics SET slug = $2 WHERE id = $1`, []any{from.ID, from.ID + " merged"}},
		{`INSERT INTO story_topics (story_id, topic_id) SELECT story_id, $2 FROM story_topics WHERE topic_id = $1 ON CONFLICT DO NOTHING`, []any{from.ID, into.ID}},
		{`DELETE FROM story_topics WHERE topic_id = $1`, []any{from.ID}},
		// A story that is about both keeps the one, where the first of the two stood.
		{`UPDATE published_topics SET position = (SELECT MIN(o.position) FROM published_topics o WHERE o.story_id = published_topics.story_id AND o.topic_id IN ($1, $2))
			WHERE topic_id = $2 AND story_id IN (SELECT story_id FROM published_topics WHERE topic_id = $1)`, []any{from.ID, into.ID}},
		{`INSERT INTO published_topics (topic_id, first_published, story_id, position) SELECT $2, first_published, story_id, position FROM published_topics WHERE topic_id = $1
			ON CONFLICT DO NOTHING`, []any{from.ID, into.ID}},
		{`DELETE FROM published_topics WHERE topic_id = $1`, []any{from.ID}},
		{`INSERT INTO asset_topics (topic_id, asset_id, position) SELECT $2, asset_id, position FROM asset_topics WHERE topic_id = $1 ON CONFLICT DO NOTHING`, []any{from.ID, into.ID}},
		{`DELETE FROM asset_topics WHERE topic_id = $1`, []any{from.ID}},
		{`UPDATE topic_events SET topic_id = $2 WHERE topic_id = $1`, []any{from.ID, into.ID}},
		{`UPDATE merged_topics SET topic_id = $2 WHERE topic_id = $1`, []any{from.ID, into.ID}},
		{`DELETE FROM topics WHERE id = $1`, []any{from.ID}},
		{`INSERT INTO merged_topics (id, slug, topic_id) VALUES ($1, $2, $3)`, []any{from.ID, from.Slug, into.ID}},
	} {
		if _, err := t.exec(q.query, q.args...); err != nil {
			return err
		}
	}
	return nil
}
