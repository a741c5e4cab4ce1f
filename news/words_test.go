package news_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
)

func TestAPublicationsSettingsAreChecked(t *testing.T) {
	t.Parallel()
	good := news.Publication{Name: "Euro Global Post", BaseURL: "https://example.org", TimeZone: "Europe/London", Language: "en-GB", Permalink: news.DefaultPermalink}
	if err := good.Check(); err != nil {
		t.Fatalf("good settings: %v", err)
	}
	for _, c := range []struct {
		field  string
		values []string
		set    func(*news.Publication, string)
	}{
		{"name", []string{"", " ", "a\nb", strings.Repeat("a", 121)}, func(p *news.Publication, v string) { p.Name = v }},
		{"tagline", []string{"a\nb", strings.Repeat("a", 301)}, func(p *news.Publication, v string) { p.Tagline = v }},
		{"place", []string{"a\x00", strings.Repeat("a", 81)}, func(p *news.Publication, v string) { p.Place = v }},
		{"notice", []string{"a\x00", strings.Repeat("a", 301)}, func(p *news.Publication, v string) { p.Notice = v }},
		{"base_url", []string{
			"", "example.org", "ftp://example.org", "https://example.org/", "http://", "https://:443", "https://user:secret@example.org", "https://example.org?a=1",
			"https://example.org#top", "https://exa mple.org", "https://example.org\nX: y", "javascript:alert(1)", "https://example.org/?",
		}, func(p *news.Publication, v string) { p.BaseURL = v }},
		{"time_zone", []string{"", "Local", "Mars/Olympus", "../../etc/passwd", "Europe/London\x00"}, func(p *news.Publication, v string) { p.TimeZone = v }},
		{"language", []string{"", "e", "english language", "en_GB", "en-", "en\"onload=", "-en"}, func(p *news.Publication, v string) { p.Language = v }},
		{"contact", []string{"desk", "a@", "a b@c.de", "javascript:alert(1)", "Desk <desk@example.org>", "a@b\nX: y"}, func(p *news.Publication, v string) { p.Contact = v }},
		{"social", []string{"", "example.org", "javascript:alert(1)", "https://", "https://a:b@example.org", "https://example.org/\"><b>"}, func(p *news.Publication, v string) { p.Social = []string{v} }},
		{"hub", []string{"hub", "ftp://hub.example"}, func(p *news.Publication, v string) { p.Hub = v }},
		{"accent", []string{"red", "#123", "#12345g", "#f0f000", "#777777;}", "#ffffff"}, func(p *news.Publication, v string) { p.Look.Accent = v }},
		{"accent_dark", []string{"blue", "#1d4e9e", "#000000"}, func(p *news.Publication, v string) { p.Look.AccentDark = v }},
		{"type", []string{"comic", "serif "}, func(p *news.Publication, v string) { p.Look.Type = news.Type(v) }},
		{"navigation", []string{"", "about", "//evil.example", "/a b", "/\\evil.example", "javascript:alert(1)"}, func(p *news.Publication, v string) {
			p.Navigation.Links = []news.NavLink{{Text: "More", Href: v}}
		}},
		{"permalink", []string{"", "/desk/{slug}"}, func(p *news.Publication, v string) { p.Permalink = v }},
	} {
		for _, v := range c.values {
			p := good
			c.set(&p, v)
			wantInvalid(t, p.Check(), c.field)
		}
	}
	for _, v := range []string{"http://localhost:8080", "https://[::1]:8443", "https://example.org/paper"} {
		p := good
		p.BaseURL = v
		if err := p.Check(); err != nil {
			t.Errorf("the base URL %q: %v", v, err)
		}
	}
}

func TestASectionMayNotTakeBroadsheetsOwnAddresses(t *testing.T) {
	t.Parallel()
	for _, slug := range []string{"desk", "api", "2026", "feed", "sitemap"} {
		wantInvalid(t, news.Section{Slug: slug, Name: "A"}.Check(), "slug")
	}
	if err := (news.Section{Slug: "uk", Name: "UK"}).Check(); err != nil {
		t.Error(err)
	}
}

func TestATopicIsOfAKnownKindWithNotTooManyNames(t *testing.T) {
	t.Parallel()
	good := news.Topic{Slug: "a", Name: "A", Kind: news.TopicEvent}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	wantInvalid(t, news.Topic{Slug: "a", Name: "A", Kind: "mood"}.Check(), "kind")
	good.Aliases = strings.Fields(strings.Repeat("a ", 51))
	wantInvalid(t, good.Check(), "aliases")
}

func TestEveryKindHasALabelAndANewsArticleType(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, k := range news.Kinds() {
		if !k.Valid() || seen[k.Label()] || !strings.Contains("NewsArticle AnalysisNewsArticle OpinionNewsArticle LiveBlogPosting BackgroundNewsArticle", k.SchemaType()) {
			t.Errorf("%s: label %q, type %s", k, k.Label(), k.SchemaType())
		}
		seen[k.Label()] = true
	}
	for _, k := range []news.CorrectionKind{news.CorrectionCorrection, news.CorrectionClarification, news.CorrectionUpdate, news.CorrectionRetraction} {
		if !k.Valid() || seen[k.Label()] {
			t.Errorf("%s: label %q", k, k.Label())
		}
		seen[k.Label()] = true
	}
	if news.Kind("gossip").Valid() || news.CorrectionKind("").Valid() || news.Weight("huge").Valid() || !news.Weight("").Valid() {
		t.Error("a word that is no kind or weight is valid, or none is not")
	}
}

func TestKeysAreDistinctAndHoldNoSeparator(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.March, 4, 0, 0, 0, 0, time.UTC)
	keys := []news.Key{
		news.KeyPublication, news.KeyBreaking, news.KeyLatest, news.KeyCorrections, news.KeyFrontHome, news.StoryKey("uk"), news.SectionKey("uk"),
		news.SectionNameKey("uk"), news.TopicKey("uk"), news.TopicNameKey("uk"), news.ContributorKey("uk"), news.ContributorNameKey("uk"),
		news.KindKey(news.KindLive), news.DayKey(at), news.MonthKey(at), news.PathKey("/uk"), news.FrontKey("uk"),
	}
	seen := map[news.Key]bool{}
	for _, k := range keys {
		if seen[k] || strings.ContainsAny(string(k), " ,\n") {
			t.Errorf("the key %q is there twice, or holds a separator", k)
		}
		seen[k] = true
	}
	if k := news.DayKey(at); k != "day:2026-03-04" || news.MonthKey(at) != "month:2026-03" {
		t.Errorf("the keys of 4 March are %s and %s", k, news.MonthKey(at))
	}
}

func TestAPathsKeyHoldsNoSeparatorWhateverThePath(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]news.Key{
		"/uk/2026/03/04/fog": "path:/uk/2026/03/04/fog",
		"/a b,c":             "path:/a%20b%2Cc",
		"/a\nX-Header: y":    "path:/a%0AX-Header:%20y",
		"/été":               "path:/%C3%A9t%C3%A9",
		"/100%":              "path:/100%25",
		"/a%20b":             "path:/a%2520b",
		"/\xff":              "path:/%FF",
		"/a\u00a0b\u2003c":   "path:/a%C2%A0b%E2%80%83c",
	} {
		if got := news.PathKey(path); got != want {
			t.Errorf("PathKey(%q) is %q, want %q", path, got, want)
		}
	}
}

func TestAnErrorMatchesItsKindAndItsCause(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("publish: %w", &news.Error{Kind: news.ErrConflict, Sentence: "Too late.", Err: io.ErrUnexpectedEOF})
	if !errors.Is(err, news.ErrConflict) || !errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, news.ErrInvalid) {
		t.Errorf("%v matches the wrong things", err)
	}
	if s, ok := news.Sentence(err); s != "Too late." || !ok {
		t.Errorf("its sentence is %q", s)
	}
	if s, ok := news.Sentence(io.EOF); s != "" || ok {
		t.Errorf("an error of ours has the sentence %q", s)
	}
	if s, ok := news.Sentence(nil); s != "" || ok {
		t.Errorf("no error has the sentence %q", s)
	}
	for kind, err := range map[error]error{
		news.ErrInvalid: news.Invalid("f", "No %d.", 1), news.ErrConflict: news.Conflict("No %d.", 1), news.ErrForbidden: news.Forbidden("No %d.", 1),
		news.ErrNotFound: news.NotFound("No %d.", 1), news.ErrTooLarge: news.TooLarge("f", "No %d.", 1),
	} {
		if s, _ := news.Sentence(err); !errors.Is(err, kind) || s != "No 1." {
			t.Errorf("%v of %v says %q", err, kind, s)
		}
	}
}

func TestATimeIsToTheMillisecondAndZeroIsNotSet(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.March, 4, 5, 6, 7, 8_999_999, time.FixedZone("", 3600))
	got := news.At(at)
	if got.Milli() != at.UnixMilli() || got != news.AtMilli(at.UnixMilli()) || got.Location() != time.UTC {
		t.Errorf("At(%v) is %v", at, got)
	}
	if !news.At(time.Time{}).IsZero() || !news.AtMilli(0).IsZero() || (news.Time{}).Milli() != 0 {
		t.Error("the zero time is set")
	}
	if old := news.At(time.Date(1850, time.May, 1, 0, 0, 0, 0, time.UTC)); news.AtMilli(old.Milli()) != old {
		t.Errorf("a time before 1970 becomes %v", news.AtMilli(old.Milli()))
	}
}
