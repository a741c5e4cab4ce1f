package desk

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/store"
)

// picturePage is one picture: how it is cut, what is said of it, by what right
// we have it, where it is used and what happened to it.
type picturePage struct {
	frame
	ID, Src, Name string
	Asset         news.Asset
	Size, Kind    string // in words
	Who           string // names, separated by commas
	Expires       string // as the field takes it
	Licences      []option
	Rights        rights
	OffSince      moment // since when readers don't get it
	Came          moment
	By            string
	Cuts          []cutForm
	Focus         string
	X, Y          int // the focal point in hundredths
	Stories       []useRow
	OnFronts      []useRow // not Fronts, which the frame has
	History       []happened
	Zone          string
	Shut          string // why it can't be changed; empty when it can
	Shown         bool   // readers have it: a change reaches them at once
	Refused       string
	Faults        faults
}

func (*picturePage) template() string { return "picture" }

// cutForm is a shape with what a hand chose for it.
type cutForm struct {
	Shape       news.Shape
	Name, Use   string
	Value       string // "x,y,w" in parts of news.CropUnit; empty leaves it to the focal point
	Ratio       string // as CSS writes it
	RatioNumber string
}

// useRow is a story that shows the picture.
type useRow struct {
	Headline, Href string
	State          mark
	Public         bool // readers have it there
}

// mostUses bounds how many stories a picture's page lists.
const mostUses = 100

func (d *desk) picture(v *visit) error {
	p, err := d.picturePage(v)
	if err != nil {
		return err
	}
	if d.justDone(v) == "picture" {
		p.Done = "Saved. Every page that shows the picture has it so."
	}
	return d.show(v, http.StatusOK, p)
}

func (d *desk) picturePage(v *visit) (*picturePage, error) {
	a, err := d.seenPicture(v)
	if err != nil {
		return nil, err
	}
	p := &picturePage{ID: a.ID}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		c := d.clock(pub)
		p.fill(a, c)
		p.frame = frame{Title: p.Name, Publication: pub.Name, Here: "pictures"}
		right, err := media.RightOver(r, a, v.by)
		if err != nil {
			return err
		}
		if err := v.by.Must(right); err != nil {
			sentence, _ := news.Sentence(err)
			p.Shut = "You can look at this picture and not change it. " + sentence
		}
		p.Shown = right == news.RightPublish
		return p.where(r, c, v.by)
	})
	return p, err
}

// fill says what the asset itself tells.
func (p *picturePage) fill(a news.Asset, c clock) {
	alt, caption := a.Words("", "")
	p.Asset, p.Name, p.Src = a, firstOf(caption, alt, a.Name, "A picture without a name"), seeAt(a, 1280)
	p.Size = fmt.Sprintf("%d × %d pixels", a.Width, a.Height)
	p.Kind = fmt.Sprintf("%s, %s", strings.ToUpper(strings.TrimPrefix(a.MediaType, "image/")), bytesWords(a.Bytes))
	p.Licences, p.Rights, p.Came, p.OffSince, p.Zone = licences(a.Licence), c.rightsOf(a), c.moment(a.Created), c.moment(a.Ended), c.zone()
	if !a.Expires.IsZero() {
		p.Expires = c.input(a.Expires.Time)
	}
	p.X, p.Y = int(a.FocusX*100+.5), int(a.FocusY*100+.5)
	p.Focus = strconv.FormatFloat(a.FocusX, 'f', -1, 64) + "," + strconv.FormatFloat(a.FocusY, 'f', -1, 64)
	for _, s := range news.Shapes() {
		w, h := s.Ratio()
		name, use := s.Words()
		f := cutForm{Shape: s, Name: name, Use: use, Ratio: fmt.Sprintf("%d / %d", w, h), RatioNumber: strconv.FormatFloat(float64(w)/float64(h), 'f', 6, 64)}
		if crop := a.Crops.Of(s); crop != (news.Crop{}) {
			f.Value = fmt.Sprintf("%d,%d,%d", crop.X, crop.Y, crop.W)
		}
		p.Cuts = append(p.Cuts, f)
	}
}

func bytesWords(n int64) string {
	if n >= 1<<20 {
		return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
	}
	return strconv.FormatInt(max(1, n>>10), 10) + " KB"
}

// where says who is seen, where the picture is used, and what happened to it.
func (p *picturePage) where(r *store.Reader, c clock, by news.User) error {
	topics, err := r.AssetTopics(p.ID)
	if err != nil {
		return err
	}
	var who []string
	for _, t := range topics {
		who = append(who, t.Name)
	}
	p.Who = strings.Join(who, ", ")
	stories, public, err := r.AssetStories(p.ID, mostUses)
	if err != nil {
		return err
	}
	for _, s := range stories {
		if by.MaySee(s) {
			p.Stories = append(p.Stories, useRow{titled(s.Headline), "/desk/stories/" + s.ID, markOf(s), public[s.ID] && p.Asset.Ended.IsZero()})
		}
	}
	places, err := r.AssetFronts(p.ID)
	if err != nil {
		return err
	}
	for _, place := range places {
		at, err := frontAt(r, place)
		if err != nil {
			return err
		}
		p.OnFronts = append(p.OnFronts, useRow{Headline: at.name, Href: at.href()})
	}
	people, err := names(r)
	if err != nil {
		return err
	}
	p.By = named(people, p.Asset.By)
	changes, err := r.AssetChanges(p.ID, mostUses)
	if err != nil {
		return err
	}
	for _, one := range changes {
		what, err := p.deed(r, one, by)
		if err != nil {
			return err
		}
		p.History = append(p.History, happened{At: c.moment(news.At(one.At)), By: named(people, one.By), What: what})
	}
	return nil
}

// deed tells a change as the history of a picture does: what of the picture
// was changed, or with which story it went out or came back.
func (p *picturePage) deed(r *store.Reader, c news.Change, by news.User) (string, error) {
	_, changed, _ := strings.Cut(c.Note, ": ")
	switch {
	case c.Act == news.ActAsset && changed != "":
		return "changed: " + changed, nil
	case c.Act == news.ActAsset && c.By == news.System().ID:
		return "made it in smaller formats too", nil
	case c.Act == news.ActAsset:
		return "sent it", nil
	case c.Act == news.ActAssetEnd:
		return "took it off the public pages, as its right ended", nil
	case c.Story == "":
		return actWords(c.Act), nil
	}
	s, err := r.Story(c.Story)
	if err != nil || !by.MaySee(s) {
		return actWords(c.Act) + " a story that shows it", err
	}
	return actWords(c.Act) + " “" + titled(s.Headline) + "”", nil
}

// seePicture gives a picture's bytes to somebody of the newsroom.
func (d *desk) seePicture(v *visit) error {
	a, err := d.seenPicture(v)
	if err != nil {
		return err
	}
	width, err := number(v.r.URL.Query().Get("w"))
	if err != nil || width < 1 {
		width = 960
	}
	return d.Pictures.ServeWhole(v.w, v.r, a, width)
}
