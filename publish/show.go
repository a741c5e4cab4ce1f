package publish

import (
	"encoding/json"
	"slices"

	"broadsheet/news"
	"broadsheet/prose"
)

// show makes public the pictures that a text shows, and those that it shows no
// more private again. A picture whose standing may have changed has its key
// touched: another page may show it too.
func (a *act) show(story string, d news.Draft) error {
	before, err := a.tx.ShownAssets(story)
	if err != nil {
		return err
	}
	now, err := pictures(d)
	if err != nil {
		return err
	}
	if err := a.tx.ShowAssets(story, now); err != nil {
		return err
	}
	after, err := a.tx.ShownAssets(story)
	if err != nil {
		return err
	}
	a.touchAssets(before, after)
	return a.touchCards(story)
}

// touchCards adds the keys of pictures that a story's cards on fronts show in
// place of its own: they are public while the story is.
func (a *act) touchCards(story string) error {
	ids, err := a.tx.CardPicturesOf(story)
	a.touchAssets(ids, nil)
	return err
}

// hide is show for a story that is taken down.
func (a *act) hide(story string) error {
	before, err := a.tx.ShownAssets(story)
	if err != nil {
		return err
	}
	a.touchAssets(before, nil)
	return a.touchCards(story)
}

func (a *act) touchAssets(before, after []string) {
	for _, id := range before {
		if !slices.Contains(after, id) {
			a.keys = append(a.keys, news.AssetKey(id))
		}
	}
	for _, id := range after {
		if !slices.Contains(before, id) {
			a.keys = append(a.keys, news.AssetKey(id))
		}
	}
}

// pictures lists the assets of a draft: of its lead picture and of its text.
func pictures(d news.Draft) ([]string, error) {
	var body prose.Doc
	if err := json.Unmarshal(d.Body, &body); err != nil {
		return nil, err
	}
	var ids []string
	if d.Picture.Asset != "" {
		ids = append(ids, d.Picture.Asset)
	}
	for _, p := range body.Pictures() {
		if p.Asset != "" && !slices.Contains(ids, p.Asset) {
			ids = append(ids, p.Asset)
		}
	}
	return ids, nil
}
