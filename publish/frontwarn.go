package publish

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

// FrontWarning is something on a front that an editor would want to know before
// it is published. It forbids nothing.
type FrontWarning struct {
	Container int    // from 0
	Card      int    // from 0; -1 is the container itself
	Sentence  string // for a person
}

// FrontWarnings looks an arrangement over: cards that readers won't see, that
// stand twice, that are another edition's than the front, or that do not suit
// their layout; containers that show nothing.
func FrontWarnings(r *store.Reader, place string, f news.Front, now news.Time) ([]FrontWarning, error) {
	w := warner{r: r, now: now, first: map[string]int{}}
	var err error
	if w.editions, err = r.Editions(); err != nil {
		return nil, fmt.Errorf("look a front over: %w", err)
	}
	if e, there := news.FrontEdition(w.editions, place); there {
		w.edition = e.ID
	}
	for i, c := range f.Containers {
		w.container(i, c)
		for j, card := range c.Cards {
			if err := w.card(i, j, c, card); err != nil {
				return nil, fmt.Errorf("look a front over: %w", err)
			}
		}
	}
	return w.all, nil
}

type warner struct {
	r     *store.Reader
	now   news.Time
	first map[string]int // in which container a story stands first

	editions []news.Edition // the default one first
	edition  string         // the front's; empty where it is for all of them
	all      []FrontWarning
}

func (w *warner) say(container, card int, format string, args ...any) {
	w.all = append(w.all, FrontWarning{container, card, fmt.Sprintf(format, args...)})
}

// container warns of what is wrong with a container as a whole.
func (w *warner) container(i int, c news.Container) {
	if c.Paid != nil && c.Paid.By == "" {
		w.say(i, -1, "It is paid for and does not say by whom, so the front can't be published yet.")
	}
	if !c.Ends.IsZero() && !c.Ends.After(w.now.Time) {
		w.say(i, -1, "Its time is over, so readers don't see it.")
	}
	switch n := len(c.Cards) - c.Room(); {
	case len(c.Cards) == 0 && c.Fill == nil:
		w.say(i, -1, "It is empty and no rule fills it, so readers don't see it.")
	case n == 1:
		w.say(i, -1, "There is room for %d; the last card waits.", c.Room())
	case n > 1:
		w.say(i, -1, "There is room for %d; the last %d cards wait.", c.Room(), n)
	}
}

// card warns of one card, and of the stories that support it.
func (w *warner) card(i, j int, c news.Container, card news.Card) error {
	s, err := w.r.Story(card.Story)
	if errors.Is(err, news.ErrNotFound) {
		w.say(i, j, "Its story is not there any more.")
		return nil
	}
	if err != nil {
		return err
	}
	if at, twice := w.first[card.Story]; twice {
		w.say(i, j, "The story stands in container %d already; readers see it only there.", at+1)
	} else {
		w.first[card.Story] = i
	}
	if err := w.foreign(i, j, s); err != nil {
		return err
	}
	p, err := w.shown(i, j, s)
	if err != nil {
		return err
	}
	headline := s.Headline
	switch {
	case card.Headline != "":
		headline = card.Headline
	case p != nil:
		headline = p.Headline
	}
	if n, most := utf8.RuneCountInString(headline), c.Layout.Longest(j == 0); n > most {
		w.say(i, j, "The headline has %d characters; here it looks crowded from %d on.", n, most)
	}
	if err := w.picture(i, j, card); err != nil {
		return err
	}
	return w.supporting(i, j, card)
}

// foreign warns of a story that the front's readers do not expect there.
func (w *warner) foreign(i, j int, s news.Story) error {
	if w.edition == "" {
		return nil
	}
	rev, err := w.r.Revision(s.ID, s.Revision)
	for at, e := range w.editions {
		if w.edition != e.ID && (rev.Edition == e.ID || rev.Edition == "" && at == 0) {
			w.say(i, j, "The story is one of the edition %s, and this front is of another.", e.Name)
		}
	}
	return err
}

// picture warns of a picture of the card's own that readers won't get, or that
// may not simply be used.
func (w *warner) picture(i, j int, card news.Card) error {
	if card.Picture == "" || card.Picture == news.NoPicture {
		return nil
	}
	a, err := w.r.Asset(card.Picture)
	if errors.Is(err, news.ErrNotFound) {
		w.say(i, j, "Its picture is not in the library.")
		return nil
	}
	if err != nil {
		return err
	}
	switch r := a.Rights(w.now); {
	case !r.Usable():
		w.say(i, j, "Readers don't get its picture. %s", r.Why)
	case r.Terms == news.TermsConditional:
		w.say(i, j, "Its picture may be used on a condition. %s", r.Why)
	case r.Terms == news.TermsPay:
		w.say(i, j, "Its picture costs money. %s", r.Why)
	case r.Soon:
		w.say(i, j, "The right to its picture ends soon; then the card shows none.")
	}
	return nil
}

// shown gives what readers have of a story, and warns where that is nothing.
func (w *warner) shown(i, j int, s news.Story) (*news.Published, error) {
	p, err := w.r.Published(s.ID)
	switch {
	case err == nil:
		return &p, nil
	case !errors.Is(err, news.ErrNotFound):
		return nil, err
	case s.State == news.StateWithdrawn, s.State == news.StateSpiked:
		w.say(i, j, "The story is %s, so readers don't see the card.", s.State)
	case s.Embargo.After(w.now.Time):
		w.say(i, j, "The story is under embargo; the card appears once it is published.")
	case !s.Schedule.IsZero():
		w.say(i, j, "The story is scheduled; the card appears with it.")
	default:
		w.say(i, j, "The story is not published yet; the card appears with it.")
	}
	return nil, nil //nolint:nilnil // "nothing" is the answer, and has been told
}

// supporting warns of lines below a card that readers won't see.
func (w *warner) supporting(i, j int, card news.Card) error {
	for _, id := range card.Supporting {
		_, err := w.r.Published(id)
		if errors.Is(err, news.ErrNotFound) {
			w.say(i, j, "A supporting story is not published, so readers don't see it.")
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}
