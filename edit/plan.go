package edit

import (
	"context"
	"errors"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// Plan writes planned coverage: new where it has no id, and else changed. Its
// What, Note, Section, Who and Due are what the user says; the rest is kept.
func Plan(ctx context.Context, s *store.Store, by news.User, p news.Plan) (news.Plan, error) {
	if err := by.Must(news.RightPlan); err != nil {
		return p, err
	}
	p.What, p.Note = news.Line(p.What), news.Line(p.Note)
	if err := p.Check(); err != nil {
		return p, err
	}
	_, err := s.Write(ctx, func(tx *store.Tx) error {
		if err := known(tx, p); err != nil {
			return err
		}
		if p.ID == "" {
			p.ID, p.By, p.Created = tx.NewID(), by.ID, tx.Now()
		} else {
			before, err := standing(tx, p.ID)
			if err != nil {
				return err
			}
			p.By, p.Created, p.Story = before.By, before.Created, before.Story
		}
		if err := tx.PutPlan(p); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActPlan, By: by.ID, Story: p.Story, Note: p.What})
	})
	if err != nil {
		return p, fmt.Errorf("plan coverage: %w", err)
	}
	return p, nil
}

// DropPlan gives planned coverage up. Whoever planned it may, and an editor.
func DropPlan(ctx context.Context, s *store.Store, by news.User, id string) error {
	_, err := s.Write(ctx, func(tx *store.Tx) error {
		p, err := standing(tx, id)
		if err != nil {
			return err
		}
		if p.By != by.ID {
			err = by.Must(news.RightApprove)
		} else {
			err = by.Must(news.RightPlan)
		}
		if err != nil {
			return err
		}
		p.Dropped = tx.Now()
		if err := tx.PutPlan(p); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActPlan, By: by.ID, Story: p.Story, Note: "dropped: " + p.What})
	})
	if err != nil {
		return fmt.Errorf("drop a plan: %w", err)
	}
	return nil
}

// BeginPlanned begins the story of a plan: a draft in its section with what
// was planned as its headline, of whoever has it. Somebody else's plan is begun
// by who may hand stories over; one that nobody has is whoever's begins.
func BeginPlanned(ctx context.Context, s *store.Store, by news.User, id string) (out news.Outcome, err error) {
	if err := by.Must(news.RightCreate); err != nil {
		return out, err
	}
	out.Change, err = s.Write(ctx, func(tx *store.Tx) error {
		p, err := standing(tx, id)
		if err != nil {
			return err
		}
		if p.Story != "" {
			return news.Conflict("Somebody has begun this story already.")
		}
		if p.Who != "" && p.Who != by.ID {
			if err := by.Must(news.RightHandOver); err != nil {
				return err
			}
		}
		if out.Story, err = beginPlanned(tx, by, p); err != nil {
			return err
		}
		if p.Who == "" {
			p.Who = by.ID
		}
		p.Story = out.Story.ID
		return tx.PutPlan(p)
	})
	if err != nil {
		return out, fmt.Errorf("begin the story of plan %s: %w", id, err)
	}
	out.Revision = out.Story.Revision
	return out, nil
}

func beginPlanned(tx *store.Tx, by news.User, p news.Plan) (news.Story, error) {
	writer := by
	if p.Who != "" && p.Who != by.ID {
		var err error
		if writer, err = tx.User(p.Who); err != nil {
			return news.Story{}, err
		}
	}
	t := Text{Headline: p.What}
	if p.Section != "" {
		section, err := tx.SectionByID(p.Section)
		if err != nil {
			return news.Story{}, err
		}
		t.Section = section.Slug
	}
	c, err := tx.ContributorNamed(writer.Name)
	if err == nil && (c.UserID == writer.ID || c.UserID == "") {
		t.Bylines = []string{c.Slug}
	} else if err != nil && !errors.Is(err, news.ErrNotFound) {
		return news.Story{}, err
	}
	story, err := Begin(tx, by, t)
	if err != nil || writer.ID == by.ID {
		return story, err
	}
	story.Author = writer.ID
	if err := tx.SetStory(story); err != nil {
		return story, err
	}
	story.Version++
	return story, tx.Append(news.Change{Act: news.ActHandOver, By: by.ID, Story: story.ID, Note: "to " + writer.Name})
}

// standing gives a plan that was not dropped.
func standing(tx *store.Tx, id string) (news.Plan, error) {
	p, err := tx.Plan(id)
	if err == nil && !p.Dropped.IsZero() {
		return p, news.Conflict("This plan was dropped.")
	}
	return p, err
}

// known tells what a plan names that there is not.
func known(tx *store.Tx, p news.Plan) error {
	if p.Section != "" {
		if _, err := tx.SectionByID(p.Section); err != nil {
			return atField("section", err)
		}
	}
	if p.Who != "" {
		u, err := tx.User(p.Who)
		if err != nil {
			return atField("who", err)
		}
		if u.Disabled {
			return news.Invalid("who", "%s’s account is switched off.", u.Name)
		}
	}
	return nil
}
