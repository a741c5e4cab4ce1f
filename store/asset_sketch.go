package store

import (
	"math/bits"

	"broadsheet/news"
)

// bands is how many parts the sketch of a picture has. Pictures whose sketches
// differ in fewer bits than there are bands have one in common.
const bands = 4

// alike is in how many of its 64 bits the sketch of a picture may differ from
// that of another which looks the same.
const alike = 5

func band(sketch uint64, i int) int64 { return int64(sketch >> (16 * i) & 0xffff) }

// SetAssetSketch keeps the sketch of what an asset looks like.
func (t *Tx) SetAssetSketch(id string, sketch uint64) error {
	for i := range bands {
		if _, err := t.exec(`INSERT INTO asset_sketches (band, value, asset_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, i, band(sketch, i), id); err != nil {
			return err
		}
	}
	return nil
}

// AssetsLike gives assets that look like a sketch, but for one, the newest first.
func (r *Reader) AssetsLike(sketch uint64, but string, limit int) ([]news.Asset, error) {
	type part struct {
		id    string
		band  int
		value int64
	}
	var near []any
	for i := range bands {
		near = append(near, i, band(sketch, i))
	}
	parts, err := all(r, func(row scanner) (p part, err error) {
		err = row.Scan(&p.id, &p.band, &p.value)
		return p, err
	}, `SELECT k.asset_id, k.band, k.value FROM asset_sketches k WHERE k.asset_id IN (SELECT o.asset_id FROM asset_sketches o
		WHERE (o.band = $1 AND o.value = $2) OR (o.band = $3 AND o.value = $4) OR (o.band = $5 AND o.value = $6) OR (o.band = $7 AND o.value = $8))`, near...)
	if err != nil {
		return nil, err
	}
	differ := map[string]int{}
	for _, p := range parts {
		differ[p.id] += bits.OnesCount16(uint16(p.value ^ band(sketch, p.band)))
	}
	var ids []string
	for id, n := range differ {
		if n <= alike && id != but {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	marks, args := in(2, ids)
	return all(r, scanAsset, `SELECT `+assetColumns+` FROM assets a WHERE a.id IN `+marks+` ORDER BY a.number DESC LIMIT $1`, append([]any{limit}, args...)...)
}
