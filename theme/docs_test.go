package theme

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// TestTheTenLinesOfTheDocumentationChangeTheLook does what docs/themes.md says:
// its first style sheet, and nothing else, in a folder.
func TestTheTenLinesOfTheDocumentationChangeTheLook(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(doc), "```css\n")
	css, _, closed := strings.Cut(rest, "```")
	if !ok || !closed || !strings.Contains(string(doc), "`"+ownTokens+"`") {
		t.Fatal("the page has no style sheet, or does not name its file")
	}
	if n := strings.Count(css, "\n"); n > 10 {
		t.Errorf("the look takes %d lines", n)
	}
	th := load(t, fstest.MapFS{ownTokens: {Data: []byte(css)}})
	for _, r := range recipes() {
		page := render(t, th, r.page)
		// In a layer the last word holds; ours must stand before it, and still be there for the rest.
		ours, theirs := strings.Index(page, "--paper:#f4f6f5"), strings.Index(page, "--paper:#fff1e5")
		if ours < 0 || theirs < ours || !strings.Contains(page, "--hue-2:") {
			t.Errorf("%s: our paper stands at %d, theirs at %d", r.page.template(), ours, theirs)
		}
	}
	for _, line := range strings.Split(css, "\n") {
		name, _, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || !strings.HasPrefix(name, "--") {
			continue
		}
		tokens, _ := layered{ground: own}.read("tokens.css")
		if !strings.Contains(tokens, name+":") {
			t.Errorf("%s is no token", name)
		}
	}
}
