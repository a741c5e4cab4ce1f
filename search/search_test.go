package search_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/search"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

var editor = news.User{ID: "ed", Name: "Ed", Role: news.RoleEditor}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func founded(t testing.TB, s *store.Store) *store.Store {
	t.Helper()
	must(t, publish.Found(t.Context(), s, news.Publication{Name: "Test Post", BaseURL: "https://post.example", TimeZone: "Europe/London", Language: "en-GB"},
		[]news.Section{{Slug: "uk", Name: "UK"}, {Slug: "world", Name: "World"}}))
	return s
}

func begin(t testing.TB, s *store.Store, headline, body string) string {
	t.Helper()
	out, err := edit.New(t.Context(), s, editor, edit.Text{Headline: headline, Section: "uk", Topics: []string{"Łódź trams"}, Bylines: []string{"Ann Orr"}, Body: prose.FromText(body)})
	must(t, err)
	return out.Story.ID
}

// found gives the headlines of what a search finds, the last begun first.
func found(t testing.TB, s *store.Store, words string, f store.StoryFilter, before int64) (headlines string, next int64) {
	t.Helper()
	if f.Limit == 0 {
		f.Limit = 100
	}
	var all []string
	must(t, s.Read(t.Context(), func(r *store.Reader) error {
		page, err := r.Found(search.Words(words), f, before)
		for _, story := range page.Stories {
			all = append(all, story.Headline)
		}
		next = page.Next
		return err
	}))
	return strings.Join(all, " "), next
}

func TestAStoryIsFoundByAnyOfItsWordsAndNoLongerByThoseThatAreGone(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := founded(t, open())
		a, b := begin(t, s, "A", "The night ferry is late."), begin(t, s, "B", "The night bus is früh.")
		must(t, search.CatchUp(t.Context(), s))
		for words, want := range map[string]string{
			"ferry": "A", "night": "B A", "FERRY night": "A", "ferr": "A", "night fe": "A", "fe night": "", "frueh": "B", "Früh": "B", "lodz": "B A", "orr": "B A", "tram": "B A",
			"nothing": "", "ferry bus": "",
		} {
			if got, _ := found(t, s, words, store.StoryFilter{}, 0); got != want {
				t.Errorf("%q finds %q, want %q", words, got, want)
			}
		}
		_, err := edit.Save(t.Context(), s, editor, a, 1, edit.Text{Headline: "A", Section: "world", Body: prose.FromText("The night tram is late.")})
		must(t, err)
		_, err = edit.Spike(t.Context(), s, editor, b, "")
		must(t, err)
		must(t, search.CatchUp(t.Context(), s))
		for _, c := range []struct {
			words  string
			filter store.StoryFilter
			want   string
		}{
			{"ferry", store.StoryFilter{}, ""}, {"tram", store.StoryFilter{}, "B A"}, {"night", store.StoryFilter{State: news.StateSpiked}, "B"},
			{"night", store.StoryFilter{Author: "nobody"}, ""}, {"night", store.StoryFilter{State: news.StateDraft}, "A"},
		} {
			if got, _ := found(t, s, c.words, c.filter, 0); got != c.want {
				t.Errorf("%q of %+v finds %q, want %q", c.words, c.filter, got, c.want)
			}
		}
	})
}

func TestWhatIsFoundIsPagedWithoutGapOrRepeat(t *testing.T) {
	t.Parallel()
	s := founded(t, storetest.SQLite(t))
	var want []string
	for i := range 23 {
		headline := fmt.Sprintf("h%d", i)
		begin(t, s, headline, "fog")
		want = append(want, headline)
	}
	slices.Reverse(want)
	must(t, search.CatchUp(t.Context(), s))
	for _, limit := range []int{1, 7, 22, 23, 24} {
		var got []string
		for before := int64(0); ; {
			page, next := found(t, s, "fog", store.StoryFilter{Limit: limit}, before)
			got = append(got, strings.Fields(page)...)
			if next == 0 {
				break
			}
			before = next
		}
		if !slices.Equal(got, want) {
			t.Errorf("in pages of %d: %v", limit, got)
		}
	}
}

// Whatever is written and rewritten, a word finds exactly the stories whose
// newest text has it.
func TestTheIndexAgreesWithTheTexts(t *testing.T) {
	t.Parallel()
	vocabulary := []string{"fog", "ice", "sun", "rain", "hail"}
	rapid.Check(t, func(rt *rapid.T) {
		s := founded(t, storetest.SQLite(t))
		texts := map[string][]string{}
		var ids []string
		for range rapid.IntRange(1, 12).Draw(rt, "acts") {
			words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 4).Draw(rt, "words")
			which := rapid.IntRange(-1, len(ids)-1).Draw(rt, "story")
			if which < 0 {
				id := begin(t, s, fmt.Sprintf("s%d", len(ids)), strings.Join(words, " "))
				ids, texts[id] = append(ids, id), words
				continue
			}
			id := ids[which]
			var revision int
			must(t, s.Read(t.Context(), func(r *store.Reader) error {
				story, err := r.Story(id)
				revision = story.Revision
				return err
			}))
			_, err := edit.Save(t.Context(), s, editor, id, revision, edit.Text{Headline: fmt.Sprintf("s%d", which), Section: "uk", Body: prose.FromText(strings.Join(words, " "))})
			must(t, err)
			if texts[id] = words; rapid.Bool().Draw(rt, "catch up") {
				must(t, search.CatchUp(t.Context(), s))
			}
		}
		must(t, search.CatchUp(t.Context(), s))
		for _, w := range vocabulary {
			var want []string
			for i, id := range slices.Backward(ids) {
				if slices.Contains(texts[id], w) {
					want = append(want, fmt.Sprintf("s%d", i))
				}
			}
			got, _ := found(t, s, w, store.StoryFilter{}, 0)
			have := strings.Fields(got)
			slices.Sort(have)
			slices.Sort(want)
			if !slices.Equal(have, want) {
				rt.Fatalf("%q finds %v, want %v", w, have, want)
			}
		}
	})
}

func TestTwoServersIndexOneDatabaseTogether(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		one, other := founded(t, open()), open()
		for i := range 150 {
			begin(t, one, fmt.Sprintf("h%d", i), fmt.Sprintf("fog word%d", i))
		}
		var wg sync.WaitGroup
		for _, s := range []*store.Store{one, other} {
			wg.Go(func() {
				for range 50 { // the one who came second is told so, and looks again
					if err := search.CatchUp(t.Context(), s); err == nil {
						return
					}
				}
				t.Error("an index never caught up")
			})
		}
		wg.Wait()
		must(t, search.CatchUp(t.Context(), one))
		if got, _ := found(t, other, "fog", store.StoryFilter{Limit: 1000}, 0); len(strings.Fields(got)) != 150 {
			t.Errorf("%d stories are found, want 150", len(strings.Fields(got)))
		}
		for i := range 150 {
			if got, _ := found(t, one, fmt.Sprintf("word%d fog", i), store.StoryFilter{}, 0); got != fmt.Sprintf("h%d", i) {
				t.Errorf("word%d finds %q", i, got)
			}
		}
	})
}

func TestFollowingFindsWhatIsWrittenMeanwhileAndEndsWhenItIsTold(t *testing.T) {
	t.Parallel()
	s := founded(t, storetest.SQLite(t))
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- search.Follow(ctx, s, slog.New(slog.NewTextHandler(io.Discard, nil))) }()
	begin(t, s, "A", "fog")
	for got := ""; got != "A"; got, _ = found(t, s, "fog", store.StoryFilter{}, 0) {
		time.Sleep(5 * time.Millisecond)
	}
	stop()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}

func TestWordsAreFoldedAndLongOnesCut(t *testing.T) {
	t.Parallel()
	got := search.Words("Łódź, a FOG fog", strings.Repeat("é", 100), "I x 7")
	if want := []string{"lodz", "fog", strings.Repeat("e", 48)}; !slices.Equal(got, want) {
		t.Errorf("the words are %q, want %q", got, want)
	}
}
