package transfer

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestHTMLPagesGiveTheirStories(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/html/*.html")
	if err != nil || len(paths) < 4 {
		t.Fatalf("%d pages, %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			want, page := readCase(t, path)
			f, err := FindStory(page, Hint{Location: berlin(t), URL: want["url"]})
			if err != nil {
				t.Fatal(err)
			}
			want.check(t, f, berlin(t))
			var sources []string
			for _, p := range f.Body.Pictures() {
				sources = append(sources, p.Src)
			}
			if got := strings.Join(sources, " "); got != want["pictures"] {
				t.Errorf("pictures %q, want %q", got, want["pictures"])
			}
		})
	}
}

func TestHTMLKeepsEmphasisAndAbsoluteLinks(t *testing.T) {
	t.Parallel()
	want, page := readCase(t, "testdata/html/jsonld-article.html")
	f, err := FindStory(page, Hint{URL: want["url"]})
	if err != nil {
		t.Fatal(err)
	}
	links := f.Body.Links()
	if len(links) != 1 || links[0].Href != "https://sound.example/owners" || links[0].Text != "owners" {
		t.Errorf("links %+v", links)
	}
	bold := false
	for _, n := range f.Body.Nodes()[1].Content {
		for _, m := range n.Marks {
			bold = bold || m.Type == "bold" && n.Text == "Nobody on the morning watch could undo it"
		}
	}
	if !bold {
		t.Errorf("the bold words are gone: %+v", f.Body.Nodes()[1])
	}
}

func TestHTMLOfTheSeedGivesTheSameStory(t *testing.T) {
	t.Parallel()
	page := seedHTML(string(seedPage(t)))
	plain, err := FindStory(seedPage(t), Hint{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := FindStory([]byte(page), Hint{})
	if err != nil {
		t.Fatal(err)
	}
	if f.Headline != plain.Headline || !f.Body.Equal(plain.Body) || !f.Published.Equal(plain.Published) {
		t.Errorf("headline %q, published %v\n%s", f.Headline, f.Published, f.Body.Text())
	}
}

// seedHTML dresses a page's text in the simplest HTML, as an old site would.
func seedHTML(text string) string {
	blocks := strings.Split(strings.TrimSpace(text), "\n\n")
	var b strings.Builder
	b.WriteString("<html><head><title>" + blocks[1] + "</title></head><body><div class=top><span>" + blocks[0] + "</span><h2>" + blocks[2] + "</h2></div><div class=post><h1>" + blocks[3] + "</h1>")
	for _, p := range blocks[4:] {
		b.WriteString("<p>" + p + "</p>\n")
	}
	return b.String() + "</div></body></html>"
}

func TestDeepNestingIsReadAsText(t *testing.T) {
	t.Parallel()
	want, page := readCase(t, "testdata/html/opengraph-german.html")
	deep := strings.Replace(string(page), "<div class=\"content\">", strings.Repeat("<div>", 10_000), 1)
	f, err := FindStory([]byte(deep), Hint{Location: berlin(t)})
	if err != nil {
		t.Fatal(err)
	}
	if f.Headline != want["headline"] || len(f.Body.Blocks()) != 3 {
		t.Errorf("headline %q, %d paragraphs: %s", f.Headline, len(f.Body.Blocks()), f.Body.Text())
	}
}
