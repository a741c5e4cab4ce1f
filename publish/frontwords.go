package publish

import (
	"errors"
	"fmt"

	"broadsheet/news"
)

// exists refuses an arrangement that names what does not exist: a card of a
// story that nobody can find would be dropped by itself and leave no trace.
func (d *deed) exists(f news.Front) error {
	var errs news.Errors
	missing := func(at string, err error) error {
		if errors.Is(err, news.ErrNotFound) {
			sentence, _ := news.Sentence(err)
			errs = append(errs, news.Invalid(at, "%s", sentence))
			return nil
		}
		return err
	}
	known := map[string]bool{}
	for i, c := range f.Containers {
		at := fmt.Sprintf("containers[%d]", i)
		if err := missing(at+".fill", d.fillable(c.Fill)); err != nil {
			return err
		}
		for j, card := range c.Cards {
			for _, id := range append([]string{card.Story}, card.Supporting...) {
				if known[id] {
					continue
				}
				_, err := d.tx.Story(id)
				known[id] = err == nil
				if err := missing(fmt.Sprintf("%s.cards[%d]", at, j), err); err != nil {
					return err
				}
			}
			if card.Picture == "" || card.Picture == news.NoPicture {
				continue
			}
			_, err := d.tx.Asset(card.Picture)
			if err := missing(fmt.Sprintf("%s.cards[%d].picture", at, j), err); err != nil {
				return err
			}
		}
	}
	if len(errs) > 0 {
		return errs
	}
	return nil
}

// fillable asks for what a rule names.
func (d *deed) fillable(f *news.Fill) error {
	if f == nil {
		return nil
	}
	if f.Section != "" {
		if _, err := d.tx.SectionByID(f.Section); err != nil {
			return err
		}
	}
	if f.Topic == "" {
		return nil
	}
	topics, err := d.tx.TopicsByID([]string{f.Topic})
	if err == nil && len(topics) == 0 {
		err = news.NotFound("There is no topic %s.", f.Topic)
	}
	return err
}

// embargo refuses new words about a published story whose embargo holds back
// an update: a headline on a front could give away what the update says. Words
// that readers have already may stay, since they can't be called back. (A story
// that is not published is shown on no front, whatever stands on its card.)
func (d *deed) embargo(f news.Front) error {
	said := map[string]bool{}
	for _, c := range d.live.Containers {
		if c.Begins.After(d.tx.Now().Time) {
			continue
		}
		for _, card := range c.Cards {
			said[wordsOn(card)] = true
		}
	}
	for i, c := range f.Containers {
		for j, card := range c.Cards {
			if card.Headline == "" && card.Kicker == "" || said[wordsOn(card)] {
				continue
			}
			s, err := d.tx.Story(card.Story)
			if errors.Is(err, news.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			shown := d.tx.Now().Time // when readers get the words
			if c.Begins.After(shown) {
				shown = c.Begins.Time
			}
			if s.Published > 0 && s.Embargo.After(shown) {
				return &news.Error{Kind: news.ErrConflict, Field: fmt.Sprintf("containers[%d].cards[%d].headline", i, j), Sentence: fmt.Sprintf(
					"“%s” is under embargo until %s, so its card can get no words of its own before that.", s.Headline, s.Embargo.Format("2 January 2006, 15:04 MST"))}
			}
		}
	}
	return nil
}

// wordsOn tells apart cards that say different things, or the same of different stories.
func wordsOn(c news.Card) string { return c.Story + "\n" + c.Headline + "\n" + c.Kicker }
