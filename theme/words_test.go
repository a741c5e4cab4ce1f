package theme

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	action = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	spoken = regexp.MustCompile(`(?:aria-label|title|alt|placeholder|value)="([^"]*)"`)
	markup = regexp.MustCompile(`(?s)<[^>]*>`)
)

// TestTemplatesHaveNoWordsOfTheirOwn holds that whatever a reader sees or hears
// comes from the page's struct, and so in the page's language.
func TestTemplatesHaveNoWordsOfTheirOwn(t *testing.T) {
	t.Parallel()
	names := map[string]bool{"RSS": true, "Wikidata": true} // of a format, of a site
	files, err := fs.Glob(own, "*/*.tmpl")
	if err != nil || len(files) < 9 {
		t.Fatalf("%d templates, %v", len(files), err)
	}
	for _, file := range files {
		text, err := fs.ReadFile(own, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range ownWords(string(text)) {
			if !names[word] {
				t.Errorf("%s says %q", file, word)
			}
		}
	}
}

// ownWords gives the words that a template has between its actions.
func ownWords(text string) []string {
	text = action.ReplaceAllString(text, " ")
	var said strings.Builder
	for _, m := range spoken.FindAllStringSubmatch(text, -1) {
		said.WriteString(m[1] + " ")
	}
	said.WriteString(markup.ReplaceAllString(text, " "))
	return strings.FieldsFunc(said.String(), func(r rune) bool { return !unicode.IsLetter(r) })
}

func TestOwnWordsAreFoundWhereverTheyStand(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`<p class="a">{{.B}} <b>Here</b></p>`: "Here", `<a aria-label="{{.A}} There" href="/x">{{.B}}</a>`: "There", `{{with .Words}}{{.Older}}{{end}}`: "",
	} {
		if got := strings.Join(ownWords(text), " "); got != want {
			t.Errorf("%s says %q, not %q", text, got, want)
		}
	}
}

var generated = regexp.MustCompile(`content:\s*"([^"]*)"`)

func TestStyleSheetsHaveNoWordsEither(t *testing.T) {
	t.Parallel()
	sheets, err := fs.Glob(own, "*/*.css")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range sheets {
		text, err := fs.ReadFile(own, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range generated.FindAllStringSubmatch(string(text), -1) {
			seen++
			if strings.IndexFunc(m[1], unicode.IsLetter) >= 0 {
				t.Errorf("%s writes %q", file, m[1])
			}
		}
	}
	if seen < 5 {
		t.Errorf("only %d texts were seen", seen)
	}
}
