package site

import (
	"fmt"
	"html/template"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/theme"
)

// story makes a story's own page. The only other stories that it lists are
// older ones, so that publishing one does not drop the pages of all the rest;
// see store.Related.
func (v *view) story(s news.Published) (answer, error) {
	body, err := v.p.Body(s.ID)
	if err != nil {
		return answer{}, err
	}
	doc, err := prose.Parse(body)
	if err != nil {
		return answer{}, fmt.Errorf("read the text of story %s: %w", s.ID, ours(err))
	}
	notes, err := v.p.Corrections(s.ID)
	if err != nil {
		return answer{}, err
	}
	page := v.storyPage(s, doc, notes)
	err = v.further(s, &page)
	return found(page), err
}

// storyPage fills in the page of a story with what was read of it.
func (v *view) storyPage(s news.Published, doc prose.Doc, notes []news.Correction) theme.Story {
	description := s.Standfirst
	if description == "" {
		description = doc.Excerpt(180)
	}
	page := theme.Story{
		Frame: v.frame(s.Headline, description, s.Section),
		ID:    s.ID, Kind: string(s.Kind), Label: label(s.Kind), Headline: s.Headline, Long: long(s.Headline), Standfirst: s.Standfirst,
		Bylines: bylines(s.Bylines), Dateline: s.Dateline, Published: v.moment(s.FirstPublished), Reading: reading(doc.ReadingTime()),
		Body:    template.HTML(local(doc).Public(prose.PublicOptions{Picture: v.s.opt.Picture})), //nolint:gosec // safe by construction; see prose
		Sources: sources(doc.Attributions()), History: escape(s.Path) + "/history",
	}
	if s.Kind == news.KindExplainer {
		page.Contents = contents(page.Body)
	}
	page.Capped = capped(s.Kind, doc)
	page.Canonical = v.url(s.Path)
	page.Robots = "max-image-preview:large"
	page.Kicker = kicker(page.Label, s.Kicker)
	if s.Updated.After(s.FirstPublished.Time) {
		m := v.moment(s.Updated)
		page.Updated = &m
	}
	if sec, ok := v.byID[s.Section]; ok {
		page.Section = &theme.Tab{Link: sectionLink(sec), Hue: v.hues[sec.ID]}
		page.Feeds = append(page.Feeds, feeds(v.pub.Name+": "+sec.Name, "/"+sec.Slug)...)
	}
	if v.breaking != nil && v.breaking.ID == s.ID {
		page.BreakingOn, page.Breaking = true, nil
	}
	for _, n := range notes {
		page.Notes = append(page.Notes, v.note(n))
	}
	for _, t := range s.Topics {
		page.Topics = append(page.Topics, theme.Link{Text: t.Name, Href: escape("/topic/" + t.Slug)})
	}
	if lang := v.language(s.Edition); lang != v.pub.Language {
		page.TextLang, page.TextDir = lang, direction(lang)
		if page.TextDir == "" {
			page.TextDir = "ltr"
		}
	}
	v.share(&page, s)
	page.Data = v.article(s, doc, description, notes)
	return page
}

// share fills in what the page says of itself where it is shared.
func (v *view) share(page *theme.Story, s news.Published) {
	o := page.Social
	o.Type, o.URL, o.Published = "article", page.Canonical, page.Published.ISO
	if page.Updated != nil {
		o.Modified = page.Updated.ISO
	}
	if page.Section != nil {
		o.Section = page.Section.Text
	}
	for _, c := range s.Bylines {
		o.Authors = append(o.Authors, v.url("/by/"+c.Slug))
	}
	for _, t := range s.Topics {
		o.Tags = append(o.Tags, t.Name)
	}
}

// language is the language of an edition, and so of its stories.
func (f *face) language(edition string) string {
	for _, e := range f.editions {
		if e.ID == edition && e.Language != "" {
			return e.Language
		}
	}
	return f.pub.Language
}

func bylines(people []news.Contributor) []theme.Author {
	var out []theme.Author
	for i, c := range people {
		out = append(out, theme.Author{
			Link: theme.Link{Text: c.Name, Href: escape("/by/" + c.Slug)}, Title: c.Title, Sep: between(i, len(people)),
		})
	}
	return out
}

// maxSources is how many sources the panel names; a text with more has them in
// its own words.
const maxSources = 12

// sources sums up on whose word a story rests: each source once, in the order
// of the text, with all its stances.
func sources(list []prose.Attribution) []theme.Source {
	var out []theme.Source
	at := map[string]int{}
	for _, a := range list {
		name := strings.TrimSpace(a.Source)
		i, seen := at[name]
		switch {
		case name == "" || !seen && len(out) == maxSources:
		case !seen:
			at[name] = len(out)
			out = append(out, theme.Source{Name: name, Stance: stance(a.Stance)})
		case !strings.Contains(out[i].Stance, stance(a.Stance)):
			out[i].Stance += ", " + stance(a.Stance)
		}
	}
	return out
}

func stance(s prose.Stance) string {
	switch s {
	case prose.Denies:
		return "denies"
	case prose.Unconfirmed:
		return "unconfirmed"
	}
	return "says"
}
