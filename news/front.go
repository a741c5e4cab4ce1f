package news

import (
	"encoding/json"
	"slices"
)

// FrontHome is the place of the main front, which is the default edition's. Every
// other place is the id of a section, or of another edition.
const FrontHome = "home"

// Front is a page as editors arrange it: containers from top to bottom, each
// with cards. The zero value has no hand in it, and is filled by rule. The tags
// are how it is kept, and how the desk reads and writes it.
type Front struct {
	Containers []Container `json:"containers,omitempty"`
}

// Container is a part of a front: a few stories that are set together. Cards
// that were placed by hand come first; where there is room after them, a rule
// may fill it.
type Container struct {
	Layout Layout `json:"layout"`
	Title  string `json:"title,omitempty"` // above it; may be empty
	Cards  []Card `json:"cards,omitempty"` // what does not fit waits below, and moves up when one above goes
	Slots  int    `json:"slots,omitempty"` // how many cards it shows; 0 is as many as its layout holds
	Fill   *Fill  `json:"fill,omitempty"`  // nil leaves it to the hand alone
	Begins Time   `json:"begins,omitzero"` // not shown before it
	Ends   Time   `json:"ends,omitzero"`   // nor from then on
	Paid   *Paid  `json:"paid,omitempty"`  // nil for what the newsroom answers for alone
}

// Fill is the rule by which a container is filled up: the best or the newest
// stories of one section, topic or kind; with none of the three, of all that
// the front is about.
type Fill struct {
	Section string `json:"section,omitempty"` // id
	Topic   string `json:"topic,omitempty"`   // id
	Kind    Kind   `json:"kind,omitempty"`
	Count   int    `json:"count,omitempty"` // at most so many by rule; 0 is as many as there is room for
}

// Paid says that somebody paid for a container. There is no paid container
// without a payer: who it was is the very thing that makes it one.
type Paid struct {
	By string `json:"by"` // the name of who paid, as readers know it
}

// Label is what stands above a paid container, whatever its layout; empty for
// one that nobody paid for.
func (p *Paid) Label() string {
	if p == nil {
		return ""
	}
	return "Paid for by " + p.By
}

// Card is a story's place on a front, with what an editor says otherwise there
// than the story itself does. An empty field leaves the story's own.
type Card struct {
	Story      string   `json:"story"` // id
	Headline   string   `json:"headline,omitempty"`
	Kicker     string   `json:"kicker,omitempty"`
	Picture    string   `json:"picture,omitempty"` // id of an asset, or NoPicture
	Size       Weight   `json:"size,omitempty"`
	Supporting []string `json:"supporting,omitempty"` // ids of stories told in a line each below it
}

// NoPicture stands in place of a picture that is not to be shown on a card.
const NoPicture = "none"

// FrontDraft is a front as editors arrange it and readers do not see it yet.
type FrontDraft struct {
	Place    string // FrontHome, or the id of a section or of another edition
	Revision int    // grows with each save; 0 for one that nobody ever saved
	By       string // id of the user who saved it
	Saved    Time
	Front
}

// FrontVersion is a front as it was published: immutable, numbered from 1.
type FrontVersion struct {
	Place  string
	Number int
	By     string
	At     Time
	Note   string // where it came from when not from the draft, as in "as number 3 was"
	Front
}

// Stories gives the ids of all stories that the front names, each once, in its
// own order.
func (f Front) Stories() (ids []string) {
	seen := map[string]bool{}
	add := func(id string) {
		if id != "" && !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, c := range f.Containers {
		for _, card := range c.Cards {
			add(card.Story)
			for _, id := range card.Supporting {
				add(id)
			}
		}
	}
	return ids
}

// CardPicture is a picture that a card shows in place of its story's own, and
// when its container is shown.
type CardPicture struct {
	Asset, Story string // ids
	Begins, Ends Time
}

// Pictures gives the pictures that cards show in place of their stories' own.
func (f Front) Pictures() (all []CardPicture) {
	for _, c := range f.Containers {
		for _, card := range c.Cards {
			if card.Picture != "" && card.Picture != NoPicture {
				all = append(all, CardPicture{card.Picture, card.Story, c.Begins, c.Ends})
			}
		}
	}
	return all
}

// On gives the front as it stands at a moment: without the containers whose
// time it is not. next is when that is another answer by itself; zero for never.
func (f Front) On(now Time) (on Front, next Time) {
	soonest := func(t Time) {
		if t.After(now.Time) && (next.IsZero() || t.Before(next.Time)) {
			next = t
		}
	}
	for _, c := range f.Containers {
		soonest(c.Begins)
		soonest(c.Ends)
		if !c.Begins.After(now.Time) && (c.Ends.IsZero() || c.Ends.After(now.Time)) {
			on.Containers = append(on.Containers, c)
		}
	}
	return on, next
}

// Room is how many cards the container shows at most.
func (c Container) Room() int {
	if c.Slots > 0 {
		return min(c.Slots, c.Layout.Most())
	}
	return c.Layout.Most()
}

// Equal tells whether two fronts are arranged alike.
func (f Front) Equal(o Front) bool { return string(f.JSON()) == string(o.JSON()) }

// JSON is the front as it is kept: the same bytes for the same arrangement.
func (f Front) JSON() []byte {
	b, err := json.Marshal(f.tidy())
	if err != nil { // it holds nothing but text, numbers and times within four digits of years
		panic(err)
	}
	return b
}

// ParseFront reads what JSON wrote.
func ParseFront(data []byte) (f Front, err error) {
	err = json.Unmarshal(data, &f)
	return f.tidy(), err
}

// tidy brings equal fronts to one form: times to the millisecond that the
// store keeps, nothing for an empty list.
func (f Front) tidy() Front {
	out := Front{Containers: slices.Clone(f.Containers)}
	for i := range out.Containers {
		c := &out.Containers[i]
		c.Begins, c.Ends = At(c.Begins.Time), At(c.Ends.Time)
		c.Cards = slices.Clone(c.Cards)
		for j := range c.Cards {
			if len(c.Cards[j].Supporting) == 0 {
				c.Cards[j].Supporting = nil
			}
		}
		if len(c.Cards) == 0 {
			c.Cards = nil
		}
	}
	if len(out.Containers) == 0 {
		out.Containers = nil
	}
	return out
}

// StartingFront is an arrangement to begin with: what the rule would make of
// an edition's front, in containers that an editor can take hold of. sections
// are those of the first rank, latest and opinion the titles of these two, in
// the edition's own words.
func StartingFront(sections []Section, latest, opinion string) Front {
	f := Front{Containers: []Container{
		{Layout: LayoutLead, Fill: &Fill{}},
		{Layout: LayoutList, Title: latest, Slots: 8, Fill: &Fill{}},
		{Layout: LayoutOpinion, Title: opinion, Slots: 4, Fill: &Fill{Kind: KindOpinion}},
	}}
	for _, s := range sections {
		f.Containers = append(f.Containers, Container{Layout: LayoutStrip, Title: s.Name, Slots: 5, Fill: &Fill{Section: s.ID}})
	}
	if len(f.Containers) > MaxContainers {
		f.Containers = f.Containers[:MaxContainers]
	}
	return f
}

// FrontPlace is the place of an edition's front, among all editions with the
// default one first.
func FrontPlace(editions []Edition, id string) string {
	if len(editions) == 0 || editions[0].ID == id {
		return FrontHome
	}
	return id
}

// FrontEdition is the edition whose front is at a place, where the paper has
// several; false for a section's, which holds the stories of all of them.
func FrontEdition(editions []Edition, place string) (Edition, bool) {
	for _, e := range editions {
		if len(editions) > 1 && FrontPlace(editions, e.ID) == place {
			return e, true
		}
	}
	return Edition{}, false
}

// StartingSection is the same for the front of one section.
func StartingSection() Front {
	return Front{Containers: []Container{{Layout: LayoutLead, Slots: 4, Fill: &Fill{}}}}
}
