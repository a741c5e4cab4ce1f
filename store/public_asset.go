package store

import "broadsheet/news"

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
