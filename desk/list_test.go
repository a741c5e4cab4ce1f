package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/search"
)

func escape(s string) string { return url.QueryEscape(s) }

func TestTheListTellsWhatAStoryIsAndWhereItStands(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	s := r.begin(editor.user, "Fog shuts the bridge")
	_, err := publish.Schedule(t.Context(), r.store, editor.user, s.ID, r.clock.Now().Add(26*time.Hour))
	r.must(err)
	_, err = publish.Embargo(t.Context(), r.store, editor.user, s.ID, r.clock.Now().Add(25*time.Hour))
	r.must(err)
	page := editor.get("/desk/").want(http.StatusOK)
	page.says("tbody .headline a", "Fog shuts the bridge").says("tbody .state", "Scheduled").says("tbody td", "UK").says("tbody td", "editor")
	page.says("tbody .notes", "goes out 4 March 2026, 14:01 GMT").says("tbody .notes", "embargo until 4 March 2026, 13:01 GMT")
	page.says("tbody time", "12:01").says("tbody td.number", "1").says(".zone", "Europe/London (GMT)")
	if got := page.value("tbody .shape", "data-shape"); got != "scheduled" {
		t.Errorf("the shape is %q", got)
	}
	if got := page.value("tbody time", "datetime"); got != "2026-03-03T12:01:00Z" {
		t.Errorf("the time for machines is %q", got)
	}
}

func TestTabsCountAndNarrow(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	for i, state := range news.States() {
		for range i + 1 {
			r.at(state, editor.user)
		}
	}
	page := editor.get("/desk/")
	page.says(".tabs a[aria-current]", "All 21")
	for i, state := range news.States() {
		page.says(".tabs a", fmt.Sprintf("%s %d", strings.ToUpper(string(state[:1]))+string(state[1:]), i+1))
		one := editor.get("/desk/?state=" + string(state)).want(http.StatusOK)
		one.count("tbody tr", i+1).count(fmt.Sprintf(".shape[data-shape=%s]", state), i+1)
	}
}

func TestFiltersNarrowTogether(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	r.begin(editor.user, "Fog on the river")
	r.begin(editor.user, "Sun on the river")
	r.begin(r.people[news.RoleReporter], "Fog again")
	r.must(search.CatchUp(t.Context(), r.store))
	for query, n := range map[string]int{
		"q=fog": 2, "q=FÓG": 2, "q=fog&author=" + editor.user.ID: 1, "section=uk": 3, "section=world": 0, "kind=opinion": 0, "kind=news": 3, "state=scheduled": 0, "q=100%25": 0,
	} {
		page := editor.get("/desk/?" + query).want(http.StatusOK)
		page.count("tbody tr", n)
		if n == 0 && query != "state=scheduled" {
			page.says(".empty h2", "No story fits").count(".tabs .clear", 1)
		}
		if len(page.all(".tabs .count")) > 0 && query != "state=scheduled" {
			t.Errorf("%s: tabs are counted although the rows are narrowed further", query)
		}
	}
	page := editor.get("/desk/?q=fog&section=uk&state=draft")
	if got := page.value("#q", "value"); got != "fog" {
		t.Errorf("the words are %q after filtering", got)
	}
	if got := page.value("input[name=state]", "value"); got != "draft" {
		t.Errorf("the tab is %q in the form", got)
	}
	page.says("#section option[selected]", "UK")
}

func TestAFilterThatMeansNothingIsRefusedInWords(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	for _, query := range []string{"state=gone", "kind=poem", "section=mars", "author=01X", "before=x", "before=-5-y", "before=9-", "before=99999999999999999999-a"} {
		r.as(news.RoleAdmin).get("/desk/?"+query).want(http.StatusUnprocessableEntity).count("main p", 2)
	}
}

func TestPagesOfTheListJoinWithoutAGap(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	const all = 85
	for i := range all {
		r.begin(editor.user, fmt.Sprintf("Story %03d", i))
	}
	seen, address := 0, "/desk/?section=uk"
	for address != "" {
		page := editor.get(address).want(http.StatusOK)
		for _, row := range page.all("tbody .headline a") {
			seen++
			if want := fmt.Sprintf("Story %03d", all-seen); textOf(row) != want {
				t.Fatalf("row %d is %q, want %q", seen, textOf(row), want)
			}
		}
		if address = ""; len(page.all(".turn [rel=next]")) == 1 {
			address = page.value(".turn [rel=next]", "href")
		}
	}
	if seen != all {
		t.Errorf("%d stories were listed, want %d", seen, all)
	}
}

func TestAContributorSeesTheirOwnStoriesOnly(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleContributor)
	r.begin(r.people[news.RoleEditor], "Somebody else’s secret")
	r.begin(me.user, "My own")
	for _, query := range []string{"", "?author=" + r.people[news.RoleEditor].ID, "?q=secret", "?state=draft"} {
		page := me.get("/desk/" + query).want(http.StatusOK)
		if strings.Contains(page.Body.String(), "secret</a>") || len(page.all("tbody tr")) > 1 {
			t.Errorf("%q shows another’s story", query)
		}
		page.count("#author", 0)
	}
	me.get("/desk/").says(".tabs a", "All 1").says("tbody .headline", "My own")
}

func TestAnEmptyListTeaches(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	seen := map[string]bool{}
	for _, query := range []string{"", "?state=scheduled", "?state=submitted", "?state=approved", "?state=published", "?state=withdrawn", "?state=spiked"} {
		title := r.as(news.RoleEditor).get("/desk/" + query).want(http.StatusOK).one(".empty h2")
		if seen[title] {
			t.Errorf("%q is said twice", title)
		}
		seen[title] = true
	}
}
