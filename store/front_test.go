package store_test

import (
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// front gives an arrangement of one list with cards of the stories.
func front(ids ...string) news.Front {
	c := news.Container{Layout: news.LayoutList}
	for _, id := range ids {
		c.Cards = append(c.Cards, news.Card{Story: id})
	}
	return news.Front{Containers: []news.Container{c}}
}

// show publishes an arrangement of the main front.
func (n *newsroom) show(f news.Front) (v news.FrontVersion) {
	n.t.Helper()
	n.write(func(tx *store.Tx) (err error) {
		v, err = tx.PublishFront(news.FrontVersion{Place: news.FrontHome, By: n.in.editor.ID, At: tx.Now(), Front: f})
		return err
	})
	return v
}

func TestAFrontThatNobodyArrangedIsEmptyAndNotAnError(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.read(func(r *store.Reader) error {
			draft, e1 := r.FrontDraft(news.FrontHome)
			live, e2 := r.FrontLive(news.FrontHome)
			history, e3 := r.FrontVersions(news.FrontHome, 0, 9)
			if draft.Revision != 0 || len(draft.Containers) > 0 || live.Number != 0 || len(history) > 0 {
				t.Errorf("the draft is %+v, what is live %+v, the history %v", draft, live, history)
			}
			_, err := r.FrontVersion(news.FrontHome, 1)
			return firstError(e1, e2, e3, want(err, news.ErrNotFound))
		})
		n.public(func(p *store.Public) error {
			a, err := p.Front(news.FrontHome)
			if len(a.Containers) > 0 {
				t.Errorf("readers see %+v", a)
			}
			return err
		})
	})
}

func TestADraftIsSavedOverTheOneBeforeItAndNeverOverAnother(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		save := func(revision int, title string) (saved bool) {
			n.write(func(tx *store.Tx) (err error) {
				saved, err = tx.PutFrontDraft(news.FrontDraft{Place: n.in.uk.ID, Revision: revision, By: n.in.editor.ID, Saved: tx.Now(),
					Front: news.Front{Containers: []news.Container{{Layout: news.LayoutLead, Title: title}}}})
				return err
			})
			return saved
		}
		for _, step := range []struct {
			revision int
			title    string
			saved    bool
		}{{1, "one", true}, {1, "one again", false}, {3, "three too early", false}, {2, "two", true}, {2, "two again", false}, {3, "three", true}} {
			if saved := save(step.revision, step.title); saved != step.saved {
				t.Errorf("revision %d, %s: saved is %v", step.revision, step.title, saved)
			}
		}
		n.read(func(r *store.Reader) error {
			d, err := r.FrontDraft(n.in.uk.ID)
			if d.Revision != 3 || d.Containers[0].Title != "three" || d.By != n.in.editor.ID || d.Saved.IsZero() {
				t.Errorf("the draft is %+v", d)
			}
			other, e := r.FrontDraft(n.in.europe.ID)
			same(t, "another front's revision", other.Revision, 0)
			return firstError(err, e)
		})
	})
}

func TestEveryPublishedFrontIsKeptUnderItsNumber(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		a, b := n.publish("Fog", nil), n.publish("Ice", nil)
		same(t, "the first number", n.show(front(a.ID)).Number, 1)
		same(t, "the second", n.show(front(b.ID, a.ID)).Number, 2)
		n.read(func(r *store.Reader) error {
			live, e1 := r.FrontLive(news.FrontHome)
			first, e2 := r.FrontVersion(news.FrontHome, 1)
			all, e3 := r.FrontVersions(news.FrontHome, 0, 9)
			older, e4 := r.FrontVersions(news.FrontHome, 2, 9)
			same(t, "what is live", live.Number, 2)
			if !first.Equal(front(a.ID)) || !live.Equal(front(b.ID, a.ID)) {
				t.Errorf("number 1 is %s, what is live %s", first.JSON(), live.JSON())
			}
			if len(all) != 2 || all[0].Number != 2 || len(older) != 1 || older[0].Number != 1 {
				t.Errorf("the history is %v, before 2 it is %v", all, older)
			}
			return firstError(e1, e2, e3, e4)
		})
		c, err := n.s.Check(t.Context())
		if err != nil || strings.Contains(strings.Join(c.Faults, "\n"), "front") {
			t.Errorf("the fronts are not whole: %v, %v", c.Faults, err)
		}
	})
}

func TestReadersGetOnlyCardsOfStoriesThatArePublishedAndOnlyAtTheirTime(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		fog, ice, gone := n.publish("Fog", nil), n.publish("Ice", nil), n.publish("Gone", nil)
		draft := n.draft(nil)
		n.write(func(tx *store.Tx) error { return tx.RemovePublished(gone.ID) })
		now := n.s.Now()
		f := front(draft.ID, gone.ID, fog.ID, "never-was")
		f.Containers[0].Cards[2].Supporting = []string{ice.ID, draft.ID, gone.ID}
		f.Containers = append(f.Containers,
			news.Container{Layout: news.LayoutList, Title: "to come", Begins: news.At(now.Add(time.Minute)), Cards: []news.Card{{Story: ice.ID}}},
			news.Container{Layout: news.LayoutList, Title: "past", Ends: now, Cards: []news.Card{{Story: ice.ID}}})
		n.show(f)
		n.public(func(p *store.Public) error {
			a, err := p.Front(news.FrontHome)
			if len(a.Containers) != 1 || len(a.Containers[0].Cards) != 1 || a.Containers[0].Cards[0].Story != fog.ID || len(a.Stories) != 2 {
				t.Errorf("readers get %s with %d stories", a.JSON(), len(a.Stories))
			}
			if s := a.Containers[0].Cards[0].Supporting; len(s) != 1 || s[0] != ice.ID {
				t.Errorf("supporting it are %v", s)
			}
			if got := p.Ends(); !got.Equal(now.Add(time.Minute)) {
				t.Errorf("the page ends at %v, want the minute in which the next container begins", got)
			}
			for _, id := range []string{draft.ID, gone.ID, fog.ID, ice.ID, "never-was"} {
				if !strings.Contains(notedBy(p), " story:"+id+" ") {
					t.Errorf("the key of %s is not noted: it may come or go", id)
				}
			}
			return err
		})
		n.read(func(r *store.Reader) error {
			live, err := r.FrontLive(news.FrontHome)
			if !live.Equal(f) {
				t.Errorf("the newsroom sees %s", live.JSON())
			}
			return err
		})
	})
}

func notedBy(p *store.Public) string {
	var b strings.Builder
	for _, k := range p.Keys() {
		b.WriteString(" " + string(k) + " ")
	}
	return b.String()
}

func TestAFrontThatDisagreesWithItsHistoryIsAFault(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.show(front())
		if err := n.s.Exec(`UPDATE published_fronts SET body = '{}'`); err != nil {
			t.Fatal(err)
		}
		c, err := n.s.Check(t.Context())
		if err != nil || len(c.Faults) != 1 || !strings.Contains(c.Faults[0], "front home") {
			t.Errorf("the check says %v, %v", c.Faults, err)
		}
	})
}
