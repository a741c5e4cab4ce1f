package judges_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAxeFindsNoBarrier runs axe with the rules of WCAG 2.2 AA on every page, on
// a phone and at a desk, on paper and in the dark.
func TestAxeFindsNoBarrier(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile(fromNPM(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, p := browse(t), open(t)
	where := map[string][]string{} // a fault of the frame is on every page, and said once
	for _, pg := range p.pages {
		if err := p.show(ctx, pg); err != nil {
			t.Fatalf("%s: %v", pg.name, err)
		}
		if err := inject(ctx, script); err != nil {
			t.Fatalf("%s: %v", pg.name, err)
		}
		for _, width := range []int64{360, 1280} {
			for _, scheme := range schemes {
				found, err := axe(ctx, width, scheme)
				if err != nil {
					t.Fatalf("%s at %d, %s: %v", pg.name, width, scheme, err)
				}
				for _, f := range found {
					where[f] = append(where[f], fmt.Sprintf("%s-%d-%s", pg.name, width, scheme))
				}
			}
		}
	}
	for said, pages := range where {
		t.Errorf("%s\n\ton %s", said, strings.Join(pages, " "))
	}
}

// TestAxeFindsBarriers makes sure that silence means something.
func TestAxeFindsBarriers(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile(fromNPM(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := browse(t)
	const barred = `data:text/html,<title>x</title><p style="color:%23bbb">Grey</p><img src="x.png"><style>@media (prefers-color-scheme: dark) { a { color: %23fefefe } }</style><a href="/">Away</a>`
	if err := chromedp.Do(ctx, chromedp.Navigate(barred)); err != nil {
		t.Fatal(err)
	}
	if err := inject(ctx, script); err != nil {
		t.Fatal(err)
	}
	for scheme, want := range map[string][]string{"light": {"color-contrast", "html-has-lang", "image-alt"}, "dark": {"color-contrast"}} {
		found, err := axe(ctx, 360, scheme)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range want {
			if !strings.Contains(strings.Join(found, "\n"), rule+":") {
				t.Errorf("%s is not found (%s): %v", rule, scheme, found)
			}
		}
	}
}

// axe judges the page that is open. In the dark only colours can be otherwise,
// so only the rules of colour are asked.
func axe(ctx context.Context, width int64, scheme string) ([]string, error) {
	only := `{type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}`
	if scheme == "dark" {
		only = `{type: "rule", values: ["color-contrast", "link-in-text-block"]}`
	}
	// A rule that can't decide says so under "incomplete"; that is for a person.
	judge := `axe.run(document, {runOnly: ` + only + `, resultTypes: ["violations"]}).then(r => r.violations.map(
		v => v.id + ": " + v.help + "\n\t" + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + "\n\t\t" + n.any.concat(n.all, n.none).map(c => c.message).slice(0, 2).join("; ")).join("\n\t")))`
	if err := resize(ctx, width, 900, scheme); err != nil {
		return nil, err
	}
	return chromedp.Run(ctx, chromedp.Evaluate[[]string](judge, chromedp.EvalAwaitPromise))
}

// inject makes axe known in the page that is open.
func inject(ctx context.Context, script []byte) error {
	_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](string(script)+"; true"))
	return err
}
