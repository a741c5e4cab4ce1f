package demo

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEveryPictureSaysWhatItShowsAndWhatItIs(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range Pictures() {
		if p.Name == "" || seen[p.Name] {
			t.Errorf("the name %q is empty or taken", p.Name)
		}
		seen[p.Name] = true
		if n := utf8.RuneCountInString(p.Alt); n < 20 || n > 400 {
			t.Errorf("%s: an alternative text of %d characters", p.Name, n)
		}
		if !strings.HasSuffix(p.Caption, ".") || strings.ContainsAny(p.Caption+p.Alt, `"'`) {
			t.Errorf("%s: the caption is no sentence, or typed carelessly: %s", p.Name, p.Caption)
		}
		if !strings.Contains(p.Credit, "Map: ") && !strings.Contains(p.Credit, "Chart: ") && !strings.Contains(p.Credit, "drawn by a program") {
			t.Errorf("%s: the credit does not say what it is: %s", p.Name, p.Credit)
		}
	}
	if len(seen) < 20 {
		t.Errorf("%d pictures, want at least 20", len(seen))
	}
}
