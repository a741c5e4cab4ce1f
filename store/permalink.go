package store

import (
	"errors"

	"broadsheet/news"
)

// Place is what stands at a path.
type Place struct {
	StoryID string // empty when it leads elsewhere
	Current bool   // it is the story's permalink, not an earlier one
	Target  string // where a redirect leads
}

// At gives what stands at a path; not found when nothing does.
func (r *Reader) At(path string) (Place, error) {
	missing := news.NotFound("There is nothing at %s.", path)
	p, err := find(r, func(row scanner) (p Place, err error) {
		var current int
		err = row.Scan(&p.StoryID, &current)
		p.Current = current != 0
		return p, err
	}, missing, `SELECT story_id, is_current FROM permalinks WHERE path = $1`, path)
	if !errors.Is(err, news.ErrNotFound) {
		return p, err
	}
	return find(r, func(row scanner) (p Place, err error) {
		err = row.Scan(&p.Target)
		return p, err
	}, missing, `SELECT target FROM redirects WHERE path = $1`, path)
}

// PutPermalink makes path the one address of a story; those that it had
// before lead there from now on. A path of another story is a conflict.
func (t *Tx) PutPermalink(path, story string) error {
	if _, err := t.exec(`UPDATE permalinks SET is_current = 0 WHERE story_id = $1`, story); err != nil {
		return err
	}
	n, err := t.exec(`INSERT INTO permalinks (path, story_id, is_current, since) VALUES ($1, $2, 1, $3)
		ON CONFLICT (path) DO UPDATE SET is_current = 1 WHERE permalinks.story_id = excluded.story_id`, path, story, t.now.Milli())
	if err == nil && n == 0 {
		return news.Conflict("The address %s belongs to another story.", path)
	}
	return err
}

// PathsOf gives every path that a story has had, the current one first.
func (r *Reader) PathsOf(story string) ([]string, error) {
	return all(r, scanText, `SELECT path FROM permalinks WHERE story_id = $1 ORDER BY is_current DESC, since DESC, path`, story)
}

// PutRedirect makes a path lead elsewhere.
func (t *Tx) PutRedirect(path, target string) error {
	_, err := t.exec(`INSERT INTO redirects (path, target) VALUES ($1, $2) ON CONFLICT (path) DO UPDATE SET target = excluded.target`, path, target)
	return err
}

// Redirect is a path that leads elsewhere.
type Redirect struct{ Path, Target string }

// Redirects gives those after a path, by path: all of them, or those whose path
// begins with a text.
func (r *Reader) Redirects(begins, after string, limit int) ([]Redirect, error) {
	return all(r, func(row scanner) (d Redirect, err error) {
		err = row.Scan(&d.Path, &d.Target)
		return d, err
	}, `SELECT path, target FROM redirects WHERE path > $1 AND path >= $2 AND path < $3 ORDER BY path LIMIT $4`, after, begins, begins+"\U0010ffff", limit)
}

// Retarget makes whatever leads to one path lead to another, so that nobody is
// sent twice.
func (t *Tx) Retarget(from, to string) error {
	_, err := t.exec(`UPDATE redirects SET target = $2 WHERE target = $1`, from, to)
	return err
}

// RedirectsTo gives the paths that lead to a target.
func (r *Reader) RedirectsTo(target string) ([]string, error) {
	return all(r, scanText, `SELECT path FROM redirects WHERE target = $1 ORDER BY path`, target)
}

// DropRedirect takes a redirect away, so that something can stand there.
func (t *Tx) DropRedirect(path string) error {
	_, err := t.exec(`DELETE FROM redirects WHERE path = $1`, path)
	return err
}

func scanText(row scanner) (s string, err error) {
	err = row.Scan(&s)
	return s, err
}
