package publish_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"broadsheet/checklist"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// level sets one rule.
func (r *room) level(rule string, l checklist.Level) {
	r.Helper()
	_, err := checklist.SetLevels(r.Context(), r.store, as(news.RoleAdmin), map[string]checklist.Level{rule: l})
	r.ok(err)
}

// heldBy tells whether an error is the checklist's, for these rules in this order.
func heldBy(err error, rules ...string) bool {
	held, ok := errors.AsType[*checklist.Held](err)
	if !ok || !errors.Is(err, news.ErrInvalid) {
		return false
	}
	var got []string
	for _, f := range held.Findings {
		got = append(got, f.Rule)
	}
	return strings.Join(got, " ") == strings.Join(rules, " ")
}

func TestABlockingRuleHoldsAStoryBackAndAnAdvisingOneDoesNot(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		id := r.draft(editor, text("a")) // without a byline
		r.level("byline", checklist.Block)
		before := r.traces(id)
		_, err := publish.Publish(t.Context(), r.store, chief, id)
		if sentence, _ := news.Sentence(err); !heldBy(err, "byline") || !strings.Contains(sentence, "Nobody is named") {
			t.Fatalf("publish: %v", err)
		}
		if _, err := publish.Schedule(t.Context(), r.store, chief, id, noon.Add(time.Hour)); !heldBy(err, "byline") {
			t.Fatalf("schedule: %v", err)
		}
		same(t, "what is left behind", r.traces(id), before)
		for _, l := range []checklist.Level{checklist.Advise, checklist.Off} {
			r.level("byline", l)
			r.let(publish.Publish(t.Context(), r.store, editor, id))
		}
	})
}

func TestAnUpdateOfAPublishedStoryIsAskedToo(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("old"))
	r.level("text", checklist.Block)
	r.save(id, edit.Text{Headline: "Headline new", Section: "uk"})
	if _, err := publish.Publish(t.Context(), r.store, chief, id); !heldBy(err, "text") {
		t.Fatalf("got %v", err)
	}
	same(t, "readers have", r.at(r.story(id).Path), "Headline old")
}

func TestAScheduledStoryThatBecameBlockedIsHeldAndShown(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		id, other := r.draft(editor, text("a")), r.draft(editor, text("b"))
		for _, id := range []string{id, other} {
			r.let(publish.Schedule(t.Context(), r.store, editor, id, noon.Add(time.Hour)))
		}
		_, _, err := edit.Note(t.Context(), r.store, reporter, id, news.Note{Kind: news.NoteLegal, Text: "He may sue."})
		r.ok(err)
		r.clock.Add(time.Hour)
		same(t, "published", r.due(), 1)
		st := r.story(id)
		if st.State != news.StateApproved || !st.Schedule.IsZero() || !strings.Contains(st.Reason, "He may sue.") || st.Published != 0 {
			t.Errorf("the held story is %+v", st)
		}
		same(t, "the other's state", r.story(other).State, news.StatePublished)
		same(t, "published later", r.due(), 0)
		r.whole()
	})
}

func TestAnOverrideIsForOneRevisionHasAReasonAndIsKept(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		id := r.draft(editor, text("a"))
		if _, err := publish.Override(t.Context(), r.store, chief, id, "In a hurry."); !errors.Is(err, news.ErrConflict) {
			t.Errorf("an override of nothing: %v", err)
		}
		r.level("byline", checklist.Block)
		if _, err := publish.Override(t.Context(), r.store, editor, id, "In a hurry."); !errors.Is(err, news.ErrForbidden) {
			t.Errorf("an editor's override: %v", err)
		}
		for _, reason := range []string{"", " \n", strings.Repeat("x", 1001)} {
			if _, err := publish.Override(t.Context(), r.store, chief, id, reason); !errors.Is(err, news.ErrInvalid) {
				t.Errorf("an override for %.10q: %v", reason, err)
			}
		}
		r.let(publish.Override(t.Context(), r.store, chief, id, "An agency’s text."))
		r.let(publish.Schedule(t.Context(), r.store, editor, id, noon.Add(time.Hour)))
		r.clock.Add(time.Hour)
		same(t, "published by the clerk", r.due(), 1)
		r.read(func(rd *store.Reader) error {
			o, err := rd.Override(id, 1)
			if o.Reason != "An agency’s text." || o.By != chief.ID {
				t.Errorf("kept: %+v", o)
			}
			return err
		})
		r.save(id, text("b"))
		if _, err := publish.Publish(t.Context(), r.store, chief, id); !heldBy(err, "byline") {
			t.Errorf("the next revision goes out by an override of the one before: %v", err)
		}
	})
}

func TestAnOverrideNeverPassesAnEmbargoNorARuleThatItDidNotKnow(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.draft(editor, text("a"))
	r.level("byline", checklist.Block)
	r.let(publish.Embargo(t.Context(), r.store, editor, id, noon.Add(time.Hour)))
	r.let(publish.Override(t.Context(), r.store, chief, id, "Agreed."))
	if _, err := publish.Publish(t.Context(), r.store, chief, id); !errors.Is(err, news.ErrConflict) || heldBy(err) {
		t.Errorf("under embargo: %v", err)
	}
	r.clock.Add(time.Hour)
	_, _, err := edit.Note(t.Context(), r.store, reporter, id, news.Note{Kind: news.NoteLegal})
	r.ok(err)
	if _, err := publish.Publish(t.Context(), r.store, chief, id); !heldBy(err, "legal") {
		t.Errorf("flagged since: %v", err)
	}
	r.let(publish.Override(t.Context(), r.store, chief, id, "Read by counsel."))
	r.let(publish.Publish(t.Context(), r.store, chief, id))
}

func TestWhatAnImportBringsIsNotAskedAbout(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.level("byline", checklist.Block)
	id := r.draft(editor, text("a"))
	_, err := r.store.Write(t.Context(), func(tx *store.Tx) error {
		_, err := publish.Past(tx, chief, id, news.At(noon.AddDate(-1, 0, 0)))
		return err
	})
	r.ok(err)
}

func TestAChangeOfTheChecklistIsForeseenAsItComesOut(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	admin := as(news.RoleAdmin)
	bare, signed := text("a"), text("b")
	signed.Bylines = []string{"Ann Orr"}
	for _, t := range []edit.Text{bare, signed} {
		r.let(publish.Schedule(r.Context(), r.store, editor, r.draft(editor, t), noon.Add(time.Hour)))
	}
	foresee := func(change map[string]checklist.Level) (said string) {
		r.read(func(rd *store.Reader) error {
			does, err := checklist.Foresee(rd, admin, change)
			said = strings.Join(does, " ")
			return err
		})
		return said
	}
	block := map[string]checklist.Level{"byline": checklist.Block}
	if said := foresee(block); !strings.Contains(said, "1 would be held") {
		t.Errorf("before: %s", said)
	}
	r.level("byline", checklist.Block)
	same(t, "what it does again", foresee(block), "")
	if said := foresee(map[string]checklist.Level{"byline": checklist.Off}); !strings.Contains(said, "1 that would have been held") {
		t.Errorf("back: %s", said)
	}
	r.clock.Add(time.Hour)
	same(t, "what goes out", r.due(), 1)
	r.read(func(rd *store.Reader) error {
		_, err := checklist.Foresee(rd, editor, block)
		if !errors.Is(err, news.ErrForbidden) {
			t.Errorf("an editor: %v", err)
		}
		if _, err := checklist.Foresee(rd, admin, map[string]checklist.Level{"none": checklist.Off}); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("no such rule: %v", err)
		}
		return nil
	})
}
