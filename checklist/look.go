package checklist

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// Finding is something that a rule found, with the place that it is about.
type Finding struct {
	Rule     string
	Level    Level // Block or Advise
	Let      bool  // somebody let this revision past the rule
	Sentence string
	Field    string // of a draft: "headline", "bylines", "body", …
	Quote    string // of the body: words that stand at the place; may be empty
	Picture  int    // of the body: which picture, from 1; 0 where it is about none
	Story    string // id of another story that it is about; may be empty
	Note     string // id of the note that it is about; may be empty
}

// Holds tells whether the finding holds the story back.
func (f Finding) Holds() bool { return f.Level == Block && !f.Let }

// look is what rules are asked about: one revision of a story.
type look struct {
	*store.Reader
	pub   news.Publication
	story news.Story
	v     news.Revision
	doc   prose.Doc
	notes []news.Note
	now   news.Time
	at    news.Time // when the story goes out: now, or its time on the schedule
}

// Look asks every rule about a revision of a story. What holds it back comes
// first.
func Look(r *store.Reader, story news.Story, v news.Revision) ([]Finding, error) {
	levels, err := Levels(r)
	if err != nil {
		return nil, err
	}
	return lookAt(r, story, v, levels)
}

func lookAt(r *store.Reader, story news.Story, v news.Revision, levels map[string]Level) (found []Finding, err error) {
	l := look{Reader: r, story: story, v: v, now: r.Now()}
	if l.at = l.now; story.Schedule.After(l.now.Time) {
		l.at = story.Schedule
	}
	if l.pub, err = r.Publication(); err != nil {
		return nil, err
	}
	if l.doc, err = read(v); err != nil {
		return nil, err
	}
	if l.notes, err = r.Notes(story.ID); err != nil {
		return nil, err
	}
	let, err := r.Override(story.ID, v.Number)
	if err != nil && !errors.Is(err, news.ErrNotFound) {
		return nil, err
	}
	return l.ask(levels, let.Rules)
}

// read reads a kept text. One that can't be read is a fault of ours, whatever
// sentence the parser has for whoever sends such a thing.
func read(v news.Revision) (doc prose.Doc, err error) {
	if doc, err = prose.Parse(v.Body); err != nil {
		return doc, fmt.Errorf("read the text of revision %d of story %s: %v", v.Number, v.StoryID, err) //nolint:errorlint // not to be told as a fault of the writer's
	}
	return doc, nil
}

func (l *look) ask(levels map[string]Level, let []string) (found []Finding, err error) {
	for _, rule := range Rules() {
		level := levels[rule.ID]
		if level == Off {
			continue
		}
		some, err := rule.ask(l)
		if err != nil {
			return nil, fmt.Errorf("ask the rule %s: %w", rule.ID, err)
		}
		for _, f := range some {
			f.Rule, f.Level, f.Let = rule.ID, level, level == Block && slices.Contains(let, rule.ID)
			found = append(found, f)
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return rank(a) - rank(b) })
	return found, nil
}

func rank(f Finding) int {
	if f.Holds() {
		return 0
	}
	return 1
}

// Held refuses to publish a story: it tells all that holds it back. It matches
// news.ErrInvalid, since the story has to be changed and not the moment.
type Held struct {
	Findings []Finding
}

// Error says what holds the story back.
func (h *Held) Error() string { return h.sentence() }

// Unwrap gives the whole in a sentence, and then each finding at its field.
func (h *Held) Unwrap() []error {
	all := []error{&news.Error{Kind: news.ErrInvalid, Sentence: h.sentence()}}
	for _, f := range h.Findings {
		all = append(all, news.Invalid(f.Field, "%s", f.Sentence))
	}
	return all
}

func (h *Held) sentence() string {
	const most = 3
	var b strings.Builder
	b.WriteString("The checklist holds this story back.")
	for _, f := range h.Findings[:min(most, len(h.Findings))] {
		b.WriteString(" " + f.Sentence)
	}
	if more := len(h.Findings) - most; more > 0 {
		fmt.Fprintf(&b, " And %d more.", more)
	}
	return b.String()
}

// Hold gives nil when a revision may go out, and otherwise a *Held.
func Hold(r *store.Reader, story news.Story, v news.Revision) error {
	found, err := Look(r, story, v)
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(f Finding) bool { return !f.Holds() })
	if len(found) == 0 {
		return nil
	}
	return &Held{Findings: found}
}
