package store_test

import (
	"errors"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

// TestBrokenConstraintsAreTheNewsroomsKinds tries what the tables refuse: what
// is taken is a conflict, what dangles is invalid, and neither shows a
// driver's words.
func TestBrokenConstraintsAreTheNewsroomsKinds(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		p := n.publish("Fog", nil)
		draft := n.draft(nil)
		n.write(func(tx *store.Tx) error {
			return firstError(tx.PutAPIKey(store.APIKey{ID: "k", TokenHash: "h"}), tx.PutSession(store.Session{TokenHash: "t", UserID: n.in.editor.ID, Expires: noon(9)}))
		})
		for _, c := range []struct {
			what string
			kind error
			do   func(*store.Tx) error
		}{
			{"a section's slug", news.ErrConflict, func(tx *store.Tx) error { return tx.PutSection(news.Section{ID: "x", Slug: "uk"}) }},
			{"an edition's slug", news.ErrConflict, func(tx *store.Tx) error { return tx.PutEdition(news.Edition{ID: "x", Slug: "main"}) }},
			{"a topic's slug", news.ErrConflict, func(tx *store.Tx) error { return tx.PutTopic(news.Topic{ID: "x", Slug: "fog"}) }},
			{"a contributor's slug", news.ErrConflict, func(tx *store.Tx) error { return tx.PutContributor(news.Contributor{ID: "x", Slug: "ann-orr"}) }},
			{"an account's address in capitals", news.ErrConflict, func(tx *store.Tx) error { return tx.PutUser(news.User{ID: "x", Email: "Editor@Example.org"}) }},
			{"a key's hash", news.ErrConflict, func(tx *store.Tx) error { return tx.PutAPIKey(store.APIKey{ID: "x", TokenHash: "h"}) }},
			{"a session's token", news.ErrConflict, func(tx *store.Tx) error {
				return tx.PutSession(store.Session{TokenHash: "t", UserID: n.in.editor.ID, Expires: noon(9)})
			}},
			{"a story's id", news.ErrConflict, func(tx *store.Tx) error { return tx.AddStory(draft) }},
			{"a published path", news.ErrConflict, func(tx *store.Tx) error {
				return tx.PutPublished(draft, news.Published{ID: draft.ID, Path: p.Path, Edition: p.Edition, Section: p.Section}, nil)
			}},
			{"a permalink", news.ErrConflict, func(tx *store.Tx) error { return tx.PutPermalink(p.Path, draft.ID) }},
			{"a correction's id", news.ErrConflict, func(tx *store.Tx) error {
				return firstError(tx.AddCorrection(news.Correction{ID: "c", StoryID: p.ID}), tx.AddCorrection(news.Correction{ID: "c", StoryID: p.ID}))
			}},
			{"a section's parent", news.ErrInvalid, func(tx *store.Tx) error { return tx.PutSection(news.Section{ID: "x", Slug: "x", ParentID: "gone"}) }},
			{"a contributor's account", news.ErrInvalid, func(tx *store.Tx) error {
				return tx.PutContributor(news.Contributor{ID: "x", Slug: "x", UserID: "gone"})
			}},
			{"a session's account", news.ErrInvalid, func(tx *store.Tx) error { return tx.PutSession(store.Session{TokenHash: "x", UserID: "gone"}) }},
			{"a story's section", news.ErrInvalid, func(tx *store.Tx) error { return tx.AddStory(news.Story{ID: "x", Section: "gone"}) }},
			{"a revision's story", news.ErrInvalid, func(tx *store.Tx) error { return tx.AddRevision(news.Revision{StoryID: "gone", Number: 1}) }},
			{"a revision's edition", news.ErrInvalid, func(tx *store.Tx) error {
				return tx.AddRevision(news.Revision{StoryID: draft.ID, Number: 2, Draft: news.Draft{Edition: "gone"}})
			}},
			{"a revision's topic", news.ErrInvalid, func(tx *store.Tx) error {
				return tx.AddRevision(news.Revision{StoryID: draft.ID, Number: 2, Draft: news.Draft{Topics: []string{"gone"}}})
			}},
			{"a published story's byline", news.ErrInvalid, func(tx *store.Tx) error {
				q := p
				q.Bylines = []news.Contributor{{ID: "gone"}}
				return tx.PutPublished(news.Story{ID: p.ID}, q, nil)
			}},
			{"a permalink's story", news.ErrInvalid, func(tx *store.Tx) error { return tx.PutPermalink("/x", "gone") }},
			{"a correction's story", news.ErrInvalid, func(tx *store.Tx) error { return tx.AddCorrection(news.Correction{ID: "x", StoryID: "gone"}) }},
			{"a null byte", news.ErrInvalid, func(tx *store.Tx) error { return tx.SetSetting("colour", "a\x00b") }},
			{"invalid UTF-8", news.ErrInvalid, func(tx *store.Tx) error { return tx.PutTopic(news.Topic{ID: "x", Slug: "x", Name: "\xff"}) }},
		} {
			seq, err := n.s.Write(t.Context(), func(tx *store.Tx) error {
				return firstError(tx.SetSetting("half", "written"), c.do(tx), tx.Append(news.Change{Act: news.ActSettings}))
			})
			if _, ok := news.Sentence(err); !errors.Is(err, c.kind) || !ok || seq != 0 {
				t.Errorf("%s: change %d, %v; want %v in a sentence", c.what, seq, err, c.kind)
			}
		}
		n.read(func(r *store.Reader) error {
			half, err := r.Setting("half")
			same(t, "what the refused commands wrote", half, "")
			return err
		})
	})
}

func TestNothingIsPublishedBeforeItsEmbargoOrInAnothersPlace(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		story := n.draft(func(s *news.Story, _ *news.Draft) { s.Embargo = news.AtMilli(noon(0).Milli() + 1) })
		shown := news.Published{ID: story.ID, Path: "/uk/a", Edition: n.in.edition.ID, Section: n.in.uk.ID}
		_, err := n.s.Write(t.Context(), func(tx *store.Tx) error { return tx.PutPublished(story, shown, nil) })
		if !errors.Is(err, news.ErrConflict) {
			t.Errorf("a millisecond early: %v, want ErrConflict", err)
		}
		other := n.draft(nil) // without an embargo
		if _, err := n.s.Write(t.Context(), func(tx *store.Tx) error { return tx.PutPublished(other, shown, nil) }); err == nil {
			t.Error("a story got out past its embargo in the name of another")
		}
		story.Embargo = noon(0)
		if _, err := n.s.Write(t.Context(), func(tx *store.Tx) error { return tx.PutPublished(story, shown, nil) }); err != nil {
			t.Errorf("at its very moment: %v", err)
		}
	})
}
