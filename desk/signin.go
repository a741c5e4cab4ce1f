package desk

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"broadsheet/auth"
	"broadsheet/news"
)

// signInPage lets somebody in.
type signInPage struct {
	frame
	Email  string
	To     string // where they wanted to go
	Faults faults
}

func (*signInPage) template() string { return "signin" }

func (d *desk) signIn(v *visit) error {
	to := local(v.r.URL.Query().Get("to"))
	_, err := d.Door.UserOf(v.r.Context(), auth.SessionOf(v.r, d.Secure))
	switch {
	case err == nil:
		return v.goTo(to)
	case !errors.Is(err, news.ErrUnauthenticated):
		return err
	}
	return d.show(v, http.StatusOK, &signInPage{frame: frame{Title: "Sign in"}, To: to})
}

// signedIn asks the door, which knows how to slow guessing down.
func (d *desk) signedIn(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	pass, err := d.Door.SignIn(v.r.Context(), f.Get("email"), f.Get("password"), d.client(v))
	to := local(f.Get("to"))
	if err == nil {
		return d.let(v, pass, to)
	}
	sentence, ok := news.Sentence(err)
	if !ok {
		return err
	}
	if wait, limited := auth.RetryAfter(err); limited {
		v.w.Header().Set("Retry-After", seconds(wait))
	}
	return d.signInAgain(v, err, sentence, to)
}

// signInAgain shows the form again with why nobody was let in.
func (d *desk) signInAgain(v *visit, err error, sentence, to string) error {
	p := &signInPage{frame: frame{Title: "Sign in"}, Email: v.r.PostForm.Get("email"), To: to, Faults: faults{{Message: sentence}}}
	return d.show(v, statusOf(err), p)
}

func (d *desk) signOut(v *visit) error {
	if err := d.Door.SignOut(v.r.Context(), auth.SessionOf(v.r, d.Secure), d.client(v)); err != nil {
		return err
	}
	http.SetCookie(v.w, auth.SessionCookie("", d.Secure, time.Time{}))
	return v.goTo("/desk/sign-in")
}

// let lets somebody in and sends them where they wanted to go, or asks for the
// second step first.
func (d *desk) let(v *visit, p auth.Pass, to string) error {
	if p.Step != nil {
		return d.showStep(v, http.StatusOK, &stepPage{Token: p.Step.Token, Codes: p.Step.Codes, Passkey: p.Step.Passkey, To: to})
	}
	d.admit(v, p)
	return v.goTo(to)
}

// admit gives the browser what it needs to come back.
func (d *desk) admit(v *visit, p auth.Pass) {
	http.SetCookie(v.w, auth.SessionCookie(p.Token, d.Secure, p.Expires))
	http.SetCookie(v.w, auth.DeviceCookie(p.Device, d.Secure, p.DeviceExpires))
}

// local gives the address to go to after signing in: one of the desk's own, or
// else the list. An address on another host would lead somebody who has just
// shown a password to a page that looks like ours; what begins with the desk's
// own path can't name one, unless a browser reads a backslash as a slash.
func local(to string) string {
	u, err := url.Parse(to)
	if err != nil || !strings.HasPrefix(to, "/desk/") || strings.ContainsAny(to, "\\\r\n\t") || strings.Contains(u.Path, "//") || strings.Contains(u.Path, "..") {
		return "/desk/"
	}
	return u.RequestURI()
}
