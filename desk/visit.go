package desk

import (
	"errors"
	"net/http"
	"strings"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

// visit is one request to the desk and who makes it.
type visit struct {
	w  http.ResponseWriter
	r  *http.Request
	by news.User // the zero value for somebody who is not signed in

	session string // names the session of whoever is signed in
}

// handler is a screen or an act. What it returns is shown by desk.fail.
type handler func(*visit) error

// open serves whoever comes.
func (d *desk) open(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{w: w, r: r}
		if err := h(v); err != nil {
			d.fail(v, err)
		}
	})
}

// inside serves those who are signed in. Who that is is asked anew for each
// request, so a session that was ended a moment ago opens nothing.
func (d *desk) inside(h handler) http.Handler {
	return d.open(func(v *visit) error {
		who, err := d.Door.Enter(v.r.Context(), auth.SessionOf(v.r, d.Secure), auth.AddressOf(v.r))
		v.by, v.session = who.User, who.Session
		if errors.Is(err, news.ErrUnauthenticated) {
			return d.outside(v, err)
		}
		if err != nil {
			return err
		}
		if who.Owes && !strings.HasPrefix(v.r.URL.Path, "/desk/account") {
			return d.owes(v)
		}
		return h(v)
	})
}

// owes leads somebody who must have a second step, and has none, to where it is
// set up. Nothing else opens before.
func (d *desk) owes(v *visit) error {
	if v.r.Method == http.MethodGet && !v.wantsJSON() {
		return v.goTo("/desk/account/second")
	}
	return news.Forbidden("Your role must sign in with a second step, and you have none yet. Set one up under your name first; nothing was done.")
}

// outside tells somebody who is not signed in how to come in. While there is
// nobody who could, it tells how the first account is made.
func (d *desk) outside(v *visit, err error) error {
	var people []news.User
	if e := d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) {
		people, err = r.Users()
		return err
	}); e != nil {
		return e
	}
	switch {
	case len(people) == 0:
		return d.show(v, http.StatusOK, &noticePage{
			frame: frame{Title: "Nobody works here yet"},
			Text:  "The first account is made by a link that stands where the server was started, in the line that begins “Make the first account at”.",
			More:  "If it has scrolled away, start the server again: it prints a new link, and the old one is no longer good.",
		})
	case v.r.Method == http.MethodGet && !v.wantsJSON():
		return v.goTo("/desk/sign-in?to=" + queryEscape(v.r.URL.RequestURI()))
	}
	return err
}

// goTo sends the browser on to a page of the desk.
func (v *visit) goTo(path string) error {
	http.Redirect(v.w, v.r, path, http.StatusSeeOther)
	return nil
}

// wantsJSON tells whether the asker is a script of ours and not a person.
func (v *visit) wantsJSON() bool {
	return v.sendsJSON() || v.r.Header.Get("Accept") == "application/json"
}

func (v *visit) sendsJSON() bool {
	kind, _, _ := strings.Cut(v.r.Header.Get("Content-Type"), ";")
	return strings.EqualFold(strings.TrimSpace(kind), "application/json")
}

// client is what the door wants to know of the browser.
func (d *desk) client(v *visit) auth.Client {
	return auth.Client{
		Addr: auth.AddressOf(v.r), DeviceCookie: auth.DeviceOf(v.r, d.Secure),
		Session: auth.SessionOf(v.r, d.Secure), Agent: v.r.UserAgent(),
	}
}
