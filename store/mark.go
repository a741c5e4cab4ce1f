package store

import (
	"errors"

	"broadsheet/news"
)

// Marks are the pictures by which a publication is known; the zero value of
// each is none.
type Marks struct{ Logo, Icon news.Asset }

// Marks gives the publication's logo and icon. They are public because the
// settings name them, and as long as there is a right to them.
func (p *Public) Marks() (m Marks, err error) {
	pub, err := p.Publication()
	if err != nil {
		return m, err
	}
	for _, one := range []struct {
		id string
		to *news.Asset
	}{{pub.Logo, &m.Logo}, {pub.Icon, &m.Icon}} {
		if one.id == "" {
			continue
		}
		p.note(news.AssetKey(one.id))
		a, err := find(&p.r, scanPublicAsset, news.NotFound("There is no asset %s.", one.id), `SELECT `+publicAssetColumns+` FROM assets a WHERE a.id = $1 AND a.ended = 0`, one.id)
		if err != nil && !errors.Is(err, news.ErrNotFound) {
			return m, err
		}
		if err == nil {
			*one.to = a
		}
	}
	return m, nil
}

// Portraits gives the pictures of contributors who have a published story, by
// the id of the picture.
func (p *Public) Portraits(people []news.Contributor) (map[string]news.Asset, error) {
	var ids, pictures []string
	for _, c := range people {
		if c.Portrait != "" {
			p.note(news.ContributorNameKey(c.Slug), news.ContributorKey(c.Slug), news.AssetKey(c.Portrait))
			ids, pictures = append(ids, c.ID), append(pictures, c.Portrait)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	of, args := in(1, ids)
	which, more := in(1+len(args), pictures)
	found := map[string]news.Asset{}
	list, err := all(&p.r, scanPublicAsset, `SELECT `+publicAssetColumns+` FROM assets a WHERE a.id IN `+which+` AND a.ended = 0 AND EXISTS (SELECT 1 FROM contributors c
		WHERE c.id IN `+of+` AND c.portrait = a.id AND EXISTS (SELECT 1 FROM published_bylines b WHERE b.contributor_id = c.id))`, append(args, more...)...)
	for _, a := range list {
		found[a.ID] = a
	}
	return found, err
}
