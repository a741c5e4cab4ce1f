package press_test

import (
	"net/http"
	"strings"
	"testing"

	"broadsheet/press"
)

const modified = "Tue, 24 Nov 2026 10:00:00 GMT"

// dated gives a press whose pages have a Last-Modified, and the tag of one of them.
func dated(t testing.TB, coding string) (p *press.Press, etag string) {
	t.Helper()
	p = press.New(press.Options{Render: fixed([]byte(longText), func(pg *press.Page) { pg.Header.Set("Last-Modified", modified) })})
	settle(t, p, "/a")
	etag = get(t, p, "/a", "Accept-Encoding", coding).Header().Get("Etag")
	if len(etag) < 10 || etag[0] != '"' || etag[len(etag)-1] != '"' {
		t.Fatalf("%q is not a strong tag", etag)
	}
	return p, etag
}

func TestAConditionalRequestGetsThePageOnlyIfItHasChanged(t *testing.T) {
	t.Parallel()
	p, etag := dated(t, "gzip")
	for name, test := range map[string]struct {
		headers []string
		want    int
	}{
		"the same tag":                  {[]string{"If-None-Match", etag}, 304},
		"the same tag, weak":            {[]string{"If-None-Match", "W/" + etag}, 304},
		"any":                           {[]string{"If-None-Match", "*"}, 304},
		"any, spaced":                   {[]string{"If-None-Match", " * "}, 304},
		"in a list":                     {[]string{"If-None-Match", `"x", W/"y,z" ,` + etag + `, "w"`}, 304},
		"in a second field":             {[]string{"If-None-Match", `"x"`, "If-None-Match", etag}, 304},
		"another tag":                   {[]string{"If-None-Match", `"other"`}, 200},
		"a tag without quotes":          {[]string{"If-None-Match", strings.Trim(etag, `"`)}, 200},
		"half a tag":                    {[]string{"If-None-Match", strings.TrimSuffix(etag, `"`)}, 200},
		"nothing":                       {[]string{"If-None-Match", ""}, 200},
		"the tag after rubbish":         {[]string{"If-None-Match", "rubbish, " + etag}, 200},
		"the tag inside another":        {[]string{"If-None-Match", `"` + strings.ReplaceAll(etag, `"`, `'`) + `"`}, 200},
		"a star among tags":             {[]string{"If-None-Match", `"x", *`}, 200},
		"not since then":                {[]string{"If-Modified-Since", modified}, 304},
		"not since later":               {[]string{"If-Modified-Since", "Wed, 25 Nov 2026 10:00:00 GMT"}, 304},
		"since before":                  {[]string{"If-Modified-Since", "Tue, 24 Nov 2026 09:59:59 GMT"}, 200},
		"since no date":                 {[]string{"If-Modified-Since", "yesterday"}, 200},
		"the tag overrules the date":    {[]string{"If-None-Match", `"other"`, "If-Modified-Since", modified}, 200},
		"must match and does":           {[]string{"If-Match", etag}, 200},
		"must match anything":           {[]string{"If-Match", "*"}, 200},
		"must match and does not":       {[]string{"If-Match", `"other"`}, 412},
		"a weak tag can't match strong": {[]string{"If-Match", "W/" + etag}, 412},
		"a range is ignored":            {[]string{"Range", "bytes=0-3"}, 200},
		"a bad range is ignored":        {[]string{"Range", "bytes=9-3,-,x", "If-Range", etag}, 200},
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			rec := ask(t, p, method, "/a", append(test.headers, "Accept-Encoding", "gzip")...)
			if rec.Code != test.want {
				t.Errorf("%s, %s: status %d, want %d", method, name, rec.Code, test.want)
			}
			if (rec.Code != 200 || method == http.MethodHead) && rec.Body.Len() > 0 {
				t.Errorf("%s, %s: a status %d with a body", method, name, rec.Code)
			}
		}
	}
}

func TestA304SaysWhatACacheMustKnowAndNothingOfTheBody(t *testing.T) {
	t.Parallel()
	p, etag := dated(t, "br")
	full := get(t, p, "/a", "Accept-Encoding", "br").Header()
	short := get(t, p, "/a", "Accept-Encoding", "br", "If-None-Match", etag).Header()
	for _, name := range []string{"Etag", "Cache-Control", "Vary", "Last-Modified", "Surrogate-Key", "Cache-Tag"} {
		if short.Get(name) == "" || short.Get(name) != full.Get(name) {
			t.Errorf("%s is %q in the 304 and %q in the 200", name, short.Get(name), full.Get(name))
		}
	}
	for _, name := range []string{"Content-Length", "Content-Type", "Content-Encoding"} {
		if short.Get(name) != "" {
			t.Errorf("the 304 has %s: %s", name, short.Get(name))
		}
	}
}

func TestEachCodingHasATagOfItsOwn(t *testing.T) {
	t.Parallel()
	p, br := dated(t, "br")
	_, gzip := dated(t, "gzip")
	_, plain := dated(t, "")
	if br == gzip || gzip == plain || br == plain {
		t.Errorf("tags are %s, %s, %s", br, gzip, plain)
	}
	if rec := get(t, p, "/a", "Accept-Encoding", "gzip", "If-None-Match", br); rec.Code != 200 {
		t.Errorf("the tag of one coding matched another: status %d", rec.Code)
	}
}

func TestATagStaysThroughARenderOfTheSameBytes(t *testing.T) {
	t.Parallel()
	w := newWorld()
	p := w.printing(t)
	before := get(t, p, "/c", "Accept-Encoding", "gzip").Header().Get("Etag")
	c := w.change() // touches no value
	c.Keys = append(c.Keys, "c")
	p.Apply(c)
	after := get(t, p, "/c", "Accept-Encoding", "gzip").Header().Get("Etag")
	if w.rendered("/c") != 2 || before != after {
		t.Errorf("rendered %d times, tags %s and %s", w.rendered("/c"), before, after)
	}
}

func TestAMissingPageAnswersNoCondition(t *testing.T) {
	t.Parallel()
	p := press.New(press.Options{Render: fixed([]byte("no such page"), func(pg *press.Page) { pg.Status = 404; pg.Keep = false })})
	for _, condition := range []string{"If-None-Match", "If-Match", "If-Modified-Since", "Range"} {
		if rec := get(t, p, "/a", condition, "*"); rec.Code != 404 || rec.Body.String() != "no such page" {
			t.Errorf("%s: status %d, %q", condition, rec.Code, rec.Body)
		}
	}
}

func FuzzIfNoneMatch(f *testing.F) {
	for _, s := range []string{"*", `"a"`, `W/"a", "b"`, `"`, `W/`, `,,"",`, "\x00"} {
		f.Add(s)
	}
	p, etag := dated(f, "")
	f.Fuzz(func(t *testing.T, list string) {
		rec := get(t, p, "/a", "If-None-Match", list)
		if rec.Code == 304 && !strings.Contains(list, etag) && strings.Trim(list, " \t") != "*" {
			t.Errorf("%q matched %s", list, etag)
		}
		if rec.Code != 304 && rec.Code != 200 {
			t.Errorf("%q: status %d", list, rec.Code)
		}
	})
}
