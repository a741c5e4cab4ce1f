package store_test

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

// shelve fills a library: five pictures, an hour apart.
func (n *newsroom) shelve() {
	n.t.Helper()
	n.write(func(tx *store.Tx) error {
		for i, a := range []news.Asset{
			{ID: "pier", Name: "DSC_1.jpg", Alt: "A long pier", Caption: "The pier at dawn", Credit: "Ann Lens / Reuters", Licence: "subscription", By: "ann"},
			{ID: "quay", Caption: "A quay in Ørsted’s harbour", Credit: "Bob Ek", Licence: "handout", By: "bob"},
			{ID: "sea", Caption: "The sea at dawn", Source: "Harbour office", Licence: "staff", Expires: noon(2), By: "ann"},
			{ID: "sky", Alt: "Clouds", Licence: "none", By: "ann"},
			{ID: "dune", Caption: "Dunes", Credit: "Reuters", Licence: "staff", Expires: noon(-1), By: "bob"},
		} {
			a.Hash, a.Created = a.ID, news.At(noon(i-3).Time)
			if err := tx.PutAsset(a); err != nil {
				return err
			}
		}
		return tx.SetAssetTopics("quay", []string{n.in.fog.ID, n.in.bridges.ID})
	})
}

// found gives the ids of what a filter finds.
func (n *newsroom) found(f store.AssetFilter) string {
	n.t.Helper()
	if f.Limit == 0 {
		f.Limit = 99
	}
	var ids []string
	n.read(func(r *store.Reader) error {
		all, next, err := r.FindAssets(f, noon(0))
		for _, a := range all {
			ids = append(ids, a.ID)
		}
		if next > 0 {
			ids = append(ids, fmt.Sprint("before ", next))
		}
		return err
	})
	return strings.Join(ids, " ")
}

func TestTheLibraryIsFoundByWhatIsKnownOfAPicture(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.shelve()
		for name, c := range map[string]struct {
			filter store.AssetFilter
			want   string
		}{
			"everything":            {store.AssetFilter{}, "dune sky sea quay pier"},
			"a word of a caption":   {store.AssetFilter{Words: []string{"dawn"}}, "sea pier"},
			"two words":             {store.AssetFilter{Words: []string{"dawn", "sea"}}, "sea"},
			"the beginning of one":  {store.AssetFilter{Words: []string{"harb"}}, "sea quay"},
			"a word of a file":      {store.AssetFilter{Words: []string{"dsc"}}, "pier"},
			"a name that is seen":   {store.AssetFilter{Words: []string{"fog"}}, "quay"},
			"a folded letter":       {store.AssetFilter{Words: []string{"orsteds"}}, "quay"},
			"a word that is nobody": {store.AssetFilter{Words: []string{"mountain"}}, ""},
			"a credit":              {store.AssetFilter{Credit: []string{"reuters"}}, "dune pier"},
			"a credit and a word":   {store.AssetFilter{Credit: []string{"reu"}, Words: []string{"dawn"}}, "pier"},
			"a credit of no word":   {store.AssetFilter{Credit: []string{"dawn"}}, ""},
			"a topic":               {store.AssetFilter{Topic: n.in.fog.ID}, "quay"},
			"a topic and a word":    {store.AssetFilter{Topic: n.in.fog.ID, Words: []string{"dawn"}}, ""},
			"what is free":          {store.AssetFilter{Terms: news.TermsFree}, "sea pier"},
			"what has a condition":  {store.AssetFilter{Terms: news.TermsConditional}, "quay"},
			"what is denied":        {store.AssetFilter{Terms: news.TermsDenied}, "sky"},
			"what has expired":      {store.AssetFilter{Terms: news.TermsExpired}, "dune"},
			"what ends soon":        {store.AssetFilter{Ending: true}, "sea"},
			"free, by a word":       {store.AssetFilter{Terms: news.TermsFree, Words: []string{"pier"}}, "pier"},
			"one’s own":             {store.AssetFilter{By: "bob"}, "dune quay"},
			"of two days":           {store.AssetFilter{From: noon(-2), To: noon(0)}, "sea quay"},
			"of a day to come":      {store.AssetFilter{From: noon(9)}, ""},
			"of a day long ago":     {store.AssetFilter{To: noon(-9)}, ""},
			"nothing is used":       {store.AssetFilter{Used: store.UsedSomewhere}, ""},
		} {
			if got := n.found(c.filter); got != c.want {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
		}
	})
}

func TestTheLibraryIsReadPageByPageWithWordsAndWithout(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.write(func(tx *store.Tx) error {
			for i := range 700 { // more than are tried at once
				word := "even"
				if i%2 == 1 {
					word = "odd"
				}
				if err := tx.PutAsset(news.Asset{ID: fmt.Sprintf("a%03d", i), Hash: fmt.Sprint(i), Caption: word + " wave", Created: noon(0)}); err != nil {
					return err
				}
			}
			return nil
		})
		for _, c := range []struct {
			filter store.AssetFilter
			want   int
		}{{store.AssetFilter{Limit: 60}, 700}, {store.AssetFilter{Limit: 60, Words: []string{"wave"}}, 700}, {store.AssetFilter{Limit: 60, Words: []string{"odd"}}, 350}, {store.AssetFilter{Limit: 350, Words: []string{"odd"}}, 350}} {
			seen := map[string]bool{}
			n.read(func(r *store.Reader) error {
				for page, last := 0, ""; ; page++ {
					all, next, err := r.FindAssets(c.filter, noon(0))
					for _, a := range all {
						if seen[a.ID] || last != "" && a.ID >= last {
							t.Fatalf("%s comes after %s", a.ID, last)
						}
						seen[a.ID], last = true, a.ID
					}
					if err != nil || next == 0 || page > 99 {
						return err
					}
					c.filter.Before = next
				}
			})
			if len(seen) != c.want {
				t.Errorf("%+v: %d of %d", c.filter, len(seen), c.want)
			}
		}
	})
}

func TestWhatAPictureIsFoundByFollowsItsWords(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.shelve()
		n.write(func(tx *store.Tx) error {
			a, err := tx.Asset("pier")
			if err != nil {
				return err
			}
			a.Caption, a.Credit = "A jetty", "Carla Roy"
			return firstError(tx.PutAsset(a), tx.SetAssetTopics("quay", []string{n.in.bridges.ID}))
		})
		for word, want := range map[string]string{"dawn": "sea", "jetty": "pier", "pier": "pier", "carla": "pier", "fog": "", "bridges": "quay"} {
			if got := n.found(store.AssetFilter{Words: []string{word}}); got != want {
				t.Errorf("%s: %q, want %q", word, got, want)
			}
		}
		if got := n.found(store.AssetFilter{Credit: []string{"reuters"}}); got != "dune" {
			t.Errorf("by the old credit: %q", got)
		}
		n.write(func(tx *store.Tx) error { return tx.MergeTopic(n.in.bridges, n.in.fog) })
		if got := n.found(store.AssetFilter{Topic: n.in.fog.ID}); got != "quay" {
			t.Errorf("after a merge: %q", got)
		}
	})
}

// lookOf makes the text of a story that shows pictures.
func lookOf(ids ...string) []byte {
	var b strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&b, `,{"type":"picture","attrs":{"asset":%q}}`, id)
	}
	return []byte(`{"type":"doc","content":[{"type":"gallery","content":[` + strings.TrimPrefix(b.String(), ",") + `]}]}`)
}

func TestTheLibraryKnowsWhereAPictureIsUsed(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.shelve()
		s := n.draft(func(_ *news.Story, d *news.Draft) {
			d.Picture, d.Body = news.Picture{Asset: "pier"}, lookOf("quay", "pier", "nothing")
		})
		p := n.publish("Sea", nil)
		n.write(func(tx *store.Tx) error { return tx.ShowAssets(p.ID, []string{"pier"}) })
		front := front(p.ID)
		front.Containers[0].Cards[0].Picture = "sea"
		n.show(front)
		uses := func(id string) (all []string) {
			n.read(func(r *store.Reader) error {
				stories, public, e1 := r.AssetStories(id, 9)
				for _, s := range stories {
					all = append(all, s.ID)
					if public[s.ID] {
						all = append(all, "(public)")
					}
				}
				fronts, e2 := r.AssetFronts(id)
				a, e3 := r.Asset(id)
				if a.Uses != len(stories)+len(fronts) {
					t.Errorf("%s is said to be used %d times, by %v and %v", id, a.Uses, stories, fronts)
				}
				all = append(all, fronts...)
				return firstError(e1, e2, e3)
			})
			return all
		}
		same(t, "the pier", len(uses("pier")), 3) // a draft, a published story, and that it is
		same(t, "the quay", uses("quay"), []string{s.ID})
		same(t, "the sea", uses("sea"), []string{news.FrontHome})
		same(t, "the sky", len(uses("sky")), 0)
		same(t, "what is used", n.found(store.AssetFilter{Used: store.UsedSomewhere}), "sea quay pier")
		same(t, "what is not", n.found(store.AssetFilter{Used: store.UsedNowhere}), "dune sky")
		n.write(func(tx *store.Tx) error {
			s.Revision = 2
			return firstError(tx.SetStory(s), tx.AddRevision(news.Revision{StoryID: s.ID, Number: 2, Draft: news.Draft{Body: lookOf("sky")}}), tx.RemovePublished(p.ID))
		})
		same(t, "after another revision and a withdrawal", n.found(store.AssetFilter{Used: store.UsedSomewhere}), "sky sea")
	})
}

func TestAPictureHasAHistory(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.shelve()
		n.write(func(tx *store.Tx) error {
			return firstError(
				tx.Append(news.Change{Act: news.ActAsset, By: "ann", Note: "one", Keys: []news.Key{news.AssetKey("pier")}}),
				tx.Append(news.Change{Act: news.ActPublish, By: "ann", Note: "two", Keys: []news.Key{news.KeyLatest, news.AssetKey("quay"), news.AssetKey("pier")}}),
				tx.Append(news.Change{Act: news.ActPublish, By: "ann", Note: "three", Keys: []news.Key{news.AssetKey("quay")}}))
		})
		n.read(func(r *store.Reader) error {
			changes, err := r.AssetChanges("pier", 9)
			var notes []string
			for _, c := range changes {
				notes = append(notes, c.Note)
			}
			same(t, "the history", notes, []string{"two", "one"})
			return err
		})
	})
}

func TestRightsThatHaveEndedAreFoundOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.shelve()
		due := func(by news.Time) (ids []string) {
			n.read(func(r *store.Reader) error {
				all, err := r.EndingAssets(by, 9)
				for _, a := range all {
					ids = append(ids, a.ID)
				}
				return err
			})
			return ids
		}
		next := func() (at news.Time) {
			n.read(func(r *store.Reader) (err error) { at, err = r.NextEnding(); return err })
			return at
		}
		same(t, "now", due(noon(0)), []string{"dune"})
		same(t, "later", due(noon(3)), []string{"dune", "sea"})
		same(t, "the next end", next(), noon(-1))
		n.write(func(tx *store.Tx) error {
			a, err := tx.Asset("dune")
			a.Ended = tx.Now()
			return firstError(err, tx.PutAsset(a))
		})
		same(t, "after it was dealt with", len(due(noon(0))), 0)
		same(t, "the next end then", next(), noon(2))
	})
}
