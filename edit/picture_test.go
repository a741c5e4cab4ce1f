package edit_test

import (
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// pier puts a picture into the library.
func pier(t testing.TB, s *store.Store) {
	t.Helper()
	_, err := s.Write(t.Context(), func(tx *store.Tx) error { return tx.PutAsset(news.Asset{ID: "pier", Hash: "1"}) })
	if err != nil {
		t.Fatal(err)
	}
}

func TestALeadPictureIsSavedWithItsRevisionAndComesBack(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	pier(t, s)
	pictured := text("a")
	pictured.Picture = news.Picture{Asset: "pier", Alt: "  A\npier ", Caption: "At dawn"}
	id := begin(t, s, pictured)
	wordless := text("a")
	wordless.Picture = news.Picture{Alt: "Of nothing", Caption: "Of nothing"}
	for i, next := range []edit.Text{wordless, pictured, pictured} {
		if _, err := edit.Save(t.Context(), s, reporter("ann"), id, min(i+1, 3), next); err != nil {
			t.Fatal(err)
		}
	}
	all := revisions(t, s, id)
	if len(all) != 3 { // the last save changed nothing
		t.Fatalf("%d revisions", len(all))
	}
	want := news.Picture{Asset: "pier", Alt: "A pier", Caption: "At dawn"}
	for i, pic := range []news.Picture{want, {}, want} {
		if all[i].Picture != pic {
			t.Errorf("revision %d has %+v, want %+v", i+1, all[i].Picture, pic)
		}
	}
	if _, err := edit.Revert(t.Context(), s, reporter("ann"), id, 3, 2); err != nil {
		t.Fatal(err)
	}
	read(t, s, func(r *store.Reader) error {
		v, err := r.Revision(id, 4)
		if err != nil || v.Picture != (news.Picture{}) {
			t.Errorf("the reverted text has %+v, %v", v.Picture, err)
		}
		back, err := edit.TextOf(r, all[0].Draft)
		if back.Picture != want {
			t.Errorf("the text has %+v", back.Picture)
		}
		return err
	})
}
