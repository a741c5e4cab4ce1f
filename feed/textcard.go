package feed

import (
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/tongue"
)

// inCard gives what a feed says of the stories that a text shows cards of.
func inCard(known map[string]news.Published, t *tongue.Tongue) func(id string) (prose.Card, bool) {
	return func(id string) (prose.Card, bool) {
		s, ok := known[id]
		return prose.Card{Href: s.Path, Headline: s.OnFront(), Label: t.Words.MoreOnThis}, ok
	}
}
