package auth

import (
	"net/http"
	"time"
)

// sessionName and deviceName are the cookies' names where the desk is served
// by https. The prefix binds them to this one host (RFC 6265bis, 4.1.3.2);
// browsers refuse it without https, as on a developer's machine.
const (
	hostPrefix  = "__Host-"
	sessionName = "broadsheet"
	deviceName  = "broadsheet-device"
)

// SessionCookie carries a session's token; secure is whether the desk is
// served by https. An empty token takes the cookie away.
func SessionCookie(token string, secure bool, expires time.Time) *http.Cookie {
	return cookie(sessionName, token, secure, expires)
}

// DeviceCookie carries what marks a browser as known. It outlives the session.
func DeviceCookie(value string, secure bool, expires time.Time) *http.Cookie {
	return cookie(deviceName, value, secure, expires)
}

// cookie makes one that scripts can't read and that other sites' forms and
// pictures don't send; following a link to the desk does.
func cookie(name, value string, secure bool, expires time.Time) *http.Cookie {
	c := &http.Cookie{Name: named(name, secure), Value: value, Path: "/", Expires: expires, Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if value == "" {
		c.Expires, c.MaxAge = time.Time{}, -1
	}
	return c
}

func named(name string, secure bool) string {
	if secure {
		return hostPrefix + name
	}
	return name
}

// SessionOf gives the token that a request carries, or "".
func SessionOf(r *http.Request, secure bool) string { return carried(r, sessionName, secure) }

// DeviceOf gives the value of the device cookie that a request carries, or "".
func DeviceOf(r *http.Request, secure bool) string { return carried(r, deviceName, secure) }

func carried(r *http.Request, name string, secure bool) string {
	c, err := r.Cookie(named(name, secure))
	if err != nil {
		return ""
	}
	return c.Value
}
