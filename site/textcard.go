package site

import (
	"broadsheet/news"
	"broadsheet/prose"
)

// maxTextCards is how many stories a text may show cards of; an import with
// more keeps them, and readers see the first.
const maxTextCards = 40

// inCard reads the stories that a text shows cards of, and gives what its page
// says of each. One that is not public, or this very story, has no card.
func (v *view) inCard(s news.Published, doc prose.Doc) (func(id string) (prose.Card, bool), error) {
	ids := doc.Cards()
	ids = ids[:min(len(ids), maxTextCards)]
	known, err := v.p.Cards(ids)
	if err != nil {
		return nil, err
	}
	return func(id string) (prose.Card, bool) {
		other, ok := known[id]
		if !ok || id == s.ID {
			return prose.Card{}, false
		}
		return prose.Card{
			Href: escape(other.Path), Headline: other.OnFront(), Label: v.t.Words.MoreOnThis, Line: v.t.Date(other.FirstPublished.In(v.loc)),
		}, true
	}, nil
}
