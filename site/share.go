package site

import (
	"encoding/hex"
	"errors"
	"fmt"
	"image/color"
	"strings"

	"broadsheet/news"
	"broadsheet/theme"
)

// cardFile is the name of a story's social card, under the story's own path.
const cardFile = "/card.png"

// The size of a social card in pixels.
const (
	cardWidth  = 1200
	cardHeight = 630
)

// cardAt draws the social card of the story at a path.
func (v *view) cardAt(path string) (answer, error) {
	f, err := v.p.At(path)
	switch {
	case err != nil:
		return answer{}, err
	case f.MovedTo != "":
		return answer{moved: f.MovedTo + cardFile}, nil
	case f.Story == nil || v.s.opt.Card == nil:
		return answer{}, news.NotFound("There is no picture at this address.")
	}
	s := *f.Story
	accent := v.accent(s.Section)
	png, err := v.s.opt.Card(s.WhereShared(), v.byID[s.Section].Name, v.pub.Name, accent)
	// A headline in letters that the card's fonts do not have is left out, and so is a name.
	if errors.Is(err, news.ErrInvalid) {
		png, err = v.s.opt.Card(v.pub.Name, "", v.pub.Name, accent)
	}
	if errors.Is(err, news.ErrInvalid) {
		png, err = v.s.opt.Card("", "", "", accent)
	}
	if err != nil {
		return answer{}, fmt.Errorf("draw the card of story %s: %w", s.ID, err)
	}
	return answer{file: &file{kind: "image/png", body: png}, keep: true}, nil
}

// accent is the colour of a card: the publication's own, or that of the section.
func (v *view) accent(section string) color.Color {
	for _, hue := range []string{v.pub.Look.Accent, v.s.theme.Hue(v.hues[section])} {
		if b, err := hex.DecodeString(strings.TrimPrefix(hue, "#")); err == nil && len(b) == 3 {
			return color.RGBA{b[0], b[1], b[2], 0xff}
		}
	}
	return iconInk
}

// seen gives the picture by which a story is known where it is shared: its
// lead picture, and else its card.
func (v *view) seen(s news.Published) *theme.Seen {
	if a, ok := v.asset(s.Picture.Asset); ok && v.s.opt.Fixed != nil {
		img := v.s.opt.Fixed(a, news.ShapeSocial)
		alt, _ := a.Words(s.Picture.Alt, s.Picture.Caption)
		return &theme.Seen{URL: v.pub.URL(img.Src), Width: img.Width, Height: img.Height, Alt: alt}
	}
	if v.s.opt.Card == nil {
		return nil
	}
	return &theme.Seen{URL: v.url(s.Path + cardFile), Width: cardWidth, Height: cardHeight, Alt: s.WhereShared()}
}

// images gives a story's picture for JSON-LD, in the ratios that search engines
// choose from, with whose it is. A card that we drew is the paper's.
func (v *view) images(s news.Published) []*theme.Linked {
	a, ok := v.asset(s.Picture.Asset)
	if !ok || v.s.opt.Fixed == nil {
		if seen := v.seen(s); seen != nil {
			return []*theme.Linked{{Type: "ImageObject", URL: seen.URL, Width: seen.Width, Height: seen.Height, Credit: v.pub.Name}}
		}
		return nil
	}
	var list []*theme.Linked
	for _, shape := range []news.Shape{news.ShapeWide, news.ShapeThree, news.ShapeSquare} {
		img := v.s.opt.Fixed(a, shape)
		alt, caption := a.Words(s.Picture.Alt, s.Picture.Caption)
		list = append(list, &theme.Linked{
			Type: "ImageObject", URL: v.pub.URL(img.Src), Width: img.Width, Height: img.Height, Caption: firstOf(caption, alt), Credit: a.Credit, Copyright: a.Copyright,
		})
	}
	return list
}
