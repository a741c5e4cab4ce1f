package prose_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"unicode"

	"broadsheet/prose"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// The texts of a real Ghost database and of WordPress's own test data, where they are at hand: nothing fails, nothing is lost in the
// round trip, and every letter of a text that a browser would show is still there.

func TestGhostsTextsComeThroughWhole(t *testing.T) {
	t.Parallel()
	data := shared(t, "ghost/ghost-6.65-export.json")
	var export struct {
		DB []struct {
			Data struct {
				Posts []struct{ Title, HTML string }
			}
		}
	}
	if err := json.Unmarshal(data, &export); err != nil {
		t.Fatal(err)
	}
	texts := 0
	for _, p := range export.DB[0].Data.Posts {
		if p.HTML != "" {
			texts++
			comesThrough(t, p.Title, p.HTML)
		}
	}
	if texts < 10 {
		t.Errorf("only %d texts", texts)
	}
}

func TestWordPressTextsComeThroughWhole(t *testing.T) {
	t.Parallel()
	texts := 0
	for _, name := range []string{"themeunittestdata.wordpress.xml", "small-export.xml", "valid-wxr-1.1.xml", "wxr-utf-8-challenges.xml"} {
		dec := xml.NewDecoder(strings.NewReader(string(shared(t, "wordpress/"+name))))
		dec.Strict = false
		title := ""
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			start, ok := token.(xml.StartElement)
			if !ok || start.Name.Local != "title" && start.Name.Local != "encoded" {
				continue
			}
			var s string
			if err := dec.DecodeElement(&s, &start); err != nil {
				t.Fatal(err)
			}
			if start.Name.Local == "title" {
				title = s
			} else if s != "" {
				texts++
				comesThrough(t, name+": "+title, s)
			}
		}
	}
	if texts < 60 {
		t.Errorf("only %d texts", texts)
	}
}

func shared(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../shared/data/" + name)
	if err != nil {
		t.Skip("the third parties' sample data is not at hand")
	}
	return data
}

func comesThrough(t *testing.T, title, markup string) {
	t.Helper()
	d, report, err := prose.FromHTML(strings.NewReader(markup))
	if err != nil {
		t.Errorf("%s: %v", title, err)
		return
	}
	everythingHolds(t, d)
	got := map[rune]int{}
	for _, c := range allLetters(d) {
		got[c]++
	}
	var missing []rune
	for _, c := range shown(t, markup) {
		if got[c]--; got[c] < 0 {
			missing = append(missing, c)
		}
	}
	if len(missing) > 0 {
		t.Errorf("%s: missing %.300q (%+v)", title, string(missing), report)
	}
}

// allLetters are the letters of a document with those of captions, titles and data.
func allLetters(d prose.Doc) string {
	var out strings.Builder
	var walk func([]prose.Node)
	walk = func(nodes []prose.Node) {
		for _, n := range nodes {
			for _, a := range n.Attrs {
				out.WriteString(letters(a.Value))
			}
			walk(n.Content)
		}
	}
	walk(d.Nodes())
	return out.String() + letters(d.Text())
}

// shown are the letters that a browser shows of markup, by another parser than ours.
func shown(t *testing.T, markup string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && visible(n) {
			if _, embed := prose.EmbedFor(n.Data); !embed {
				b.WriteString(n.Data)
			}
		}
	}
	return letters(b.String())
}

func visible(n *html.Node) bool {
	for p := range n.Ancestors() {
		switch p.Data {
		case "script", "style", "svg", "button", "select", "noscript", "iframe", "textarea", "audio", "video":
			return false
		}
	}
	return true
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFC.String(s))
}
