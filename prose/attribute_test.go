package prose_test

import (
	"errors"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/prose"

	"pgregory.net/rapid"
)

func TestAttributeMarksRunesOfABlock(t *testing.T) {
	t.Parallel()
	const open, end = `<span class="attribution" data-source="Tass" data-stance="says">`, `</span>`
	for _, c := range []struct {
		name, in        string
		block, from, to int
		want            string
	}{
		{"a whole paragraph", "<p>It rained.</p>", 0, 0, 10, "<p>" + open + "It rained." + end + "</p>"},
		{"the middle", "<p>Élan and éclat</p>", 0, 5, 8, "<p>Élan " + open + "and" + end + " éclat</p>"},
		{"over other marks", "<p>a<b>bc</b>d</p>", 0, 0, 2, "<p>" + open + "a<strong>b</strong>" + end + "<strong>c</strong>d</p>"},
		{"over a break", "<p>ab<br>cd</p>", 0, 1, 4, "<p>a" + open + "b<br>c" + end + "d</p>"},
		{"in an item of a list", "<p>a</p><ul><li>b</li><li>cd</li></ul>", 2, 1, 2, "<p>a</p><ul><li><p>b</p></li><li><p>c" + open + "d" + end + "</p></li></ul>"},
		{"instead of another", `<p><span class="attribution" data-source="X" data-stance="denies">ab</span></p>`, 0, 0, 1,
			"<p>" + open + "a" + end + `<span class="attribution" data-source="X" data-stance="denies">b</span></p>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := fromHTML(t, c.in)
			before := d.HTML()
			got, err := d.Attribute(c.block, c.from, c.to, " Tass ", prose.Says)
			if err != nil || got.HTML() != c.want {
				t.Errorf("%v\ngot  %s\nwant %s", err, got.HTML(), c.want)
			}
			if d.HTML() != before {
				t.Error("the document itself was changed")
			}
		})
	}
}

func TestAttributeRefusesWhatIsNotThere(t *testing.T) {
	t.Parallel()
	d := fromHTML(t, "<p>one</p><pre>code</pre>")
	for _, c := range []struct {
		name            string
		block, from, to int
		source          string
		stance          prose.Stance
	}{
		{"no such block", 2, 0, 1, "s", prose.Says}, {"negative block", -1, 0, 1, "s", prose.Says}, {"beyond the end", 0, 0, 4, "s", prose.Says},
		{"nothing", 0, 1, 1, "s", prose.Says}, {"backwards", 0, 2, 1, "s", prose.Says}, {"negative", 0, -1, 1, "s", prose.Says},
		{"no source", 0, 0, 1, " ", prose.Says}, {"no such stance", 0, 0, 1, "s", "shouts"}, {"code", 1, 0, 1, "s", prose.Says},
	} {
		if _, err := d.Attribute(c.block, c.from, c.to, c.source, c.stance); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
}

func TestAttributeKeepsTheWordsAndStaysCanonical(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := document().Draw(t, "doc")
		blocks := d.Blocks()
		if len(blocks) == 0 {
			return
		}
		i := rapid.IntRange(0, len(blocks)-1).Draw(t, "block")
		n := len([]rune(blocks[i]))
		if n == 0 {
			return
		}
		from := rapid.IntRange(0, n-1).Draw(t, "from")
		to := rapid.IntRange(from+1, n).Draw(t, "to")
		got, err := d.Attribute(i, from, to, "source", prose.Unconfirmed)
		if err != nil {
			if strings.Contains(err.Error(), "Code") {
				return
			}
			t.Fatal(err)
		}
		if got.Blocks()[i] != blocks[i] {
			t.Fatalf("%q became %q", blocks[i], got.Blocks()[i])
		}
		if again, err := prose.New(got.Nodes()...); err != nil || !again.Equal(got) {
			t.Fatalf("not canonical (%v): %s", err, text(got))
		}
		want := strings.Trim(string([]rune(blocks[i])[from:to]), "\n")
		found := want == ""
		for _, a := range got.Attributions() {
			found = found || a.Block == i && a.Source == "source" && a.Text == want
		}
		if !found {
			t.Fatalf("the claim %q is not among %+v", want, got.Attributions())
		}
	})
}
