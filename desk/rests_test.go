package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
)

// A story's sources are listed beside it, each once, with what it says and denies.
func TestTheDeskSaysWhatAStoryRestsOn(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	reporter := r.people[news.RoleReporter]
	claim := func(words, source string, stance prose.Stance) prose.Node {
		return prose.Node{Type: prose.Paragraph, Content: []prose.Node{prose.Inline(words, prose.Mark{Type: prose.AttributionMark, Source: source, Stance: stance})}}
	}
	text := func(nodes ...prose.Node) edit.Text {
		doc, err := prose.New(nodes...)
		if err != nil {
			t.Fatal(err)
		}
		return edit.Text{Headline: "The wall", Section: "uk", Body: doc}
	}
	s := r.file(reporter, text(claim("It will hold.", "The council", prose.Says), claim("It is cracked.", "the Council", prose.Denies), claim("Sheep were seen.", "A walker", prose.Unconfirmed)))
	editor := r.as(news.RoleEditor)
	editor.get(path(s, "")).want(http.StatusOK).count("#rests > ul > li", 2).says("#rests li:first-child strong", "The council").says("#rests li:first-child li:last-child", "denies").
		says("#rests li:last-child li", "not confirmed").count("#rests .alone", 0)
	one := r.file(reporter, text(claim("It will hold.", "The council", prose.Says)))
	editor.get(path(one, "")).says("#rests .alone", "Everything that the story attributes").says("#checks", "rests on one source, The council")
	editor.get(path(r.file(reporter, text()), "")).says("#rests .help", "Nothing is attributed")
}

// Stories are offered for cards by their words, by the address that readers
// use, by that of the desk, and by id; a contributor is told what readers know.
func TestStoriesAreFoundForCards(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	public := r.at(news.StatePublished, r.people[news.RoleReporter])
	draft := r.begin(r.people[news.RoleReporter], "A hidden quay")
	editor, contributor := r.as(news.RoleEditor), r.as(news.RoleContributor)
	for query, want := range map[string]string{
		"address=" + url.QueryEscape("https://post.example"+public.Path): public.ID, "address=" + url.QueryEscape(public.Path+"/"): public.ID,
		"address=" + url.QueryEscape("/desk/stories/"+draft.ID+"/revisions"): draft.ID, "story=" + draft.ID: draft.ID,
		"address=" + url.QueryEscape("https://else.example"+public.Path): "", "address=" + url.QueryEscape("/uk/nothing"): "", "story=nothing": "", "q=": "", "": "",
	} {
		said := editor.get("/desk/suggest/cards?" + query).want(http.StatusOK).Body.String()
		if want != "" && !strings.Contains(said, `"id":"`+want+`"`) || want == "" && !strings.Contains(said, `"items":[]`) {
			t.Errorf("%s is answered with %s", query, said)
		}
	}
	if said := contributor.get("/desk/suggest/cards?story=" + draft.ID).want(http.StatusOK).Body.String(); strings.Contains(said, "hidden") {
		t.Errorf("a contributor is told of another's draft: %s", said)
	}
	if said := contributor.get("/desk/suggest/cards?story=" + public.ID).want(http.StatusOK).Body.String(); !strings.Contains(said, public.ID) {
		t.Errorf("a contributor does not find what is public: %s", said)
	}
}
