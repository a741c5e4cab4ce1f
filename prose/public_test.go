package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/prose"

	"pgregory.net/rapid"
)

func TestPublicShowsEveryNode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"paragraph", "<p>a &lt; b &amp; \"c\"</p>", `<p>a &lt; b &amp; &#34;c&#34;</p>`},
		{"empty paragraphs are left out", "<p data-keep></p><p>a</p><p data-keep>  </p>", "<p>a</p>"},
		{"empty headings too", "<h2 data-keep></h2>", ""},
		{"headings have ids", "<h2>What’s next?</h2><h3>Äpfel &amp; Birnen</h3><h2>What s next</h2><h4>What’s next</h4><h2>…</h2><h2>!</h2>",
			`<h2 id="h-what-s-next">What’s next?</h2><h3 id="h-äpfel-birnen">Äpfel &amp; Birnen</h3><h2 id="h-what-s-next-2">What s next</h2><h3 id="h-what-s-next-3">What’s next</h3><h2 id="h-">…</h2><h2 id="h--2">!</h2>`},
		{"a level is never skipped", "<h4>a</h4><h4>b</h4><h2>c</h2><h4>d</h4>", `<h2 id="h-a">a</h2><h3 id="h-b">b</h3><h2 id="h-c">c</h2><h3 id="h-d">d</h3>`},
		{"an id is given once", `<a class="correction-anchor" id="correction-c1"></a><p>x</p><a class="correction-anchor" id="correction-c1"></a>`, `<a class="correction-anchor" id="correction-c1"></a><p>x</p>`},
		{"marks", `<p><b>b</b><i>i</i><code>c</code><sup>2</sup>CO<sub>2</sub><a href="/x" title="T">l</a></p>`, `<p><strong>b</strong><em>i</em><code>c</code><sup>2</sup>CO<sub>2</sub><a href="/x" title="T">l</a></p>`},
		{"marks share their elements", `<p><a href="/x">one <b>two</b> three</a></p>`, `<p><a href="/x">one <strong>two</strong> three</a></p>`},
		{"language", `<p>He said <i lang="de">Ja</i>.</p>`, `<p>He said <span lang="de"><em>Ja</em></span>.</p>`},
		{"attribution", `<p><span class="attribution" data-source="A &quot;B&quot;" data-stance="denies">x</span></p>`, `<p><span class="attribution" data-source="A &#34;B&#34;" data-stance="denies">x</span></p>`},
		{"list", "<ul><li>a</li><li><p>b</p><p>c</p></li><li>d<ol start=3><li>e</ol></ul>", `<ul><li>a</li><li><p>b</p><p>c</p></li><li>d<ol start="3"><li>e</li></ol></li></ul>`},
		{"quote with a name", `<blockquote data-cite="The mayor"><p>a</p></blockquote>`, `<blockquote><p>a</p><footer><cite>The mayor</cite></footer></blockquote>`},
		{"quote with an address", `<blockquote cite="https://www.example.org/a"><p>a</p></blockquote>`,
			`<blockquote cite="https://www.example.org/a"><p>a</p><footer><cite><a href="https://www.example.org/a">example.org</a></cite></footer></blockquote>`},
		{"picture", `<figure class=picture><img src="/a.jpg" alt="A &amp; B" width=3 height=2><figcaption>C<span class=credit>K</span></figcaption></figure>`,
			`<figure class="picture"><img src="/a.jpg" alt="A &amp; B" width="3" height="2" loading="lazy" decoding="async"><figcaption>C <span class="credit">K</span></figcaption></figure>`},
		{"picture of which nobody knows where it is", `<img data-asset="A1" alt="x">`, ""},
		{"embed without an address", `<figure class=embed data-provider=youtube data-id="a_b"></figure>`, `<figure class="embed" data-provider="youtube" data-id="a_b"><a href="https://www.youtube.com/watch?v=a_b">View on YouTube</a></figure>`},
		{"embed whose page nobody can know", `<figure class=embed data-provider=tiktok data-id="1"></figure>`, ""},
		{"fact box", `<aside class=fact-box data-title="At a glance"><p>a</p></aside>`, `<aside class="fact-box"><p class="fact-box-title">At a glance</p><p>a</p></aside>`},
		{"correction anchor", `<a class="correction-anchor" id="correction-c1"></a>`, `<a class="correction-anchor" id="correction-c1"></a>`},
		{"unknown", `<div class="unknown" hidden data-name="x" data-data="secret"></div>`, ""},
		{"code", "<pre><code class=language-go>a &lt; b\n\tc</code></pre>", "<pre><code class=\"language-go\">a &lt; b\n\tc</code></pre>"},
		{"spans of a table that reach too far", `<table><tr><td colspan=5 rowspan=9>a</td></tr><tr><td colspan=2>b</td></tr></table>`,
			`<div class="table"><table><tbody><tr><td rowspan="2">a</td></tr><tr><td>b</td></tr></tbody></table></div>`},
		{"spans of a table that are right", `<table><tr><th colspan=2>a</th></tr><tr><td rowspan=2>b</td><td>c</td></tr><tr><td>d</td></tr></table>`,
			`<div class="table"><table><thead><tr><th scope="col" colspan="2">a</th></tr></thead><tbody><tr><td rowspan="2">b</td><td>c</td></tr><tr><td>d</td></tr></tbody></table></div>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := fromHTML(t, c.in).Public(prose.PublicOptions{}); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestPublicAsksWhereThingsAre(t *testing.T) {
	t.Parallel()
	d := fromHTML(t, `<h2>T</h2><img data-asset="A1" src="/old.jpg" alt="x" width=300 height=200 data-focus="0.5,0.5"><img src="/own.jpg" alt=""><video data-asset="V1"></video><iframe src="https://vimeo.com/1"></iframe>`)
	got := d.Public(prose.PublicOptions{
		HeadingPrefix: "s1-",
		EmbedLabel:    func(name string) string { return "Auf " + name + " ansehen" },
		Video: func(asset, _, _ string) (string, string) {
			return "/media/" + asset + ".mp4", "/media/" + asset + ".jpg"
		},
		Picture: func(p prose.Picture) prose.Image {
			if p.Asset == "" {
				return prose.Image{}
			}
			return prose.Image{Src: "/media/A1-640.jpg", Srcset: "/media/A1-640.jpg 640w", Sizes: "100vw", Width: 640, Height: 427,
				Sources: []prose.Source{{Type: "image/avif", Srcset: "/media/A1-640.avif 640w"}}}
		},
	})
	want := `<h2 id="s1-t">T</h2><figure class="picture"><picture><source type="image/avif" srcset="/media/A1-640.avif 640w" sizes="100vw"><img src="/media/A1-640.jpg" srcset="/media/A1-640.jpg 640w" sizes="100vw" alt="x" width="640" height="427" loading="lazy" decoding="async" data-focus="0.5,0.5"></picture></figure>` +
		`<figure class="picture"><img src="/own.jpg" alt="" loading="lazy" decoding="async"></figure>` +
		`<figure class="video"><video controls playsinline preload="none" src="/media/V1.mp4" poster="/media/V1.jpg"></video></figure>` +
		`<figure class="embed" data-provider="vimeo" data-id="1"><a href="https://vimeo.com/1">Auf Vimeo ansehen</a></figure>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Every character that a browser could take for markup comes out as text, wherever it stands.
func TestPublicIsSafeForEveryDocument(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		d := document().Draw(rt, "doc")
		mustBeSafe(t, d.Public(prose.PublicOptions{}))
		mustBeSafe(t, d.HTML())
	})
}

// A story that was published and is imported again from its own page keeps its words.
func TestReadersHTMLKeepsTheWordsWhenReadAgain(t *testing.T) {
	t.Parallel()
	d := fromHTML(t, `<h2>T</h2><p>One <span class="attribution" data-source="S" data-stance="says">two</span></p><ul><li>three</ul><aside class="pull-quote"><blockquote><p>four</p></blockquote><p class="credit">K</p></aside>
		<figure class=picture><img src="/a.jpg" alt="A quay"><figcaption>C <span class=credit>K</span></figcaption></figure><table><tr><td>five</table><aside class="fact-box" data-title="F"><p>six</p></aside><pre><code>seven</code></pre><hr>
		<div class="story-timeline" data-title="Days"><div class="timeline-entry" data-when="May"><p>eight</p><ul><li>nine</ul></div></div><div class="story-card" data-story="01J-a" data-headline="Ten"></div>`)
	if n := d.Nodes(); len(n) != 11 || n[9].Type != prose.Timeline || n[10].Type != prose.StoryCard {
		t.Fatalf("the text was read as %s", d.HTML())
	}
	known := prose.PublicOptions{Story: func(string) (prose.Card, bool) {
		return prose.Card{Href: "/uk/a", Headline: "Not ours", Label: "Related"}, true
	}}
	if back := fromHTML(t, strings.ReplaceAll(d.Public(known), `data-story="01J-a">`, `data-story="01J-a" data-headline="Ten">`)); !back.Equal(d) {
		t.Errorf("got  %s\nwant %s", back.HTML(), d.HTML())
	}
}

// story is a story of 900 words as newsrooms write them: short paragraphs, some links, an attribution, headings, a quote, a picture.
func story() string {
	var b strings.Builder
	for i := range 30 {
		fmt.Fprintf(&b, `<p>The council of the port of Varna voted on Monday to reopen the northern quay, %d months after a storm had closed it, <span class="attribution" data-source="the port authority" data-stance="says">and ships will return in <a href="https://example.org/%d">June</a></span> at the latest.</p>`, i, i)
		switch i % 10 {
		case 3:
			b.WriteString("<h2>What happens next</h2>")
		case 5:
			b.WriteString(`<blockquote><p>We are <em>ready</em>.</p></blockquote>`)
		case 8:
			b.WriteString(`<figure class="picture"><img src="/media/a.jpg" alt="A quay" width="1200" height="800"><figcaption>The quay</figcaption></figure>`)
		}
	}
	return b.String()
}

// The page of a story is rendered on the way to a reader, so its HTML must not be made of many small pieces: one buffer, its copy as a
// string, and the ids of the headings.
func TestPublicAllocatesLittle(t *testing.T) {
	d := fromHTML(t, story())
	if n := testing.AllocsPerRun(20, func() { d.Public(prose.PublicOptions{}) }); n > 40 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkPublic(b *testing.B) {
	d := fromHTML(b, story())
	b.SetBytes(int64(len(d.Public(prose.PublicOptions{}))))
	b.ReportAllocs()
	for b.Loop() {
		d.Public(prose.PublicOptions{})
	}
}

func BenchmarkParse(b *testing.B) {
	data := []byte(text(fromHTML(b, story())))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := prose.Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFromHTML(b *testing.B) {
	s := story()
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := prose.FromHTML(strings.NewReader(s)); err != nil {
			b.Fatal(err)
		}
	}
}

// A card of another story says what readers may know of it, and nothing where they may not.
func TestACardShowsWhatReadersMayKnow(t *testing.T) {
	t.Parallel()
	d := fromHTML(t, `<p>One</p><div class="story-card" data-story="S1"></div><div class="story-card" data-story="S2" data-headline="In our words"></div><div class="story-card" data-story="S3"></div>`)
	got := d.Public(prose.PublicOptions{Base: "https://example.org", Story: func(id string) (prose.Card, bool) {
		return prose.Card{Href: "/uk/" + id, Headline: "Head of " + id, Label: "Related", Line: "1 May"}, id != "S3"
	}})
	want := `<p>One</p>` +
		`<aside class="story-card" data-story="S1"><p class="story-card-label">Related</p><p class="story-card-headline"><a href="https://example.org/uk/S1">Head of S1</a></p><p class="story-card-line">1 May</p></aside>` +
		`<aside class="story-card" data-story="S2"><p class="story-card-label">Related</p><p class="story-card-headline"><a href="https://example.org/uk/S2">In our words</a></p><p class="story-card-line">1 May</p></aside>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if bare := d.Public(prose.PublicOptions{}); bare != `<p>One</p>` {
		t.Errorf("without anybody to ask: %s", bare)
	}
	if ids := d.Cards(); len(ids) != 3 || ids[1] != "S2" {
		t.Errorf("the cards are %v", ids)
	}
}

func TestATimelineIsAListForReaders(t *testing.T) {
	t.Parallel()
	d := fromHTML(t, `<div class="story-timeline" data-title="The quay"><p>lost?</p><div class="timeline-entry" data-when="1931"><p>Built.</p></div><div class="timeline-entry"><p>Closed.</p></div></div>`)
	want := `<div class="story-timeline"><p class="timeline-title">The quay</p><div role="list"><div class="timeline-entry" role="listitem"><p class="timeline-when">1931</p><p>Built.</p></div>` +
		`<div class="timeline-entry" role="listitem"><p>Closed.</p></div></div></div><p>lost?</p>`
	if got := d.Public(prose.PublicOptions{}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
