package edit_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// TestOfTwentyWhoSaveOverTheSameRevisionOneWins, and each of the others is
// handed the winner's text.
func TestOfTwentyWhoSaveOverTheSameRevisionOneWins(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := founded(t, open())
		id := begin(t, s, text("base"))
		errs := make([]error, 20)
		var wg sync.WaitGroup
		for i := range errs {
			wg.Go(func() { _, errs[i] = edit.Save(t.Context(), s, editor("e"), id, 1, text(fmt.Sprint("writer ", i))) })
		}
		wg.Wait()
		all := revisions(t, s, id)
		if len(all) != 2 {
			t.Fatalf("there are %d revisions", len(all))
		}
		won := 0
		for i, err := range errs {
			stale, isStale := errors.AsType[*edit.Stale](err)
			switch {
			case err == nil:
				won++
				if want := fmt.Sprint("writer ", i); all[1].Headline != want {
					t.Errorf("%q was told that it won, and %q is kept", want, all[1].Headline)
				}
			case isStale && stale.Theirs.Headline != all[1].Headline:
				t.Errorf("a loser was handed %q", stale.Theirs.Headline)
			case !errors.Is(err, news.ErrConflict): // on PostgreSQL two may meet at the very row
				t.Errorf("a loser was told %v", err)
			}
		}
		if won != 1 {
			t.Errorf("%d won", won)
		}
		whole(t, s)
	})
}

// TestNoTextEverVanishes lets three writers save, from whatever revision each
// of them last saw, submit, send back, revert and restore. Whatever was
// accepted is there, word for word, under its number; the numbers have no gap,
// and each revision's base is the one before it.
func TestNoTextEverVanishes(t *testing.T) {
	t.Parallel()
	stales := 0
	rapid.Check(t, func(rt *rapid.T) {
		s := newsroom(t)
		id := begin(t, s, text("word 1"))
		kept := []string{"word 1"}
		saw := []int{1, 1, 1} // by each writer
		for i := range rapid.IntRange(1, 12).Draw(rt, "steps") {
			w := rapid.IntRange(0, 2).Draw(rt, "writer")
			by := editor(fmt.Sprint("e", w))
			switch rapid.IntRange(0, 5).Draw(rt, "act") {
			case 0:
				saw[w] = len(kept) // opens the story anew
			case 1:
				edit.Submit(t.Context(), s, by, id)
				edit.SendBack(t.Context(), s, by, id, "again")
			case 2:
				number := rapid.IntRange(1, len(kept)).Draw(rt, "revert to")
				out, err := edit.Revert(t.Context(), s, by, id, saw[w], number)
				if err == nil && out.Revision > len(kept) {
					kept, saw[w] = append(kept, kept[number-1]), out.Revision
				} else if err != nil && saw[w] == len(kept) {
					rt.Fatalf("revert: %v", err)
				}
			default:
				word := fmt.Sprint("word of ", i)
				out, err := edit.Save(t.Context(), s, by, id, saw[w], text(word))
				switch {
				case (err == nil) != (saw[w] == len(kept)):
					rt.Fatalf("a save over revision %d when the newest was %d: %v", saw[w], len(kept), err)
				case err == nil:
					kept, saw[w] = append(kept, word), out.Revision
				default:
					stales++
					if theirs, ok := errors.AsType[*edit.Stale](err); !ok || theirs.Theirs.Headline != kept[len(kept)-1] {
						rt.Fatalf("a stale save gave %v", err)
					}
				}
			}
		}
		all := revisions(t, s, id)
		if len(all) != len(kept) {
			rt.Fatalf("%d revisions of %d that were accepted", len(all), len(kept))
		}
		for i, v := range all {
			if v.Number != i+1 || v.Base != i || v.Headline != kept[i] || !strings.Contains(string(v.Body), kept[i]+".") {
				rt.Fatalf("revision %d of base %d is %q, want number %d of base %d, %q", v.Number, v.Base, v.Headline, i+1, i, kept[i])
			}
		}
	})
	if stales == 0 {
		t.Error("nobody was ever late, so nothing was tested")
	}
}

func TestASaveThatChangesNothingMakesNoRevision(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	id := begin(t, s, text("a"))
	before := head(t, s)
	again := text("a")
	again.Headline = "  a \n"
	out, err := edit.Save(t.Context(), s, reporter("ann"), id, 1, again)
	if err != nil || out.Revision != 1 || out.Change != 0 || head(t, s) != before {
		t.Errorf("revision %d, change %d, %v", out.Revision, out.Change, err)
	}
}

func TestWhereAStoryCameFromIsNotForgotten(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	wire := text("a")
	wire.Source = "https://example.org/a"
	id := begin(t, s, wire)
	if _, err := edit.Save(t.Context(), s, reporter("ann"), id, 1, text("b")); err != nil {
		t.Fatal(err)
	}
	read(t, s, func(r *store.Reader) error {
		found, err := r.StoryFrom("https://example.org/a")
		v, e := r.Revision(id, 2)
		if found.ID != id || v.Source != wire.Source {
			t.Errorf("found %q, its source %q", found.ID, v.Source)
		}
		return errors.Join(err, e)
	})
}

func TestARevisionComesBackAsTheTextThatWasWritten(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	id := begin(t, s, text("new"))
	full := edit.Text{
		Kind: news.KindOpinion, Section: "world", Headline: "Old", Headlines: news.Headlines{Front: "f", Search: "q", Social: "o"}, Standfirst: "s", Kicker: "k", Dateline: "d", Slug: "x", Weight: news.WeightLead,
		Topics: []string{"Fog", "fog", " ", "Ice"}, Bylines: []string{"Zoë Ångström", "Ann"}, Body: text("x").Body,
	}
	if _, err := edit.Save(t.Context(), s, reporter("ann"), id, 1, full); err != nil {
		t.Fatal(err)
	}
	if _, err := edit.Save(t.Context(), s, reporter("ann"), id, 2, text("newer")); err != nil {
		t.Fatal(err)
	}
	if _, err := edit.Revert(t.Context(), s, reporter("ann"), id, 3, 2); err != nil {
		t.Fatal(err)
	}
	all := revisions(t, s, id)
	old, back := all[1].Draft, all[3].Draft
	if fmt.Sprintf("%+v", old) != fmt.Sprintf("%+v", back) || len(back.Topics) != 2 || len(back.Bylines) != 2 {
		t.Errorf("it went  %+v\nand came %+v", old, back)
	}
}

// TestACancelledCommandLeavesNothing gives up at every moment of a save that
// makes topics and contributors: all of it is there, or none.
func TestACancelledCommandLeavesNothing(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := founded(t, open())
		id := begin(t, s, text("a"))
		cut := 0
		for i := range 60 {
			before, base := head(t, s), len(revisions(t, s, id))
			next := text(fmt.Sprint("cut ", i))
			next.Topics, next.Bylines = []string{fmt.Sprint("Topic ", i)}, []string{fmt.Sprint("Person ", i)}
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*50*time.Microsecond)
			_, err := edit.Save(ctx, s, reporter("ann"), id, base, next)
			cancel()
			var topic, person error
			read(t, s, func(r *store.Reader) error {
				_, topic = r.Topic(fmt.Sprint("topic-", i))
				_, person = r.Contributor(fmt.Sprint("person-", i))
				return nil
			})
			if err != nil {
				cut++
				if head(t, s) != before || len(revisions(t, s, id)) != base || !errors.Is(topic, news.ErrNotFound) || !errors.Is(person, news.ErrNotFound) {
					t.Fatalf("a save that gave %v left something behind: %v, %v", err, topic, person)
				}
			} else if topic != nil || person != nil || len(revisions(t, s, id)) != base+1 {
				t.Fatalf("a save that went well is not whole: %v, %v", topic, person)
			}
		}
		if cut == 0 {
			t.Error("none was cut")
		}
		whole(t, s)
	})
}

// TestWritersWhoNameTheSameNewTopicAtOnceAreAllSaved: one of them makes it,
// and all are about it.
func TestWritersWhoNameTheSameNewTopicAtOnceAreAllSaved(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := founded(t, open())
		for round := range 8 { // the first has no connections yet, and so no race
			topic := fmt.Sprint("Topic ", round)
			var wg sync.WaitGroup
			for range 4 {
				wg.Go(func() {
					about := text("a")
					about.Topics, about.Bylines = []string{topic}, []string{topic}
					if _, err := edit.New(t.Context(), s, reporter("ann"), about); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			read(t, s, func(r *store.Reader) error {
				made, err := r.TopicNamed(topic)
				stories, e := r.Stories(store.StoryFilter{Topic: made.ID, Limit: 100})
				if len(stories) != 4 {
					t.Errorf("%d stories are about it", len(stories))
				}
				return errors.Join(err, e)
			})
		}
	})
}
