package site

import (
	"broadsheet/news"
	"broadsheet/theme"
)

// How wide a face is shown: on a card, and above the text of a story.
const (
	cardFace  = "4.5rem"
	storyFace = "8rem"
)

// portrait is a face that a page asks for while it is made.
type portrait struct {
	of    news.Contributor
	at    *theme.Picture // empty until faces
	sizes string
}

// facing asks for the face of whoever holds an opinion, and gives the picture
// that faces fills. Of two people there is none: two heads beside a headline
// are a crowd.
func (v *view) facing(s news.Published, sizes string) *theme.Picture {
	if s.Kind != news.KindOpinion || len(s.Bylines) != 1 || s.Bylines[0].Portrait == "" {
		return nil
	}
	p := portrait{s.Bylines[0], new(theme.Picture), sizes}
	v.portraits = append(v.portraits, p)
	return p.at
}

// faces reads the faces that a page asked for, all in one go. The name stands
// beside each, so a face says nothing to those who don't see it.
func (v *view) faces() error {
	people := make([]news.Contributor, len(v.portraits))
	for i, p := range v.portraits {
		people[i] = p.of
	}
	found, err := v.p.Portraits(people)
	if err != nil || v.s.opt.Show == nil {
		return err
	}
	for _, p := range v.portraits {
		if a, ok := found[p.of.Portrait]; ok {
			*p.at = *v.picture(a, news.Picture{}, news.ShapeSquare, p.sizes)
			p.at.Alt, p.at.Caption, p.at.Credit, p.at.Placeholder = "", "", "", ""
		}
	}
	return nil
}
