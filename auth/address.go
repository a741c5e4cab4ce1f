package auth

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// AddressOf is where a request comes from. A proxy on this same machine is
// believed about its client: the last address that it added. Anybody else who
// sends the header only says something of themselves.
func AddressOf(r *http.Request) netip.Addr {
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
