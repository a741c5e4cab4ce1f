package site

import (
	"net/url"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

// turn reads the view's page of a list and fills in the ways to its neighbours.
// A place behind the end is not found, so that no empty page is ever kept.
func (v *view) turn(l store.List, f *theme.Frame) ([]news.Published, error) {
	l.Limit, l.Before = v.s.opt.PerPage+1, v.before
	stories, err := v.p.Stories(l)
	if err != nil {
		return nil, err
	}
	if len(stories) > v.s.opt.PerPage {
		stories = stories[:v.s.opt.PerPage]
		f.Next = v.from(store.PublishedCursor(stories[len(stories)-1]))
	}
	if v.before == (store.Cursor{}) {
		return stories, nil
	}
	if len(stories) == 0 {
		return nil, news.NotFound("The list ends before this page.")
	}
	// The page before this one can be named only where it is the first: the
	// store lists from the newest, and a place does not know what came before it.
	l.Before, l.Limit, l.Bare = store.Cursor{}, v.s.opt.PerPage, true
	newest, err := v.p.Stories(l)
	if err != nil {
		return nil, err
	}
	f.Newest = escape(v.path)
	if n := len(newest); n > 0 && store.PublishedCursor(newest[n-1]) == v.before {
		f.Prev = f.Newest
	}
	f.Title = v.t.Said.EarlierPage.Of(f.Title)
	return stories, nil
}

// from is the address of the view's list from a place on.
func (v *view) from(c store.Cursor) string {
	return escape(v.path) + "?" + url.Values{paramBefore: {cursor(c)}}.Encode()
}

// latest lists every story of the edition, day by day.
func (v *view) latest() (answer, error) {
	page := theme.List{
		Frame:   v.frame(v.t.Words.Latest, v.t.Said.NewestStories.Of(v.pub.Name), ""),
		Heading: v.t.Words.Latest,
	}
	stories, err := v.turn(v.ofEdition(store.List{}), &page.Frame)
	if err != nil {
		return answer{}, err
	}
	if len(stories) == 0 {
		page.Empty = v.t.Said.NothingYet
	}
	page.Groups, err = v.byDay(stories)
	return listing(page), err
}

// byDay parts a list by the publication's days.
func (v *view) byDay(stories []news.Published) ([]theme.Group, error) {
	cards := v.clocked(stories, deep)
	if err := v.illustrateAll(cards, stories); err != nil {
		return nil, err
	}
	var groups []theme.Group
	last := ""
	for i, s := range stories {
		day := v.fullDate(s.FirstPublished.In(v.loc))
		if day != last {
			groups = append(groups, theme.Group{Heading: day})
			last = day
		}
		g := &groups[len(groups)-1]
		g.Cards = append(g.Cards, cards[i])
	}
	return groups, nil
}

// by lists what somebody has written.
func (v *view) by(slug string) (answer, error) {
	c, err := v.p.Contributor(slug)
	if err != nil {
		return answer{}, err
	}
	page := theme.List{Frame: v.frame(c.Name, c.Bio, ""), Heading: c.Name, Role: c.Title, Description: c.Bio}
	page.Social.Type = "profile"
	page.Data = v.profile(c)
	for _, address := range c.Links {
		page.Elsewhere = append(page.Elsewhere, theme.Link{Text: elsewhereName(address), Href: address})
	}
	if err := v.portray(c, &page); err != nil {
		return answer{}, err
	}
	page.Feeds = append(page.Feeds, feeds(v.pub.Name+": "+c.Name, "/by/"+c.Slug)...)
	a, err := v.stories(page, store.List{Contributor: c})
	v.portraits = nil // the face stands above the list already
	return a, err
}

// portray puts the face of a contributor on their page, and tells machines of it.
func (v *view) portray(c news.Contributor, page *theme.List) error {
	faces, err := v.p.Portraits([]news.Contributor{c})
	a, ok := faces[c.Portrait]
	if err != nil || !ok || v.s.opt.Show == nil {
		return err
	}
	page.Portrait = v.picture(a, news.Picture{Alt: firstOf(a.Alt, c.Name)}, news.ShapeSquare, "9rem")
	page.Portrait.Caption, page.Portrait.Placeholder, page.Portrait.First = "", "", true
	if v.s.opt.Fixed != nil {
		img := v.s.opt.Fixed(a, news.ShapeSquare)
		page.Data.MainEntity.Image = []*theme.Linked{{Type: "ImageObject", URL: v.pub.URL(img.Src), Width: img.Width, Height: img.Height, Credit: a.Credit}}
	}
	return nil
}

// stories fills in a plain list that exists only as long as it has a story.
func (v *view) stories(page theme.List, l store.List) (answer, error) {
	stories, err := v.turn(l, &page.Frame)
	if err != nil {
		return answer{}, err
	}
	if len(stories) == 0 {
		return answer{}, news.NotFound("There is no story on this page.")
	}
	cards := v.cards(stories, withStandfirst|withSection)
	if err := v.illustrateAll(cards, stories); err != nil {
		return answer{}, err
	}
	page.Groups = []theme.Group{{Cards: cards}}
	return listing(page), nil
}

// listing is an answer that heeds a place in the list.
func listing(p theme.Page) answer { return answer{page: p, keep: true, heeds: true} }

// reversed gives a copy of s in the other order.
func reversed[T any](s []T) []T {
	out := slices.Clone(s)
	slices.Reverse(out)
	return out
}
