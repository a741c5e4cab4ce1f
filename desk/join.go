package desk

import (
	"errors"
	"net/http"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

// joinPage is what a link that an admin made opens: an account of one's own, or
// a new password for the one that there is.
type joinPage struct {
	frame
	Token, Name, Email, Role string
	Password                 bool // only the password is set
	Faults                   faults
}

func (*joinPage) template() string { return "join" }

func (d *desk) join(v *visit) error {
	token := v.r.URL.Query().Get("token")
	i, err := auth.CheckInvitation(v.r.Context(), d.Store, token)
	if err != nil {
		return d.noLink(v, err)
	}
	return d.show(v, http.StatusOK, joining(token, i))
}

func joining(token string, i store.Invitation) *joinPage {
	p := &joinPage{frame: frame{Title: "Welcome"}, Token: token, Name: i.Name, Email: i.Email, Role: roleWords(i.Role)}
	if p.Password = i.UserID != ""; p.Password {
		p.Title = "Set a new password"
	}
	return p
}

// joined makes the account and signs its owner in, by the ordinary door: who
// has a second step is asked for it here too.
func (d *desk) joined(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	ctx, f := v.r.Context(), v.r.PostForm
	token, password := f.Get("token"), f.Get("password")
	i, err := auth.CheckInvitation(ctx, d.Store, token)
	if err != nil {
		return d.noLink(v, err)
	}
	u, err := auth.Accept(ctx, d.Store, token, news.Line(f.Get("name")), password)
	switch {
	case errors.Is(err, news.ErrInvalid), errors.Is(err, news.ErrConflict):
		p := joining(token, i)
		p.Name, p.Faults = f.Get("name"), faultsOf(err)
		return d.show(v, statusOf(err), p)
	case err != nil:
		return d.noLink(v, err)
	}
	pass, err := d.Door.SignIn(ctx, u.Email, password, d.client(v))
	if err != nil {
		return err
	}
	return d.let(v, pass, "/desk/")
}

// noLink says why a link opens nothing, and leads on.
func (d *desk) noLink(v *visit, err error) error {
	sentence, ok := news.Sentence(err)
	if !ok {
		return err
	}
	p := &noticePage{frame: frame{Title: "This link opens nothing"}, Text: sentence, Link: "Sign in", Href: "/desk/sign-in"}
	return d.show(v, statusOf(err), p)
}
