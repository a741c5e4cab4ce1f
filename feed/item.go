package feed

import (
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
	"broadsheet/tongue"
)

// item is a story in a feed before it has a format.
type item struct {
	news.Published
	id         string // never changes, wherever the story moves
	url        string
	summary    string   // plain text
	picture    *picture // the lead picture; nil where there is none
	content    string   // the whole text as HTML that stands anywhere
	categories []string
	lang       string // BCP 47
}

func (f *Feeds) item(p *store.Public, pub news.Publication, s news.Published, sections map[string]news.Section, t *tongue.Tongue) (item, error) {
	it := item{Published: s, id: tag(pub, "story/"+s.ID), url: absolute(pub, s.Path), summary: s.Standfirst, lang: t.Tag}
	body, err := p.Body(s.ID)
	if err != nil {
		return it, err
	}
	var doc prose.Doc
	if err := json.Unmarshal(body, &doc); err != nil {
		return it, fmt.Errorf("read the text of story %s: %w", s.ID, err)
	}
	pictures, err := p.Assets(assetsOf(s, doc))
	if err != nil {
		return it, err
	}
	notes, err := p.Corrections(s.ID)
	if err != nil {
		return it, err
	}
	cards, err := p.Cards(doc.Cards())
	if err != nil {
		return it, err
	}
	it.picture = f.lead(pub, pictures, s.Picture)
	it.content = noted(pub, notes, t) + f.led(pub, pictures, s.Picture) + doc.Public(prose.PublicOptions{Picture: f.inText(pub, pictures), Base: pub.BaseURL, EmbedLabel: t.Said.ViewOn.Of,
		Drawings: prose.Drawings{Page: it.url, Source: t.Said.SourceOf.Of, See: t.Said.SeeDrawing}, Story: inCard(cards, t)})
	if it.summary == "" {
		it.summary = doc.Excerpt(300)
	}
	if name := sections[s.Section].In(s.Edition).Name; name != "" {
		it.categories = append(it.categories, name)
	}
	for _, t := range s.Topics {
		it.categories = append(it.categories, t.Name)
	}
	return it, nil
}

// noted writes a story's corrections above its text, where readers of a feed
// see them too.
func noted(pub news.Publication, notes []news.Correction, t *tongue.Tongue) string {
	var b strings.Builder
	for _, n := range notes {
		fmt.Fprintf(&b, "<p><strong>%s, %s:</strong> %s</p>", t.Note(string(n.Kind)), t.Date(n.At.In(pub.Location())), html.EscapeString(n.Text))
	}
	return b.String()
}

// authority is the date in the publication's tag URIs (RFC 4151). It only says
// when the name of the host was ours; it must never change.
const authority = "2026"

// tag makes an id that never changes: a tag URI (RFC 4151) of the publication's
// host.
func tag(pub news.Publication, what string) string {
	host := pub.BaseURL
	if u, err := url.Parse(pub.BaseURL); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return "tag:" + host + "," + authority + ":" + what
}
