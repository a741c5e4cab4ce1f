package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/color"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

// marked and worded stand for the library where it makes icons and logos: they
// write what they were told.
func marked(a news.Asset, w, h int, share float64, ground color.Color) ([]byte, error) {
	return fmt.Appendf(nil, "%s %dx%d %.2f %v", a.ID, w, h, share, ground != nil), nil
}

func worded(name string, w, h int, _, _ color.Color) ([]byte, error) {
	if strings.ContainsRune(name, 'م') {
		return nil, news.Invalid("name", "There is no letter for it.")
	}
	return fmt.Appendf(nil, "%s %dx%d", name, w, h), nil
}

// setUp changes what the paper says of itself.
func (p *paper) setUp(change func(*news.Publication)) {
	p.Helper()
	pub := p.settings()
	change(&pub)
	_, err := publish.Settings(p.ctx(), p.store, p.chief, pub)
	p.must(err)
}

func TestAPaperWithoutALogoIsKnownByItsNameAndInitial(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.get("/").reads(".nameplate", "Euro Global Post")
	p.get("/").none(".nameplate img")
	if got := p.get("/logo.png"); string(got.Body) != "Euro Global Post 600x300" || got.Header.Get("Content-Type") != "image/png" {
		t.Errorf("the logo is %s", got.Body)
	}
	p.setUp(func(pub *news.Publication) { pub.Name = "مدينة" })
	if got := p.get("/logo.png"); string(got.Body) != " 600x300" {
		t.Errorf("the logo of letters that no font has is %s", got.Body)
	}
}

func TestALogoStandsForTheNameEverywhere(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Gate", Body: text("Words.")})
	p.asset(news.Asset{ID: "wide", Width: 1200, Height: 300})
	p.asset(news.Asset{ID: "square", Width: 600, Height: 600})
	before, head := p.get(st.Path), p.head()
	p.setUp(func(pub *news.Publication) { pub.Logo = "wide" })
	if !meet(before.Keys, p.since(head)) {
		t.Error("a new logo leaves the pages as they were")
	}
	for path, selector := range map[string]string{"/": "h1.nameplate img", st.Path: ".folio .title img"} {
		pg := p.get(path)
		if pg.attr(selector, "alt") != "Euro Global Post" || !strings.Contains(pg.attr(selector, "src"), "wide") || !pg.has(news.AssetKey("wide")) {
			t.Errorf("%s shows %q, named %q", path, pg.attr(selector, "src"), pg.attr(selector, "alt"))
		}
	}
	for path, want := range map[string]string{"/logo.png": "wide 600x300 0.90 true"} {
		if got := p.get(path).Body; string(got) != want {
			t.Errorf("%s is %s", path, got)
		}
	}
	if got := p.get("/icon-192.png").Body; bytes.HasPrefix(got, []byte("wide")) {
		t.Error("a logo four times as wide as high became an icon")
	}
	p.get("/").one(`link[rel=icon][href="/icon.svg"]`)
	p.setUp(func(pub *news.Publication) { pub.Icon = "square" })
	for path, want := range map[string]string{
		"/icon-192.png": "square 192x192 1.00 false", "/icon-512.png": "square 512x512 1.00 false", "/icon-mask-512.png": "square 512x512 0.56 true",
		"/apple-touch-icon.png": "square 180x180 0.84 true", "/favicon.ico": "square 32x32 1.00 false", "/icon-144.png": "square 144x144 0.84 true",
	} {
		if got := p.get(path).Body; string(got) != want {
			t.Errorf("%s is %s", path, got)
		}
	}
	p.get("/").one(`link[rel=icon][href="/icon-192.png"]`)
	var m struct {
		Icons []struct{ Src, Purpose string }
	}
	p.must(json.Unmarshal(p.get("/site.webmanifest").Body, &m))
	maskable := 0
	for _, icon := range m.Icons {
		if icon.Src == "/icon.svg" {
			t.Error("the manifest names the drawn initial")
		}
		if icon.Purpose == "maskable" {
			maskable++
		}
	}
	if maskable != 2 {
		t.Errorf("%d maskable icons", maskable)
	}
	p.setUp(func(pub *news.Publication) { pub.Logo, pub.Icon = "square", "" })
	if got := p.get("/icon-512.png").Body; !bytes.HasPrefix(got, []byte("square")) {
		t.Error("a square logo is no icon")
	}
}

func TestTrustTxtSaysWhatTheSettingsSay(t *testing.T) {
	t.Parallel()
	p := newPaper(t, func(pub *news.Publication) {
		pub.Contact, pub.Social = "desk@post.example", []string{"https://social.example/@post"}
		pub.Trust, pub.Training = []string{"belongto=https://press.example/", "controlledby=https://holding.example/"}, "no"
	})
	known := map[string]bool{"belongto": true, "controlledby": true, "social": true, "disclosure": true, "contact": true, "datatrainingallowed": true}
	said := map[string]int{}
	for line := range strings.Lines(string(p.get("/trust.txt").Body)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		attribute, value, ok := strings.Cut(line, "=")
		if !ok || !known[attribute] || value == "" || strings.ContainsAny(value, " \t") {
			t.Errorf("a line is %q", line)
		}
		said[attribute]++
	}
	if len(said) != len(known) {
		t.Errorf("it says %v", said)
	}
	for _, bad := range []string{"friend=https://a.example", "belongto", "belongto=a.example", "belongto=javascript:alert(1)"} {
		pub := news.Publication{Name: "Post", BaseURL: "https://post.example", TimeZone: "Europe/London", Language: "en-GB", Permalink: news.DefaultPermalink, Trust: []string{bad}}
		if err := pub.Check(); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}
