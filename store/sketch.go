package store

import "broadsheet/news"

// Alike gives the stories that share the most of the sketches, but for one
// story and those that were spiked: they may say much the same.
func (r *Reader) Alike(sketches []int64, but string, limit int) ([]news.Story, error) {
	if len(sketches) == 0 {
		return nil, nil
	}
	places, values := in(3, sketches)
	args := append([]any{but, limit}, values...)
	return all(r, scanStory, `SELECT `+storyColumns+` FROM (SELECT story_id, COUNT(*) AS shared FROM sketches WHERE sketch IN `+places+` AND story_id <> $1
		GROUP BY story_id ORDER BY 2 DESC, 1 DESC LIMIT $2) k JOIN stories s ON s.id = k.story_id WHERE s.state <> 'spiked' ORDER BY k.shared DESC, s.id DESC`, args...)
}

// SetSketches replaces the sketches of a story's newest text.
func (t *Tx) SetSketches(story string, sketches []int64) error {
	if _, err := t.exec(`DELETE FROM sketches WHERE story_id = $1`, story); err != nil {
		return err
	}
	for _, s := range sketches {
		if _, err := t.exec(`INSERT INTO sketches (sketch, story_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, s, story); err != nil {
			return err
		}
	}
	return nil
}
