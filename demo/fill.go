package demo

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"broadsheet/edit"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// breakingFor is how long the one breaking story of the demonstration stays so.
const breakingFor = 12 * time.Hour

// Fill files the demonstration into a publication that has no story yet, by
// the same commands as a person would, and marks it as a demonstration. A
// publication that has stories is a conflict, and nothing is changed. The
// pictures are drawn first and go to the library; without one, which is nil,
// the stories have none. What the newsroom is working on is put on the desk.
func Fill(ctx context.Context, s *store.Store, l *media.Library) (count int, err error) {
	stories, err := Stories()
	if err != nil {
		return 0, err
	}
	if err := refuseUsed(ctx, s); err != nil {
		return 0, err
	}
	pictures, err := hang(ctx, l, stories)
	if err != nil {
		return 0, err
	}
	if err := fillWords(ctx, s, pictures); err != nil {
		return 0, err
	}
	var breaking string
	shown, loc := map[string]filed{}, time.UTC
	_, err = s.Write(ctx, func(tx *store.Tx) error {
		for _, story := range stories {
			id, err := file(tx, story, pictures)
			if err != nil {
				return fmt.Errorf("file the demonstration's story %s: %w", story.Slug, err)
			}
			pub, err := tx.Publication()
			if err != nil {
				return err
			}
			loc = pub.Location()
			shown[story.Slug] = filed{id: id, at: story.At(tx.Now().Time, loc)}
			if story.Breaking {
				breaking = id
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	if err := errors.Join(markDays(ctx, s, shown, loc), staff(ctx, s, loc)); err != nil {
		return 0, err
	}
	if breaking != "" {
		_, err = publish.Breaking(ctx, s, news.System(), breaking, s.Now().Add(breakingFor))
	}
	return len(stories), err
}

func refuseUsed(ctx context.Context, s *store.Store) error {
	return s.Read(ctx, func(r *store.Reader) error {
		some, err := r.Stories(store.StoryFilter{Limit: 1})
		if err == nil && len(some) > 0 {
			err = news.Conflict("The publication has stories already; a demonstration is filled into an empty one only.")
		}
		return err
	})
}

// fillWords writes the topics, the contributors and the notice; those that an
// interrupted fill left are there already.
func fillWords(ctx context.Context, s *store.Store, pictures map[string]string) error {
	topics, err := Topics()
	if err != nil {
		return err
	}
	for _, t := range topics {
		if _, _, err := publish.Topic(ctx, s, news.System(), t); err != nil && !errors.Is(err, news.ErrConflict) {
			return fmt.Errorf("the demonstration's topic %s: %w", t.Slug, err)
		}
	}
	contributors, err := Contributors()
	if err != nil {
		return err
	}
	for _, c := range contributors {
		c.Portrait = pictures[c.Slug]
		if _, _, err := publish.Contributor(ctx, s, news.System(), c); err != nil && !errors.Is(err, news.ErrConflict) {
			return fmt.Errorf("the demonstration's contributor %s: %w", c.Slug, err)
		}
	}
	var pub news.Publication
	err = s.Read(ctx, func(r *store.Reader) (err error) {
		pub, err = r.Publication()
		return err
	})
	if err != nil {
		return err
	}
	pub.Notice = Note
	if pub.Place == "" {
		pub.Place = Publication().Place
	}
	_, err = publish.Settings(ctx, s, news.System(), pub)
	return err
}

// file publishes one story as of its own time, and its corrections as of theirs.
func file(tx *store.Tx, story Story, pictures map[string]string) (id string, err error) {
	pub, err := tx.Publication()
	if err != nil {
		return "", err
	}
	loc := pub.Location()
	at := story.At(tx.Now().Time, loc)
	body, _, err := prose.FromHTML(strings.NewReader(story.Hung(at.In(loc), pictures)))
	if err != nil {
		return "", err
	}
	draft, err := edit.Begin(tx, news.System(), edit.Text{
		Kind: story.Kind, Section: story.Section, Headline: story.Headline, Standfirst: story.Standfirst, Kicker: story.Kicker,
		Dateline: story.Dateline, Slug: story.Slug, Weight: story.Weight, Topics: story.Topics, Bylines: story.Bylines, Body: body,
		Picture: news.Picture{Asset: pictures[story.Picture]},
	})
	if err != nil {
		return "", err
	}
	if _, err := publish.Past(tx, news.System(), draft.ID, news.At(at)); err != nil {
		return "", err
	}
	for _, c := range story.Corrections {
		noted := c.At(at)
		if _, err := publish.PastCorrection(tx, news.System(), draft.ID, c.Kind, c.Text(noted.In(loc)), news.At(noted)); err != nil {
			return "", err
		}
	}
	return draft.ID, nil
}
