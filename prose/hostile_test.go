package prose_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/prose"

	"golang.org/x/net/html"
)

// mustBeSafe parses what readers get as a browser would and fails if anything in it could run, load or lead somewhere it may not.
func mustBeSafe(t testing.TB, markup string) {
	t.Helper()
	allowed := map[string]bool{"html": true, "head": true, "body": true}
	for e := range strings.FieldsSeq(`p h2 h3 h4 ul ol li blockquote aside figure figcaption img video a table caption thead tbody tr th td div hr pre code strong em sub sup
		span br footer cite picture source`) {
		allowed[e] = true
	}
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatalf("%v in %.300s", err, markup)
	}
	ids := map[string]bool{}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && !allowed[n.Data] {
			t.Fatalf("<%s> in %.500s", n.Data, markup)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc", a.Namespace != "":
				t.Fatalf("attribute %s in %.500s", a.Key, markup)
			case a.Key == "href", a.Key == "src", a.Key == "poster", a.Key == "cite":
				if !safeAddress(a.Val) {
					t.Fatalf("%s=%q in %.500s", a.Key, a.Val, markup)
				}
			case a.Key == "id":
				if ids[a.Val] || strings.ContainsAny(a.Val, " \t\n") || a.Val == "" {
					t.Fatalf("id %q in %.500s", a.Val, markup)
				}
				ids[a.Val] = !strings.HasPrefix(a.Val, "correction-") // the round-trip form keeps also a second one
			}
		}
	}
	for _, r := range markup {
		if r == 0 || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			t.Fatalf("character %U in %.500q", r, markup)
		}
	}
}

func safeAddress(s string) bool {
	for _, p := range []string{"http://", "https://", "mailto:", "tel:"} {
		if strings.HasPrefix(strings.ToLower(s), p) {
			return true
		}
	}
	return strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") && !strings.HasPrefix(s, `/\`)
}

func TestScriptLinksAreRefusedInEveryDisguise(t *testing.T) {
	t.Parallel()
	for _, href := range []string{
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)",
		"java&#10;script:alert(1)", "&#106;avascript:alert(1)", "&#x6A&#x61vascript&colon;alert(1)", "javascript&Tab;:alert(1)", "jav\u202eascript:x", "\u00a0javascript:x",
		"vbscript:x", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "blob:https://example.org/x", "file:///etc/passwd", "about:blank",
		"view-source:x", "feed:javascript:x", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "https:evil.example", "https:///evil", "http://",
		"https://user:pass@evil.example/", "https://www.bank.example@evil.example/", "javascript://%0aalert(1)", "ftp://example.org/", "sms:1", "intent://x", "x", "", "#", "?a=b", "../x",
		"http://[::1", "https://exa\x00mple.org:99999999/", "https://\u2066",
	} {
		// Written with either quote, so that each example is the attribute's whole value.
		for _, in := range []string{`<p><a href="` + href + `">words</a></p>`, `<p><a href='` + href + `'>words</a></p>`} {
			d := fromHTML(t, in)
			links := d.Links()
			for _, l := range links {
				if !safeAddress(l.Href) || strings.Contains(l.Href, "@") {
					t.Errorf("%q became a link to %q", href, l.Href)
				}
			}
			if d.Text() != "words" {
				t.Errorf("%q: the words are gone: %q", href, d.Text())
			}
			mustBeSafe(t, d.Public(prose.PublicOptions{}))
		}
		d := fromHTML(t, `<p>x</p><img src="`+href+`" alt="a"><video src="`+href+`" poster="`+href+`"></video><blockquote cite="`+href+`"><p>q</p></blockquote><iframe src="`+href+`"></iframe>`)
		mustBeSafe(t, d.Public(prose.PublicOptions{}))
		mustBeSafe(t, d.HTML())
	}
}

// The classics: markup that parses into one thing, is written out, and parses into another; handlers; frames; encodings.
func TestMarkupThatTurnsIntoScriptDoesNot(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		`<script>alert(1)</script>words`, `<scr<script>ipt>alert(1)</scr</script>ipt>`, `<img src=x onerror=alert(1)>`, `<img/src="/a.jpg"/onerror=alert(1)>`,
		`<p onclick="alert(1)" style="background:url(javascript:x)">words</p>`, `<svg onload=alert(1)><script>alert(1)</script></svg>`, `<svg><p><style><img src=x onerror=alert(1)>`,
		`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`, `<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">`,
		`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`, `<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
		`<svg><![CDATA[><image xlink:href="]]><img src=x onerror=alert(1)//"></svg>`, `<iframe srcdoc="<script>alert(1)</script>"></iframe>`, `<object data="javascript:x"></object>`,
		`<embed src="javascript:x">`, `<a href="javascript&colon;alert(1)">x</a>`, `<textarea></textarea><img src=x onerror=alert(1)>`, `<title><a title="</title><img src=x onerror=alert(1)>">`,
		`<xmp><p title="</xmp><svg/onload=alert(1)>">`, `<plaintext><script>alert(1)</script>`, `<template><script>alert(1)</script></template>`, `<base href="javascript:/a//">`,
		`<meta http-equiv=refresh content="0;url=javascript:x">`, `<link rel=import href="//evil">`, `<isindex action=javascript:x>`, `<div class="unknown" data-name="x" data-data="</div><script>alert(1)</script>">`,
		`<figure class="embed" data-provider="youtube" data-id='"><script>alert(1)</script>'><a href="javascript:x">x</a></figure>`, `<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2>`,
		`<pre><code class='language-"><script>alert(1)</script>'>x</code></pre>`, `<a class="correction-anchor" id='correction-"><script>'></a>`, `<p>&lt;img src=x onerror=alert(1)&gt;</p>`,
		`<span class=attribution data-source='"><script>x</script>' data-stance=says>x</span>`, `<p lang='"><script>'>x</p>`, `<!--><script>alert(1)</script>-->`, `<!-- --!><script>alert(1)</script>`,
		`<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>`, "<p>\u202egnp.exe</p>", "<p>a\u2066b</p>", "<ſcript>alert(1)</ſcript>",
		`<table><td><img src="/a" alt='"onerror="alert(1)'></table>`, `<select><iframe><script>alert(1)</script></iframe></select>`, `<details ontoggle=alert(1) open>x</details>`,
		`<img src="/a.jpg" srcset="javascript:x 2x">`, `<video><source onerror=alert(1)></video>`, "<a\x00 href=\"javascript:x\">x</a>", `<noscript><style></noscript><img src=x onerror=x>`,
		`<math href="javascript:x">CLICK</math>`, `<p id="x"><h2>x</h2><h2>x</h2>`, `<custom-el onclick="x()"></custom-el>`,
	} {
		t.Run(in, func(t *testing.T) {
			d := fromHTML(t, in)
			mustBeSafe(t, d.Public(prose.PublicOptions{}))
			mustBeSafe(t, d.HTML())
			if back := fromHTML(t, d.HTML()); !back.Equal(d) {
				t.Errorf("does not come back:\n%s\n%s", d.HTML(), back.HTML())
			}
		})
	}
}

func TestScriptsAndHandlersAreCounted(t *testing.T) {
	t.Parallel()
	_, report, err := prose.FromHTML(strings.NewReader(`<style>p{}</style><script>1</script><script>2</script><p onclick=x() onload=y()>words <a href="javascript:x">x</a><a href="#n">1</a></p>`))
	if err != nil {
		t.Fatal(err)
	}
	want := "map[link to a place in the page:1 link to javascript::1 onclick attribute:1 onload attribute:1 script:2 style:1]"
	if got := fmt.Sprint(report.Dropped); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDeepNestingIsReadInBoundedDepth(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"div", "b", "p", "blockquote", "ul", "ul><li", "table><tr><td", "font", "a href=/x", "svg", "x-y a=b", "figure", "figcaption", "details", "aside class=pull-quote",
		"span class=attribution data-source=s data-stance=says", "video", "object", "pre", "form", "math", "h2", "dl><dt", "cite"} {
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			in := strings.Repeat("<"+tag+">", 10_000) + "<p>the words</p>" + strings.Repeat("</"+strings.Fields(tag)[0]+">", 10_000) + "<p>the end</p>"
			d, _, err := prose.FromHTML(strings.NewReader(in))
			if err != nil {
				t.Fatal(err)
			}
			back := fromHTML(t, d.HTML())
			if !back.Equal(d) {
				t.Error("does not come back")
			}
			hidden := tag == "object" || tag == "form" || tag == "video"
			if got := d.Text(); !hidden && !strings.Contains(got, "the words") {
				t.Errorf("the words are gone: %.100q", got)
			}
			if _, err := prose.Parse([]byte(text(d))); err != nil {
				t.Error(err)
			}
			mustBeSafe(t, d.Public(prose.PublicOptions{}))
		})
	}
}

func TestTooMuchHTMLIsAClearError(t *testing.T) {
	t.Parallel()
	_, _, err := prose.FromHTML(strings.NewReader(strings.Repeat("<p>ten bytes", 1_000_000)))
	if !errors.Is(err, news.ErrTooLarge) || !strings.Contains(err.Error(), "larger than 4 MB") {
		t.Errorf("12 MB: got %v", err)
	}
	_, _, err = prose.FromHTML(strings.NewReader(strings.Repeat("<p>x", 100_000)))
	if !errors.Is(err, news.ErrInvalid) || !strings.Contains(err.Error(), "more than 50000 parts") {
		t.Errorf("100,000 paragraphs: got %v", err)
	}
	broken := errors.New("the line went dead")
	if _, _, err = prose.FromHTML(failing{broken}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// What a megabyte of markup can make the reader allocate in total, garbage included, is a small multiple of it, whatever the markup. The tests
// that look at memory don't run beside others.
func TestMemoryFollowsTheInput(t *testing.T) {
	const size = 1 << 20
	for name, unit := range map[string]string{"text": "words and words ", "tags": "<b>", "open and close": "<i></i>", "attributes": "<p a=b c=d e=f>", "one tag of many attributes": " a=b",
		"comments": "<!-- x -->", "entities": "&amp;", "bad UTF-8": "\xff\xfe", "NULs": "\x00", "nested": "<div><ul><li>", "unknown": "<x-y a=b></x-y>", "breaks": "<br>", "tables": "<table><tr><td>",
		"style": "<p style='font-weight:bold'>", "unclosed": "<a href=\"", "combining": "e\u0301"} {
		in := strings.Repeat(unit, size/len(unit))
		if name == "one tag of many attributes" {
			in = "<p" + in
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d, _, err := prose.FromHTML(strings.NewReader(in))
		runtime.ReadMemStats(&after)
		if total := after.TotalAlloc - before.TotalAlloc; total > 64*size {
			t.Errorf("%s: %d MB were allocated (%v)", name, total>>20, err)
		}
		if err != nil && !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
		runtime.KeepAlive(d)
	}
	for name, in := range map[string]string{"objects": strings.Repeat(`{},`, size/4), "lists": strings.Repeat(`[`, size/2), "nodes": doc(strings.Repeat(`{"type":"divider"},`, size/20)),
		"strings": doc(strings.Repeat(`"",`, size/3)), "attributes": `{"type":"doc","attrs":{` + strings.Repeat(`"a":"b",`, size/8)} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := prose.Parse([]byte(in))
		runtime.ReadMemStats(&after)
		if total := after.TotalAlloc - before.TotalAlloc; err == nil || total > 64*size {
			t.Errorf("%s: %d MB were allocated (%v)", name, total>>20, err)
		}
	}
}
