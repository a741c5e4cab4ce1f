package publish_test

import (
	"errors"
	"slices"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// translations gives the headlines of a story's translations that readers have.
func (r *room) translations(id string) (all []string) {
	r.Helper()
	r.public(func(p *store.Public) error {
		list, err := p.Translations(id)
		for _, s := range list {
			all = append(all, s.Headline)
		}
		return err
	})
	slices.Sort(all)
	return all
}

func TestStoriesOfDifferentEditionsAreTranslationsOfEachOther(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		r.edition(news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
		r.edition(news.Edition{Slug: "francais", Name: "Français", Language: "fr"})
		en := r.publish(edit.Text{Headline: "Gate", Section: "uk"})
		de := r.publish(edit.Text{Headline: "Tor", Section: "uk", Edition: "deutsch"})
		fr := r.draft(editor, edit.Text{Headline: "Porte", Section: "uk", Edition: "francais"})
		head := r.head()
		r.let(publish.Translate(t.Context(), r.store, editor, en, de))
		r.let(publish.Translate(t.Context(), r.store, editor, fr, de))
		for _, id := range []string{en, de, fr} {
			if !slices.Contains(r.touchedSince(head), news.StoryKey(id)) {
				t.Errorf("the page of %s stays as it was", id)
			}
		}
		same(t, "a draft is none yet", len(r.translations(en)), 1)
		r.let(publish.Publish(t.Context(), r.store, editor, fr))
		if got := r.translations(en); !slices.Equal(got, []string{"Porte", "Tor"}) {
			t.Errorf("of the English one: %q", got)
		}
		second := r.publish(edit.Text{Headline: "Gate again", Section: "uk"})
		_, err := publish.Translate(t.Context(), r.store, editor, second, fr)
		if !errors.Is(err, news.ErrConflict) {
			t.Errorf("a second English one: %v", err)
		}
		r.let(publish.Untranslate(t.Context(), r.store, editor, de))
		if got := r.translations(en); !slices.Equal(got, []string{"Porte"}) {
			t.Errorf("without the German one: %q", got)
		}
		same(t, "the German one alone", len(r.translations(de)), 0)
	})
}

func TestNobodyBelowAnEditorLinksTranslations(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.edition(news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
	en := r.publish(edit.Text{Headline: "Gate", Section: "uk"})
	de := r.publish(edit.Text{Headline: "Tor", Section: "uk", Edition: "deutsch"})
	head := r.head()
	for role, want := range map[news.Role]error{news.RoleContributor: news.ErrNotFound, news.RoleReporter: news.ErrForbidden} {
		if _, err := publish.Translate(t.Context(), r.store, as(role), en, de); !errors.Is(err, want) {
			t.Errorf("as %s: %v", role, err)
		}
	}
	for other, want := range map[string]error{en: news.ErrInvalid, "none": news.ErrNotFound} {
		if _, err := publish.Translate(t.Context(), r.store, editor, en, other); !errors.Is(err, want) {
			t.Errorf("with %s: %v", other, err)
		}
	}
	if _, err := publish.Untranslate(t.Context(), r.store, editor, en); !errors.Is(err, news.ErrConflict) {
		t.Errorf("of none: %v", err)
	}
	same(t, "nothing was written", r.head(), head)
}
