package desk

import (
	"broadsheet/news"
	"broadsheet/search"
	"broadsheet/store"
	"net/http"
)

// pictureFound is a picture as the picker offers it.
type pictureFound struct {
	sentPicture
	Name string `json:"name"`
	See  string `json:"see"` // a small one, to choose by
	Uses int    `json:"uses"`
}

// findPictures answers the picker: the newest pictures, or those with the words.
func (d *desk) findPictures(v *visit) error {
	answer := struct {
		Items []pictureFound `json:"items"`
		Next  int64          `json:"next"` // 0 where there are no more
	}{Items: []pictureFound{}}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		c := d.clock(pub)
		f := store.AssetFilter{Words: search.Words(v.r.URL.Query().Get("q")), Limit: offered}
		before, err := number(v.r.URL.Query().Get("before"))
		if err != nil {
			return news.Invalid("before", "This is no place in the library.")
		}
		if f.Before = int64(before); !v.by.Role.May(news.RightReadAll) {
			f.By = v.by.ID
		}
		found, next, err := r.FindAssets(f, news.At(c.now))
		answer.Next = next
		for _, a := range found {
			one := c.cell(a)
			answer.Items = append(answer.Items, pictureFound{d.sentPicture(a, c), one.Name, one.Src, a.Uses})
		}
		return err
	})
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", answer)
	return nil
}
