package site

import (
	"broadsheet/store"
	"broadsheet/theme"
)

const sectionSeconds = 3

// section makes the front of a section: its weightiest recent story and a few
// more, then the rest as they came. Later pages are a list. A section without
// stories has a page: it is in the navigation.
func (v *view) section(slug string) (answer, error) {
	sec, err := v.p.Section(slug)
	if err != nil {
		return answer{}, err
	}
	description := sec.Description
	if description == "" {
		description = sec.Name + " news from " + v.pub.Name + "."
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
		Breadcrumb: v.crumbs(sec.ParentID, sec.Name, v.url("/"+sec.Slug)),
	}
	stories, err := v.turn(store.List{Section: sec}, &page.Frame)
	if err != nil {
		return answer{}, err
	}
	shown := shown{}
	if len(stories) == 0 {
		page.Empty = "No story has been published in " + sec.Name + " yet. The first one will stand here."
	} else if v.before == (store.Cursor{}) {
		// The top is chosen from the newest dozen, so that it is of the same days as the list under it.
		top := shown.take(weightiest(stories[:min(len(stories), 12)], v.breaking), 1+sectionSeconds)
		page.Lead = v.card(top[0], withStandfirst|withAuthors)
		page.Seconds = v.cards(top[1:], 0)
	}
	page.River = v.cards(shown.take(stories, len(stories)), withStandfirst)
	return listing(page), nil
}
