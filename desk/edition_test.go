package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func TestAStorysEditionIsChosenWhereThereAreSeveral(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleReporter)
	s := r.begin(me.user, "Before")
	if page := me.get(path(s, "")); strings.Contains(page.Body.String(), `name="edition"`) {
		t.Error("a paper of one edition asks for it")
	}
	_, _, err := publish.Edition(t.Context(), r.store, r.people[news.RoleChief], news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
	r.must(err)
	edition := func() (slug string) {
		r.must(r.store.Read(t.Context(), func(rd *store.Reader) error {
			v, err := rd.Revision(s.ID, r.story(s.ID).Revision)
			if err != nil {
				return err
			}
			e, err := rd.EditionByID(v.Edition)
			slug = e.Slug
			return err
		}))
		return slug
	}
	first := edition()
	me.post(path(s, "/save"), "base", "1", "headline", "Auf Deutsch", "kind", "news", "section", "uk", "edition", "deutsch", "body", "Worte.").leads(path(s, ""))
	if got := edition(); first == got || got != "deutsch" {
		t.Errorf("it was of %q and is of %q", first, got)
	}
	me.get(path(s, "")).says("#edition option[selected]", "Deutsch")
	// A program, or a form from before there were several, does not say; the story stays where it is.
	me.post(path(s, "/save"), "base", "2", "headline", "Immer noch", "kind", "news", "section", "uk", "body", "Worte.").leads(path(s, ""))
	if got := edition(); got != "deutsch" {
		t.Errorf("it moved to %q", got)
	}
	stale := me.put(path(s, "/save"), draft(1, "Mine")).want(http.StatusConflict).object()
	if stale["edition"] != "deutsch" {
		t.Errorf("their text is %v", stale)
	}
}
