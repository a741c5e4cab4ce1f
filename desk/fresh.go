package desk

import (
	"errors"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// begin starts a story and opens it to be written. Who is a contributor of the
// publication has their byline on it from the start.
func (d *desk) begin(v *visit) error {
	ctx := v.r.Context()
	t := edit.Text{Kind: news.KindNews}
	err := d.Store.Read(ctx, func(r *store.Reader) error {
		c, err := r.ContributorNamed(v.by.Name)
		if err == nil && (c.UserID == v.by.ID || c.UserID == "") {
			t.Bylines = []string{c.Slug}
		}
		if errors.Is(err, news.ErrNotFound) {
			return nil
		}
		return err
	})
	if err != nil {
		return err
	}
	out, err := edit.New(ctx, d.Store, v.by, t)
	if err != nil {
		return err
	}
	return v.goTo("/desk/stories/" + out.Story.ID)
}
