package store

import "broadsheet/news"

// PreviewLink lets whoever has its secret read one revision of a story, until
// it expires or is revoked. The secret is kept as a hash alone.
type PreviewLink struct {
	ID        string
	StoryID   string
	Revision  int
	TokenHash string // SHA-256 of the secret, in hex
	For       string // for whom it was made, in the newsroom's words
	By        string // id of the user who made it
	Created   news.Time
	Expires   news.Time
	Revoked   news.Time // zero while it is good
	Used      news.Time // when last; zero for never
	Uses      int
}

const linkColumns = `l.id, l.story_id, l.revision, l.token_hash, l.for_whom, l.by_id, l.created, l.expires, l.revoked, l.used, l.uses`

func scanLink(row scanner) (l PreviewLink, err error) {
	err = row.Scan(&l.ID, &l.StoryID, &l.Revision, &l.TokenHash, &l.For, &l.By, moment{&l.Created}, moment{&l.Expires}, moment{&l.Revoked}, moment{&l.Used}, &l.Uses)
	return l, err
}

// PreviewLinks gives the links that were made to a story, the newest first.
func (r *Reader) PreviewLinks(story string, limit int) ([]PreviewLink, error) {
	return all(r, scanLink, `SELECT `+linkColumns+` FROM preview_links l WHERE l.story_id = $1 ORDER BY l.created DESC, l.id DESC LIMIT $2`, story, limit)
}

// PreviewLink gives a link by the hash of its secret.
func (r *Reader) PreviewLink(tokenHash string) (PreviewLink, error) {
	return find(r, scanLink, news.NotFound("There is no such preview link."), `SELECT `+linkColumns+` FROM preview_links l WHERE l.token_hash = $1`, tokenHash)
}

// AddPreviewLink writes a new link.
func (t *Tx) AddPreviewLink(l PreviewLink) error {
	_, err := t.exec(`INSERT INTO preview_links (id, story_id, revision, token_hash, for_whom, by_id, created, expires, revoked, used, uses)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0)`, l.ID, l.StoryID, l.Revision, l.TokenHash, l.For, l.By, l.Created.Milli(), l.Expires.Milli())
	return err
}

// RevokePreviewLink ends a link of a story. One that has ended already is a conflict.
func (t *Tx) RevokePreviewLink(story, id string) error {
	n, err := t.exec(`UPDATE preview_links SET revoked = $3 WHERE id = $2 AND story_id = $1 AND revoked = 0`, story, id, t.now.Milli())
	if err == nil && n == 0 {
		return news.Conflict("There is no such link to this story that is still good.")
	}
	return err
}

// UsePreviewLink counts that a link was opened.
func (t *Tx) UsePreviewLink(id string) error {
	_, err := t.exec(`UPDATE preview_links SET used = $2, uses = uses + 1 WHERE id = $1`, id, t.now.Milli())
	return err
}
