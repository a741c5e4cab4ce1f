package desk

import (
	"errors"
	"net/http"

	"broadsheet/auth"
	"broadsheet/news"
)

// setupPage makes the first account of a new publication.
type setupPage struct {
	frame
	Token, Name, Email string
	Faults             faults
}

func (*setupPage) template() string { return "setup" }

// setup shows the form to whoever has the link.
func (d *desk) setup(v *visit) error {
	token := v.r.URL.Query().Get("token")
	if err := auth.CheckSetup(v.r.Context(), d.Store, token); err != nil {
		return d.noSetup(v, err)
	}
	return d.show(v, http.StatusOK, &setupPage{frame: frame{Title: "Make the first account"}, Token: token})
}

// setUp makes the account and signs its owner in.
func (d *desk) setUp(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	p := &setupPage{frame: frame{Title: "Make the first account"}, Token: f.Get("token"), Name: f.Get("name"), Email: f.Get("email")}
	ctx, password := v.r.Context(), f.Get("password")
	_, err := auth.Setup(ctx, d.Store, p.Token, p.Email, news.Line(p.Name), password)
	switch {
	case errors.Is(err, news.ErrInvalid), errors.Is(err, news.ErrTooLarge):
		p.Faults = faultsOf(err)
		return d.show(v, statusOf(err), p)
	case err != nil:
		return d.noSetup(v, err)
	}
	pass, err := d.Door.SignIn(ctx, p.Email, password, d.client(v))
	if err != nil {
		return err
	}
	d.admit(v, pass)
	d.done(v, "setup")
	return v.goTo("/desk/")
}

// noSetup says why the link opens nothing, and leads on.
func (d *desk) noSetup(v *visit, err error) error {
	sentence, ok := news.Sentence(err)
	if !ok {
		return err
	}
	p := &noticePage{frame: frame{Title: "This link opens nothing"}, Text: sentence}
	if errors.Is(err, news.ErrConflict) {
		p.Link, p.Href = "Sign in", "/desk/sign-in"
	}
	return d.show(v, statusOf(err), p)
}
