package publish_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

var admin = as(news.RoleAdmin)

func (r *room) section(slug string) (s news.Section) {
	r.Helper()
	r.read(func(rd *store.Reader) (err error) { s, err = rd.Section(slug); return err })
	return s
}

func TestTheWordsAreChangedByThoseWhoMay(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	story := text("a")
	story.Topics, story.Bylines = []string{"Fog"}, []string{"Ann Orr"}
	r.publish(story)
	var fog news.Topic
	var ann news.Contributor
	r.read(func(rd *store.Reader) (err error) {
		if fog, err = rd.Topic("fog"); err == nil {
			ann, err = rd.Contributor("ann-orr")
		}
		return err
	})
	for i, role := range news.Roles() {
		by, ctx, n := as(role), t.Context(), fmt.Sprint("n", i)
		for _, c := range []struct {
			what string
			from news.Role
			do   func() error
		}{
			{"a new section", news.RoleChief, func() error {
				_, _, err := publish.Section(ctx, r.store, by, news.Section{Slug: n, Name: n})
				return err
			}},
			{"a section's name", news.RoleChief, func() error {
				s := r.section("uk")
				s.Name = n
				_, _, err := publish.Section(ctx, r.store, by, s)
				return err
			}},
			{"a new edition", news.RoleChief, func() error {
				_, _, err := publish.Edition(ctx, r.store, by, news.Edition{Slug: "ed-" + n, Name: n, Language: "cy"})
				return err
			}},
			{"a new topic", news.RoleReporter, func() error {
				_, _, err := publish.Topic(ctx, r.store, by, news.Topic{Slug: n, Name: n, Kind: news.TopicSubject})
				return err
			}},
			{"a topic's name", news.RoleEditor, func() error { fog.Name = n; _, _, err := publish.Topic(ctx, r.store, by, fog); return err }},
			{"a new contributor", news.RoleReporter, func() error {
				_, _, err := publish.Contributor(ctx, r.store, by, news.Contributor{Slug: n, Name: n})
				return err
			}},
			{"a contributor's name", news.RoleEditor, func() error { ann.Name = n; _, _, err := publish.Contributor(ctx, r.store, by, ann); return err }},
			{"a policy", news.RoleAdmin, func() error { _, err := publish.Policy(ctx, r.store, by, news.PolicyAI, prose.FromText(n)); return err }},
			{"the settings", news.RoleAdmin, func() error { p := paper(); p.Tagline = n; _, err := publish.Settings(ctx, r.store, by, p); return err }},
		} {
			before, may := r.head(), role.May(rightFrom(c.from))
			err := c.do()
			if may && err != nil || !may && !errors.Is(err, news.ErrForbidden) {
				t.Errorf("%s as %s: %v", c.what, role, err)
			}
			if changed := r.head() > before; changed != may {
				t.Errorf("%s as %s: written %v", c.what, role, changed)
			}
		}
	}
}

// rightFrom gives a right that begins at a role.
func rightFrom(role news.Role) news.Right {
	for _, p := range news.Permissions {
		if p.From == role {
			return p.Right
		}
	}
	return ""
}

func TestARenamedSectionsOldAddressLeadsToTheNew(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	rename := func(from, to string) error {
		s := r.section(from)
		s.Slug = to
		_, _, err := publish.Section(t.Context(), r.store, chief, s)
		return err
	}
	r.ok(rename("uk", "britain"))
	same(t, "at the old address", r.at("/uk"), "to /britain")
	r.ok(rename("britain", "uk"))
	same(t, "at the first address, which is the section's again", r.at("/uk"), "nothing")
	same(t, "at the second", r.at("/britain"), "to /uk")
	if err := rename("world", "uk"); !errors.Is(err, news.ErrConflict) {
		t.Errorf("to the address of another: %v", err)
	}
}

func TestASectionCannotTakeAnAddressThatIsKept(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	pub := paper()
	pub.Permalink = "/{slug}"
	_, err := publish.Settings(t.Context(), r.store, admin, pub)
	r.ok(err)
	draft := text("a")
	draft.Slug = "fog"
	id := r.publish(draft)
	r.let(publish.Move(t.Context(), r.store, editor, id, "", "mist"))
	for slug, kind := range map[string]error{
		"desk": news.ErrInvalid, "1984": news.ErrInvalid, "sitemap-x": news.ErrInvalid, "en": news.ErrInvalid, "en-gb": news.ErrInvalid, "": news.ErrInvalid,
		"Not A Slug": news.ErrInvalid, "a\x00b": news.ErrInvalid, "\xff": news.ErrInvalid, "mist": news.ErrConflict, "fog": news.ErrConflict,
	} {
		before := r.head()
		_, _, err := publish.Section(t.Context(), r.store, chief, news.Section{Slug: slug, Name: "X"})
		if !errors.Is(err, kind) {
			t.Errorf("%q: %v", slug, err)
		}
		if _, told := news.Sentence(err); !told {
			t.Errorf("%q: no sentence in %v", slug, err)
		}
		same(t, "the log's head", r.head(), before)
	}
}

func TestTheTreeOfSectionsHasNoRingsAndIsNotTooDeep(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	uk := r.section("uk")
	line, deep := uk, 1
	for ; ; deep++ {
		next, _, err := publish.Section(t.Context(), r.store, chief, news.Section{Slug: fmt.Sprint("deep-", deep), Name: "Deep", ParentID: line.ID})
		if err != nil {
			if !errors.Is(err, news.ErrInvalid) {
				t.Error(err)
			}
			break
		}
		line = next
	}
	same(t, "how deep", deep, 8)
	draft := text("a")
	draft.Section = line.Slug
	id := r.publish(draft)
	if lists := r.listed(id); len(lists) != 6 { // in the section at the top, too
		t.Errorf("a story at the bottom stands in %v", lists)
	}
	uk.ParentID = line.ID
	for _, s := range []news.Section{uk, {Slug: "x", Name: "X", ParentID: "none"}} {
		if _, _, err := publish.Section(t.Context(), r.store, chief, s); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s below %s: %v", s.Slug, s.ParentID, err)
		}
	}
	if _, _, err := publish.Section(t.Context(), r.store, chief, news.Section{ID: "none", Slug: "y", Name: "Y"}); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("a section that does not exist: %v", err)
	}
}

func TestWordsThatAreTakenUnknownOrTooLongAreRefused(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	topic := func(c news.Topic) error { _, _, err := publish.Topic(t.Context(), r.store, chief, c); return err }
	person := func(c news.Contributor) error {
		_, _, err := publish.Contributor(t.Context(), r.store, chief, c)
		return err
	}
	r.ok(topic(news.Topic{Slug: "fog", Name: "Fog", Kind: news.TopicSubject}))
	r.ok(person(news.Contributor{Slug: "ann", Name: "Ann"}))
	before, long := r.head(), strings.Repeat("x", 5000)
	for what, c := range map[string]struct{ err, kind error }{
		"a topic's slug again":           {topic(news.Topic{Slug: "fog", Name: "Mist", Kind: news.TopicSubject}), news.ErrConflict},
		"a contributor's slug again":     {person(news.Contributor{Slug: "ann", Name: "Anna"}), news.ErrConflict},
		"a topic that does not exist":    {topic(news.Topic{ID: "none", Slug: "x", Name: "X", Kind: news.TopicSubject}), news.ErrNotFound},
		"a person who does not exist":    {person(news.Contributor{ID: "none", Slug: "x", Name: "X"}), news.ErrNotFound},
		"an account that does not exist": {person(news.Contributor{Slug: "x", Name: "X", UserID: "none"}), news.ErrInvalid},
		"a topic of no kind":             {topic(news.Topic{Slug: "x", Name: "X", Kind: "thing"}), news.ErrInvalid},
		"a topic without a name":         {topic(news.Topic{Slug: "x", Name: " ", Kind: news.TopicSubject}), news.ErrInvalid},
		"a topic's long description":     {topic(news.Topic{Slug: "x", Name: "X", Kind: news.TopicSubject, Description: long}), news.ErrInvalid},
		"a topic's long alias":           {topic(news.Topic{Slug: "x", Name: "X", Kind: news.TopicSubject, Aliases: []string{long}}), news.ErrInvalid},
		"a topic's control character":    {topic(news.Topic{Slug: "x", Name: "a\x1bb", Kind: news.TopicSubject}), news.ErrInvalid},
		"a person's long biography":      {person(news.Contributor{Slug: "x", Name: "X", Bio: long}), news.ErrInvalid},
		"a person's bad UTF-8":           {person(news.Contributor{Slug: "x", Name: "\xff"}), news.ErrInvalid},
	} {
		if !errors.Is(c.err, c.kind) {
			t.Errorf("%s: %v", what, c.err)
		}
		if _, told := news.Sentence(c.err); !told {
			t.Errorf("%s: no sentence in %v", what, c.err)
		}
	}
	same(t, "the log's head", r.head(), before)
}

func TestAPublicationIsFoundedOnceHoweverManyStart(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		var wg sync.WaitGroup
		stores := []*store.Store{open(), open(), open(), open()}
		for _, s := range stores {
			wg.Go(func() {
				if err := publish.Found(t.Context(), s, paper(), []news.Section{{Slug: "uk", Name: "UK"}}); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		r := &room{TB: t, store: stores[0]}
		r.read(func(rd *store.Reader) error {
			editions, e1 := rd.Editions()
			sections, e2 := rd.Sections()
			same(t, "editions and sections", len(editions)*10+len(sections), 11)
			return errors.Join(e1, e2)
		})
		same(t, "changes", r.head(), 1)
	})
}

func TestSettingsOfNoPublicationOrOfNoneThatCanBeAreRefused(t *testing.T) {
	t.Parallel()
	s := storetest.SQLite(t)
	if _, err := publish.Settings(t.Context(), s, admin, paper()); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("before it was founded: %v", err)
	}
	if err := publish.Found(t.Context(), s, paper(), []news.Section{{Slug: "uk", Name: "UK"}, {Slug: "en", Name: "E"}}); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("founded with a section at a language's address: %v", err)
	}
	r := newRoom(t)
	before := r.head()
	for what, change := range map[string]func(*news.Publication){
		"no name": func(p *news.Publication) { p.Name = "" }, "no zone": func(p *news.Publication) { p.TimeZone = "Mars/Olympus" },
		"the machine's zone": func(p *news.Publication) { p.TimeZone = "Local" }, "no language": func(p *news.Publication) { p.Language = "" },
		"a pattern without a slug": func(p *news.Publication) { p.Permalink = "/{section}" }, "a pattern that is kept": func(p *news.Publication) { p.Permalink = "/api/{slug}" },
		"an address with a slash": func(p *news.Publication) { p.BaseURL = "http://x/" }, "a control character": func(p *news.Publication) { p.Tagline = "a\nb" },
	} {
		p := paper()
		change(&p)
		if _, err := publish.Settings(t.Context(), r.store, admin, p); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	same(t, "the log's head", r.head(), before)
}

func TestAChangeOfAPageAboutThePaperIsForeseenAsItComesOut(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	admin := as(news.RoleAdmin)
	for _, step := range []struct{ text, says string }{
		{"", ""},
		{"We say who told us.\n\nAnd when.", "/about/ethics"},
		{"We say who told us.\n\nAnd when.", ""},
		{"We say who told us.\n\nAnd why.", "One paragraph changes"},
		{"We name them.\n\nAlways and at once.", "2 paragraphs change"},
		{"", "404"},
	} {
		var does []string
		r.read(func(rd *store.Reader) (err error) {
			does, err = publish.ForeseePolicy(rd, admin, news.PolicyEthics, prose.FromText(step.text))
			return err
		})
		if said := strings.Join(does, " "); !strings.Contains(said, step.says) || (step.says == "") != (said == "") {
			t.Errorf("of %q it is foreseen that %q", step.text, said)
		}
		_, err := publish.Policy(r.Context(), r.store, admin, news.PolicyEthics, prose.FromText(step.text))
		r.ok(err)
	}
	r.read(func(rd *store.Reader) error {
		if _, err := publish.ForeseePolicy(rd, editor, news.PolicyEthics, prose.FromText("x")); !errors.Is(err, news.ErrForbidden) {
			t.Errorf("an editor is told: %v", err)
		}
		return nil
	})
}
