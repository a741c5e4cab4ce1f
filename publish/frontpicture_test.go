package publish_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// pictured is a front with one card, which shows a picture of its own.
func pictured(story, asset string) news.Front {
	return news.Front{Containers: []news.Container{{Layout: news.LayoutLead, Cards: []news.Card{{Story: story, Picture: asset}}}}}
}

// knows tells whether the public may know of a picture, and until when.
func (r *room) knows(asset string) (known bool, ends time.Time) {
	r.Helper()
	r.public(func(p *store.Public) error {
		_, err := p.Asset(asset)
		if known, ends = err == nil, p.Ends(); errors.Is(err, news.ErrNotFound) {
			err = nil
		}
		return err
	})
	return known, ends
}

func TestThePictureOfACardIsPublicWithTheCard(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		r.pictures()
		see := func(when string, want bool) {
			t.Helper()
			known, _ := r.knows("pier")
			same(t, when, known, want)
		}
		id := r.publish(text("a"))
		out := r.arrange(0, pictured(id, "pier"))
		see("in a draft", false)
		out = r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, out.Draft.Revision))
		see("on the front", true)
		r.let(publish.Withdraw(t.Context(), r.store, chief, id, "An error"))
		see("when its story is withdrawn", false)
		other := r.publish(text("b"))
		out = r.arrange(out.Draft.Revision, pictured(other, "pier"))
		out = r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, out.Draft.Revision))
		see("on a card of another story", true)
		out = r.arrange(out.Draft.Revision, pictured(other, "quay"))
		out = r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, out.Draft.Revision))
		see("when the card shows another", false)
		r.lets(publish.UndoFront(t.Context(), r.store, editor, news.FrontHome, out.Number-1))
		see("when that is undone", true)
		r.whole()
	})
}

func TestThePictureOfACardWaitsForItsContainersTime(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		r.pictures()
		f := pictured(r.publish(text("a")), "pier")
		begins, ends := r.clock.Now().Add(time.Hour), r.clock.Now().Add(2*time.Hour)
		f.Containers[0].Begins, f.Containers[0].Ends = news.At(begins), news.At(ends)
		out := r.arrange(0, f)
		r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, out.Draft.Revision))
		for _, step := range []struct {
			known bool
			until time.Time
		}{{false, begins}, {true, ends}, {false, time.Time{}}} {
			known, until := r.knows("pier")
			if known != step.known || !until.Equal(step.until) {
				t.Errorf("at %s it is known: %v until %v, want %v until %v", r.clock.Now(), known, until, step.known, step.until)
			}
			r.clock.Add(time.Hour)
		}
	})
}

// TestEditorsWhoPublishAFrontAtOnceEachTakeANumberOfTheirOwn has more of them
// than any number of retries would let through.
func TestEditorsWhoPublishAFrontAtOnceEachTakeANumberOfTheirOwn(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		base := 0
		for _, title := range []string{"one", "two"} {
			f := list(r.publish(text(title)))
			base = r.arrange(base, f).Draft.Revision
			r.lets(publish.PublishFront(t.Context(), r.store, editor, news.FrontHome, base))
		}
		const many = 12
		var all sync.WaitGroup
		errs := make([]error, many)
		for i := range many {
			all.Go(func() {
				_, errs[i] = publish.UndoFront(t.Context(), r.store, editor, news.FrontHome, 1+i%2)
			})
		}
		all.Wait()
		r.ok(errors.Join(errs...))
		r.read(func(rd *store.Reader) error {
			versions, err := rd.FrontVersions(news.FrontHome, 0, 99)
			for i, v := range versions {
				if want := len(versions) - i; v.Number != want {
					return fmt.Errorf("number %d stands where %d should", v.Number, want)
				}
			}
			live, e := rd.FrontLive(news.FrontHome)
			if len(versions) < 3 || live.Number != versions[0].Number {
				t.Errorf("%d numbers, and readers have %d", len(versions), live.Number)
			}
			return errors.Join(err, e)
		})
	})
}
