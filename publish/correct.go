package publish

import (
	"context"

	"broadsheet/news"
	"broadsheet/store"
)

// Correct puts a dated public note on a story that readers have, or had: a
// correction, clarification, update or retraction. It is on the story, on the
// list of corrections and in the feeds at once, and is never deleted. The text
// of the story itself is changed by an update.
func Correct(ctx context.Context, s *store.Store, by news.User, id string, kind news.CorrectionKind, text string) (news.Outcome, error) {
	right := news.RightCorrect
	if kind == news.CorrectionRetraction {
		right = news.RightRetract
	}
	return carry(ctx, s, by, id, news.ActCorrect, right, func(a *act) error { return a.correct(kind, text, a.tx.Now()) })
}

// correct writes the note and, where the story is public, shows it anew to
// those who follow a feed.
func (a *act) correct(kind news.CorrectionKind, text string, at news.Time) error {
	id := a.story.ID
	c := news.Correction{ID: a.tx.NewID(), StoryID: id, Kind: kind, Text: news.Line(text), At: at, By: a.by.ID}
	if err := c.Check(); err != nil {
		return err
	}
	if err := a.tx.AddCorrection(c); err != nil {
		return err
	}
	a.keys, a.note = append(a.keys, news.KeyCorrections, news.StoryKey(id)), string(kind)+": "+c.Text
	p, err := a.public()
	if err != nil || p == nil {
		return err
	}
	if at.After(p.Updated.Time) { // an import may file its notes in any order
		a.story.Updated = at
		if err := a.tx.SetUpdated(id, at); err != nil {
			return err
		}
	}
	return a.touch(*p)
}
