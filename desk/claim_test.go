package desk_test

import (
	"net/http"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

func TestTheClaimOfAFactCheckIsWrittenAtItsSideAndOutlivesASave(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	editor := r.as(news.RoleEditor)
	out, err := edit.New(t.Context(), r.store, r.people[news.RoleEditor], edit.Text{Kind: news.KindFactCheck, Section: "uk", Headline: "Did it?"})
	r.must(err)
	st := out.Story
	at := func() string { return path(st, "") }
	form := func(base string, more ...string) []string {
		return append([]string{"base", base, "headline", "Did it?", "section", "uk", "kind", "fact-check"}, more...)
	}
	editor.get(at()).count(`details[data-act=claim]`, 1)
	editor.post(path(st, "/claim"), form("1", "claim_text", "It did not.", "claim_by", "Somebody", "claim_rating", "1")...).leads(at())
	editor.post(path(st, "/save"), form("2", "standfirst", "We looked.")...).leads(at())
	r.must(r.store.Read(t.Context(), func(rd *store.Reader) error {
		v, err := rd.Revision(st.ID, r.story(st.ID).Revision)
		if v.Claim != (news.Claim{Text: "It did not.", By: "Somebody", Rating: 1}) || v.Standfirst != "We looked." {
			t.Errorf("the newest revision says %+v and %q", v.Claim, v.Standfirst)
		}
		return err
	}))
	a := editor.post(path(st, "/claim"), form("3", "claim_text", "It did not.", "claim_date", "Friday", "claim_rating", "1")...).want(http.StatusUnprocessableEntity)
	a.count(`details[data-act=claim][open] .field-error`, 1)
	editor.get(path(r.begin(r.people[news.RoleEditor], "News"), "")).count(`details[data-act=claim]`, 0)
}
