package desk

import (
	"errors"
	"net/http"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

// keysPage is the programs that may use the API, and what may be done about it.
type keysPage struct {
	frame
	Keys   []key
	Roles  []option
	Name   string // of the one that was refused
	Faults faults
}

func (*keysPage) template() string { return "keys" }

// key is a program's key in the list; the key itself is known to it alone.
type key struct {
	ID, Name, Role, By, UsedFrom string
	Made, Used, Revoked          moment
}

func (d *desk) keys(v *visit) error { return d.showKeys(v, http.StatusOK, &keysPage{}) }

func (d *desk) showKeys(v *visit, status int, p *keysPage) error {
	if err := v.by.Must(news.RightPeople); err != nil {
		return err
	}
	p.frame = d.houseFrame(v, "Keys", "keys")
	p.Roles = roleOptions(news.Role(v.r.PostForm.Get("role")), news.RoleReporter)
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		keys, err := r.APIKeys()
		if err != nil {
			return err
		}
		people, err := names(r)
		c := d.clock(pub)
		for _, k := range keys {
			one := key{ID: k.ID, Name: k.Name, Role: roleWords(k.Role), UsedFrom: k.UsedFrom, Made: c.moment(k.Created), Used: c.moment(k.Used), Revoked: c.moment(k.Revoked)}
			if k.By != "" {
				one.By = named(people, k.By)
			}
			p.Keys = append(p.Keys, one)
		}
		p.Publication = pub.Name
		return err
	})
	if err != nil {
		return err
	}
	return d.show(v, status, p)
}

// makeKey makes a key and shows it, this once.
func (d *desk) makeKey(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	secret, k, err := auth.CreateKey(v.r.Context(), d.Store, v.by, news.Line(f.Get("name")), news.Role(f.Get("role")))
	if errors.Is(err, news.ErrInvalid) {
		return d.showKeys(v, statusOf(err), &keysPage{Name: f.Get("name"), Faults: faultsOf(err)})
	}
	if err != nil {
		return err
	}
	return d.tell(v, &secretPage{
		frame: d.houseFrame(v, "The key "+k.Name, "keys"), Label: "The key", Secret: secret, Back: "/desk/keys", Link: "Back to the keys",
		Words: []string{
			"Copy it into the program that shall use it, as “Authorization: Bearer KEY”. Whoever has it acts with the role of " + roleWords(k.Role) + ".",
			"It is shown here and never again: what is kept can't be made into a key. If it is lost, revoke it and make another.",
		},
	})
}

// revokeKey ends a key, after saying what will stop.
func (d *desk) revokeKey(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	if err := v.by.Must(news.RightPeople); err != nil {
		return err
	}
	id := v.r.PathValue("id")
	if !v.sure() {
		return d.askToRevoke(v, id)
	}
	if err := auth.RevokeKey(v.r.Context(), d.Store, v.by, id); err != nil {
		return err
	}
	d.done(v, "revoked")
	return v.goTo("/desk/keys")
}

func (d *desk) askToRevoke(v *visit, id string) error {
	var all []store.APIKey
	var pub news.Publication
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) {
		if pub, err = r.Publication(); err == nil {
			all, err = r.APIKeys()
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, k := range all {
		if k.ID != id {
			continue
		}
		used := "It was never used."
		if !k.Used.IsZero() {
			used = "It was last used on " + d.clock(pub).full(k.Used) + ", from " + k.UsedFrom + "."
		}
		return d.ask(v, &confirmPage{
			frame: d.houseFrame(v, "Revoke the key "+k.Name+"?", "keys"), Button: "Revoke it", Back: "/desk/keys",
			Does: []string{"Every program that has this key is refused from the next request on.", used, "It can't be made good again; a new one can be made.", "What was written with it stays."},
		})
	}
	return news.NotFound("There is no key %s.", id)
}
