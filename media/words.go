package media

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

// Words are what a person says about a picture. All may be empty: what is, is
// filled from the file's own notes when the picture comes, except for the alt
// text, which says what is to be seen and which no camera knows.
type Words struct {
	Name       string // of the file when it came; SetWords leaves it as it is
	Alt        string
	Decorative bool // there is nothing in it to tell: an empty Alt is meant
	Caption    string
	Credit     string
	Copyright  string
}

// clean folds white space, as people paste words from anywhere, and checks.
func (w Words) clean() (Words, error) {
	w.Decorative = w.Decorative && news.Line(w.Alt) == "" // who writes what is to be seen has decided
	w = Words{news.Line(w.Name), news.Line(w.Alt), w.Decorative, news.Line(w.Caption), news.Line(w.Credit), news.Line(w.Copyright)}
	var errs news.Errors
	for _, f := range []struct {
		field, text string
		longest     int
	}{{"name", w.Name, news.MaxPictureLine}, {"alt", w.Alt, news.MaxPictureText}, {"caption", w.Caption, news.MaxPictureText}, {"credit", w.Credit, news.MaxPictureLine}, {"copyright", w.Copyright, news.MaxPictureLine}} {
		if n := utf8.RuneCountInString(f.text); n > f.longest {
			errs = append(errs, news.TooLong(f.field, n, f.longest))
		}
	}
	switch len(errs) {
	case 0:
		return w, nil
	case 1:
		return w, errs[0]
	}
	return w, errs
}

// Amendment is what is to be another way in a picture; nil leaves it as it is.
type Amendment struct {
	Alt, Caption, Credit, Copyright *string
	Decorative                      *bool
	// Focus is the point that is to stay in view when the picture is cut: from
	// the left and from the top, each from 0 to 1.
	Focus *[2]float64
}

// on gives an asset as it is with the amendment.
func (m Amendment) on(a news.Asset) (news.Asset, error) {
	w := Words{Alt: a.Alt, Decorative: a.Decorative, Caption: a.Caption, Credit: a.Credit, Copyright: a.Copyright}
	for _, f := range []struct{ to, from *string }{{&w.Alt, m.Alt}, {&w.Caption, m.Caption}, {&w.Credit, m.Credit}, {&w.Copyright, m.Copyright}} {
		if f.from != nil {
			*f.to = *f.from
		}
	}
	if m.Decorative != nil {
		w.Decorative = *m.Decorative
	}
	w, err := w.clean()
	if err != nil {
		return a, err
	}
	a.Alt, a.Decorative, a.Caption, a.Credit, a.Copyright = w.Alt, w.Decorative, w.Caption, w.Credit, w.Copyright
	if m.Focus != nil {
		x, y := m.Focus[0], m.Focus[1]
		if !(x >= 0 && x <= 1 && y >= 0 && y <= 1) { // so written, it refuses what is no number too
			return a, news.Invalid("focus", "The focal point is two numbers from 0 to 1, from the left and from the top.")
		}
		a.FocusX, a.FocusY = x, y
	}
	return a, nil
}

// Amend changes the words or the focal point of a picture, and drops the pages
// that show it. One's own picture needs the right to edit one's own, another's
// the right to edit all, and one that readers see the right to publish: they
// get it at once. It gives the change's number, to wait for before answering.
func (l *Library) Amend(ctx context.Context, by news.User, id string, m Amendment) (a news.Asset, seq int64, err error) {
	if err := by.Must(news.RightCreate); err != nil {
		return a, 0, err
	}
	// Nobody may remember the row as it was, from before the commit until after it.
	l.known.hold(id)
	defer l.known.release(id)
	var before news.Asset
	seq, err = l.store.Write(ctx, func(tx *store.Tx) (err error) {
		if before, err = changeable(tx, by, id); err != nil {
			return err
		}
		if a, err = m.on(before); err != nil || a == before {
			return err
		}
		if err := tx.PutAsset(a); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActAsset, By: by.ID, Note: a.Name, Keys: []news.Key{news.AssetKey(id)}})
	})
	if err == nil && (a.Credit != before.Credit || a.Copyright != before.Copyright) {
		l.forgetRenditions(a.Hash)
	}
	return a, seq, err
}

// changeable reads a picture that the user may change. One that they may not
// see looks as if it did not exist.
func changeable(tx *store.Tx, by news.User, id string) (news.Asset, error) {
	a, err := tx.Asset(id)
	if err == nil && !by.MaySeeAsset(a) {
		err = news.NotFound("There is no asset %s.", id)
	}
	if err != nil {
		return a, err
	}
	shown, err := tx.AssetShown(id)
	if err != nil {
		return a, err
	}
	return a, by.Must(rightOver(a, by, shown))
}

// rightOver is the right that a person needs to change a picture.
func rightOver(a news.Asset, by news.User, shown bool) news.Right {
	switch {
	case shown:
		return news.RightPublish
	case a.By == by.ID:
		return news.RightEditOwn
	}
	return news.RightEditAll
}

// forgetRenditions drops the files that name who is credited, so that the next
// to ask gets them with the new words. One that cannot be dropped is no reason
// to fail: the words are right on the page.
func (l *Library) forgetRenditions(hash string) {
	for _, f := range []format{jpegFormat, webpFormat} {
		files, _ := filepath.Glob(filepath.Join(l.shelf(hash), "*-*."+f.ext()))
		for _, file := range files {
			if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
				l.opt.Log.Error("a rendition was not dropped", "file", filepath.Base(file), "err", err)
			}
		}
	}
}
