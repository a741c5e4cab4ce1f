package prose_test

import (
	"encoding/json"
	"strings"
	"testing"

	"broadsheet/prose"

	"pgregory.net/rapid"
)

func TestHTMLAndBackIsTheSameDocument(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := document().Draw(t, "doc")
		markup := d.HTML()
		back, report, err := prose.FromHTML(strings.NewReader(markup))
		if err != nil {
			t.Fatalf("%v\n%s", err, markup)
		}
		if want, got := text(d), text(back); want != got || !d.Equal(back) {
			t.Fatalf("HTML:\n%s\nwas:\n%s\nis:\n%s", markup, want, got)
		}
		if len(report.Dropped)+len(report.Unknown)+len(report.Changed) > 0 {
			t.Fatalf("our own form brought a report: %+v", report)
		}
	})
}

func TestJSONAndBackIsTheSameDocument(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := document().Draw(t, "doc")
		var back prose.Doc
		if err := json.Unmarshal([]byte(text(d)), &back); err != nil {
			t.Fatal(err)
		}
		if !d.Equal(back) || text(d) != text(back) {
			t.Fatalf("was:\n%s\nis:\n%s", text(d), text(back))
		}
		// What is canonical already stays as it is.
		again, err := prose.New(d.Nodes()...)
		if err != nil || !again.Equal(d) {
			t.Fatalf("a canonical document changed (%v):\n%s\n%s", err, text(d), text(again))
		}
	})
}

func text(d prose.Doc) string {
	b, _ := json.Marshal(d)
	return string(b)
}
