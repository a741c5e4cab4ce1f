package desk

import (
	"errors"
	"math"

	"broadsheet/news"
	"broadsheet/store"
)

// shownPicture is a field of a form that holds a picture: which one is chosen,
// and how it looks.
type shownPicture struct {
	Field, Label, ID, Src string
	Has                   news.Asset
	X, Y                  int // the point that stays in view, in hundredths
	May                   bool
}

// picked reads the picture of a field. One that is gone is shown as none.
func (d *desk) picked(r *store.Reader, field, label, id string, may bool) (shownPicture, error) {
	p := shownPicture{Field: field, Label: label, X: 50, Y: 50, May: may && d.Pictures != nil}
	if id == "" || d.Pictures == nil {
		p.ID = id
		return p, nil
	}
	a, err := r.Asset(id)
	if errors.Is(err, news.ErrNotFound) {
		return p, nil
	}
	p.ID, p.Has, p.Src = id, a, d.Pictures.Show(a, news.ShapeWhole, "").Src
	p.X, p.Y = int(math.Round(a.FocusX*100)), int(math.Round(a.FocusY*100))
	return p, err
}
