package feed

import (
	"broadsheet/news"
	"broadsheet/prose"
)

// assetsOf lists the pictures of a story: the lead picture and those of its text.
func assetsOf(s news.Published, doc prose.Doc) (ids []string) {
	if s.Picture.Asset != "" {
		ids = append(ids, s.Picture.Asset)
	}
	for _, p := range doc.Pictures() {
		if p.Asset != "" {
			ids = append(ids, p.Asset)
		}
	}
	return ids
}

// inText gives the pictures of a story's text as a feed shows them: at one
// address that holds anywhere, as a reader of feeds may know no other way.
func (f *Feeds) inText(pub news.Publication, known map[string]news.Asset) func(prose.Picture) prose.Image {
	return func(p prose.Picture) prose.Image {
		a, ok := known[p.Asset]
		if !ok || f.opt.Show == nil {
			return prose.Image{}
		}
		img := f.opt.Show(a, news.ShapeWhole, "")
		return prose.Image{
			Src: absolute(pub, img.Src), Width: img.Width, Height: img.Height, Alt: a.Alt, Caption: a.Caption, Credit: a.Credit, Decorative: a.Decorative,
		}
	}
}

// picture is a story's lead picture in a feed.
type picture struct {
	url           string
	width, height int
	alt, caption  string
	credit        string
}

// lead gives a story's lead picture at one address; nil where there is none.
func (f *Feeds) lead(pub news.Publication, known map[string]news.Asset, p news.Picture) *picture {
	a, ok := known[p.Asset]
	if !ok || f.opt.Fixed == nil {
		return nil
	}
	img := f.opt.Fixed(a, news.ShapeWhole)
	pic := &picture{url: absolute(pub, img.Src), width: img.Width, height: img.Height, credit: a.Credit}
	pic.alt, pic.caption = a.Words(p.Alt, p.Caption)
	return pic
}

// led writes the lead picture above the text, as the story's page does.
func (f *Feeds) led(pub news.Publication, known map[string]news.Asset, p news.Picture) string {
	if p.Asset == "" {
		return ""
	}
	d, err := prose.New(prose.Node{Type: prose.PictureNode, Attrs: prose.Attrs{{Name: "asset", Value: p.Asset}, {Name: "alt", Value: p.Alt}, {Name: "caption", Value: p.Caption}}})
	if err != nil {
		return "" // the words are longer than a text's may be
	}
	return d.Public(prose.PublicOptions{Picture: f.inText(pub, known), Base: pub.BaseURL})
}
