package publish_test

import (
	"errors"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func (r *room) editions() (all []news.Edition) {
	r.Helper()
	r.read(func(rd *store.Reader) (err error) { all, err = rd.Editions(); return err })
	return all
}

func (r *room) edition(e news.Edition) news.Edition {
	r.Helper()
	e, _, err := publish.Edition(r.Context(), r.store, chief, e)
	r.ok(err)
	return e
}

func TestANewEditionStandsBehindTheOthers(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.edition(news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
	r.edition(news.Edition{Slug: "arabic", Name: "العربية", Language: "ar", Position: -5}) // no one takes the first place
	all := r.editions()
	if len(all) != 3 || all[0].Slug != "main" || all[1].Slug != "deutsch" || all[2].Slug != "arabic" {
		t.Errorf("the editions are %+v", all)
	}
	e := all[1]
	e.Name, e.Position = "German", 99
	if r.edition(e); r.editions()[1].Name != "German" {
		t.Errorf("after a new name: %+v", r.editions())
	}
}

func TestTheAddressOfAnEditionIsItsOwn(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.edition(news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de-AT"})
	pub := paper()
	pub.Permalink = "/{slug}"
	_, err := publish.Settings(t.Context(), r.store, admin, pub)
	r.ok(err)
	r.publish(edit.Text{Headline: "Taken", Section: "uk"})
	for name, e := range map[string]news.Edition{
		"a section's": {Slug: "uk", Name: "x", Language: "cy"}, "a section's, by language": {Slug: "ukrainian", Name: "x", Language: "uk"},
		"another edition's": {Slug: "deutsch", Name: "x", Language: "cy"}, "another's language": {Slug: "de", Name: "x", Language: "cy"},
		"another's country": {Slug: "de-at", Name: "x", Language: "cy"}, "a story's": {Slug: "taken", Name: "x", Language: "cy"}, "our own": {Slug: "search", Name: "x", Language: "cy"},
		"no slug": {Slug: "A b", Name: "x", Language: "cy"}, "no name": {Slug: "x", Language: "cy"}, "no language": {Slug: "x", Name: "x", Language: "c y"},
		"an unknown id": {ID: "none", Slug: "x", Name: "x", Language: "cy"},
	} {
		_, _, err := publish.Edition(t.Context(), r.store, chief, e)
		if _, told := news.Sentence(err); err == nil || !told {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, slug := range []string{"deutsch", "de", "de-at"} {
		if _, _, err := publish.Section(t.Context(), r.store, chief, news.Section{Slug: slug, Name: "x"}); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("a section at /%s: %v", slug, err)
		}
		id := r.publish(edit.Text{Headline: "x", Slug: slug, Section: "uk"})
		if got := r.story(id).Path; got != "/"+slug+"-2" {
			t.Errorf("a story takes %s", got)
		}
	}
}

func TestARenamedEditionsOldAddressLeadsToTheNew(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	e := r.edition(news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
	e.Slug = "german"
	r.edition(e)
	r.public(func(p *store.Public) error {
		f, err := p.At("/deutsch")
		if f.MovedTo != "/german" {
			t.Errorf("at /deutsch: %+v", f)
		}
		return err
	})
	e.Slug = "deutsch"
	r.edition(e)
	r.public(func(p *store.Public) error {
		if f, err := p.At("/deutsch"); !errors.Is(err, news.ErrNotFound) {
			t.Errorf("a redirect stands in the edition's place: %+v", f)
		}
		return nil
	})
}

func TestTheDefaultEditionFollowsTheSettingsUntilItHasItsOwn(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	set := func(name, language string) news.Edition {
		pub := paper()
		pub.Name, pub.Language = name, language
		_, err := publish.Settings(t.Context(), r.store, admin, pub)
		r.ok(err)
		return r.editions()[0]
	}
	if e := set("Zeitung", "de"); e.Language != "de" || e.Name != "Zeitung" {
		t.Errorf("it did not follow: %+v", e)
	}
	own := r.editions()[0]
	own.Name, own.Language = "International", "de-CH"
	r.edition(own)
	if e := set("Journal", "fr"); e.Language != "de-CH" || e.Name != "International" {
		t.Errorf("it followed although it has its own: %+v", e)
	}
}
