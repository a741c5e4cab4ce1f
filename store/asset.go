package store

import "broadsheet/news"

const assetColumns = `a.id, a.hash, a.name, a.media_type, a.bytes, a.width, a.height, a.alt, a.decorative, a.caption, a.credit, a.copyright, a.focus_x, a.focus_y, a.by_id, a.created`

func scanAsset(row scanner) (a news.Asset, err error) {
	var decorative int
	err = row.Scan(&a.ID, &a.Hash, &a.Name, &a.MediaType, &a.Bytes, &a.Width, &a.Height, &a.Alt, &decorative, &a.Caption, &a.Credit, &a.Copyright, &a.FocusX, &a.FocusY,
		&a.By, moment{&a.Created})
	a.Decorative = decorative != 0
	return a, err
}

// Asset gives a picture, video, sound or document by id.
func (r *Reader) Asset(id string) (news.Asset, error) {
	return find(r, scanAsset, news.NotFound("There is no asset %s.", id), `SELECT `+assetColumns+` FROM assets a WHERE a.id = $1`, id)
}

// AssetByHash gives an asset by the SHA-256 of its bytes.
func (r *Reader) AssetByHash(hash string) (news.Asset, error) {
	return find(r, scanAsset, news.NotFound("There is no such asset."), `SELECT `+assetColumns+` FROM assets a WHERE a.hash = $1 ORDER BY a.id LIMIT 1`, hash)
}

// Assets lists assets before a place, the newest first.
func (r *Reader) Assets(before Cursor, limit int) ([]news.Asset, error) {
	if before == (Cursor{}) {
		before.At = news.AtMilli(1 << 52)
	}
	return all(r, scanAsset, `SELECT `+assetColumns+` FROM assets a WHERE (a.created, a.id) < ($1, $2) ORDER BY a.created DESC, a.id DESC LIMIT $3`,
		before.At.Milli(), before.ID, limit)
}

// PutAsset writes an asset, new or with changed words. A new one takes the next
// number; the log's lock, which the command's change takes anyway, keeps two
// from taking the same.
func (t *Tx) PutAsset(a news.Asset) error {
	if _, err := t.exec(`UPDATE log_head SET seq = seq WHERE id = 1`); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO assets (id, hash, name, media_type, bytes, width, height, alt, caption, credit, copyright, focus_x, focus_y, by_id, created, decorative, number)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, (SELECT COALESCE(MAX(o.number), 0) + 1 FROM assets o))
		ON CONFLICT (id) DO UPDATE SET alt = excluded.alt, caption = excluded.caption, credit = excluded.credit, copyright = excluded.copyright,
			decorative = excluded.decorative, focus_x = excluded.focus_x, focus_y = excluded.focus_y`,
		a.ID, a.Hash, a.Name, a.MediaType, a.Bytes, a.Width, a.Height, a.Alt, a.Caption, a.Credit, a.Copyright, a.FocusX, a.FocusY, a.By, a.Created.Milli(), truth(a.Decorative))
	return err
}

// AssetShown tells whether a published story or front shows the asset.
func (r *Reader) AssetShown(id string) (bool, error) {
	shown, err := all(r, scanText, `SELECT s.story_id FROM published_assets s WHERE s.asset_id = $1 UNION SELECT f.story_id FROM front_assets f WHERE f.asset_id = $1 LIMIT 1`, id)
	return len(shown) > 0, err
}

// ShownAssets gives the ids of the assets that a published story shows, sorted.
func (r *Reader) ShownAssets(story string) ([]string, error) {
	return all(r, scanText, `SELECT s.asset_id FROM published_assets s WHERE s.story_id = $1 ORDER BY s.asset_id`, story)
}

// ShowAssets says which assets a published story shows, in place of those that
// it showed before. Ids of nothing, which an imported text may hold, are left out.
func (t *Tx) ShowAssets(story string, ids []string) error {
	if _, err := t.exec(`DELETE FROM published_assets WHERE story_id = $1`, story); err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := t.exec(`INSERT INTO published_assets (asset_id, story_id) SELECT a.id, $2 FROM assets a WHERE a.id = $1 ON CONFLICT DO NOTHING`, id, story); err != nil {
			return err
		}
	}
	return nil
}
