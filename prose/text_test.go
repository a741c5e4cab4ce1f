package prose_test

import (
	"strings"
	"testing"
	"time"

	"broadsheet/prose"

	"github.com/google/go-cmp/cmp"
)

const mixed = `<h2>A <em>title</em></h2><p>One  two&nbsp;three.</p><ul><li>four<ul><li>five</li></ul></li></ul><p>six<br>seven</p><img src="/a.jpg" alt="not a word"><pre>x = 1</pre>`

func TestTextIsBlocksWithBlankLinesBetween(t *testing.T) {
	t.Parallel()
	d := fromHTML(t, mixed)
	want := []string{"A title", "One two\u00a0three.", "four", "five", "six\nseven", "x = 1"}
	if diff := cmp.Diff(want, d.Blocks()); diff != "" {
		t.Error(diff)
	}
	if got := d.Text(); got != strings.Join(want, "\n\n") {
		t.Errorf("got %q", got)
	}
}

func TestEmptyBlocksCountInBlocksButNotInText(t *testing.T) {
	t.Parallel()
	d := fromHTML(t, "<p>a</p><p data-keep></p><p>b</p>")
	if got := d.Blocks(); len(got) != 3 || got[1] != "" {
		t.Errorf("got %q", got)
	}
	if d.Text() != "a\n\nb" {
		t.Errorf("got %q", d.Text())
	}
}

func TestWordsAreCountedAsAPersonWould(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{
		"":                               0,
		"—":                              0,
		"one":                            1,
		"it's the \"Biden's\" own-goal":  4,
		"3,000 people — and counting …":  4,
		"été à l’école":                  3,
		"one\u00a0two":                   2,
		"東京で会談した":                        4,
		"Мир и труд":                     3,
		"(brackets) [count] 'as words'.": 4,
	} {
		if got := prose.FromText(in).Words(); got != want {
			t.Errorf("%q has %d words, want %d", in, got, want)
		}
	}
	if got := fromHTML(t, mixed).Words(); got != 11 {
		t.Errorf("got %d", got)
	}
}

func TestReadingTimeIsRoundedUpToMinutes(t *testing.T) {
	t.Parallel()
	for words, want := range map[int]time.Duration{0: 0, 1: time.Minute, 238: time.Minute, 239: 2 * time.Minute, 900: 4 * time.Minute} {
		if got := prose.FromText(strings.Repeat("word ", words)).ReadingTime(); got != want {
			t.Errorf("%d words take %v, want %v", words, got, want)
		}
	}
}

func TestExcerptEndsAfterAWholeWord(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		max  int
		want string
	}{
		{"Short.", 20, "Short."},
		{"One two three four", 18, "One two three four"},
		{"One two three four", 17, "One two three…"},
		{"One two three four", 14, "One two three…"},
		{"One two three four", 13, "One two…"},
		{"One two, three", 9, "One two…"},
		{"He said (yes) and went", 14, "He said (yes)…"},
		{"Unbelievablylongword", 5, "Unbe…"},
		{"Ünïcödé wörds hère", 14, "Ünïcödé wörds…"},
		{"two\n\nparagraphs", 50, "two paragraphs"},
		{"anything", 0, ""},
		{"anything", -1, ""},
		{"anything", 1, "…"},
		{"", 10, ""},
	} {
		if got := prose.FromText(c.in).Excerpt(c.max); got != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.in, c.max, got, c.want)
		}
	}
	if got := fromHTML(t, "<h2>Heading</h2><p>Text</p>").Excerpt(100); got != "Text" {
		t.Errorf("a heading got into the excerpt: %q", got)
	}
}

func TestFromTextSplitsAtBlankLines(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"only blank lines", "\n \n\t\n", ""},
		{"line ends within a paragraph", "one\ntwo\n\nthree", "<p>one two</p><p>three</p>"},
		{"Windows", "one\r\n\r\ntwo", "<p>one</p><p>two</p>"},
		{"blank line with spaces", "one\n  \t\ntwo", "<p>one</p><p>two</p>"},
		{"spaces", "  one   two  ", "<p>one two</p>"},
		{"markup is text", "<b>&amp;</b>", "<p>&lt;b&gt;&amp;amp;&lt;/b&gt;</p>"},
		{"controls, directions, bad UTF-8", "a\x00\u202eb\xffc", "<p>ab\ufffdc</p>"},
	} {
		if got := prose.FromText(c.in).HTML(); got != c.want {
			t.Errorf("%s: got %s", c.name, got)
		}
	}
	if n := len(prose.FromText(strings.Repeat("a\n\n", 60_000)).Nodes()); n != prose.MaxNodes/2 {
		t.Errorf("%d paragraphs are over the limit of a document", n)
	}
}

func TestFactsOfAText(t *testing.T) {
	t.Parallel()
	d := fromHTML(t, `<p>Talks went well, <span class="attribution" data-source="state media" data-stance="says">the <a href="/a">two <b>leaders</b></a> agreed</span>.</p>
		<ul><li><a href="https://example.org/" title="T">x</a></li></ul><figure><img src="/1.jpg" alt="A" width="640" height="480" data-focus="0.5,0.1"><figcaption>C <span class="credit">K</span></figcaption></figure>
		<div class="gallery"><img src="/2.jpg"><img src="/3.jpg"></div>`)
	if diff := cmp.Diff([]prose.Attribution{{Source: "state media", Stance: prose.Says, Text: "the two leaders agreed", Block: 0}}, d.Attributions()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]prose.Link{{Href: "/a", Text: "two leaders", Block: 0}, {Href: "https://example.org/", Title: "T", Text: "x", Block: 1}}, d.Links()); diff != "" {
		t.Error(diff)
	}
	pics := d.Pictures()
	if diff := cmp.Diff(prose.Picture{Src: "/1.jpg", Alt: "A", Caption: "C", Credit: "K", Focus: "0.5,0.1", Width: 640, Height: 480}, pics[0]); diff != "" || len(pics) != 3 {
		t.Error(len(pics), diff)
	}
	if d.Empty() || !(prose.Doc{}).Empty() || !fromHTML(t, "<p data-keep></p>").Empty() {
		t.Error("Empty is wrong")
	}
}
