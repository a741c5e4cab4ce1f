package desk

import (
	"net/http"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

// humanPage is one person: their role, where they are signed in, and what may
// be done about it.
type humanPage struct {
	frame
	ID, Name, Email, Role string
	Off, You              bool
	Since                 moment
	Stories               int // that they began
	Roles                 []option
	Sessions              []session
	Second                string // in a sentence, what they have beside the password
	Refused               string
}

func (*humanPage) template() string { return "human" }

// session is a browser in which somebody is signed in.
type session struct {
	ID, Browser, Address string
	Began, Seen          moment
	This                 bool
}

func (d *desk) human(v *visit) error { return d.showHuman(v, http.StatusOK, "") }

func (d *desk) showHuman(v *visit, status int, refused string) error {
	if err := v.by.Must(news.RightPeople); err != nil {
		return err
	}
	p := &humanPage{frame: d.houseFrame(v, "", "people"), Refused: refused}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		u, err := r.User(v.r.PathValue("id"))
		if err != nil {
			return err
		}
		c := d.clock(pub)
		p.Publication, p.Title = pub.Name, u.Name
		p.ID, p.Name, p.Email, p.Role, p.Off, p.You, p.Since = u.ID, u.Name, u.Email, roleWords(u.Role), u.Disabled, u.ID == v.by.ID, c.moment(u.Created)
		p.Roles = roleOptions(u.Role, u.Role)
		if p.Stories, err = r.CountStoriesOf(u.ID); err != nil {
			return err
		}
		has, err := auth.SecondStepOf(r, u)
		if err != nil {
			return err
		}
		p.Second = secondWords(has)
		p.Sessions, err = sessionsOf(r, c, u.ID, v.session)
		return err
	})
	if err != nil {
		return err
	}
	return d.show(v, status, p)
}

// sessionsOf lists where somebody is signed in; this is the one that asks.
func sessionsOf(r *store.Reader, c clock, user, this string) (list []session, err error) {
	all, err := r.Sessions(user, news.At(c.now))
	for _, s := range all {
		list = append(list, session{
			ID: s.TokenHash, Browser: browserWords(s.Agent), Address: s.Address, Began: c.moment(s.Created), Seen: c.moment(s.Seen), This: s.TokenHash == this,
		})
	}
	return list, err
}
