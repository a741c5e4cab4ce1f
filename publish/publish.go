package publish

import (
	"context"
	"encoding/json"
	"fmt"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// Publish shows a story's newest revision to the public: the first time, or as
// an update of what readers have. Before the story's embargo it is refused,
// whoever asks; so is what the checklist holds back, with a *checklist.Held.
func Publish(ctx context.Context, s *store.Store, by news.User, id string) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActPublish, news.RightPublish, (*act).publish)
}

// publish writes the newest revision where the public reads.
func (a *act) publish() error {
	if err := a.embargo(); err != nil {
		return err
	}
	v, err := a.tx.Revision(a.story.ID, a.story.Revision)
	if err != nil {
		return err
	}
	if err := v.CheckPublishable(); err != nil {
		return err
	}
	a.story.Schedule = news.Time{} // it goes out now, and that is what the checklist is asked about
	if err := a.held(v); err != nil {
		return err
	}
	before, err := a.public()
	if err != nil {
		return err
	}
	if before != nil {
		a.act = news.ActUpdate
		if err := a.touch(*before); err != nil {
			return err
		}
	}
	now, err := a.published(v, before)
	if err != nil {
		return err
	}
	if err := a.relist(before, &now); err != nil {
		return err
	}
	if err := a.write(now, v.Body); err != nil {
		return err
	}
	if err := a.show(now.ID, v.Draft); err != nil {
		return err
	}
	return a.touch(now)
}

// embargo refuses what would reach the public before its time.
func (a *act) embargo() error {
	if a.story.Embargo.After(a.tx.Now().Time) {
		return news.Conflict("The story is under embargo until %s. Nothing of it can reach the public before that.",
			a.story.Embargo.In(a.pub.Location()).Format("2 January 2006, 15:04:05 MST"))
	}
	return nil
}

// published makes what the public will see of a revision.
func (a *act) published(v news.Revision, before *news.Published) (p news.Published, err error) {
	p = news.Published{
		ID: v.StoryID, Revision: v.Number, Kind: v.Kind, Edition: v.Edition, Section: v.Section, Headline: v.Headline, Headlines: v.Headlines, Standfirst: v.Standfirst,
		Kicker: v.Kicker, Dateline: v.Dateline, Weight: v.Weight, Picture: v.Picture, FirstPublished: a.story.FirstPublished, Updated: a.asOf, Path: a.story.Path,
	}
	if v.Kind == news.KindFactCheck { // a claim that was left in a story of another kind is nothing to readers
		p.Claim = v.Claim
	}
	var body prose.Doc
	if err := json.Unmarshal(v.Body, &body); err != nil {
		return p, fmt.Errorf("read the text of revision %d: %w", v.Number, err)
	}
	p.Words = body.Words()
	if before != nil {
		p.Breaking = before.Breaking
		if before.Revision == v.Number { // readers get no new text, so nothing was updated
			p.Updated = before.Updated
		}
	}
	if p.FirstPublished.IsZero() {
		p.FirstPublished = a.asOf
	}
	if p.Path == "" {
		if p.Path, err = a.freePath(v.Section, a.wanted(v.Draft), p.FirstPublished); err != nil {
			return p, err
		}
	}
	if p.Topics, err = a.tx.TopicsByID(v.Topics); err != nil {
		return p, err
	}
	p.Bylines, err = a.tx.ContributorsByID(v.Bylines)
	return p, err
}

// write puts a story where the public reads, and says so in the story.
func (a *act) write(p news.Published, body []byte) error {
	if err := a.tx.PutPublished(a.story, p, body); err != nil {
		return err
	}
	if err := a.tx.PutPermalink(p.Path, p.ID); err != nil {
		return err
	}
	s := &a.story
	s.Published, s.FirstPublished, s.Updated, s.Path = p.Revision, p.FirstPublished, p.Updated, p.Path
	s.Schedule, s.Withdrawn, s.Notice, s.Reason = news.Time{}, news.Time{}, "", ""
	a.rev = p.Revision
	return nil
}
