package publish_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// list is an arrangement of one list with cards of the stories.
func list(ids ...string) news.Front {
	c := news.Container{Layout: news.LayoutList}
	for _, id := range ids {
		c.Cards = append(c.Cards, news.Card{Story: id})
	}
	return news.Front{Containers: []news.Container{c}}
}

// lets asserts that a command on a front succeeded.
func (r *room) lets(out publish.FrontOutcome, err error) publish.FrontOutcome {
	r.Helper()
	r.ok(err)
	return out
}

func (r *room) arrange(base int, f news.Front) publish.FrontOutcome {
	r.Helper()
	return r.lets(publish.SaveFront(r.Context(), r.store, editor, news.FrontHome, base, f))
}

// shown gives the headlines of the cards that readers get on the main front.
func (r *room) shown() string {
	r.Helper()
	var heads []string
	r.public(func(p *store.Public) error {
		a, err := p.Front(news.FrontHome)
		for _, c := range a.Containers {
			for _, card := range c.Cards {
				heads = append(heads, strings.TrimSpace(strings.TrimPrefix(a.Stories[card.Story].Headline, "Headline ")+" "+card.Headline))
			}
		}
		return err
	})
	return strings.Join(heads, ",")
}

func TestReadersSeeADraftOfAFrontOnlyOnceItIsPublished(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		a, b := r.publish(text("a")), r.publish(text("b"))
		head := r.head()
		out := r.arrange(0, list(a))
		same(t, "the draft's revision", out.Draft.Revision, 1)
		same(t, "what readers see of a draft", r.shown(), "")
		if keys := r.touchedSince(head); len(keys) > 0 {
			t.Errorf("saving a draft touched %v", keys)
		}
		head = r.head()
		out = r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 1))
		same(t, "the number", out.Number, 1)
		same(t, "what readers see", r.shown(), "a")
		if keys := r.touchedSince(head); !slices.Equal(keys, []news.Key{news.KeyFrontHome}) {
			t.Errorf("publishing a front touched %v, and not its own key alone", keys)
		}
		r.arrange(1, list(b, a))
		same(t, "what readers see of the next draft", r.shown(), "a")
		same(t, "the next number", r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 2)).Number, 2)
		same(t, "what readers see then", r.shown(), "b,a")
		r.whole()
	})
}

func TestASaveOfAFrontThatIsStaleIsRefusedWithTheOtherAtHand(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		a, b := r.publish(text("a")), r.publish(text("b"))
		theirs := list(b)
		theirs.Containers[0].Title = "Theirs"
		r.arrange(0, theirs)
		for name, do := range map[string]func() error{
			"save": func() error {
				_, err := publish.SaveFront(t.Context(), r.store, editor, news.FrontHome, 0, list(a))
				return err
			},
			"publish": func() error {
				_, err := publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 0)
				return err
			},
			"discard": func() error {
				_, err := publish.DiscardFront(t.Context(), r.store, editor, news.FrontHome, 0)
				return err
			},
			"restore": func() error {
				_, err := publish.RestoreFront(t.Context(), r.store, editor, news.FrontHome, 0, 1)
				return err
			},
		} {
			stale, ok := errors.AsType[*publish.StaleFront](do())
			if !ok || !errors.Is(stale, news.ErrConflict) || stale.Theirs.Revision != 1 || !stale.Theirs.Equal(theirs) {
				t.Errorf("a stale %s: %v", name, stale)
			}
		}
		same(t, "the draft", r.frontDraft().Revision, 1)
	})
}

func (r *room) frontDraft() (d news.FrontDraft) {
	r.Helper()
	r.read(func(rd *store.Reader) (err error) { d, err = rd.FrontDraft(news.FrontHome); return err })
	return d
}

func TestOfManyEditorsWhoSaveAtOnceOneIsFirstAndTheOthersAreTold(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		a := r.publish(text("a"))
		const editors = 6
		errs := make([]error, editors)
		var all sync.WaitGroup
		for i := range editors {
			all.Go(func() {
				f := list(a)
				f.Containers[0].Title = "By editor " + string(rune('A'+i))
				_, errs[i] = publish.SaveFront(t.Context(), r.store, editor, news.FrontHome, 0, f)
			})
		}
		all.Wait()
		saved := 0
		for _, err := range errs {
			if err == nil {
				saved++
			} else if stale, ok := errors.AsType[*publish.StaleFront](err); !ok || stale.Theirs.Revision != 1 {
				t.Errorf("refused with %v", err)
			}
		}
		same(t, "how many were first", saved, 1)
		for i := range editors {
			all.Go(func() { _, errs[i] = publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 1) })
		}
		all.Wait()
		r.ok(errors.Join(errs...))
		r.read(func(rd *store.Reader) error {
			history, err := rd.FrontVersions(news.FrontHome, 0, 9)
			same(t, "how often it was published", len(history), 1)
			return err
		})
	})
}

func TestWhatChangesNothingMakesNoRevisionAndNoNumber(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		a := r.publish(text("a"))
		f := list(a)
		f.Containers[0].Title = "Fog"
		r.arrange(0, f)
		f.Containers[0].Title = "  Fog " // as people type
		head := r.head()
		same(t, "the revision", r.arrange(1, f).Draft.Revision, 1)
		r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 1))
		head++
		for range 2 {
			out := r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 1))
			same(t, "the number", out.Number, 1)
			same(t, "the change", out.Change, 0)
		}
		same(t, "discarding what is live", r.lets(publish.DiscardFront(t.Context(), r.store, editor, news.FrontHome, 1)).Draft.Revision, 1)
		same(t, "the changes", r.head(), head)
	})
}

func TestAnEditorCanDiscardRestoreAndUndo(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		ctx, a, b := t.Context(), r.publish(text("a")), r.publish(text("b"))
		r.arrange(0, list(a))
		r.lets(publish.PublishFront(ctx, r.store, editor, news.FrontHome, 1))
		r.arrange(1, list(b))
		r.lets(publish.DiscardFront(ctx, r.store, editor, news.FrontHome, 2))
		if d := r.frontDraft(); d.Revision != 3 || !d.Equal(list(a)) {
			t.Errorf("after discarding the draft is %d: %s", d.Revision, d.JSON())
		}
		r.arrange(3, list(b))
		r.lets(publish.PublishFront(ctx, r.store, editor, news.FrontHome, 4))
		same(t, "a mistake", r.shown(), "b")

		// Undo: readers get the old one at once, and so does the draft, as nobody was working on it.
		out := r.lets(publish.UndoFront(ctx, r.store, editor, news.FrontHome, 1))
		same(t, "after the undo", r.shown(), "a")
		same(t, "its number", out.Number, 3)
		if d := r.frontDraft(); d.Revision != 5 || !d.Equal(list(a)) {
			t.Errorf("the draft is %d: %s", d.Revision, d.JSON())
		}

		// With a draft in work, only readers' side goes back.
		r.arrange(5, list(b, a))
		r.lets(publish.UndoFront(ctx, r.store, editor, news.FrontHome, 2))
		same(t, "after the second undo", r.shown(), "b")
		if d := r.frontDraft(); !d.Equal(list(b, a)) {
			t.Errorf("the draft in work became %s", d.JSON())
		}

		// Restoring is for the draft alone.
		r.lets(publish.RestoreFront(ctx, r.store, editor, news.FrontHome, r.frontDraft().Revision, 3))
		same(t, "after restoring", r.shown(), "b")
		if d := r.frontDraft(); !d.Equal(list(a)) {
			t.Errorf("restored was %s", d.JSON())
		}
		r.read(func(rd *store.Reader) error {
			history, err := rd.FrontVersions(news.FrontHome, 0, 9)
			same(t, "the history's length", len(history), 4)
			same(t, "what it says of the undo", history[0].Note, "as number 2 was")
			return err
		})
		r.whole()
	})
}

func TestAFrontCanBeGivenBackToTheRule(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		r.arrange(0, list(r.publish(text("a"))))
		r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 1))
		r.arrange(1, news.Front{})
		r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 2))
		same(t, "what the hand shows", r.shown(), "")
	})
}

func TestOnlyEditorsAndAboveArrangeFronts(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	a := r.publish(text("a"))
	r.arrange(0, list(a))
	r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 1))
	for _, role := range news.Roles() {
		by, may := as(role), role.May(news.RightFronts)
		base := r.frontDraft().Revision
		_, e1 := publish.SaveFront(t.Context(), r.store, by, news.FrontHome, base, list(a, a))
		_, e2 := publish.PublishFront(t.Context(), r.store, by, news.FrontHome, r.frontDraft().Revision)
		_, e3 := publish.DiscardFront(t.Context(), r.store, by, news.FrontHome, r.frontDraft().Revision)
		_, e4 := publish.RestoreFront(t.Context(), r.store, by, news.FrontHome, r.frontDraft().Revision, 1)
		_, e5 := publish.UndoFront(t.Context(), r.store, by, news.FrontHome, 1)
		for i, err := range []error{e1, e2, e3, e4, e5} {
			if may != (err == nil) || !may && !errors.Is(err, news.ErrForbidden) {
				t.Errorf("a %s, command %d: %v", role, i, err)
			}
		}
	}
}

func TestAFrontNamesOnlyWhatThereIs(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	a := r.publish(text("a"))
	var uk news.Section
	r.read(func(rd *store.Reader) (err error) { uk, err = rd.Section("uk"); return err })
	with := func(change func(*news.Container)) news.Front {
		f := list(a)
		change(&f.Containers[0])
		return f
	}
	for name, f := range map[string]news.Front{
		"containers[0].cards[0]":         list("nobody"),
		"containers[0].cards[1]":         list(a, "nobody"),
		"containers[0].cards[0].picture": with(func(c *news.Container) { c.Cards[0].Picture = "nothing" }),
		"containers[0].fill":             with(func(c *news.Container) { c.Fill = &news.Fill{Section: "nowhere"} }),
		"containers[0].layout":           with(func(c *news.Container) { c.Layout = "carousel" }),
	} {
		_, err := publish.SaveFront(t.Context(), r.store, editor, news.FrontHome, 0, f)
		var at []string
		for _, e := range problems(err) {
			at = append(at, e.Field)
		}
		if !errors.Is(err, news.ErrInvalid) || !slices.Contains(at, name) {
			t.Errorf("%s: %v at %v", name, err, at)
		}
	}
	_, err := publish.SaveFront(t.Context(), r.store, editor, news.FrontHome, 0, with(func(c *news.Container) { c.Fill = &news.Fill{Topic: "nothing"} }))
	if !errors.Is(err, news.ErrInvalid) {
		t.Errorf("an unknown topic: %v", err)
	}
	if _, err := publish.SaveFront(t.Context(), r.store, editor, "nowhere", 0, list(a)); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("the front of no section: %v", err)
	}
	r.lets(publish.SaveFront(t.Context(), r.store, editor, uk.ID, 0, with(func(c *news.Container) { c.Fill = &news.Fill{Section: uk.ID} })))
}

// problems takes several errors apart.
func problems(err error) (all []*news.Error) {
	if many, ok := errors.AsType[news.Errors](err); ok {
		for _, e := range many {
			all = append(all, problems(e)...)
		}
		return all
	}
	if one, ok := errors.AsType[*news.Error](err); ok {
		all = append(all, one)
	}
	return all
}

func TestACardComesAndGoesWithItsStory(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		ctx := t.Context()
		id := r.draft(editor, text("late"))
		f := list(id, r.publish(text("a")))
		f.Containers[0].Cards[0].Headline = "told before its time"
		r.arrange(0, f)
		r.lets(publish.PublishFront(ctx, r.store, editor, news.FrontHome, 1))
		same(t, "before it is published", r.shown(), "a")
		r.let(publish.Embargo(ctx, r.store, editor, id, r.clock.Now().Add(time.Hour)))
		if _, err := publish.Publish(ctx, r.store, editor, id); !errors.Is(err, news.ErrConflict) {
			t.Fatalf("under embargo: %v", err)
		}
		same(t, "under embargo", r.shown(), "a")
		r.clock.Add(time.Hour)
		r.let(publish.Publish(ctx, r.store, editor, id))
		same(t, "published", r.shown(), "late told before its time,a")
		r.let(publish.Withdraw(ctx, r.store, chief, id, "It was wrong."))
		same(t, "withdrawn", r.shown(), "a")
	})
}

func TestAFrontGivesAwayNothingOfAnUpdateUnderEmbargo(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		ctx, id := t.Context(), r.publish(text("a"))
		f := list(id)
		f.Containers[0].Cards[0].Headline = "as readers know it"
		r.arrange(0, f)
		r.lets(publish.PublishFront(ctx, r.store, editor, news.FrontHome, 1))
		r.let(publish.Embargo(ctx, r.store, editor, id, r.clock.Now().Add(time.Hour)))

		f.Containers[0].Cards[0].Headline = "which is the secret"
		r.arrange(1, f)
		_, err := publish.PublishFront(ctx, r.store, editor, news.FrontHome, 2)
		if sentence, _ := news.Sentence(err); !errors.Is(err, news.ErrConflict) || !strings.Contains(sentence, "embargo") {
			t.Errorf("new words under embargo: %v", err)
		}
		f.Containers[0].Begins = news.At(r.clock.Now().Add(time.Hour))
		r.arrange(2, f)
		r.lets(publish.PublishFront(ctx, r.store, editor, news.FrontHome, 3))
		same(t, "until then", r.shown(), "")
		r.clock.Add(time.Hour)
		same(t, "from then on", r.shown(), "a which is the secret")
	})
}

func TestWordsThatReadersHaveMayStayOnAFrontUnderEmbargo(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	a, b := r.publish(text("a")), r.publish(text("b"))
	f := list(a)
	f.Containers[0].Cards[0].Headline = "as readers know it"
	r.arrange(0, f)
	r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 1))
	r.let(publish.Embargo(t.Context(), r.store, editor, a, r.clock.Now().Add(time.Hour)))
	f.Containers[0].Cards = append(f.Containers[0].Cards, news.Card{Story: b, Headline: "anew"})
	r.arrange(1, f)
	r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 2))
	same(t, "readers see", r.shown(), "a as readers know it,b anew")
}

func TestAPaidContainerIsPublishedOnlyWithTheNameOfWhoPaid(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	f := list(r.publish(text("a")))
	f.Containers[0].Paid = &news.Paid{By: "  "}
	r.arrange(0, f)
	if _, err := publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, 1); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("published without a name: %v", err)
	}
	same(t, "readers see", r.shown(), "")
}

// TestAChangeOfAStoryLeavesFrontsAlone keeps fronts by hand from being made anew
// with each story that has no place on them.
func TestAChangeOfAStoryLeavesFrontsAlone(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	head := r.head()
	r.publish(edit.Text{Headline: "Gate shut", Section: "uk"})
	if keys := r.touchedSince(head); slices.Contains(keys, news.KeyFrontHome) {
		t.Errorf("publishing a story touched %v", keys)
	}
}

func TestTheFrontOfAnotherEditionHasAPlaceOfItsOwn(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		german := r.edition(news.Edition{Slug: "deutsch", Name: "Deutsch", Language: "de"})
		first := r.editions()[0]
		story := r.publish(edit.Text{Headline: "Eins", Section: "uk", Edition: "deutsch"})
		f := list(story)
		out := r.lets(publish.SaveFront(t.Context(), r.store, editor, german.ID, 0, f))
		head := r.head()
		r.lets(publish.PublishFront(t.Context(), r.store, editor, german.ID, out.Draft.Revision))
		if keys := r.touchedSince(head); !slices.Equal(keys, []news.Key{news.FrontKey(german.ID)}) {
			t.Errorf("it touched %v", keys)
		}
		if _, err := publish.SaveFront(t.Context(), r.store, editor, first.ID, 0, f); !errors.Is(err, news.ErrNotFound) {
			t.Errorf("the default edition's front under another name than the main one's: %v", err)
		}
		for place, warned := range map[string]bool{german.ID: false, news.FrontHome: true} {
			r.read(func(rd *store.Reader) error {
				all, err := publish.FrontWarnings(rd, place, f, r.store.Now())
				if (len(all) > 0) != warned {
					t.Errorf("of a German story on the front %s one is told %v", place, all)
				}
				return err
			})
		}
	})
}
