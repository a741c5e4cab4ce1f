package desk

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
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
	return d.open(func(v *visit) (err error) {
		v.by, err = d.Door.UserOf(v.r.Context(), auth.SessionOf(v.r, d.Secure))
		if errors.Is(err, news.ErrUnauthenticated) {
			return d.outside(v, err)
		}
		if err != nil {
			return err
		}
		return h(v)
	})
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
		Addr: addressOf(v.r), DeviceCookie: auth.DeviceOf(v.r, d.Secure),
		Session: auth.SessionOf(v.r, d.Secure), Agent: v.r.UserAgent(),
	}
}

// addressOf is where a request comes from. A proxy on this same machine is
// believed about its client: the last address that it added. Anybody else who
// sends the header only says something of themselves.
func addressOf(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	peer, _ := netip.ParseAddr(host)
	if !peer.IsLoopback() {
		return peer
	}
	told := r.Header.Values("X-Forwarded-For")
	if len(told) == 0 {
		return peer
	}
	all := strings.Split(told[len(told)-1], ",")
	if addr, err := netip.ParseAddr(strings.TrimSpace(all[len(all)-1])); err == nil {
		return addr
	}
	return peer
}
