package store

import (
	"slices"

	"broadsheet/news"
)

// Asset gives a picture that a published story shows. Of another the public
// may not know: its caption may itself be the news.
func (p *Public) Asset(id string) (news.Asset, error) {
	p.note(news.AssetKey(id))
	return find(&p.r, scanAsset, news.NotFound("There is no asset %s.", id), `SELECT `+assetColumns+` FROM assets a WHERE a.id = $1
		AND EXISTS (SELECT 1 FROM published_assets s WHERE s.asset_id = a.id)`, id)
}

// AssetList lists the pictures that published stories show before a place, the
// newest first.
func (p *Public) AssetList(before Cursor, limit int) ([]news.Asset, error) {
	p.note(news.KeyLatest) // whatever is published touches it
	if before == (Cursor{}) {
		before.At = news.AtMilli(1 << 52)
	}
	list, err := all(&p.r, scanAsset, `SELECT `+assetColumns+` FROM assets a WHERE (a.created, a.id) < ($1, $2)
		AND EXISTS (SELECT 1 FROM published_assets s WHERE s.asset_id = a.id) ORDER BY a.created DESC, a.id DESC LIMIT $3`, before.At.Milli(), before.ID, limit)
	for _, a := range list {
		p.note(news.AssetKey(a.ID))
	}
	return list, err
}

// Assets gives those of the assets that a published story shows, by id: what
// Asset says, for a page of many pictures.
func (p *Public) Assets(ids []string) (map[string]news.Asset, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	for _, id := range ids {
		p.note(news.AssetKey(id))
	}
	marks, args := in(1, ids)
	list, err := all(&p.r, scanAsset, `SELECT `+assetColumns+` FROM assets a WHERE a.id IN `+marks+`
		AND EXISTS (SELECT 1 FROM published_assets s WHERE s.asset_id = a.id)`, args...)
	found := make(map[string]news.Asset, len(list))
	for _, a := range list {
		found[a.ID] = a
	}
	return found, err
}

// stillsAtOnce is how many pictures one query of Stills asks for.
const stillsAtOnce = 1024

// Stills gives what never changes of the lead pictures of stories that were
// read before, by id: which file it is, and how large. It notes nothing: as long
// as a story is as it was, so is this, and a map of ten thousand stories must
// not have a key for each.
func (p *Public) Stills(stories []news.Published) (map[string]news.Asset, error) {
	found := map[string]news.Asset{}
	var ids []string
	for _, s := range stories {
		if s.Picture.Asset != "" {
			ids = append(ids, s.Picture.Asset)
		}
	}
	for part := range slices.Chunk(ids, stillsAtOnce) {
		marks, args := in(1, part)
		_, err := all(&p.r, func(row scanner) (a news.Asset, err error) {
			err = row.Scan(&a.ID, &a.Hash, &a.Width, &a.Height)
			found[a.ID] = a
			return a, err
		}, `SELECT a.id, a.hash, a.width, a.height FROM assets a WHERE a.id IN `+marks+`
			AND EXISTS (SELECT 1 FROM published_assets s WHERE s.asset_id = a.id)`, args...)
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}
