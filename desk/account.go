package desk

import (
	"errors"
	"net/http"
	"time"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

// accountPage is somebody's own account.
type accountPage struct {
	frame
	Name, Email, Role string
	Rights            []string // what the role may do, in the table's words
	Sessions          []session
	Second            string // in a sentence, what there is beside the password
	Faults            faults
}

func (*accountPage) template() string { return "account" }

func (d *desk) account(v *visit) error {
	p, err := d.ownAccount(v)
	if err != nil {
		return err
	}
	p.Done = doneWords(d.justDone(v))
	return d.show(v, http.StatusOK, p)
}

func (d *desk) ownAccount(v *visit) (*accountPage, error) {
	p := &accountPage{frame: frame{Title: "Your account", Here: "account"}, Name: v.by.Name, Email: v.by.Email, Role: roleWords(v.by.Role)}
	for _, one := range news.Permissions {
		if v.by.Role.May(one.Right) {
			p.Rights = append(p.Rights, one.Words)
		}
	}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		has, err := auth.SecondStepOf(r, v.by)
		if err != nil {
			return err
		}
		p.Publication, p.Second = pub.Name, secondWords(has)
		p.Sessions, err = sessionsOf(r, d.clock(pub), v.by.ID, v.session)
		return err
	})
	return p, err
}

// endSession ends one of one's own sessions.
func (d *desk) endSession(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	if err := auth.EndSession(v.r.Context(), d.Store, v.by, v.by.ID, v.r.PostForm.Get("session")); err != nil {
		return err
	}
	d.done(v, "session")
	return v.goTo("/desk/account")
}

// changePassword asks for the old one, so that a desk that was left open for a
// minute is not an account that was lost.
func (d *desk) changePassword(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	pass, err := d.Door.ChangePassword(v.r.Context(), v.by, f.Get("old"), f.Get("password"), d.client(v))
	if err == nil {
		d.admit(v, pass)
		d.done(v, "password")
		return v.goTo("/desk/account")
	}
	if _, ok := news.Sentence(err); !ok || errors.Is(err, news.ErrUnavailable) {
		return err
	}
	if wait, limited := auth.RetryAfter(err); limited {
		v.w.Header().Set("Retry-After", seconds(wait))
	}
	p, e := d.ownAccount(v)
	if e != nil {
		return e
	}
	p.Faults = faultsOf(err)
	return d.show(v, statusOf(err), p)
}

// signOutEverywhere ends every session of one's own, this one included. It is
// no act on people that the log should keep, as signing out is none.
func (d *desk) signOutEverywhere(v *visit) error {
	if err := auth.EndSessions(v.r.Context(), d.Store, v.by, v.by.ID); err != nil {
		return err
	}
	http.SetCookie(v.w, auth.SessionCookie("", d.Secure, time.Time{}))
	return v.goTo("/desk/sign-in")
}
