package e2e_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestTheSeedPageIsReadWholeByAReader imports the page that lies beside the
// repository where the founders work, and compares what a reader gets with it,
// paragraph by paragraph.
func TestTheSeedPageIsReadWholeByAReader(t *testing.T) {
	t.Parallel()
	const file = "../../shared/seed/000_4f5cf9240b2c00f6.txt"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the seed page is not beside this repository")
	}
	blocks := strings.Split(strings.TrimSpace(string(page)), "\n\n")
	p := openPaper(t)
	p.must("import", "page", file, "--publish")
	const path = "/world/2024/04/13/kim-jong-un-of-north-korea-meets-the-russian-defence-minister-for-military-cooperation"
	got := paragraphs(t, p.get(path).body)
	want := blocks[len(blocks)-6:]
	if len(got) != 6 {
		t.Fatalf("%d paragraphs, want 6", len(got))
	}
	for i := range want {
		if got[i] != strings.TrimSpace(want[i]) {
			t.Errorf("paragraph %d is\n%s\nwant\n%s", i+1, got[i], want[i])
		}
	}
	p.shows(path, ">Kim Jong Un of North Korea meets the Russian defence minister for military cooperation</h1>", `datetime="2024-04-13`,
		`href="/topic/north-korea"`, `href="/topic/russia"`, `href="/topic/china"`, `href="/topic/kim-jong-un"`, `href="/topic/sergei-shoigu"`,
		`data-source="state media"`, `data-source="some experts"`, `data-source="Biden administration"`, `data-stance="denies"`)
	for _, list := range []string{"/", "/world", "/2024/04/13", "/topic/north-korea", "/world/feed.xml", "/sitemap-2024-04.xml"} {
		p.shows(list, "kim-jong-un-of-north-korea-meets-the-russian-defence-minister")
	}
	p.check()
}

// paragraphs gives the plain text of each paragraph of the story on a page.
func paragraphs(t *testing.T, page string) (texts []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data != "p" || n.Parent == nil || !has(n.Parent, "class", "text") {
			continue
		}
		var b strings.Builder
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				b.WriteString(d.Data)
			}
		}
		texts = append(texts, strings.TrimSpace(b.String()))
	}
	return texts
}

func has(n *html.Node, name, value string) bool {
	for _, a := range n.Attr {
		if a.Key == name && a.Val == value {
			return true
		}
	}
	return false
}
