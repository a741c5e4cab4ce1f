package desk

import (
	"context"
	"net/url"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// act is one deed that the side of the writing page offers. The table of them
// is in acts.go; permission and rule are the command's, and shown only leaves
// out what it would refuse.
type act struct {
	name   string // of its address
	button string
	title  string // of the panel that holds its fields; empty for a bare button
	help   string
	strong func(setting) bool // it is what this person most often comes for; nil is never
	grave  bool               // it takes something from readers
	done   string
	shown  func(setting) bool
	words  func(setting) string // the button's words where they depend on the story; may be nil
	inputs func(setting) []input
	do     func(ctx context.Context, s setting, f url.Values) (news.Outcome, error)
}

// setting is where an act takes place: the story as it is, and who looks at it.
type setting struct {
	store        *store.Store
	by           news.User
	host         string // under which the desk was asked
	story        news.Story
	clock        clock
	sections     []news.Section
	writers      []option // whom it can be handed over to
	held         bool     // the checklist holds the newest revision back
	editions     []news.Edition
	translations []string   // the headlines of those that there are
	claim        news.Claim // of the newest revision
}

// may tells whether the role carries a right and the story's state allows an act.
func (s setting) may(right news.Right, what news.Act) bool {
	_, err := s.story.State.After(what)
	return err == nil && s.by.Must(right) == nil
}

// editable tells whether the person may save a revision of the story.
func (s setting) editable() bool {
	_, err := s.story.State.After(news.ActSave)
	return err == nil && s.by.MustEdit(s.story) == nil
}

// input is a field of an act's form.
type input struct {
	Name    string // in the form
	Field   string // as the command's error names it
	Label   string
	Help    string
	Kind    string // "line", "lines", "moment", "choice" or "picture"
	Value   string
	Options []option
	Picture shownPicture // of a picture, what is chosen now
}

// tried is an act that was refused, to be shown with what was typed.
type tried struct {
	name   string
	form   url.Values
	faults faults
}

// carry does an act: what is in the form is saved first, then the command is
// given, and the answer waits until this node's pages show it.
func (d *desk) carry(v *visit) error {
	name := v.r.PathValue("act")
	i := slices.IndexFunc(d.acts, func(a act) bool { return a.name == name })
	if i < 0 {
		return news.NotFound("There is no act called %q.", name)
	}
	if err := v.form(); err != nil {
		return err
	}
	ctx := v.r.Context()
	if err := d.keepForm(v); err != nil {
		return d.writeAgain(v, err, nil)
	}
	s, err := d.setting(v)
	if err != nil {
		return err
	}
	out, err := d.acts[i].do(ctx, s, v.r.PostForm)
	if err != nil {
		return d.writeAgain(v, err, &tried{name: name, form: v.r.PostForm, faults: faultsOf(err)})
	}
	if out.Change > 0 {
		if err := d.Wait(ctx, out.Change); err != nil {
			return err
		}
	}
	d.done(v, name)
	return v.goTo("/desk/stories/" + v.r.PathValue("id"))
}

// setting reads where an act takes place.
func (d *desk) setting(v *visit) (s setting, err error) {
	s = setting{store: d.Store, by: v.by, host: v.r.Host}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error { return d.set(r, v, &s) })
	return s, err
}

func (d *desk) set(r *store.Reader, v *visit, s *setting) (err error) {
	pub, err := r.Publication()
	if err != nil {
		return err
	}
	s.store, s.by, s.clock = d.Store, v.by, d.clock(pub)
	if s.story, err = visible(r, v.by, v.r.PathValue("id")); err != nil {
		return err
	}
	if s.writers, err = writers(r, "Somebody", ""); err != nil {
		return err
	}
	if s.editions, err = r.Editions(); err != nil {
		return err
	}
	if s.translations, err = headlinesOf(r, s.story.ID); err != nil {
		return err
	}
	s.sections, err = r.Sections()
	return err
}

// headlinesOf gives the headlines of a story's translations.
func headlinesOf(r *store.Reader, story string) (all []string, err error) {
	ids, err := r.TranslationsOf(story)
	for _, id := range ids {
		s, err := r.Story(id)
		if err != nil {
			return nil, err
		}
		all = append(all, titled(s.Headline))
	}
	return all, err
}

// actForm is an act as the page shows it.
type actForm struct {
	Name, Button, Title, Help string
	Strong, Grave, Open       bool
	Inputs                    []inputForm
	Faults                    []string // about no field of its own
}

type inputForm struct {
	input
	Faults []string
}

// forms gives the acts that are offered, with what was typed into the one that
// was refused. That one is shown even if it is no longer offered: somebody else
// was faster, and the sentence says so.
func (d *desk) forms(s setting, t *tried) []actForm {
	var all []actForm
	for _, a := range d.acts {
		refused := t != nil && t.name == a.name
		if !a.shown(s) && !refused {
			continue
		}
		f := actForm{Name: a.name, Button: a.button, Title: a.title, Help: a.help, Strong: a.strong != nil && a.strong(s), Grave: a.grave, Open: refused}
		if a.words != nil {
			f.Button = a.words(s)
		}
		var own []string
		if a.inputs != nil {
			for _, in := range a.inputs(s) {
				one := inputForm{input: in}
				if refused {
					one.refill(*t)
				}
				own = append(own, in.Field)
				f.Inputs = append(f.Inputs, one)
			}
		}
		if refused {
			f.Faults = t.faults.Elsewhere(own...)
		}
		all = append(all, f)
	}
	return all
}

// refill puts back what was typed. A time that was refused becomes plain text:
// a browser's own field could not hold it, nor the offset that it may need.
func (i *inputForm) refill(t tried) {
	i.Value, i.Faults = t.form.Get(i.Name), t.faults.At(i.Field)
	if i.Kind == "moment" && len(i.Faults) > 0 {
		i.Kind = "line"
	}
	i.Options = slices.Clone(i.Options)
	for n := range i.Options {
		i.Options[n].Chosen = i.Options[n].Value == i.Value
	}
}
