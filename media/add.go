package media

import (
	"context"
	"errors"
	"io"

	"broadsheet/news"
	"broadsheet/store"
)

// Taken is what became of a file that was sent.
type Taken struct {
	news.Asset
	Already bool         // its very bytes were here: this is the asset that has them
	Like    []news.Asset // others that look like it, the newest first
}

// Add takes a picture in: JPEG, PNG, WebP, AVIF or GIF by its content, whatever
// it is called. Of an animation the first frame is kept in view. Words that are
// empty are filled from what the file says of itself. Bytes that are here
// already give the asset that has them, with its words as they are.
//
// A file that is refused gives an ErrInvalid or ErrTooLarge on the field "file".
func (l *Library) Add(ctx context.Context, by news.User, r io.Reader, w Words) (news.Asset, error) {
	t, err := l.Take(ctx, by, r, w)
	return t.Asset, err
}

// Take is Add, and tells besides whether we have the picture, or one like it.
func (l *Library) Take(ctx context.Context, by news.User, r io.Reader, w Words) (t Taken, err error) {
	if err := by.Must(news.RightCreate); err != nil {
		return t, err
	}
	w, err = w.clean()
	if err != nil {
		return t, err
	}
	in, err := l.receive(ctx, r)
	if err != nil {
		return t, err
	}
	defer in.discard()
	if a, err := l.byHash(ctx, in.hash); !errors.Is(err, news.ErrNotFound) {
		return Taken{Asset: a, Already: err == nil}, err
	}
	a, err := l.develop(ctx, in, w)
	if err != nil {
		return t, err
	}
	if t, err = l.record(ctx, by, a); err == nil {
		l.ahead(t.ID)
	}
	return t, err
}

// develop makes an asset of a file, and puts its bytes and its master where
// they belong. When what follows fails they stay, to be found by the next try:
// under their hash they are in nobody's way.
func (l *Library) develop(ctx context.Context, in *incoming, w Words) (a news.Asset, err error) {
	if err := rewind(in); err != nil {
		return a, err
	}
	s, err := inspect(in, l.incoming())
	if err != nil {
		return a, err
	}
	n := readNotes(in, s.format)
	a = news.Asset{
		Hash: in.hash, Name: w.Name, MediaType: string(s.format), Bytes: in.size, FocusX: 0.5, FocusY: 0.5,
		Alt: w.Alt, Decorative: w.Decorative, Caption: or(w.Caption, n.caption), Credit: or(w.Credit, n.credit), Copyright: or(w.Copyright, n.copyright),
		Source: w.Source, Licence: w.Licence,
	}
	if a.Width, a.Height, err = l.makeMaster(ctx, in.File, s, n, in.hash); err != nil {
		return a, err
	}
	return a, in.keep(l.original(in.hash, s.format))
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// record writes the row and the change, unless somebody who sent the same
// bytes came first.
func (l *Library) record(ctx context.Context, by news.User, a news.Asset) (t Taken, err error) {
	known, err := l.facts(a.Hash)
	if err != nil {
		return t, err
	}
	_, err = l.store.Write(ctx, func(tx *store.Tx) error {
		there, err := tx.AssetByHash(a.Hash)
		if !errors.Is(err, news.ErrNotFound) {
			t = Taken{Asset: there, Already: true}
			return err
		}
		a.ID, a.By, a.Created = tx.NewID(), by.ID, tx.Now()
		if t, err = l.put(tx, a, known); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActAsset, By: by.ID, Note: a.Name, Keys: []news.Key{news.AssetKey(a.ID)}})
	})
	return t, err
}

// mostLike is how many pictures that look like a new one are told of.
const mostLike = 3

// put writes a new asset, and finds those that look like it.
func (l *Library) put(tx *store.Tx, a news.Asset, known facts) (t Taken, err error) {
	if err := tx.PutAsset(a); err != nil {
		return t, err
	}
	if t.Asset, err = tx.Asset(a.ID); err != nil {
		return t, err
	}
	if known.Sketch == 0 { // a flat colour looks like every other
		return t, nil
	}
	if t.Like, err = tx.AssetsLike(known.Sketch, a.ID, mostLike); err != nil {
		return t, err
	}
	return t, tx.SetAssetSketch(a.ID, known.Sketch)
}

func (l *Library) byHash(ctx context.Context, hash string) (a news.Asset, err error) {
	err = l.store.Read(ctx, func(r *store.Reader) (err error) {
		a, err = r.AssetByHash(hash)
		return err
	})
	return a, err
}
