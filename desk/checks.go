package desk

import (
	"errors"
	"fmt"
	"net/http"

	"broadsheet/checklist"
	"broadsheet/news"
	"broadsheet/store"
)

// check is something that the checklist found, as the side of the writing page
// shows it. Where it is about a place, Field, Quote and Picture say which: the
// script goes there, and without it Href leads near.
type check struct {
	Sentence string
	Holds    bool
	Let      string // by whom it was let past, and why; empty when it was not
	Field    string
	Quote    string
	Picture  int
	Href     string
	Link     string // the link's words
}

// checks asks the checklist about the newest revision, for somebody who looks
// at the story.
func checks(r *store.Reader, s *setting, v news.Revision, people map[string]string) (all []check, err error) {
	switch s.story.State {
	case news.StateSpiked, news.StateWithdrawn:
		return nil, nil // it goes nowhere
	}
	found, err := checklist.Look(r, s.story, v)
	if err != nil {
		return nil, err
	}
	let, err := r.Override(s.story.ID, v.Number)
	if err != nil && !errors.Is(err, news.ErrNotFound) {
		return nil, err
	}
	for _, f := range found {
		c := check{Sentence: f.Sentence, Holds: f.Holds(), Field: f.Field, Quote: f.Quote, Picture: f.Picture}
		if f.Let {
			c.Let = fmt.Sprintf("Let past by %s: %s", named(people, let.By), let.Reason)
		}
		if c.Href, c.Link, err = place(r, s.by, f); err != nil {
			return nil, err
		}
		s.held = s.held || c.Holds
		all = append(all, c)
	}
	return all, nil
}

// place says where a finding leads.
func place(r *store.Reader, by news.User, f checklist.Finding) (href, words string, err error) {
	switch {
	case f.Story != "":
		other, err := r.Story(f.Story)
		if err != nil || !by.MaySee(other) {
			return "", "", err
		}
		return "/desk/stories/" + f.Story, titled(other.Headline), nil
	case f.Note != "" && f.Quote == "":
		return "#note-" + f.Note, "Show", nil
	case f.Field == "bylines":
		return "#bylines", "Show", nil
	}
	return "#main", "Show", nil
}

// checklistPage is where the newsroom reads what is asked of a story, and
// where an admin says how strictly.
type checklistPage struct {
	frame
	Rules []ruleForm
	May   bool // change it
}

func (*checklistPage) template() string { return "checklist" }

// ruleForm is a rule with what it does.
type ruleForm struct {
	ID, Words, Help string
	Word            string // what it does, for who may only read
	Levels          []option
}

func (d *desk) checklist(v *visit) error {
	p := &checklistPage{frame: d.houseFrame(v, "Checklist", "checklist"), May: v.by.Must(news.RightSettings) == nil}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		levels, err := checklist.Levels(r)
		for _, rule := range checklist.Rules() {
			p.Rules = append(p.Rules, ruleFormOf(rule, levels[rule.ID]))
		}
		return err
	})
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, p)
}

func ruleFormOf(rule checklist.Rule, level checklist.Level) ruleForm {
	f := ruleForm{ID: rule.ID, Words: rule.Words, Help: rule.Help}
	for _, o := range []option{
		{Value: string(checklist.Block), Label: "Holds back"}, {Value: string(checklist.Advise), Label: "Advises"}, {Value: string(checklist.Off), Label: "Off"},
	} {
		if o.Chosen = o.Value == string(level); o.Chosen {
			f.Word = o.Label
		}
		f.Levels = append(f.Levels, o)
	}
	return f
}

func (d *desk) setChecklist(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	change := map[string]checklist.Level{}
	for rule, values := range v.r.PostForm {
		if rule != "sure" {
			change[rule] = checklist.Level(values[len(values)-1])
		}
	}
	if !v.sure() {
		var does []string
		err := d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) { does, err = checklist.Foresee(r, v.by, change); return err })
		if err != nil {
			return err
		}
		if len(does) > 0 {
			return d.ask(v, &confirmPage{frame: d.houseFrame(v, "What this will do", "checklist"), Does: does, Button: "Change the checklist", Back: "/desk/checklist"})
		}
	}
	if _, err := checklist.SetLevels(v.r.Context(), d.Store, v.by, change); err != nil {
		return err
	}
	d.done(v, "checklist")
	return v.goTo("/desk/checklist")
}
