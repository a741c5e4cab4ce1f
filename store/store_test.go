package store_test

import (
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

func TestAPublishedStoryIsFoundAtItsPath(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	seq, err := s.Write(t.Context(), func(tx *store.Tx) error {
		ed := news.Edition{ID: tx.NewID(), Slug: "uk", Name: "UK", Language: "en-GB"}
		if err := tx.PutEdition(ed); err != nil {
			return err
		}
		sec := news.Section{ID: tx.NewID(), Slug: "uk", Name: "UK"}
		if err := tx.PutSection(sec); err != nil {
			return err
		}
		st := news.Story{ID: tx.NewID(), State: news.StateDraft, Author: "x", Revision: 1, Kind: news.KindNews, Section: sec.ID}
		if err := tx.AddStory(st); err != nil {
			return err
		}
		p := news.Published{ID: st.ID, Revision: 1, Path: "/uk/a", Kind: news.KindNews, Edition: ed.ID, Section: sec.ID, Headline: "A", FirstPublished: tx.Now(), Updated: tx.Now()}
		if err := tx.PutPublished(st, p, []byte(`{"type":"doc"}`)); err != nil {
			return err
		}
		if err := tx.PutPermalink("/uk/a", st.ID); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActPublish, By: "x", Story: st.ID, Keys: []news.Key{news.KeyLatest}})
	})
	if err != nil || seq != 1 {
		t.Fatalf("write: change %d, %v", seq, err)
	}
	err = s.Public(t.Context(), func(p *store.Public) error {
		f, err := p.At("/uk/a")
		if err != nil || f.Story == nil || f.Story.Headline != "A" {
			t.Errorf("at /uk/a: %+v, %v", f, err)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
