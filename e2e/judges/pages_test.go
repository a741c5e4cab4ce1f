package judges_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// kinds are the kinds of story, as the API names them.
var kinds = []string{"news", "analysis", "opinion", "live", "explainer", "gallery", "video", "fact-check", "obituary"}

// everything is a text that has all that a text can have.
const everything = `<p>The <em>first</em> paragraph, with <strong>weight</strong>, a <a href="https://example.org/">link</a>, H<sub>2</sub>O and
 E = mc<sup>2</sup>, and <span lang="de">Donaudampfschifffahrtsgesellschaftskapitän</span>.</p>
<h2>A heading</h2><p>Text under it, said the keeper of the lighthouse, who has kept it since the fog of the year before.</p>
<h3>A smaller one</h3><ul><li>One</li><li>Two<ul><li>Two and a half</li></ul></li></ul><ol><li>First</li><li>Second</li></ol>
<blockquote><p>What was said is quoted here.</p></blockquote><aside class="pullquote"><p>Pulled out of the text.</p></aside>
<table><caption>Tides at the quay</caption><thead><tr><th>Day</th><th>Metres</th></tr></thead><tbody><tr><td>Monday</td><td>4.2</td></tr><tr><td>Tuesday</td><td>4.6</td></tr></tbody></table>
<hr><pre><code>a line of code that is rather long and has to scroll somewhere when the screen is as narrow as a telephone in a hand</code></pre>
<p>The last paragraph.</p>`

// fill adds to the demonstration what it lacks, and finds a page of each kind.
func (p *paper) fill() error {
	var stories []page
	for _, kind := range kinds {
		path, err := p.storyOf(kind)
		if err != nil {
			return err
		}
		stories = append(stories, page{name: "story-" + kind, path: path, status: http.StatusOK})
	}
	_, rich, err := p.publish(map[string]any{"headline": "Everything that a text can hold", "section": "world", "kind": "news", "topics": []string{"Tides"},
		"bylines": []string{"Ada Marsh", "Bo Quill"}, "standfirst": "A story for those who judge.", "body_html": everything})
	if err != nil {
		return err
	}
	_, odd, err := p.publish(map[string]any{"headline": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und عنوان: 1 < 2 & Co.", "section": "europe",
		"kicker": "Sprachen", "topics": []string{"Ελλάδα", "القاهرة"}, "bylines": []string{"Zoë Ångström-Þórsdóttir"}, "body_html": `<p><span lang="ar">هذا نص قصير.</span></p>`})
	if err != nil {
		return err
	}
	_, checked, err := p.publish(map[string]any{"headline": "Did the gate never shut?", "section": "uk", "kind": "fact-check", "body_html": "<p>It did.</p>",
		"claim": map[string]any{"text": "The gate has never shut.", "by": "A councillor", "date": "2026-11-20", "source": "https://example.org/minutes", "rating": 2}})
	if err != nil {
		return err
	}
	gone, goneAt, err := p.publish(map[string]any{"headline": "A mistake", "section": "uk", "body_html": "<p>It was not so.</p>"})
	if err != nil {
		return err
	}
	if err := p.call(http.MethodPost, "/stories/"+gone+"/withdraw", `{"reason": "It was not so, and we are sorry."}`, &json.RawMessage{}); err != nil {
		return err
	}
	var draft struct{ ID string }
	if err := p.call(http.MethodPost, "/stories", `{"headline": "A draft at the desk", "section": "uk", "body_html": "<p>Not yet.</p>"}`, &draft); err != nil {
		return err
	}
	p.pages = append(stories, page{"story-everything", rich, 200, false}, page{"story-odd", odd, 200, false}, page{"story-checked", checked, 200, false}, page{"withdrawn", goneAt, 410, false},
		page{"missing", "/no/such/page", 404, false})
	if err := p.lists(); err != nil {
		return err
	}
	if err := p.editions(); err != nil {
		return err
	}
	for name, path := range map[string]string{"list": "/desk/", "write": "/desk/stories/" + draft.ID, "revisions": "/desk/stories/" + draft.ID + "/revisions",
		"people": "/desk/people", "keys": "/desk/keys", "permissions": "/desk/permissions", "audit": "/desk/audit", "second": "/desk/account/second",
		"sections": "/desk/sections", "section": "/desk/sections/uk", "topics": "/desk/topics", "contributors": "/desk/contributors", "redirects": "/desk/redirects",
		"account": "/desk/account", "preview": "/desk/stories/" + draft.ID + "/preview", "pictures": "/desk/pictures", "pictures-none": "/desk/pictures?q=zzzz",
		"board": "/desk/board", "calendar": "/desk/calendar", "fronts": "/desk/fronts", "front": "/desk/fronts/home", "front-look": "/desk/fronts/home/look",
		"history": "/desk/stories/" + draft.ID + "/history", "links": "/desk/stories/" + draft.ID + "/links", "checklist": "/desk/checklist", "settings": "/desk/settings"} {
		p.pages = append(p.pages, page{"desk-" + name, path, 200, true})
	}
	picture, err := p.picture()
	if err != nil {
		return err
	}
	p.pages = append(p.pages, page{"desk-picture", picture, 200, true}, page{"desk-sign-in", "/desk/sign-in", 200, false})
	return nil
}

// picture gives the address on the desk of a picture of the library.
func (p *paper) picture() (string, error) {
	_, body, err := p.see(page{path: "/desk/pictures", desk: true})
	if err != nil {
		return "", err
	}
	m := regexp.MustCompile(`href="(/desk/pictures/[^"/?]+)"`).FindSubmatch(body)
	if m == nil {
		return "", errors.New("the library has no picture")
	}
	return string(m[1]), nil
}

// lists finds a page of each kind that is no story: of the breaking story's
// topic and author, who have more to their names than one line.
func (p *paper) lists() error {
	for _, l := range []struct{ name, on, link string }{
		{"story-breaking", "/latest", `<aside class="breaking"[^§]*?href="([^"]+)"`},
		{"topic", "story-breaking", `href="(/topic/[^"/]+)"`},
		{"author", "story-breaking", `href="(/by/[^"/]+)"`},
		{"day", "/latest", `href="/[a-z-]+(/\d{4}/\d\d/\d\d)/`},
		{"story-corrected", "/corrections", `href="(/[a-z-]+/\d{4}/\d\d/\d\d/[^"#]+)`},
	} {
		on := l.on
		for _, pg := range p.pages {
			if pg.name == l.on {
				on = pg.path
			}
		}
		_, body, err := p.get(on)
		if err != nil {
			return err
		}
		found := regexp.MustCompile(l.link).FindAllSubmatch(body, -1)
		if found == nil {
			return fmt.Errorf("there is no %s on %s", l.name, on)
		}
		path := string(found[len(found)-1][1]) // the first may be the bar's, which is on every page
		p.pages = append(p.pages, page{l.name, path, 200, false})
		if l.name == "story-corrected" {
			p.pages = append(p.pages, page{"history", path + "/history", 200, false})
		}
	}
	p.pages = append(p.pages, page{"front", "/", 200, false}, page{"section", "/uk", 200, false}, page{"latest", "/latest", 200, false},
		page{"corrections", "/corrections", 200, false}, page{"about", "/about", 200, false})
	return nil
}

// storyOf gives the newest story of a kind, which is made where there is none.
func (p *paper) storyOf(kind string) (path string, err error) {
	var list struct{ Items []struct{ Path string } }
	if err := p.call(http.MethodGet, "/stories?limit=1&state=published&kind="+kind, "", &list); err != nil {
		return "", err
	}
	if len(list.Items) > 0 {
		return list.Items[0].Path, nil
	}
	_, path, err = p.publish(map[string]any{"headline": "A story of the kind " + kind, "section": "uk", "kind": kind, "standfirst": "It stands for its kind.",
		"bylines": []string{"Ada Marsh"}, "topics": []string{"Kinds"}, "body_html": everything})
	return path, err
}

// publish files a story and publishes it.
func (p *paper) publish(fields map[string]any) (id, path string, err error) {
	body, err := json.Marshal(fields)
	if err != nil {
		return "", "", err
	}
	var story struct{ ID, Path string }
	if err := p.call(http.MethodPost, "/stories", string(body), &story); err != nil {
		return "", "", err
	}
	id = story.ID
	err = p.call(http.MethodPost, "/stories/"+id+"/publish", "", &story)
	return id, story.Path, err
}

// TestEveryPageThatIsJudgedIsThere makes sure that the judges see what they
// are meant to: the right status and a headline, and no page that leads elsewhere.
func TestEveryPageThatIsJudgedIsThere(t *testing.T) {
	t.Parallel()
	p := open(t)
	if len(p.pages) < 25 {
		t.Errorf("only %d pages are judged", len(p.pages))
	}
	for _, pg := range p.pages {
		resp, body, err := p.see(pg)
		if err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode != pg.status {
			t.Errorf("%s at %s answers %s, want %d", pg.name, pg.path, resp.Status, pg.status)
		}
		if !strings.Contains(string(body), "<h1") {
			t.Errorf("%s has no headline", pg.name)
		}
		if pg.name == "story-corrected" && !strings.Contains(string(body), "Corrections to this story") {
			t.Errorf("%s has no correction", pg.path)
		}
	}
}
