package desk

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/store"
)

// picturesPath is where the editor sends pictures.
const picturesPath = "/desk/pictures"

// longestPicture is how many bytes anybody may send there: a file, and the
// form around it.
const longestPicture = media.MaxBytes + 1<<20

// sentPicture is a picture as the editor knows it.
type sentPicture struct {
	ID      string     `json:"id"`
	Src     string     `json:"src"`
	Alt     string     `json:"alt"`
	Caption string     `json:"caption"`
	Credit  string     `json:"credit"`
	Width   int        `json:"width"`
	Height  int        `json:"height"`
	Focus   [2]float64 `json:"point"`
	Rights  rights     `json:"rights"`
	Told    string     `json:"told,omitempty"` // what the library has to say of a picture that just came
	Already bool       `json:"already"`
	Href    string     `json:"href"` // its page in the library
}

// sentPicture shows a picture to the editor at an address of the desk's own: one
// that readers may not have can still be seen there.
func (d *desk) sentPicture(a news.Asset, c clock) sentPicture {
	return sentPicture{
		ID: a.ID, Src: seeAt(a, 960), Alt: a.Alt, Caption: a.Caption, Credit: a.Credit, Width: a.Width, Height: a.Height, Focus: [2]float64{a.FocusX, a.FocusY},
		Rights: c.rightsOf(a), Href: picturesPath + "/" + a.ID,
	}
}

// toldOf says that a picture that was sent is here already, or looks like others.
func toldOf(t media.Taken, by news.User) string {
	switch {
	case t.Already:
		return "We have this picture already."
	case len(t.Like) == 0 || !by.MaySeeAsset(t.Like[0]):
		return ""
	case t.Like[0].Name != "":
		return "It looks like a picture that we have, “" + t.Like[0].Name + "”. Look whether one of the two is enough."
	}
	return "It looks like a picture that we have. Look whether one of the two is enough."
}

// clockNow is the clock of the publication.
func (d *desk) clockNow(v *visit) (c clock, err error) {
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		c = d.clock(pub)
		return err
	})
	return c, err
}

// addPicture takes a picture into the library: a form's field “file”.
func (d *desk) addPicture(v *visit) error {
	if err := v.r.ParseMultipartForm(1 << 20); err != nil {
		if _, over := errors.AsType[*http.MaxBytesError](err); over {
			return news.TooLarge("file", "The file is over %d MB; make it smaller.", media.MaxBytes>>20)
		}
		return &news.Error{Kind: news.ErrInvalid, Field: "file", Sentence: "The picture did not arrive whole. Send it again.", Err: err}
	}
	defer func() { _ = v.r.MultipartForm.RemoveAll() }()
	file, header, err := v.r.FormFile("file")
	if err != nil {
		return news.Invalid("file", "No picture was sent.")
	}
	defer file.Close()
	value := v.r.MultipartForm.Value
	first := func(name string) string { return strings.Join(value[name], " ") }
	t, err := d.Pictures.Take(v.r.Context(), v.by, file, media.Words{
		Name: header.Filename, Credit: first("credit"), Source: first("source"), Licence: news.Licence(first("licence")),
	})
	if err != nil {
		return err
	}
	c, err := d.clockNow(v)
	if err != nil {
		return err
	}
	sent := d.sentPicture(t.Asset, c)
	sent.Told, sent.Already = toldOf(t, v.by), t.Already
	v.json(http.StatusCreated, "application/json", sent)
	return nil
}

func (d *desk) seenPicture(v *visit) (a news.Asset, err error) {
	missing := news.NotFound("There is no such picture, or it is not yours to see.")
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		if a, err = r.Asset(v.r.PathValue("id")); errors.Is(err, news.ErrNotFound) {
			return missing
		}
		if err == nil && !v.by.MaySeeAsset(a) {
			return missing
		}
		return err
	})
	return a, err
}

// amendPicture changes who is credited for a picture, or what of it stays in
// view. These are the picture's own, wherever it is shown, and so are not saved
// with a story.
func (d *desk) amendPicture(v *visit) error {
	var sent struct {
		Credit *string     `json:"credit"`
		Point  *[2]float64 `json:"point"`
	}
	read := json.NewDecoder(v.r.Body)
	read.DisallowUnknownFields()
	if err := read.Decode(&sent); err != nil {
		return &news.Error{Kind: news.ErrInvalid, Sentence: "What was sent is nothing that the desk can read.", Err: err}
	}
	a, change, err := d.Pictures.Amend(v.r.Context(), v.by, v.r.PathValue("id"), media.Amendment{Credit: sent.Credit, Focus: sent.Point})
	if err != nil {
		return err
	}
	if change > 0 {
		if err := d.Wait(v.r.Context(), change); err != nil {
			return err
		}
	}
	c, err := d.clockNow(v)
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", d.sentPicture(a, c))
	return nil
}

// leadPicture is a story's lead picture as its page shows it at the side.
type leadPicture struct {
	ID, Src      string
	Alt, Caption string // the story's own words
	Has          news.Asset
	Rights       rights
	RightsData   string // the same, for the script
	Href         string // its page in the library
	X, Y         int    // the focal point in hundredths
}

// lead fills in the lead picture. One that is not there is shown as none.
func (d *desk) lead(r *store.Reader, f fields, c clock) (p leadPicture, err error) {
	p = leadPicture{ID: f.Picture, Alt: f.PictureAlt, Caption: f.PictureCaption, X: 50, Y: 50}
	if f.Picture == "" || d.Pictures == nil {
		return p, nil
	}
	a, err := r.Asset(f.Picture)
	if errors.Is(err, news.ErrNotFound) {
		return p, nil
	}
	if err == nil {
		p.Has, p.Src, p.Rights, p.Href = a, seeAt(a, 960), c.rightsOf(a), picturesPath+"/"+a.ID
		data, err := json.Marshal(p.Rights)
		if err != nil {
			return p, err
		}
		p.RightsData = string(data)
		p.X, p.Y = int(a.FocusX*100+.5), int(a.FocusY*100+.5)
	}
	return p, err
}
