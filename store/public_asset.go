package store

import (
	"fmt"
	"slices"

	"broadsheet/news"
)

// publicAssetColumns leave out what is the newsroom's alone: by what right it has
// a picture, where it stands in the library, and how many drafts show it.
const publicAssetColumns = `a.id, a.hash, a.name, a.media_type, a.bytes, a.width, a.height, a.alt, a.decorative, a.caption, a.credit, a.copyright, a.focus_x, a.focus_y, a.by_id, a.created, a.crops`

func scanPublicAsset(row scanner) (a news.Asset, err error) {
	var decorative int
	var crops string
	if err = row.Scan(&a.ID, &a.Hash, &a.Name, &a.MediaType, &a.Bytes, &a.Width, &a.Height, &a.Alt, &decorative, &a.Caption, &a.Credit, &a.Copyright, &a.FocusX, &a.FocusY,
		&a.By, moment{&a.Created}, &crops); err != nil {
		return a, err
	}
	a.Decorative = decorative != 0
	a.Crops, err = news.ParseCrops(crops)
	return a, err
}

// shownAsset is the condition under which the public may know of an asset a: it
// was not taken off the pages, and a published story shows it, or a card on a
// front does. The parameter of the number given is the moment.
func shownAsset(now int) string {
	return fmt.Sprintf(`a.ended = 0 AND (EXISTS (SELECT 1 FROM published_assets s WHERE s.asset_id = a.id)
		OR EXISTS (SELECT 1 FROM front_assets f JOIN published q ON q.story_id = f.story_id WHERE f.asset_id = a.id AND f.begins <= $%[1]d AND (f.ends = 0 OR f.ends > $%[1]d)))`, now)
}

// Asset gives a picture that a published story or front shows. Of another the
// public may not know: its caption may itself be the news.
func (p *Public) Asset(id string) (news.Asset, error) {
	p.note(news.AssetKey(id))
	if err := p.untilCards([]string{id}); err != nil {
		return news.Asset{}, err
	}
	return find(&p.r, scanPublicAsset, news.NotFound("There is no asset %s.", id), `SELECT `+publicAssetColumns+` FROM assets a WHERE a.id = $1
		AND `+shownAsset(2), id, p.now.Milli())
}

// untilCards notes when a card that shows one of some pictures comes or goes by
// its container's time.
func (p *Public) untilCards(ids []string) error {
	marks, args := in(2, ids)
	return p.untilOf(`f.asset_id IN `+marks+` AND `, args...)
}

// untilOf is untilCards for the rows of a condition on front_assets f, whose
// parameters begin with the second.
func (p *Public) untilOf(condition string, args ...any) error {
	for _, time := range []string{"f.begins", "f.ends"} {
		var next int64
		if err := p.r.one(`SELECT COALESCE(MIN(`+time+`), 0) FROM front_assets f WHERE `+condition+time+` > $1`, append([]any{p.now.Milli()}, args...), &next); err != nil {
			return err
		}
		if next > 0 {
			p.until(news.AtMilli(next).Time)
		}
	}
	return nil
}

// AssetList lists the pictures that published stories and fronts show before a
// place, the newest first.
func (p *Public) AssetList(before Cursor, limit int) ([]news.Asset, error) {
	p.note(news.KeyLatest) // whatever is published touches it
	if before == (Cursor{}) {
		before.At = news.AtMilli(1 << 52)
	}
	if err := p.untilOf(""); err != nil {
		return nil, err
	}
	list, err := all(&p.r, scanPublicAsset, `SELECT `+publicAssetColumns+` FROM assets a WHERE (a.created, a.id) < ($1, $2)
		AND `+shownAsset(4)+` ORDER BY a.created DESC, a.id DESC LIMIT $3`, before.At.Milli(), before.ID, limit, p.now.Milli())
	for _, a := range list {
		p.note(news.AssetKey(a.ID))
	}
	return list, err
}

// Assets gives those of the assets that a published story or front shows, by
// id: what Asset says, for a page of many pictures.
func (p *Public) Assets(ids []string) (map[string]news.Asset, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	for _, id := range ids {
		p.note(news.AssetKey(id))
	}
	if err := p.untilCards(ids); err != nil {
		return nil, err
	}
	marks, args := in(2, ids)
	list, err := all(&p.r, scanPublicAsset, `SELECT `+publicAssetColumns+` FROM assets a WHERE a.id IN `+marks+`
		AND `+shownAsset(1), append([]any{p.now.Milli()}, args...)...)
	found := make(map[string]news.Asset, len(list))
	for _, a := range list {
		found[a.ID] = a
	}
	return found, err
}

// stillsAtOnce is how many pictures one query of Stills asks for.
const stillsAtOnce = 1024

// Stills gives what never changes of the lead pictures of stories that were
// read before, by id: which file it is, and how large. It notes nothing: what
// takes a picture off the pages touches the months of its stories, and a map of
// ten thousand stories must not have a key for each.
func (p *Public) Stills(stories []news.Published) (map[string]news.Asset, error) {
	found := map[string]news.Asset{}
	var ids []string
	for _, s := range stories {
		if s.Picture.Asset != "" {
			ids = append(ids, s.Picture.Asset)
		}
	}
	for part := range slices.Chunk(ids, stillsAtOnce) {
		marks, args := in(1, part)
		_, err := all(&p.r, func(row scanner) (a news.Asset, err error) {
			err = row.Scan(&a.ID, &a.Hash, &a.Width, &a.Height)
			found[a.ID] = a
			return a, err
		}, `SELECT a.id, a.hash, a.width, a.height FROM assets a WHERE a.id IN `+marks+`
			AND a.ended = 0 AND EXISTS (SELECT 1 FROM published_assets s WHERE s.asset_id = a.id)`, args...)
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}
