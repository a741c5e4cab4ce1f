package publish_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func TestEveryKindOfCorrectionIsPublicAtOnceAndMovesTheUpdate(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	kinds := []news.CorrectionKind{news.CorrectionCorrection, news.CorrectionClarification, news.CorrectionUpdate, news.CorrectionRetraction}
	for i, kind := range kinds {
		r.clock.Add(time.Minute)
		r.let(publish.Correct(t.Context(), r.store, chief, id, kind, " It was\n"+string(kind)+". "))
		r.public(func(p *store.Public) error {
			notes, e1 := p.Corrections(id)
			all, e2 := p.AllCorrections(news.Edition{}, store.Cursor{}, 10)
			story, e3 := p.Story(id)
			same(t, "the story's notes", len(notes), i+1)
			same(t, "all notes", len(all), i+1)
			same(t, "the newest", notes[0].Text, "It was "+string(kind)+".")
			same(t, "when", notes[0].At, r.store.Now())
			same(t, "the story was updated", story.Updated, r.store.Now())
			same(t, "and reads as before", story.Headline, "Headline a")
			return errors.Join(e1, e2, e3)
		})
	}
	r.let(publish.Withdraw(t.Context(), r.store, chief, id, "Wrong."))
	r.let(publish.Correct(t.Context(), r.store, editor, id, news.CorrectionUpdate, "The inquiry has ended."))
	same(t, "at its address", r.at(r.story(id).Path), "gone: Wrong.")
	r.public(func(p *store.Public) error {
		all, err := p.AllCorrections(news.Edition{}, store.Cursor{}, 10)
		same(t, "the notes of a withdrawn story", len(all), len(kinds)+1)
		for _, c := range all {
			same(t, "its headline in the list", c.Headline, "")
		}
		return err
	})
	r.whole()
}

// TestToPublishTheSameRevisionAgainIsNoUpdate: a second click on the button
// must not tell readers that there is something new.
func TestToPublishTheSameRevisionAgainIsNoUpdate(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	r.clock.Add(time.Hour)
	r.let(publish.Publish(t.Context(), r.store, editor, id))
	same(t, "updated", r.story(id).Updated, news.At(noon))
	r.let(publish.Correct(t.Context(), r.store, editor, id, news.CorrectionUpdate, "More."))
	corrected := r.store.Now()
	r.clock.Add(time.Hour)
	r.let(publish.Publish(t.Context(), r.store, editor, id))
	same(t, "updated after a correction", r.story(id).Updated, corrected)
	r.save(id, text("b"))
	r.let(publish.Publish(t.Context(), r.store, editor, id))
	same(t, "updated by a new text", r.story(id).Updated, r.store.Now())
}

func TestACorrectionThatSaysNothingOrTooMuchIsRefused(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	before := r.traces(id)
	for _, c := range []struct {
		kind        news.CorrectionKind
		text, field string
	}{
		{"erratum", "It was.", "kind"}, {"", "It was.", "kind"}, {news.CorrectionUpdate, "", "text"}, {news.CorrectionUpdate, "\u200b\u200b", "text"},
		{news.CorrectionUpdate, "\x00\xff", "text"}, {news.CorrectionUpdate, strings.Repeat("é", news.MaxCorrection+1), "text"},
	} {
		_, err := publish.Correct(t.Context(), r.store, chief, id, c.kind, c.text)
		if e, ok := errors.AsType[*news.Error](err); !ok || e.Field != c.field || !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%q, %.10q: %v", c.kind, c.text, err)
		}
	}
	same(t, "what is left behind", r.traces(id), before)
}

// TestNotesOfThePastKeepTheirDatesInAnyOrder, and the story the last of them.
func TestNotesOfThePastKeepTheirDatesInAnyOrder(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.draft(editor, text("a"))
	ago := func(days int) news.Time { return news.At(noon.AddDate(0, 0, -days)) }
	past := func(f func(*store.Tx) error) error { _, err := r.store.Write(t.Context(), f); return err }
	note := func(at news.Time) error {
		return past(func(tx *store.Tx) error {
			_, err := publish.PastCorrection(tx, chief, id, news.CorrectionUpdate, "Noted.", at)
			return err
		})
	}
	r.ok(past(func(tx *store.Tx) error { _, err := publish.Past(tx, chief, id, ago(9)); return err }))
	same(t, "its address", r.story(id).Path, "/uk/2026/11/15/headline-a")
	for _, at := range []news.Time{ago(3), ago(7), ago(5)} {
		r.ok(note(at))
	}
	same(t, "updated", r.story(id).Updated, ago(3))
	for _, at := range []news.Time{ago(10), ago(-1), {}} {
		if err := note(at); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("a note of %s: %v", at, err)
		}
	}
	r.whole()
}

func TestOnlyAPastThatCanBeIsPublishedAsOf(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.draft(editor, text("a"))
	before := r.traces(id)
	for _, at := range []news.Time{{}, news.At(noon.Add(time.Millisecond)), news.At(time.Date(800, 12, 25, 0, 0, 0, 0, time.UTC))} {
		_, err := r.store.Write(t.Context(), func(tx *store.Tx) error { _, err := publish.Past(tx, chief, id, at); return err })
		if !errors.Is(err, news.ErrInvalid) {
			t.Errorf("as of %s: %v", at, err)
		}
	}
	same(t, "what is left behind", r.traces(id), before)
}

func TestBreakingEndsByTheClockAndLastsADayAtMost(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	breaking := func() (is bool) {
		r.public(func(p *store.Public) error {
			b, err := p.Breaking()
			is = b != nil
			return err
		})
		return is
	}
	for _, until := range []time.Time{noon, noon.Add(-time.Second), noon.Add(24*time.Hour + time.Millisecond)} {
		if _, err := publish.Breaking(t.Context(), r.store, editor, id, until); !errors.Is(err, news.ErrInvalid) || breaking() {
			t.Errorf("until %s: %v", until, err)
		}
	}
	r.let(publish.Breaking(t.Context(), r.store, editor, id, noon.Add(24*time.Hour)))
	r.clock.Add(24*time.Hour - time.Millisecond)
	same(t, "a millisecond before", breaking(), true)
	r.save(id, text("b"))
	r.let(publish.Publish(t.Context(), r.store, editor, id))
	same(t, "after an update", breaking(), true)
	r.clock.Add(time.Millisecond)
	same(t, "at its end", breaking(), false)
	r.let(publish.Breaking(t.Context(), r.store, editor, id, r.clock.Now().Add(time.Hour)))
	same(t, "again", breaking(), true)
	r.let(publish.Breaking(t.Context(), r.store, editor, id, time.Time{}))
	same(t, "ended by hand", breaking(), false)
}
