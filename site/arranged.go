package site

import (
	"errors"
	"fmt"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

// arranger makes the containers of a front that editors arranged. Cards that
// were placed by hand have their places first, wherever they stand; then each
// container is filled by its rule, from the top, with what stands nowhere yet.
type arranger struct {
	*view
	store.Arranged
	about news.Section // what the front is about; the zero value is everything
	shown shown
	pools map[news.Fill][]news.Published
	room  int // how many cards the whole page holds
}

// arranged gives the containers of a front, those without a story left out,
// and which stories stand in them. Nothing is given where no story does.
func (v *view) arranged(a store.Arranged, about news.Section) ([]theme.Container, shown, error) {
	if len(a.Containers) == 0 {
		return nil, shown{}, nil
	}
	m := arranger{view: v, Arranged: a, about: about, shown: shown{}, pools: map[news.Fill][]news.Published{}}
	placed := make([][]news.Card, len(a.Containers))
	for i, c := range a.Containers {
		placed[i] = m.placed(c)
		m.room += c.Room()
	}
	var parts []theme.Container
	for i, c := range a.Containers {
		part := m.part(c)
		for _, card := range placed[i] {
			made, err := m.placedCard(card, part, len(part.Cards) == 0)
			if err != nil {
				return nil, shown{}, err
			}
			part.Cards = append(part.Cards, made)
		}
		if err := m.fill(c, &part); err != nil {
			return nil, shown{}, err
		}
		if len(part.Cards) > 0 {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return nil, shown{}, nil
	}
	if pic := parts[0].Cards[0].Picture; pic != nil {
		pic.First = true
	}
	return parts, m.shown, nil
}

// placed gives the cards of a container that have a place in it. A story that
// stands twice keeps its first place; what there is no room for waits.
func (m *arranger) placed(c news.Container) (cards []news.Card) {
	for _, card := range c.Cards {
		if len(cards) < c.Room() && len(m.shown.take([]news.Published{m.Stories[card.Story]}, 1)) == 1 {
			cards = append(cards, card)
		}
	}
	return cards
}

// part is a container without its cards.
func (m *arranger) part(c news.Container) theme.Container {
	p := theme.Container{Layout: string(c.Layout), Title: c.Title, Name: m.t.Words.Stories}
	if c.Paid != nil {
		p.Paid = m.t.Said.PaidBy.Of(c.Paid.By)
	}
	if c.Fill == nil {
		return p
	}
	if sec, ok := m.byID[c.Fill.Section]; ok { // a container that a section fills is the section's
		p.Hue, p.Href = m.hues[sec.ID], sectionLink(sec).Href
	}
	return p
}

// story makes the card of a story as it stands in a container.
func (m *arranger) story(s news.Published, in theme.Container, first bool) theme.Card {
	show := m.look(news.Layout(in.Layout), first)
	if in.Title != "" {
		show |= deep
	}
	if !m.within(s, in) {
		show |= withSection
	}
	c := m.card(s, show)
	if first && s.Weight == "" {
		c.Weight = string(news.WeightStandard) // a short text that was put first is not small for that
	}
	return c
}

// within tells whether a story's section goes without saying: under the
// heading of that section, and on its own front.
func (m *arranger) within(s news.Published, in theme.Container) bool {
	for _, sec := range m.line(s.Section) {
		if sec.ID == m.about.ID || in.Href != "" && sectionLink(sec).Href == in.Href {
			return true
		}
	}
	return false
}

// look is what the cards of a layout show.
func (m *arranger) look(l news.Layout, first bool) (show look) {
	switch {
	case l == news.LayoutLead && first:
		show |= withStandfirst | withAuthors
	case l == news.LayoutPackage && first, l == news.LayoutStrip && first, l == news.LayoutLead:
		show |= withStandfirst
	case l == news.LayoutOpinion:
		show |= withAuthors
	}
	return show
}

// placedCard makes a card that was placed by hand: the story's own, with what
// the editor says otherwise.
func (m *arranger) placedCard(card news.Card, in theme.Container, first bool) (theme.Card, error) {
	c := m.story(m.Stories[card.Story], in, first)
	if card.Headline != "" {
		c.Headline, c.Long = card.Headline, long(card.Headline)
	}
	if card.Kicker != "" {
		c.Kicker = kicker(c.Label, card.Kicker)
	}
	if card.Size != "" {
		c.Weight = string(card.Size)
	}
	for _, id := range card.Supporting {
		if s := m.Stories[id]; len(m.shown.take([]news.Published{s}, 1)) == 1 {
			c.Supporting = append(c.Supporting, theme.Link{Text: s.OnFront(), Href: escape(s.Path)})
		}
	}
	pic := m.Stories[card.Story].Picture
	if card.Picture != "" && card.Picture != news.NoPicture && card.Picture != pic.Asset {
		pic = news.Picture{Asset: card.Picture}
	}
	if card.Picture == news.NoPicture {
		return c, nil
	}
	return c, m.illustrateIn(news.Layout(in.Layout), &c, pic, first)
}

// illustrateIn puts a picture on a card where its layout has room for one.
func (m *arranger) illustrateIn(l news.Layout, c *theme.Card, p news.Picture, first bool) error {
	leads := l == news.LayoutLead || l == news.LayoutPackage
	switch {
	case leads && first:
		return m.illustrate(c, p, frontSizes)
	case l == news.LayoutStrip && first, leads && weighty(*c):
		return m.illustrate(c, p, cardSizes)
	}
	return nil
}

// fill adds to a container what its rule gives, where there is room.
func (m *arranger) fill(c news.Container, p *theme.Container) error {
	room := c.Room() - len(p.Cards)
	if c.Fill == nil || room <= 0 {
		return nil
	}
	if c.Fill.Count > 0 {
		room = min(room, c.Fill.Count)
	}
	pool, err := m.pool(*c.Fill, room)
	if err != nil {
		return err
	}
	if c.Layout != news.LayoutList && c.Layout != news.LayoutOpinion {
		pool = weightiest(pool, m.breaking)
	}
	for _, s := range m.shown.take(pool, room) {
		first := len(p.Cards) == 0
		card := m.story(s, *p, first)
		if err := m.illustrateIn(c.Layout, &card, s.Picture, first); err != nil {
			return err
		}
		p.Cards = append(p.Cards, card)
	}
	return nil
}

// mostPooled bounds how many stories a rule reads.
const mostPooled = 300

// pool reads the stories that a rule chooses from: the newest few, and only
// where too many of them stand elsewhere already as many as the page can hold.
// Containers with the same rule read once.
func (m *arranger) pool(f news.Fill, room int) ([]news.Published, error) {
	f.Count = 0
	pool, read := m.pools[f]
	if read && (len(pool) < frontPool || m.left(pool) >= room) {
		return pool, nil
	}
	list, err := m.list(f)
	if err != nil || list == nil {
		return nil, err
	}
	for _, limit := range []int{frontPool, min(frontPool+m.room, mostPooled)} {
		if list.Limit = limit; m.narrows(*list) {
			list.Limit = min(m.wider(limit), mostPooled)
		}
		if pool, err = m.p.Stories(*list); err != nil {
			return nil, fmt.Errorf("fill a container: %w", err)
		}
		whole := len(pool) < list.Limit
		if m.narrows(*list) {
			pool = m.own(pool)
		}
		if whole || m.left(pool) >= room {
			break
		}
	}
	if m.narrows(*list) && m.left(pool) < room {
		if pool, err = m.withRarer(pool, *list); err != nil {
			return nil, err
		}
	}
	if f == (news.Fill{}) && m.about.ID == "" {
		if pool, err = m.withBreaking(pool); err != nil {
			return nil, err
		}
	}
	m.pools[f] = pool
	return pool, nil
}

// narrows tells whether a list holds stories of other editions than the one
// whose front this is. A section's front is for all editions.
func (m *arranger) narrows(l store.List) bool {
	return m.several() && m.about.ID == "" && l.Edition.ID == ""
}

// withRarer adds to a list what the edition's own newest stories have for it:
// those of a small edition are rare among the newest of a large section.
func (m *arranger) withRarer(pool []news.Published, l store.List) ([]news.Published, error) {
	own, err := m.view.pool()
	if err != nil {
		return nil, fmt.Errorf("fill a container: %w", err)
	}
	for _, s := range own {
		about := l.Topic.ID == "" || slices.ContainsFunc(s.Topics, func(t news.Topic) bool { return t.ID == l.Topic.ID })
		in := l.Section.ID == "" || m.view.within(s.Section, l.Section.ID)
		known := slices.ContainsFunc(pool, func(p news.Published) bool { return p.ID == s.ID })
		if about && in && !known && (l.Kind == "" || s.Kind == l.Kind) {
			pool = append(pool, s)
		}
	}
	return pool, nil
}

// left counts the stories that have no place yet.
func (m *arranger) left(pool []news.Published) (n int) {
	for _, s := range pool {
		if !m.shown[s.ID] {
			n++
		}
	}
	return n
}

// list is the list that a rule chooses from; nil where there is none any more.
func (m *arranger) list(f news.Fill) (*store.List, error) {
	l := store.List{Kind: f.Kind}
	switch {
	case f.Section != "":
		if l.Section = m.byID[f.Section]; l.Section.ID == "" {
			return nil, nil
		}
	case f.Topic != "":
		topic, err := m.p.TopicByID(f.Topic)
		if errors.Is(err, news.ErrNotFound) { // no story is about it now
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		l.Topic = topic
	case f.Kind == "":
		l.Section = m.about
	}
	if l.Section.ID == "" && l.Topic.ID == "" && l.Kind == "" {
		l = m.ofEdition(l)
	}
	return &l, nil
}
