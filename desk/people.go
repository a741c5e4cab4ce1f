package desk

import (
	"errors"
	"net/http"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

// peoplePage is everybody who may enter, and those who are asked to.
type peoplePage struct {
	frame
	People      []human
	Invitations []invitation
	Roles       []option
	Name, Email string // of the invitation that was refused
	Faults      faults
	Second      []option // from which role on a second step is a must
}

func (*peoplePage) template() string { return "people" }

// human is a person in the list.
type human struct {
	Href, Name, Email, Role string
	Off, You, NoPassword    bool
	Second                  bool   // has a second step
	Seen                    moment // of the session that was used last
	Since                   moment
}

// invitation is a link that nobody has used yet.
type invitation struct {
	ID, Name, Email, Role, By string
	Until                     moment
	Expired, Password         bool // Password: it is for a new password, not a new account
}

func (d *desk) people(v *visit) error { return d.showPeople(v, http.StatusOK, &peoplePage{}) }

func (d *desk) showPeople(v *visit, status int, p *peoplePage) error {
	if err := v.by.Must(news.RightPeople); err != nil {
		return err
	}
	p.frame = d.houseFrame(v, "People", "people")
	chosen := v.r.PostForm.Get("role")
	p.Roles = roleOptions(news.Role(chosen), news.RoleReporter)
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		p.Publication = pub.Name
		from, err := auth.SecondStepFrom(r)
		if err != nil {
			return err
		}
		p.Second = secondOptions(from)
		if err := p.fillPeople(r, v.by, d.clock(pub)); err != nil {
			return err
		}
		return p.fillInvitations(r, d.clock(pub))
	})
	if err != nil {
		return err
	}
	return d.show(v, status, p)
}

func (p *peoplePage) fillPeople(r *store.Reader, by news.User, c clock) error {
	users, err := r.Users()
	if err != nil {
		return err
	}
	for _, u := range users {
		sessions, err := r.Sessions(u.ID, news.At(c.now))
		if err != nil {
			return err
		}
		h := human{Href: "/desk/people/" + u.ID, Name: u.Name, Email: u.Email, Role: roleWords(u.Role), Off: u.Disabled, You: u.ID == by.ID, Since: c.moment(u.Created)}
		if len(sessions) > 0 {
			h.Seen = c.moment(sessions[0].Seen)
		}
		_, password, err := r.UserByEmail(u.Email)
		if err != nil {
			return err
		}
		has, err := auth.SecondStepOf(r, u)
		if err != nil {
			return err
		}
		h.NoPassword, h.Second = password == "", has.Codes || has.Passkeys > 0
		p.People = append(p.People, h)
	}
	return nil
}

func (p *peoplePage) fillInvitations(r *store.Reader, c clock) error {
	open, err := r.Invitations()
	if err != nil {
		return err
	}
	people, err := names(r)
	for _, i := range open {
		p.Invitations = append(p.Invitations, invitation{
			ID: i.ID, Name: i.Name, Email: i.Email, Role: roleWords(i.Role), By: named(people, i.By), Until: c.moment(i.Expires),
			Expired: !i.Expires.After(c.now), Password: i.UserID != "",
		})
	}
	return err
}

// roleOptions offers the roles; where none was chosen, usual is.
func roleOptions(chosen, usual news.Role) []option {
	if chosen == "" {
		chosen = usual
	}
	var all []option
	for _, role := range news.Roles() {
		all = append(all, option{Value: string(role), Label: roleWords(role), Chosen: role == chosen})
	}
	return all
}

// invite makes a link and shows it, this once.
func (d *desk) invite(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	token, i, err := auth.Invite(v.r.Context(), d.Store, v.by, f.Get("email"), news.Line(f.Get("name")), news.Role(f.Get("role")))
	if errors.Is(err, news.ErrInvalid) || errors.Is(err, news.ErrConflict) {
		return d.showPeople(v, statusOf(err), &peoplePage{Name: f.Get("name"), Email: f.Get("email"), Faults: faultsOf(err)})
	}
	if err != nil {
		return err
	}
	return d.tellLink(v, token, i)
}

// tellLink shows the link of an invitation.
func (d *desk) tellLink(v *visit, token string, i store.Invitation) error {
	var pub news.Publication
	if err := d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) { pub, err = r.Publication(); return err }); err != nil {
		return err
	}
	p := &secretPage{
		frame: d.houseFrame(v, "A link for "+i.Name, "people"), Label: "The link", Secret: pub.URL("/desk/join?token=" + token), Back: "/desk/people", Link: "Back to the people",
		Words: []string{"Give it to " + i.Name + " by a way that only they read. It works once, until " + d.clock(pub).full(i.Expires) + ", and makes an account with the role of " + roleWords(i.Role) + ".", "It is shown here and never again: what is kept can't be made into a link."},
	}
	if i.UserID != "" {
		p.Words[0] = "Give it to " + i.Name + " by a way that only they read. It works once, until " + d.clock(pub).full(i.Expires) + ", and sets a new password; until then the old one stays good."
	}
	return d.tell(v, p)
}

// uninvite takes a link back.
func (d *desk) uninvite(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	if err := auth.Uninvite(v.r.Context(), d.Store, v.by, v.r.PostForm.Get("id")); err != nil {
		return err
	}
	d.done(v, "uninvited")
	return v.goTo("/desk/people")
}
