package desk

import (
	"errors"
	"fmt"
	"maps"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// wireFront is a front as the editor in the browser writes it. Times are as the
// clocks of the publication show them, so that a browser elsewhere in the world
// can't move them.
type wireFront struct {
	Type    string          `json:"type"` // "front"
	Content []wireContainer `json:"content"`
}

type wireContainer struct {
	Layout news.Layout `json:"layout"`
	Title  string      `json:"title"`
	Cards  []news.Card `json:"cards"`
	Slots  int         `json:"slots"`
	Fill   *news.Fill  `json:"fill"`
	Begins string      `json:"begins"`
	Ends   string      `json:"ends"`
	Paid   *news.Paid  `json:"paid"`
}

// wireWarning is a warning at its place; a card of -1 is the container itself.
type wireWarning struct {
	Container int    `json:"container"`
	Card      int    `json:"card"`
	Message   string `json:"message"`
}

// storyFacts is what the editor shows of a story on a card.
type storyFacts struct {
	ID       string `json:"id"`
	Headline string `json:"headline"`
	Kicker   string `json:"kicker"`
	Section  string `json:"section"`
	Kind     string `json:"kind"` // empty for news
	State    string `json:"state"`
	Shape    string `json:"shape"`
	Public   bool   `json:"public"`
	Time     string `json:"time"`
}

// frontData is what goes to the editor beside the front itself.
type frontData struct {
	Stories  map[string]storyFacts `json:"stories"`
	Topics   map[string]string     `json:"topics"` // names by id, of those that rules name
	Warnings []wireWarning         `json:"warnings"`
	Changed  bool                  `json:"changed"`
	Layouts  []layoutChoice        `json:"layouts,omitempty"`
	Kinds    []choice              `json:"kinds,omitempty"`
	Sections []choice              `json:"sections,omitempty"`
}

type choice struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

type layoutChoice struct {
	choice
	Most int `json:"most"`
}

// choices fills in what can be chosen, which does not change while one arranges.
func (d *frontData) choices(sections []news.Section) {
	for _, l := range news.Layouts() {
		d.Layouts = append(d.Layouts, layoutChoice{choice{string(l), l.Label()}, l.Most()})
	}
	for _, k := range news.Kinds() {
		d.Kinds = append(d.Kinds, choice{string(k), k.Label()})
	}
	for _, s := range sections {
		d.Sections = append(d.Sections, choice{s.ID, s.Name})
	}
}

// frontWriter writes fronts for the screen, from one snapshot.
type frontWriter struct {
	*store.Reader
	clock clock
	now   news.Time
}

func (w frontWriter) wire(f news.Front) wireFront {
	out := wireFront{Type: "front", Content: []wireContainer{}}
	for _, c := range f.Containers {
		cards := c.Cards
		if cards == nil {
			cards = []news.Card{}
		}
		out.Content = append(out.Content, wireContainer{
			Layout: c.Layout, Title: c.Title, Cards: cards, Slots: c.Slots, Fill: c.Fill, Begins: w.wall(c.Begins), Ends: w.wall(c.Ends), Paid: c.Paid,
		})
	}
	return out
}

func (w frontWriter) wall(t news.Time) string {
	if t.IsZero() {
		return ""
	}
	return w.clock.input(t.Time)
}

// front makes of what the editor wrote what the command takes.
func (f wireFront) front(pub news.Publication) (out news.Front, err error) {
	var errs []error
	for i, c := range f.Content {
		at := func(field, s string) (t news.Time) {
			if s == "" {
				return t
			}
			moment, err := news.ParseClock(fmt.Sprintf("containers[%d].%s", i, field), s, pub.Location())
			errs = append(errs, err)
			return news.At(moment)
		}
		out.Containers = append(out.Containers, news.Container{
			Layout: c.Layout, Title: c.Title, Cards: c.Cards, Slots: c.Slots, Fill: c.Fill, Begins: at("begins", c.Begins), Ends: at("ends", c.Ends), Paid: c.Paid,
		})
	}
	return out, errors.Join(errs...)
}

// data gathers what the editor shows of a front.
func (w frontWriter) data(at frontPlace, f news.Front, live news.FrontVersion) (frontData, error) {
	d := frontData{Topics: map[string]string{}, Warnings: []wireWarning{}, Changed: !f.Equal(live.Front)}
	var err error
	if d.Stories, err = w.facts(f.Stories()); err != nil {
		return d, err
	}
	warnings, err := publish.FrontWarnings(w.Reader, at.id, f, w.now)
	if err != nil {
		return d, err
	}
	for _, one := range warnings {
		d.Warnings = append(d.Warnings, wireWarning{one.Container, one.Card, one.Sentence})
	}
	for _, c := range f.Containers {
		if c.Fill == nil || c.Fill.Topic == "" {
			continue
		}
		topics, err := w.TopicsByID([]string{c.Fill.Topic})
		if err != nil {
			return d, err
		}
		for _, t := range topics {
			d.Topics[t.ID] = t.Name
		}
	}
	return d, nil
}

// facts gives what is shown of stories, by id. One that is gone is left out.
func (w frontWriter) facts(ids []string) (map[string]storyFacts, error) {
	all := map[string]storyFacts{}
	sections, err := sectionNames(w.Reader)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		s, err := w.Story(id)
		if errors.Is(err, news.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		maps.Copy(all, map[string]storyFacts{id: w.factsOf(s, sections)})
	}
	return all, nil
}

func (w frontWriter) factsOf(s news.Story, sections map[string]string) storyFacts {
	m := markOf(s)
	f := storyFacts{ID: s.ID, Headline: titled(s.Headline), Section: sections[s.Section], State: m.Word, Shape: m.Shape, Public: s.Published > 0, Time: w.clock.moment(s.Saved).Words}
	if !s.FirstPublished.IsZero() {
		f.Time = w.clock.moment(s.FirstPublished).Words
	}
	if s.Kind != news.KindNews {
		f.Kind = s.Kind.Label()
	}
	return f
}

func sectionNames(r *store.Reader) (map[string]string, error) {
	sections, err := r.Sections()
	all := map[string]string{}
	for _, s := range sections {
		all[s.ID] = s.Name
	}
	return all, err
}

// parts writes what readers have, for people.
func (w frontWriter) parts(f news.Front) ([]livePart, error) {
	facts, err := w.facts(f.Stories())
	if err != nil {
		return nil, err
	}
	sections, err := sectionNames(w.Reader)
	if err != nil {
		return nil, err
	}
	var all []livePart
	for _, c := range f.Containers {
		p := livePart{Title: c.Title, Layout: c.Layout.Label(), Paid: c.Paid.Label(), When: w.when(c)}
		if c.Fill != nil {
			p.Rule = w.rule(*c.Fill, sections)
		}
		for _, card := range c.Cards {
			p.Cards = append(p.Cards, liveCardOf(card, facts))
		}
		all = append(all, p)
	}
	return all, nil
}

func liveCardOf(card news.Card, facts map[string]storyFacts) liveCard {
	s, there := facts[card.Story]
	out := liveCard{Headline: s.Headline}
	if card.Headline != "" {
		out.Headline = card.Headline
	}
	switch {
	case !there:
		out.Headline, out.Note = "A story that is gone", "not shown"
	case !s.Public:
		out.Note = "not shown: " + s.State
	}
	for _, id := range card.Supporting {
		if s, there := facts[id]; there {
			out.Rest = append(out.Rest, s.Headline)
		}
	}
	return out
}

// when says at what times a container is shown; empty for always.
func (w frontWriter) when(c news.Container) string {
	switch {
	case !c.Begins.IsZero() && !c.Ends.IsZero():
		return "from " + w.clock.full(c.Begins) + " to " + w.clock.full(c.Ends)
	case !c.Begins.IsZero():
		return "from " + w.clock.full(c.Begins)
	case !c.Ends.IsZero():
		return "until " + w.clock.full(c.Ends)
	}
	return ""
}

// rule says how a container is filled.
func (w frontWriter) rule(f news.Fill, sections map[string]string) string {
	from := "everything here"
	switch {
	case f.Section != "":
		from = sections[f.Section]
	case f.Kind != "":
		from = f.Kind.Label()
	case f.Topic != "":
		from = "a topic"
		if topics, err := w.TopicsByID([]string{f.Topic}); err == nil && len(topics) > 0 {
			from = topics[0].Name
		}
	}
	if f.Count > 0 {
		return fmt.Sprintf("filled from %s, %d at most", from, f.Count)
	}
	return "filled from " + from
}
