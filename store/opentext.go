package store

import (
	"broadsheet/news"
)

// OpenText is the text of a story between two of its revisions: what people
// write together, step by step, before it is saved. The zero value is that of a
// story that nobody has written in.
type OpenText struct {
	StoryID   string
	Version   int64  // of the newest step: how many were ever taken
	Oldest    int64  // only steps after this one are kept
	Turn      int64  // counts the writings of fields
	Revision  int    // holds what was written up to Saved and SavedTurn
	Saved     int64  // a version
	SavedTurn int64  // a turn
	Doc       []byte // the document at version Saved, as the editor writes it; empty is the revision's own
	By        string // id of who wrote last
	Touched   news.Time
}

// Unsaved tells whether something of the text is in no revision yet.
func (o OpenText) Unsaved() bool { return o.Saved < o.Version || o.SavedTurn < o.Turn }

// OpenStep is one small change of a text: its place in the one order of all,
// and the step as ProseMirror writes it.
type OpenStep struct {
	StoryID string
	Version int64  // the text's version once the step is done, from 1
	Client  string // the tab that it was done in
	By      string
	Step    []byte // JSON
}

// OpenField is a field as somebody wrote it last, in no revision yet.
type OpenField struct {
	StoryID string
	Name    string
	Value   string
	Turn    int64
	By      string
}

const openTextColumns = `o.story_id, o.version, o.oldest, o.turn, o.revision, o.saved, o.saved_turn, o.doc, o.by_id, o.touched`

func scanOpenText(row scanner) (o OpenText, err error) {
	err = row.Scan(&o.StoryID, &o.Version, &o.Oldest, &o.Turn, &o.Revision, &o.Saved, &o.SavedTurn, &o.Doc, &o.By, moment{&o.Touched})
	return o, err
}

// OpenText gives a story's open text. One that nobody has written in is not found.
func (r *Reader) OpenText(story string) (OpenText, error) {
	return find(r, scanOpenText, news.NotFound("Nobody has written in story %s.", story),
		`SELECT `+openTextColumns+` FROM open_texts o WHERE o.story_id = $1`, story)
}

// UnsavedTexts gives the stories with words that are in no revision yet, by id
// after another id.
func (r *Reader) UnsavedTexts(after string, limit int) ([]string, error) {
	return all(r, scanText, `SELECT story_id FROM open_texts WHERE (saved < version OR saved_turn < turn) AND story_id > $1 ORDER BY story_id LIMIT $2`, after, limit)
}

// OpenSteps gives steps of a text in their order, those after a version.
func (r *Reader) OpenSteps(story string, after int64, limit int) ([]OpenStep, error) {
	return all(r, func(row scanner) (s OpenStep, err error) {
		err = row.Scan(&s.StoryID, &s.Version, &s.Client, &s.By, &s.Step)
		return s, err
	}, `SELECT story_id, version, client, by_id, step FROM open_steps WHERE story_id = $1 AND version > $2 ORDER BY version LIMIT $3`, story, after, limit)
}

// OpenFields gives the fields of a text that are in no revision yet, by name.
func (r *Reader) OpenFields(story string) ([]OpenField, error) {
	return all(r, func(row scanner) (f OpenField, err error) {
		err = row.Scan(&f.StoryID, &f.Name, &f.Value, &f.Turn, &f.By)
		return f, err
	}, `SELECT story_id, name, value, turn, by_id FROM open_fields WHERE story_id = $1 ORDER BY name`, story)
}

// PutOpenText writes what became of a text. was is what the writer knew of it;
// where another has written meanwhile, it is a conflict and nothing is changed.
func (t *Tx) PutOpenText(was, is OpenText) error {
	args := []any{is.StoryID, is.Version, is.Oldest, is.Turn, is.Revision, is.Saved, is.SavedTurn, string(is.Doc), is.By, t.now.Milli()}
	if was.StoryID == "" {
		_, err := t.exec(`INSERT INTO open_texts (story_id, version, oldest, turn, revision, saved, saved_turn, doc, by_id, touched)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, args...)
		return err
	}
	n, err := t.exec(`UPDATE open_texts SET version = $2, oldest = $3, turn = $4, revision = $5, saved = $6, saved_turn = $7, doc = $8, by_id = $9, touched = $10
		WHERE story_id = $1 AND version = $11 AND turn = $12 AND saved = $13 AND saved_turn = $14 AND revision = $15`,
		append(args, was.Version, was.Turn, was.Saved, was.SavedTurn, was.Revision)...)
	if err == nil && n == 0 {
		return news.Conflict("Somebody else wrote in this story at the same moment.")
	}
	return err
}

// AddOpenSteps writes steps. A version that is taken is a conflict: another
// node was faster.
func (t *Tx) AddOpenSteps(steps []OpenStep) error {
	for _, s := range steps {
		if _, err := t.exec(`INSERT INTO open_steps (story_id, version, client, by_id, step) VALUES ($1, $2, $3, $4, $5)`,
			s.StoryID, s.Version, s.Client, s.By, string(s.Step)); err != nil {
			return err
		}
	}
	return nil
}

// DropOpenSteps forgets a text's steps up to a version.
func (t *Tx) DropOpenSteps(story string, through int64) error {
	_, err := t.exec(`DELETE FROM open_steps WHERE story_id = $1 AND version <= $2`, story, through)
	return err
}

// PutOpenField writes a field, in the place of what it said before.
func (t *Tx) PutOpenField(f OpenField) error {
	_, err := t.exec(`INSERT INTO open_fields (story_id, name, value, turn, by_id) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (story_id, name) DO UPDATE SET value = excluded.value, turn = excluded.turn, by_id = excluded.by_id`, f.StoryID, f.Name, f.Value, f.Turn, f.By)
	return err
}

// DropOpenFields forgets a text's fields up to a turn: a revision holds them.
func (t *Tx) DropOpenFields(story string, through int64) error {
	_, err := t.exec(`DELETE FROM open_fields WHERE story_id = $1 AND turn <= $2`, story, through)
	return err
}

// RestOpenTexts forgets the steps of texts that a revision holds whole and that
// nobody has touched since a time. Their versions go on counting from where they
// are, so that a tab which comes back after that is told that it is too late.
func (t *Tx) RestOpenTexts(before news.Time, limit int) (int, error) {
	ids, err := all(&t.Reader, scanText, `SELECT story_id FROM open_texts WHERE touched < $1 AND doc <> '' AND saved = version AND saved_turn = turn
		ORDER BY touched LIMIT $2`, before.Milli(), limit)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		if _, err := t.exec(`UPDATE open_texts SET doc = '', oldest = version WHERE story_id = $1 AND saved = version AND saved_turn = turn`, id); err != nil {
			return 0, err
		}
		if _, err := t.exec(`DELETE FROM open_steps WHERE story_id = $1 AND version <= (SELECT oldest FROM open_texts WHERE story_id = $1)`, id); err != nil {
			return 0, err
		}
	}
	return len(ids), nil
}
