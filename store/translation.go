package store

import (
	"fmt"

	"broadsheet/news"
)

// TranslationsOf gives the ids of the stories that are translations of one,
// itself left out, whether or not readers have them.
func (r *Reader) TranslationsOf(story string) ([]string, error) {
	return all(r, scanText, `SELECT o.story_id FROM translations t JOIN translations o ON o.group_id = t.group_id
		WHERE t.story_id = $1 AND o.story_id <> $1 ORDER BY o.group_id, o.story_id`, story)
}

// JoinTranslations makes two stories, and all that are translations of either,
// translations of each other.
func (t *Tx) JoinTranslations(a, b string) error {
	for _, q := range []struct {
		query string
		args  []any
	}{
		{`INSERT INTO translations (story_id, group_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, []any{a, t.NewID()}},
		{`UPDATE translations SET group_id = (SELECT x.group_id FROM translations x WHERE x.story_id = $1)
			WHERE group_id = (SELECT y.group_id FROM translations y WHERE y.story_id = $2)`, []any{a, b}},
		{`INSERT INTO translations (story_id, group_id) VALUES ($2, (SELECT x.group_id FROM translations x WHERE x.story_id = $1)) ON CONFLICT DO NOTHING`, []any{a, b}},
	} {
		if _, err := t.exec(q.query, q.args...); err != nil {
			return err
		}
	}
	return nil
}

// LeaveTranslations takes a story out of its group.
func (t *Tx) LeaveTranslations(story string) error {
	_, err := t.exec(`DELETE FROM translations WHERE story_id = $1`, story)
	return err
}

// Translations gives the published stories that are translations of one that is
// published, without bylines and topics. It notes the keys of all of them, those
// that are not public too, since each may come or go.
func (p *Public) Translations(of string) ([]news.Published, error) {
	p.note(news.StoryKey(of))
	ids, err := p.r.TranslationsOf(of)
	if err != nil {
		return nil, fmt.Errorf("find the translations of %s: %w", of, err)
	}
	for _, id := range ids {
		p.note(news.StoryKey(id))
	}
	return all(&p.r, scanPublished, `SELECT `+publishedColumns+` FROM translations t JOIN translations o ON o.group_id = t.group_id AND o.story_id <> t.story_id
		JOIN published p ON p.story_id = o.story_id
		WHERE t.story_id = $1 AND EXISTS (SELECT 1 FROM published s WHERE s.story_id = t.story_id) ORDER BY o.group_id, o.story_id`, of)
}
