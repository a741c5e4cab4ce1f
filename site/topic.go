package site

import (
	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

// How much a topic's page shows beside its stories.
const (
	timelineOpen = 10 // days of the timeline before the rest is folded away
	aroundMost   = 8  // topics of each kind
)

// topic makes the page of what stories are about. One without a published story
// is not there: its name might say what the paper is working on.
func (v *view) topic(slug string) (answer, error) {
	t, err := v.p.Topic(slug)
	if err != nil {
		return answer{}, err
	}
	page := theme.Topic{
		Frame: v.frame(t.Name, t.Description, ""), Over: v.t.Topic(string(t.Kind)), Name: t.Name, Description: t.Description, Others: v.t.Commas(t.Aliases...),
	}
	if t.Wikidata != "" {
		page.Wikidata = wikidata + t.Wikidata
	}
	page.Feeds = append(page.Feeds, feeds(v.pub.Name+": "+t.Name, "/topic/"+t.Slug)...)
	page.Data = v.aboutTopic(t)
	stories, err := v.turn(store.List{Topic: t}, &page.Frame)
	if err != nil {
		return answer{}, err
	}
	if len(stories) == 0 {
		return answer{}, news.NotFound("There is no story on this page.")
	}
	if v.before == (store.Cursor{}) {
		if err := v.leadTopic(&page, stories[0]); err != nil {
			return answer{}, err
		}
		if err := v.around(t, &page); err != nil {
			return answer{}, err
		}
		stories = stories[1:]
	}
	page.River = v.cards(stories, withStandfirst|withSection|deep)
	if err := v.illustrateAll(page.River, stories); err != nil {
		return answer{}, err
	}
	return listing(page), nil
}

// leadTopic puts the newest story at the top, with its picture.
func (v *view) leadTopic(page *theme.Topic, s news.Published) error {
	page.Lead = v.card(s, withStandfirst|withAuthors|withSection|deep)
	if err := v.illustrate(&page.Lead, s.Picture, topicSizes); err != nil {
		return err
	}
	if page.Lead.Picture != nil {
		page.Lead.Picture.First = true
	}
	return nil
}

// around fills in what stands beside the stories: the days that mattered, and
// the topics that share stories with this one, each kind by itself.
func (v *view) around(t news.Topic, page *theme.Topic) error {
	days, err := v.p.Events(t)
	if err != nil {
		return err
	}
	for i, e := range days {
		if i < timelineOpen {
			page.Timeline = append(page.Timeline, v.event(e))
		} else {
			page.Before = append(page.Before, v.event(e))
		}
	}
	near, err := v.p.Neighbours(t, aroundMost)
	if err != nil {
		return err
	}
	groups := []theme.Around{
		{ID: "beside", Label: v.t.Words.RelatedTopics}, {ID: "people", Label: v.t.Words.People}, {ID: "organisations", Label: v.t.Words.Organisations}, {ID: "places", Label: v.t.Words.Places},
	}
	place := map[news.TopicKind]int{news.TopicPerson: 1, news.TopicOrganisation: 2, news.TopicPlace: 3} // subjects and events come first
	for _, n := range near {
		g := &groups[place[n.Kind]]
		g.Links = append(g.Links, theme.Link{Text: n.Name, Href: escape("/topic/" + n.Slug)})
	}
	for _, g := range groups {
		if len(g.Links) > 0 {
			page.Around = append(page.Around, g)
		}
	}
	return nil
}

func (v *view) event(e store.Told) theme.Marked {
	out := theme.Marked{Day: theme.Moment{ISO: e.Day, Text: v.eventDay(e.Day)}, Text: e.Text}
	if e.Path != "" {
		out.Link = &theme.Link{Text: e.Headline, Href: escape(e.Path), Lang: v.foreign(e.Edition)}
	}
	return out
}

// eventDay writes the day of an event, as exactly as it is known.
func (f *face) eventDay(day string) string {
	at, err := news.ParseEventDay(day)
	switch {
	case err != nil: // the command lets none in
		return day
	case len(day) == len("2026"):
		return f.t.Year(at)
	case len(day) == len("2026-11"):
		return f.t.Month(at)
	}
	return f.t.Date(at)
}

const wikidata = "https://www.wikidata.org/wiki/"

// aboutTopic is a topic's page in JSON-LD, and what it is of.
func (f *face) aboutTopic(t news.Topic) *theme.Linked {
	of := &theme.Linked{Type: topicType(t.Kind), Name: t.Name, Description: t.Description}
	if t.Wikidata != "" {
		of.SameAs = []string{wikidata + t.Wikidata}
	}
	return &theme.Linked{
		Context: schemaOrg, Type: "CollectionPage", Name: t.Name, Description: t.Description, URL: f.url("/topic/" + t.Slug), About: []*theme.Linked{of},
		IsPartOf: f.website(), Breadcrumb: f.crumbs("", t.Name, f.url("/topic/"+t.Slug)),
	}
}

// topicType is what schema.org calls a kind of topic.
func topicType(k news.TopicKind) string {
	switch k {
	case news.TopicPerson:
		return "Person"
	case news.TopicOrganisation:
		return "Organization" //nolint:misspell // as schema.org spells it
	case news.TopicPlace:
		return "Place"
	case news.TopicEvent:
		return "Event"
	}
	return "Thing"
}
