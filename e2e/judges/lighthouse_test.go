package judges_test

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

var lighthouse = flag.Bool("lighthouse", false, "run Lighthouse, which takes half a minute a page")

const least = 0.95 // of each category; the aim is 0.99

// TestLighthouse has Lighthouse judge pages as on a phone of the middle range.
// Its marks for speed depend on what else the machine does, so it is run by
// `make judge` and not with the other tests.
func TestLighthouse(t *testing.T) {
	if !*lighthouse {
		t.Skip("Lighthouse is run by `make judge`")
	}
	node, cli := program(t, "node"), fromNPM(t, "lighthouse/cli/index.js")
	browser, p, dir := chromium(t), open(t), t.TempDir()
	for _, name := range []string{"front", "section", "topic", "story-news", "story-gallery"} {
		report := filepath.Join(dir, name+".json")
		cmd := exec.Command(node, cli, p.base+p.path(t, name), "--quiet", "--output=json", "--output-path="+report,
			"--only-categories=performance,accessibility,best-practices,seo", "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage")
		cmd.Env = append(os.Environ(), "CHROME_PATH="+browser)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", name, err, out)
		}
		data, err := os.ReadFile(report)
		if err != nil {
			t.Fatal(err)
		}
		judged(t, name, data)
	}
}

// judged tells what Lighthouse says of a page, and wants good marks.
func judged(t *testing.T, name string, data []byte) {
	t.Helper()
	type audit struct {
		Title   string
		Score   *float64
		Display string `json:"displayValue"`
	}
	var report struct {
		Categories map[string]struct {
			Score  float64
			Audits []struct {
				ID     string
				Weight float64
			} `json:"auditRefs"`
		}
		Audits map[string]audit
	}
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	if len(report.Categories) != 4 {
		t.Errorf("%s: %d categories were judged", name, len(report.Categories))
	}
	t.Logf("%s: largest paint %s, shift %s, blocked %s", name, report.Audits["largest-contentful-paint"].Display,
		report.Audits["cumulative-layout-shift"].Display, report.Audits["total-blocking-time"].Display)
	for category, c := range report.Categories {
		t.Logf("%s: %s %.0f", name, category, c.Score*100)
		if c.Score < least {
			t.Errorf("%s: %s has %.0f of 100", name, category, c.Score*100)
		}
		for _, ref := range c.Audits {
			if a := report.Audits[ref.ID]; ref.Weight > 0 && a.Score != nil && *a.Score < 0.9 {
				t.Logf("%s: %s: %s (%.0f) %s", name, category, a.Title, *a.Score*100, a.Display)
			}
		}
	}
}
