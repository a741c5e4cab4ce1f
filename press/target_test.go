package press_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"broadsheet/press"
)

// echo serves any target with the target, and heeds the parameters q and page.
func echo() *press.Press {
	return press.New(press.Options{
		Render: func(_ context.Context, target string) (*press.Page, error) {
			return &press.Page{Path: target, Body: []byte(target), Keep: true}, nil
		},
		Query: func(path string, q url.Values) string {
			heeded := url.Values{}
			for _, name := range []string{"q", "page"} {
				if path == "/search" && q.Get(name) != "" {
					heeded.Set(name, q.Get(name))
				}
			}
			return heeded.Encode()
		},
	})
}

func TestAnAddressIsServedFromItsOneCanonicalTarget(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]struct {
		status int
		target string // the body, or the Location
	}{
		"/":                                  {200, "/"},
		"/uk":                                {200, "/uk"},
		"/uk/":                               {200, "/uk/"}, // what a slash means is the renderer's business
		"/UK":                                {200, "/UK"},
		"/uk?utm_source=x&fbclid=y":          {200, "/uk"},
		"/uk?":                               {200, "/uk"},
		"/search?page=2&utm=x&q=a+b":         {200, "/search?page=2&q=a+b"},
		"/search?q=a%20b&page=2":             {200, "/search?page=2&q=a+b"},
		"/search?q=%00%ff%0ax":               {200, "/search?q=++x"},
		"/search?q=a;b&page=3":               {200, "/search?page=3"},
		"/search?q=%zz":                      {200, "/search"},
		"/%75k":                              {200, "/uk"},
		"/a%27b":                             {200, "/a'b"},
		"/a'b(c)!*":                          {200, "/a'b(c)!*"},
		"/caf%c3%a9":                         {200, "/caf%C3%A9"},
		"/caf%C3%A9":                         {200, "/caf%C3%A9"},
		"/a%3Fb":                             {200, "/a%3Fb"},
		"/a%23b":                             {200, "/a%23b"},
		"/a%20b":                             {200, "/a%20b"},
		"/a%5Cb":                             {200, "/a%5Cb"},
		"/.well-known/x":                     {200, "/.well-known/x"},
		"/..x/.y":                            {200, "/..x/.y"},
		"//uk":                               {308, "/uk"},
		"//evil.example/x":                   {308, "/evil.example/x"},
		"/%2Fevil.example":                   {308, "/evil.example"},
		"/%2f%2fevil.example":                {308, "/evil.example"},
		"/uk//a":                             {308, "/uk/a"},
		"/uk/./a":                            {308, "/uk/a"},
		"/uk/../a":                           {308, "/a"},
		"/../../etc/passwd":                  {308, "/etc/passwd"},
		"/%2e%2e/%2e%2e/etc/passwd":          {308, "/etc/passwd"},
		"/uk%2Fa":                            {308, "/uk/a"},
		"/uk/a/..":                           {308, "/uk"},
		"//search?q=x&utm=y":                 {308, "/search?q=x"},
		"/%00":                               {400, ""},
		"/a%0d%0aSet-Cookie:x":               {400, ""},
		"/%7f":                               {400, ""},
		"/%ff":                               {400, ""},
		"/%c2%80":                            {400, ""},
		"/" + strings.Repeat("a", 2047):      {200, "/" + strings.Repeat("a", 2047)},
		"/" + strings.Repeat("a", 2048):      {404, ""},
		"/" + strings.Repeat("%20", 800):     {404, ""},
		"/uk?x=" + strings.Repeat("a", 9000): {404, ""},
		"/search?q=" + strings.Repeat("%20x", 1200): {404, ""},
	} {
		rec := get(t, echo(), address)
		got := rec.Body.String()
		if want.status == 308 {
			got = rec.Header().Get("Location")
		}
		if rec.Code != want.status || want.status < 400 && got != want.target {
			t.Errorf("%.60s: status %d, %.60q, want %d, %.60q", address, rec.Code, got, want.status, want.target)
		}
	}
}

func TestSpellingsOfOneAddressShareOneCopy(t *testing.T) {
	t.Parallel()
	p := echo()
	for _, address := range []string{"/uk", "/%75k", "/uk?utm_source=x", "/uk?a=1&b=2", "/u%6B?x"} {
		get(t, p, address)
	}
	if s := p.Stats(); s.Kept != 1 || s.Misses != 1 || s.Hits != 4 {
		t.Errorf("stats are %+v, want one copy", s)
	}
}

func TestOddRequestsAreAnsweredWithoutPanic(t *testing.T) {
	t.Parallel()
	p := echo()
	for _, u := range []*url.URL{{}, {Path: "*"}, {Opaque: "x"}, {Path: "uk"}, {Path: "/uk", RawPath: "/%zz"}, {Path: "/a", Host: "b"}} {
		rec := httptest.NewRecorder()
		p.ServeHTTP(rec, &http.Request{Method: http.MethodGet, URL: u, Header: http.Header{}, Proto: "HTTP/1.1", ProtoMajor: 1})
		if rec.Code != 200 && rec.Code != 400 {
			t.Errorf("%+v: status %d", u, rec.Code)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"/uk", "//x", "/%2e%2e/a", "/a?q=1;2", "/%00", "/caf%C3%A9/", "/a%2Fb?%zz", "*"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := url.ParseRequestURI(address)
		if err != nil {
			t.Skip("net/http refuses it before us")
		}
		p := echo()
		answer := func(u *url.URL) *httptest.ResponseRecorder {
			rec := httptest.NewRecorder()
			p.ServeHTTP(rec, &http.Request{Method: http.MethodGet, URL: u, Header: http.Header{}, ProtoMajor: 1})
			return rec
		}
		rec := answer(u)
		target := rec.Body.String()
		switch rec.Code {
		case 400, 404:
			return
		case 308:
			target = rec.Header().Get("Location")
		case 200:
		default:
			t.Fatalf("%q: status %d", address, rec.Code)
		}
		// What it is served from, or led to, is canonical: it is its own target.
		again, err := url.ParseRequestURI(target)
		if err != nil || !utf8.ValidString(target) || strings.HasPrefix(target, "//") || strings.ContainsAny(target, "\r\n\x00 ") {
			t.Fatalf("%q has the target %q: %v", address, target, err)
		}
		if rec := answer(again); rec.Code != 200 || rec.Body.String() != target {
			t.Fatalf("%q has the target %q, which has %d, %q", address, target, rec.Code, rec.Body)
		}
	})
}
