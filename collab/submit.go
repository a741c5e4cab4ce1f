package collab

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// MaxField is the longest that a field may be while it is written, in bytes.
// What a revision allows is less, and is said when the text is saved.
const MaxField = 16 << 10

// mostMissed is how many steps one answer tells of; a tab that missed more asks
// again from where it is then.
const mostMissed = 1000

// Submission is what a tab sends: what its person did since it sent last.
type Submission struct {
	Client  string            `json:"client"`  // the tab: see ClientOf
	Version int64             `json:"version"` // of the text that the steps were made on
	Steps   []json.RawMessage `json:"steps"`
	Fields  []FieldWrite      `json:"fields"`
	Caret   *Caret            `json:"caret"` // where the person is; nil leaves it
	Save    bool              `json:"save"`  // make a revision of all that is written
}

// FieldWrite is a field as somebody wrote it, and what stood there before.
type FieldWrite struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Was   string `json:"was"`
}

// Receipt answers a submission.
type Receipt struct {
	Accepted bool       `json:"accepted"` // the steps are kept; else the tab must take the missed ones first
	Reset    bool       `json:"reset"`    // the tab was away for too long: it must join anew
	Version  int64      `json:"version"`  // of the text now
	Missed   []SentStep `json:"missed"`   // since the tab's version
	Turn     int64      `json:"turn"`     // of the fields now
	Lost     []FieldWas `json:"lost"`     // what the person wrote over without having seen it
	// Set where a saving was asked for and done.
	Revision int        `json:"revision,omitempty"`
	State    news.State `json:"state,omitempty"`
	SavedAt  news.Time  `json:"saved_at,omitzero"`
}

// SentStep is a step as tabs are told of it.
type SentStep struct {
	Version int64           `json:"version"`
	Client  string          `json:"client"`
	Step    json.RawMessage `json:"step"`
}

// FieldWas is what a field said before somebody wrote over it.
type FieldWas struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	By    string `json:"by"` // a name; empty where it is not known
}

// ClientOf begins the names of all tabs of a user, so that nobody can send
// steps as another's.
func ClientOf(by news.User) string { return by.ID + "." }

func checkClient(by news.User, client string) error {
	rest, own := strings.CutPrefix(client, ClientOf(by))
	if !own || rest == "" || len(client) > 100 || !utf8.ValidString(client) {
		return news.Invalid("client", "This tab’s name is none of yours. Load the page again.")
	}
	return nil
}

// Submit takes what a tab sends. Steps that were made on the newest version are
// kept and go to every other tab; others are answered with what was missed.
// Fields are written whatever the version: the last writer wins. It asks for
// the same permission as edit.Save, each time.
func (rs *Rooms) Submit(ctx context.Context, by news.User, story string, s Submission) (out Receipt, err error) {
	if err := checkClient(by, s.Client); err != nil {
		return out, err
	}
	if err := parseSteps(s.Steps); err != nil {
		return out, err
	}
	if c := s.Caret; c != nil && (len(c.Field) > 40 || c.Anchor < 0 || c.Head < 0 || c.Anchor > 1<<31 || c.Head > 1<<31) {
		return out, news.Invalid("caret", "Nobody can be at such a place in a text.")
	}
	if err := rs.may(ctx, by, story); err != nil {
		return out, err
	}
	r, err := rs.room(ctx, story)
	if err != nil {
		return out, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hand == nil {
		return out, errClosed
	}
	out, err = r.submit(ctx, by, s)
	if errors.Is(err, news.ErrConflict) && r.overtaken(ctx) {
		out, err = r.submit(ctx, by, s)
	}
	if err != nil || !out.Accepted {
		return out, err
	}
	r.place(s)
	if !s.Save {
		return out, nil
	}
	saved, err := r.save(ctx)
	out.Revision, out.State, out.SavedAt = saved.Revision, saved.State, saved.Saved
	return out, err
}

// may refuses whoever could not save a revision of the story.
func (rs *Rooms) may(ctx context.Context, by news.User, story string) error {
	return rs.store.Read(ctx, func(r *store.Reader) error {
		_, err := edit.Writable(r, by, story)
		return err
	})
}

func (r *room) submit(ctx context.Context, by news.User, s Submission) (out Receipt, err error) {
	if s.Version < r.is.Oldest || s.Version > r.is.Version {
		return Receipt{Reset: true, Version: r.is.Version, Turn: r.is.Turn}, nil
	}
	c := change{by: by.ID, name: by.Name, client: s.Client, may: func(tx *store.Tx) error {
		_, err := edit.Writable(&tx.Reader, by, r.id)
		return err
	}}
	if out.Accepted = len(s.Steps) == 0 || s.Version == r.is.Version; out.Accepted {
		c.steps = s.Steps
	}
	if c.fields, out.Lost, err = r.fieldsOf(s.Fields); err != nil {
		return out, err
	}
	if r.is.Version+r.is.Turn-r.is.Saved-r.is.SavedTurn > keptSteps && len(c.steps)+len(c.fields) > 0 && !s.Save {
		return out, news.Invalid("", "Too much was written since this story could last be saved. Mend what it was refused for first.")
	}
	if len(c.steps)+len(c.fields) > 0 {
		if err := r.write(ctx, c); err != nil {
			return out, err
		}
	}
	out.Version, out.Turn = r.is.Version, r.is.Turn
	if !out.Accepted {
		out.Missed, err = r.missed(ctx, s.Version)
	}
	return out, err
}

// fieldsOf gives the fields that change, and what is written over unseen.
func (r *room) fieldsOf(writes []FieldWrite) (changed map[string]string, lost []FieldWas, err error) {
	changed = map[string]string{}
	for _, w := range writes {
		now, known := r.fields[w.Name]
		switch {
		case !known:
			return nil, nil, news.Invalid("", "Stories have no field called %.40q.", w.Name)
		case len(w.Value) > MaxField || len(w.Was) > MaxField:
			return nil, nil, news.TooLarge(w.Name, "This is longer than %d kB, which no field holds.", MaxField>>10)
		case w.Value == now:
			continue
		}
		if now != w.Was {
			lost = append(lost, FieldWas{Name: w.Name, Value: now, By: r.authors[w.Name]})
		}
		changed[w.Name] = w.Value
	}
	return changed, lost, nil
}

// missed gives steps after a version, from the database: the ones that are
// there are those that count.
func (r *room) missed(ctx context.Context, after int64) (all []SentStep, err error) {
	err = r.house.store.Read(ctx, func(rd *store.Reader) error {
		steps, err := rd.OpenSteps(r.id, after, mostMissed)
		all = sent(steps)
		return err
	})
	return all, err
}
