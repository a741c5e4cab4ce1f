package transfer

import (
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/prose"
)

func seedStory(t testing.TB) Found {
	t.Helper()
	f, err := FindStory(seedPage(t), Hint{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSeedPageNamesItsTopics(t *testing.T) {
	t.Parallel()
	f := seedStory(t)
	got := map[string]news.TopicKind{}
	topics := Topics(f.Body.Text(), f.Headline)
	for _, p := range topics {
		got[p.Name] = p.Kind
	}
	want := map[string]news.TopicKind{
		"North Korea": news.TopicPlace, "Russia": news.TopicPlace, "China": news.TopicPlace, "United States": news.TopicPlace,
		"Ukraine": news.TopicPlace, "Pyongyang": news.TopicPlace, "United Nations Security Council": news.TopicOrganisation,
		"Kim Jong Un": news.TopicPerson, "Sergei Shoigu": news.TopicPerson, "Li Hongzhong": news.TopicPerson,
	}
	for name, kind := range want {
		if got[name] != kind {
			t.Errorf("%s is %q, want %q; all: %v", name, got[name], kind, got)
		}
	}
	if len(topics) > MaxTopics || topics[0].Name != "North Korea" || topics[0].Wikidata != "Q423" || topics[0].Slug != "north-korea" {
		t.Errorf("%d topics, the first is %+v", len(topics), topics[0])
	}
}

func TestSeedPageMarksItsAttributions(t *testing.T) {
	t.Parallel()
	f := seedStory(t)
	want := []struct {
		block          int
		source         string
		stance         prose.Stance
		begins, within string
	}{
		{0, "state media", prose.Says, "North Korean leader Kim Jong Un met", "safety of the region"},
		{2, "state media", prose.Unconfirmed, "The festivities were expected", "military parade"},
		{3, "some experts", prose.Says, "North Korea sees geopolitical tensions", "diplomatic isolation"},
		{4, "Biden administration", prose.Says, "North Korea of providing arms", "involvement in Ukraine"},
		{4, "North Korea", prose.Denies, "a claim that", "denies"},
	}
	got := Attribute(f.Body).Attributions()
	if len(got) != len(want) {
		t.Fatalf("%d attributions: %+v", len(got), got)
	}
	for i, w := range want {
		g := got[i]
		if g.Block != w.block || g.Source != w.source || g.Stance != w.stance || !strings.HasPrefix(g.Text, w.begins) || !strings.Contains(g.Text, w.within) {
			t.Errorf("%d is %+v, want %+v", i, g, w)
		}
	}
}

func TestAttributingTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	once := Attribute(seedStory(t).Body)
	if !Attribute(once).Equal(once) {
		t.Error("the second time marked something else")
	}
}
