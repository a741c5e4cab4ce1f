package desk

import (
	"errors"
	"fmt"
	"net/http"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

// secondPage is what somebody has beside their password, to be added to and
// taken off. Each act asks for the password.
type secondPage struct {
	frame
	auth.SecondStep
	Owing    bool
	Since    moment // of the code app
	Passkeys []passkey
	Faults   faults
	Form     string // the form that the faults are about
}

func (*secondPage) template() string { return "second" }

// passkey is one of somebody's passkeys.
type passkey struct {
	ID, Name   string
	Made, Used moment
}

// Of gives the faults of one of the page's forms.
func (p *secondPage) Of(form string) []string {
	if form != p.Form {
		return nil
	}
	return p.Faults.Elsewhere()
}

func (d *desk) second(v *visit) error { return d.showSecond(v, nil, "") }

// showSecond shows the page, with why the act of one of its forms was refused.
func (d *desk) showSecond(v *visit, refused error, form string) error {
	if _, ok := news.Sentence(refused); refused != nil && (!ok || errors.Is(refused, news.ErrUnavailable)) {
		return refused
	}
	p := &secondPage{frame: frame{Title: "Second step", Here: "account", Done: doneWords(d.justDone(v))}, Faults: faultsOf(refused), Form: form}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		p.Publication = pub.Name
		if p.SecondStep, err = auth.SecondStepOf(r, v.by); err != nil {
			return err
		}
		p.Owing = p.Owes()
		return p.fill(r, v.by, d.clock(pub))
	})
	if err != nil {
		return err
	}
	status := http.StatusOK
	if refused != nil {
		status = statusOf(refused)
	}
	if wait, limited := auth.RetryAfter(refused); limited {
		v.w.Header().Set("Retry-After", seconds(wait))
	}
	return d.show(v, status, p)
}

func (p *secondPage) fill(r *store.Reader, by news.User, c clock) error {
	if p.Codes {
		app, err := r.CodeApp(by.ID)
		if err != nil {
			return err
		}
		p.Since = c.moment(app.Since)
	}
	keys, err := r.Passkeys(by.ID)
	for _, k := range keys {
		p.Passkeys = append(p.Passkeys, passkey{ID: k.ID, Name: k.Name, Made: c.moment(k.Created), Used: c.moment(k.Used)})
	}
	return err
}

// secondAct takes off a step, or makes new recovery codes.
func (d *desk) secondAct(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	ctx, f, c := v.r.Context(), v.r.PostForm, d.client(v)
	act, password := v.r.PathValue("act"), v.r.PostForm.Get("password")
	var err error
	switch act {
	case "drop-codes":
		err = d.Door.DropCodes(ctx, v.by, password, c)
	case "drop-passkey":
		err = d.Door.DropPasskey(ctx, v.by, password, f.Get("id"), c)
	case "recovery":
		var codes []string
		if codes, err = d.Door.NewRecoveryCodes(ctx, v.by, password, c); err == nil {
			return d.tellRecovery(v, codes)
		}
	default:
		return news.NotFound("There is no act called %q.", act)
	}
	if err != nil {
		return d.showSecond(v, err, act+f.Get("id"))
	}
	d.done(v, "off")
	return v.goTo("/desk/account/second")
}

func (d *desk) tellRecovery(v *visit, codes []string) error {
	return d.tell(v, &secretPage{
		frame: frame{Title: "Your recovery codes", Here: "account"}, Label: "Recovery codes", Lines: codes, Back: "/desk/account/second", Link: "I have kept them",
		Words: []string{"Print them, or put them where you keep papers. When the telephone or passkey is gone, one of these lets you in, beside your password; each is good once.", "They are shown here and never again. Any that you had before are good no longer."},
	})
}

// offerPasskey gives a script the question by which a passkey is made.
func (d *desk) offerPasskey(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	c, err := d.Door.OfferPasskey(v.r.Context(), v.by, v.r.PostForm.Get("password"), d.client(v))
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", c)
	return nil
}

func (d *desk) keepPasskey(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	name := news.Line(f.Get("name"))
	if name == "" {
		name = browserWords(v.r.UserAgent())
	}
	if err := d.Door.KeepPasskey(v.r.Context(), v.by, f.Get("token"), name, []byte(f.Get("answer"))); err != nil {
		return d.showSecond(v, err, "passkey")
	}
	d.done(v, "passkey")
	return v.goTo("/desk/account/second")
}

// secondWords tells in a sentence what somebody has beside the password.
func secondWords(s auth.SecondStep) string {
	switch {
	case s.Owes():
		return "There is no second step, and this role must have one."
	case !s.Codes && s.Passkeys == 0:
		return "There is no second step: the password alone opens the desk."
	case s.Passkeys == 0:
		return "A code app stands beside the password; " + count(s.Recovery, "recovery code is", "recovery codes are") + " left."
	}
	words := count(s.Passkeys, "passkey", "passkeys")
	if s.Codes {
		words += " and a code app"
	}
	return "There is " + words + "; " + count(s.Recovery, "recovery code is", "recovery codes are") + " left."
}

func secondOptions(from news.Role) []option {
	all := []option{{Value: "", Label: "up to each person", Chosen: from == ""}}
	for _, role := range news.Roles() {
		label := "a must from " + roleWords(role) + " on"
		if role == news.RoleContributor {
			label = "a must for everybody"
		}
		all = append(all, option{Value: string(role), Label: label, Chosen: role == from})
	}
	return all
}

// requireSecond changes the rule, after telling whom it stops.
func (d *desk) requireSecond(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	if err := v.by.Must(news.RightPeople); err != nil {
		return err
	}
	from := news.Role(v.r.PostForm.Get("from"))
	if !v.sure() && from.Valid() {
		return d.askToRequire(v, from)
	}
	if err := auth.RequireSecondStep(v.r.Context(), d.Store, v.by, from); err != nil {
		return err
	}
	d.done(v, "second-step")
	return v.goTo("/desk/people")
}

func (d *desk) askToRequire(v *visit, from news.Role) error {
	var without, you int
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		people, err := r.Users()
		for _, u := range people {
			has, e := auth.SecondStepOf(r, u)
			if e != nil {
				return e
			}
			if !u.Disabled && !has.Codes && has.Passkeys == 0 && auth.MustFrom(u.Role, from) {
				without++
				if u.ID == v.by.ID {
					you = 1
				}
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	p := &confirmPage{frame: d.houseFrame(v, "Make a second step a must?", "people"), Button: "Make it a must", Back: "/desk/people", Does: []string{
		fmt.Sprintf("%s must set one up at the next page that they open; until then nothing else opens to them.", count(without, "person has none and", "people have none and")),
		"Whoever has a passkey and no code app is asked for the passkey after the password.", "Keys of programs go on as they are.",
	}}
	if you > 0 {
		p.Does = append(p.Does, "You are one of them.")
	}
	return d.ask(v, p)
}
