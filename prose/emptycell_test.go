package prose_test

import (
	"strings"
	"testing"

	"broadsheet/prose"
)

func TestAnEmptyCellKeepsItsPlaceSoThatNumbersStayUnderTheirHeads(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`<table><tr><th></th><th>A</th><th>B</th></tr><tr><td>x</td><td></td><td>2</td></tr></table>`: `<thead><tr><td></td><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><td>x</td><td></td><td>2</td></tr></tbody>`,
		`<table><tr><td> <br> </td><td>1</td></tr></table>`:                                           `<tbody><tr><td></td><td>1</td></tr></tbody>`,
		`<table><tr><td></td><td></td></tr><tr><td>1</td><td>2</td></tr></table>`:                     `<tbody><tr><td>1</td><td>2</td></tr></tbody>`,
	} {
		d, _, err := prose.FromHTML(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		if got, whole := d.Public(prose.PublicOptions{}), `<div class="table"><table>`+want+`</table></div>`; got != whole {
			t.Errorf("%s\nbecame %s\nwant   %s", in, got, whole)
		}
		if back, _, err := prose.FromHTML(strings.NewReader(d.HTML())); err != nil || !back.Equal(d) {
			t.Errorf("%s: not the same after HTML and back (%v)", in, err)
		}
	}
}

func TestATableOfNothingIsNone(t *testing.T) {
	t.Parallel()
	for _, in := range []string{`<table><tr><td></td></tr></table>`, `<table><tr></tr></table>`, `<table><tr><td><table><tr><td></td></tr></table></td></tr></table>`} {
		if d, _, err := prose.FromHTML(strings.NewReader("<p>Words</p>" + in)); err != nil || len(d.Nodes()) != 1 {
			t.Errorf("%s became %s (%v)", in, d.HTML(), err)
		}
	}
}
