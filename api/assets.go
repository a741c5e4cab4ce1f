package api

import (
	"errors"
	"mime"
	"net/http"
	"strings"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// assetView is a picture. To the public it exists while a published story
// shows it, and then all of this is public.
type assetView struct {
	ID         string     `json:"id"`
	MediaType  string     `json:"media_type"` // of the file that came
	Width      int        `json:"width"`
	Height     int        `json:"height"`
	Alt        string     `json:"alt"`
	Decorative bool       `json:"decorative"`
	Caption    string     `json:"caption"`
	Credit     string     `json:"credit"`
	Copyright  string     `json:"copyright"`
	Focus      [2]float64 `json:"focus"`
	Src        string     `json:"src"` // a rendition; the file that came is never given out
	Srcset     string     `json:"srcset"`
	Crops      news.Crops `json:"crops"` // where a hand chose one, in parts of news.CropUnit
	*assetWorkings
}

// assetWorkings is what of a picture is the newsroom's alone.
type assetWorkings struct {
	Name    string `json:"name"` // of the file when it came
	Bytes   int64  `json:"bytes"`
	By      string `json:"by"` // id of the user or key that sent it
	Created moment `json:"created"`
	Shown   bool   `json:"shown"` // a published story shows it

	Source       string       `json:"source"`
	Licence      news.Licence `json:"licence"`
	Restrictions string       `json:"restrictions"`
	Expires      moment       `json:"expires"`
	Rights       rightsView   `json:"rights"`
}

// rightsView is what may be done with a picture now, in a word and in words.
type rightsView struct {
	Terms news.Terms `json:"terms"`
	Words string     `json:"words"`
	Why   string     `json:"why"`
	Soon  bool       `json:"ends_soon"`
}

func (s *server) assetView(pub news.Publication, a news.Asset) assetView {
	img := s.Pictures.Show(a, news.ShapeWhole, "")
	return assetView{
		ID: a.ID, MediaType: a.MediaType, Width: a.Width, Height: a.Height, Alt: a.Alt, Decorative: a.Decorative, Caption: a.Caption, Credit: a.Credit,
		Copyright: a.Copyright, Crops: a.Crops, Focus: [2]float64{a.FocusX, a.FocusY}, Src: pub.URL(img.Src), Srcset: strings.ReplaceAll(img.Srcset, "/media/", pub.URL("/media/")),
	}
}

// known adds what the newsroom knows.
func (v assetView) known(r *store.Reader, a news.Asset, now news.Time) (assetView, error) {
	shown, err := r.AssetShown(a.ID)
	may := a.Rights(now)
	v.assetWorkings = &assetWorkings{
		Name: a.Name, Bytes: a.Bytes, By: a.By, Created: moment(a.Created), Shown: shown,
		Source: a.Source, Licence: a.Licence, Restrictions: a.Restrictions, Expires: moment(a.Expires), Rights: rightsView{may.Terms, may.Terms.Word(), may.Why, may.Soon},
	}
	return v, err
}

// assets lists pictures, the newest first: to the public those that published
// stories show.
func (s *server) assets(c *call) (reply, error) {
	limit, err := limitOf(c.asked)
	if err != nil {
		return reply{}, err
	}
	before, err := timeCursorOf(c.asked, byCreated)
	if err != nil {
		return reply{}, err
	}
	if c.public() {
		return s.publicAssets(c, before, limit)
	}
	list := page[assetView]{Items: []assetView{}}
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		found, next, err := gather(before, limit, r.Assets, assetPlace, c.by.MaySeeAsset)
		for _, a := range found {
			v, err := s.assetView(pub, a).known(r, a, s.Store.Now())
			if err != nil {
				return err
			}
			list.Items = append(list.Items, v)
		}
		if next != (store.Cursor{}) {
			list.Next = timeCursor(byCreated, next)
		}
		return err
	})
	return reply{status: http.StatusOK, body: list}, err
}

func assetPlace(a news.Asset) store.Cursor { return store.Cursor{At: a.Created, ID: a.ID} }

func (s *server) publicAssets(c *call, before store.Cursor, limit int) (reply, error) {
	list := page[assetView]{Items: []assetView{}}
	err := s.Store.Public(c.Context(), func(p *store.Public) error {
		pub, err := p.Publication()
		if err != nil {
			return err
		}
		found, err := p.AssetList(before, limit+1)
		cut := paged(found, limit, func(a news.Asset) string { return timeCursor(byCreated, assetPlace(a)) })
		for _, a := range cut.Items {
			list.Items = append(list.Items, s.assetView(pub, a))
		}
		list.Next = cut.Next
		return err
	})
	return reply{status: http.StatusOK, body: list}, err
}

// asset answers with one picture.
func (s *server) asset(c *call) (reply, error) {
	id := c.PathValue("asset")
	v, err := s.oneAsset(c, id)
	if err != nil {
		return reply{}, hidden(err, "There is no asset %s.", short(id))
	}
	return reply{status: http.StatusOK, body: v}, nil
}

func (s *server) oneAsset(c *call, id string) (v assetView, err error) {
	if c.public() {
		err = s.Store.Public(c.Context(), func(p *store.Public) error {
			pub, err := p.Publication()
			if err != nil {
				return err
			}
			a, err := p.Asset(id)
			if err == nil {
				v = s.assetView(pub, a)
			}
			return err
		})
		return v, err
	}
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		a, err := r.Asset(id)
		if err == nil && !c.by.MaySeeAsset(a) {
			err = news.NotFound("There is no asset %s.", short(id))
		}
		if err != nil {
			return err
		}
		v, err = s.assetView(pub, a).known(r, a, s.Store.Now())
		return err
	})
	return v, err
}

// uploads are the media types in which a picture comes, beside a form.
var uploads = []string{"image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"}

// addAsset takes a picture in: as a form with its words, or as its bytes alone.
func (s *server) addAsset(c *call) (reply, error) {
	sent, _, err := mime.ParseMediaType(c.Header.Get("Content-Type"))
	c.Body = http.MaxBytesReader(c.w, c.Body, media.MaxBytes+1<<20) // and room for the words
	var a news.Asset
	switch {
	case err == nil && sent == "multipart/form-data":
		a, err = s.addForm(c)
	case err == nil && strings.HasPrefix(sent, "image/"): // what it really is, its bytes tell
		a, err = s.Pictures.Add(c.Context(), c.by, c.Body, media.Words{})
	default:
		return reply{}, &news.Error{Kind: errMediaType, Sentence: "Send the picture as a form (multipart/form-data with the field “file”), or its bytes with their own Content-Type, such as image/jpeg."}
	}
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		return reply{}, news.TooLarge("file", "The file is over %d MB; make it smaller.", media.MaxBytes>>20)
	}
	if err != nil {
		return reply{}, err
	}
	v, err := s.oneAsset(c, a.ID)
	return reply{status: http.StatusCreated, body: v, at: "/api/v1/assets/" + a.ID}, err
}

// addForm reads the words and the file of a form, in whatever order they come.
func (s *server) addForm(c *call) (a news.Asset, err error) {
	if err := c.ParseMultipartForm(1 << 20); err != nil {
		if _, over := errors.AsType[*http.MaxBytesError](err); over {
			return a, err
		}
		return a, &news.Error{Kind: news.ErrInvalid, Field: "file", Sentence: "The form can't be read; it may have broken off before its end.", Err: err}
	}
	defer c.MultipartForm.RemoveAll() //nolint:errcheck // temporary files
	var errs news.Errors
	for name := range c.MultipartForm.Value {
		switch name {
		case "alt", "caption", "credit", "copyright", "decorative":
		default:
			errs = append(errs, news.Invalid(short(strings.ToValidUTF8(name, "\ufffd")), "There is no such field here; known are file, alt, decorative, caption, credit, copyright."))
		}
	}
	if err := joined(errs); err != nil {
		return a, err
	}
	file, header, err := c.FormFile("file")
	if err != nil {
		return a, news.Invalid("file", "Send the picture in the field “file”.")
	}
	defer file.Close()
	value := c.MultipartForm.Value
	first := func(name string) string { return strings.Join(value[name], " ") }
	return s.Pictures.Add(c.Context(), c.by, file, media.Words{
		Name: header.Filename, Alt: first("alt"), Caption: first("caption"), Credit: first("credit"), Copyright: first("copyright"), Decorative: first("decorative") == "true",
	})
}

// assetIn is what a program changes of a picture.
type assetIn struct {
	Alt        text  `json:"alt"`
	Decorative truth `json:"decorative"`
	Caption    text  `json:"caption"`
	Credit     text  `json:"credit"`
	Copyright  text  `json:"copyright"`
	Focus      point `json:"focus"`
}

// changeAsset changes what is given of a picture, and the pages that show it.
func (s *server) changeAsset(c *call) (reply, error) {
	in, err := read[assetIn](c)
	if err != nil {
		return reply{}, err
	}
	id := c.PathValue("asset")
	var m media.Amendment
	for _, f := range []struct {
		to *(*string)
		in *text
	}{{&m.Alt, &in.Alt}, {&m.Caption, &in.Caption}, {&m.Credit, &in.Credit}, {&m.Copyright, &in.Copyright}} {
		if f.in.given {
			*f.to = &f.in.value
		}
	}
	if in.Decorative.given {
		m.Decorative = &in.Decorative.value
	}
	if in.Focus.given {
		m.Focus = &in.Focus.value
	}
	_, change, err := s.Pictures.Amend(c.Context(), c.by, id, m)
	if err != nil {
		return reply{}, hidden(err, "There is no asset %s.", short(id))
	}
	if err := c.shown(change); err != nil {
		return reply{}, err
	}
	return s.asset(c)
}

// inText gives the pictures of a story's text at addresses that hold anywhere.
func (s *server) inText(pub news.Publication, known map[string]news.Asset) func(prose.Picture) prose.Image {
	return func(p prose.Picture) prose.Image {
		a, ok := known[p.Asset]
		if !ok || s.Pictures == nil {
			return prose.Image{}
		}
		img := s.Pictures.Show(a, news.ShapeWhole, "")
		return prose.Image{
			Src: pub.URL(img.Src), Width: img.Width, Height: img.Height, Alt: a.Alt, Caption: a.Caption, Credit: a.Credit, Decorative: a.Decorative,
		}
	}
}
