package site_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

func TestATopicLeadsToThoseThatItsStoriesShare(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, topics := range [][]string{{"Ports", "Piers", "Tides"}, {"Ports", "Piers", "Gulls"}, {"Ports", "Tides", "Piers"}, {"Gulls"}} {
		p.publish(edit.Text{Section: "uk", Headline: "On topics", Topics: topics, Body: text("Words.")})
	}
	if got := p.get("/topic/ports").texts(".around li"); !reflect.DeepEqual(got, []string{"Piers", "Tides"}) {
		t.Errorf("beside ports: %q", got)
	}
	p.get("/topic/gulls").none(".around")
}

func TestATopicTellsPeopleAndPlacesApart(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for range 2 {
		p.publish(edit.Text{Section: "uk", Headline: "On topics", Topics: []string{"Ports", "Piers", "Ann Orr", "Dover", "Port board"}, Body: text("Words.")})
	}
	for slug, kind := range map[string]news.TopicKind{"ann-orr": news.TopicPerson, "dover": news.TopicPlace, "port-board": news.TopicOrganisation} {
		topic := p.topic(slug)
		topic.Kind = kind
		_, _, err := publish.Topic(p.ctx(), p.store, p.chief, topic)
		p.must(err)
	}
	if got := p.get("/topic/ports").texts(".around"); !reflect.DeepEqual(got, []string{"Related topicsPiers", "PeopleAnn Orr", "OrganisationsPort board", "PlacesDover"}) {
		t.Errorf("beside ports: %q", got)
	}
}

// mark puts a day on a topic's timeline.
func (p *paper) mark(topic news.Topic, day, text, story string) {
	p.Helper()
	_, _, err := publish.Event(p.ctx(), p.store, p.chief, news.Event{Topic: topic.ID, Day: day, Text: text, Story: story})
	p.must(err)
}

func TestATopicSaysWhatItIs(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Section: "uk", Headline: "Gate shut", Topics: []string{"Sea gate"}, Body: text("Words.")})
	topic := p.topic("sea-gate")
	topic.Kind, topic.Description, topic.Aliases, topic.Wikidata = news.TopicPlace, "It holds the sea.", []string{"The barrier", "Oudemeer gate"}, "Q90"
	_, _, err := publish.Topic(p.ctx(), p.store, p.chief, topic)
	p.must(err)
	pg := p.get("/topic/sea-gate")
	pg.reads(".over", "Place")
	pg.reads(".description", "It holds the sea.")
	pg.reads(".known", "Other names: The barrier, Oudemeer gate Wikidata")
	if got := pg.attr(".known a", "href"); got != "https://www.wikidata.org/wiki/Q90" {
		t.Errorf("it leads to %q", got)
	}
	about := linked(pg)["about"].([]any)[0].(map[string]any)
	if about["@type"] != "Place" || about["sameAs"].([]any)[0] != "https://www.wikidata.org/wiki/Q90" {
		t.Errorf("machines are told of %v", about)
	}
}

func TestATopicHasATimelineOfItsDays(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Gate shut", Topics: []string{"Sea gate"}, Body: text("Words.")})
	p.get("/topic/sea-gate").none(".timeline")
	topic := p.topic("sea-gate")
	before := p.get("/topic/sea-gate")
	head := p.head()
	p.mark(topic, "1953-01-31", "The flood.", "")
	p.mark(topic, "2026-11", "It is shut for the first time.", st.ID)
	p.mark(topic, "1961", "Work begins.", "")
	if !meet(before.Keys, p.since(head)) {
		t.Error("a new day leaves the page as it was")
	}
	if page := p.get(st.Path); meet(page.Keys, p.since(head)) {
		t.Error("a new day drops the stories about the topic")
	}
	pg := p.get("/topic/sea-gate")
	if got := pg.texts(".timeline li"); !slices.Equal(got, []string{"November 2026It is shut for the first time.Gate shut", "1961Work begins.", "31 January 1953The flood."}) {
		t.Errorf("the days are %q", got)
	}
	if got := pg.attr(".timeline .tells a", "href"); got != st.Path {
		t.Errorf("the day leads to %q", got)
	}
	pg.none(".timeline details")
	for i := range 9 {
		p.mark(topic, fmt.Sprint(1970+i), "A year.", "")
	}
	if pg = p.get("/topic/sea-gate"); len(pg.texts(".timeline > ol > li")) != 10 || len(pg.texts(".timeline details li")) != 2 {
		t.Errorf("of twelve days %d are open and %d folded away", len(pg.texts(".timeline > ol > li")), len(pg.texts(".timeline details li")))
	}
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, st.ID, "Wrong."))
	p.publish(edit.Text{Section: "uk", Headline: "Gate open", Topics: []string{"Sea gate"}, Body: text("Words.")})
	p.get("/topic/sea-gate").none(".timeline .tells")
}
