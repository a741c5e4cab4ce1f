package news

import (
	"fmt"
	"regexp"
)

// Limits of a front.
const (
	MaxContainers = 40
	MaxCards      = 30 // of one container
	MaxFrontCards = 300
	MaxSupporting = 4
	MaxFrontTitle = 120
	MaxPaidBy     = 120
)

// Lines gives the front with its lines cleaned as Line does, for a command that
// takes what people typed.
func (f Front) Lines() Front {
	out := f.tidy()
	for i := range out.Containers {
		c := &out.Containers[i]
		c.Title = Line(c.Title)
		if c.Paid != nil {
			c.Paid = &Paid{By: Line(c.Paid.By)}
		}
		for j := range c.Cards {
			c.Cards[j].Headline, c.Cards[j].Kicker = Line(c.Cards[j].Headline), Line(c.Cards[j].Kicker)
		}
	}
	return out
}

// Check tells everything that is wrong with an arrangement by itself. Whether
// its stories, sections, topics and pictures exist is for the command to ask.
// A draft may lack what CheckPublishable wants.
func (f Front) Check() error {
	var errs Errors
	if n := len(f.Containers); n > MaxContainers {
		return Invalid("containers", "A front has at most %d containers; these are %d.", MaxContainers, n)
	}
	cards := 0
	for i, c := range f.Containers {
		cards += len(c.Cards)
		c.check(fmt.Sprintf("containers[%d]", i), &errs)
	}
	if cards > MaxFrontCards {
		errs = append(errs, Invalid("containers", "A front has at most %d cards; these are %d.", MaxFrontCards, cards))
	}
	return errs.orNil()
}

// CheckPublishable tells what readers may not get yet.
func (f Front) CheckPublishable() error {
	if err := f.Check(); err != nil {
		return err
	}
	var errs Errors
	for i, c := range f.Containers {
		if c.Paid != nil && Blank(c.Paid.By) {
			errs = append(errs, Invalid(fmt.Sprintf("containers[%d].paid", i), "Say who paid for this container: readers are told, and without a name it can't be published."))
		}
	}
	return errs.orNil()
}

// idShape is the shape of the ids that we make.
var idShape = regexp.MustCompile(`^[0-9A-Za-z-]{1,64}$`)

func (c Container) check(at string, errs *Errors) {
	add := func(err error) {
		if err != nil {
			*errs = append(*errs, err)
		}
	}
	if !c.Layout.Valid() {
		add(Invalid(at+".layout", "There is no layout called %q.", short(string(c.Layout))))
	}
	add(checkLine(at+".title", c.Title, 0, MaxFrontTitle))
	if c.Slots < 0 || c.Layout.Valid() && c.Slots > c.Layout.Most() {
		add(Invalid(at+".slots", "The layout %s shows 1 to %d cards.", c.Layout.Label(), c.Layout.Most()))
	}
	if !c.Begins.IsZero() && !c.Ends.IsZero() && !c.Ends.After(c.Begins.Time) {
		add(Invalid(at+".ends", "The container ends before it begins."))
	}
	for field, t := range map[string]Time{".begins": c.Begins, ".ends": c.Ends} {
		if !t.IsZero() {
			add(checkYear(at+field, t.Format("2006-01-02"), t.Time))
		}
	}
	if c.Paid != nil {
		add(checkLine(at+".paid", c.Paid.By, 0, MaxPaidBy))
	}
	if c.Fill != nil {
		add(c.Fill.check(at + ".fill"))
	}
	if n := len(c.Cards); n > MaxCards {
		add(Invalid(at+".cards", "A container has at most %d cards; these are %d.", MaxCards, n))
		return
	}
	for i, card := range c.Cards {
		card.check(fmt.Sprintf("%s.cards[%d]", at, i), errs)
	}
}

func (f Fill) check(at string) error {
	named := 0
	for _, s := range []string{f.Section, f.Topic, string(f.Kind)} {
		if s != "" {
			named++
		}
	}
	switch {
	case named > 1:
		return Invalid(at, "A container is filled from a section, a topic or a kind: one of them.")
	case f.Kind != "" && !f.Kind.Valid():
		return Invalid(at+".kind", "There is no kind of story called %q.", short(string(f.Kind)))
	case f.Section != "" && !idShape.MatchString(f.Section):
		return Invalid(at+".section", "There is no section %q.", short(f.Section))
	case f.Topic != "" && !idShape.MatchString(f.Topic):
		return Invalid(at+".topic", "There is no topic %q.", short(f.Topic))
	case f.Count < 0 || f.Count > MaxCards:
		return Invalid(at+".count", "At most %d stories are filled in by rule.", MaxCards)
	}
	return nil
}

func (c Card) check(at string, errs *Errors) {
	add := func(err error) {
		if err != nil {
			*errs = append(*errs, err)
		}
	}
	if !idShape.MatchString(c.Story) {
		add(Invalid(at+".story", "There is no story %q.", short(c.Story)))
	}
	add(checkLine(at+".headline", c.Headline, 0, MaxHeadline))
	add(checkLine(at+".kicker", c.Kicker, 0, MaxKicker))
	if c.Picture != "" && !idShape.MatchString(c.Picture) {
		add(Invalid(at+".picture", "There is no picture %q.", short(c.Picture)))
	}
	if !c.Size.Valid() {
		add(Invalid(at+".size", "A card's size is lead, major, standard or brief, not %q.", short(string(c.Size))))
	}
	if n := len(c.Supporting); n > MaxSupporting {
		add(Invalid(at+".supporting", "A card has at most %d supporting stories; these are %d.", MaxSupporting, n))
		return
	}
	for i, id := range c.Supporting {
		if !idShape.MatchString(id) {
			add(Invalid(fmt.Sprintf("%s.supporting[%d]", at, i), "There is no story %q.", short(id)))
		}
	}
}

// orNil gives the errors, the only one, or nil.
func (e Errors) orNil() error {
	switch len(e) {
	case 0:
		return nil
	case 1:
		return e[0]
	}
	return e
}
