package press_test

import (
	"net/http"
	"strings"
	"testing"

	"broadsheet/press"
)

var longText = strings.Repeat("The minister said that nothing had been decided. ", 100)

func TestTheCodingIsTheOneThatTheRequestLikesBest(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte(longText))})
	settle(t, p, "/a")
	for accept, want := range map[string]string{
		"":                                "",
		"gzip":                            "gzip",
		"br":                              "br",
		"gzip, deflate, br, zstd":         "br",
		"gzip, deflate":                   "gzip",
		"deflate, zstd":                   "",
		"GZIP":                            "gzip",
		"x-gzip":                          "gzip",
		"br;q=0.5, gzip;q=0.9":            "gzip",
		"br;q=0.9,gzip;q=0.9":             "br",
		"br;q=0":                          "",
		"br;q=0.000, gzip;q=0.001":        "gzip",
		"gzip;q=0.5, identity":            "",
		"gzip;q=0.5, identity;q=0.5":      "gzip",
		"identity;q=0.5, gzip;q=0.2":      "",
		"*":                               "br",
		"br;q=0, *":                       "gzip",
		"*;q=0, gzip":                     "gzip",
		"identity;q=0, br":                "br",
		"identity;q=0, *":                 "br",
		" gzip ; q=1.0 , br ; q=0.1":      "gzip",
		"gzip;q=2":                        "",
		"gzip;q=-1":                       "",
		"gzip;q=0.1234":                   "",
		"gzip;q=1.001":                    "",
		"gzip;q=nan":                      "",
		"gzip;level=9":                    "",
		";q=1, ,,gzip":                    "gzip",
		"gzip;q=0, gzip;q=1":              "gzip",
		"gzip\x00":                        "",
		strings.Repeat("a,", 2000) + "br": "br",
		"br;q=1;q=0":                      "",
	} {
		rec := get(t, p, "/a", "Accept-Encoding", accept)
		if got := rec.Header().Get("Content-Encoding"); got != want || rec.Code != 200 {
			t.Errorf("%.40q: got status %d, coding %q, want %q", accept, rec.Code, got, want)
		}
		if body(t, rec) != longText {
			t.Errorf("%.40q: the text is not what the page says", accept)
		}
		if vary := rec.Header().Get("Vary"); vary != "Accept-Encoding" {
			t.Errorf("%.40q: Vary is %q", accept, vary)
		}
	}
}

func TestWithoutAcceptEncodingThePageIsPlain(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte(longText))})
	if got := get(t, p, "/a").Header().Get("Content-Encoding"); got != "" {
		t.Errorf("coding %q", got)
	}
}

func TestTheFirstReaderDoesNotWaitForBrotli(t *testing.T) {
	t.Parallel()
	for accept, want := range map[string]string{"gzip, br": "gzip", "br": "", "br, identity;q=0": ""} {
		p := press.New(press.Options{Render: fixed([]byte(longText))})
		if got := get(t, p, "/a", "Accept-Encoding", accept); got.Header().Get("Content-Encoding") != want || got.Code != 200 {
			t.Errorf("%s: status %d, coding %q, want %q", accept, got.Code, got.Header().Get("Content-Encoding"), want)
		}
		settle(t, p, "/a")
	}
}

func TestSeveralAcceptEncodingFieldsAreOneList(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte(longText))})
	settle(t, p, "/a")
	if got := get(t, p, "/a", "Accept-Encoding", "gzip;q=0.1", "Accept-Encoding", "br").Header().Get("Content-Encoding"); got != "br" {
		t.Errorf("coding %q, want br", got)
	}
}

func TestARequestThatRefusesAllThereIsGetsA406(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte(longText))})
	for _, accept := range []string{"identity;q=0", "*;q=0", "zstd, *;q=0"} {
		rec := get(t, p, "/a", "Accept-Encoding", accept)
		if rec.Code != http.StatusNotAcceptable || rec.Header().Get("Cache-Control") != "no-store" ||
			rec.Header().Get("Vary") != "Accept-Encoding" || rec.Header().Get("Etag") != "" {
			t.Errorf("%q: status %d, headers %v", accept, rec.Code, rec.Header())
		}
	}
}

func TestAnErrorPageIsNeverRefused(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte(longText), func(pg *press.Page) { pg.Status = 404 })})
	if rec := get(t, p, "/a", "Accept-Encoding", "*;q=0"); rec.Code != 404 || rec.Body.String() != longText {
		t.Errorf("status %d", rec.Code)
	}
}

func TestOnlyTextIsCompressed(t *testing.T) {
	t.Parallel()
	for kind, want := range map[string]string{
		"text/html; charset=utf-8": "br",
		"application/rss+xml":      "br",
		"application/feed+json":    "br",
		"Application/JSON":         "br",
		"image/svg+xml":            "br",
		"image/jpeg":               "",
		"font/woff2":               "",
		"application/octet-stream": "",
	} {
		p := press.New(press.Options{Render: fixed([]byte(longText), func(pg *press.Page) { pg.Header = http.Header{"Content-Type": {kind}} })})
		if want == "br" {
			settle(t, p, "/a")
		}
		rec := get(t, p, "/a", "Accept-Encoding", "br")
		if got := rec.Header().Get("Content-Encoding"); got != want {
			t.Errorf("%s: coding %q, want %q", kind, got, want)
		}
		if got := rec.Header().Get("Vary"); (got != "") != (want != "") {
			t.Errorf("%s: Vary is %q", kind, got)
		}
	}
}

func TestABodyThatIsCodedAlreadyStaysAsItIs(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte("packed"), func(pg *press.Page) { pg.Header.Set("Content-Encoding", "zstd") })})
	rec := get(t, p, "/a", "Accept-Encoding", "br")
	if rec.Header().Get("Content-Encoding") != "zstd" || rec.Body.String() != "packed" {
		t.Errorf("got %v, %q", rec.Header(), rec.Body)
	}
}

func TestAPageThatIsNotKeptIsStillCompressed(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte(longText), func(pg *press.Page) { pg.Keep = false })})
	rec := get(t, p, "/a", "Accept-Encoding", "br, gzip")
	if rec.Header().Get("Content-Encoding") != "gzip" || body(t, rec) != longText {
		t.Errorf("got %v", rec.Header())
	}
	if s := p.Stats(); s.Kept != 0 {
		t.Errorf("%d pages are kept", s.Kept)
	}
}

func FuzzAcceptEncoding(f *testing.F) {
	for _, s := range []string{"gzip, br;q=0.5", "*;q=0", "identity;q=0,*", ";;;===,,,", "br;q=1.0000"} {
		f.Add(s)
	}
	p := press.New(press.Options{Render: fixed([]byte(longText))})
	f.Fuzz(func(t *testing.T, accept string) {
		rec := get(t, p, "/a", "Accept-Encoding", accept)
		coding := rec.Header().Get("Content-Encoding")
		switch {
		case rec.Code == http.StatusNotAcceptable:
			if !strings.Contains(accept, "0") {
				t.Errorf("%q refuses nothing and got a 406", accept)
			}
		case rec.Code != 200 || body(t, rec) != longText:
			t.Errorf("%q: status %d", accept, rec.Code)
		case coding != "" && !strings.Contains(strings.ToLower(accept), coding) && !strings.Contains(accept, "*"):
			t.Errorf("%q did not ask for %s", accept, coding)
		}
	})
}
