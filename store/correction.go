package store

import "broadsheet/news"

const correctionColumns = `k.id, k.story_id, k.kind, k.text, k.at, k.by_id`

func scanCorrection(row scanner) (c news.Correction, err error) {
	err = row.Scan(&c.ID, &c.StoryID, &c.Kind, &c.Text, moment{&c.At}, &c.By)
	return c, err
}

// Corrections gives a story's public notes, the newest first.
func (r *Reader) Corrections(story string) ([]news.Correction, error) {
	return all(r, scanCorrection, `SELECT `+correctionColumns+` FROM corrections k WHERE k.story_id = $1 ORDER BY k.at DESC, k.id DESC`, story)
}

// AddCorrection writes a public note. There is no way to take one back.
func (t *Tx) AddCorrection(c news.Correction) error {
	_, err := t.exec(`INSERT INTO corrections (id, story_id, kind, text, at, by_id) VALUES ($1, $2, $3, $4, $5, $6)`,
		c.ID, c.StoryID, string(c.Kind), c.Text, c.At.Milli(), c.By)
	return err
}
