package edit

import (
	"context"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// New begins a story: a draft of the user's own, at revision 1.
func New(ctx context.Context, s *store.Store, by news.User, t Text) (out news.Outcome, err error) {
	if err := by.Must(news.RightCreate); err != nil {
		return out, err
	}
	out.Change, err = again(ctx, s, func(tx *store.Tx) error {
		out.Story, err = Begin(tx, by, t)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("begin a story: %w", err)
	}
	out.Revision = out.Story.Revision
	return out, nil
}

// Begin does the writing of New inside a transaction that somebody else holds,
// for those who file many stories at once. The caller has checked permission.
func Begin(tx *store.Tx, by news.User, t Text) (news.Story, error) {
	d, err := t.draft(tx, by)
	if err != nil {
		return news.Story{}, err
	}
	story := news.Story{ID: tx.NewID(), Version: 1, State: news.StateDraft, Author: by.ID, Created: tx.Now()}
	story, v := saved(story, d, by, tx.Now())
	if err := tx.AddStory(story); err != nil {
		return story, err
	}
	if err := tx.AddRevision(v); err != nil {
		return story, err
	}
	return story, tx.Append(news.Change{Act: news.ActCreate, By: by.ID, Story: story.ID})
}

// saved gives a story with its next revision as the newest, and that revision.
func saved(s news.Story, d news.Draft, by news.User, now news.Time) (news.Story, news.Revision) {
	v := news.Revision{StoryID: s.ID, Number: s.Revision + 1, Base: s.Revision, By: by.ID, Saved: now, Draft: d}
	s.Revision, s.Saved, s.Headline, s.Kind, s.Section = v.Number, now, d.Headline, d.Kind, d.Section
	return s, v
}
