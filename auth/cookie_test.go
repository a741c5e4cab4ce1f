package auth

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestTheCookiesAreShutToScriptsAndOtherSites(t *testing.T) {
	t.Parallel()
	in := time.Now().Add(time.Hour)
	tests := []struct {
		cookie *http.Cookie
		want   string
	}{
		{SessionCookie("v", true, in), "__Host-broadsheet=v; Path=/; Expires=E; HttpOnly; Secure; SameSite=Lax"},
		{SessionCookie("v", false, in), "broadsheet=v; Path=/; Expires=E; HttpOnly; SameSite=Lax"},
		{DeviceCookie("v", true, in), "__Host-broadsheet-device=v; Path=/; Expires=E; HttpOnly; Secure; SameSite=Lax"},
		{DeviceCookie("v", false, in), "broadsheet-device=v; Path=/; Expires=E; HttpOnly; SameSite=Lax"},
		{SessionCookie("", true, in), "__Host-broadsheet=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax"},
	}
	for _, test := range tests {
		got := strings.Replace(test.cookie.String(), in.UTC().Format(http.TimeFormat), "E", 1)
		if got != test.want || test.cookie.Valid() != nil {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

func TestACookieIsReadUnderTheNameItWasSetBy(t *testing.T) {
	t.Parallel()
	for _, secure := range []bool{true, false} {
		r := httptest.NewRequest(http.MethodGet, "/desk", nil)
		if SessionOf(r, secure) != "" || DeviceOf(r, secure) != "" {
			t.Error("a cookie from nowhere")
		}
		r.AddCookie(SessionCookie("s", secure, time.Time{}))
		r.AddCookie(DeviceCookie("d", secure, time.Time{}))
		if SessionOf(r, secure) != "s" || DeviceOf(r, secure) != "d" {
			t.Errorf("secure %v: %q, %q", secure, SessionOf(r, secure), DeviceOf(r, secure))
		}
		// With https a cookie without the prefix may be planted by a neighbour; it is not read.
		if SessionOf(r, !secure) != "" || DeviceOf(r, !secure) != "" {
			t.Error("read under the other name")
		}
	}
}
