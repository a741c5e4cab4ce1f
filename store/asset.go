package store

import "broadsheet/news"

const assetColumns = `a.id, a.hash, a.name, a.media_type, a.bytes, a.width, a.height, a.alt, a.caption, a.credit, a.copyright, a.focus_x, a.focus_y, a.by_id, a.created`

func scanAsset(row scanner) (a news.Asset, err error) {
	err = row.Scan(&a.ID, &a.Hash, &a.Name, &a.MediaType, &a.Bytes, &a.Width, &a.Height, &a.Alt, &a.Caption, &a.Credit, &a.Copyright, &a.FocusX, &a.FocusY,
		&a.By, moment{&a.Created})
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

// PutAsset writes an asset, new or with changed words.
func (t *Tx) PutAsset(a news.Asset) error {
	_, err := t.exec(`INSERT INTO assets (id, hash, name, media_type, bytes, width, height, alt, caption, credit, copyright, focus_x, focus_y, by_id, created)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
		ON CONFLICT (id) DO UPDATE SET alt = excluded.alt, caption = excluded.caption, credit = excluded.credit, copyright = excluded.copyright,
			focus_x = excluded.focus_x, focus_y = excluded.focus_y`,
		a.ID, a.Hash, a.Name, a.MediaType, a.Bytes, a.Width, a.Height, a.Alt, a.Caption, a.Credit, a.Copyright, a.FocusX, a.FocusY, a.By, a.Created.Milli())
	return err
}
