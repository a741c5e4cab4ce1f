package publish_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func (r *room) topic(slug string) (t news.Topic) {
	r.Helper()
	r.read(func(rd *store.Reader) (err error) { t, err = rd.Topic(slug); return err })
	return t
}

// about publishes a story on topics, in that order.
func (r *room) about(word string, topics ...string) string {
	r.Helper()
	t := text(word)
	t.Topics = topics
	return r.publish(t)
}

// topicsOf gives the names of a published story's topics.
func (r *room) topicsOf(id string) (names string) {
	r.Helper()
	r.public(func(p *store.Public) error {
		s, err := p.Story(id)
		for _, t := range s.Topics {
			names += t.Name + " "
		}
		return err
	})
	return strings.TrimSpace(names)
}

func (r *room) merge(from, into string) publish.Merge {
	r.Helper()
	m, _, err := publish.MergeTopics(r.Context(), r.store, chief, r.topic(from).ID, r.topic(into).ID)
	r.ok(err)
	return m
}

func TestMergingTopicsMovesStoriesNamesAndThePage(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		one, both, neither := r.about("one", "Brexit", "Fog"), r.about("both", "Brexit", "Ice", "EU exit"), r.about("neither", "Ice")
		draft := text("draft")
		draft.Topics = []string{"Ice", "Brexit"}
		unread := r.draft(editor, draft)
		path := r.story(one).Path
		foreseen, err := publish.ForeseeMerge(t.Context(), r.store, chief, r.topic("brexit").ID, r.topic("eu-exit").ID)
		r.ok(err)
		m := r.merge("brexit", "eu-exit")
		if m.Stories != 3 || m.Published != 2 || m.Stories != foreseen.Stories || m.Published != foreseen.Published || !slices.Equal(m.Into.Aliases, foreseen.Into.Aliases) {
			t.Errorf("foreseen %+v, done %+v", foreseen, m)
		}
		same(t, "a story of the first", r.topicsOf(one), "EU exit Fog")
		same(t, "a story of both, where the first of them stood", r.topicsOf(both), "EU exit Ice")
		same(t, "another story", r.topicsOf(neither), "Ice")
		same(t, "the page", r.at("/topic/brexit"), "to /topic/eu-exit")
		same(t, "a story's address", r.story(one).Path, path)
		r.let(publish.Publish(t.Context(), r.store, editor, unread)) // its revision names what is gone
		same(t, "a draft that named it", r.topicsOf(unread), "Ice EU exit")
		r.read(func(rd *store.Reader) error {
			for _, name := range []string{"brexit", "Brexit", "EU EXIT", "eu-exit"} {
				if got, err := rd.TopicNamed(name); err != nil || got.Slug != "eu-exit" {
					t.Errorf("%q means %q, %v", name, got.Slug, err)
				}
			}
			stories, err := rd.Stories(store.StoryFilter{Topic: r.topic("eu-exit").ID, Limit: 9})
			same(t, "stories on the desk", len(stories), 3)
			return err
		})
		r.save(unread, draft) // and naming it again means the other
		r.let(publish.Publish(t.Context(), r.store, editor, unread))
		same(t, "saved again", r.topicsOf(unread), "Ice EU exit")
		r.whole()
	})
}

func TestAMergedTopicFollowsWhatItBecamePartOf(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.about("a", "Aa")
	r.about("b", "Bb")
	r.about("c", "Cc")
	r.merge("aa", "bb")
	r.merge("bb", "cc")
	same(t, "the story", r.topicsOf(id), "Cc")
	same(t, "the first page", r.at("/topic/aa"), "to /topic/cc")
	same(t, "the second page", r.at("/topic/bb"), "to /topic/cc")
	old := r.topic("cc")
	old.Slug = "dd"
	_, _, err := publish.Topic(t.Context(), r.store, editor, old)
	r.ok(err)
	same(t, "after another name", r.at("/topic/aa"), "to /topic/dd")
	r.read(func(rd *store.Reader) error {
		got, err := rd.TopicNamed("aa")
		same(t, "the first name", got.Slug, "dd")
		return err
	})
}

// The name of a topic may itself be news: no redirect tells of one that only
// drafts are about.
func TestATopicThatReadersNeverHadLeadsNowhere(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	secret := text("x")
	secret.Topics = []string{"Takeover by Acme", "Acme"}
	r.draft(editor, secret)
	r.about("y", "Industry")
	r.merge("takeover-by-acme", "industry")
	same(t, "the merged one", r.at("/topic/takeover-by-acme"), "nothing")
	acme := r.topic("acme")
	acme.Slug = "acme-deal"
	_, _, err := publish.Topic(t.Context(), r.store, editor, acme)
	r.ok(err)
	same(t, "the renamed one", r.at("/topic/acme"), "nothing")
}

func TestTopicsAreMergedByThoseWhoMayAndOnlyWhenTheyCanBe(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.about("a", "Aa", "Bb", "Cc")
	a, b, c := r.topic("aa"), r.topic("bb"), r.topic("cc")
	ctx := t.Context()
	for _, role := range news.Roles() {
		before := r.head()
		_, e1 := publish.ForeseeMerge(ctx, r.store, as(role), a.ID, b.ID)
		_, _, e2 := publish.MergeTopics(ctx, r.store, as(role), a.ID, a.ID)
		if may := role.May(news.RightMerge); may != (e1 == nil) || may == errors.Is(e2, news.ErrForbidden) {
			t.Errorf("as %s: %v, %v", role, e1, e2)
		}
		same(t, "written", r.head(), before)
	}
	r.merge("aa", "bb")
	many := r.topic("cc")
	for i := range news.MaxAliases {
		many.Aliases = append(many.Aliases, strings.Repeat("x", i+1))
	}
	_, _, err := publish.Topic(ctx, r.store, chief, many)
	r.ok(err)
	for what, err := range map[string]error{
		"a topic into itself": func() error { _, _, err := publish.MergeTopics(ctx, r.store, chief, b.ID, b.ID); return err }(),
		"one that is merged":  func() error { _, _, err := publish.MergeTopics(ctx, r.store, chief, a.ID, c.ID); return err }(),
		"into one that is":    func() error { _, _, err := publish.MergeTopics(ctx, r.store, chief, c.ID, a.ID); return err }(),
		"none":                func() error { _, _, err := publish.MergeTopics(ctx, r.store, chief, "none", b.ID); return err }(),
		"too many names":      func() error { _, _, err := publish.MergeTopics(ctx, r.store, chief, b.ID, c.ID); return err }(),
		"a change of one":     func() error { _, _, err := publish.Topic(ctx, r.store, chief, a); return err }(),
	} {
		if _, told := news.Sentence(err); !told {
			t.Errorf("%s: %v", what, err)
		}
	}
	r.whole()
}

func TestARenamedTopicAndPersonLeadOn(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	story := text("a")
	story.Topics, story.Bylines = []string{"Fog"}, []string{"Ann Orr"}
	r.publish(story)
	fog := r.topic("fog")
	var ann news.Contributor
	r.read(func(rd *store.Reader) (err error) { ann, err = rd.Contributor("ann-orr"); return err })
	for _, slug := range []string{"mist", "haze", "fog", "mist"} {
		fog.Slug, ann.Slug = slug, "ann-"+slug
		_, _, e1 := publish.Topic(t.Context(), r.store, editor, fog)
		_, _, e2 := publish.Contributor(t.Context(), r.store, editor, ann)
		r.ok(errors.Join(e1, e2))
	}
	same(t, "its first name", r.at("/topic/fog"), "to /topic/mist")
	same(t, "its second", r.at("/topic/haze"), "to /topic/mist")
	same(t, "its own", r.at("/topic/mist"), "nothing") // the topic's page stands there
	same(t, "the person's first", r.at("/by/ann-orr"), "to /by/ann-mist")
	same(t, "the person's third", r.at("/by/ann-fog"), "to /by/ann-mist")
}

func TestRedirectsLeadOnceWithoutRingsAndOverNothing(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(edit.Text{Headline: "Gate shut", Section: "uk"})
	path := r.story(id).Path
	lead := func(from, to string) error {
		_, err := publish.Redirect(t.Context(), r.store, chief, from, to)
		return err
	}
	r.ok(lead("/old.html", path))
	r.ok(lead("/older.html", "/old.html"))
	same(t, "through another", r.at("/older.html"), "to "+path)
	r.ok(lead("/2010/05/a story", "https://archive.example/x?y=1"))
	same(t, "to another site", r.at("/2010/05/a story"), "to https://archive.example/x?y=1")
	r.ok(lead("/p", "/q"))
	r.ok(lead("/q", "/uk"))
	same(t, "what led there leads on", r.at("/p"), "to /uk")
	before := r.head()
	for what, c := range map[string]struct {
		from, to string
		kind     error
	}{
		"to itself": {"/a", "/a", news.ErrInvalid}, "a ring": {"/uk2", "/p", nil}, "over a story": {path, "/uk", news.ErrConflict}, "over a section": {"/uk", "/world", news.ErrConflict},
		"over the front": {"/", "/uk", news.ErrInvalid}, "over the desk": {"/desk/x", "/uk", news.ErrInvalid}, "over the API": {"/api", "/uk", news.ErrInvalid},
		"no path": {"old", "/uk", news.ErrInvalid}, "another host": {"//evil.example", "/uk", news.ErrInvalid}, "to a host without a scheme": {"/a", "//evil.example", news.ErrInvalid},
		"to a script": {"/a", "javascript:alert(1)", news.ErrInvalid}, "a query": {"/a?b", "/uk", news.ErrInvalid}, "a line": {"/a\nb", "/uk", news.ErrInvalid},
		"bad UTF-8": {"/\xff", "/uk", news.ErrInvalid}, "a name in it": {"/a", "https://user@x.example", news.ErrInvalid}, "too long": {"/" + strings.Repeat("a", 3000), "/uk", news.ErrInvalid},
	} {
		if err := lead(c.from, c.to); c.kind != nil && !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", what, err)
		} else if _, told := news.Sentence(err); err != nil && !told {
			t.Errorf("%s: no sentence in %v", what, err)
		}
	}
	same(t, "written", r.head(), before+1)
	if err := lead("/uk3", "/uk4"); err != nil {
		t.Error(err)
	}
	if err := lead("/uk4", "/uk3"); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("a ring of two: %v", err)
	}
	_, err := publish.Unredirect(t.Context(), r.store, chief, "/p")
	r.ok(err)
	same(t, "taken away", r.at("/p"), "nothing")
	_, err = publish.Unredirect(t.Context(), r.store, chief, path)
	if !errors.Is(err, news.ErrConflict) {
		t.Errorf("a story's address: %v", err)
	}
	_, err = publish.Unredirect(t.Context(), r.store, chief, "/never")
	if !errors.Is(err, news.ErrNotFound) {
		t.Errorf("none: %v", err)
	}
	for _, role := range news.Roles() {
		_, e1 := publish.Redirect(t.Context(), r.store, as(role), "/by-"+string(role), "/uk")
		_, e2 := publish.Unredirect(t.Context(), r.store, as(role), "/never")
		if may := role.May(news.RightRedirects); may != (e1 == nil) || may == errors.Is(e2, news.ErrForbidden) {
			t.Errorf("as %s: %v, %v", role, e1, e2)
		}
	}
}
