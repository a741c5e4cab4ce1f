package demo

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"broadsheet/news"
)

func allStories(t *testing.T) []Story {
	t.Helper()
	stories, err := Stories()
	if err != nil {
		t.Fatal(err)
	}
	return stories
}

func TestEverySectionAndKindIsWellFilled(t *testing.T) {
	t.Parallel()
	stories := allStories(t)
	if len(stories) < 64 {
		t.Errorf("%d stories, want at least 64", len(stories))
	}
	sections, kinds := map[string]int{}, map[news.Kind]int{}
	for _, s := range stories {
		sections[s.Section]++
		kinds[s.Kind]++
	}
	for _, section := range Publication().Sections {
		if sections[section.Slug] < 7 {
			t.Errorf("section %s has %d stories, want at least 7", section.Slug, sections[section.Slug])
		}
	}
	for kind, least := range map[news.Kind]int{news.KindNews: 30, news.KindAnalysis: 6, news.KindOpinion: 6, news.KindExplainer: 3} {
		if kinds[kind] < least {
			t.Errorf("%d stories are of kind %s, want at least %d", kinds[kind], kind, least)
		}
	}
	for kind, exactly := range map[news.Kind]int{news.KindFactCheck: 2, news.KindObituary: 2, news.KindGallery: 1, news.KindLive: 0, news.KindVideo: 0} {
		if kinds[kind] != exactly {
			t.Errorf("%d stories are of kind %s, want %d", kinds[kind], kind, exactly)
		}
	}
}

func TestEveryDayOfTwoWeeksHasStories(t *testing.T) {
	t.Parallel()
	days := map[int]int{}
	for _, s := range allStories(t) {
		days[s.when.daysAgo]++
	}
	for day := range oldestDay + 1 {
		if days[day] < 3 {
			t.Errorf("%d stories are %d days old, want at least 3", days[day], day)
		}
	}
	if days[0] < 6 {
		t.Errorf("%d stories are of today, want at least 6 for a lively front", days[0])
	}
}

func TestExactlyOneStoryIsBreakingAndOneLeads(t *testing.T) {
	t.Parallel()
	var breaking, leads []string
	for _, s := range allStories(t) {
		if s.Breaking {
			breaking = append(breaking, s.Slug)
		}
		if s.Weight == news.WeightLead {
			leads = append(leads, s.Slug)
		}
	}
	if len(breaking) != 1 {
		t.Errorf("breaking: %q, want one", breaking)
	}
	if len(leads) != 1 {
		t.Errorf("leads: %q, want one", leads)
	}
}

func TestThreeStoriesCarryThreeKindsOfCorrection(t *testing.T) {
	t.Parallel()
	stories, kinds := 0, map[news.CorrectionKind]int{}
	for _, s := range allStories(t) {
		if len(s.Corrections) > 0 {
			stories++
		}
		for _, c := range s.Corrections {
			kinds[c.Kind]++
			if !strings.Contains(c.text, "{date") {
				t.Errorf("%s: the %s names no date: %q", s.Slug, c.Kind, c.text)
			}
		}
	}
	if stories != 3 || kinds[news.CorrectionCorrection] != 1 || kinds[news.CorrectionClarification] != 1 || kinds[news.CorrectionUpdate] != 1 {
		t.Errorf("%d corrected stories with %v, want 3 with one of each kind", stories, kinds)
	}
}

func TestSlugsHeadlinesAndStandfirstsAreUnique(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, s := range allStories(t) {
		for _, text := range []string{"slug " + s.Slug, "headline " + strings.ToLower(s.Headline), "standfirst " + s.Standfirst} {
			if other, ok := seen[text]; ok {
				t.Errorf("%s and %s share the %s", s.Slug, other, text)
			}
			seen[text] = s.Slug
		}
		if err := news.CheckSlug("slug", s.Slug); err != nil {
			t.Errorf("%s: %v", s.Slug, err)
		}
	}
}

// A standfirst is one sentence, so its only full stop ends it.
var innerStop = regexp.MustCompile(`[.!?] [A-Z]`)

func TestHeadlinesAndStandfirstsReadLikeABroadsheets(t *testing.T) {
	t.Parallel()
	short := 0
	for _, s := range allStories(t) {
		n := utf8.RuneCountInString(s.Headline)
		if n < 45 {
			short++
		}
		switch {
		case n > longestHeadline:
			t.Errorf("%s: a headline of %d characters", s.Slug, n)
		case strings.HasSuffix(s.Headline, "."):
			t.Errorf("%s: the headline ends with a full stop", s.Slug)
		case !strings.HasSuffix(s.Standfirst, "."):
			t.Errorf("%s: the standfirst does not end with a full stop", s.Slug)
		case innerStop.MatchString(s.Standfirst):
			t.Errorf("%s: the standfirst is more than a sentence", s.Slug)
		}
	}
	if short < 8 {
		t.Errorf("%d headlines are short, want at least 8", short)
	}
}

func TestBylinesAndTopicsExistAndAreAllUsed(t *testing.T) {
	t.Parallel()
	contributors, err := Contributors()
	if err != nil {
		t.Fatal(err)
	}
	topics, err := Topics()
	if err != nil {
		t.Fatal(err)
	}
	uses := map[string]int{}
	for _, c := range contributors {
		uses["by "+c.Slug] = 0
	}
	for _, topic := range topics {
		uses["on "+topic.Slug] = 0
	}
	for _, s := range allStories(t) {
		for _, name := range append(prefixed("by ", s.Bylines), prefixed("on ", s.Topics)...) {
			if _, ok := uses[name]; !ok {
				t.Errorf("%s is %q, who or which does not exist", s.Slug, name)
			}
			uses[name]++
		}
	}
	for name, n := range uses {
		if n == 0 {
			t.Errorf("no story is %q", name)
		}
	}
}

func prefixed(prefix string, names []string) []string {
	out := make([]string, 0, len(names))
	for _, name := range names {
		out = append(out, prefix+name)
	}
	return out
}

func TestStaffAndTopicsAreDescribed(t *testing.T) {
	t.Parallel()
	contributors, err := Contributors()
	if err != nil {
		t.Fatal(err)
	}
	if len(contributors) < 14 {
		t.Errorf("%d contributors, want at least 14", len(contributors))
	}
	seen := map[string]bool{}
	for _, c := range contributors {
		if seen[c.Slug] || c.Title == "" || c.Bio == "" || c.ID != "" {
			t.Errorf("contributor %+v: a slug of his own, a role, a biography and no id are wanted", c)
		}
		seen[c.Slug] = true
	}
	topics, err := Topics()
	if err != nil {
		t.Fatal(err)
	}
	kinds, slugs := map[news.TopicKind]int{}, map[string]bool{}
	for _, topic := range topics {
		kinds[topic.Kind]++
		if slugs[topic.Slug] || topic.Description == "" || topic.ID != "" || topic.Wikidata != "" {
			t.Errorf("topic %+v: a slug of its own, a description and no ids are wanted", topic)
		}
		slugs[topic.Slug] = true
	}
	if len(topics) < 40 || len(kinds) != 5 {
		t.Errorf("%d topics of %d kinds, want at least 40 of all 5", len(topics), len(kinds))
	}
}
