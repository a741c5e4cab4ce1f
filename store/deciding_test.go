package store_test

import (
	"errors"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

func TestAPreviewLinkIsKeptUsedAndRevoked(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		s := n.draft(nil)
		n.write(func(tx *store.Tx) error {
			return firstError(
				tx.AddPreviewLink(store.PreviewLink{ID: "a", StoryID: s.ID, Revision: 1, TokenHash: "ha", For: "Counsel", By: "u", Created: noon(0), Expires: noon(3)}),
				tx.AddPreviewLink(store.PreviewLink{ID: "b", StoryID: s.ID, Revision: 1, TokenHash: "hb", For: "Her", By: "u", Created: noon(1), Expires: noon(4)}),
				tx.UsePreviewLink("a"), tx.UsePreviewLink("a"), tx.RevokePreviewLink(s.ID, "b"),
				want(tx.RevokePreviewLink(s.ID, "b"), news.ErrConflict), want(tx.RevokePreviewLink("other", "a"), news.ErrConflict))
		})
		n.read(func(r *store.Reader) error {
			all, e1 := r.PreviewLinks(s.ID, 10)
			if len(all) != 2 || all[0].ID != "b" || all[0].Revoked.IsZero() || all[1].Uses != 2 || all[1].Used.IsZero() || all[1].Expires != noon(3) {
				t.Errorf("the links are %+v", all)
			}
			one, e2 := r.PreviewLink("ha")
			same(t, "the link", one.For, "Counsel")
			_, err := r.PreviewLink("none")
			return firstError(e1, e2, want(err, news.ErrNotFound))
		})
	})
}

func TestPlansAreListedByWhenTheyAreDueUntilTheyAreDropped(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		s := n.draft(nil)
		plan := func(id string, day int, change func(*news.Plan)) news.Plan {
			p := news.Plan{ID: id, What: "What " + id, Due: noon(day), By: "u", Created: noon(0)}
			if change != nil {
				change(&p)
			}
			return p
		}
		whole := plan("b", 1, func(p *news.Plan) { p.Section, p.Who, p.Note, p.Story = n.in.uk.ID, n.in.editor.ID, "Ring.", s.ID })
		n.write(func(tx *store.Tx) error {
			return firstError(tx.PutPlan(plan("c", 2, nil)), tx.PutPlan(whole), tx.PutPlan(plan("a", 1, nil)), tx.PutPlan(plan("d", 1, func(p *news.Plan) { p.Dropped = noon(0) })))
		})
		n.read(func(r *store.Reader) error {
			all, e1 := r.Plans(noon(1).Time, noon(2).Time, 10)
			if len(all) != 2 || all[0].ID != "a" || all[1] != whole {
				t.Errorf("the plans are %+v", all)
			}
			of, e2 := r.PlanOf(s.ID)
			same(t, "the story's plan", of, whole)
			due, e3 := r.Deadlines([]string{s.ID, "other"})
			same(t, "its deadline", due[s.ID], noon(1))
			_, err := r.PlanOf("other")
			return firstError(e1, e2, e3, want(err, news.ErrNotFound))
		})
		_, err := n.s.Write(t.Context(), func(tx *store.Tx) error { return tx.PutPlan(plan("e", 1, func(p *news.Plan) { p.Story = s.ID })) })
		if !errors.Is(err, news.ErrConflict) {
			t.Errorf("two plans of one story: %v", err)
		}
	})
}

func TestTheCalendarsStoriesAreReadByTime(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		at := func(name string, change func(*news.Story)) {
			n.draft(func(s *news.Story, _ *news.Draft) { s.Headline = name; change(s) })
		}
		at("b", func(s *news.Story) { s.Schedule = noon(1) })
		at("a", func(s *news.Story) { s.Schedule, s.Embargo = noon(0), noon(5) })
		at("c", func(s *news.Story) { s.Embargo, s.FirstPublished = noon(1), noon(1) })
		at("d", func(*news.Story) {})
		for name, c := range map[string]struct {
			read func(*store.Reader) ([]news.Story, error)
			want string
		}{
			"scheduled":        {func(r *store.Reader) ([]news.Story, error) { return r.ScheduledBetween(noon(0).Time, noon(2).Time, 9) }, "ab"},
			"scheduled before": {func(r *store.Reader) ([]news.Story, error) { return r.ScheduledBetween(noon(0).Time, noon(1).Time, 9) }, "a"},
			"under embargo":    {func(r *store.Reader) ([]news.Story, error) { return r.EmbargoedBetween(noon(1).Time, noon(5).Time, 9) }, "c"},
			"published": {func(r *store.Reader) ([]news.Story, error) {
				return r.PublishedBetween(time.UnixMilli(0), noon(9).Time, 9)
			}, "c"},
		} {
			n.read(func(r *store.Reader) error {
				all, err := c.read(r)
				got := ""
				for _, s := range all {
					got += s.Headline
				}
				same(t, name, got, c.want)
				return err
			})
		}
	})
}
