package store

import "broadsheet/news"

const editionColumns = `id, slug, name, language, position`

func scanEdition(row scanner) (e news.Edition, err error) {
	err = row.Scan(&e.ID, &e.Slug, &e.Name, &e.Language, &e.Position)
	return e, err
}

// Editions gives every edition, the default one first.
func (r *Reader) Editions() ([]news.Edition, error) {
	return all(r, scanEdition, `SELECT `+editionColumns+` FROM editions ORDER BY position, id`)
}

// Edition gives an edition by its slug; an empty slug is the default one.
func (r *Reader) Edition(slug string) (news.Edition, error) {
	if slug == "" {
		return find(r, scanEdition, news.NotFound("There is no edition yet."), `SELECT `+editionColumns+` FROM editions ORDER BY position, id LIMIT 1`)
	}
	return find(r, scanEdition, news.NotFound("There is no edition called %q.", slug), `SELECT `+editionColumns+` FROM editions WHERE slug = $1`, slug)
}

// EditionByID gives an edition by its id.
func (r *Reader) EditionByID(id string) (news.Edition, error) {
	return find(r, scanEdition, news.NotFound("There is no edition %s.", id), `SELECT `+editionColumns+` FROM editions WHERE id = $1`, id)
}

// PutEdition writes an edition, new or changed.
func (t *Tx) PutEdition(e news.Edition) error {
	_, err := t.exec(`INSERT INTO editions (id, slug, name, language, position) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, language = excluded.language, position = excluded.position`,
		e.ID, e.Slug, e.Name, e.Language, e.Position)
	return err
}
