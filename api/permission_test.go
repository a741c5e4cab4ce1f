package api_test

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/publish"
)

// TestEveryRoleMayDoWhatTheTableSaysAndNoMore asks for every operation of the
// document with every role, and with none, on a story of the asker's own and
// on another's, and reckons from news.Permissions what has to come back.
func TestEveryRoleMayDoWhatTheTableSaysAndNoMore(t *testing.T) {
	t.Parallel()
	for _, op := range newFixture(t).operations {
		t.Run(op.id, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			_, examples := f.input(op)
			for _, role := range append([]news.Role{""}, news.Roles()...) {
				for _, own := range []bool{true, false} {
					f.asks(op, role, own, examples[0])
				}
			}
		})
	}
}

func (f fixture) asks(op *described1, role news.Role, own bool, example string) {
	t := f.newsroom.t
	author := f.editor
	if role != "" && own {
		author = f.user(role)
	}
	target := f.target(op, author, ready[op.id])
	if op.id == "createSection" || op.id == "createTopic" || op.id == "createContributor" {
		example = `{"name":"By ` + string(role) + map[bool]string{true: " one", false: " two"}[own] + `"}`
	}
	if op.id == "createFront" {
		sec, _, err := publish.Section(t.Context(), f.store, news.System(), news.Section{Slug: "of-" + cmp.Or(string(role), "nobody") + map[bool]string{true: "-one", false: "-two"}[own], Name: "Of its own"})
		f.must(err)
		example = `{"name":"` + sec.Slug + `","containers":[{"layout":"list"}]}`
	}
	if op.id == "createEdition" {
		example = `{"language":"cy","name":"By ` + string(role) + map[bool]string{true: " one", false: " two"}[own] + `"}`
	}
	head := f.head()
	a := f.do(op.method, target, example, as(f.keys[role]), with("If-Match", `"1"`))
	want := f.expected(op, role, own)
	if a.StatusCode != want {
		t.Errorf("%s by %q (own: %v) gave %d, want %d: %.300s", op.id, role, own, a.StatusCode, want, a.body)
	}
	if err := f.check(op, a); err != nil && want != http.StatusUnauthorized {
		t.Errorf("%s by %q: %v", op.id, role, err)
	}
	if want >= 400 && f.head() != head {
		t.Errorf("%s by %q was refused, and changed something", op.id, role)
	}
}

// needed is the right that each operation takes of whoever sees the story.
var needed = map[string]news.Right{
	"createStory": news.RightCreate, "submitStory": news.RightSubmit, "approveStory": news.RightApprove, "sendStoryBack": news.RightApprove,
	"publishStory": news.RightPublish, "unscheduleStory": news.RightPublish, "embargoStory": news.RightPublish, "moveStory": news.RightMove, "breakStory": news.RightBreaking,
	"withdrawStory": news.RightWithdraw, "correctStory": news.RightCorrect, "createSection": news.RightSections, "changeSection": news.RightSections, "createEdition": news.RightSections, "changeEdition": news.RightSections,
	"createFront": news.RightFronts, "saveFront": news.RightFronts, "publishFront": news.RightFronts, "discardFront": news.RightFronts,
	"restoreFront": news.RightFronts, "undoFront": news.RightFronts, "listFrontHistory": news.RightFronts,
	"createAsset": news.RightCreate, "createTopic": news.RightTopics, "changeTopic": news.RightEditAll, "createContributor": news.RightTopics, "changeContributor": news.RightEditAll,
	"writeNote": news.RightNote, "answerNote": news.RightNote, "reopenNote": news.RightNote, "listLinks": news.RightPreview, "makeLink": news.RightPreview, "revokeLink": news.RightPreview,
	"changePublication": news.RightSettings, "changePolicy": news.RightSettings,
}

// ofOnesOwn is the right that suffices for one's own story, and anybodys the
// one for another's, where the two differ.
var ofOnesOwn, anybodys = news.RightEditOwn, map[string]news.Right{"changeStory": news.RightEditDrafts, "resolveNote": news.RightEditDrafts, "acceptNote": news.RightEditDrafts, "spikeStory": news.RightSpike, "restoreStory": news.RightSpike, "changeAsset": news.RightEditAll}

// expected reckons the status.
func (f fixture) expected(op *described1, role news.Role, own bool) int {
	open := slices.Contains([]string{"describe", "listStories", "readStory", "listCorrections", "listSections", "readSection", "listEditions", "readEdition", "listTopics", "readTopic", "readTimeline", "listContributors", "readContributor", "listAssets", "readAsset", "listFronts", "readFront", "readPublication", "readPolicy"}, op.id)
	statuses := op.statuses()
	good := statuses[0]
	if role == "" {
		if open {
			return good
		}
		return http.StatusUnauthorized
	}
	onStory := ready[op.id] != "" || strings.Contains(op.path, "{asset}")
	if onStory && !own && !role.May(news.RightReadAll) {
		return http.StatusNotFound // hidden, as if there were none; a published one too, since the desk hides it
	}
	right := needed[op.id]
	if other, ok := anybodys[op.id]; ok {
		if right = ofOnesOwn; !own {
			right = other
		}
	}
	if right != "" && !role.May(right) {
		return http.StatusForbidden
	}
	return good
}
