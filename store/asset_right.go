package store

import (
	"slices"

	"broadsheet/news"
)

// EndingAssets gives assets whose right has ended by a moment and that were not
// taken off the public pages yet, the first to end first.
func (r *Reader) EndingAssets(by news.Time, limit int) ([]news.Asset, error) {
	return all(r, scanAsset, `SELECT `+assetColumns+` FROM assets a WHERE a.expires > 0 AND a.ended = 0 AND a.expires <= $1 ORDER BY a.expires, a.id LIMIT $2`, by.Milli(), limit)
}

// NextEnding gives when the next right ends; zero for never. It may lie in the past.
func (r *Reader) NextEnding() (at news.Time, err error) {
	err = r.one(`SELECT COALESCE(MIN(a.expires), 0) FROM assets a WHERE a.expires > 0 AND a.ended = 0`, nil, moment{&at})
	return at, err
}

// AssetKeys gives the keys of all that changes when an asset is taken off the
// public pages, or comes back: pages that show it, the list of public
// pictures, and the maps of the months of its stories, which note no pictures.
func (r *Reader) AssetKeys(id string) ([]news.Key, error) {
	times, err := all(r, scanMoment, `SELECT p.first_published FROM published_assets s JOIN published p ON p.story_id = s.story_id WHERE s.asset_id = $1`, id)
	keys := []news.Key{news.AssetKey(id), news.KeyLatest}
	if err != nil || len(times) == 0 {
		return keys, err
	}
	pub, err := r.Publication()
	for _, t := range times {
		keys = append(keys, news.MonthKey(pub.Day(t.Time)))
	}
	slices.Sort(keys)
	return slices.Compact(keys), err
}

func scanMoment(row scanner) (at news.Time, err error) {
	err = row.Scan(moment{&at})
	return at, err
}
