package publish_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// command is an act on one story as any user may ask for it.
type command struct {
	name  string
	act   news.Act
	right news.Right                            // for anybody's story
	own   func(s news.Story) (news.Right, bool) // for one's own, where that is another
	from  news.State                            // a state in which it is possible
	do    func(context.Context, *store.Store, news.User, news.Story) (news.Outcome, error)
}

// ownDraft is the right by which a writer changes a draft of their own.
func ownDraft(s news.Story) (news.Right, bool) {
	return news.RightEditOwn, s.State == news.StateDraft && s.Published == 0
}

func commands() []command {
	hour := func(s *store.Store) time.Time { return s.Now().Add(time.Hour) }
	return []command{
		{"save", news.ActSave, news.RightEditDrafts, ownDraft, news.StateDraft, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return edit.Save(ctx, s, by, st.ID, st.Revision, text("saved"))
		}},
		{"save an update", news.ActSave, news.RightEditPublic, nil, news.StatePublished, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return edit.Save(ctx, s, by, st.ID, st.Revision, text("saved"))
		}},
		{"revert", news.ActSave, news.RightEditDrafts, ownDraft, news.StateDraft, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return edit.Revert(ctx, s, by, st.ID, st.Revision, 1)
		}},
		{"submit", news.ActSubmit, news.RightSubmit, nil, news.StateDraft, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return edit.Submit(ctx, s, by, st.ID)
		}},
		{"approve", news.ActApprove, news.RightApprove, nil, news.StateSubmitted, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return edit.Approve(ctx, s, by, st.ID)
		}},
		{"send back", news.ActSendBack, news.RightApprove, nil, news.StateSubmitted, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return edit.SendBack(ctx, s, by, st.ID, "Too long.")
		}},
		{"spike", news.ActSpike, news.RightSpike, ownDraft, news.StateDraft, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return edit.Spike(ctx, s, by, st.ID, "Old news.")
		}},
		{"restore a spiked", news.ActRestore, news.RightSpike, func(news.Story) (news.Right, bool) { return news.RightEditOwn, true }, news.StateSpiked,
			func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
				return edit.Restore(ctx, s, by, st.ID)
			}},
		{"restore a withdrawn", news.ActRestore, news.RightWithdraw, nil, news.StateWithdrawn, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return edit.Restore(ctx, s, by, st.ID)
		}},
		{"embargo", news.ActEmbargo, news.RightPublish, nil, news.StateDraft, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Embargo(ctx, s, by, st.ID, hour(s))
		}},
		{"schedule", news.ActSchedule, news.RightPublish, nil, news.StateApproved, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Schedule(ctx, s, by, st.ID, hour(s))
		}},
		{"publish", news.ActPublish, news.RightPublish, nil, news.StateApproved, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Publish(ctx, s, by, st.ID)
		}},
		{"publish an update", news.ActPublish, news.RightPublish, nil, news.StatePublished, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Publish(ctx, s, by, st.ID)
		}},
		{"withdraw", news.ActWithdraw, news.RightWithdraw, nil, news.StatePublished, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Withdraw(ctx, s, by, st.ID, "It was wrong.")
		}},
		{"correct", news.ActCorrect, news.RightCorrect, nil, news.StatePublished, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Correct(ctx, s, by, st.ID, news.CorrectionClarification, "It was the other bridge.")
		}},
		{"retract", news.ActCorrect, news.RightRetract, nil, news.StatePublished, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Correct(ctx, s, by, st.ID, news.CorrectionRetraction, "It did not happen.")
		}},
		{"move", news.ActMove, news.RightMove, nil, news.StatePublished, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Move(ctx, s, by, st.ID, "world", "elsewhere")
		}},
		{"mark as breaking", news.ActBreaking, news.RightBreaking, nil, news.StatePublished, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Breaking(ctx, s, by, st.ID, hour(s))
		}},
		{"unschedule", news.ActUnplan, news.RightPublish, nil, news.StateApproved, func(ctx context.Context, s *store.Store, by news.User, st news.Story) (news.Outcome, error) {
			return publish.Unschedule(ctx, s, by, st.ID)
		}},
	}
}

// reach brings a new story of an author to a state.
func (r *room) reach(author news.User, state news.State) news.Story {
	r.Helper()
	id, ctx, all := r.draft(author, text(r.word())), r.Context(), news.System()
	switch state {
	case news.StateSubmitted:
		r.let(edit.Submit(ctx, r.store, all, id))
	case news.StateApproved:
		r.let(edit.Approve(ctx, r.store, all, id))
	case news.StatePublished:
		r.let(publish.Publish(ctx, r.store, all, id))
	case news.StateWithdrawn:
		r.let(publish.Publish(ctx, r.store, all, id))
		r.let(publish.Withdraw(ctx, r.store, all, id, "Wrong."))
	case news.StateSpiked:
		r.let(edit.Spike(ctx, r.store, all, id, ""))
	case news.StateDraft:
	}
	return r.story(id)
}

// ready brings a new story of an author to where a command can be tried on it.
func (r *room) ready(c command, author news.User, state news.State) news.Story {
	r.Helper()
	st := r.reach(author, state)
	if c.act == news.ActUnplan && (state == news.StateApproved || state == news.StatePublished) {
		r.let(publish.Schedule(r.Context(), r.store, news.System(), st.ID, r.clock.Now().Add(time.Hour)))
	}
	return r.story(st.ID)
}

// traces is all that a command could leave behind.
func (r *room) traces(id string) string {
	r.Helper()
	story := r.story(id)
	var shown string
	r.read(func(rd *store.Reader) error {
		p, err := rd.Published(id)
		if errors.Is(err, news.ErrNotFound) {
			err = nil
		}
		notes, e := rd.Corrections(id)
		shown = fmt.Sprintf("%+v %v", p, notes)
		return errors.Join(err, e)
	})
	return fmt.Sprintf("head %d, %+v, %s", r.head(), story, shown)
}

// TestEveryCommandAsksThePermissionTable tries every command as every role, on
// one's own story and on another's, against the table in package news.
func TestEveryCommandAsksThePermissionTable(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	for _, c := range commands() {
		for _, role := range news.Roles() {
			for _, own := range []bool{true, false} {
				by, author := as(role), news.User{ID: "somebody", Role: news.RoleAdmin}
				if own {
					author.ID = by.ID
				}
				st := r.ready(c, author, c.from)
				right := c.right
				if own && c.own != nil {
					if narrower, ok := c.own(st); ok {
						right = narrower
					}
				}
				var want error
				switch {
				case !own && !role.May(news.RightReadAll):
					want = news.ErrNotFound
				case !role.May(right):
					want = news.ErrForbidden
				}
				before := r.traces(st.ID)
				_, err := c.do(t.Context(), r.store, by, st)
				if !errors.Is(err, want) {
					t.Errorf("%s as %s, own %v: got %v, want %v", c.name, role, own, err, want)
				}
				if _, told := news.Sentence(err); err != nil && !told {
					t.Errorf("%s as %s: no sentence for a person in %v", c.name, role, err)
				}
				if after := r.traces(st.ID); (after == before) != (want != nil) && c.name != "revert" { // to revert to what is there changes nothing
					t.Errorf("%s as %s, own %v: want %v, but it went\nfrom %s\nto   %s", c.name, role, own, want, before, after)
				}
			}
		}
	}
	r.whole()
}

// TestAHiddenStoryLooksLikeAMissingOne compares what a contributor is told of
// another's story with what is told of none, word for word.
func TestAHiddenStoryLooksLikeAMissingOne(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	const none = "01JZZZZZZZZZZZZZZZZZZZZZZZ"
	for _, c := range commands() {
		st := r.ready(c, editor, c.from)
		_, hidden := c.do(t.Context(), r.store, as(news.RoleContributor), st)
		_, missing := c.do(t.Context(), r.store, as(news.RoleContributor), news.Story{ID: none, Revision: st.Revision})
		a, _ := news.Sentence(hidden)
		b, _ := news.Sentence(missing)
		if a != fmt.Sprintf("There is no story %s.", st.ID) || b != fmt.Sprintf("There is no story %s.", none) {
			t.Errorf("%s: of a hidden story %q, of a missing one %q", c.name, a, b)
		}
	}
}

// TestASwitchedOffAccountMayNothing holds for the widest role too.
func TestASwitchedOffAccountMayNothing(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	off := as(news.RoleAdmin)
	off.Disabled = true
	for _, c := range commands() {
		st := r.ready(c, editor, c.from)
		before := r.traces(st.ID)
		if _, err := c.do(t.Context(), r.store, off, st); err == nil {
			t.Errorf("%s went through", c.name)
		}
		same(t, c.name, r.traces(st.ID), before)
	}
	if _, err := edit.New(t.Context(), r.store, off, text("x")); !errors.Is(err, news.ErrForbidden) {
		t.Errorf("a new story: %v", err)
	}
}

// TestEveryCommandFollowsTheWorkflow tries every command in every state.
func TestEveryCommandFollowsTheWorkflow(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	for _, c := range commands() {
		for _, state := range news.States() {
			st := r.ready(c, editor, state)
			to, want := state.After(c.act)
			before := r.traces(st.ID)
			_, err := c.do(t.Context(), r.store, as(news.RoleAdmin), st)
			after := r.traces(st.ID)
			switch {
			case want != nil && !errors.Is(err, news.ErrConflict):
				t.Errorf("%s a %s story: got %v, want a conflict", c.name, state, err)
			case want != nil && after != before:
				t.Errorf("%s a %s story: refused, but it went\nfrom %s\nto   %s", c.name, state, before, after)
			case want == nil && err != nil:
				t.Errorf("%s a %s story: %v", c.name, state, err)
			case want == nil:
				same(t, c.name+" a "+string(state)+" story", r.story(st.ID).State, to)
			}
		}
	}
	r.whole()
}
