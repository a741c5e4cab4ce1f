package api

import (
	"broadsheet/news"
	"broadsheet/store"
)

// wordlist is what turns the ids in a story into the words that the API
// speaks in: read once for an answer, however many stories are in it.
type wordlist struct {
	pub      news.Publication
	sections []news.Section
	slugs    map[string]string // of sections, by id
	editions map[string]string // slugs, by id
	faces    []news.Edition    // the default one first
}

// wordSource is what both readers can tell.
type wordSource interface {
	Publication() (news.Publication, error)
	Sections() ([]news.Section, error)
	Editions() ([]news.Edition, error)
}

func newWords(r wordSource) (w wordlist, err error) {
	if w.pub, err = r.Publication(); err != nil {
		return w, err
	}
	if w.sections, err = r.Sections(); err != nil {
		return w, err
	}
	w.slugs, w.editions = map[string]string{}, map[string]string{}
	for _, s := range w.sections {
		w.slugs[s.ID] = s.Slug
	}
	w.faces, err = r.Editions()
	for _, e := range w.faces {
		w.editions[e.ID] = e.Slug
	}
	return w, err
}

// url is where a path is on the web; nowhere is empty.
func (w wordlist) url(path string) string {
	if path == "" {
		return ""
	}
	return w.pub.URL(path)
}

// below gives the ids of a section and of all that lie below it.
func (w wordlist) below(section string) map[string]bool {
	ids := map[string]bool{section: true}
	for grew := true; grew; {
		grew = false
		for _, s := range w.sections {
			if !ids[s.ID] && ids[s.ParentID] {
				ids[s.ID], grew = true, true
			}
		}
	}
	return ids
}

// summary is a story as the public sees it.
func (w wordlist) summary(p news.Published, now news.Time) summary {
	return summary{
		ID: p.ID, Revision: p.Revision, State: news.StatePublished, Kind: p.Kind, Headline: p.Headline, Front: p.Headlines.Front, Search: p.Headlines.Search, Social: p.Headlines.Social, Standfirst: p.Standfirst, Kicker: p.Kicker,
		Dateline: p.Dateline, Section: w.slugs[p.Section], Topics: topicNames(p.Topics), Bylines: bylineNames(p.Bylines), Weight: p.Weight, Picture: pictureViewOf(p.Picture), Words: p.Words,
		Path: p.Path, URL: w.url(p.Path), Published: moment(p.FirstPublished), Updated: moment(p.Updated), Breaking: ahead(p.Breaking, now),
	}
}

// revised is a story as the newsroom sees it, in the words of a revision.
func (w wordlist) revised(r *store.Reader, s news.Story, v news.Revision, now news.Time) (summary, error) {
	topics, err := r.TopicsByID(v.Topics)
	if err != nil {
		return summary{}, err
	}
	bylines, err := r.ContributorsByID(v.Bylines)
	return summary{
		ID: s.ID, Revision: s.Revision, State: s.State, Kind: v.Kind, Headline: v.Headline, Front: v.Headlines.Front, Search: v.Headlines.Search, Social: v.Headlines.Social, Standfirst: v.Standfirst, Kicker: v.Kicker, Dateline: v.Dateline,
		Section: w.slugs[v.Section], Topics: topicNames(topics), Bylines: bylineNames(bylines), Weight: v.Weight, Picture: pictureViewOf(v.Picture),
		Path: s.Path, URL: w.url(s.Path), Published: moment(s.FirstPublished), Updated: moment(s.Updated), Breaking: ahead(s.Breaking, now),
	}, err
}

func topicNames(topics []news.Topic) []topicName {
	names := make([]topicName, len(topics))
	for i, t := range topics {
		names[i] = topicName{t.Slug, t.Name, t.Kind}
	}
	return names
}

func bylineNames(bylines []news.Contributor) []bylineName {
	names := make([]bylineName, len(bylines))
	for i, b := range bylines {
		names[i] = bylineName{b.Slug, b.Name}
	}
	return names
}
