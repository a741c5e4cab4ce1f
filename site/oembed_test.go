package site_test

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/site"
)

// embedding asks how a story is shown elsewhere, as the press asks: with the
// canonical query.
func (p *paper) embedding(params ...string) sheet {
	p.Helper()
	q := url.Values{}
	for i := 0; i < len(params); i += 2 {
		q.Set(params[i], params[i+1])
	}
	target := "/oembed"
	if canonical := site.Query("/oembed", q); canonical != "" {
		target += "?" + canonical
	}
	return p.get(target)
}

type card struct {
	Version, Type, Title, HTML string
	Author                     string `json:"author_name"`
	AuthorURL                  string `json:"author_url"`
	Provider                   string `json:"provider_name"`
	Thumbnail                  string `json:"thumbnail_url"`
	Width, Height              int
}

func TestAStoryIsShownElsewhereAsAQuotation(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: `Gate "shut" <now>`, Standfirst: "It holds & holds.", Bylines: []string{"Ann Orr"}, Body: text("Words.")})
	page := p.get(st.Path)
	for _, format := range []string{"json", "xml"} {
		href := page.attr(`link[type="`+map[string]string{"json": "application/json+oembed", "xml": "text/xml+oembed"}[format]+`"]`, "href")
		u, err := url.Parse(href)
		if err != nil || u.Host != "post.example" || u.Path != "/oembed" {
			t.Fatalf("the page tells of %q", href)
		}
		q := u.Query()
		pg := p.embedding("url", q.Get("url"), "format", q.Get("format"))
		var c card
		if format == "json" {
			p.must(json.Unmarshal(pg.Body, &c))
		} else {
			var x struct {
				Version   string `xml:"version"`
				Type      string `xml:"type"`
				Title     string `xml:"title"`
				HTML      string `xml:"html"`
				Author    string `xml:"author_name"`
				AuthorURL string `xml:"author_url"`
				Provider  string `xml:"provider_name"`
				Thumbnail string `xml:"thumbnail_url"`
				Width     int    `xml:"width"`
				Height    int    `xml:"height"`
			}
			p.must(xml.Unmarshal(pg.Body, &x))
			c = card(x)
		}
		if c.Version != "1.0" || c.Type != "rich" || c.Title != `Gate "shut" <now>` || c.Author != "Ann Orr" || c.AuthorURL != "https://post.example/by/ann-orr" ||
			c.Provider != "Euro Global Post" || c.Thumbnail != "https://post.example"+st.Path+"/card.png" || c.Width != 600 || c.Height < 100 {
			t.Errorf("%s: %+v", format, c)
		}
		root, err := html.Parse(strings.NewReader(c.HTML))
		p.must(err)
		shown := sheet{pg.Page, root, t}
		shown.reads("blockquote a", `Gate "shut" <now>`)
		shown.reads("blockquote p:nth-of-type(2)", "It holds & holds.")
		shown.none("script, style, iframe, [style], [class]")
		if got := shown.attr("blockquote a", "href"); got != "https://post.example"+st.Path {
			t.Errorf("it leads to %q", got)
		}
		if !pg.Keep || pg.Header.Get("Access-Control-Allow-Origin") != "*" || !pg.has(news.StoryKey(st.ID)) {
			t.Errorf("kept: %v, %v, of %v", pg.Keep, pg.Header, pg.Keys)
		}
	}
}

func TestACardIsNoLargerThanWasAskedFor(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Gate shut", Body: text("Words.")})
	for _, tt := range []struct {
		width, height string
		want          int
	}{{"", "", 600}, {"1000", "", 600}, {"407", "", 400}, {"407", "50", 400}, {"-3", "", 600}, {"wide", "", 600}, {"1", "", 20}} {
		var c card
		p.must(json.Unmarshal(p.embedding("url", "https://post.example"+st.Path, "maxwidth", tt.width, "maxheight", tt.height).Body, &c))
		if c.Width != tt.want || (c.Thumbnail != "") != (tt.want == 600) || tt.height != "" && c.Height > 50 {
			t.Errorf("within %s × %s: %+v", tt.width, tt.height, c)
		}
	}
}

func TestOnlyStoriesOfOursAreShownElsewhere(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Gate shut", Body: text("Words.")})
	gone := p.publish(edit.Text{Section: "uk", Headline: "Gone", Body: text("Words.")})
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, gone.ID, "Wrong."))
	draft, err := edit.New(p.ctx(), p.store, p.chief, edit.Text{Section: "uk", Headline: "Canary", Body: text("Words.")})
	p.must(err)
	old := st.Path
	st = p.let(publish.Move(p.ctx(), p.store, p.chief, st.ID, "world", "gate"))
	for _, address := range []string{"https://post.example" + st.Path, "http://POST.example" + st.Path + "?utm_source=x#top", "https://post.example" + st.Path + "/", "https://post.example" + old} {
		if pg := p.embedding("url", address); pg.Status != http.StatusOK {
			t.Errorf("%s: %d", address, pg.Status)
		}
	}
	for _, address := range []string{"", "https://post.example/", "https://post.example/uk", "https://other.example" + st.Path, "ftp://post.example" + st.Path, "https://post.example" + gone.Path,
		"https://post.example/desk/stories/" + draft.Story.ID, "%zz", strings.Repeat("a", 3000), "javascript:alert(1)"} {
		pg := p.embedding("url", address)
		if pg.Status != http.StatusNotFound || pg.Keep || len(pg.Body) > 200 || strings.Contains(string(pg.Body), "Canary") {
			t.Errorf("%s: %d, kept: %v, %s", address, pg.Status, pg.Keep, pg.Body)
		}
	}
	if pg := p.embedding("url", "https://post.example"+st.Path, "format", "yaml"); pg.Status != http.StatusNotImplemented {
		t.Errorf("as YAML: %d", pg.Status)
	}
}
