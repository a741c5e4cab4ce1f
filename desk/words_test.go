package desk_test

import (
	"net/http"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

// on publishes a story on topics.
func (r *room) on(headline string, topics ...string) news.Story {
	r.Helper()
	t := text(headline)
	t.Topics, t.Bylines = topics, []string{"Ann Orr"}
	out, err := edit.New(r.Context(), r.store, news.System(), t)
	r.must(err)
	out, err = publish.Publish(r.Context(), r.store, news.System(), out.Story.ID)
	r.must(err)
	return out.Story
}

func TestTheScreensOfWordsOpenByRightAndAreChangedByThoseWhoMay(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	r.on("Fog", "Fog")
	for path, rights := range map[string][2]news.Right{
		"/desk/sections": {news.RightTopics, news.RightSections}, "/desk/topics": {news.RightTopics, news.RightTopics}, "/desk/contributors": {news.RightTopics, news.RightTopics},
		"/desk/sections/uk": {news.RightTopics, news.RightSections}, "/desk/topics/fog": {news.RightTopics, news.RightEditAll},
		"/desk/contributors/ann-orr": {news.RightTopics, news.RightEditAll}, "/desk/redirects": {news.RightRedirects, news.RightRedirects},
	} {
		for _, role := range news.Roles() {
			a := r.as(role).get(path)
			if !role.May(rights[0]) {
				a.want(http.StatusForbidden)
				continue
			}
			a.want(http.StatusOK)
			if !role.May(rights[1]) && path != "/desk/sections" {
				a.count("button.strong", 0)
				r.as(role).post(path, "name", "X", "slug", "x", "kind", "subject", "position", "1", "sure", "yes").want(http.StatusForbidden)
			}
		}
	}
	for _, role := range news.Roles()[:3] {
		r.as(role).post("/desk/topics/fog/merge", "into", "Fog").want(http.StatusForbidden)
		r.as(role).post("/desk/redirects/drop", "path", "/x").want(http.StatusForbidden)
	}
}

func TestATopicIsMadeChangedAndMergedWithWhatThatDoes(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	chief := r.as(news.RoleChief)
	r.on("One", "Brexit")
	r.on("Two", "Brexit", "Fog")
	chief.get("/desk/topics").want(http.StatusOK).says("td", "Brexit").says("td.number", "2")
	chief.post("/desk/new/topic", "name", "EU exit", "kind", "event", "aliases", "Leaving\n\n the EU ").leads("/desk/topics/eu-exit")
	chief.get("/desk/topics/eu-exit").says("textarea", "Leaving")
	chief.post("/desk/new/topic", "name", "", "kind", "event").want(http.StatusUnprocessableEntity).count(".field-error", 1)
	chief.post("/desk/topics/eu-exit", "name", "EU exit", "slug", "eu-exit", "kind", "thing").want(http.StatusUnprocessableEntity)
	chief.post("/desk/topics/brexit", "name", "The Brexit", "slug", "the-brexit", "kind", "event").want(http.StatusOK).
		says(".does", "2 published stories").says(".does", "/topic/brexit leads to /topic/the-brexit")
	chief.post("/desk/topics/brexit", "name", "The Brexit", "slug", "the-brexit", "kind", "event", "sure", "yes").leads("/desk/topics/the-brexit")
	chief.post("/desk/topics/the-brexit/merge", "into", "eu EXIT").want(http.StatusOK).says("h1", "Merge The Brexit into EU exit?").
		says(".does", "2 stories move to EU exit, 2 of them published.").says(".does", "/topic/the-brexit leads to /topic/eu-exit")
	before := len(r.waited)
	chief.post("/desk/topics/the-brexit/merge", "into", "eu EXIT", "sure", "yes").leads("/desk/topics/eu-exit")
	if len(r.waited) != before+1 {
		t.Error("nobody waited for the pages")
	}
	chief.get("/desk/topics/eu-exit").says(".by", "On 2 stories, 2 of them published.").says("textarea", "The Brexit")
	chief.get("/desk/topics/brexit").want(http.StatusNotFound)
	chief.get("/desk/redirects").says("td", "/topic/brexit").says("td", "/topic/eu-exit")
	chief.post("/desk/topics/eu-exit/merge", "into", "nothing").want(http.StatusNotFound)
	r.as(news.RoleAdmin).get("/desk/audit?act=publication.merge").says(".notes", "The Brexit into EU exit: 2 stories")
}

func TestASectionIsMadeAndRenamedWithWhatThatDoes(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	chief := r.as(news.RoleChief)
	r.on("One")
	chief.post("/desk/new/section", "name", "Science", "position", "9").leads("/desk/sections/science")
	chief.post("/desk/new/section", "name", "Desk", "position", "9").want(http.StatusUnprocessableEntity).says(".field-error", "kept for Broadsheet")
	chief.post("/desk/new/section", "name", "Sport", "position", "first").want(http.StatusUnprocessableEntity).says(".field-error", "number")
	chief.post("/desk/sections/uk", "name", "Britain", "slug", "britain", "position", "1").says(".does", "/uk leads to /britain").says(".does", "addresses of stories stay")
	chief.post("/desk/sections/uk", "name", "Britain", "slug", "britain", "position", "1", "sure", "yes").leads("/desk/sections/britain")
	chief.get("/desk/sections").says("td", "Britain").says(".address", "/britain")
}

func TestAContributorIsChangedAndNothingOfThemIsLost(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	r.on("One")
	editor.post("/desk/contributors/ann-orr", "name", "Ann Orr", "slug", "ann-orr", "title", "Weather", "bio", "Looks up.", "user", editor.user.ID).leads("/desk/contributors/ann-orr")
	editor.get("/desk/contributors/ann-orr").says("textarea", "Looks up.").count(`option[value="`+editor.user.ID+`"][selected]`, 1)
	editor.post("/desk/contributors/ann-orr", "name", "Ann Orr", "slug", "ann", "title", "Weather").says(".does", "/by/ann-orr leads to /by/ann")
	editor.get("/desk/contributors?q=nobody").says(".empty", "Nobody of that name")
}

func TestARedirectIsMadeAndTakenAway(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	chief := r.as(news.RoleChief)
	chief.get("/desk/redirects").says(".empty", "Nothing leads elsewhere")
	chief.post("/desk/redirects", "from", "/desk/x", "to", "/uk").want(http.StatusUnprocessableEntity).says(".field-error", "Broadsheet's own").count(`#from[value="/desk/x"]`, 1)
	chief.post("/desk/redirects", "from", "/old.html", "to", "/uk").leads("/desk/redirects")
	chief.get("/desk/redirects").says("td", "/old.html")
	chief.post("/desk/redirects/drop", "path", "/old.html").says(".does", "nothing’s address again")
	chief.post("/desk/redirects/drop", "path", "/old.html", "sure", "yes").leads("/desk/redirects")
	chief.get("/desk/redirects?q=/old").says(".empty", "from there")
}
