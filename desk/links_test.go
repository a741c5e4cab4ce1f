package desk_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
)

// linkTo makes a link for somebody outside and gives its path.
func (r *room) linkTo(s news.Story, days string) string {
	r.Helper()
	a := r.as(news.RoleEditor).post(path(s, "/links"), "for", "Counsel", "days", days).want(http.StatusOK)
	return strings.TrimPrefix(a.value(".made input", "value"), "https://post.example")
}

func TestAnOutsiderReadsExactlyOneRevisionByALink(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	link := r.linkTo(s, "3")
	next := text("A ferry sinks")
	next.Body = prose.FromText("A later canary.")
	_, err := edit.Save(t.Context(), r.store, r.people[news.RoleEditor], s.ID, 1, next)
	r.must(err)
	a := r.stranger().get(link).want(http.StatusOK)
	page := a.Body.String()
	if !strings.Contains(page, "The first paragraph.") || strings.Contains(page, "canary") || strings.Contains(page, "sinks") {
		t.Error("the page is not the revision that the link is for")
	}
	for header, want := range map[string]string{"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"} {
		if got := a.Header().Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	if len(a.Result().Cookies()) > 0 {
		t.Error("a stranger got a cookie")
	}
	r.as(news.RoleEditor).get(path(s, "/links")).says("tbody", "Counsel").says("tbody", "1 times").says("tbody", "editor")
	r.stranger().get(path(s, "")).want(http.StatusSeeOther) // and nothing else of the desk
}

func TestALinkEnds(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	for name, c := range map[string]struct {
		end  func(s news.Story)
		says string
	}{
		"by itself": {func(news.Story) { r.clock.Add(24 * time.Hour) }, "expired"},
		"by hand": {func(s news.Story) {
			a := r.as(news.RoleEditor).get(path(s, "/links"))
			action := a.value(`tbody form`, "action")
			r.as(news.RoleReporter).post(action).want(http.StatusForbidden)
			r.as(news.RoleEditor).post(action).leads(path(s, "/links"))
			r.as(news.RoleEditor).post(action).want(http.StatusConflict)
		}, "taken back"},
		"with its story": {func(s news.Story) {
			_, err := edit.Spike(t.Context(), r.store, r.people[news.RoleEditor], s.ID, "")
			r.must(err)
		}, "taken back"},
	} {
		s := r.begin(r.people[news.RoleReporter], "A ferry sails")
		link := r.linkTo(s, "1")
		r.stranger().get(link).want(http.StatusOK)
		c.end(s)
		a := r.stranger().get(link).want(http.StatusGone).says("main", c.says)
		if strings.Contains(a.Body.String(), "ferry") {
			t.Errorf("ended %s, the link still tells of the story", name)
		}
	}
	for _, none := range []string{"/desk/preview-link/x", "/desk/preview-link/" + strings.Repeat("A", 43), "/desk/preview-link/%00"} {
		r.stranger().get(none).want(http.StatusNotFound)
	}
}

func TestABadLinkIsRefusedInASentence(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s, spiked := r.begin(r.people[news.RoleReporter], "A ferry sails"), r.at(news.StateSpiked, r.people[news.RoleReporter])
	editor := r.as(news.RoleEditor)
	editor.post(path(s, "/links"), "for", "", "days", "3").want(http.StatusUnprocessableEntity).says(".field-error", "Say for whom")
	for _, days := range []string{"", "0", "-1", "99", "x", "99999999999999999999"} {
		a := editor.post(path(s, "/links"), "for", "Counsel", "days", days).want(http.StatusUnprocessableEntity).says(".field-error", "a month at most")
		if a.value("#for", "value") != "Counsel" {
			t.Error("what was typed is lost")
		}
	}
	editor.post(path(spiked, "/links"), "for", "Counsel", "days", "3").want(http.StatusConflict)
	for _, role := range []news.Role{news.RoleReporter} {
		r.as(role).get(path(s, "/links")).want(http.StatusForbidden)
		r.as(role).post(path(s, "/links"), "for", "x", "days", "1").want(http.StatusForbidden)
	}
}

func TestALinkToAnEmbargoedStorySaysSo(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	s := r.begin(r.people[news.RoleReporter], "A ferry sails")
	_, err := publish.Embargo(t.Context(), r.store, r.people[news.RoleEditor], s.ID, r.clock.Now().Add(time.Hour))
	r.must(err)
	if page := r.stranger().get(r.linkTo(s, "3")).Body.String(); !strings.Contains(page, "Under embargo until") {
		t.Error("the page does not tell of the embargo")
	}
}
