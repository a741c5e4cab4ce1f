package store

import "broadsheet/news"

// showOnFront says which pictures the cards of a published front show, in place
// of those that it showed before. Ids of nothing are left out.
func (t *Tx) showOnFront(place string, pictures []news.CardPicture) error {
	ids, err := all(&t.Reader, scanText, `SELECT f.asset_id FROM front_assets f WHERE f.place = $1`, place)
	if err != nil {
		return err
	}
	if _, err := t.exec(`DELETE FROM front_assets WHERE place = $1`, place); err != nil {
		return err
	}
	for _, p := range pictures {
		ids = append(ids, p.Asset)
		if _, err := t.exec(`INSERT INTO front_assets (place, asset_id, story_id, begins, ends) SELECT $1, a.id, $3, $4, $5 FROM assets a WHERE a.id = $2`,
			place, p.Asset, p.Story, p.Begins.Milli(), p.Ends.Milli()); err != nil {
			return err
		}
	}
	return t.recount(ids)
}

func scanCardPicture(row scanner) (p news.CardPicture, err error) {
	err = row.Scan(&p.Asset, &p.Story, moment{&p.Begins}, moment{&p.Ends})
	return p, err
}

// FrontPictures gives the pictures that cards of a published front show in
// place of their stories' own.
func (r *Reader) FrontPictures(place string) ([]news.CardPicture, error) {
	return all(r, scanCardPicture, `SELECT f.asset_id, f.story_id, f.begins, f.ends FROM front_assets f WHERE f.place = $1 ORDER BY f.asset_id, f.story_id, f.begins, f.ends`, place)
}

// CardPicturesOf gives the ids of the pictures that cards of a story show on
// published fronts in place of its own.
func (r *Reader) CardPicturesOf(story string) ([]string, error) {
	return all(r, scanText, `SELECT DISTINCT f.asset_id FROM front_assets f WHERE f.story_id = $1 ORDER BY f.asset_id`, story)
}
