package desk

import (
	"net/http"
	"net/url"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// planPage is where one plan is changed, begun or dropped.
type planPage struct {
	frame
	ID      string
	Form    planForm
	MayPlan bool
	Story   string // address of the story that it became
	Dropped bool
}

func (*planPage) template() string { return "plan" }

// planForm is a plan as a form holds it.
type planForm struct {
	What, Note, Due string
	Sections, Who   []option
	Zone            string
	Faults          faults
}

func (d *desk) plan(v *visit) error { return d.showPlan(v, http.StatusOK, nil) }

func (d *desk) showPlan(v *visit, status int, t *tried) error {
	page := &planPage{MayPlan: v.by.Must(news.RightPlan) == nil}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		p, err := seenPlan(r, v.by, v.r.PathValue("plan"))
		if err != nil {
			return err
		}
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		page.frame, page.ID, page.Dropped = frame{Title: p.What, Here: "calendar", Publication: pub.Name}, p.ID, !p.Dropped.IsZero()
		if p.Story != "" {
			page.Story = "/desk/stories/" + p.Story
		}
		page.Form, err = planFormOf(r, d.clock(pub), p, t)
		return err
	})
	if err != nil {
		return err
	}
	page.Done = planDone(d.justDone(v))
	return d.show(v, status, page)
}

// seenPlan gives a plan to whom may see it: plans are the newsroom's, and a
// contributor sees their own.
func seenPlan(r *store.Reader, by news.User, id string) (news.Plan, error) {
	p, err := r.Plan(id)
	if err == nil && p.Who != by.ID && !by.Role.May(news.RightReadAll) {
		err = news.NotFound("There is no such plan.")
	}
	return p, err
}

// planFormOf is the form of a plan, with what was typed where it was refused.
func planFormOf(r *store.Reader, c clock, p news.Plan, t *tried) (f planForm, err error) {
	f = planForm{What: p.What, Note: p.Note, Due: c.input(p.Due.Time), Zone: c.zone()}
	who := p.Who
	sections, err := r.Sections()
	if err != nil {
		return f, err
	}
	section := ""
	for _, s := range sections {
		if s.ID == p.Section {
			section = s.Slug
		}
	}
	if t != nil {
		f.What, f.Note, f.Due, f.Faults = t.form.Get("what"), t.form.Get("note"), t.form.Get("due"), t.faults
		who, section = t.form.Get("who"), t.form.Get("section")
	}
	f.Sections = []option{{Label: "No section yet"}}
	for _, s := range sections {
		f.Sections = append(f.Sections, option{Value: s.Slug, Label: s.Name, Chosen: s.Slug == section})
	}
	f.Who, err = writers(r, "Nobody yet", who)
	return f, err
}

// writers are the people who can be given something to write.
func writers(r *store.Reader, none, chosen string) ([]option, error) {
	people, err := r.Users()
	all := []option{{Label: none}}
	for _, u := range people {
		if !u.Disabled || u.ID == chosen {
			all = append(all, option{Value: u.ID, Label: u.Name, Chosen: u.ID == chosen})
		}
	}
	return all, err
}

// makePlan plans something new, from the calendar.
func (d *desk) makePlan(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	if _, err := d.keepPlan(v, ""); err != nil {
		if statusOf(err) != http.StatusUnprocessableEntity {
			return err
		}
		return d.showCalendar(v, http.StatusUnprocessableEntity, &tried{form: v.r.PostForm, faults: faultsOf(err)})
	}
	d.done(v, "plan")
	return v.goTo("/desk/calendar?" + url.Values{"day": {v.r.PostForm.Get("day")}, "span": {v.r.PostForm.Get("span")}}.Encode())
}

func (d *desk) changePlan(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	id := v.r.PathValue("plan")
	if _, err := d.keepPlan(v, id); err != nil {
		if statusOf(err) != http.StatusUnprocessableEntity {
			return err
		}
		return d.showPlan(v, http.StatusUnprocessableEntity, &tried{form: v.r.PostForm, faults: faultsOf(err)})
	}
	d.done(v, "plan")
	return v.goTo("/desk/plans/" + id)
}

func (d *desk) keepPlan(v *visit, id string) (p news.Plan, err error) {
	f := v.r.PostForm
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		p = news.Plan{ID: id, What: f.Get("what"), Note: f.Get("note"), Who: f.Get("who")}
		if slug := f.Get("section"); slug != "" {
			section, err := r.Section(slug)
			if err != nil {
				return news.Invalid("section", "There is no section called %q.", slug)
			}
			p.Section = section.ID
		}
		at, err := readTime(setting{clock: d.clock(pub)}, "due", f.Get("due"))
		p.Due = news.At(at)
		return err
	})
	if err != nil {
		return p, err
	}
	return edit.Plan(v.r.Context(), d.Store, v.by, p)
}

func (d *desk) dropPlan(v *visit) error {
	if err := edit.DropPlan(v.r.Context(), d.Store, v.by, v.r.PathValue("plan")); err != nil {
		return err
	}
	d.done(v, "drop-plan")
	return v.goTo("/desk/calendar")
}

func (d *desk) beginPlan(v *visit) error {
	out, err := edit.BeginPlanned(v.r.Context(), d.Store, v.by, v.r.PathValue("plan"))
	if err != nil {
		return err
	}
	return v.goTo("/desk/stories/" + out.Story.ID)
}

func planDone(act string) string {
	switch act {
	case "plan":
		return "It is on the calendar."
	case "drop-plan":
		return "The plan is dropped."
	}
	return ""
}
