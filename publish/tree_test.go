package publish_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func (r *room) sectionAt(slug string) (s news.Section) {
	r.Helper()
	r.read(func(rd *store.Reader) (err error) { s, err = rd.Section(slug); return err })
	return s
}

// put writes a section below another; "" is the first rank.
func (r *room) put(slug, parent string) error {
	r.Helper()
	s := news.Section{Slug: slug, Name: slug}
	r.read(func(rd *store.Reader) error {
		if old, err := rd.Section(slug); err == nil {
			s = old
		}
		return nil
	})
	s.ParentID = ""
	if parent != "" {
		s.ParentID = r.sectionAt(parent).ID
	}
	_, _, err := publish.Section(r.Context(), r.store, chief, s)
	return err
}

// in gives the headlines that a section's page lists, sorted.
func (r *room) in(slug string) string {
	r.Helper()
	var all []string
	r.public(func(p *store.Public) error {
		sec, err := p.Section(slug)
		if err != nil {
			return err
		}
		list, err := p.Stories(store.List{Section: sec, Limit: 99})
		for _, s := range list {
			all = append(all, s.Headline)
		}
		return err
	})
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestASectionMovesInTheTreeWithAllItsStories(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		r.ok(r.put("england", "uk"))
		r.ok(r.put("london", "england"))
		for _, section := range []string{"uk", "england", "london", "world"} {
			r.publish(edit.Text{Headline: section, Section: section})
		}
		same(t, "the UK before", r.in("uk"), "england london uk")
		head := r.head()
		r.ok(r.put("england", "world"))
		for slug, want := range map[string]string{"uk": "uk", "world": "england london world", "england": "england london", "london": "london"} {
			same(t, "the stories in "+slug, r.in(slug), want)
		}
		touched := r.touchedSince(head)
		for _, k := range []news.Key{"section:uk", "section:world", "section:england", "section-past:uk", "section-past:world", "section-name:england"} {
			if !slices.Contains(touched, k) {
				t.Errorf("the move does not touch %s, but %v", k, touched)
			}
		}
		r.publish(edit.Text{Headline: "later", Section: "london"})
		same(t, "the world later", r.in("world"), "england later london world")
		r.ok(r.put("england", ""))
		same(t, "the world without it", r.in("world"), "world")
		same(t, "England of the first rank", r.in("england"), "england later london")
		r.whole()
	})
}

func TestATreeOfSectionsHasNoRingAndIsNotTooDeep(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	parent := "uk"
	for i := range 7 {
		slug := fmt.Sprint("rank-", i+2)
		r.ok(r.put(slug, parent))
		parent = slug
	}
	r.ok(r.put("other", ""))
	r.ok(r.put("under", "other"))
	head := r.head()
	for _, c := range [][2]string{{"uk", "uk"}, {"uk", "rank-4"}, {"under", "rank-8"}, {"other", "rank-7"}, {"uk", "other"}} {
		if err := r.put(c[0], c[1]); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s below %s: %v", c[0], c[1], err)
		}
	}
	same(t, "nothing was written", r.head(), head)
	r.ok(r.put("under", "rank-7"))
}

func TestASectionsNamesAreOfEditionsThatThereAre(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	de := r.edition(news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
	uk := r.sectionAt("uk")
	uk.Names = map[string]string{de.ID: "Britannien"}
	_, _, err := publish.Section(t.Context(), r.store, chief, uk)
	r.ok(err)
	if got := r.sectionAt("uk"); got.In(de.ID).Name != "Britannien" || got.In("").Name != "UK" {
		t.Errorf("it is called %+v", got)
	}
	for id, name := range map[string]string{"none": "X", de.ID: " "} {
		uk.Names = map[string]string{id: name}
		if _, _, err := publish.Section(t.Context(), r.store, chief, uk); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("a name %q in %q: %v", name, id, err)
		}
	}
}
