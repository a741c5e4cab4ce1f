package prose_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/prose"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each page in testdata is read, and what readers would get of it, with the report, is compared with the file beside it. A new case is a
// new file.
func TestRealPagesBecomeWhatReadersShouldGet(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) < 5 {
		t.Fatal("no pages", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d, report, err := prose.FromHTML(strings.NewReader(string(src)))
			if err != nil {
				t.Fatal(err)
			}
			everythingHolds(t, d)
			got := lines(d.Public(prose.PublicOptions{})) + "\n\n" + fmt.Sprintf("dropped %v\nunknown %v\nchanged %v\n", report.Dropped, report.Unknown, report.Changed)
			golden := strings.TrimSuffix(name, ".html") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
}

// lines puts each block on a line of its own, for people who read the golden files.
func lines(markup string) string {
	for _, tag := range strings.Fields("p h2 h3 h4 ul ol li blockquote aside figure div table thead tbody tr pre") {
		markup = strings.ReplaceAll(markup, "<"+tag+">", "\n<"+tag+">")
		markup = strings.ReplaceAll(markup, "<"+tag+" ", "\n<"+tag+" ")
	}
	return strings.TrimSpace(markup)
}
