package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
)

// everyPage walks a list to its end and gives the ids (or slugs) in order.
func (n *newsroom) everyPage(path string, limit int, how ...asked) (all []string, pages int) {
	n.t.Helper()
	between := "?"
	if strings.Contains(path, "?") {
		between = "&"
	}
	next := ""
	for {
		a := n.do("GET", fmt.Sprintf("%s%slimit=%d&cursor=%s", path, between, limit, url.QueryEscape(next)), "", how...)
		items, ok := a.json["items"].([]any)
		if !ok || len(items) > limit {
			n.t.Fatalf("%s: %d %.300s", path, a.StatusCode, a.body)
		}
		for _, i := range items {
			item := i.(map[string]any)
			id, ok := item["id"].(string)
			if !ok {
				id, _ = item["slug"].(string)
			}
			all = append(all, id)
		}
		pages++
		if next = a.text("next"); next == "" {
			return all, pages
		}
		if pages > 1000 {
			n.t.Fatalf("%s has no end", path)
		}
	}
}

func TestAListIsWalkedToItsEndWithoutLosingOrRepeatingAnything(t *testing.T) {
	t.Parallel()
	n := open(t)
	editor := n.user(news.RoleEditor)
	n.do("POST", "/api/v1/sections", `{"name":"Scotland","parent":"uk"}`, as(n.keys[news.RoleChief]))
	sections, kinds := []string{"uk", "scotland", "world"}, []string{"news", "opinion"}
	type filed struct{ id, section, kind, topic, headline string }
	var stories []filed
	for i := range 36 {
		if i%3 == 0 { // several in the same millisecond
			n.pass(time.Second)
		}
		s := filed{section: sections[i%3], kind: kinds[i%2], topic: fmt.Sprintf("topic-%d", i%5), headline: fmt.Sprintf("Étude %d %s", i, []string{"tide", "mill"}[i%4/2])}
		a := n.do("POST", "/api/v1/stories", fmt.Sprintf(`{"headline":%q,"section":%q,"kind":%q,"topics":[%q],"bylines":["Author %d"]}`, s.headline, s.section, s.kind, s.topic, i%7), as(n.keys[news.RoleEditor]))
		s.id = a.text("id")
		if i < 30 {
			n.do("POST", "/api/v1/stories/"+s.id+"/publish", "", as(n.keys[news.RoleEditor]))
		}
		stories = append(stories, s)
	}
	for _, c := range []struct {
		query string
		is    func(filed) bool
	}{
		{"", func(filed) bool { return true }},
		{"section=uk", func(f filed) bool { return f.section != "world" }}, // and what lies below it
		{"section=scotland", func(f filed) bool { return f.section == "scotland" }},
		{"kind=opinion", func(f filed) bool { return f.kind == "opinion" }},
		{"topic=topic-3", func(f filed) bool { return f.topic == "topic-3" }},
		{"q=etude", func(filed) bool { return true }},
		{"q=MILL", func(f filed) bool { return strings.HasSuffix(f.headline, "mill") }},
		{"q=nowhere", func(filed) bool { return false }},
		{"section=uk&kind=news&q=tide", func(f filed) bool {
			return f.section != "world" && f.kind == "news" && strings.HasSuffix(f.headline, "tide")
		}},
		{"topic=topic-1&section=world&kind=news", func(f filed) bool { return f.topic == "topic-1" && f.section == "world" && f.kind == "news" }},
		{"state=published&section=world", func(f filed) bool { return f.section == "world" }},
	} {
		for _, key := range []string{"", n.keys[news.RoleReporter]} {
			var want []string
			for i, f := range stories {
				if published := i < 30; c.is(f) && (published || key != "" && !strings.Contains(c.query, "state=")) {
					want = append(want, f.id)
				}
			}
			for _, limit := range []int{1, 7, 100} {
				got, _ := n.everyPage("/api/v1/stories?"+c.query, limit, as(key))
				slices.Sort(got)
				slices.Sort(want)
				if !slices.Equal(got, want) {
					t.Errorf("?%s by pages of %d (key: %v): %d stories, want %d", c.query, limit, key != "", len(got), len(want))
				}
			}
		}
	}
	if mine, _ := n.everyPage("/api/v1/stories", 10, as(n.keys[news.RoleContributor])); len(mine) != 0 {
		t.Errorf("a contributor sees %d stories of others", len(mine))
	}
	for path, want := range map[string]int{"topics": 5, "contributors": 7} {
		if got, _ := n.everyPage("/api/v1/"+path, 2); len(got) != want || !slices.IsSorted(got) {
			t.Errorf("the %s are %v", path, got)
		}
	}
	id := n.story(editor, "Much revised", news.StateDraft)
	for i := range 9 {
		n.do("PATCH", "/api/v1/stories/"+id, fmt.Sprintf(`{"kicker":"K%d"}`, i), as(n.keys[news.RoleEditor]), with("If-Match", fmt.Sprintf(`"%d"`, i+1)))
	}
	if got, pages := n.everyPage("/api/v1/stories/"+id+"/revisions", 4, as(n.keys[news.RoleEditor])); len(got) != 10 || pages != 3 {
		t.Errorf("%d revisions on %d pages", len(got), pages)
	}
}

func TestWhatIsPublishedMeanwhileDoesNotDisturbAReader(t *testing.T) {
	t.Parallel()
	n := open(t)
	var want []string
	for i := range 6 {
		n.pass(time.Second)
		want = append(want, n.story(n.user(news.RoleEditor), fmt.Sprintf("Story %d", i), news.StatePublished))
	}
	slices.Reverse(want)
	first := n.do("GET", "/api/v1/stories?limit=3", "")
	n.pass(time.Second)
	n.story(n.user(news.RoleEditor), "Newer", news.StatePublished)
	second := n.do("GET", "/api/v1/stories?limit=100&cursor="+first.text("next"), "")
	var got []string
	for _, a := range []answer{first, second} {
		for _, i := range a.json["items"].([]any) {
			got = append(got, i.(map[string]any)["id"].(string))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("read %v, want %v", got, want)
	}
}

func TestACursorOfAnotherListIsRefused(t *testing.T) {
	t.Parallel()
	n := open(t)
	for i := range 3 {
		n.do("POST", "/api/v1/topics", fmt.Sprintf(`{"name":"T%d"}`, i), as(n.keys[news.RoleEditor]))
		n.story(n.user(news.RoleEditor), "S", news.StatePublished)
	}
	key := as(n.keys[news.RoleEditor])
	for _, c := range []struct {
		from, to string
		how      []asked
	}{{"/api/v1/topics", "/api/v1/stories", []asked{key}}, {"/api/v1/stories", "/api/v1/topics", []asked{key}}, {"/api/v1/stories", "/api/v1/stories", nil}} {
		next := n.do("GET", c.from+"?limit=1", "", key).text("next")
		if a := n.do("GET", c.to+"?cursor="+next, "", c.how...); next == "" || a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s's cursor %q on %s gave %d", c.from, next, c.to, a.StatusCode)
		}
	}
}
