package desk

import "net/http"

// flashName is the cookie that carries the name of the act that was just done
// over to the page that tells of it. It holds a name and no words, so that
// nobody can put words on a screen of the desk by setting it.
const flashName = "broadsheet-done"

// done remembers an act for the next page.
func (d *desk) done(v *visit, act string) {
	http.SetCookie(v.w, d.flash(act, 30))
}

// justDone gives the act that the page before did, once. A part of a page that
// a script fetches anew is not the next page: it leaves the telling to that.
func (d *desk) justDone(v *visit) string {
	if v.r.Header.Get("HX-Request") != "" {
		return ""
	}
	c, err := v.r.Cookie(flashName)
	if err != nil || c.Value == "" {
		return ""
	}
	http.SetCookie(v.w, d.flash("", -1))
	return c.Value
}

func (d *desk) flash(value string, seconds int) *http.Cookie {
	return &http.Cookie{Name: flashName, Value: value, Path: "/desk", MaxAge: seconds, Secure: d.Secure, HttpOnly: true, SameSite: http.SameSiteLaxMode}
}
