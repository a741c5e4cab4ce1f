package auth_test

import (
	"net/http"
	"net/netip"
	"strconv"

	"broadsheet/auth"
)

// How a door uses the Doorkeeper: one handler that lets people in. Its errors
// go to the one place that maps kinds to statuses.
func ExampleDoorkeeper() {
	var keeper *auth.Doorkeeper // auth.NewDoorkeeper(store, vault)
	const secure = true         // the desk is served by https

	_ = func(w http.ResponseWriter, r *http.Request) error {
		from, _ := netip.ParseAddrPort(r.RemoteAddr)
		pass, err := keeper.SignIn(r.Context(), r.PostFormValue("email"), r.PostFormValue("password"), auth.Client{
			Addr: from.Addr(), Agent: r.UserAgent(), Session: auth.SessionOf(r, secure), DeviceCookie: auth.DeviceOf(r, secure),
		})
		if wait, limited := auth.RetryAfter(err); limited {
			w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())+1))
		}
		if err != nil {
			return err
		}
		http.SetCookie(w, auth.SessionCookie(pass.Token, secure, pass.Expires))
		http.SetCookie(w, auth.DeviceCookie(pass.Device, secure, pass.DeviceExpires))
		http.Redirect(w, r, "/desk", http.StatusSeeOther)
		return nil
	}
}
