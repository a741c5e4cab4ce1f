package store

import "broadsheet/news"

// Asset gives a picture that a published story shows. Of another the public
// may not know: its caption may itself be the news.
func (p *Public) Asset(id string) (news.Asset, error) {
	p.note(news.AssetKey(id))
	return find(&p.r, scanAsset, news.NotFound("There is no asset %s.", id), `SELECT `+assetColumns+` FROM assets a WHERE a.id = $1
		AND EXISTS (SELECT 1 FROM published_assets s WHERE s.asset_id = a.id)`, id)
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
