package api_test

import (
	"net/http"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// tells fails unless what is read at an address has the words, or lacks those
// that begin with an exclamation mark.
func (f fixture) tells(path, key string, words ...string) {
	f.newsroom.t.Helper()
	var a answer
	if key == "" {
		a = f.do("GET", path, "")
	} else {
		a = f.do("GET", path, "", as(key))
	}
	if a.StatusCode != http.StatusOK {
		f.newsroom.t.Fatalf("%s: %d %s", path, a.StatusCode, a.body)
	}
	for _, w := range words {
		w, absent := strings.CutPrefix(w, "!")
		if strings.Contains(string(a.body), w) == absent {
			f.newsroom.t.Errorf("%s with the key %q: %q is there: %v\n%s", path, key, w, absent, a.body)
		}
	}
}

func TestThePublicationTellsOfItsLogoAndItsTrust(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	logo := f.asset(f.editor)
	var pub news.Publication
	f.must(f.store.Read(t.Context(), func(r *store.Reader) (err error) { pub, err = r.Publication(); return err }))
	pub.Logo, pub.Trust, pub.Training = logo, []string{"belongto=https://press.example/"}, "no"
	_, err := publish.Settings(t.Context(), f.store, news.System(), pub)
	f.must(err)
	f.tells("/api/v1/publication", "", `"logo":{"asset":"`+logo+`","src":"https://example.org/media/`, `"icon":null`, `"trust":["belongto=https://press.example/"]`, `"training":"no"`)
}

func TestASectionTellsWhatEditionsCallIt(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	german, _, err := publish.Edition(t.Context(), f.store, news.System(), news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
	f.must(err)
	_, _, err = publish.Section(t.Context(), f.store, news.System(), news.Section{Slug: "science", Name: "Science", Names: map[string]string{german.ID: "Wissenschaft"}})
	f.must(err)
	f.tells("/api/v1/sections/science", "", `"names":{"deutsch":"Wissenschaft"}`)
	f.tells("/api/v1/sections/uk", "", `"names":{}`)
}

func TestAStoryTellsOfItsTranslationsToThoseWhoMayReadThem(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	_, _, err := publish.Edition(t.Context(), f.store, news.System(), news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
	f.must(err)
	id := f.story(f.editor, "The tide turns", news.StatePublished)
	out, err := edit.New(t.Context(), f.store, f.editor, edit.Text{Headline: "Die Flut", Section: "uk", Edition: "deutsch"})
	f.must(err)
	_, err = publish.Translate(t.Context(), f.store, f.editor, id, out.Story.ID)
	f.must(err)
	at := "/api/v1/stories/" + id
	f.tells(at, "", `"translations":[]`, "!Die Flut")
	f.tells(at, f.keys[news.RoleEditor], `"edition":"deutsch","headline":"Die Flut","path":""`)
	_, err = publish.Publish(t.Context(), f.store, f.editor, out.Story.ID)
	f.must(err)
	f.tells(at, "", `"id":"`+out.Story.ID+`","edition":"deutsch","headline":"Die Flut","path":"/uk/2026/11/23/die-flut"`)
}

func TestATopicsTimelineNamesOnlyStoriesThatReadersHave(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	var tides news.Topic
	f.must(f.store.Read(t.Context(), func(r *store.Reader) (err error) { tides, err = r.Topic("tides"); return err }))
	shown, draft := f.story(f.editor, "Shown", news.StatePublished), f.story(f.editor, "Hushed", news.StateDraft)
	for day, story := range map[string]string{"2026-11-20": shown, "2026-11": draft} {
		_, _, err := publish.Event(t.Context(), f.store, f.editor, news.Event{Topic: tides.ID, Day: day, Text: "In " + day, Story: story})
		f.must(err)
	}
	for _, key := range []string{"", f.keys[news.RoleEditor]} {
		f.tells("/api/v1/topics/tides/events", key, `"day":"2026-11-20","text":"In 2026-11-20","story":"`+shown+`","headline":"Shown"`,
			`"day":"2026-11","text":"In 2026-11","story":null,"headline":""`, "!Hushed", "!"+draft)
	}
	if a := f.do("GET", "/api/v1/topics/nobody/events", ""); a.StatusCode != http.StatusNotFound {
		t.Errorf("of a topic that is not there: %d %s", a.StatusCode, a.body)
	}
}

func TestARightIsToldToTheNewsroomAloneAndACropToAll(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	id := f.shownAsset(f.editor)
	_, err := f.store.Write(t.Context(), func(tx *store.Tx) error {
		a, err := tx.Asset(id)
		if err != nil {
			return err
		}
		a.Licence, a.Source, a.Restrictions = "cc-by", "A reader", "Not cropped"
		a.Crops.Square = news.Crop{X: 1000, W: 5000}
		a.Expires = news.At(f.clock().AddDate(0, 0, 3))
		return tx.PutAsset(a)
	})
	f.must(err)
	f.tells("/api/v1/assets/"+id, f.keys[news.RoleEditor], `"licence":"cc-by"`, `"expires":"2026-11-26T12:00:00Z"`, `"terms":"conditional"`, "Not cropped.", `"ends_soon":true`)
	f.tells("/api/v1/assets/"+id, "", `"crops":{"1x1":{"x":1000,"y":0,"w":5000}}`, "!licence", "!Not cropped", "!A reader", "!expires")
}
