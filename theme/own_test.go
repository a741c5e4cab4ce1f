package theme

import (
	"strings"
	"testing"

	"broadsheet/news"
)

func TestTheGroundsThatAccentsAreCheckedOnAreTheThemes(t *testing.T) {
	t.Parallel()
	light, dark := layered{ground: own}.grounds()
	if light != news.GroundLight || dark != news.GroundDark {
		t.Errorf("the sheet's grounds are %s and %s; accents are checked on %s and %s", light, dark, news.GroundLight, news.GroundDark)
	}
}

// TestOnlyColoursReachTheSheet: settings are checked when they are written, and
// what is written otherwise still can't end the sheet.
func TestOnlyColoursReachTheSheet(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"</style><script>", "#123456;}body{display:none", "red", "#12345", "url(//evil.example)"} {
		o := Own{Accent: bad, AccentDark: bad, Type: bad}
		if css := o.css(); css != "" || o.Style() != "" || o.allowed() != "" {
			t.Errorf("%q became %q", bad, css)
		}
	}
	css := Own{Accent: "#1d4e9e", AccentDark: "#8db4f5", Type: "sans"}.css()
	for _, want := range []string{"--house:#1d4e9e", "{:root{--house:#8db4f5", "--display:var(--sans)", "@media print"} {
		if !strings.Contains(css, want) {
			t.Errorf("%s has no %s", css, want)
		}
	}
	if strings.Count(css, "{") != strings.Count(css, "}") {
		t.Errorf("braces do not match in %s", css)
	}
}
