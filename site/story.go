package site

import (
	"fmt"
	"html/template"
	"slices"
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
	page, err := v.storyPage(s, doc, notes)
	if err != nil {
		return answer{}, err
	}
	if err := v.translated(s, &page); err != nil {
		return answer{}, err
	}
	err = v.further(s, &page)
	return found(page), err
}

// storyPage fills in the page of a story with what was read of it. It speaks
// the language of the story's edition.
func (v *view) storyPage(s news.Published, doc prose.Doc, notes []news.Correction) (theme.Story, error) {
	v.turnTo(s.Edition)
	if err := v.gather(assetsOf(s, doc)...); err != nil {
		return theme.Story{}, err
	}
	card, err := v.inCard(s, doc)
	if err != nil {
		return theme.Story{}, err
	}
	lead := v.lead(s.Picture)
	description := s.Standfirst
	if description == "" {
		description = doc.Excerpt(180)
	}
	page := theme.Story{
		Frame: v.frame(s.InSearch(), description, s.Section),
		ID:    s.ID, Kind: string(s.Kind), Label: v.label(s.Kind), Headline: s.Headline, Long: long(s.Headline), Standfirst: s.Standfirst,
		Bylines: v.bylines(s.Bylines), Dateline: s.Dateline, Published: v.moment(s.FirstPublished), Reading: v.reading(doc.ReadingTime()),
		Picture: lead, Face: v.facing(s, storyFace),
		Body:    template.HTML(v.local(doc).Public(prose.PublicOptions{Picture: v.inText(doc, lead == nil), EmbedLabel: v.t.Said.ViewOn.Of, Drawings: v.drawings(), Story: card})), //nolint:gosec // safe by construction; see prose
		Sources: v.sources(doc.Attributions()), History: escape(s.Path) + "/history",
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
	page.Feeds = append(page.Feeds, v.embedLinks(s)...)
	if v.breaking != nil && v.breaking.ID == s.ID {
		page.BreakingOn, page.Breaking = true, nil
	}
	for _, n := range notes {
		page.Notes = append(page.Notes, v.note(n))
	}
	for _, t := range s.Topics {
		page.Topics = append(page.Topics, theme.Link{Text: t.Name, Href: escape("/topic/" + t.Slug)})
	}
	v.share(&page, s)
	page.Data = v.article(s, doc, description, notes)
	if s.Kind == news.KindFactCheck && s.Claim.Text != "" {
		page.Claim = v.claim(s.Claim)
		if s.Claim.Found() {
			page.DataBeside = append(page.DataBeside, v.claimReview(s))
		}
	}
	return page, nil
}

// assetsOf lists the pictures of a story: the lead picture and those of its text.
func assetsOf(s news.Published, doc prose.Doc) []string {
	ids := []string{s.Picture.Asset}
	for _, p := range doc.Pictures() {
		ids = append(ids, p.Asset)
	}
	return ids
}

// share fills in what the page says of itself where it is shared.
func (v *view) share(page *theme.Story, s news.Published) {
	o := page.Social
	o.Title, o.Type, o.URL, o.Published, o.Image = s.WhereShared(), "article", page.Canonical, page.Published.ISO, v.seen(s)
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

func (f *face) bylines(people []news.Contributor) []theme.Author {
	var out []theme.Author
	for i, c := range people {
		out = append(out, theme.Author{
			Link: theme.Link{Text: c.Name, Href: escape("/by/" + c.Slug)}, Title: c.Title, Sep: f.t.Between(i, names(people)...),
		})
	}
	return out
}

// maxSources is how many sources the panel names; a text with more has them in
// its own words.
const maxSources = 12

// sources sums up on whose word a story rests: each source once, in the order
// of the text, with all its stances.
func (f *face) sources(list []prose.Attribution) []theme.Source {
	var out []theme.Source
	var stances [][]string
	at := map[string]int{}
	for _, a := range list {
		name, stance := strings.TrimSpace(a.Source), f.t.Stance(string(a.Stance))
		i, seen := at[name]
		switch {
		case name == "" || !seen && len(out) == maxSources:
		case !seen:
			at[name] = len(out)
			out, stances = append(out, theme.Source{Name: name}), append(stances, []string{stance})
		case !slices.Contains(stances[i], stance):
			stances[i] = append(stances[i], stance)
		}
	}
	for i := range out {
		out[i].Stance = f.t.Commas(stances[i]...)
	}
	return out
}
