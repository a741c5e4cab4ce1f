package publish_test

import (
	"errors"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// listed gives how many lists name a story.
func (r *room) listed(id string) (lists []string) {
	r.Helper()
	r.public(func(p *store.Public) error {
		uk, err := p.Section("uk")
		if err != nil {
			return err
		}
		for name, l := range map[string]store.List{
			"latest": {}, "section": {Section: uk}, "kind": {Kind: news.KindNews}, "day": {Day: noon}, "month": {Month: noon}, "bare": {Bare: true},
		} {
			l.Limit = 100
			stories, err := p.Stories(l)
			if err != nil {
				return err
			}
			for _, s := range stories {
				if s.ID == id {
					lists = append(lists, name)
				}
			}
		}
		b, err := p.Breaking()
		if b != nil && b.ID == id {
			lists = append(lists, "breaking")
		}
		return err
	})
	return lists
}

func TestAWithdrawnStoryIsGoneFromEverywhereAndSaysWhyAtEachAddressItHad(t *testing.T) {
	t.Parallel()
	r, ctx := newRoom(t), t.Context()
	story := text("a")
	story.Topics, story.Bylines = []string{"Fog"}, []string{"Ann Orr"}
	id := r.publish(story)
	first := r.story(id).Path
	r.let(publish.Move(ctx, r.store, editor, id, "", "b"))
	r.let(publish.Breaking(ctx, r.store, editor, id, noon.Add(1e12)))
	same(t, "lists that name it", len(r.listed(id)), 7)
	r.let(publish.Withdraw(ctx, r.store, chief, id, "  It named\nthe wrong man. "))
	same(t, "lists that name it", len(r.listed(id)), 0)
	for _, path := range []string{first, "/uk" + today + "b"} {
		same(t, "at "+path, r.at(path), "gone: It named the wrong man.")
	}
	r.public(func(p *store.Public) error {
		_, topic := p.Topic("fog")
		_, person := p.Contributor("ann-orr")
		if !errors.Is(topic, news.ErrNotFound) || !errors.Is(person, news.ErrNotFound) {
			t.Errorf("its topic and byline: %v, %v", topic, person)
		}
		return nil
	})
	r.whole()
}

func TestARestoredStoryStaysGoneUntilItIsPublishedAnewAtItsAddress(t *testing.T) {
	t.Parallel()
	r, ctx := newRoom(t), t.Context()
	id := r.publish(text("old"))
	path, first := r.story(id).Path, r.story(id).FirstPublished
	r.let(publish.Withdraw(ctx, r.store, chief, id, "Wrong."))
	r.let(edit.Restore(ctx, r.store, chief, id))
	same(t, "after restoring", r.at(path), "gone: Wrong.")
	r.save(id, text("new"))
	r.let(edit.Submit(ctx, r.store, editor, id))
	r.let(edit.SendBack(ctx, r.store, editor, id, "a secret of the newsroom"))
	same(t, "after sending back", r.at(path), "gone: Wrong.")
	r.let(edit.Spike(ctx, r.store, editor, id, "another secret"))
	same(t, "after spiking", r.at(path), "gone: Wrong.")
	r.let(edit.Restore(ctx, r.store, editor, id))
	r.clock.Add(1e12)
	r.let(publish.Publish(ctx, r.store, editor, id))
	same(t, "after publishing anew", r.at(path), "Headline new")
	st := r.story(id)
	same(t, "first published", st.FirstPublished, first)
	same(t, "updated", st.Updated, r.store.Now())
	same(t, "its notice and reason", st.Notice+st.Reason, "")
	r.whole()
}

func TestAWithdrawalNeedsAReasonThatReadersCanRead(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	before := r.traces(id)
	for _, reason := range []string{"", " \n\t", "\x00\x01", strings.Repeat("x", publish.MaxNotice+1)} {
		if _, err := publish.Withdraw(t.Context(), r.store, chief, id, reason); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%.10q: %v", reason, err)
		}
	}
	same(t, "what is left behind", r.traces(id), before)
}
