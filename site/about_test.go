package site_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
)

func (p *paper) policy(k news.PolicyKind, doc prose.Doc) {
	p.Helper()
	_, err := publish.Policy(p.ctx(), p.store, p.chief, k, doc)
	p.must(err)
}

func TestThePageAboutThePaperSaysWhatTheSettingsKnow(t *testing.T) {
	t.Parallel()
	p := newPaper(t, func(pub *news.Publication) {
		pub.Contact, pub.Social = "desk@post.example", []string{"https://www.social.example/@post/"}
	})
	p.publish(edit.Text{Section: "uk", Headline: "One", Bylines: []string{"Ada Quill"}, Body: text("Words.")})
	pg := p.get("/about")
	pg.reads("h1", "About Euro Global Post")
	pg.none(".text")
	if got := pg.attr(".house aside section a[href^=mailto]", "href"); got != "mailto:desk@post.example" {
		t.Errorf("contact leads to %q", got)
	}
	pg.reads("a[rel=me]", "social.example/@post")
	pg.reads(".people li", "Ada Quill")
	for _, page := range []string{"/", "/uk"} {
		p.get(page).one(`footer a[href="/about"]`)
	}
	if keys := p.get("/about").Keys; !slices.Contains(keys, news.KeyPublication) {
		t.Errorf("the page has the keys %v", keys)
	}
}

func TestAPolicyIsAPageThatThePublisherNames(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.miss("/about/ethics").reads("h1", "There is nothing at this address")
	p.policy(news.PolicyEthics, p.doc("<h2>What we do</h2><p>We say <em>who</em> told us.</p>"))
	p.policy(news.PolicyOwnership, text("We own ourselves."))
	pg := p.get("/about/ethics")
	pg.reads("h1", "Ethics and standards")
	pg.reads(".text h2", "What we do")
	pg.reads(".when time", "24 November 2026, 14:00 GMT")
	if got := pg.texts(".house aside nav a"); !slices.Equal(got, []string{"About us", "Ethics and standards", "Ownership and funding", "Corrections"}) {
		t.Errorf("the pages are %q", got)
	}
	pg.reads("[aria-current=page]", "Ethics and standards")

	st := p.publish(edit.Text{Section: "uk", Headline: "One", Body: text("Words.")})
	for _, path := range []string{"/", st.Path} {
		data := p.get(path).one(`script[type="application/ld+json"]`).FirstChild.Data
		for _, want := range []string{
			`"ethicsPolicy":"https://post.example/about/ethics"`, `"publishingPrinciples":"https://post.example/about/ethics"`,
			`"ownershipFundingInfo":"https://post.example/about/ownership"`, `"correctionsPolicy":"https://post.example/corrections"`,
		} {
			if !strings.Contains(data, want) {
				t.Errorf("%s does not say %s: %s", path, want, data)
			}
		}
		if !json.Valid([]byte(data)) {
			t.Errorf("%s is no JSON", data)
		}
	}

	p.policy(news.PolicyEthics, prose.Doc{})
	p.miss("/about/ethics")
	p.miss("/about/nothing")
	p.miss("/about/about") // the page over the others has one address
}

func TestSecurityTxtNamesTheContactAndNeverRunsOut(t *testing.T) {
	t.Parallel()
	bare := newPaper(t)
	bare.miss("/.well-known/security.txt")
	bare.miss("/security.txt")
	p := newPaper(t, func(pub *news.Publication) { pub.Contact = "o'neil+desk@post.example" })
	if got := p.get("/security.txt"); got.Status != 301 || got.Header.Get("Location") != "/.well-known/security.txt" {
		t.Errorf("/security.txt answers %d and leads to %s", got.Status, got.Header.Get("Location"))
	}
	for _, days := range []int{0, 100, 1000} {
		p.set(start.AddDate(0, 0, days))
		pg := p.get("/.well-known/security.txt")
		fields := map[string]string{}
		for line := range strings.Lines(string(pg.Body)) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if fields[name] != "" {
				t.Errorf("%s stands twice", name)
			}
			fields[name] = value
		}
		if fields["Contact"] != "mailto:o%27neil+desk@post.example" && fields["Contact"] != "mailto:o'neil+desk@post.example" {
			t.Errorf("Contact is %q", fields["Contact"])
		}
		if fields["Canonical"] != "https://post.example/.well-known/security.txt" || fields["Preferred-Languages"] != "en" {
			t.Errorf("the file says %s", pg.Body)
		}
		expires, err := time.Parse(time.RFC3339, fields["Expires"])
		if err != nil || expires.Before(p.now().AddDate(0, 0, 150)) || expires.After(p.now().AddDate(1, 0, 0)) {
			t.Errorf("at %s the file expires %q: %v", p.now(), fields["Expires"], err)
		}
		if pg.Ends.IsZero() || pg.Ends.After(p.now().AddDate(0, 0, 2)) {
			t.Errorf("the page is kept until %s, so its end does not move", pg.Ends)
		}
	}
}

func TestTheNavigationIsWhatTheSettingsSay(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	world := p.section("world")
	pub := p.settings()
	pub.Navigation = news.Navigation{Hidden: []string{world.ID}, Links: []news.NavLink{{Text: "Puzzles <&>", Href: "https://puzzles.example/"}}}
	_, err := publish.Settings(p.ctx(), p.store, p.chief, pub)
	p.must(err)
	tabs := p.get("/").texts("nav.sections a")
	if slices.Contains(tabs, "World") || tabs[len(tabs)-1] != "Puzzles <&>" {
		t.Errorf("the navigation is %q", tabs)
	}
	if got := p.get("/world").texts("nav.sections a[aria-current]"); !slices.Equal(got, []string{"World"}) {
		t.Errorf("whoever is in a hidden section sees %q", got)
	}
}

func TestTheAccentOfTheSettingsIsOnThePageAndAllowedByItsPolicy(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	if n := len(p.get("/").all("style")); n != 1 {
		t.Errorf("without settings there are %d sheets", n)
	}
	pub := p.settings()
	pub.Look = news.Look{Accent: "#7a1f5c", Type: news.TypeSystem}
	_, err := publish.Settings(p.ctx(), p.store, p.chief, pub)
	p.must(err)
	pg := p.get("/")
	styles := pg.all("style")
	if len(styles) != 2 || !strings.Contains(styles[1].FirstChild.Data, "--house:#7a1f5c") || !strings.Contains(styles[1].FirstChild.Data, pub.Look.Dark()) {
		t.Fatalf("the page has %d sheets", len(styles))
	}
	policy := pg.Header.Get("Content-Security-Policy")
	for _, s := range styles {
		if !strings.Contains(policy, hashOf(s.FirstChild.Data)) {
			t.Errorf("the policy %s does not allow %.60s", policy, s.FirstChild.Data)
		}
	}
	pg.none("link[rel=preload]") // no font of ours is used
}
