package news_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"broadsheet/news"
)

func TestSlugsOfHeadlines(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Fog shuts Tarn Bridge":           "fog-shuts-tarn-bridge",
		"  ‘It’s over’, says the mayor  ": "its-over-says-the-mayor",
		"Große Brücke über die Weser":     "grosse-bruecke-ueber-die-weser",
		"ŁÓDŹ — Święto światła":           "lodz-swieto-swiatla",
		"İstanbul'da kış":                 "istanbulda-kis",
		"Ça coûte 12,50 € à l’œuvre":      "ca-coute-12-50-a-loeuvre",
		"Cafe\u0301 society":              "cafe-society",
		"Москва и Київ":                   "москва-и-київ",
		"हिन्दी में ख़बरें":               "हिन्दी-में-ख़बरें",
		"ข่าววันนี้":                      "ข่าววันนี้",
		"日本の新聞":                           "日本の新聞",
		"أخبار اليوم":                     "أخبار-اليوم",
		"C++ & Go: a/b <script>":          "c-go-a-b-script",
		"--__--":                          "",
		"🎉🎉":                              "",
		"":                                "",
		"a\xffb\xc3":                      "ab",
		strings.Repeat("word ", 60):       strings.TrimSuffix(strings.Repeat("word-", 24), "-"),
		strings.Repeat("x", 200):          strings.Repeat("x", 120),
		"x" + strings.Repeat("ж", 100):    "x" + strings.Repeat("ж", 59),
	} {
		if got := news.Slug(text); got != want {
			t.Errorf("Slug(%q)\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestASlugOfWrongShapeIsRefusedWithAnExample(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "Upper", "two words", "-a", "a-", "a--b", "a/b", "a.b", "é", "a\x00", "a\u200bb", strings.Repeat("a", 121), "..", "a%2fb", "\u202ea"} {
		wantInvalid(t, news.CheckSlug("slug", s), "slug")
	}
	for _, s := range []string{"a", "2026", "a-1-b", "київ", "今日", strings.Repeat("a", 120)} {
		if err := news.CheckSlug("slug", s); err != nil {
			t.Errorf("CheckSlug(%q): %v", s, err)
		}
	}
}

func TestFoldMakesTextsAlikeAndCutsNothing(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{{"Zürich", "ZUERICH"}, {"São  Paulo!", "sao paulo"}, {"Côte-d'Or", "cote dor"}} {
		if a, b := news.Fold(pair[0]), news.Fold(pair[1]); a != b {
			t.Errorf("Fold(%q) is %q, but Fold(%q) is %q", pair[0], a, pair[1], b)
		}
	}
	long := strings.Repeat("word ", 60) + "canary"
	if got := news.Fold(long); got != long {
		t.Errorf("a long text folds to %q", got)
	}
}

// FuzzSlug holds what every maker of addresses relies on.
func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Fog shuts bridge", "Große Brücke", "İĞŞ ǅ ﬁ ŉ", "हिन्दी", "a\u0301\u0323b", "K Å ϴ", "\xff\xfe", strings.Repeat("é-", 100), "ͅa", "a\u0345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := news.Slug(text)
		if again := news.Slug(s); again != s {
			t.Fatalf("Slug(%q) is %q, whose slug is %q", text, s, again)
		}
		if s != "" && news.CheckSlug("slug", s) != nil {
			t.Fatalf("Slug(%q) is %q, which is refused: %v", text, s, news.CheckSlug("slug", s))
		}
		if len(s) > news.MaxSlug || !utf8.ValidString(s) || strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-") || strings.Contains(s, "--") {
			t.Fatalf("Slug(%q) is %q", text, s)
		}
		for _, r := range s {
			if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) || unicode.IsSpace(r) || unicode.IsUpper(r) {
				t.Fatalf("Slug(%q) holds %U", text, r)
			}
		}
		if folded := news.Fold(text); news.Fold(folded) != folded || strings.ContainsAny(folded, "%_") {
			t.Fatalf("Fold(%q) is %q", text, folded)
		}
	})
}

func TestReservedFirstSegments(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"desk", "api", "ghost", "wp-json", "media", "live", "search", "latest", "topic", "by", "log", "healthz", "readyz", "metrics",
		"feed", "feed.xml", "feed.atom", "feed.json", "feed.anything", "sitemap.xml", "sitemap-2024", "sitemap", "news-sitemap",
		"2026", "0000", "9999", "DESK", "Feed.XML", "Live",
	} {
		if !news.Reserved(s) {
			t.Errorf("%q is free to be taken", s)
		}
	}
	for _, s := range []string{"uk", "europe", "feeding", "202", "20266", "2026a", "desks", "livery", "bye", "²²²²", "topics"} {
		if news.Reserved(s) {
			t.Errorf("%q is reserved", s)
		}
	}
}
