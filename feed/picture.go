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
