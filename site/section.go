package site

import (
	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

const sectionSeconds = 4

// section makes the front of a section: what editors arranged, or else its
// weightiest recent story and a few more; then the rest as they came. Later
// pages are a list. A section without stories has a page: it is in the
// navigation.
func (v *view) section(slug string) (answer, error) {
	sec, err := v.p.Section(slug)
	if err != nil {
		return answer{}, err
	}
	a, err := v.p.Front(sec.ID)
	if err != nil {
		return answer{}, err
	}
	page, err := v.sectionPage(sec, a)
	return listing(page), err
}

// sectionPage makes the page of a section with an arrangement at its top.
func (v *view) sectionPage(sec news.Section, a store.Arranged) (theme.Section, error) {
	description := sec.Description
	if description == "" {
		description = v.t.Said.SectionNews.Of(sec.Name, v.pub.Name)
	}
	page := theme.Section{
		Frame: v.frame(sec.Name, description, sec.ID), Name: sec.Name, Description: sec.Description, Hue: v.hues[sec.ID],
	}
	page.Feeds = append(page.Feeds, feeds(v.pub.Name+": "+sec.Name, "/"+sec.Slug)...)
	for _, above := range reversed(v.line(sec.ID)) {
		if above.ID != sec.ID {
			page.Above = append(page.Above, sectionLink(above))
		}
	}
	for _, below := range v.below(sec.ID) {
		page.Below = append(page.Below, sectionLink(below))
	}
	page.Data = &theme.Linked{
		Context: schemaOrg, Type: "CollectionPage", Name: sec.Name, Description: sec.Description, URL: v.url("/" + sec.Slug),
		IsPartOf: v.website(), Breadcrumb: v.crumbs(sec.ParentID, sec.Name, v.url("/"+sec.Slug)),
	}
	stories, err := v.turn(store.List{Section: sec}, &page.Frame)
	if err != nil {
		return page, err
	}
	first, placed := v.before == (store.Cursor{}), shown{}
	if first {
		if page.Parts, placed, err = v.arranged(a, sec); err != nil {
			return page, err
		}
	}
	switch {
	case page.Parts != nil:
	case len(stories) == 0:
		page.Empty = v.t.Said.NothingIn.Of(sec.Name)
	case first:
		// The top is chosen from the newest dozen, so that it is of the same days as the list under it.
		top := placed.take(weightiest(stories[:min(len(stories), 12)], v.breaking), 1+sectionSeconds)
		page.Lead = v.card(top[0], withStandfirst|withAuthors)
		page.Seconds = v.cards(top[1:], withStandfirst)
		if err := v.illustrate(&page.Lead, top[0].Picture, frontSizes); err != nil {
			return page, err
		}
		if page.Lead.Picture != nil {
			page.Lead.Picture.First = true
		}
	}
	rest := placed.take(stories, len(stories))
	page.River = v.cards(rest, withStandfirst)
	return page, v.illustrateAll(page.River, rest)
}
