package publish_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

var canary = regexp.MustCompile(`canary\d+x`)

// TestNothingUnderEmbargoReachesThePublicWhateverAnybodyDoes lets anybody do
// anything while the clock moves. What the public reads of a story may not
// change its revision while the story is under embargo, and no answer to any
// question holds a word of a revision that was never published.
func TestNothingUnderEmbargoReachesThePublicWhateverAnybodyDoes(t *testing.T) {
	t.Parallel()
	bare := newRoom(t)
	under, shown := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		p := newPlot(t, rt, bare)
		held := p.publish(p.text()) // readers have it, and must get no more of it: each run has one
		p.let(publish.Embargo(p.Context(), p.store, chief, held, p.clock.Now().Add(time.Hour)))
		p.stories = append(p.stories, held)
		public := map[string]bool{} // words of revisions that readers have had
		for range rapid.IntRange(4, 20).Draw(rt, "steps") {
			before := p.readers()
			what := "due"
			if rapid.IntRange(0, 4).Draw(rt, "wait") == 0 {
				p.clock.Add(pick(p, time.Millisecond, time.Second, time.Hour, 20*time.Hour))
				p.due()
			} else {
				what = p.act()
			}
			for id, now := range p.readers() {
				story := p.story(id)
				embargoed := story.Embargo.After(p.clock.Now())
				if embargoed {
					under++
				}
				if now.revision > 0 && now.revision != before[id].revision {
					shown++
					if embargoed {
						rt.Fatalf("%s showed revision %d of a story under embargo until %s, at %s", what, now.revision, story.Embargo, p.clock.Now())
					}
				}
				for _, word := range now.words {
					public[word] = true
				}
			}
			for _, word := range p.fronts() {
				public[word] = true
			}
			p.silent(what, public)
		}
	})
	if under == 0 || shown == 0 {
		t.Errorf("%d embargoes and %d publications: nothing was tested", under, shown)
	}
}

type reading struct {
	revision int
	words    []string
}

// readers gives which revision the public has of each story, and its words.
func (p *plot) readers() map[string]reading {
	all := map[string]reading{}
	p.read(func(r *store.Reader) error {
		for _, id := range p.stories {
			pub, err := r.Published(id)
			if err == nil {
				v, e := r.Revision(id, pub.Revision)
				all[id], err = reading{pub.Revision, canary.FindAllString(fmt.Sprintf("%+v %s", v, v.Body), -1)}, e
				for _, t := range pub.Topics {
					all[id] = reading{pub.Revision, append(all[id].words, canary.FindAllString(t.Name+t.Slug, -1)...)}
				}
				for _, c := range pub.Bylines {
					all[id] = reading{pub.Revision, append(all[id].words, canary.FindAllString(c.Name+c.Slug, -1)...)}
				}
			}
			if err != nil && !errors.Is(err, news.ErrNotFound) {
				return err
			}
		}
		return nil
	})
	return all
}

// fronts gives the words of each front as it was published that readers may have:
// a container's title once that has begun, and what a card says while its story
// is public.
func (p *plot) fronts() (words []string) {
	p.read(func(r *store.Reader) error {
		uk, err := r.Section("uk")
		for _, place := range []string{news.FrontHome, uk.ID} {
			versions, e := r.FrontVersions(place, 0, 99)
			err = errors.Join(err, e)
			for _, v := range versions {
				for _, c := range v.Containers {
					if c.Begins.After(p.clock.Now()) {
						continue
					}
					words = append(words, canary.FindAllString(c.Title, -1)...)
					for _, card := range c.Cards {
						if _, e := r.Published(card.Story); e == nil {
							words = append(words, canary.FindAllString(card.Headline, -1)...)
						}
					}
				}
			}
		}
		return err
	})
	return words
}

// silent asks everything and looks for words that are not public.
func (p *plot) silent(what string, public map[string]bool) {
	p.public(func(pub *store.Public) error {
		for question, q := range p.queries() {
			v, err := q(pub)
			if err != nil && !errors.Is(err, news.ErrNotFound) {
				return err
			}
			said, err := json.Marshal(v)
			if err != nil {
				return err
			}
			for _, word := range canary.FindAllString(string(said), -1) {
				if !public[word] {
					p.rt.Fatalf("after %s, %q tells a word that nobody published: %s", what, question, said)
				}
			}
		}
		return nil
	})
}

// TestAnEmbargoHoldsToTheMillisecond tries to publish at every side of it.
func TestAnEmbargoHoldsToTheMillisecond(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	until := noon.Add(time.Hour + 7*time.Millisecond)
	id := r.draft(editor, text("a"))
	r.let(publish.Embargo(t.Context(), r.store, editor, id, until))
	for _, by := range []news.User{editor, chief, as(news.RoleAdmin), news.System()} {
		r.clock.Set(until.Add(-time.Millisecond))
		_, err := publish.Publish(t.Context(), r.store, by, id)
		if said, _ := news.Sentence(err); !errors.Is(err, news.ErrConflict) || !strings.Contains(said, "under embargo until 24 November 2026, 13:00:00 GMT") {
			t.Errorf("as %s: %v", by.Name, err)
		}
		_, err = r.store.Write(t.Context(), func(tx *store.Tx) error {
			_, err := publish.Past(tx, by, id, news.At(noon.AddDate(-1, 0, 0)))
			return err
		})
		if !errors.Is(err, news.ErrConflict) {
			t.Errorf("as of the past, as %s: %v", by.Name, err)
		}
	}
	r.clock.Set(until)
	r.let(publish.Publish(t.Context(), r.store, editor, id))
}

func TestAScheduleAndAnEmbargoAgreeInWhicheverOrderTheyCome(t *testing.T) {
	t.Parallel()
	early, late := noon.Add(time.Hour), noon.Add(2*time.Hour)
	for _, c := range []struct {
		name             string
		embargo, publish time.Time
		refused          bool
	}{
		{"the embargo ends before", early, late, false},
		{"the embargo ends at the same moment", early, early, false},
		{"the embargo ends a millisecond after", early.Add(time.Millisecond), early, true},
		{"the embargo ends after", late, early, true},
	} {
		for _, first := range []string{"embargo", "schedule"} {
			r := newRoom(t)
			id := r.draft(editor, text("a"))
			embargo := func() error { _, err := publish.Embargo(t.Context(), r.store, editor, id, c.embargo); return err }
			second := func() error { _, err := publish.Schedule(t.Context(), r.store, editor, id, c.publish); return err }
			if first == "schedule" {
				embargo, second = second, embargo
			}
			r.ok(embargo())
			if err := second(); errors.Is(err, news.ErrConflict) != c.refused || err != nil && !c.refused {
				t.Errorf("%s, %s first: %v", c.name, first, err)
			}
			r.clock.Set(early)
			if r.due() == 1 && c.embargo.After(early) && first == "embargo" { // refused, it would be no embargo
				t.Errorf("%s, %s first: it was published under embargo", c.name, first)
			}
		}
	}
}

// TestUnderEmbargoReadersKeepWhatTheyHave: the update waits; a correction of
// what they have does not, and tells nothing of the update; withdrawing works.
func TestUnderEmbargoReadersKeepWhatTheyHave(t *testing.T) {
	t.Parallel()
	r, ctx := newRoom(t), t.Context()
	id := r.publish(text("old"))
	path := r.story(id).Path
	r.save(id, text("new"))
	r.let(publish.Embargo(ctx, r.store, editor, id, noon.Add(time.Hour)))
	if _, err := publish.Publish(ctx, r.store, chief, id); !errors.Is(err, news.ErrConflict) {
		t.Errorf("the update: %v", err)
	}
	if _, err := publish.Move(ctx, r.store, chief, id, "world", ""); !errors.Is(err, news.ErrConflict) {
		t.Errorf("the move: %v", err)
	}
	same(t, "the story", r.at(path), "Headline old")
	r.let(publish.Correct(ctx, r.store, editor, id, news.CorrectionCorrection, "It was Monday."))
	r.let(publish.Breaking(ctx, r.store, editor, id, noon.Add(time.Minute)))
	same(t, "the corrected story", r.at(path), "Headline old")
	r.let(publish.Withdraw(ctx, r.store, chief, id, "Wrong."))
	r.let(edit.Restore(ctx, r.store, chief, id))
	if _, err := publish.Publish(ctx, r.store, chief, id); !errors.Is(err, news.ErrConflict) {
		t.Errorf("published anew: %v", err)
	}
	same(t, "the withdrawn story", r.at(path), "gone: Wrong.")
	r.let(publish.Embargo(ctx, r.store, editor, id, time.Time{})) // lifted
	r.let(publish.Publish(ctx, r.store, editor, id))
	same(t, "the story at last", r.at(path), "Headline new")
}

func TestAnEmbargoBeyondFiveYearsIsATypingError(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	_, err := publish.Embargo(t.Context(), r.store, editor, r.draft(editor, text("a")), noon.AddDate(6, 0, 0))
	if !errors.Is(err, news.ErrInvalid) {
		t.Error(err)
	}
}

// TestAStoryAndItsEmbargoAreWrittenTogetherOrNotAtAll is what a door relies on.
func TestAStoryAndItsEmbargoAreWrittenTogetherOrNotAtAll(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	before := r.head()
	_, err := r.store.Write(t.Context(), func(tx *store.Tx) error {
		st, err := edit.Begin(tx, reporter, text("secret"))
		if err != nil {
			return err
		}
		_, err = publish.EmbargoIn(tx, reporter, st.ID, noon.Add(time.Hour)) // which a reporter may not
		return err
	})
	if !errors.Is(err, news.ErrForbidden) {
		t.Errorf("got %v", err)
	}
	same(t, "the log's head", r.head(), before)
}
