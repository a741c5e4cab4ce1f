package publish_test

import (
	"slices"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// pictures puts two pictures into the library.
func (r *room) pictures() {
	r.Helper()
	_, err := r.store.Write(r.Context(), func(tx *store.Tx) error {
		for _, id := range []string{"pier", "quay"} {
			if err := tx.PutAsset(news.Asset{ID: id, Hash: id, Caption: "The " + id}); err != nil {
				return err
			}
		}
		return nil
	})
	r.ok(err)
}

// seen tells which of the two pictures readers may know of.
func (r *room) seen() (ids []string) {
	r.Helper()
	r.public(func(p *store.Public) error {
		found, err := p.Assets([]string{"pier", "quay"})
		for id := range found {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		return err
	})
	return ids
}

func TestAPictureIsPublicWhileAPublishedTextShowsIt(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.pictures()
	see := func(when string, want ...string) {
		t.Helper()
		if got := r.seen(); !slices.Equal(got, want) {
			t.Errorf("%s readers see %v, want %v", when, got, want)
		}
	}
	lead := text("one")
	lead.Picture = news.Picture{Asset: "pier", Alt: " A  pier "}
	a := r.draft(editor, lead)
	see("of a draft")
	r.let(publish.Publish(t.Context(), r.store, editor, a))
	see("of a published story", "pier")
	both := edit.Text{Headline: "Two", Section: "uk", Body: withPicture(t, "Two.", "quay"), Picture: lead.Picture}
	b := r.publish(both)
	see("of two stories", "pier", "quay")
	r.save(b, text("two"))
	see("with a newer draft", "pier", "quay")
	r.let(publish.Publish(t.Context(), r.store, editor, b))
	see("after the update", "pier")
	r.let(publish.Withdraw(t.Context(), r.store, chief, a, "Wrong."))
	see("after the withdrawal")
}

func TestOnlyAPictureWhoseStandingChangesHasItsKeyTouched(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.pictures()
	lead := text("one")
	lead.Picture.Asset = "pier"
	touched := func(do func()) (keys []news.Key) {
		t.Helper()
		head := r.head()
		do()
		for _, k := range r.touchedSince(head) {
			if _, is := news.AssetOf(k); is {
				keys = append(keys, k)
			}
		}
		return keys
	}
	id := r.draft(editor, lead)
	update := func() { r.let(publish.Publish(t.Context(), r.store, editor, id)) }
	if got := touched(update); !slices.Equal(got, []news.Key{"asset:pier"}) {
		t.Errorf("the publication touched %v", got)
	}
	lead.Standfirst = "Another"
	r.save(id, lead)
	if got := touched(update); got != nil {
		t.Errorf("an update with the same picture touched %v", got)
	}
	lead.Picture.Asset = "quay"
	r.save(id, lead)
	if got := touched(update); !slices.Equal(got, []news.Key{"asset:pier", "asset:quay"}) {
		t.Errorf("an update with another picture touched %v", got)
	}
}
