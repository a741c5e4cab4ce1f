package auth

import (
	"net/http"
	"testing"
)

func TestAProxyIsBelievedOnlyOnThisMachine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ peer, told, want string }{
		{"203.0.113.9:5000", "", "203.0.113.9"},
		{"203.0.113.9:5000", "198.51.100.1", "203.0.113.9"},
		{"127.0.0.1:5000", "198.51.100.1", "198.51.100.1"},
		{"[::1]:5000", "10.0.0.1, 198.51.100.1", "198.51.100.1"},
		{"127.0.0.1:5000", "nonsense", "127.0.0.1"},
		{"127.0.0.1:5000", "", "127.0.0.1"},
		{"@", "198.51.100.1", "invalid IP"},
	} {
		r := &http.Request{RemoteAddr: c.peer, Header: http.Header{}}
		if c.told != "" {
			r.Header.Set("X-Forwarded-For", c.told)
		}
		if got := AddressOf(r).String(); got != c.want {
			t.Errorf("%s, told %q, is %s, want %s", c.peer, c.told, got, c.want)
		}
	}
}
