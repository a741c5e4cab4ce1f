package transfer

import (
	"os"
	"strings"
	"testing"
	"time"

	"broadsheet/prose"
)

const seedPath = "../../shared/seed/000_4f5cf9240b2c00f6.txt"

// seedPage is the page that the publication was first seen as. It is not part
// of the repository, so tests that need it are skipped where it is not.
func seedPage(t testing.TB) []byte {
	t.Helper()
	page, err := os.ReadFile(seedPath)
	if err != nil {
		t.Skip("the seed page is not here: ", err)
	}
	return page
}

func plainParagraphs(d prose.Doc) []string {
	var out []string
	return append(out, d.Blocks()...)
}

func TestSeedPageGivesItsStory(t *testing.T) {
	t.Parallel()
	page := seedPage(t)
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	f, err := FindStory(page, Hint{Location: london})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Kim Jong Un of North Korea meets the Russian defence minister for military cooperation"; f.Headline != want {
		t.Errorf("headline %q", f.Headline)
	}
	if want := time.Date(2024, 4, 13, 0, 0, 0, 0, london); !f.Published.Equal(want) || !f.DateOnly {
		t.Errorf("published %v, date only %v", f.Published, f.DateOnly)
	}
	blocks := strings.Split(strings.TrimSpace(string(page)), "\n\n")
	got := plainParagraphs(f.Body)
	if len(got) != 6 {
		t.Fatalf("%d paragraphs instead of 6: %q", len(got), got)
	}
	for i, p := range got {
		if want := strings.TrimSpace(blocks[4+i]); p != want {
			t.Errorf("paragraph %d\n got %q\nwant %q", i, p, want)
		}
	}
	if f.Lang != "en" || f.Standfirst != "" || len(f.Bylines) != 0 {
		t.Errorf("lang %q, standfirst %q, bylines %q", f.Lang, f.Standfirst, f.Bylines)
	}
	if f.Site != "Euro Global Post- Latest News and Analysis | UK News | Business News" {
		t.Errorf("site %q", f.Site)
	}
	if !strings.HasPrefix(f.Tagline, "European news, UK news, political news") {
		t.Errorf("tagline %q", f.Tagline)
	}
}
