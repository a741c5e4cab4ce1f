package e2e_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// TestEveryPublicPageKeepsTheContract asks for a page of each kind as
// different readers do.
func TestEveryPublicPageKeepsTheContract(t *testing.T) {
	t.Parallel()
	p := openPaper(t)
	story := "/stories/" + p.begin(tideMill)
	path := p.post(story+"/publish", "").text("path")
	for _, page := range append(listsOf(path), path, path+"/history", "/corrections", "/sitemap.xml", "/robots.txt") {
		t.Run(page, func(t *testing.T) {
			p := *p
			p.t = t
			a := p.get(page)
			if a.StatusCode != http.StatusOK {
				t.Fatal(a.Status)
			}
			p.guarded(a)
			p.revalidates(page, a)
			p.compresses(page, a)
		})
	}
	gone := p.begin(`{"headline": "A mistake", "section": "uk", "body_html": "<p>It was not so.</p>"}`)
	mistake := p.post("/stories/"+gone+"/publish", "").text("path")
	p.post("/stories/"+gone+"/withdraw", `{"reason": "It was not so."}`)
	for page, status := range map[string]int{"/no/such/page": 404, "/topic/nothing": 404, mistake: 410, "/%ff": 400, "/search": 404} {
		a := p.get(page)
		if a.StatusCode != status {
			t.Errorf("%s answers %s, want %d", page, a.Status, status)
		}
		if strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			p.guarded(a)
		}
	}
}

// guarded wants what protects a reader: no cookie, no script, nothing from
// another host, and a policy that says so.
func (p *paper) guarded(a answer) {
	p.t.Helper()
	page := a.Request.URL.Path
	if c := a.Header.Values("Set-Cookie"); len(c) > 0 {
		p.t.Errorf("%s sets the cookies %v", page, c)
	}
	policy := a.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "script-src") || strings.Contains(policy, "http") {
		p.t.Errorf("%s has the policy %q", page, policy)
	}
	if a.Header.Get("X-Content-Type-Options") != "nosniff" {
		p.t.Errorf("%s may be sniffed", page)
	}
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return
	}
	for _, script := range regexp.MustCompile(`<script[^>]*>`).FindAllString(a.body, -1) {
		if script != `<script type="application/ld+json">` {
			p.t.Errorf("%s holds %s", page, script)
		}
	}
	if from := regexp.MustCompile(`(?:src|srcset|poster)="(?:https?:)?//|<link rel="(?:stylesheet|preload|preconnect|dns-prefetch)"[^>]*href="(?:https?:)?//|@import|url\(["']?(?:https?:)?//`).FindString(a.body); from != "" {
		p.t.Errorf("%s fetches from elsewhere: %s", page, from)
	}
	for _, font := range regexp.MustCompile(`<link rel="preload" href="([^"]*)"`).FindAllStringSubmatch(a.body, -1) {
		if got := p.get(font[1]); got.StatusCode != http.StatusOK || got.Header.Get("Set-Cookie") != "" {
			p.t.Errorf("%s asks for %s, which answers %s", page, font[1], got.Status)
		}
	}
}

// revalidates wants a strong tag, by which a reader who has the page gets it
// no second time, and a HEAD that says the same as the GET.
func (p *paper) revalidates(page string, a answer) {
	p.t.Helper()
	tag := a.Header.Get("ETag")
	if !regexp.MustCompile(`^"[^"]+"$`).MatchString(tag) {
		p.t.Fatalf("the tag is %s", tag)
	}
	if a.Header.Get("Surrogate-Key") == "" && page != "/robots.txt" {
		p.t.Error("it has no keys")
	}
	if cache := a.Header.Get("Cache-Control"); !strings.Contains(cache, "max-age=0") || !strings.Contains(cache, "must-revalidate") {
		p.t.Errorf("Cache-Control: %s", cache)
	}
	known := p.get(page, "If-None-Match: "+tag)
	if known.StatusCode != http.StatusNotModified || known.body != "" || known.Header.Get("ETag") != tag {
		p.t.Errorf("with its tag: %s, %d bytes, tag %s", known.Status, len(known.body), known.Header.Get("ETag"))
	}
	if other := p.get(page, `If-None-Match: "other"`); other.body != a.body {
		p.t.Error("with another tag the page is not sent")
	}
	head, err := p.ask(http.MethodHead, page, "")
	if err != nil {
		p.t.Fatal(err)
	}
	if head.StatusCode != http.StatusOK || head.body != "" {
		p.t.Errorf("HEAD: %s, %d bytes", head.Status, len(head.body))
	}
	for name := range a.Header {
		if name != "Date" && !slices.Equal(head.Header[name], a.Header[name]) {
			p.t.Errorf("HEAD has %s: %q, GET has %q", name, head.Header[name], a.Header[name])
		}
	}
}

// compresses wants the same page in each coding, under another tag.
func (p *paper) compresses(page string, plain answer) {
	p.t.Helper()
	tags := []string{plain.Header.Get("ETag")}
	for coding, open := range map[string]func(io.Reader) io.Reader{
		"gzip": func(r io.Reader) io.Reader {
			g, err := gzip.NewReader(r)
			if err != nil {
				p.t.Fatal(err)
			}
			return g
		},
		"br": func(r io.Reader) io.Reader { return brotli.NewReader(r) },
	} {
		a := p.get(page, "Accept-Encoding: "+coding)
		for range 100 { // brotli comes after the page's first reader
			if coding != "br" || a.Header.Get("Content-Encoding") == "br" || len(plain.body) <= 1024 {
				break
			}
			time.Sleep(20 * time.Millisecond)
			a = p.get(page, "Accept-Encoding: br")
		}
		if got := a.Header.Get("Content-Encoding"); got != coding {
			if got != "" || len(plain.body) > 1024 {
				p.t.Errorf("asked for %s, got %q", coding, got)
			}
			continue // too short to be worth it
		}
		body, err := io.ReadAll(open(bytes.NewReader([]byte(a.body))))
		if err != nil || string(body) != plain.body {
			p.t.Errorf("%s is another page (%v)", coding, err)
		}
		if slices.Contains(tags, a.Header.Get("ETag")) {
			p.t.Errorf("%s shares a tag with another coding", coding)
		}
		tags = append(tags, a.Header.Get("ETag"))
	}
	if !strings.Contains(plain.Header.Get("Vary"), "Accept-Encoding") {
		p.t.Errorf("Vary: %s", plain.Header.Get("Vary"))
	}
}

// TestOneAddressIsOnePage asks for the same page in many spellings: each leads
// to it or serves it, and the press keeps one copy.
func TestOneAddressIsOnePage(t *testing.T) {
	t.Parallel()
	p := openPaper(t)
	id := p.begin(tideMill)
	path := p.post("/stories/"+id+"/publish", "").text("path")
	for right, spellings := range map[string][]string{
		"/uk": {"/uk/", "/UK", "/Uk/", "//uk", "/./uk", "/x/../uk", "/%75k", "/uk?utm_source=letter", "/uk?fbclid=1&gclid=2", "/uk?", "/uk?before=nonsense", "/uk//"},
		"/":   {"/?utm_campaign=x", "//", "/.", "/?"},
		path:  {path + "/", strings.ToUpper(path), path + "?utm_source=x&ref=y", "/" + path, strings.Replace(path, "uk", "%75%6B", 1), path + "?before=zz"},
	} {
		want := p.get(right)
		for _, spelling := range spellings {
			a := p.get(spelling)
			for hops := 0; a.StatusCode == http.StatusMovedPermanently || a.StatusCode == http.StatusPermanentRedirect; hops++ {
				if hops > 1 {
					t.Fatalf("%s is led around in circles", spelling)
				}
				if a.Header.Get("Set-Cookie") != "" {
					t.Errorf("%s sets a cookie", spelling)
				}
				a = p.get(a.Header.Get("Location"))
			}
			if a.StatusCode != http.StatusOK || a.body != want.body {
				t.Errorf("%s gives %s and not the page of %s", spelling, a.Status, right)
			}
		}
	}
	var pages []string
	for _, target := range p.kept() {
		if a := p.get(target); a.StatusCode == http.StatusOK {
			pages = append(pages, target)
		}
	}
	slices.Sort(pages)
	if want := []string{"/", "/uk", path}; !slices.Equal(pages, want) {
		t.Errorf("the press keeps %v, want %v", pages, want)
	}
}
