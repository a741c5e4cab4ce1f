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

// The longest words of a picture, in characters.
const (
	maxLine    = 300
	maxCaption = 2000
)

// Words are what a person says about a picture. All may be empty: what is, is
// filled from the file's own notes when the picture comes, except for the alt
// text, which says what is to be seen and which no camera knows.
type Words struct {
	Name      string // of the file when it came; SetWords leaves it as it is
	Alt       string
	Caption   string
	Credit    string
	Copyright string
}

// clean folds white space, as people paste words from anywhere, and checks.
func (w Words) clean() (Words, error) {
	w = Words{news.Line(w.Name), news.Line(w.Alt), news.Line(w.Caption), news.Line(w.Credit), news.Line(w.Copyright)}
	var errs news.Errors
	for _, f := range []struct {
		field, text string
		longest     int
	}{{"name", w.Name, maxLine}, {"alt", w.Alt, maxCaption}, {"caption", w.Caption, maxCaption}, {"credit", w.Credit, maxLine}, {"copyright", w.Copyright, maxLine}} {
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

// SetWords changes the words of a picture, and drops the pages that show it.
// One's own picture needs the right to edit one's own, another's the right to
// edit all. It gives the change's number, to wait for before answering.
func (l *Library) SetWords(ctx context.Context, by news.User, id string, w Words) (news.Asset, int64, error) {
	w, err := w.clean()
	if err != nil {
		return news.Asset{}, 0, err
	}
	var before news.Asset
	a, seq, err := l.change(ctx, by, id, func(a *news.Asset) {
		before = *a
		a.Alt, a.Caption, a.Credit, a.Copyright = w.Alt, w.Caption, w.Credit, w.Copyright
	})
	if err == nil && (a.Credit != before.Credit || a.Copyright != before.Copyright) {
		l.forgetRenditions(a.Hash)
	}
	return a, seq, err
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

// SetFocus says which point of a picture is to stay in view when it is cut:
// x from the left and y from the top, each from 0 to 1.
func (l *Library) SetFocus(ctx context.Context, by news.User, id string, x, y float64) (news.Asset, int64, error) {
	if !(x >= 0 && x <= 1 && y >= 0 && y <= 1) { // so written, it refuses what is no number too
		return news.Asset{}, 0, news.Invalid("focus", "The focal point is two numbers from 0 to 1, from the left and from the top.")
	}
	return l.change(ctx, by, id, func(a *news.Asset) { a.FocusX, a.FocusY = x, y })
}

func (l *Library) change(ctx context.Context, by news.User, id string, f func(*news.Asset)) (a news.Asset, seq int64, err error) {
	// Nobody may remember the row as it was, from before the commit until after it.
	l.known.hold(id)
	defer l.known.release(id)
	seq, err = l.store.Write(ctx, func(tx *store.Tx) error {
		if err := by.Must(news.RightCreate); err != nil {
			return err
		}
		if a, err = tx.Asset(id); err != nil {
			return err
		}
		if err := by.Must(rightOver(a, by)); err != nil {
			return err
		}
		f(&a)
		if err := tx.PutAsset(a); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActAsset, By: by.ID, Note: a.Name, Keys: []news.Key{news.AssetKey(id)}})
	})
	return a, seq, err
}

// rightOver is the right that a person needs to change a picture.
func rightOver(a news.Asset, by news.User) news.Right {
	if a.By == by.ID {
		return news.RightEditOwn
	}
	return news.RightEditAll
}
