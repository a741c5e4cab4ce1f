package media

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

// Amendment is what is to be another way in a picture; nil leaves it as it is.
type Amendment struct {
	Alt, Caption, Credit, Copyright, Source, Restrictions *string
	Decorative                                            *bool
	Licence                                               *news.Licence
	Expires                                               *news.Time // the zero time is never
	// Focus is the point that is to stay in view when the picture is cut: from
	// the left and from the top, each from 0 to 1.
	Focus *[2]float64
	// Crops are cut by hand; the zero value gives a shape back to the focal point.
	Crops map[news.Shape]news.Crop
	// Shows gives the ids of the topics that are to be seen; it may make them, in
	// the same transaction.
	Shows func(*store.Tx) ([]string, error)
}

// on gives an asset as it is with the amendment, but for what it shows.
func (m Amendment) on(a news.Asset) (news.Asset, error) {
	w := Words{Alt: a.Alt, Decorative: a.Decorative, Caption: a.Caption, Credit: a.Credit, Copyright: a.Copyright, Source: a.Source, Licence: a.Licence}
	for _, f := range []struct{ to, from *string }{{&w.Alt, m.Alt}, {&w.Caption, m.Caption}, {&w.Credit, m.Credit}, {&w.Copyright, m.Copyright}, {&w.Source, m.Source}} {
		if f.from != nil {
			*f.to = *f.from
		}
	}
	if m.Decorative != nil {
		w.Decorative = *m.Decorative
	}
	if m.Licence != nil {
		w.Licence = *m.Licence
	}
	var errs news.Errors
	w, err := w.clean()
	errs = gathered(errs, err)
	a.Alt, a.Decorative, a.Caption, a.Credit, a.Copyright, a.Source, a.Licence = w.Alt, w.Decorative, w.Caption, w.Credit, w.Copyright, w.Source, w.Licence
	errs = gathered(errs, m.rights(&a))
	errs = gathered(errs, m.cuts(&a))
	switch len(errs) {
	case 0:
		return a, nil
	case 1:
		return a, errs[0]
	}
	return a, errs
}

// gathered adds an error, or those that it is made of.
func gathered(errs news.Errors, err error) news.Errors {
	if several, ok := errors.AsType[news.Errors](err); ok {
		return append(errs, several...)
	}
	if one, ok := errors.AsType[*news.Error](err); ok {
		return append(errs, one)
	}
	return errs
}

// rights changes what may be done with the picture, and until when.
func (m Amendment) rights(a *news.Asset) error {
	if m.Expires != nil {
		a.Expires = *m.Expires
	}
	if m.Restrictions == nil {
		return nil
	}
	a.Restrictions = news.Line(*m.Restrictions)
	if n := utf8.RuneCountInString(a.Restrictions); n > news.MaxPictureText {
		return news.TooLong("restrictions", n, news.MaxPictureText)
	}
	return nil
}

// cuts changes what of the picture is seen in each shape.
func (m Amendment) cuts(a *news.Asset) error {
	if m.Focus != nil {
		x, y := m.Focus[0], m.Focus[1]
		if !(x >= 0 && x <= 1 && y >= 0 && y <= 1) { // so written, it refuses what is no number too
			return news.Invalid("focus", "The focal point is two numbers from 0 to 1, from the left and from the top.")
		}
		a.FocusX, a.FocusY = x, y
	}
	for shape, crop := range m.Crops {
		if !slices.Contains(news.Shapes(), shape) {
			return news.Invalid("crop", "There is no shape %q that a picture is cut to.", string(shape))
		}
		if err := crop.Check(shape, a.Width, a.Height); err != nil {
			return err
		}
		a.Crops = a.Crops.With(shape, crop)
	}
	return nil
}

// Amend changes what is said of a picture, by what right we have it, and how it
// is cut, and drops the pages that show it. One's own picture needs the right
// to edit one's own, another's the right to edit all, and one that readers see
// the right to publish: they get it at once. A picture that may not be used any
// more is off the public pages when it returns; one that may be again is back.
// It gives the change's number, to wait for before answering.
func (l *Library) Amend(ctx context.Context, by news.User, id string, m Amendment) (a news.Asset, seq int64, err error) {
	if err := by.Must(news.RightCreate); err != nil {
		return a, 0, err
	}
	// Nobody may remember the row as it was, from before the commit until after it.
	l.known.hold(id)
	defer l.known.release(id)
	l.stands.forget()
	defer l.stands.forget()
	var before news.Asset
	seq, err = l.store.Write(ctx, func(tx *store.Tx) (err error) {
		if before, err = changeable(tx, by, id); err != nil {
			return err
		}
		if a, err = m.on(before); err != nil {
			return err
		}
		a.Ended = ended(a, tx.Now())
		shows, err := m.show(tx, id)
		if err != nil || a == before && !shows {
			return err
		}
		if err := tx.PutAsset(a); err != nil {
			return err
		}
		keys := []news.Key{news.AssetKey(id)}
		if a.Ended.IsZero() != before.Ended.IsZero() {
			if keys, err = tx.AssetKeys(id); err != nil {
				return err
			}
		}
		return tx.Append(news.Change{Act: news.ActAsset, By: by.ID, Note: a.Name + ": " + changed(before, a, shows), Keys: keys})
	})
	if err == nil && (a.Credit != before.Credit || a.Copyright != before.Copyright) {
		l.forgetRenditions(a.Hash)
	}
	return a, seq, err
}

// ended gives since when a picture is off the public pages; zero for one that
// may be on them.
func ended(a news.Asset, now news.Time) news.Time {
	switch usable := a.Rights(now).Usable(); {
	case usable:
		return news.Time{}
	case a.Ended.IsZero():
		return now
	}
	return a.Ended
}

// show changes who and what is to be seen, and tells whether that is another
// than before.
func (m Amendment) show(tx *store.Tx, id string) (bool, error) {
	if m.Shows == nil {
		return false, nil
	}
	ids, err := m.Shows(tx)
	if err != nil {
		return false, err
	}
	before, err := tx.AssetTopics(id)
	if err != nil {
		return false, err
	}
	same := slices.EqualFunc(before, ids, func(t news.Topic, id string) bool { return t.ID == id })
	if same {
		return false, nil
	}
	return true, tx.SetAssetTopics(id, ids)
}

// changed says for the log what of a picture is another now.
func changed(before, a news.Asset, shows bool) string {
	var all []string
	for _, f := range []struct {
		name string
		is   bool
	}{
		{"caption", a.Caption != before.Caption}, {"alternative text", a.Alt != before.Alt || a.Decorative != before.Decorative}, {"credit", a.Credit != before.Credit},
		{"copyright", a.Copyright != before.Copyright}, {"source", a.Source != before.Source}, {"who is seen", shows},
		{"licence, now “" + a.Licence.Words() + "”", a.Licence != before.Licence}, {"restrictions", a.Restrictions != before.Restrictions},
		{"end of its right", a.Expires != before.Expires}, {"focal point", a.FocusX != before.FocusX || a.FocusY != before.FocusY}, {"crops", a.Crops != before.Crops},
	} {
		if f.is {
			all = append(all, f.name)
		}
	}
	switch {
	case !a.Ended.IsZero() && before.Ended.IsZero():
		all = append(all, "taken off the public pages")
	case a.Ended.IsZero() && !before.Ended.IsZero():
		all = append(all, "may be on the public pages again")
	}
	return strings.Join(all, ", ")
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
	right, err := RightOver(&tx.Reader, a, by)
	if err != nil {
		return a, err
	}
	return a, by.Must(right)
}

// RightOver is the right that a person needs to change a picture.
func RightOver(r *store.Reader, a news.Asset, by news.User) (news.Right, error) {
	shown, err := r.AssetShown(a.ID)
	switch {
	case shown:
		return news.RightPublish, err
	case a.By == by.ID:
		return news.RightEditOwn, err
	}
	return news.RightEditAll, err
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
