package transfer

import (
	"math/rand/v2"
	"testing"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// TestMutatedPagesAreFiledWholeOrNotAtAll takes pages through the import into
// a real store: one that is refused leaves no row, one that is taken leaves one
// story, and after all of them the data is in agreement.
func TestMutatedPagesAreFiledWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	const pages = 300
	s := storetest.SQLite(t)
	err := publish.Found(t.Context(), s, news.Publication{Name: "Test", BaseURL: "http://localhost", TimeZone: "Europe/London", Language: "en"},
		[]news.Section{{Slug: "world", Name: "World"}})
	if err != nil {
		t.Fatal(err)
	}
	sources := mutationSources(t)
	want := rowsOf(t, s)
	taken, refused := 0, 0
	for n := range pages {
		page := mutate(sources[n%len(sources)], rand.New(rand.NewPCG(1924, uint64(n))))
		report, err := ImportPage(t.Context(), s, news.System(), page, Hint{}, PageOptions{Section: "world", Publish: n%2 == 0})
		switch {
		case err != nil:
			refused++
			if _, safe := news.Sentence(err); !safe {
				t.Errorf("mutation %d: an error without a sentence: %v", n, err)
			}
		case report.Imported == 1:
			taken++
			want.stories++
			want.revisions++
			want.published += (n + 1) % 2
		}
		if err == nil && n%20 > 0 {
			continue // counting takes longer than importing
		}
		if is := rowsOf(t, s); is != want {
			t.Fatalf("mutation %d (%v): there is %+v, want %+v", n, err, is, want)
		}
	}
	if taken < pages/10 || refused < pages/50 {
		t.Errorf("%d pages were taken and %d refused: too few to mean anything", taken, refused)
	}
	if is := rowsOf(t, s); is != want {
		t.Errorf("there is %+v, want %+v", is, want)
	}
}

// rows is how much a store holds; rowsOf wants it to be in agreement, too.
type rows struct{ stories, revisions, published int }

func rowsOf(t *testing.T, s *store.Store) rows {
	t.Helper()
	found, err := s.Check(t.Context())
	if err != nil || len(found.Faults) > 0 {
		t.Fatalf("check: %v %v", found.Faults, err)
	}
	return rows{found.Stories, found.Revisions, found.Published}
}
