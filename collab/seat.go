package collab

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// waiting is how many events a seat holds for a slow line. One that falls
// further behind loses its seat, and finds what it missed when it comes back.
const waiting = 256

// Event is something that the tabs of a story are told. Data is written as JSON.
type Event struct {
	Kind    string // hello, steps, fields, people, caret, revision, story
	Version int64  // of the text, once the event is taken in
	Data    any
}

// Seat is one tab in a room. Its events come in order; when the channel is
// closed, Why says why it ended.
type Seat struct {
	room    *room
	by      news.User
	client  string
	colour  int
	caret   Caret
	version int64 // that the tab is known to have
	events  chan Event
	why     error // guarded by room.mu
}

// Caret is where a person is: in a field, or in the text at a version of it.
type Caret struct {
	Field   string `json:"field"` // empty is the text
	Anchor  int64  `json:"anchor"`
	Head    int64  `json:"head"`
	Version int64  `json:"version"`
	Away    bool   `json:"away"` // nowhere: the page is not looked at
}

// Person is a tab as the others are told of it.
type Person struct {
	Client string `json:"client"`
	Name   string `json:"name"`
	Colour int    `json:"colour"` // 0 to 7; equal for all tabs of a person
	Caret  Caret  `json:"caret"`
}

// hello is what a tab is told when it takes its seat: all that it missed.
type hello struct {
	Client  string            `json:"client"`
	Version int64             `json:"version"` // of the text now
	Steps   []SentStep        `json:"steps"`   // since the version that the tab came with
	Doc     json.RawMessage   `json:"doc,omitempty"`
	Fields  map[string]string `json:"fields"`
	Turn    int64             `json:"turn"`
	People  []Person          `json:"people"`
}

type stepsNews struct {
	Steps []SentStep `json:"steps"`
}

type fieldsNews struct {
	Client string     `json:"client"`
	By     string     `json:"by"`
	Turn   int64      `json:"turn"`
	Fields []FieldNow `json:"fields"`
}

// FieldNow is a field with what it says now and what it said before.
type FieldNow struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Was   string `json:"was"`
}

type peopleNews struct {
	People []Person `json:"people"`
}

type caretNews struct {
	Client string `json:"client"`
	Caret  Caret  `json:"caret"`
}

type revisionNews struct {
	Revision int        `json:"revision"`
	State    news.State `json:"state"`
	SavedAt  news.Time  `json:"saved_at"`
	By       string     `json:"by"`
}

// Snapshot is a text as a page shows it when it is opened.
type Snapshot struct {
	Version int64
	Doc     []byte // as the editor writes it
	Fields  map[string]string
}

// Open gives what is written in a story, saved or not, for a page that is about
// to join. What is unsaved becomes a revision first where it can, so that the
// page and its form say the same.
func (rs *Rooms) Open(ctx context.Context, by news.User, story string) (Snapshot, error) {
	if err := rs.may(ctx, by, story); err != nil {
		return Snapshot{}, err
	}
	r, err := rs.room(ctx, story)
	if err != nil {
		return Snapshot{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hand == nil {
		return Snapshot{}, errClosed
	}
	if err := r.adoptNewest(ctx); err != nil {
		return Snapshot{}, err
	}
	if _, err := r.save(ctx); err != nil {
		r.house.log.DebugContext(ctx, "a story was opened whose text can't be saved as it is", "story", story, "error", err)
	}
	return Snapshot{Version: r.is.Version, Doc: r.doc, Fields: maps.Clone(r.fields)}, nil
}

// Join gives a tab its seat. version is that of the text which the tab has; it
// is told what it missed, or handed the whole text where that is too long ago.
// A tab that sits already loses its old seat: its line was cut.
func (rs *Rooms) Join(ctx context.Context, by news.User, story, client string, version int64) (*Seat, error) {
	if err := checkClient(by, client); err != nil {
		return nil, err
	}
	if err := rs.may(ctx, by, story); err != nil {
		return nil, err
	}
	r, err := rs.room(ctx, story)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hand == nil {
		return nil, errClosed
	}
	if old := r.seats[client]; old != nil {
		r.unseat(old, nil)
	}
	if len(r.seats) >= maxSeats {
		return nil, news.Conflict("This story is open in %d tabs already. Close one, or wait until somebody leaves.", maxSeats)
	}
	s := &Seat{room: r, by: by, client: client, colour: r.colour(by), version: version, events: make(chan Event, waiting)}
	s.caret.Away = true
	h, err := r.hello(ctx, s, version)
	if err != nil {
		return nil, err
	}
	r.seats[client] = s
	s.events <- Event{Kind: "hello", Version: h.Version, Data: h}
	r.tellOthers(client, Event{Kind: "people", Version: r.is.Version, Data: peopleNews{r.people()}})
	return s, nil
}

func (r *room) hello(ctx context.Context, s *Seat, version int64) (h hello, err error) {
	h = hello{Client: s.client, Version: r.is.Version, Fields: maps.Clone(r.fields), Turn: r.is.Turn}
	h.People = append(r.people(), s.person())
	if version < r.is.Oldest || version > r.is.Version || r.is.Version-version > mostMissed {
		h.Doc = r.doc
		return h, nil
	}
	if version < r.is.Version {
		h.Steps, err = r.missed(ctx, version)
	}
	return h, err
}

// Events are what the tab is told. The channel is closed when the seat ends.
func (s *Seat) Events() <-chan Event { return s.events }

// Why says why a seat ended; nil where the tab left or its line was too slow.
func (s *Seat) Why() error {
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	return s.why
}

// Still gives nil while the person may go on writing here, and the refusal
// once they may not: their role changed, or the story is no longer one to write in.
func (s *Seat) Still(ctx context.Context, by news.User) error {
	if by.ID != s.by.ID {
		return news.Forbidden("Somebody else is signed in in this browser now.")
	}
	return s.room.house.may(ctx, by, s.room.id)
}

// Leave gives the seat up and saves what is unsaved once nobody else is there.
func (s *Seat) Leave(ctx context.Context) {
	r := s.room
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unseat(s, nil)
	if len(r.seats) > 0 || r.hand == nil || !r.is.Unsaved() {
		return
	}
	if _, err := r.save(ctx); err != nil {
		r.house.log.InfoContext(ctx, "a text was left that can't be saved as it is; it is kept", "story", r.id, "error", err)
	}
}

// unseat ends a seat, once. r.mu is held.
func (r *room) unseat(s *Seat, why error) {
	if r.seats[s.client] != s {
		return
	}
	s.why = why
	delete(r.seats, s.client)
	close(s.events)
	if r.empty = r.house.store.Now().Time; len(r.seats) > 0 {
		r.tell(Event{Kind: "people", Version: r.is.Version, Data: peopleNews{r.people()}})
	}
}

// end ends every seat.
func (r *room) end(why error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, s := range r.seats {
		s.why = why
		close(s.events)
	}
	clear(r.seats)
}

// tell hands an event to every seat; one that can't take it is too slow and
// ends.
func (r *room) tell(e Event) { r.tellOthers("", e) }

func (r *room) tellOthers(but string, e Event) {
	var slow []*Seat
	for client, s := range r.seats {
		if client == but {
			continue
		}
		select {
		case s.events <- e:
		default:
			slow = append(slow, s)
		}
	}
	for _, s := range slow {
		r.unseat(s, nil)
	}
}

// tellChange tells every seat of what was written. The tab that sent the steps
// is told too: that is how it learns their place in the order.
func (r *room) tellChange(c change, rows []store.OpenStep, was map[string]string) {
	if len(rows) > 0 {
		r.tell(Event{Kind: "steps", Version: r.is.Version, Data: stepsNews{sent(rows)}})
	}
	if len(c.fields) == 0 {
		return
	}
	told := fieldsNews{Client: c.client, By: c.name, Turn: r.is.Turn}
	for _, name := range slices.Sorted(maps.Keys(c.fields)) {
		told.Fields = append(told.Fields, FieldNow{Name: name, Value: c.fields[name], Was: was[name]})
	}
	r.tell(Event{Kind: "fields", Version: r.is.Version, Data: told})
}

func sent(rows []store.OpenStep) []SentStep {
	all := make([]SentStep, len(rows))
	for i, s := range rows {
		all[i] = SentStep{Version: s.Version, Client: s.Client, Step: s.Step}
	}
	return all
}

// place notes where a tab's person is, and tells the others.
func (r *room) place(s Submission) {
	seat := r.seats[s.Client]
	if seat == nil {
		return
	}
	seat.version = max(seat.version, s.Version)
	if s.Caret == nil {
		return
	}
	seat.caret = *s.Caret
	seat.caret.Version = r.is.Version
	r.tellOthers(s.Client, Event{Kind: "caret", Version: r.is.Version, Data: caretNews{s.Client, seat.caret}})
}

func (s *Seat) person() Person {
	return Person{Client: s.client, Name: s.by.Name, Colour: s.colour, Caret: s.caret}
}

// people gives everybody here, in a fixed order.
func (r *room) people() []Person {
	all := []Person{}
	for _, client := range slices.Sorted(maps.Keys(r.seats)) {
		all = append(all, r.seats[client].person())
	}
	return all
}

// colours is how many the style sheet has.
const colours = 8

// colour gives a person the colour that they have here, or the first that is free.
func (r *room) colour(by news.User) int {
	var taken [colours]bool
	for _, s := range r.seats {
		if s.by.ID == by.ID {
			return s.colour
		}
		taken[s.colour] = true
	}
	return max(0, slices.Index(taken[:], false))
}
