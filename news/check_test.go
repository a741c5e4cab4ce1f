package news_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"broadsheet/news"
)

// wantInvalid fails unless err is an ErrInvalid of the field, in a sentence.
func wantInvalid(t testing.TB, err error, field string) {
	t.Helper()
	e, ok := errors.AsType[*news.Error](err)
	if !ok || !errors.Is(err, news.ErrInvalid) || e.Field != field || !strings.HasSuffix(e.Sentence, ".") {
		t.Errorf("got %v, want an ErrInvalid of %q in a sentence", err, field)
	}
}

// hostile is text that no honest keyboard means.
var hostile = map[string]string{
	"a line break":             "two\nlines",
	"a carriage return":        "two\rlines",
	"a tab":                    "a\tb",
	"a null byte":              "a\x00b",
	"an escape sequence":       "\x1b[31mred",
	"a C1 control":             "a\u0085b",
	"a line separator":         "a\u2028b",
	"a paragraph separator":    "a\u2029b",
	"a byte order mark":        "\ufeffa",
	"a right-to-left override": "invoice\u202egpj.exe",
	"an isolate":               "a\u2066b",
	"invalid UTF-8":            "a\xffb",
	"a lone surrogate":         "a\xed\xa0\x80b",
	"an overlong encoding":     "a\xc0\xafb",
	"a cut rune":               "a\xe2\x82",
}

func TestHostileTextIsRefusedInEveryField(t *testing.T) {
	t.Parallel()
	for what, s := range hostile {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			draft := news.Draft{Kind: news.KindNews}
			for field, set := range map[string]*string{
				"headline": &draft.Headline, "headline_front": &draft.Headlines.Front, "headline_search": &draft.Headlines.Search, "headline_social": &draft.Headlines.Social, "standfirst": &draft.Standfirst, "kicker": &draft.Kicker, "dateline": &draft.Dateline, "source": &draft.Source,
			} {
				*set = s
				wantInvalid(t, draft.Check(), field)
				*set = ""
			}
			wantInvalid(t, news.Section{Slug: "a", Name: s}.Check(), "name")
			wantInvalid(t, news.Section{Slug: "a", Name: "A", Description: s}.Check(), "description")
			wantInvalid(t, news.Contributor{Slug: "a", Name: s}.Check(), "name")
			wantInvalid(t, news.Contributor{Slug: "a", Name: "A", Title: s}.Check(), "title")
			wantInvalid(t, news.Contributor{Slug: "a", Name: "A", Bio: s}.Check(), "bio")
			wantInvalid(t, news.Topic{Slug: "a", Name: s, Kind: news.TopicPlace}.Check(), "name")
			wantInvalid(t, news.Topic{Slug: "a", Name: "A", Kind: news.TopicPlace, Aliases: []string{s}}.Check(), "aliases")
			wantInvalid(t, news.Topic{Slug: "a", Name: "A", Kind: news.TopicPlace, Description: s}.Check(), "description")
			wantInvalid(t, news.Correction{Kind: news.CorrectionUpdate, Text: s}.Check(), "text")
		})
	}
}

func TestTextInWhichAReaderSeesNothingIsEmpty(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", " ", "\u00a0", "\u3000\u2003", "\u200b", "\u2060\u200d", "\u00ad", "\u2800", "\u3164", "\u200e\u200f"} {
		wantInvalid(t, news.Section{Slug: "a", Name: s}.Check(), "name")
		wantInvalid(t, news.Correction{Kind: news.CorrectionUpdate, Text: s}.Check(), "text")
	}
}

func TestHonestTextOfEveryScriptPasses(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"A", "“Fog” shuts Tarn Bridge — for now", "Łódź świętuje", "أخبار\u200f اليوم", "می\u200cخواهم", "हिन्दी में", "日本の新聞", "👩\u200d👩\u200d👧 and 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
		"soft\u00adhyphen", "non\u00a0breaking",
	} {
		if err := (news.Draft{Kind: news.KindNews, Headline: s}).Check(); err != nil {
			t.Errorf("the headline %q is refused: %v", s, err)
		}
	}
}

func TestLimitsAreInRunesAndExact(t *testing.T) {
	t.Parallel()
	for field, c := range map[string]struct {
		longest int
		draft   func(string) news.Draft
	}{
		"headline":   {news.MaxHeadline, func(s string) news.Draft { return news.Draft{Kind: news.KindNews, Headline: s} }},
		"standfirst": {news.MaxStandfirst, func(s string) news.Draft { return news.Draft{Kind: news.KindNews, Standfirst: s} }},
		"kicker":     {news.MaxKicker, func(s string) news.Draft { return news.Draft{Kind: news.KindNews, Kicker: s} }},
		"dateline":   {news.MaxDateline, func(s string) news.Draft { return news.Draft{Kind: news.KindNews, Dateline: s} }},
	} {
		if err := c.draft(strings.Repeat("ж", c.longest)).Check(); err != nil {
			t.Errorf("a %s of %d runes: %v", field, c.longest, err)
		}
		wantInvalid(t, c.draft(strings.Repeat("ж", c.longest+1)).Check(), field)
	}
}

func TestLineCleansWhatPeoplePaste(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"  two\r\n lines\t of  text ":  "two lines of text",
		"a\u2028b\u2029c\u0085d\ve\ff": "a b c d e f",
		"\ufeffWord\x00\x07s":          "Words",
		"gpj.\u202eexe":                "gpj.exe",
		"a\xffb":                       "ab",
		"\u00a0\u3000":                 "",
	} {
		if got := news.Line(in); got != want {
			t.Errorf("Line(%q) is %q, want %q", in, got, want)
		}
	}
}

// FuzzLine: a cleaned line is clean, stays as it is, and passes the check.
func FuzzLine(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line := news.Line(s)
		if again := news.Line(line); again != line {
			t.Fatalf("Line(%q) is %q, which becomes %q", s, line, again)
		}
		if !utf8.ValidString(line) || strings.ContainsFunc(line, news.Control) || strings.TrimSpace(line) != line {
			t.Fatalf("Line(%q) is %q", s, line)
		}
		if utf8.RuneCountInString(line) <= news.MaxHeadline {
			if err := (news.Draft{Kind: news.KindNews, Headline: line}).Check(); err != nil {
				t.Fatalf("the clean line %q is refused: %v", line, err)
			}
		}
	})
}

func TestADraftTellsAllThatIsWrongAtOnce(t *testing.T) {
	t.Parallel()
	err := news.Draft{
		Headline: "a\n", Standfirst: strings.Repeat("a", 1001), Kicker: "\x00", Dateline: "\x01", Source: "\x02", Slug: "A b", Kind: "gossip", Weight: "huge",
		Topics: make([]string, news.MaxTopics+1), Bylines: make([]string, news.MaxBylines+1),
	}.Check()
	all, ok := errors.AsType[news.Errors](err)
	if !ok || len(all) != 10 || !errors.Is(err, news.ErrInvalid) {
		t.Fatalf("got %d faults: %v", len(all), err)
	}
	if _, ok := news.Sentence(err); !ok {
		t.Error("they have no sentence")
	}
}

func TestWhatAStoryNeedsBeforeReadersSeeIt(t *testing.T) {
	t.Parallel()
	d := news.Draft{Kind: news.KindNews, Headline: "A", Section: "s"}
	if err := d.CheckPublishable(); err != nil {
		t.Errorf("a whole draft: %v", err)
	}
	bare := d
	bare.Headline = ""
	wantInvalid(t, bare.CheckPublishable(), "headline")
	bare.Headline = "\u200b"
	wantInvalid(t, bare.CheckPublishable(), "headline")
	bare = d
	bare.Section = ""
	wantInvalid(t, bare.CheckPublishable(), "section")
	if err := (news.Draft{Kind: news.KindNews}).Check(); err != nil {
		t.Errorf("an empty draft can't be saved: %v", err)
	}
}

func TestNoCheckPanics(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		s := func(what string) string { return text.Draw(t, what) }
		for _, err := range []error{
			news.Publication{Name: s("name"), BaseURL: s("url"), TimeZone: s("zone"), Language: s("language"), Permalink: s("pattern")}.Check(),
			news.Publication{Name: "A", BaseURL: "https://" + s("host"), TimeZone: "UTC", Language: "en", Permalink: "/{slug}" + s("pattern")}.Check(),
			news.Section{Slug: s("slug"), Name: s("name")}.Check(), news.Topic{Slug: s("slug"), Kind: news.TopicKind(s("kind"))}.Check(),
			news.Contributor{Slug: s("slug")}.Check(), news.Correction{Kind: news.CorrectionKind(s("kind"))}.Check(), news.Draft{Slug: s("slug")}.Check(),
		} {
			if err != nil && !errors.Is(err, news.ErrInvalid) {
				t.Fatalf("not an ErrInvalid: %v", err)
			}
		}
	})
}
