package store_test

import (
	"errors"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

// pictures asks as the public which of some assets there are, in words.
func (n *newsroom) pictures(ids ...string) (found string) {
	n.t.Helper()
	n.public(func(p *store.Public) error {
		all, err := p.Assets(ids)
		for _, id := range ids {
			one, e := p.Asset(id)
			if got, ok := all[id]; ok != (e == nil) || got != one {
				n.t.Errorf("of %s, Assets says %+v and Asset %+v, %v", id, got, one, e)
			}
			if e == nil {
				found += id + " "
			} else if !errors.Is(e, news.ErrNotFound) {
				return e
			}
		}
		return err
	})
	return found
}

func TestTheLeadPictureStaysWithItsRevisionAndWithWhatReadersGet(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		pic := news.Picture{Asset: "pier", Alt: "A pier", Caption: "At dawn"}
		s := n.draft(func(_ *news.Story, d *news.Draft) { d.Picture = pic })
		p := n.publish("Pier", func(p *news.Published) { p.Picture = pic })
		n.read(func(r *store.Reader) error {
			v, e1 := r.Revision(s.ID, 1)
			same(t, "the revision's picture", v.Picture, pic)
			got, e2 := r.Published(p.ID)
			same(t, "what readers get", got.Picture, pic)
			return firstError(e1, e2)
		})
		n.public(func(pub *store.Public) error {
			list, err := pub.Stories(store.List{Limit: 1, Bare: true})
			same(t, "the picture in a list", list[0].Picture, pic)
			return err
		})
	})
}

func TestTheReadersPicturesAreThoseOfPublishedStories(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.write(func(tx *store.Tx) error {
			return firstError(tx.PutAsset(news.Asset{ID: "pier", Hash: "1", Alt: "Pier"}), tx.PutAsset(news.Asset{ID: "quay", Hash: "2"}), tx.PutAsset(news.Asset{ID: "sea", Hash: "3"}))
		})
		a, b := n.publish("A", nil), n.publish("B", nil)
		show := func(story string, ids ...string) {
			t.Helper()
			n.write(func(tx *store.Tx) error { return tx.ShowAssets(story, ids) })
		}
		see := func(when, want string) {
			t.Helper()
			same(t, when, n.pictures("pier", "quay", "sea", "nothing"), want)
		}
		see("before any is shown", "")
		show(a.ID, "pier", "quay", "pier", "nothing")
		show(b.ID, "pier")
		see("of two stories", "pier quay ")
		show(a.ID, "sea")
		see("after an update", "pier sea ")
		n.read(func(r *store.Reader) error {
			ids, e1 := r.ShownAssets(a.ID)
			same(t, "what A shows", ids, []string{"sea"})
			pier, e2 := r.AssetShown("pier")
			quay, e3 := r.AssetShown("quay")
			if !pier || quay {
				t.Errorf("pier is shown: %v, quay: %v", pier, quay)
			}
			return firstError(e1, e2, e3)
		})
		n.write(func(tx *store.Tx) error { return tx.RemovePublished(b.ID) })
		see("after a withdrawal", "sea ")
	})
}
