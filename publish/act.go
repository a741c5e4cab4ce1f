package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// act is one deed on one story in the making. A command fills it in do; what
// is common to all of them (reading the story, the workflow, the version, the
// change) stands here once.
type act struct {
	tx    *store.Tx
	by    news.User
	pub   news.Publication
	story news.Story
	act   news.Act
	note  string
	keys  []news.Key // what pages it touches
	rev   int        // the revision that was published
	asOf  news.Time  // when readers get it: the command's clock, or the past of an import

	imported bool // it was public elsewhere before it came here
}

// carry carries out one act on one story, in one transaction.
func carry(ctx context.Context, s *store.Store, by news.User, id string, what news.Act, right news.Right, do func(*act) error) (out news.Outcome, err error) {
	out.Change, err = s.Write(ctx, func(tx *store.Tx) error {
		out, err = carryIn(tx, by, id, what, right, do)
		return err
	})
	if err != nil {
		return news.Outcome{}, fmt.Errorf("%s %s: %w", what, id, err)
	}
	return out, nil
}

// carryIn is carry in a transaction that the caller holds.
func carryIn(tx *store.Tx, by news.User, id string, what news.Act, right news.Right, do func(*act) error) (out news.Outcome, err error) {
	a := &act{tx: tx, by: by, act: what, asOf: tx.Now()}
	if a.story, err = tx.Story(id); err == nil && !by.MaySee(a.story) {
		err = news.NotFound("There is no story %s.", id)
	}
	if err != nil {
		return out, err
	}
	if err := by.Must(right); err != nil {
		return out, err
	}
	if a.pub, err = tx.Publication(); err != nil {
		return out, err
	}
	if a.story.State, err = a.story.State.After(what); err != nil {
		return out, err
	}
	if err := do(a); err != nil {
		return out, err
	}
	if err := tx.SetStory(a.story); err != nil {
		return out, err
	}
	a.story.Version++
	slices.Sort(a.keys)
	out = news.Outcome{Story: a.story, Revision: a.rev}
	return out, tx.Append(news.Change{Act: a.act, By: by.ID, Story: id, Note: a.note, Keys: slices.Compact(a.keys)})
}

// touch adds the keys of every page that shows a published story: its own, and
// every list that it stands in.
func (a *act) touch(p news.Published) error {
	line, err := a.tx.SectionLine(p.Section)
	if err != nil {
		return err
	}
	edition, err := a.tx.EditionByID(p.Edition)
	if err != nil {
		return err
	}
	day := a.pub.Day(p.FirstPublished.Time)
	a.keys = append(a.keys, news.StoryKey(p.ID), news.PathKey(p.Path), news.KeyLatest, news.EditionKey(edition.Slug), news.KindKey(p.Kind), news.DayKey(day), news.MonthKey(day))
	for _, s := range line {
		a.keys = append(a.keys, news.SectionKey(s.Slug))
	}
	for _, t := range p.Topics {
		a.keys = append(a.keys, news.TopicKey(t.Slug))
	}
	for _, c := range p.Bylines {
		a.keys = append(a.keys, news.ContributorKey(c.Slug))
	}
	if !p.Breaking.IsZero() {
		a.keys = append(a.keys, news.KeyBreaking)
	}
	return nil
}

// public gives what the public reads of the story now, or nil.
func (a *act) public() (*news.Published, error) {
	p, err := a.tx.Published(a.story.ID)
	if errors.Is(err, news.ErrNotFound) {
		return nil, nil //nolint:nilnil // "nothing yet" is the answer, and stays in this package
	}
	return &p, err
}
