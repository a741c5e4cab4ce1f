package edit

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// Stale refuses a save that did not start from the newest revision: somebody
// saved meanwhile. It holds theirs, so that both texts are at hand and no word
// is lost. It matches news.ErrConflict.
type Stale struct {
	Theirs news.Revision
}

// Error says what happened.
func (e *Stale) Error() string { return e.Unwrap().Error() }

// Unwrap gives the conflict in a sentence.
func (e *Stale) Unwrap() error {
	return news.Conflict("Somebody saved revision %d of this story while you were writing. Your text was not saved over theirs; compare the two and save again.", e.Theirs.Number)
}

// Save writes a text as the story's next revision. base is the revision that
// the writer started from; where it is no longer the newest the save is
// refused with a *Stale. A save that changes nothing makes no revision.
func Save(ctx context.Context, s *store.Store, by news.User, id string, base int, t Text) (out news.Outcome, err error) {
	out.Change, err = again(ctx, s, func(tx *store.Tx) error {
		out.Story, err = save(tx, by, id, base, t)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("save story %s: %w", id, err)
	}
	out.Revision = out.Story.Revision
	return out, nil
}

// SaveIn does the writing of Save inside a transaction that somebody else
// holds, for a door that changes the text and something beside it in one go.
func SaveIn(tx *store.Tx, by news.User, id string, base int, t Text) (news.Story, error) {
	return save(tx, by, id, base, t)
}

func save(tx *store.Tx, by news.User, id string, base int, t Text) (news.Story, error) {
	story, err := Writable(&tx.Reader, by, id)
	if err != nil {
		return story, err
	}
	newest, err := tx.Revision(id, story.Revision)
	if err != nil {
		return story, err
	}
	if base != story.Revision {
		return story, &Stale{Theirs: newest}
	}
	d, err := t.draft(tx, by)
	if err != nil {
		return story, err
	}
	if d.Source == "" {
		d.Source = newest.Source // where a story came from is not the writer's to forget
	}
	if same(d, newest.Draft) {
		return story, nil
	}
	return story, write(tx, by, &story, d, news.ActSave, "")
}

// Writable gives a story as it would stand after a save, or the refusal that
// the user's save would meet now, whatever its text.
func Writable(r *store.Reader, by news.User, id string) (news.Story, error) {
	story, err := seen(r, by, id)
	if err != nil {
		return story, err
	}
	if err := by.MustEdit(story); err != nil {
		return story, err
	}
	story.State, err = story.State.After(news.ActSave)
	return story, err
}

// write adds a revision to a story, and the change that tells of it.
func write(tx *store.Tx, by news.User, story *news.Story, d news.Draft, act news.Act, note string) error {
	next, v := saved(*story, d, by, tx.Now())
	if err := tx.SetStory(next); err != nil {
		return err
	}
	if err := tx.AddRevision(v); err != nil {
		return err
	}
	next.Version++
	*story = next
	return tx.Append(news.Change{Act: act, By: by.ID, Story: story.ID, Note: note})
}

func same(a, b news.Draft) bool {
	body := bytes.Equal(a.Body, b.Body) && slices.Equal(a.Topics, b.Topics) && slices.Equal(a.Bylines, b.Bylines)
	return body && a.Kind == b.Kind && a.Edition == b.Edition && a.Section == b.Section && a.Headline == b.Headline && a.Headlines == b.Headlines && a.Standfirst == b.Standfirst &&
		a.Kicker == b.Kicker && a.Dateline == b.Dateline && a.Slug == b.Slug && a.Weight == b.Weight && a.Source == b.Source && a.Picture == b.Picture && a.Claim == b.Claim
}

// open reads a story that the user may see. One that they may not looks as if
// it did not exist.
func open(tx *store.Tx, by news.User, id string) (news.Story, error) { return seen(&tx.Reader, by, id) }

func seen(r *store.Reader, by news.User, id string) (news.Story, error) {
	story, err := r.Story(id)
	if err == nil && !by.MaySee(story) {
		return news.Story{}, news.NotFound("There is no story %s.", id)
	}
	return story, err
}
