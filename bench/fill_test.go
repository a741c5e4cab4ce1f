package bench_test

import (
	"testing"

	"broadsheet/bench"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func TestFillPublishesTheSameStoriesEachTime(t *testing.T) {
	t.Parallel()
	a, b := filled(t, 450), filled(t, 450)
	if len(a) != 450 || len(b) != 450 {
		t.Fatalf("filled %d and %d stories, want 450", len(a), len(b))
	}
	sections := map[string]int{}
	for i := range a {
		sections[a[i].Path[1:3]]++
		if a[i].Path != b[i].Path || a[i].Words != b[i].Words || !a[i].FirstPublished.Equal(b[i].FirstPublished.Time) {
			t.Fatalf("story %d differs: %s of %d words, %s of %d words", i, a[i].Path, a[i].Words, b[i].Path, b[i].Words)
		}
	}
	if len(sections) != 2 {
		t.Errorf("stories in the sections %v, want both", sections)
	}
	if span := a[0].FirstPublished.Sub(a[449].FirstPublished.Time); span.Hours() < 7*365*24 {
		t.Errorf("the stories span %v, want years", span)
	}
}

func filled(t *testing.T, n int) (stories []news.Published) {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	err = publish.Found(t.Context(), s, news.Publication{Name: "Test", BaseURL: "http://localhost", TimeZone: "UTC", Language: "en"},
		[]news.Section{{Slug: "uk", Name: "UK"}, {Slug: "world", Name: "World"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := bench.Fill(t.Context(), s, n, func(int) {}); err != nil {
		t.Fatal(err)
	}
	err = s.Public(t.Context(), func(p *store.Public) (err error) {
		stories, err = p.Stories(store.List{Limit: n + 1})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return stories
}
