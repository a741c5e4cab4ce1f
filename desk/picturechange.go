package desk

import (
	"broadsheet/edit"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/store"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// changePicture takes a change: of the editor, as JSON, or of the picture's page.
func (d *desk) changePicture(v *visit) error {
	if v.sendsJSON() {
		return d.amendPicture(v)
	}
	if err := v.form(); err != nil {
		return err
	}
	m, err := d.amendment(v)
	var change int64
	if err == nil {
		_, change, err = d.Pictures.Amend(v.r.Context(), v.by, v.r.PathValue("id"), m)
	}
	if err != nil {
		return d.pictureAgain(v, err)
	}
	if change > 0 {
		if err := d.Wait(v.r.Context(), change); err != nil {
			return err
		}
	}
	d.done(v, "picture")
	return v.goTo(picturesPath + "/" + v.r.PathValue("id"))
}

// amendment reads the form of a picture's page.
func (d *desk) amendment(v *visit) (m media.Amendment, err error) {
	f := v.r.PostForm
	for _, one := range []struct {
		name string
		to   **string
	}{{"alt", &m.Alt}, {"caption", &m.Caption}, {"credit", &m.Credit}, {"copyright", &m.Copyright}, {"source", &m.Source}, {"restrictions", &m.Restrictions}} {
		if f.Has(one.name) {
			s := f.Get(one.name)
			*one.to = &s
		}
	}
	if f.Has("alt") {
		decorative := f.Get("decorative") != ""
		m.Decorative = &decorative
	}
	if f.Has("licence") {
		licence := news.Licence(f.Get("licence"))
		m.Licence = &licence
	}
	if err := d.expiry(v, &m); err != nil {
		return m, err
	}
	if f.Has("who") {
		wanted := strings.Split(f.Get("who"), ",")
		m.Shows = func(tx *store.Tx) ([]string, error) { return edit.Seen(tx, v.by, wanted) }
	}
	return m, cuts(f, &m)
}

// expiry reads when the right ends, by the publication's clocks.
func (d *desk) expiry(v *visit, m *media.Amendment) error {
	if !v.r.PostForm.Has("expires") {
		return nil
	}
	m.Expires = new(news.Time)
	s := v.r.PostForm.Get("expires")
	if s == "" {
		return nil
	}
	return d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		at, err := news.ParseClock("expires", s, pub.Location())
		*m.Expires = news.At(at)
		return err
	})
}

// cuts reads the focal point and the crops.
func cuts(f url.Values, m *media.Amendment) error {
	if f.Has("focus") {
		parts := strings.Split(f.Get("focus"), ",")
		var at [2]float64
		if len(parts) != len(at) {
			return news.Invalid("focus", "The focal point is two numbers from 0 to 1, from the left and from the top.")
		}
		for i, part := range parts {
			var err error
			if at[i], err = strconv.ParseFloat(part, 64); err != nil {
				return news.Invalid("focus", "The focal point is two numbers from 0 to 1, from the left and from the top.")
			}
		}
		m.Focus = &at
	}
	for _, s := range news.Shapes() {
		field := "crop-" + string(s)
		if !f.Has(field) {
			continue
		}
		crop, err := parseCrop(f.Get(field))
		if err != nil {
			return err
		}
		if m.Crops == nil {
			m.Crops = map[news.Shape]news.Crop{}
		}
		m.Crops[s] = crop
	}
	return nil
}

// parseCrop reads "x,y,w"; nothing is no crop.
func parseCrop(s string) (c news.Crop, err error) {
	if s == "" {
		return c, nil
	}
	parts := strings.Split(s, ",")
	to := []*int{&c.X, &c.Y, &c.W}
	if len(parts) != len(to) {
		return c, news.Invalid("crop", "A crop is three numbers: from the left, from the top, and its width.")
	}
	for i, part := range parts {
		if *to[i], err = strconv.Atoi(part); err != nil {
			return c, news.Invalid("crop", "A crop is three numbers: from the left, from the top, and its width.")
		}
	}
	return c, nil
}

// pictureAgain shows the page of a form that was refused, with what was typed.
func (d *desk) pictureAgain(v *visit, why error) error {
	sentence, told := news.Sentence(why)
	if !told || statusOf(why) == http.StatusNotFound {
		return why
	}
	p, err := d.picturePage(v)
	if err != nil {
		return err
	}
	f := v.r.PostForm
	p.Refused, p.Faults = sentence, faultsOf(why)
	for _, one := range []struct {
		name string
		to   *string
	}{
		{"alt", &p.Asset.Alt}, {"caption", &p.Asset.Caption}, {"credit", &p.Asset.Credit}, {"copyright", &p.Asset.Copyright}, {"source", &p.Asset.Source},
		{"restrictions", &p.Asset.Restrictions}, {"who", &p.Who}, {"expires", &p.Expires}, {"focus", &p.Focus},
	} {
		if f.Has(one.name) {
			*one.to = f.Get(one.name)
		}
	}
	p.Licences = licences(news.Licence(f.Get("licence")))
	for i := range p.Cuts {
		if field := "crop-" + string(p.Cuts[i].Shape); f.Has(field) {
			p.Cuts[i].Value = f.Get(field)
		}
	}
	return d.show(v, statusOf(why), p)
}
