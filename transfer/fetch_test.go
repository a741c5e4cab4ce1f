package transfer

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"broadsheet/news"
)

func TestOnlyPublicAddressesAreDialled(t *testing.T) {
	t.Parallel()
	for _, a := range []string{
		"0.0.0.0", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1",
		"192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1",
		"fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2000::1%eth0",
	} {
		if publicAddress(netip.MustParseAddr(a)) {
			t.Errorf("%s counts as public", a)
		}
		if checkDial(netip.AddrPortFrom(netip.MustParseAddr(a), 80).String(), false) == nil {
			t.Errorf("%s would be dialled", a)
		}
	}
	for _, a := range []string{"8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"} {
		if !publicAddress(netip.MustParseAddr(a)) {
			t.Errorf("%s does not count as public", a)
		}
	}
	if checkDial("not an address", false) == nil {
		t.Error("what is no address would be dialled")
	}
}

// refusals are addresses that are refused, and what the sentence speaks of.
func TestFetchRefusesInASentence(t *testing.T) {
	t.Parallel()
	for raw, says := range map[string]string{
		"":                              "neither",
		"/etc/passwd":                   "neither",
		"file:///etc/passwd":            "neither",
		"ftp://example.org/x":           "neither",
		"javascript:alert(1)":           "cannot be read",
		"http://":                       "no host",
		"http://user:pw@example.org/":   "password",
		"http://exa mple.org/":          "cannot be read",
		"http://127.0.0.1/":             "private",
		"http://localhost:1/":           "private",
		"http://[::1]/":                 "private",
		"http://[::ffff:10.0.0.1]/":     "private",
		"http://169.254.169.254/meta":   "private",
		"http://10.1.2.3/":              "private",
		"http://0/":                     "private",
		"https://192.168.0.1:8443/":     "private",
		strings.Repeat("http://a", 999): "4,000",
	} {
		_, _, _, err := Fetch(context.Background(), raw, FetchOptions{})
		sentence, safe := news.Sentence(err)
		if !safe || !strings.Contains(sentence, says) && !strings.Contains(sentence, "no host called") {
			t.Errorf("%q: %v", clip(raw), err)
		}
	}
}

func serve(t *testing.T, mux map[string]http.HandlerFunc) string {
	t.Helper()
	m := http.NewServeMux()
	for path, h := range mux {
		m.HandleFunc(path, h)
	}
	s := httptest.NewServer(m)
	t.Cleanup(s.Close)
	return s.URL
}

func answer(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Content-Type"] = []string{contentType}
		fmt.Fprint(w, body)
	}
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

func TestFetchBringsAPageInUTF8(t *testing.T) {
	t.Parallel()
	base := serve(t, map[string]http.HandlerFunc{
		"/latin": answer("text/html; charset=iso-8859-1", "<p>Caf\xe9</p>"),
		"/meta":  answer("text/html", "<meta charset=windows-1250><p>\x8cwi\xeato</p>"),
		"/moved": redirect("/latin"),
	})
	for path, want := range map[string]string{"/latin": "Café", "/meta": "Święto", "/moved": "Café"} {
		body, kind, final, err := Fetch(context.Background(), base+path, FetchOptions{AllowLoopback: true})
		if err != nil || !strings.Contains(string(body), want) || !strings.HasPrefix(kind, "text/html") {
			t.Errorf("%s: %q %q %v", path, body, kind, err)
		}
		if path == "/moved" && final != base+"/latin" {
			t.Errorf("found at %q", final)
		}
	}
}

func TestFetchTellsWhyAPageIsNone(t *testing.T) {
	t.Parallel()
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
	}
	base := serve(t, map[string]http.HandlerFunc{
		"/picture": answer("image/png", "x"), "/json": answer("application/json", "{}"), "/odd": answer("text/html; charset", "x"),
		"/gone": status(410), "/secret": status(401), "/broken": status(500), "/empty": status(204),
		"/round": redirect("/round"), "/private": redirect("http://10.0.0.1/"), "/file": redirect("file:///etc/passwd"), "/meta": redirect("http://169.254.169.254/latest"),
		"/huge": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			for range 200 {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		},
		"/length": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "99999999")
			w.Header().Set("Content-Type", "text/html")
		},
		"/cut": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "1000")
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<p>cut")
		},
	})
	cases := map[string]struct {
		kind error
		says string
	}{
		"/picture": {news.ErrInvalid, "image/png"}, "/json": {news.ErrInvalid, "application/json"}, "/odd": {news.ErrInvalid, "clearly"},
		"/gone": {news.ErrInvalid, "no page"}, "/nothing": {news.ErrInvalid, "no page"}, "/secret": {news.ErrInvalid, "signing in"}, "/broken": {news.ErrInvalid, "500"}, "/empty": {news.ErrInvalid, "204"},
		"/round": {news.ErrInvalid, "redirects"}, "/private": {news.ErrInvalid, "private"}, "/meta": {news.ErrInvalid, "private"}, "/file": {news.ErrInvalid, "http"},
		"/huge": {news.ErrTooLarge, "10 MB"}, "/length": {news.ErrTooLarge, "10 MB"}, "/cut": {news.ErrUnavailable, "broke off"},
	}
	for path, c := range cases {
		_, _, _, err := Fetch(context.Background(), base+path, FetchOptions{AllowLoopback: true})
		sentence, _ := news.Sentence(err)
		if !errors.Is(err, c.kind) || !strings.Contains(sentence, c.says) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestFetchFollowsFiveRedirectsAndNoMore(t *testing.T) {
	t.Parallel()
	base := serve(t, map[string]http.HandlerFunc{
		"/6": redirect("/5"), "/5": redirect("/4"), "/4": redirect("/3"), "/3": redirect("/2"), "/2": redirect("/1"), "/1": redirect("/page"), "/page": answer("text/html", "<p>x"),
	})
	if _, _, _, err := Fetch(context.Background(), base+"/5", FetchOptions{AllowLoopback: true}); err != nil {
		t.Errorf("five redirects: %v", err)
	}
	if _, _, _, err := Fetch(context.Background(), base+"/6", FetchOptions{AllowLoopback: true}); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("six redirects: %v", err)
	}
}

func TestFetchEndsWithItsContext(t *testing.T) {
	t.Parallel()
	hold := make(chan struct{})
	base := serve(t, map[string]http.HandlerFunc{"/slow": func(w http.ResponseWriter, r *http.Request) { <-hold }})
	t.Cleanup(func() { close(hold) })
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, _, err := Fetch(ctx, base+"/slow", FetchOptions{AllowLoopback: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
