package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

func TestAStoryAndItsRevisionsComeBackAsTheyWereWritten(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		want := news.Story{
			ID: "s", Version: 1, State: news.StateApproved, Author: n.in.editor.ID, Revision: 2, Created: noon(-1), Saved: noon(0), Headline: "Łódź, “again”",
			Kind: news.KindLive, Section: n.in.london.ID, Embargo: noon(1), Schedule: noon(2), Published: 1, FirstPublished: noon(-3), Updated: noon(-2), Path: "/uk/a",
			Breaking: noon(3), Withdrawn: noon(4), Notice: "We were wrong.", Reason: "Call them.",
		}
		revisions := []news.Revision{{StoryID: "s", Number: 2, Base: 1, By: "u", Saved: noon(0), Draft: news.Draft{
			Kind: news.KindLive, Edition: n.in.edition.ID, Section: n.in.london.ID, Headline: want.Headline, Headlines: news.Headlines{Front: "f", Search: "q", Social: "o"}, Standfirst: "s", Kicker: "k", Dateline: "d", Slug: "lodz",
			Weight: news.WeightLead, Body: []byte(`{"a":"\u0000 é"}`), Topics: []string{n.in.fog.ID, n.in.bridges.ID}, Bylines: []string{n.in.ann.ID}, Source: "PA",
		}}, {StoryID: "s", Number: 1, By: "u", Saved: noon(-1), Draft: news.Draft{Kind: news.KindNews, Body: []byte("{}")}}}
		n.write(func(tx *store.Tx) error {
			return firstError(tx.AddStory(want), tx.AddRevision(revisions[1]), tx.AddRevision(revisions[0]))
		})
		n.read(func(r *store.Reader) error {
			got, e1 := r.Story("s")
			same(t, "the story", got, want)
			all, e2 := r.Revisions("s", 0, 10)
			same(t, "the revisions", all, revisions)
			older, e3 := r.Revisions("s", 2, 10)
			same(t, "the revisions before the second", older, revisions[1:])
			one, e4 := r.Revision("s", 2)
			same(t, "the second revision", one, revisions[0])
			return firstError(e1, e2, e3, e4)
		})
		want.Version, want.State, want.Headline, want.Section, want.Embargo, want.Notice = 2, news.StateDraft, "New", "", news.Time{}, ""
		n.write(func(tx *store.Tx) error {
			old := want
			old.Version = 1
			return tx.SetStory(old)
		})
		n.read(func(r *store.Reader) error {
			got, err := r.Story("s")
			same(t, "the changed story", got, want)
			return err
		})
	})
}

func TestOfTwoWritersOfOneVersionExactlyOneWins(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		for round := range 10 {
			story := n.draft(nil)
			ready, done := make(chan struct{}), make(chan error, 4)
			for w := range cap(done) {
				go func() {
					<-ready
					_, err := n.s.Write(t.Context(), func(tx *store.Tx) error {
						mine := story
						mine.Headline = fmt.Sprintf("writer %d", w)
						if err := tx.SetStory(mine); err != nil {
							return err
						}
						return tx.AddRevision(news.Revision{StoryID: story.ID, Number: 2, Base: 1, Draft: news.Draft{Headline: mine.Headline}})
					})
					done <- err
				}()
			}
			close(ready)
			var won int
			for range cap(done) {
				if err := <-done; err == nil {
					won++
				} else if !errors.Is(err, news.ErrConflict) {
					t.Errorf("the writer that lost got %v, want ErrConflict", err)
				}
			}
			if won != 1 {
				t.Fatalf("round %d: %d writers won", round, won)
			}
			n.read(func(r *store.Reader) error {
				got, e1 := r.Story(story.ID)
				v, e2 := r.Revision(story.ID, 2)
				if got.Version != 2 || got.Headline != v.Headline {
					t.Errorf("the story is %q at version %d, its revision %q", got.Headline, got.Version, v.Headline)
				}
				return firstError(e1, e2)
			})
		}
	})
}

func TestARevisionsNumberIsTakenOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		story := n.draft(nil)
		_, err := n.s.Write(t.Context(), func(tx *store.Tx) error {
			return tx.AddRevision(news.Revision{StoryID: story.ID, Number: 1, Draft: news.Draft{Headline: "Second"}})
		})
		if s, _ := news.Sentence(err); !errors.Is(err, news.ErrConflict) || !strings.HasPrefix(s, "Somebody else saved") {
			t.Errorf("got %v, want ErrConflict", err)
		}
	})
}

func TestWritersFromTwoProgramsDoNotLoseEachOther(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		one := found(t, open())
		other := &newsroom{t: t, s: open(), in: one.in, ids: one.ids}
		const each = 15
		var wg sync.WaitGroup
		for _, n := range []*newsroom{one, other, one, other} {
			wg.Go(func() {
				for range each {
					n.publish("Fog", nil)
				}
			})
		}
		wg.Wait()
		one.read(func(r *store.Reader) error {
			head, e1 := r.Head()
			stories, e2 := r.Stories(store.StoryFilter{Limit: 1000})
			counts, e3 := r.CountStories(4*each - 1)
			if head != 4*each || len(stories) != 4*each || counts[news.StatePublished] != 4*each-1 { // as far as it was asked
				t.Errorf("%d changes and %d stories (%v), want %d, and one fewer counted", head, len(stories), counts, 4*each)
			}
			return firstError(e1, e2, e3)
		})
	})
}

// desk fills a newsroom with stories of every sort, one an hour, named by letters.
func desk(n *newsroom) {
	hour := 0
	add := func(name string, change func(*news.Story, *news.Draft)) {
		n.draft(func(s *news.Story, d *news.Draft) {
			hour++
			s.Headline, d.Headline, s.Saved = name, name, news.At(noon(0).Add(time.Duration(hour)*time.Hour))
			if change != nil {
				change(s, d)
			}
		})
	}
	add("a Fog in Łódź", nil)
	add("b Opinion", func(s *news.Story, _ *news.Draft) { s.Kind = news.KindOpinion })
	add("c Europe", func(s *news.Story, _ *news.Draft) { s.Section = n.in.europe.ID })
	add("d Submitted", func(s *news.Story, _ *news.Draft) { s.State = news.StateSubmitted })
	add("e Bob's", func(s *news.Story, _ *news.Draft) { s.Author = "bob" })
	add("f About bridges", func(_ *news.Story, d *news.Draft) { d.Topics = []string{n.in.bridges.ID, n.in.bridges.ID} })
	add("g Scheduled", func(s *news.Story, _ *news.Draft) { s.State, s.Schedule = news.StateApproved, noon(5) })
	add("h "+strings.Repeat("long ", 50)+"canary", nil)
	for range 3 { // at the same moment
		add("i Twin", func(s *news.Story, _ *news.Draft) { s.Saved = noon(2) })
	}
}

func TestTheDeskFindsStoriesByAnyFilter(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		desk(n)
		for name, c := range map[string]struct {
			filter store.StoryFilter
			want   string
		}{
			"all, the last saved first": {store.StoryFilter{}, "iiihgfedcba"},
			"of a state":                {store.StoryFilter{State: news.StateSubmitted}, "d"},
			"of a kind":                 {store.StoryFilter{Kind: news.KindOpinion}, "b"},
			"of a section":              {store.StoryFilter{Section: n.in.europe.ID}, "c"},
			"about a topic":             {store.StoryFilter{Topic: n.in.bridges.ID}, "f"},
			"by an author":              {store.StoryFilter{Author: "bob"}, "e"},
			"scheduled":                 {store.StoryFilter{Scheduled: true}, "g"},
			"with words":                {store.StoryFilter{Words: "fog IN lodz"}, "a"},
			"with a word far along":     {store.StoryFilter{Words: "Canary"}, "h"},
			"with a wildcard":           {store.StoryFilter{Words: "%"}, "iiihgfedcba"},
			"with half a word":          {store.StoryFilter{Words: "ubmit"}, "d"},
			"of several at once":        {store.StoryFilter{State: news.StateDraft, Kind: news.KindNews, Section: n.in.uk.ID, Author: n.in.editor.ID, Words: "fog"}, "a"},
			"of what there is none":     {store.StoryFilter{State: news.StateSpiked}, ""},
			"of a hostile section":      {store.StoryFilter{Section: "' OR ''='"}, ""},
		} {
			c.filter.Limit = 100
			n.read(func(r *store.Reader) error {
				stories, err := r.Stories(c.filter)
				var got string
				for _, s := range stories {
					got += s.Headline[:1]
				}
				same(t, name, got, c.want)
				return err
			})
		}
	})
}

func TestTheDesksListIsPagedWithoutGapOrRepeatOverEqualTimes(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		desk(n)
		for limit := 1; limit <= 12; limit++ {
			var ids []string
			n.read(func(r *store.Reader) error {
				f := store.StoryFilter{Limit: limit}
				for {
					page, err := r.Stories(f)
					if err != nil || len(page) == 0 {
						return err
					}
					for _, s := range page {
						ids = append(ids, s.ID)
					}
					f.Before = store.StoryCursor(page[len(page)-1])
				}
			})
			if len(ids) != 11 || len(slices.Compact(slices.Sorted(slices.Values(ids)))) != 11 {
				t.Errorf("by %d: %d stories, want 11 different ones", limit, len(ids))
			}
		}
	})
}

func TestWhatIsDueComesInTheOrderOfItsTime(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		for _, days := range []int{3, 1, 2} {
			n.draft(func(s *news.Story, _ *news.Draft) { s.Schedule = noon(days) })
		}
		n.draft(nil)
		n.read(func(r *store.Reader) error {
			due, e1 := r.Due(noon(2), 10)
			if len(due) != 2 || due[0].Schedule != noon(1) || due[1].Schedule != noon(2) {
				t.Errorf("due at its very moment: %+v", due)
			}
			first, e2 := r.Due(noon(9), 1)
			same(t, "the first only", len(first), 1)
			next, e3 := r.NextDue(noon(2))
			same(t, "the next", next, noon(3))
			none, e4 := r.NextDue(noon(3))
			same(t, "after the last", none, news.Time{})
			early, e5 := r.NextDue(news.Time{})
			same(t, "the first of all", early, noon(1))
			return firstError(e1, e2, e3, e4, e5)
		})
	})
}

func TestARevisionsTopicsReplaceThoseByWhichTheDeskFindsTheStory(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		story := n.draft(func(_ *news.Story, d *news.Draft) { d.Topics = []string{n.in.fog.ID} })
		n.write(func(tx *store.Tx) error {
			return tx.AddRevision(news.Revision{StoryID: story.ID, Number: 2, Draft: news.Draft{Topics: []string{n.in.bridges.ID}}})
		})
		n.read(func(r *store.Reader) error {
			old, e1 := r.Stories(store.StoryFilter{Topic: n.in.fog.ID, Limit: 9})
			now, e2 := r.Stories(store.StoryFilter{Topic: n.in.bridges.ID, Limit: 9})
			if len(old) != 0 || len(now) != 1 {
				t.Errorf("%d under the old topic, %d under the new", len(old), len(now))
			}
			return firstError(e1, e2)
		})
	})
}
