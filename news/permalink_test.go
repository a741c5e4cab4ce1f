package news_test

import (
	"strings"
	"testing"
	"time"

	"broadsheet/news"
)

func TestPermalinksByPattern(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.March, 4, 23, 59, 0, 0, time.UTC)
	for pattern, want := range map[string]string{
		news.DefaultPermalink:          "/uk/2026/03/04/fog",
		"/{slug}":                      "/fog",
		"/{section}/{slug}.html":       "/uk/fog.html",
		"/{yyyy}/{mm}/{dd}/{slug}":     "/2026/03/04/fog",
		"/news/{yyyy}-{mm}/{slug}":     "/news/2026-03/fog",
		"/{section}/{yyyy}/{slug}-n1":  "/uk/2026/fog-n1",
		"/archive/{slug}/{slug}/{dd}x": "/archive/fog/fog/04x",
	} {
		if err := news.CheckPermalink(pattern); err != nil {
			t.Errorf("CheckPermalink(%q): %v", pattern, err)
		}
		if got := news.Permalink(pattern, "uk", "fog", at); got != want {
			t.Errorf("Permalink(%q) is %q, want %q", pattern, got, want)
		}
	}
}

func TestAPermalinkIsOfTheDayInItsOwnZone(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.March, 4, 23, 59, 0, 0, time.UTC)
	if got := news.Permalink(news.DefaultPermalink, "uk", "fog", at.In(zone(t, "Asia/Tokyo"))); got != "/uk/2026/03/05/fog" {
		t.Errorf("in Tokyo the path is %q", got)
	}
}

func TestASlugThatLooksLikeAPartOfThePatternStaysAsItIs(t *testing.T) {
	t.Parallel()
	if got := news.Permalink("/{section}/{slug}", "{slug}", "{dd}", time.Time{}); got != "/{slug}/{dd}" {
		t.Errorf("the path is %q", got)
	}
}

func TestPatternsThatAreRefused(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{
		"", "/", "{slug}", "/{section}", "/{section}/", "/{slug}/", "//{slug}", "/a//{slug}", "/{section}/{title}", "/{section}/{slug}?a=1", "/{slug}#x",
		"/a b/{slug}", "/%2e/{slug}", "/../{slug}", "/a/./{slug}", "/.well-known/{slug}", "/Story/{slug}", "/a\n/{slug}", "/a\\{slug}", "/<b>/{slug}", "/é/{slug}",
		"/desk/{slug}", "/api/{slug}", "/feed.xml/{slug}", "/sitemap/{slug}", "/2026/{slug}", "/topic/{slug}",
		"/{yyyy}/{slug}", "/{yyyy}/{mm}/{slug}", "/{mm}{dd}/{slug}", "/{slug", "/{slug}}",
	} {
		wantInvalid(t, news.CheckPermalink(pattern), "permalink")
	}
}

// FuzzPermalink: a pattern that is allowed gives, for any slugs, a path that
// is clean and keeps clear of Broadsheet's own.
func FuzzPermalink(f *testing.F) {
	f.Add(news.DefaultPermalink, "uk", "fog")
	f.Add("/{slug}", "desk", "live")
	f.Add("/{mm}{dd}/{slug}", "a", "b")
	f.Add("/x{section}{yyyy}/{slug}.html", "europe", "2026")
	f.Fuzz(func(t *testing.T, pattern, section, headline string) {
		slug := news.Slug(headline)
		if news.CheckPermalink(pattern) != nil || news.CheckSlug("", section) != nil || slug == "" {
			return
		}
		path := news.Permalink(pattern, section, slug, time.Date(2026, time.March, 4, 0, 0, 0, 0, time.UTC))
		if path[0] != '/' || strings.HasSuffix(path, "/") || strings.Contains(path, "//") || strings.Contains(path, "/.") || strings.ContainsAny(path, "?#%{}\\ \x00") {
			t.Fatalf("the pattern %q makes the path %q", pattern, path)
		}
	})
}
