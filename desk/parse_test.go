package desk

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// Whatever is asked for, signing in leads to the desk of this very host.
func FuzzSigningInLeadsToTheDesk(f *testing.F) {
	for _, to := range []string{"", "/desk/", "/desk/?q=a#b", "//evil", "/desk/\\evil", "/desk//evil", "https://evil/desk/", "/desk/%2e%2e/x", "/desk/a?to=//evil"} {
		f.Add(to)
	}
	base, err := url.Parse("https://post.example/desk/sign-in")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, to string) {
		got := local(to)
		u, err := base.Parse(got)
		if err != nil || u.Host != "post.example" || !strings.HasPrefix(u.Path, "/desk/") || strings.ContainsAny(got, "\r\n\\") {
			t.Errorf("%q leads to %q", to, got)
		}
		if again := local(got); again != got {
			t.Errorf("%q leads to %q, and that to %q", to, got, again)
		}
	})
}

func FuzzAPlaceInTheListIsReadOrRefused(f *testing.F) {
	f.Add("1-a")
	f.Add("-1-a")
	f.Add("1772539200000-01JZ")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := readCursor(s)
		if err != nil || c == (store.Cursor{}) {
			return
		}
		if again, err := readCursor(writeCursor(c)); err != nil || again.ID != c.ID || again.At.Milli() != c.At.Milli() {
			t.Errorf("%q was read as %v and %v", s, c, again)
		}
	})
}

func TestAMomentIsToldInTheFormThatTheDayDecides(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("Pacific/Auckland")
	if err != nil {
		t.Fatal(err)
	}
	c := clock{loc: zone, now: time.Date(2026, 3, 3, 0, 30, 0, 0, zone)}
	for want, at := range map[string]time.Time{
		"00:10":       time.Date(2026, 3, 3, 0, 10, 0, 0, zone),
		"2 Mar 23:50": time.Date(2026, 3, 2, 10, 50, 0, 0, time.UTC), // the day before, by the paper's own midnight
		"3 Mar 2025":  time.Date(2025, 3, 3, 0, 30, 0, 0, zone),
	} {
		if got := c.moment(news.At(at)).Words; got != want {
			t.Errorf("%s is told as %q, want %q", at, got, want)
		}
	}
	if got := c.moment(news.Time{}); got != (moment{}) {
		t.Errorf("no time is told as %v", got)
	}
}
