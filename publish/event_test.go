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

func (r *room) topicNamed(name string) (t news.Topic) {
	r.Helper()
	r.read(func(rd *store.Reader) (err error) { t, err = rd.TopicNamed(name); return err })
	return t
}

// timeline gives the days of a topic as readers have them.
func (r *room) timeline(t news.Topic) string {
	r.Helper()
	var days []string
	r.public(func(p *store.Public) error {
		list, err := p.Events(t)
		for _, e := range list {
			days = append(days, e.Day+" "+e.Text)
		}
		return err
	})
	return strings.Join(days, "; ")
}

func TestATimelineIsWrittenAmendedAndLosesADay(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		r.publish(edit.Text{Headline: "Gate", Section: "uk", Topics: []string{"Sea gate"}})
		gate := r.topicNamed("Sea gate")
		first, seq, err := publish.Event(t.Context(), r.store, editor, news.Event{Topic: gate.ID, Day: "1953-01-31", Text: " The flood. "})
		r.ok(err)
		if keys := r.touchedSince(seq - 1); !slices.Equal(keys, []news.Key{"topic-events:sea-gate"}) {
			t.Errorf("it touched %v", keys)
		}
		_, _, err = publish.Event(t.Context(), r.store, editor, news.Event{Topic: gate.ID, Day: "1961", Text: "The gate is built."})
		r.ok(err)
		same(t, "two days", r.timeline(gate), "1961 The gate is built.; 1953-01-31 The flood.")
		first.Text = "The great flood."
		_, _, err = publish.Event(t.Context(), r.store, editor, first)
		r.ok(err)
		same(t, "amended", r.timeline(gate), "1961 The gate is built.; 1953-01-31 The great flood.")
		_, err = publish.DropEvent(t.Context(), r.store, editor, first.ID)
		r.ok(err)
		same(t, "one removed", r.timeline(gate), "1961 The gate is built.")
		if _, err = publish.DropEvent(t.Context(), r.store, editor, first.ID); !errors.Is(err, news.ErrNotFound) {
			t.Errorf("a second time: %v", err)
		}
	})
}

func TestATimelineFollowsItsTopicIntoAnother(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.publish(edit.Text{Headline: "Gate", Section: "uk", Topics: []string{"Sea gate", "Barrier"}})
	_, _, err := publish.Event(t.Context(), r.store, editor, news.Event{Topic: r.topicNamed("Barrier").ID, Day: "1961", Text: "Built."})
	r.ok(err)
	_, _, err = publish.MergeTopics(t.Context(), r.store, chief, r.topicNamed("Barrier").ID, r.topicNamed("Sea gate").ID)
	r.ok(err)
	same(t, "the days", r.timeline(r.topicNamed("Sea gate")), "1961 Built.")
}

func TestBadDaysAreRefusedWithASentence(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(edit.Text{Headline: "Gate", Section: "uk", Topics: []string{"Sea gate"}})
	gate, head := r.topicNamed("Sea gate"), r.head()
	for _, c := range []struct {
		by   news.User
		e    news.Event
		kind error
	}{
		{editor, news.Event{Topic: gate.ID, Day: "2026-02-30", Text: "No such day"}, news.ErrInvalid},
		{editor, news.Event{Topic: gate.ID, Day: "24 November", Text: "No day"}, news.ErrInvalid},
		{editor, news.Event{Topic: gate.ID, Day: "0000", Text: "No year"}, news.ErrInvalid},
		{editor, news.Event{Topic: gate.ID, Day: "2026-1-1", Text: "Written otherwise"}, news.ErrInvalid},
		{editor, news.Event{Topic: gate.ID, Day: "2026", Text: " "}, news.ErrInvalid},
		{editor, news.Event{Topic: gate.ID, Day: "2026", Text: strings.Repeat("a", news.MaxEventText+1)}, news.ErrInvalid},
		{editor, news.Event{Topic: gate.ID, Day: "2026", Text: "Of a story that is not", Story: "none"}, news.ErrInvalid},
		{editor, news.Event{Topic: "none", Day: "2026", Text: "Of no topic"}, news.ErrNotFound},
		{editor, news.Event{ID: "none", Day: "2026", Text: "Amends nothing"}, news.ErrNotFound},
		{reporter, news.Event{Topic: gate.ID, Day: "2026", Text: "By a reporter", Story: id}, news.ErrForbidden},
	} {
		_, _, err := publish.Event(t.Context(), r.store, c.by, c.e)
		if _, told := news.Sentence(err); !errors.Is(err, c.kind) || !told {
			t.Errorf("%s: %v", c.e.Text[:min(len(c.e.Text), 30)], err)
		}
	}
	same(t, "nothing was written", r.head(), head)
	for range news.MaxEvents {
		_, _, err := publish.Event(t.Context(), r.store, editor, news.Event{Topic: gate.ID, Day: "2026", Text: "A day"})
		r.ok(err)
	}
	if _, _, err := publish.Event(t.Context(), r.store, editor, news.Event{Topic: gate.ID, Day: "2026", Text: "One too many"}); !errors.Is(err, news.ErrConflict) {
		t.Errorf("one too many: %v", err)
	}
}
