package store_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// opened gives a draft with an open text of n steps, saved up to one of them.
func opened(n *newsroom, steps, saved int64) store.OpenText {
	id := n.draft(nil).ID
	o := store.OpenText{StoryID: id, Version: steps, Revision: 1, Saved: saved, Doc: []byte(`{"type":"doc"}`), By: n.in.editor.ID, Touched: noon(0)}
	n.write(func(tx *store.Tx) error {
		if err := tx.PutOpenText(store.OpenText{}, o); err != nil {
			return err
		}
		return tx.AddOpenSteps(someSteps(id, 0, steps))
	})
	return o
}

func someSteps(id string, after, through int64) (all []store.OpenStep) {
	for v := after + 1; v <= through; v++ {
		all = append(all, store.OpenStep{StoryID: id, Version: v, Client: "tab", By: "ann", Step: fmt.Appendf(nil, `{"n":%d}`, v)})
	}
	return all
}

func TestAnOpenTextComesBackAsItWasWritten(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		o := opened(n, 3, 1)
		field := store.OpenField{StoryID: o.StoryID, Name: "headline", Value: "Fog “lifts”", Turn: 1, By: "ann"}
		n.write(func(tx *store.Tx) error {
			return firstError(tx.PutOpenField(store.OpenField{StoryID: o.StoryID, Name: "headline", Value: "Fog"}), tx.PutOpenField(field))
		})
		n.read(func(r *store.Reader) error {
			got, e1 := r.OpenText(o.StoryID)
			steps, e2 := r.OpenSteps(o.StoryID, 1, 10)
			fields, e3 := r.OpenFields(o.StoryID)
			unsaved, e4 := r.UnsavedTexts("", 10)
			same(t, "the text", got, o)
			same(t, "the steps", steps, someSteps(o.StoryID, 1, 3))
			same(t, "the fields", fields, []store.OpenField{field})
			same(t, "what is unsaved", unsaved, []string{o.StoryID})
			return firstError(e1, e2, e3, e4)
		})
		if err := n.s.Read(t.Context(), func(r *store.Reader) error { _, err := r.OpenText("nothing"); return err }); !errors.Is(err, news.ErrNotFound) {
			t.Errorf("a text that nobody wrote in gave %v", err)
		}
	})
}

// TestOfTwoWhoTakeTheSameTurnOneWins is what keeps one order where several
// nodes serve one database.
func TestOfTwoWhoTakeTheSameTurnOneWins(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		was := opened(n, 3, 3)
		is := was
		is.Version = 4
		take := func() error {
			_, err := n.s.Write(t.Context(), func(tx *store.Tx) error {
				return firstError(tx.PutOpenText(was, is), tx.AddOpenSteps(someSteps(was.StoryID, 3, 4)))
			})
			return err
		}
		if err := take(); err != nil {
			t.Fatal(err)
		}
		if err := take(); !errors.Is(err, news.ErrConflict) {
			t.Errorf("the second of two was told %v", err)
		}
		_, err := n.s.Write(t.Context(), func(tx *store.Tx) error { return tx.AddOpenSteps(someSteps(was.StoryID, 3, 4)) })
		if !errors.Is(err, news.ErrConflict) {
			t.Errorf("a version that is taken was taken again: %v", err)
		}
		_, err = n.s.Write(t.Context(), func(tx *store.Tx) error { return tx.PutOpenText(store.OpenText{}, was) })
		if !errors.Is(err, news.ErrConflict) {
			t.Errorf("an open text was opened anew: %v", err)
		}
	})
}

// TestATextThatRestsForgetsItsStepsAndNotItsCount: what is unsaved never rests.
func TestATextThatRestsForgetsItsStepsAndNotItsCount(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		whole, unsaved := opened(n, 3, 3), opened(n, 3, 2)
		rest := func(before news.Time) (rested int) {
			n.write(func(tx *store.Tx) (err error) { rested, err = tx.RestOpenTexts(before, 10); return err })
			return rested
		}
		if got := rest(noon(0)); got != 0 {
			t.Errorf("%d rested that were touched just now", got)
		}
		if got := rest(news.At(noon(0).Add(time.Second))); got != 1 {
			t.Errorf("%d rested, want the one that is saved", got)
		}
		n.read(func(r *store.Reader) error {
			a, e1 := r.OpenText(whole.StoryID)
			left, e2 := r.OpenSteps(whole.StoryID, 0, 10)
			kept, e3 := r.OpenSteps(unsaved.StoryID, 0, 10)
			if a.Version != 3 || a.Oldest != 3 || len(a.Doc) != 0 || len(left) != 0 || len(kept) != 3 {
				t.Errorf("the text that rests is %+v with %d steps, the other has %d", a, len(left), len(kept))
			}
			return firstError(e1, e2, e3)
		})
	})
}

func TestStepsAndFieldsAreForgottenUpToWhereItIsSaid(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		o := opened(n, 5, 5)
		n.write(func(tx *store.Tx) error {
			return firstError(
				tx.PutOpenField(store.OpenField{StoryID: o.StoryID, Name: "kicker", Turn: 1}), tx.PutOpenField(store.OpenField{StoryID: o.StoryID, Name: "slug", Turn: 2}),
				tx.DropOpenSteps(o.StoryID, 3), tx.DropOpenFields(o.StoryID, 1))
		})
		n.read(func(r *store.Reader) error {
			steps, e1 := r.OpenSteps(o.StoryID, 0, 10)
			fields, e2 := r.OpenFields(o.StoryID)
			if len(steps) != 2 || steps[0].Version != 4 || len(fields) != 1 || fields[0].Name != "slug" {
				t.Errorf("left are %v and %v", steps, fields)
			}
			return firstError(e1, e2)
		})
	})
}
