package store

import (
	"errors"

	"broadsheet/news"
)

const assetColumns = `a.id, a.hash, a.name, a.media_type, a.bytes, a.width, a.height, a.alt, a.decorative, a.caption, a.credit, a.copyright, a.focus_x, a.focus_y, a.by_id, a.created,
	a.number, a.source, a.licence, a.restrictions, a.expires, a.ended, a.crops, a.uses`

func scanAsset(row scanner) (a news.Asset, err error) {
	var decorative int
	var crops string
	if err = row.Scan(&a.ID, &a.Hash, &a.Name, &a.MediaType, &a.Bytes, &a.Width, &a.Height, &a.Alt, &decorative, &a.Caption, &a.Credit, &a.Copyright, &a.FocusX, &a.FocusY,
		&a.By, moment{&a.Created}, &a.Number, &a.Source, &a.Licence, &a.Restrictions, moment{&a.Expires}, moment{&a.Ended}, &crops, &a.Uses); err != nil {
		return a, err
	}
	a.Decorative = decorative != 0
	a.Crops, err = news.ParseCrops(crops)
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

// PutAsset writes an asset, new or with what was changed of it, and the words
// by which it is found. A new one takes the next number; the log's lock, which
// the command's change takes anyway, keeps two from taking the same.
func (t *Tx) PutAsset(a news.Asset) error {
	if _, err := t.exec(`UPDATE log_head SET seq = seq WHERE id = 1`); err != nil {
		return err
	}
	return t.reindex(a.ID, func() error {
		_, err := t.exec(`INSERT INTO assets (id, hash, name, media_type, bytes, width, height, alt, caption, credit, copyright, focus_x, focus_y, by_id, created, decorative,
				source, licence, restrictions, terms, expires, ended, crops, number)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, (SELECT COALESCE(MAX(o.number), 0) + 1 FROM assets o))
			ON CONFLICT (id) DO UPDATE SET alt = excluded.alt, caption = excluded.caption, credit = excluded.credit, copyright = excluded.copyright,
				decorative = excluded.decorative, focus_x = excluded.focus_x, focus_y = excluded.focus_y, source = excluded.source, licence = excluded.licence,
				restrictions = excluded.restrictions, terms = excluded.terms, expires = excluded.expires, ended = excluded.ended, crops = excluded.crops`,
			a.ID, a.Hash, a.Name, a.MediaType, a.Bytes, a.Width, a.Height, a.Alt, a.Caption, a.Credit, a.Copyright, a.FocusX, a.FocusY, a.By, a.Created.Milli(), truth(a.Decorative),
			a.Source, string(a.Licence), a.Restrictions, string(a.Terms()), a.Expires.Milli(), a.Ended.Milli(), a.Crops.JSON())
		return err
	})
}

// AssetTopics gives who and what is to be seen in a picture.
func (r *Reader) AssetTopics(id string) ([]news.Topic, error) {
	return all(r, scanTopic, `SELECT `+topicColumns+` FROM asset_topics k JOIN topics t ON t.id = k.topic_id WHERE k.asset_id = $1 ORDER BY k.position`, id)
}

// SetAssetTopics says who and what is to be seen in a picture, by id.
func (t *Tx) SetAssetTopics(id string, topics []string) error {
	topics, err := t.unmerged(topics)
	if err != nil {
		return err
	}
	return t.reindex(id, func() error {
		if _, err := t.exec(`DELETE FROM asset_topics WHERE asset_id = $1`, id); err != nil {
			return err
		}
		for i, topic := range topics {
			if _, err := t.exec(`INSERT INTO asset_topics (asset_id, topic_id, position) VALUES ($1, $2, $3)`, id, topic, i); err != nil {
				return err
			}
		}
		return nil
	})
}

// reindex carries out a change of an asset, and brings the words by which it
// is found up to date.
func (t *Tx) reindex(id string, change func() error) error {
	was, _, err := t.assetWords(id)
	if err != nil {
		return err
	}
	if err := change(); err != nil {
		return err
	}
	is, number, err := t.assetWords(id)
	if err != nil {
		return err
	}
	rows := map[string]map[int64]bool{}
	for w := range was {
		if !is[w] {
			rows[w] = map[int64]bool{number: false}
		}
	}
	for w := range is {
		if !was[w] {
			rows[w] = map[int64]bool{number: true}
		}
	}
	return assetWords.set(t, rows)
}

// creditWord marks a word of a credit, by which alone a search may ask.
const creditWord = "credit="

// assetWords gives the words by which an asset is found; none for one that is
// not there.
func (r *Reader) assetWords(id string) (words map[string]bool, number int64, err error) {
	a, err := r.Asset(id)
	if errors.Is(err, news.ErrNotFound) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	topics, err := r.AssetTopics(id)
	words = map[string]bool{}
	texts := []string{a.Name, a.Alt, a.Caption, a.Credit, a.Source, a.Copyright}
	for _, t := range topics {
		texts = append(texts, t.Name)
	}
	for _, text := range texts {
		for _, w := range indexed(text) {
			words[w] = true
		}
	}
	for _, w := range indexed(a.Credit) {
		words[creditWord+w] = true
	}
	return words, a.Number, err
}
