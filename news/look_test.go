package news_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
)

func TestContrastIsWhatTheStandardReckons(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want string
	}{
		{"#000000", "#ffffff", "21.00"}, {"#ffffff", "#000000", "21.00"}, {"#777777", "#ffffff", "4.48"}, {"#767676", "#ffffff", "4.54"},
		{"#abcdef", "#abcdef", "1.00"}, {"red", "#ffffff", "0.00"},
	} {
		if got := fmt.Sprintf("%.2f", news.Contrast(c.a, c.b)); got != c.want {
			t.Errorf("%s on %s: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

// TestAnAccentThatIsTakenCanBeReadOnBothGrounds: whatever colour an admin
// chooses, it is either refused or can be read by day and by night.
func TestAnAccentThatIsTakenCanBeReadOnBothGrounds(t *testing.T) {
	t.Parallel()
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		l := news.Look{Accent: fmt.Sprintf("#%06x", rapid.IntRange(0, 1<<24-1).Draw(t, "colour"))}
		if rapid.Bool().Draw(t, "both") {
			l.AccentDark = fmt.Sprintf("#%06x", rapid.IntRange(0, 1<<24-1).Draw(t, "dark"))
		}
		if l.Check() != nil {
			return
		}
		taken++
		if light, dark := news.Contrast(l.Accent, news.GroundLight), news.Contrast(l.Dark(), news.GroundDark); light < news.LeastContrast || dark < news.LeastContrast {
			t.Fatalf("%+v was taken; in the dark it is %s; contrast %.2f and %.2f", l, l.Dark(), light, dark)
		}
	})
	if taken == 0 {
		t.Error("no colour was taken")
	}
}

func TestTheNavigationTakesOnlyLinksThatLeadSomewhere(t *testing.T) {
	t.Parallel()
	for _, href := range []string{"/about", "/2026/11/24", "https://puzzles.example/", "https://example.org/a?b=c#d"} {
		if err := (news.Navigation{Links: []news.NavLink{{Text: "A", Href: href}}}).Check(); err != nil {
			t.Errorf("%s: %v", href, err)
		}
	}
	wantInvalid(t, news.Navigation{Links: make([]news.NavLink, 13)}.Check(), "navigation")
	wantInvalid(t, news.Navigation{Links: []news.NavLink{{Text: " ", Href: "/about"}}}.Check(), "navigation")
	wantInvalid(t, news.Navigation{Links: []news.NavLink{{Text: strings.Repeat("a", 41), Href: "/about"}}}.Check(), "navigation")
}

func TestEveryPolicyHasANameAndAnAddressOfItsOwn(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, k := range news.PolicyKinds() {
		if !k.Valid() || seen[k.Path()] || seen[k.Label()] || !news.Reserved(strings.Split(k.Path(), "/")[1]) {
			t.Errorf("%s: %q at %s", k, k.Label(), k.Path())
		}
		seen[k.Path()], seen[k.Label()] = true, true
		if err := (news.Policy{Kind: k, Text: []byte(`{"type":"doc"}`)}).Check(); err != nil {
			t.Errorf("%s: %v", k, err)
		}
	}
	if err := (news.Policy{Kind: "nothing", Text: []byte(`{}`)}).Check(); err == nil {
		t.Error("a policy of no kind was taken")
	}
}
