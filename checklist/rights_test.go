package checklist_test

import (
	"strings"
	"testing"
	"time"

	"broadsheet/checklist"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// TestTheRightsOfPicturesAreAskedFor tries each kind of right on a lead picture
// and on one of the text, described and credited so that no other rule speaks.
func TestTheRightsOfPicturesAreAskedFor(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC)
	clock := storetest.NewClock(noon)
	s := founded(t, storetest.SQLite(t, clock.Now))
	at := func(d time.Duration) news.Time { return news.At(noon.Add(d)) }
	for name, c := range map[string]struct {
		asset news.Asset
		rule  string
		says  string
	}{
		"free":                {news.Asset{Licence: "staff"}, "", ""},
		"free for long":       {news.Asset{Licence: "staff", Expires: at(100 * 24 * time.Hour)}, "", ""},
		"unknown":             {news.Asset{}, "terms", "Nobody has said by what right"},
		"conditional":         {news.Asset{Licence: "cc-by"}, "terms", "on a condition. Name its maker"},
		"paid":                {news.Asset{Licence: "per-use"}, "terms", "costs money."},
		"ending soon":         {news.Asset{Licence: "staff", Expires: at(time.Hour)}, "terms", "ends on 24 November 2026, 13:00 GMT. It is taken off"},
		"denied":              {news.Asset{Licence: "none"}, "rights", "not to be used, and readers don’t get it."},
		"expired":             {news.Asset{Licence: "staff", Expires: at(-time.Hour)}, "rights", "ended on 24 November 2026, 11:00 GMT, and readers don’t get it."},
		"expired, on a terms": {news.Asset{Licence: "cc-by", Expires: at(0)}, "rights", "ended on 24 November 2026, 12:00 GMT"},
	} {
		id := news.Slug(name)
		_, err := s.Write(t.Context(), func(tx *store.Tx) error {
			a := c.asset
			a.ID, a.Hash, a.Alt, a.Credit = id, id, "A pier", "Ann Lens"
			return tx.PutAsset(a)
		})
		must(t, err)
		lead, inText := fine(), fine()
		lead.Picture.Asset = id
		inText.Body, err = prose.New(prose.Node{Type: prose.Paragraph, Content: []prose.Node{prose.Inline("It sails.")}}, picture("asset", id))
		must(t, err)
		for place, text := range map[string]edit.Text{"picture": lead, "body": inText} {
			all := found(t, s, file(t, s, text).ID)
			if rules(all) != c.rule {
				t.Errorf("%s, in the %s: the rules %q speak, want %q", name, place, rules(all), c.rule)
				continue
			}
			if c.rule != "" && (!strings.Contains(all[0].Sentence, c.says) || all[0].Field != place || all[0].Holds() != (c.rule == "rights")) {
				t.Errorf("%s: found %+v, want words %q", name, all[0], c.says)
			}
		}
	}
}

func TestAPictureWhoseRightEndsBeforeTheStoryGoesOutIsTold(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC)
	s := founded(t, storetest.SQLite(t, storetest.NewClock(noon).Now))
	_, err := s.Write(t.Context(), func(tx *store.Tx) error {
		return tx.PutAsset(news.Asset{ID: "pier", Hash: "pier", Alt: "A pier", Credit: "Ann Lens", Licence: "staff", Expires: news.At(noon.Add(time.Hour))})
	})
	must(t, err)
	text := fine()
	text.Picture.Asset = "pier"
	story := file(t, s, text)
	must(t, s.Read(t.Context(), func(r *store.Reader) error {
		v, err := r.Revision(story.ID, 1)
		if err != nil {
			return err
		}
		for wait, want := range map[time.Duration]string{0: "terms", time.Minute: "terms", time.Hour: "rights", 2 * time.Hour: "rights"} {
			story.Schedule = news.At(noon.Add(wait))
			all, err := checklist.Look(r, story, v)
			if err != nil {
				return err
			}
			if rules(all) != want || want == "rights" && !strings.Contains(all[0].Sentence, "ends on 24 November 2026, 13:00 GMT, before the story goes out") {
				t.Errorf("going out in %s: %+v", wait, all)
			}
		}
		return nil
	}))
}
