package store

import (
	"strings"

	"broadsheet/news"
)

const contributorColumns = `c.id, c.slug, c.name, c.title, c.bio, c.user_id, c.links, c.portrait`

func scanContributor(row scanner) (c news.Contributor, err error) {
	err = row.Scan(&c.ID, &c.Slug, &c.Name, &c.Title, &c.Bio, optional{&c.UserID}, list{&c.Links}, &c.Portrait)
	return c, err
}

// Contributor gives a contributor by slug.
func (r *Reader) Contributor(slug string) (news.Contributor, error) {
	return find(r, scanContributor, news.NotFound("There is no contributor called %q.", slug), `SELECT `+contributorColumns+` FROM contributors c WHERE c.slug = $1`, slug)
}

// ContributorNamed gives a contributor by slug or name, case and accents being alike.
func (r *Reader) ContributorNamed(name string) (news.Contributor, error) {
	return find(r, scanContributor, news.NotFound("There is no contributor called %q.", name), `SELECT `+contributorColumns+` FROM contributors c
		WHERE c.slug = $1 OR c.folded = $2 ORDER BY CASE WHEN c.slug = $1 THEN 0 ELSE 1 END, c.id LIMIT 1`, strings.ToLower(name), news.Fold(name))
}

// ContributorsByID gives the contributors with the ids, in the order of the ids.
func (r *Reader) ContributorsByID(ids []string) ([]news.Contributor, error) {
	return byID(r, ids, scanContributor, `SELECT `+contributorColumns+` FROM contributors c WHERE c.id IN `, func(c news.Contributor) string { return c.ID })
}

// ContributorsLike gives contributors whose name begins with the text, for
// suggestions; an empty text gives the first by slug.
func (r *Reader) ContributorsLike(prefix, after string, limit int) ([]news.Contributor, error) {
	from := news.Fold(prefix)
	return all(r, scanContributor, `SELECT `+contributorColumns+` FROM contributors c
		WHERE c.slug > $1 AND c.folded >= $2 AND c.folded < $3 ORDER BY c.slug LIMIT $4`, after, from, from+"\U0010ffff", limit)
}

// PutContributor writes a contributor, new or changed.
func (t *Tx) PutContributor(c news.Contributor) error {
	_, err := t.exec(`INSERT INTO contributors (id, slug, name, folded, title, bio, user_id, links, portrait) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, folded = excluded.folded, title = excluded.title,
			bio = excluded.bio, user_id = excluded.user_id, links = excluded.links, portrait = excluded.portrait`,
		c.ID, c.Slug, c.Name, news.Fold(c.Name), c.Title, c.Bio, nullable(c.UserID), jsonList(c.Links), c.Portrait)
	return err
}

// ContributorUse counts the published stories that carry somebody's byline.
func (r *Reader) ContributorUse(id string) (published int, err error) {
	err = r.one(`SELECT COUNT(*) FROM published_bylines WHERE contributor_id = $1`, []any{id}, &published)
	return published, err
}
