package site

import (
	"broadsheet/news"
	"broadsheet/theme"
)

// look says what a list shows of its stories.
type look uint8

const (
	withStandfirst look = 1 << iota
	withAuthors         // opinion shows them always
	withSection         // the section's name where a story has no kicker
	deep                // the list stands under a heading
)

// card makes a story's card.
func (v *view) card(s news.Published, l look) theme.Card {
	c := theme.Card{
		Href: escape(s.Path), Kind: string(s.Kind), Label: v.label(s.Kind), Hue: v.hues[s.Section],
		Headline: s.OnFront(), Lang: v.foreign(s.Edition), Time: v.short(s.FirstPublished), Long: long(s.OnFront()), Deep: l&deep != 0,
		Weight: weight(s),
	}
	if v.breaking != nil && v.breaking.ID == s.ID {
		c.Breaking = v.t.Words.Breaking
	}
	c.Kicker = kicker(c.Label, s.Kicker)
	if c.Kicker == "" && l&withSection != 0 {
		c.Kicker = v.byID[s.Section].Name
	}
	if l&withStandfirst != 0 {
		c.Standfirst = s.Standfirst
	}
	if l&withAuthors != 0 || s.Kind == news.KindOpinion {
		c.Authors = v.t.List(names(s.Bylines)...)
	}
	c.Face = v.facing(s, cardFace)
	return c
}

// weight is how much room a story deserves. Where no editor has said it, a
// short item is a brief and everything else is of the standard size.
func weight(s news.Published) string {
	switch {
	case s.Weight != "":
		return string(s.Weight)
	case s.Words > 0 && s.Words < briefWords:
		return string(news.WeightBrief)
	}
	return string(news.WeightStandard)
}

// briefWords is below what length a story is a brief unless an editor weighs it.
const briefWords = 90

func (v *view) cards(stories []news.Published, l look) []theme.Card {
	cards := make([]theme.Card, len(stories))
	for i, s := range stories {
		cards[i] = v.card(s, l)
	}
	return cards
}
