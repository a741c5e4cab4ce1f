package press_test

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/press"
)

func TestAHeadSaysWhatAGetWouldSay(t *testing.T) {
	t.Parallel()
	for _, coding := range []string{"", "gzip", "br"} {
		p := press.New(press.Options{Render: fixed([]byte(longText))})
		settle(t, p, "/a")
		full := ask(t, p, http.MethodGet, "/a", "Accept-Encoding", coding)
		head := ask(t, p, http.MethodHead, "/a", "Accept-Encoding", coding)
		if head.Body.Len() != 0 || head.Code != full.Code {
			t.Errorf("status %d with %d bytes", head.Code, head.Body.Len())
		}
		for name := range full.Header() {
			if full.Header().Get(name) != head.Header().Get(name) {
				t.Errorf("%s: %q in the GET, %q in the HEAD", name, full.Header().Get(name), head.Header().Get(name))
			}
		}
		if got := full.Header().Get("Content-Length"); got != strconv.Itoa(full.Body.Len()) {
			t.Errorf("Content-Length is %s, the body %d bytes", got, full.Body.Len())
		}
	}
}

func TestOnlyReadingMethodsAreAllowed(t *testing.T) {
	t.Parallel()
	w := newWorld()
	p := w.printing(t)
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"} {
		rec := ask(t, p, method, "/a")
		if rec.Code != http.StatusMethodNotAllowed || rec.Header().Get("Allow") != "GET, HEAD" || rec.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: status %d, headers %v", method, rec.Code, rec.Header())
		}
	}
	if w.rendered("/a") != 0 {
		t.Error("a page was rendered for a method that is not allowed")
	}
}

func TestTheRenderersHeadersGoOutExceptWhatIsNotItsToSay(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte(longText), func(pg *press.Page) {
		pg.Header.Set("Content-Security-Policy", "default-src 'none'")
		pg.Header["Link"] = []string{"<a>", "<b>"}
		pg.Header.Set("Vary", "Accept-Language")
		pg.Header.Set("Set-Cookie", "session=secret")
		pg.Header.Set("Content-Length", "3")
		pg.Header.Set("Connection", "close")
		pg.Header.Set("Etag", `"mine"`)
	})})
	for range 2 {
		h := get(t, p, "/a").Header()
		if h.Get("Content-Security-Policy") != "default-src 'none'" || len(h["Link"]) != 2 {
			t.Errorf("the renderer's headers are %v", h)
		}
		if got := strings.Join(h["Vary"], ", "); got != "Accept-Encoding, Accept-Language" {
			t.Errorf("Vary is %q", got)
		}
		if h.Get("Set-Cookie") != "" || h.Get("Connection") != "" || h.Get("Etag") == `"mine"` || h.Get("Content-Length") != strconv.Itoa(len(longText)) {
			t.Errorf("headers are %v", h)
		}
	}
}

func TestWhatAHandlerAroundThePressAddsStaysInItsOwnAnswer(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte(longText), func(pg *press.Page) { pg.Header["Link"] = append(make([]string, 0, 8), "<a>") })})
	around := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.ServeHTTP(w, r)
		w.Header().Add("Link", "<b>")
		w.Header().Add("Vary", "Cookie")
	})
	get(t, around, "/a")
	if h := get(t, p, "/a").Header(); len(h["Link"]) != 1 || len(h["Vary"]) != 1 {
		t.Errorf("another answer's headers leaked in: %v", h)
	}
}

func TestARedirectKeepsItsLocation(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: func(context.Context, string) (*press.Page, error) {
		return &press.Page{Status: 301, Header: http.Header{"Location": {"/new"}}}, nil
	}})
	rec := get(t, p, "/old")
	if rec.Code != 301 || rec.Header().Get("Location") != "/new" || !strings.Contains(rec.Header().Get("Cache-Control"), "max-age=0") {
		t.Errorf("status %d, headers %v", rec.Code, rec.Header())
	}
}

func TestAnAnswerWithoutABodyHasNone(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte("not to be sent"), func(pg *press.Page) { pg.Status = 204 })})
	rec := get(t, p, "/a", "Accept-Encoding", "br")
	if rec.Code != 204 || rec.Body.Len() != 0 || rec.Header().Get("Content-Length") != "" {
		t.Errorf("status %d, headers %v", rec.Code, rec.Header())
	}
}

var ages = regexp.MustCompile(`(max-age|s-maxage|stale-while-revalidate|stale-if-error)=(\d+)`)

func TestNoCacheMayServeAPagePastItsEnd(t *testing.T) {
	t.Parallel()
	ends := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	for _, purged := range []bool{false, true} {
		for _, left := range []time.Duration{time.Millisecond, time.Second, 9900 * time.Millisecond, time.Minute, time.Hour, 24*time.Hour + 30*time.Second, 100 * time.Hour} {
			now := ends.Add(-left)
			p := press.New(press.Options{Purged: purged, Now: func() time.Time { return now },
				Render: fixed([]byte(longText), func(pg *press.Page) {
					pg.Ends = ends
					pg.Header.Set("Cache-Control", "public, max-age=999999") // may not stand
				})})
			h := get(t, p, "/a").Header()
			for _, name := range []string{"Cache-Control", "Cdn-Cache-Control", "Surrogate-Control"} {
				fresh, stale := 0, 0
				for _, m := range ages.FindAllStringSubmatch(h.Get(name), -1) {
					n, _ := strconv.Atoi(m[2])
					if strings.HasPrefix(m[1], "stale") {
						stale = max(stale, n)
					} else {
						fresh = max(fresh, n)
					}
				}
				if total := time.Duration(fresh+stale) * time.Second; total > left {
					t.Errorf("purged %v, %v before the end: %s: %s", purged, left, name, h.Get(name))
				}
			}
		}
	}
}

func TestFreshnessIsShortForBrowsersAndLongOnlyForACDNThatIsPurged(t *testing.T) {
	t.Parallel()
	for purged, want := range map[bool][2]string{
		false: {"public, max-age=0, s-maxage=10, must-revalidate", ""},
		true: {"public, max-age=0, s-maxage=10, must-revalidate",
			"public, max-age=86400, stale-while-revalidate=60, stale-if-error=86400"},
	} {
		p := press.New(press.Options{Render: fixed([]byte(longText)), Purged: purged})
		h := get(t, p, "/a").Header()
		if got := [2]string{h.Get("Cache-Control"), h.Get("Cdn-Cache-Control")}; got != want {
			t.Errorf("purged %v: got %q, want %q", purged, got, want)
		}
		if h.Get("Surrogate-Control") != h.Get("Cdn-Cache-Control") {
			t.Errorf("Surrogate-Control is %q", h.Get("Surrogate-Control"))
		}
	}
}

func TestARenderersOwnCacheControlStandsOnAPageThatDoesNotEnd(t *testing.T) {
	t.Parallel()
	const own = "public, max-age=31536000, immutable"
	p := press.New(press.Options{Render: fixed([]byte(longText), func(pg *press.Page) { pg.Header.Set("Cache-Control", own) })})
	if got := get(t, p, "/a").Header().Get("Cache-Control"); got != own {
		t.Errorf("Cache-Control is %q", got)
	}
}

func TestKeysGoOutAsTags(t *testing.T) {
	t.Parallel()
	keys := []news.Key{news.StoryKey("01JD"), news.SectionKey("uk")}
	p := press.New(press.Options{Render: fixed(nil, func(pg *press.Page) { pg.Keys = keys })})
	h := get(t, p, "/a").Header()
	if h.Get("Surrogate-Key") != "story:01JD section:uk" || h.Get("Cache-Tag") != "story:01JD,section:uk" {
		t.Errorf("tags are %q and %q", h.Get("Surrogate-Key"), h.Get("Cache-Tag"))
	}
}

func TestAPageWhoseTagsDoNotAllGoOutDoesNotLiveLongInACDN(t *testing.T) {
	t.Parallel()
	many := make([]news.Key, 1000)
	for i := range many {
		many[i] = news.StoryKey(fmt.Sprint(i))
	}
	for name, keys := range map[string][]news.Key{
		"too many":   many,
		"a space":    {"ok", "path:/a b"},
		"a comma":    {"ok", "path:/a,b"},
		"a new line": {"ok", "a\r\nSet-Cookie: x"},
		"a letter":   {"ok", "path:/é"},
		"nothing":    {"ok", ""},
	} {
		p := press.New(press.Options{Purged: true, Render: fixed(nil, func(pg *press.Page) { pg.Keys = keys })})
		h := get(t, p, "/a").Header()
		if h.Get("Cdn-Cache-Control") != "" || h.Get("Surrogate-Control") != "" {
			t.Errorf("%s: it may live %q", name, h.Get("Cdn-Cache-Control"))
		}
		for _, tags := range []string{h.Get("Surrogate-Key"), h.Get("Cache-Tag")} {
			if len(tags) > 6<<10 || strings.ContainsAny(tags, "\r\né") || tags == "" {
				t.Errorf("%s: tags of %d bytes: %.80q", name, len(tags), tags)
			}
		}
	}
}
