package store

import "broadsheet/news"

const noteColumns = `n.id, n.story_id, n.answers, n.kind, n.revision, n.text, n.lead, n.quote, n.tail, n.instead, n.by_id, n.at, n.ended, n.ended_by, n.outcome`

func scanNote(row scanner) (n news.Note, err error) {
	err = row.Scan(&n.ID, &n.StoryID, optional{&n.Answers}, &n.Kind, &n.Revision, &n.Text, &n.Passage.Lead, &n.Passage.Quote, &n.Passage.Tail, &n.Instead,
		&n.By, moment{&n.At}, moment{&n.Ended}, &n.EndedBy, &n.Outcome)
	return n, err
}

// MaxNotes bounds the notes of one story.
const MaxNotes = 1000

// Notes gives every note on a story and the answers to them, the oldest first.
func (r *Reader) Notes(story string) ([]news.Note, error) {
	return all(r, scanNote, `SELECT `+noteColumns+` FROM notes n WHERE n.story_id = $1 ORDER BY n.at, n.id LIMIT $2`, story, MaxNotes)
}

// Note gives a note by id.
func (r *Reader) Note(id string) (news.Note, error) {
	return find(r, scanNote, news.NotFound("There is no such note."), `SELECT `+noteColumns+` FROM notes n WHERE n.id = $1`, id)
}

// AddNote writes a new note.
func (t *Tx) AddNote(n news.Note) error {
	_, err := t.exec(`INSERT INTO notes (id, story_id, answers, kind, revision, text, lead, quote, tail, instead, by_id, at, ended, ended_by, outcome)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, '', '')`,
		n.ID, n.StoryID, nullable(n.Answers), string(n.Kind), n.Revision, n.Text, n.Passage.Lead, n.Passage.Quote, n.Passage.Tail, n.Instead, n.By, n.At.Milli())
	return err
}

// EndNote says how a note ended. One that has ended already is a conflict.
func (t *Tx) EndNote(id, by, outcome string) error {
	n, err := t.exec(`UPDATE notes SET ended = $2, ended_by = $3, outcome = $4 WHERE id = $1 AND ended = 0`, id, t.now.Milli(), by, outcome)
	if err == nil && n == 0 {
		return news.Conflict("Somebody has dealt with this note already.")
	}
	return err
}

// ReopenNote takes back that a note has ended.
func (t *Tx) ReopenNote(id string) error {
	n, err := t.exec(`UPDATE notes SET ended = 0, ended_by = '', outcome = '' WHERE id = $1 AND ended > 0`, id)
	if err == nil && n == 0 {
		return news.Conflict("This note is open already.")
	}
	return err
}

// Override is who let a revision go out over rules of the checklist, and why.
type Override struct {
	Rules  []string
	Reason string
	By     string
	At     news.Time
}

// Override gives what lets a revision past the checklist; not found when nothing does.
func (r *Reader) Override(story string, revision int) (Override, error) {
	return find(r, func(row scanner) (o Override, err error) {
		err = row.Scan(list{&o.Rules}, &o.Reason, &o.By, moment{&o.At})
		return o, err
	}, news.NotFound("Nothing lets this revision past the checklist."), `SELECT rules, reason, by_id, at FROM overrides WHERE story_id = $1 AND revision = $2`, story, revision)
}

// PutOverride lets a revision past rules of the checklist.
func (t *Tx) PutOverride(story string, revision int, o Override) error {
	_, err := t.exec(`INSERT INTO overrides (story_id, revision, rules, reason, by_id, at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (story_id, revision) DO UPDATE SET rules = excluded.rules, reason = excluded.reason, by_id = excluded.by_id, at = excluded.at`,
		story, revision, jsonList(o.Rules), o.Reason, o.By, o.At.Milli())
	return err
}
