package publish_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// fuse is a context that ends when it has been looked at a number of times:
// the database looks at each statement, so a test can end a command at every
// one of its steps.
type fuse struct {
	context.Context
	mu   sync.Mutex
	left int
	done chan struct{}
}

func newFuse(ctx context.Context, left int) *fuse {
	return &fuse{Context: ctx, left: left, done: make(chan struct{})}
}

func (f *fuse) burn() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.left--; f.left == 0 {
		close(f.done)
	}
	return f.left <= 0
}

// Done implements context.Context.
func (f *fuse) Done() <-chan struct{} { f.burn(); return f.done }

// Err implements context.Context.
func (f *fuse) Err() error {
	if f.burn() {
		return context.Canceled
	}
	return nil
}

// TestACommandThatEndsAtAnyOfItsStepsIsWholeOrNothing ends commands that write
// to many tables at each of their steps in turn.
func TestACommandThatEndsAtAnyOfItsStepsIsWholeOrNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		stride := 1
		if strings.HasSuffix(t.Name(), "/postgres") {
			stride = 13 // each costs a new connection
		}
		for _, c := range []struct {
			name string
			from news.State
			do   func(context.Context, string) error
		}{
			{"publish", news.StateApproved, func(ctx context.Context, id string) error {
				_, err := publish.Publish(ctx, r.store, chief, id)
				return err
			}},
			{"move", news.StatePublished, func(ctx context.Context, id string) error {
				_, err := publish.Move(ctx, r.store, chief, id, "world", "moved")
				return err
			}},
			{"correct", news.StatePublished, func(ctx context.Context, id string) error {
				_, err := publish.Correct(ctx, r.store, chief, id, news.CorrectionUpdate, "Noted.")
				return err
			}},
			{"withdraw", news.StatePublished, func(ctx context.Context, id string) error {
				_, err := publish.Withdraw(ctx, r.store, chief, id, "Wrong.")
				return err
			}},
		} {
			id, cut := r.reach(editor, c.from).ID, 0
			for steps := 1; ; steps += stride {
				before, head := r.traces(id), r.head()
				err := c.do(newFuse(t.Context(), steps), id)
				if err != nil && r.head() == head {
					same(t, c.name+", what is left behind", r.traces(id), before)
					cut++
					continue
				}
				// Who gives up while the commit is on its way can't know whether it arrived; here it did.
				same(t, c.name+", changes", r.head(), head+1)
				r.whole()
				break
			}
			if cut < 10 {
				t.Errorf("%s was ended at %d steps only", c.name, cut)
			}
		}
		r.whole()
	})
}

// TestAStepThatFailsTakesTheRestWithIt: a door that does two things in one
// transaction gets both or neither, and the next command finds all well.
func TestAStepThatFailsTakesTheRestWithIt(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		id := r.draft(editor, text("a"))
		before, broken := r.traces(id), errors.New("the power went")
		_, err := r.store.Write(t.Context(), func(tx *store.Tx) error {
			if _, err := publish.Past(tx, chief, id, news.At(noon.AddDate(0, 0, -1))); err != nil {
				return err
			}
			return broken
		})
		if !errors.Is(err, broken) {
			t.Error(err)
		}
		same(t, "what is left behind", r.traces(id), before)
		r.let(publish.Publish(t.Context(), r.store, editor, id))
		r.whole()
	})
}

// TestEveryCommandOnAStoryThatDoesNotExistSaysSo in a sentence.
func TestEveryCommandOnAStoryThatDoesNotExistSaysSo(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	before := r.head()
	for _, id := range []string{"", "none", "01JZZZZZZZZZZZZZZZZZZZZZZZ", "\x00", "\xff", "' OR 1=1 --"} {
		for _, c := range commands() {
			_, err := c.do(t.Context(), r.store, admin, news.Story{ID: id, Revision: 1})
			if _, told := news.Sentence(err); !errors.Is(err, news.ErrNotFound) || !told {
				t.Errorf("%s %q: %v", c.name, id, err)
			}
		}
	}
	same(t, "the log's head", r.head(), before)
}
