package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/prose"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// show writes spans as an editor would mark them: [-removed-]{+added+}.
func show(spans []prose.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Kind {
		case prose.Kept:
			b.WriteString(s.Text)
		case prose.Removed:
			b.WriteString("[-" + s.Text + "-]")
		case prose.Added:
			b.WriteString("{+" + s.Text + "+}")
		}
	}
	return b.String()
}

func TestDiffTextReadsLikeAnEditorsMarks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing changed", "Same words", "Same words", "Same words"},
		{"both empty", "", "", ""},
		{"all added", "", "New", "{+New+}"},
		{"all removed", "Old", "", "[-Old-]"},
		{"one word", "The minister said no", "The minister said yes", "The minister said [-no-]{+yes+}"},
		{"a phrase is one change", "a cold grey morning in Riga", "a bright warm morning in Riga", "a [-cold grey-]{+bright warm+} morning in Riga"},
		{"punctuation is not part of a word", "He left.", "He left!", "He left[-.-]{+!+}"},
		{"number", "Three of 12 ministers", "Three of 14 ministers", "Three of [-12-]{+14+} ministers"},
		{"scripts without spaces", "東京で会談", "大阪で会談", "[-東京-]{+大阪+}で会談"},
		{"inserted at the front", "talks resume", "Peace talks resume", "{+Peace +}talks resume"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := show(prose.DiffText(c.old, c.new)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestDiffTextLosesNoWordOfEither(t *testing.T) {
	t.Parallel()
	word := rapid.SampledFrom([]string{"a", "b", "c", " ", "  ", ".", "é", "日", "\n"})
	gen := rapid.SliceOfN(word, 0, 40)
	rapid.Check(t, func(t *rapid.T) {
		a, b := strings.Join(gen.Draw(t, "a"), ""), strings.Join(gen.Draw(t, "b"), "")
		spans := prose.DiffText(a, b)
		if before, after := sides(spans); before != a || after != b {
			t.Fatalf("%q became %q: %s", a, b, show(spans))
		}
		for i := 1; i < len(spans); i++ {
			if spans[i].Kind == spans[i-1].Kind {
				t.Fatalf("two %s spans side by side: %s", spans[i].Kind, show(spans))
			}
		}
	})
}

func sides(spans []prose.Span) (before, after string) {
	for _, s := range spans {
		if s.Kind != prose.Added {
			before += s.Text
		}
		if s.Kind != prose.Removed {
			after += s.Text
		}
	}
	return before, after
}

func TestDiffHasEachBlockOfBothOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := document().Draw(t, "old"), document().Draw(t, "new")
		olds, news, last := map[int]bool{}, map[int]bool{}, -1
		for _, c := range prose.Diff(a, b) {
			if c.Old >= 0 && olds[c.Old] || c.New >= 0 && news[c.New] {
				t.Fatalf("a block twice: %+v", c)
			}
			if c.New >= 0 && c.New != last+1 {
				t.Fatalf("block %d after %d", c.New, last)
			}
			if c.New >= 0 {
				last = c.New
			}
			olds[c.Old], news[c.New] = true, true
		}
		for i := range len(olds) - 1 {
			if !olds[i] {
				t.Fatalf("old block %d is missing", i)
			}
		}
		for _, c := range prose.Diff(a, a) {
			if c.Kind != prose.Kept {
				t.Fatalf("a document differs from itself: %+v", c)
			}
		}
	})
}

func TestDiffShowsBlocksAsAReaderWould(t *testing.T) {
	t.Parallel()
	const a, b, c = "<p>The port of Varna reopened on Monday after a week of storms.</p>", "<p>Ships had waited outside the harbour since Thursday.</p>",
		"<p>Officials said that the backlog would take ten days to clear.</p>"
	for _, x := range []struct {
		name, old, new string
		want           []string
	}{
		{"a paragraph added", a + c, a + b + c, []string{"kept", "added {+Ships had waited outside the harbour since Thursday.+}", "kept"}},
		{"a paragraph removed", a + b + c, a + c, []string{"kept", "removed [-Ships had waited outside the harbour since Thursday.-]", "kept"}},
		{"words changed", a + c, a + strings.Replace(c, "ten", "twelve", 1),
			[]string{"kept", "changed Officials said that the backlog would take [-ten-]{+twelve+} days to clear."}},
		{"changed beside an added one", a + c, "<p>Breaking.</p>" + strings.Replace(a, "Monday", "Tuesday", 1) + c,
			[]string{"added {+Breaking.+}", "changed The port of Varna reopened on [-Monday-]{+Tuesday+} after a week of storms.", "kept"}},
		{"moved to the top", a + b + c, c + a + b, []string{"moved Officials said that the backlog would take ten days to clear.", "kept", "kept"}},
		{"a paragraph made a heading", a + "<p>What happens next</p>", a + "<h2>What happens next</h2>",
			[]string{"kept", "dressed What happens next (paragraph became heading; level 2 added)"}},
		{"a link added", "<p>See the report</p>", `<p>See <a href="https://example.org/">the report</a></p>`,
			[]string{"dressed See the report (link to https://example.org/ on “the report” added)"}},
		{"a caption changed", `<img src="/a.jpg" alt="A crane"><p>x</p>`, `<figure><img src="/a.jpg" alt="A crane"><figcaption>Varna</figcaption></figure><p>x</p>`,
			[]string{"changed {+Varna · +}A crane", "kept"}},
		{"another picture", `<img src="/a.jpg" alt="">`, `<img src="/b.jpg" alt="">`, []string{"dressed (src /a.jpg removed; src /b.jpg added)"}},
		{"rewritten altogether", a, "<p>Nothing here resembles what stood before it.</p>",
			[]string{"added {+Nothing here resembles what stood before it.+}", "removed [-The port of Varna reopened on Monday after a week of storms.-]"}},
		{"from nothing", "", b, []string{"added {+Ships had waited outside the harbour since Thursday.+}"}},
		{"an item of a list", "<ul><li>Bread</li><li>Salt</li></ul>", "<ul><li>Bread</li></ul>", []string{"kept", "removed [-Salt-]"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, ch := range prose.Diff(fromHTML(t, x.old), fromHTML(t, x.new)) {
				line := string(ch.Kind)
				if s := show(ch.Spans); s != "" && ch.Kind != prose.Kept {
					line += " " + s
				}
				if len(ch.Notes) > 0 {
					line += " (" + strings.Join(ch.Notes, "; ") + ")"
				}
				got = append(got, line)
			}
			if d := cmp.Diff(x.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// A long text that was rewritten from end to end, shuffled, or made of one enormous block must not take work out of proportion.
func TestDiffOfLongTextsIsBounded(t *testing.T) {
	t.Parallel()
	var a, b, words strings.Builder
	for i := range 8_000 {
		fmt.Fprintf(&a, "<p>old paragraph number %d</p>", i)
		fmt.Fprintf(&b, "<p>new paragraph number %d</p>", 8_000-i)
	}
	for i := range 120_000 {
		fmt.Fprintf(&words, "w%d ", i*7919%120_001)
	}
	old, neu := fromHTML(t, a.String()), fromHTML(t, b.String())
	if n := len(prose.Diff(old, neu)); n < 8_000 {
		t.Errorf("only %d changes", n)
	}
	mixed := strings.Split(words.String(), " ")
	for i := range mixed {
		j := i * 31 % len(mixed)
		mixed[i], mixed[j] = mixed[j], mixed[i]
	}
	after := strings.Join(mixed, " ")
	if x, y := sides(prose.DiffText(words.String(), after)); x != words.String() || y != after {
		t.Error("words were lost")
	}
}

func fromHTML(t testing.TB, s string) prose.Doc {
	t.Helper()
	d, _, err := prose.FromHTML(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
