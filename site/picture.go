package site

import (
	"html/template"
	"slices"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/theme"
)

// How wide the pictures of each place are shown, as their sizes attribute says
// it: the widths of theme's grids. A phone has more pixels than an eye sees, so
// it is told an eighth less than the screen, which saves a third of the bytes.
const (
	leadSizes  = "(min-width: 64rem) 62rem, 88vw"
	tallSizes  = "(min-width: 46rem) 41rem, 88vw"
	frontSizes = "(min-width: 84rem) 38rem, (min-width: 48rem) 50vw, 88vw"
	topicSizes = "(min-width: 84rem) 60rem, (min-width: 60rem) 70vw, 88vw"
	cardSizes  = "(min-width: 84rem) 26rem, (min-width: 48rem) 32vw, 88vw"
	rowSizes   = "(min-width: 84rem) 19rem, (min-width: 68rem) 23vw, (min-width: 48rem) 31vw, 7.5rem"
	stripSizes = "(min-width: 84rem) 23rem, (min-width: 68rem) 27vw, (min-width: 48rem) 47vw, 88vw"
	listSizes  = "(min-width: 48rem) 13rem, 7rem"
)

// showing is the pictures of one page, by id: those that the public may see,
// and in a preview those of the draft.
type showing struct {
	known map[string]news.Asset
	draft map[string]news.Asset
}

// drafted adds the pictures of a draft, which need not be public. What was
// taken off the public pages is not on a preview either: it shows what readers
// would get.
func (s *showing) drafted(pictures []news.Asset) {
	s.draft = make(map[string]news.Asset, len(pictures))
	for _, a := range pictures {
		if a.Ended.IsZero() {
			s.draft[a.ID] = a
		}
	}
}

// gather reads the pictures that a page will ask for, in one go.
func (v *view) gather(ids ...string) error {
	var want []string
	for _, id := range ids {
		if _, known := v.known[id]; id != "" && !known && !slices.Contains(want, id) {
			want = append(want, id)
		}
	}
	found, err := v.p.Assets(want)
	if v.known == nil {
		v.known = make(map[string]news.Asset, len(found))
	}
	for id, a := range found {
		v.known[id] = a
	}
	for id, a := range v.draft {
		v.known[id] = a
	}
	return err
}

// asset gives a picture that was gathered. Without a library there is none.
func (v *view) asset(id string) (news.Asset, bool) {
	a, ok := v.known[id]
	return a, ok && v.s.opt.Show != nil
}

// inText gives the pictures of a story's text. first says that nothing stands
// above the text, so that a picture at its head is seen at once.
func (v *view) inText(doc prose.Doc, first bool) func(prose.Picture) prose.Image {
	nodes := doc.Nodes()
	first = first && len(nodes) > 0 && (nodes[0].Type == prose.PictureNode || nodes[0].Type == prose.Gallery)
	return func(p prose.Picture) prose.Image {
		a, ok := v.asset(p.Asset)
		if !ok {
			return prose.Image{}
		}
		img := v.s.opt.Show(a, news.ShapeWhole, "")
		img.Alt, img.Caption, img.Credit, img.Decorative, img.First = a.Alt, a.Caption, a.Credit, a.Decorative, first
		first = false
		return img
	}
}

// lead gives the lead picture of a story's own page; nil where there is none.
func (v *view) lead(p news.Picture) *theme.Picture {
	a, ok := v.asset(p.Asset)
	if !ok {
		return nil
	}
	sizes, tall := leadSizes, a.Height > a.Width
	if tall {
		sizes = tallSizes
	}
	pic := v.picture(a, p, news.ShapeWhole, sizes)
	pic.First, pic.Tall = true, tall
	return pic
}

// picture gives an asset as a place shows it, with the words of the story that
// it stands with.
func (v *view) picture(a news.Asset, p news.Picture, shape news.Shape, sizes string) *theme.Picture {
	img := v.s.opt.Show(a, shape, sizes)
	pic := &theme.Picture{
		Src: img.Src, Srcset: img.Srcset, Sizes: img.Sizes, Width: img.Width, Height: img.Height, Credit: a.Credit,
		Placeholder: template.URL(img.Placeholder), //nolint:gosec // pixels that package media drew
	}
	pic.Alt, pic.Caption = a.Words(p.Alt, p.Caption)
	for _, s := range img.Sources {
		pic.Sources = append(pic.Sources, theme.Format{Type: s.Type, Srcset: s.Srcset})
	}
	return pic
}

// illustrate puts a picture on a card, if it is one that readers may see. On a
// card it is cut to 3:2, around what matters in it.
func (v *view) illustrate(c *theme.Card, p news.Picture, sizes string) error {
	if err := v.gather(p.Asset); err != nil {
		return err
	}
	a, ok := v.asset(p.Asset)
	if !ok {
		return nil
	}
	c.Picture = v.picture(a, p, news.ShapeThree, sizes)
	c.Picture.Placeholder = "" // there are many, and the words beside each are there at once
	return nil
}

// illustrateAll puts pictures on the cards of a list, which are read in one go.
func (v *view) illustrateAll(cards []theme.Card, stories []news.Published) error {
	var ids []string
	for _, s := range stories {
		ids = append(ids, s.Picture.Asset)
	}
	if err := v.gather(ids...); err != nil {
		return err
	}
	for i, s := range stories {
		if err := v.illustrate(&cards[i], s.Picture, listSizes); err != nil {
			return err
		}
	}
	return nil
}

// illustrateRow puts pictures on the cards that stand first in a row: on all of
// them, or on the weighty ones alone where one has none.
func (v *view) illustrateRow(cards []theme.Card, stories []news.Published) error {
	every := true
	for i := range cards {
		if err := v.illustrate(&cards[i], stories[i].Picture, rowSizes); err != nil {
			return err
		}
		every = every && cards[i].Picture != nil
	}
	for i := range cards {
		if !every && !weighty(cards[i]) {
			cards[i].Picture = nil
		}
	}
	return nil
}

func weighty(c theme.Card) bool {
	return c.Weight == string(news.WeightMajor) || c.Weight == string(news.WeightLead)
}
