package store_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

func TestAPublishedStoryComesBackAsItWasPublished(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		want := n.publish("Fog", func(p *news.Published) {
			p.Headlines = news.Headlines{Front: "f", Search: "q", Social: "o"}
			p.Revision, p.Kind, p.Kicker, p.Dateline, p.Weight, p.Words, p.Breaking = 7, news.KindAnalysis, "Weather", "TARN, Tuesday", news.WeightMajor, 1234, noon(1)
		})
		n.public(func(p *store.Public) error {
			got, e1 := p.Story(want.ID)
			body, e2 := p.Body(want.ID)
			found, e3 := p.At(want.Path)
			same(t, "the story", got, want)
			same(t, "the text", string(body), `{"type":"doc","of":"Fog"}`)
			same(t, "what is found", found, store.Found{Story: &want})
			return firstError(e1, e2, e3)
		})
		want.Headline, want.Topics, want.Section, want.Updated = "Thick fog", nil, n.in.europe.ID, noon(1)
		n.write(func(tx *store.Tx) error { return tx.PutPublished(news.Story{ID: want.ID}, want, []byte("{}")) })
		n.public(func(p *store.Public) error {
			got, e1 := p.Story(want.ID)
			same(t, "the updated story", got, want)
			uk, e2 := p.Stories(store.List{Section: n.in.uk, Limit: 9})
			europe, e3 := p.Stories(store.List{Section: n.in.europe, Limit: 9})
			same(t, "the sections' lists", headlines(uk)+"|"+headlines(europe), "|Thick fog")
			return firstError(e1, e2, e3)
		})
	})
}

func TestSmallWritesToWhatIsPublished(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		want := n.publish("Fog", nil)
		want.Breaking, want.Updated = noon(1), noon(2)
		n.write(func(tx *store.Tx) error {
			return firstError(tx.SetBreaking(want.ID, want.Breaking), tx.SetUpdated(want.ID, want.Updated), tx.SetBreaking("gone", noon(1)))
		})
		n.read(func(r *store.Reader) error {
			got, err := r.Published(want.ID)
			same(t, "the story", got, want)
			return err
		})
	})
}

func TestAMovedStoryIsFoundAtItsNewPathAndLedToFromEveryOldOne(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		p := n.publish("Fog", func(p *news.Published) { p.Path = "/uk/a" })
		for _, path := range []string{"/uk/b", "/uk/c", "/uk/a", "/uk/d"} { // and back once
			p.Path = path
			n.write(func(tx *store.Tx) error {
				return firstError(tx.PutPublished(news.Story{ID: p.ID}, p, nil), tx.PutPermalink(path, p.ID))
			})
			n.public(func(pub *store.Public) error {
				at, err := pub.At(path)
				if at.Story == nil || at.MovedTo != "" {
					t.Errorf("at %s: %+v", path, at)
				}
				return err
			})
		}
		n.public(func(pub *store.Public) error {
			for _, path := range []string{"/uk/a", "/uk/b", "/uk/c"} {
				at, err := pub.At(path)
				if err != nil {
					return err
				}
				same(t, "at "+path, at, store.Found{MovedTo: "/uk/d"})
			}
			same(t, "the keys", pub.Keys(), []news.Key{"path:/uk/a", "path:/uk/b", "path:/uk/c", news.StoryKey(p.ID)})
			return nil
		})
		n.read(func(r *store.Reader) error {
			paths, err := r.PathsOf(p.ID)
			same(t, "the current path", paths[0], "/uk/d")
			same(t, "how many there were", len(paths), 4)
			return err
		})
	})
}

func TestRedirectsLeadElsewhereUntilTheyAreDropped(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		at := func(want store.Found, kind error) {
			t.Helper()
			n.public(func(p *store.Public) error {
				got, err := p.At("/old")
				if !errors.Is(err, kind) {
					t.Errorf("got %v, want %v", err, kind)
				}
				same(t, "at /old", got, want)
				return nil
			})
		}
		at(store.Found{}, news.ErrNotFound)
		n.write(func(tx *store.Tx) error {
			return firstError(tx.PutRedirect("/old", "/new"), tx.PutRedirect("/old", "/newer"))
		})
		at(store.Found{MovedTo: "/newer"}, nil)
		p := n.publish("Fog", func(p *news.Published) { p.Path = "/old" })
		at(store.Found{Story: &p}, nil) // a story's own path goes before a redirect
		n.write(func(tx *store.Tx) error { return firstError(tx.DropRedirect("/old"), tx.DropRedirect("/never")) })
		at(store.Found{Story: &p}, nil)
	})
}

// withdraw takes a published story down with a notice.
func withdraw(n *newsroom, id, notice string) {
	n.t.Helper()
	n.write(func(tx *store.Tx) error {
		s, err := tx.Story(id)
		s.State, s.Withdrawn, s.Notice, s.Reason = news.StateWithdrawn, tx.Now(), notice, "canary for the newsroom"
		return firstError(err, tx.SetStory(s), tx.RemovePublished(id))
	})
}

func TestAWithdrawnStoryLeavesItsNoticeAndNothingElse(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		p := n.publish("Fog", func(p *news.Published) {
			p.Path, p.Topics, p.Bylines = "/uk/fog", []news.Topic{n.in.fog}, []news.Contributor{n.in.ann}
		})
		n.write(func(tx *store.Tx) error { return tx.PutPermalink("/uk/later", p.ID) })
		n.write(func(tx *store.Tx) error { return tx.PutPermalink("/uk/fog", p.ID) })
		withdraw(n, p.ID, "It was not so.")
		n.public(func(pub *store.Public) error {
			for _, path := range []string{"/uk/fog", "/uk/later"} {
				at, err := pub.At(path)
				same(t, "at "+path, at, store.Found{Withdrawn: &store.Withdrawal{At: noon(0), Reason: "It was not so."}})
				if err != nil {
					t.Error(err)
				}
			}
			_, e1 := pub.Story(p.ID)
			_, e2 := pub.Body(p.ID)
			_, e3 := pub.Topic("fog")
			_, e4 := pub.Contributor("ann-orr")
			for _, err := range []error{e1, e2, e3, e4} {
				if !errors.Is(err, news.ErrNotFound) {
					t.Errorf("got %v, want ErrNotFound", err)
				}
			}
			for _, l := range []store.List{{}, {Section: n.in.uk}, {Topic: n.in.fog}, {Contributor: n.in.ann}, {Kind: news.KindNews}} {
				l.Limit = 9
				if list, err := pub.Stories(l); len(list) > 0 || err != nil {
					t.Errorf("a list shows %s, %v", headlines(list), err)
				}
			}
			return nil
		})
	})
}

func TestAScheduledStorysPathLooksLikeNothingAtAll(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		s := n.draft(nil)
		n.write(func(tx *store.Tx) error { return tx.PutPermalink("/uk/secret", s.ID) })
		n.public(func(p *store.Public) error {
			_, hidden := p.At("/uk/secret")
			_, nothing := p.At("/uk/nothing")
			if !errors.Is(hidden, news.ErrNotFound) || strings.ReplaceAll(hidden.Error(), "secret", "nothing") != nothing.Error() {
				t.Errorf("the two differ: %v and %v", hidden, nothing)
			}
			return nil
		})
	})
}

func TestBreakingIsTheLastUpdatedUntilItsTime(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		clock := storetest.NewClock(noon(0).Time)
		n := found(t, open(clock.Now))
		hour := func(h int) news.Time { return news.At(noon(0).Add(time.Duration(h) * time.Hour)) }
		n.publish("calm", nil)
		n.publish("over at once", func(p *news.Published) { p.Breaking = noon(0) })
		n.publish("older", func(p *news.Published) { p.Breaking, p.Updated = hour(2), hour(-1) })
		n.publish("newer", func(p *news.Published) { p.Breaking, p.Updated = hour(1), hour(0) })
		for h, want := range []string{"newer", "older", "none"} {
			clock.Set(hour(h).Time)
			n.public(func(p *store.Public) error {
				got, err := p.Breaking()
				if got == nil {
					got = &news.Published{Headline: "none"}
				}
				same(t, "what is breaking", got.Headline, want)
				var ends time.Time
				keys := []news.Key{news.KeyBreaking}
				if want != "none" {
					ends, keys = got.Breaking.Time, []news.Key{news.KeyBreaking, news.StoryKey(got.ID)}
				}
				same(t, "when the page ends", p.Ends(), ends)
				same(t, "its keys", p.Keys(), keys)
				return err
			})
		}
	})
}

func TestAllCorrectionsArePagedAndAWithdrawnStorysKeepOnlyTheirWords(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		fog, gone := n.publish("Fog", nil), n.publish("canary", nil)
		n.write(func(tx *store.Tx) error {
			for i, id := range []string{"A", "B", "C", "D", "E"} {
				c := news.Correction{ID: id, StoryID: fog.ID, Kind: news.CorrectionUpdate, Text: "note " + id, At: noon(i / 3), By: "u"}
				if id == "D" {
					c.StoryID = gone.ID
				}
				if err := tx.AddCorrection(c); err != nil {
					return err
				}
			}
			return nil
		})
		withdraw(n, gone.ID, "It was not so.")
		for limit := 1; limit < 7; limit++ {
			n.public(func(p *store.Public) error {
				var before store.Cursor
				var got string
				for {
					page, err := p.AllCorrections(news.Edition{}, before, limit)
					if err != nil {
						return err
					}
					if len(page) == 0 {
						break
					}
					for _, c := range page {
						got += c.ID + "(" + c.Headline + ")"
						before = store.Cursor{At: c.At, ID: c.ID}
					}
				}
				same(t, "the corrections", got, "E(Fog)D()C(Fog)B(Fog)A(Fog)")
				keys := []news.Key{news.KeyCorrections, news.StoryKey(fog.ID), news.StoryKey(gone.ID)}
				same(t, "the keys", p.Keys(), keys)
				own, err := p.Corrections(fog.ID)
				same(t, "the story's own", len(own), 4)
				same(t, "its newest", own[0], news.Correction{ID: "E", StoryID: fog.ID, Kind: news.CorrectionUpdate, Text: "note E", At: noon(1), By: "u"})
				return err
			})
		}
	})
}

func TestTheDayAndWhatReachesBackEndBySelf(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		clock := storetest.NewClock(time.Date(2026, time.March, 29, 0, 59, 10, 0, time.UTC)) // before summer time
		n := found(t, open(clock.Now))
		n.public(func(p *store.Public) error {
			if !p.Ends().IsZero() {
				t.Errorf("a page that read nothing ends at %s", p.Ends())
			}
			day, err := p.Today()
			same(t, "today", day.UTC(), time.Date(2026, time.March, 29, 0, 0, 0, 0, time.UTC))
			same(t, "it ends", p.Ends().UTC(), time.Date(2026, time.March, 29, 23, 0, 0, 0, time.UTC))
			since := p.Since(48*time.Hour, 10*time.Minute)
			same(t, "since", since, news.At(time.Date(2026, time.March, 27, 0, 50, 0, 0, time.UTC)))
			same(t, "it ends sooner", p.Ends().UTC(), time.Date(2026, time.March, 29, 1, 0, 0, 0, time.UTC))
			return err
		})
	})
}

func TestAPublicReadIsOfOneMomentWhateverIsWrittenMeanwhile(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		first := n.publish("one", nil)
		n.public(func(p *store.Public) error {
			n.publish("two", nil)
			withdraw(n, first.ID, "Gone.")
			list, e1 := p.Stories(store.List{Limit: 9})
			story, e2 := p.Story(first.ID)
			_, e3 := p.Body(first.ID)
			same(t, "the snapshot", headlines(list)+"|"+story.Headline, "one|one")
			same(t, "its number", p.Seq(), int64(1))
			return firstError(e1, e2, e3)
		})
		n.public(func(p *store.Public) error {
			list, err := p.Stories(store.List{Limit: 9})
			same(t, "the next snapshot", headlines(list), "two")
			same(t, "its number", p.Seq(), int64(2))
			return err
		})
	})
}

func TestASnapshotsNumberAgreesWithWhatIsReadUnderWriters(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		done := make(chan struct{})
		go func() {
			defer close(done)
			for range 40 {
				if _, err := n.s.Write(t.Context(), func(tx *store.Tx) error { _, err := n.publishIn(tx, "s", nil); return err }); err != nil {
					t.Error(err)
				}
			}
		}()
		for reading := true; reading; {
			select {
			case <-done:
				reading = false
			default:
			}
			n.public(func(p *store.Public) error {
				list, err := p.Stories(store.List{Limit: 100, Bare: true})
				if int64(len(list)) != p.Seq() {
					t.Errorf("at change %d there are %d stories", p.Seq(), len(list))
				}
				return err
			})
		}
	})
}
