package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

func load(t testing.TB, overlay fs.FS) *Theme {
	t.Helper()
	th, err := Load(overlay)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func render(t testing.TB, th *Theme, p Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := th.Render(&b, p); err != nil {
		t.Fatalf("%s: %v", p.template(), err)
	}
	return b.String()
}

// Load checks every template against its struct, on every path through it; so
// that our own theme loads is the test of all of them.
func TestOurTemplatesAskOnlyForWhatTheirPagesHave(t *testing.T) {
	t.Parallel()
	th := load(t, nil)
	for _, r := range recipes() {
		if got := render(t, th, r.page); !strings.HasPrefix(got, "<!doctype html>\n<html") {
			t.Errorf("%s begins with %.40q", r.page.template(), got)
		}
	}
}

func TestEveryFolderIsAPageAndEveryPageAFolder(t *testing.T) {
	t.Parallel()
	known := map[string]bool{"frame": true, "fonts": true}
	for _, r := range recipes() {
		known[r.page.template()] = true
	}
	entries, err := fs.ReadDir(own, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !known[e.Name()] {
			t.Errorf("the folder %s is no page", e.Name())
		}
	}
}

func TestTheStyleSheetIsTheOneThatThePolicyAllows(t *testing.T) {
	t.Parallel()
	th := load(t, nil)
	for _, r := range recipes() {
		root, err := html.Parse(strings.NewReader(render(t, th, r.page)))
		if err != nil {
			t.Fatal(err)
		}
		styles := cascadia.QueryAll(root, cascadia.MustCompile("style"))
		if len(styles) != 1 {
			t.Fatalf("%s has %d style sheets", r.page.template(), len(styles))
		}
		css := styles[0].FirstChild.Data
		sum := sha256.Sum256([]byte(css))
		if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(th.Policy(r.page), want) {
			t.Errorf("%s: the policy %s does not allow the sheet", r.page.template(), th.Policy(r.page))
		}
		if strings.Contains(css, "http") || strings.Contains(css, "@import") || strings.Count(css, "url(") != strings.Count(css, "url(/assets/") {
			t.Errorf("%s: the sheet loads something", r.page.template())
		}
	}
}

func TestAPublicationsOwnFileTakesThePlaceOfOurs(t *testing.T) {
	t.Parallel()
	th := load(t, fstest.MapFS{
		"notice/notice.tmpl": {Data: []byte(`{{define "main"}}<h1>OURS {{.Heading}}</h1>{{end}}`)},
		"tokens.css":         {Data: []byte(`:root { --paper: #fff1e5 }`)},
	})
	got := render(t, th, Notice{Heading: "Gone"})
	if !strings.Contains(got, "<h1>OURS Gone</h1>") || !strings.Contains(got, "--paper:#fff1e5") || strings.Contains(got, "--hue-1:") {
		t.Errorf("the overlay does not show: %s", got)
	}
	if th.Policy(Notice{}) == load(t, nil).Policy(Notice{}) {
		t.Error("another sheet has the same policy")
	}
}

func TestAWrongOverlayIsRefusedByName(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		file, text, says string
	}{
		"a field that is not there": {"story/story.tmpl", `{{define "main"}}{{.Headlin}}{{end}}`, "Headlin"},
		"a field in a dead branch":  {"story/story.tmpl", `{{define "main"}}{{if .Preview}}{{.Nothing}}{{end}}{{end}}`, "Nothing"},
		"broken markup of template": {"list/list.tmpl", `{{define "main"}}{{if}}{{end}}`, "list"},
		"no main":                   {"front/front.tmpl", `hello`, "main"},
		"an end of the sheet":       {"story/story.css", `a{}</STYLE><script>`, "story/story.css"},
		"an attribute half open":    {"notice/notice.tmpl", `{{define "main"}}<a href="{{if .Code}}x">{{end}}{{end}}`, "notice"},
	} {
		_, err := Load(fstest.MapFS{tt.file: {Data: []byte(tt.text)}})
		if err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSqueezingASheetChangesNothingThatItMeans(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"a { color: red; }":    "a{color:red}",
		"a { b: c; d: e }":     "a{b:c;d:e}",
		"/* x */ a{}":          "a{}",
		"a/**/b{}":             "a b{}",
		"a :hover , b > c { }": "a :hover,b > c{}",
		`a::before { content: "a  ;  } /* no */ b"; }`: `a::before{content:"a  ;  } /* no */ b"}`,
		`a { b: "\"  ;" ; c: 'x  y' 'z' }`:             `a{b:"\"  ;";c:'x  y' 'z'}`,
		"@media (min-width: 1rem) and (x) { a { } }":   "@media (min-width:1rem) and (x){a{}}",
		"a { w: calc(1px + -2 * var(--a)) }":           "a{w:calc(1px + -2 * var(--a))}",
		"a { unfinished: /* ":                          "a{unfinished:",
		`a { b: "`:                                     `a{b:"`,
		"":                                             "",
	} {
		got := squeeze(in)
		if got != want {
			t.Errorf("%q becomes %q, not %q", in, got, want)
		}
		if again := squeeze(got); again != got {
			t.Errorf("%q squeezed again becomes %q", got, again)
		}
	}
}

func FuzzSqueeze(f *testing.F) {
	tokens, err := fs.ReadFile(own, "tokens.css")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(tokens))
	f.Add(`a{b:"\`)
	f.Add("/*/")
	f.Fuzz(func(t *testing.T, css string) {
		if got := squeeze(css); len(got) > len(css)+1 {
			t.Errorf("%q grew to %q", css, got)
		}
	})
}

// luminance is WCAG 2's relative luminance of a colour like #1d4e9e.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	var l float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatalf("%s is no colour: %v", hex, err)
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		l += weight * c
	}
	return l
}

var token = regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{3,6});`)

// TestEveryColourCanBeRead holds WCAG 2.2 AA (1.4.3) for each colour of text on
// each ground that it stands on, in the light and in the dark.
func TestEveryColourCanBeRead(t *testing.T) {
	t.Parallel()
	css, err := fs.ReadFile(own, "tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, ok := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	dark, _, printed := strings.Cut(dark, "@media print")
	if !ok || !printed {
		t.Fatal("the tokens have no dark or no print colours")
	}
	colours := map[string]string{}
	for _, theme := range []string{light, dark} { // what the dark does not say stays as in the light
		for _, m := range token.FindAllStringSubmatch(theme, -1) {
			colours[m[1]] = m[2]
		}
		texts := []string{"ink", "soft", "link"}
		for i := 1; i <= 8; i++ {
			texts = append(texts, fmt.Sprintf("hue-%d", i))
		}
		for _, ground := range []string{"paper", "tint"} {
			for _, text := range texts {
				check45(t, colours, text, ground)
			}
		}
		check45(t, colours, "on-alarm", "alarm")
	}
}

func check45(t *testing.T, colours map[string]string, text, ground string) {
	t.Helper()
	if colours[text] == "" || colours[ground] == "" {
		t.Fatalf("there is no colour %s or %s", text, ground)
	}
	a, b := luminance(t, colours[text]), luminance(t, colours[ground])
	if ratio := (max(a, b) + .05) / (min(a, b) + .05); ratio < 4.5 {
		t.Errorf("%s (%s) on %s (%s) has a contrast of %.2f", text, colours[text], ground, colours[ground], ratio)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b, nil)
	}
}

func TestAThemeThatHidesWhoPaidIsRefused(t *testing.T) {
	t.Parallel()
	for file, text := range map[string]string{
		"frame/container.tmpl":  `{{define "parts"}}{{range .}}<section>{{range .Cards}}{{template "item" .}}{{end}}</section>{{end}}{{end}}`,
		"front/front.tmpl":      `{{define "main"}}{{range .Parts}}{{.Title}}{{end}}{{end}}`,
		"section/section.tmpl":  `{{define "main"}}{{.Name}}{{end}}`,
		"frame/container.tmpl ": `{{define "parts"}}{{range .}}{{if .Title}}{{.Paid}}{{end}}{{end}}{{end}}`,
	} {
		_, err := Load(fstest.MapFS{strings.TrimSpace(file): {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), "who paid") {
			t.Errorf("%s: %v", file, err)
		}
	}
	own := `{{define "parts"}}{{range .}}<aside><b>{{.Paid}}</b>{{range .Cards}}{{template "item" .}}{{end}}</aside>{{end}}{{end}}`
	if _, err := Load(fstest.MapFS{"frame/container.tmpl": {Data: []byte(own)}}); err != nil {
		t.Errorf("a theme that says it in its own way: %v", err)
	}
}
