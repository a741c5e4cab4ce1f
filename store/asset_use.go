package store

import (
	"bytes"
	"encoding/json"
	"slices"

	"broadsheet/news"
)

// setUses says what the newest revision of a story shows. Ids of nothing, which
// an imported text may hold, are left out.
func (t *Tx) setUses(story string, d news.Draft) error {
	was, err := all(&t.Reader, scanText, `SELECT asset_id FROM asset_uses WHERE story_id = $1 ORDER BY asset_id`, story)
	if err != nil {
		return err
	}
	is := assetsIn(d)
	if slices.Equal(was, is) {
		return nil
	}
	if _, err := t.exec(`DELETE FROM asset_uses WHERE story_id = $1`, story); err != nil {
		return err
	}
	for _, id := range is {
		if _, err := t.exec(`INSERT INTO asset_uses (asset_id, story_id) SELECT a.id, $2 FROM assets a WHERE a.id = $1`, id, story); err != nil {
			return err
		}
	}
	return t.recount(slices.Concat(was, is))
}

// recount brings the number of places that show some assets up to date. They
// are taken in order, so that two writers don't wait for each other.
func (t *Tx) recount(ids []string) error {
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if _, err := t.exec(`UPDATE assets SET uses = (SELECT COUNT(*) FROM (SELECT u.story_id FROM asset_uses u WHERE u.asset_id = $1
			UNION SELECT s.story_id FROM published_assets s WHERE s.asset_id = $1 UNION SELECT 'front ' || f.place FROM front_assets f WHERE f.asset_id = $1) k) WHERE id = $1`, id); err != nil {
			return err
		}
	}
	return nil
}

// assetsIn gives the ids of the assets that a draft shows, sorted: of its lead
// picture, and whatever a node of its text names as its asset.
func assetsIn(d news.Draft) (ids []string) {
	if d.Picture.Asset != "" {
		ids = append(ids, d.Picture.Asset)
	}
	if bytes.Contains(d.Body, []byte(`"asset"`)) {
		var doc any
		if json.Unmarshal(d.Body, &doc) == nil { // what can't be read shows nothing
			walkAssets(doc, func(id string) { ids = append(ids, id) })
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func walkAssets(v any, f func(id string)) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			walkAssets(one, f)
		}
	case map[string]any:
		for name, one := range v {
			if id, ok := one.(string); ok && name == "asset" && id != "" {
				f(id)
			}
			walkAssets(one, f)
		}
	}
}

// AssetStories gives the stories whose newest revision shows an asset, or whose
// published one does, the last saved first; and which of them readers have it of.
func (r *Reader) AssetStories(id string, limit int) (stories []news.Story, public map[string]bool, err error) {
	stories, err = all(r, scanStory, `SELECT `+storyColumns+` FROM stories s WHERE s.id IN (SELECT u.story_id FROM asset_uses u WHERE u.asset_id = $1
		UNION SELECT p.story_id FROM published_assets p WHERE p.asset_id = $1) ORDER BY s.saved DESC, s.id DESC LIMIT $2`, id, limit)
	if err != nil {
		return nil, nil, err
	}
	shown, err := all(r, scanText, `SELECT p.story_id FROM published_assets p WHERE p.asset_id = $1`, id)
	public = make(map[string]bool, len(shown))
	for _, s := range shown {
		public[s] = true
	}
	return stories, public, err
}

// AssetFronts gives the places of the published fronts on which a card shows an
// asset in place of its story's own.
func (r *Reader) AssetFronts(id string) ([]string, error) {
	return all(r, scanText, `SELECT DISTINCT f.place FROM front_assets f WHERE f.asset_id = $1 ORDER BY f.place`, id)
}

// AssetChanges gives what happened to an asset, the newest first.
func (r *Reader) AssetChanges(id string, limit int) ([]news.Change, error) {
	return all(r, scanChange, `SELECT c.seq, c.at, c.act, c.by_id, c.story_id, c.note, c.keys FROM asset_changes k JOIN changes c ON c.seq = k.seq
		WHERE k.asset_id = $1 ORDER BY k.seq DESC LIMIT $2`, id, limit)
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
	was, err := t.ShownAssets(story)
	if err != nil {
		return err
	}
	if len(was) == 0 && len(ids) == 0 {
		return nil
	}
	if _, err := t.exec(`DELETE FROM published_assets WHERE story_id = $1`, story); err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := t.exec(`INSERT INTO published_assets (asset_id, story_id) SELECT a.id, $2 FROM assets a WHERE a.id = $1 ON CONFLICT DO NOTHING`, id, story); err != nil {
			return err
		}
	}
	return t.recount(slices.Concat(was, ids))
}
