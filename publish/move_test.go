package publish_test

import (
	"errors"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

const today = "/2026/11/24/"

func TestAMovedStoryIsLedToFromEveryAddressItHad(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	first := r.story(id).Path
	same(t, "the first address", first, "/uk"+today+"headline-a")
	move := func(section, slug, want string) {
		t.Helper()
		out := r.let(publish.Move(r.Context(), r.store, editor, id, section, slug))
		same(t, "the address", out.Story.Path, want)
		same(t, "what is there", r.at(want), "Headline a")
	}
	move("world", "", "/world"+today+"headline-a")
	move("", "b", "/world"+today+"b")
	move("UK", "c", "/uk"+today+"c")
	for _, old := range []string{first, "/world" + today + "headline-a", "/world" + today + "b"} {
		same(t, "at "+old, r.at(old), "to /uk"+today+"c")
	}
	move("", "headline-a", first) // and back
	same(t, "at the last", r.at("/uk"+today+"c"), "to "+first)
	r.whole()
}

// TestAMoveShowsNothingOfTheNewerDraft: its headline, slug and section may be
// the very news that readers are not to have yet.
func TestAMoveShowsNothingOfTheNewerDraft(t *testing.T) {
	t.Parallel()
	for _, slug := range []string{"", "secret-slug"} {
		r := newRoom(t)
		id := r.publish(text("old"))
		draft := text("secret")
		draft.Section, draft.Slug = "world", slug
		r.save(id, draft)
		r.let(publish.Move(r.Context(), r.store, editor, id, "uk", ""))
		same(t, "moved to the section where it is", r.story(id).Path, "/uk"+today+"headline-old")
		r.save(id, draft)
		out := r.let(publish.Move(r.Context(), r.store, editor, id, "", "new"))
		same(t, "moved to a slug", out.Story.Path, "/uk"+today+"new")
		same(t, "what readers read", r.at(out.Story.Path), "Headline old")
		r.read(func(rd *store.Reader) error {
			p, err := rd.Published(id)
			body, e := rd.PublishedBody(id)
			same(t, "the revision that they read", p.Revision, 1)
			if strings.Contains(string(body), "secret") {
				t.Errorf("the text is %s", body)
			}
			return errors.Join(err, e)
		})
		r.let(publish.Publish(r.Context(), r.store, editor, id))
		same(t, "after the next publication", r.at("/uk"+today+"new"), "Headline secret")
		r.whole()
	}
}

func TestTheNextUpdateDoesNotMoveAStoryBack(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	r.let(publish.Move(r.Context(), r.store, editor, id, "world", "there"))
	r.read(func(rd *store.Reader) error { // as a writer has it, who opens the story now
		v, err := rd.Revision(id, r.story(id).Revision)
		next, e := edit.TextOf(rd, v.Draft)
		same(t, "the newest revision's section and slug", next.Section+" "+next.Slug, "world there")
		return errors.Join(err, e)
	})
	r.let(publish.Publish(r.Context(), r.store, editor, id))
	same(t, "its address", r.story(id).Path, "/world"+today+"there")
	r.read(func(rd *store.Reader) error {
		p, err := rd.Published(id)
		section, e := rd.SectionByID(p.Section)
		same(t, "its section", section.Slug, "world")
		return errors.Join(err, e)
	})
}

func TestAnAddressThatIsTakenGetsANumber(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	for _, want := range []string{"headline-a", "headline-a-2", "headline-a-3"} {
		same(t, "the address", r.story(r.publish(text("a"))).Path, "/uk"+today+want)
	}
	id := r.publish(text("b"))
	out := r.let(publish.Move(r.Context(), r.store, editor, id, "", "headline-a-2"))
	same(t, "moved to another's address", out.Story.Path, "/uk"+today+"headline-a-2-2")
	again := r.publish(text("b"))
	same(t, "an address that leads elsewhere is taken too", r.story(again).Path, "/uk"+today+"headline-b-2")
}

// TestNoStoryTakesTheAddressOfASectionOrOfBroadsheetItself under the pattern
// where it could, and none makes the search for a free one go on for ever.
func TestNoStoryTakesTheAddressOfASectionOrOfBroadsheetItself(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ pattern, slug, want string }{
		{"/{slug}", "fog", "/fog"},
		{"/{slug}", "uk", "/uk-2"},
		{"/{slug}", "en", "/en-2"}, // the language of an edition
		{"/{slug}", "desk", "/story-desk"},
		{"/{slug}", "1984", "/story-1984"},
		{"/{slug}", "sitemaps-are-fun", "/story-sitemaps-are-fun"},
		{"/{slug}/{yyyy}", "api", "/story-api/2026"},
		{"/{slug}/{yyyy}", "world", "/world-2/2026"},
		{"/{section}/{slug}", "desk", "/uk/desk"},
		{"/{yyyy}/{mm}/{dd}/{slug}", "desk", "/2026/11/24/desk"},
	} {
		r := newRoom(t)
		pub := paper()
		pub.Permalink = c.pattern
		_, err := publish.Settings(r.Context(), r.store, as(news.RoleAdmin), pub)
		r.ok(err)
		draft := text("x")
		draft.Slug = c.slug
		same(t, c.pattern+" and "+c.slug, r.story(r.publish(draft)).Path, c.want)
	}
}

// TestAPatternThatChangesLeavesAddressesUntilTheyAreMoved: an address of the
// old pattern tells no slug, so the text that readers have gives it.
func TestAPatternThatChangesLeavesAddressesUntilTheyAreMoved(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	before := r.story(id).Path
	pub := paper()
	pub.Permalink = "/{section}/{slug}.html"
	_, err := publish.Settings(r.Context(), r.store, as(news.RoleAdmin), pub)
	r.ok(err)
	r.save(id, text("b"))
	r.let(publish.Publish(r.Context(), r.store, editor, id))
	same(t, "the address after an update", r.story(id).Path, before)
	r.let(publish.Move(r.Context(), r.store, editor, id, "world", ""))
	same(t, "the address after a move", r.story(id).Path, "/world/headline-b.html")
	r.let(publish.Move(r.Context(), r.store, editor, id, "uk", ""))
	same(t, "the address after another", r.story(id).Path, "/uk/headline-b.html")
}

func TestAMoveThatNamesNothingOrNonsenseIsRefused(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	for _, c := range []struct{ section, slug string }{
		{"", ""}, {"nowhere", ""}, {"", "Not A Slug"}, {"", strings.Repeat("a", 200)}, {"uk\x00", ""}, {"", "\xff"},
	} {
		before := r.traces(id)
		if _, err := publish.Move(r.Context(), r.store, editor, id, c.section, c.slug); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("to %q, %q: %v", c.section, c.slug, err)
		}
		same(t, "what is left behind", r.traces(id), before)
	}
}
