package store

import (
	"errors"
	"fmt"

	"broadsheet/news"
)

// FrontDraft gives a front as editors arrange it. One that nobody ever saved
// is at revision 0 and without containers.
func (r *Reader) FrontDraft(place string) (news.FrontDraft, error) {
	d, err := find(r, scanFrontDraft, news.NotFound("Nobody has arranged this front yet."),
		`SELECT place, revision, by_id, saved, body FROM front_drafts WHERE place = $1`, place)
	if errors.Is(err, news.ErrNotFound) {
		return news.FrontDraft{Place: place}, nil
	}
	return d, err
}

func scanFrontDraft(row scanner) (d news.FrontDraft, err error) {
	var body []byte
	if err = row.Scan(&d.Place, &d.Revision, &d.By, moment{&d.Saved}, &body); err == nil {
		d.Front, err = parseFront(d.Place, body)
	}
	return d, err
}

func parseFront(place string, body []byte) (news.Front, error) {
	f, err := news.ParseFront(body)
	if err != nil {
		return f, fmt.Errorf("read the front %s: %v", place, err) //nolint:errorlint // what we stored and can't read is our own fault, whatever the parser calls it
	}
	return f, nil
}

// PutFrontDraft saves a draft over the one of the revision before it. It tells
// false, and saves nothing, when that is no longer the newest.
func (t *Tx) PutFrontDraft(d news.FrontDraft) (bool, error) {
	if d.Revision == 1 {
		n, err := t.exec(`INSERT INTO front_drafts (place, revision, by_id, saved, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (place) DO NOTHING`,
			d.Place, d.Revision, d.By, d.Saved.Milli(), string(d.JSON()))
		return n == 1, err
	}
	n, err := t.exec(`UPDATE front_drafts SET revision = $2, by_id = $3, saved = $4, body = $5 WHERE place = $1 AND revision = $2 - 1`,
		d.Place, d.Revision, d.By, d.Saved.Milli(), string(d.JSON()))
	return n == 1, err
}

// FrontLive gives a front as it was last published, by hand; number 0 for one
// that never was. Unlike Public.Front it gives all of it: what waits for its
// time, and cards of stories that readers can't see.
func (r *Reader) FrontLive(place string) (news.FrontVersion, error) {
	v, err := find(r, scanFrontVersion, news.NotFound("This front was never published by hand."), `SELECT `+frontVersionColumns+`
		FROM published_fronts p JOIN front_versions v ON v.place = p.place AND v.number = p.number WHERE p.place = $1`, place)
	if errors.Is(err, news.ErrNotFound) {
		return news.FrontVersion{Place: place}, nil
	}
	return v, err
}

const frontVersionColumns = `v.place, v.number, v.by_id, v.at, v.note, v.body`

func scanFrontVersion(row scanner) (v news.FrontVersion, err error) {
	var body []byte
	if err = row.Scan(&v.Place, &v.Number, &v.By, moment{&v.At}, &v.Note, &body); err == nil {
		v.Front, err = parseFront(v.Place, body)
	}
	return v, err
}

// FrontVersion gives a front as it was once published.
func (r *Reader) FrontVersion(place string, number int) (news.FrontVersion, error) {
	return find(r, scanFrontVersion, news.NotFound("This front has no published number %d.", number),
		`SELECT `+frontVersionColumns+` FROM front_versions v WHERE v.place = $1 AND v.number = $2`, place, number)
}

// FrontVersions gives a front's history before a number, the newest first; 0
// begins with the newest of all.
func (r *Reader) FrontVersions(place string, before, limit int) ([]news.FrontVersion, error) {
	if before <= 0 {
		before = 1 << 30
	}
	return all(r, scanFrontVersion, `SELECT `+frontVersionColumns+` FROM front_versions v WHERE v.place = $1 AND v.number < $2 ORDER BY v.number DESC LIMIT $3`,
		place, before, limit)
}

// LockFront waits for everybody who is just now changing a front, and makes
// others wait until this transaction ends. What is read of the front before it
// may be old.
func (t *Tx) LockFront(place string) error {
	_, err := t.exec(`INSERT INTO front_turns (place, turn) VALUES ($1, 1) ON CONFLICT (place) DO UPDATE SET turn = front_turns.turn + 1`, place)
	return err
}

// PublishFront writes a front into its history, under the next number, and
// shows it to the public, with the pictures of its cards. It gives the version
// with its number.
func (t *Tx) PublishFront(v news.FrontVersion) (news.FrontVersion, error) {
	if err := t.LockFront(v.Place); err != nil {
		return v, err
	}
	if err := t.one(`SELECT COALESCE(MAX(number), 0) + 1 FROM front_versions WHERE place = $1`, []any{v.Place}, &v.Number); err != nil {
		return v, err
	}
	body := string(v.JSON())
	if _, err := t.exec(`INSERT INTO front_versions (place, number, by_id, at, note, body) VALUES ($1, $2, $3, $4, $5, $6)`,
		v.Place, v.Number, v.By, v.At.Milli(), v.Note, body); err != nil {
		return v, err
	}
	if _, err := t.exec(`INSERT INTO published_fronts (place, number, body) VALUES ($1, $2, $3)
		ON CONFLICT (place) DO UPDATE SET number = excluded.number, body = excluded.body`, v.Place, v.Number, body); err != nil {
		return v, err
	}
	return v, t.showOnFront(v.Place, v.Pictures())
}
