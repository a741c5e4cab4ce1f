package tongue

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// loanwords are those that a language may share with English, letter by letter.
// Everything else that reads the same was forgotten.
var loanwords = map[string][]string{
	"de": {"Video", "Live", "Person", "Organisation"},
	"fr": {"Pages", "Organisation", "Organisations", "Opinion"},
	"es": {"Error {number}"},
	"it": {"Video"},
	"pl": {},
	"ar": {},
}

func TestEveryLanguageThatWePromiseHasACatalog(t *testing.T) {
	t.Parallel()
	if got, want := Tags(), []string{"ar", "de", "en", "es", "fr", "it", "pl"}; !slices.Equal(got, want) {
		t.Errorf("the languages are %q, not %q", got, want)
	}
}

// Reading a catalogue refuses a missing key, one too many, and a sentence with
// other gaps than the English one's; so this is the test that all are whole.
func TestEveryCatalogIsWhole(t *testing.T) {
	t.Parallel()
	all, err := readAll()
	if err != nil {
		t.Fatal(err)
	}
	english := all["en"]
	for tag, c := range all {
		for name, pair := range map[string][2]map[string]string{
			"kinds": {english.Kinds, c.Kinds}, "notes": {english.Notes, c.Notes}, "topics": {english.Topics, c.Topics}, "stances": {english.Stances, c.Stances},
			"policies": {english.Policies, c.Policies}, "verdicts": {english.Verdicts, c.Verdicts},
		} {
			if want, got := keys(pair[0]), keys(pair[1]); !slices.Equal(want, got) {
				t.Errorf("%s: [%s] has %q, not %q", tag, name, got, want)
			}
		}
		for key, text := range c.texts() {
			if strings.TrimSpace(text) == "" || !utf8.ValidString(text) || strings.ContainsAny(text, "\"\n\t<>") || strings.Contains(text, "  ") {
				t.Errorf("%s: %s is %q", tag, key, text)
			}
		}
		if c.Name == "" || c.List.Comma == "" || c.List.Between == "" || c.List.Last == "" || c.Quotes.Open == "" || c.Quotes.Close == "" {
			t.Errorf("%s lacks its name, list or quotation marks", tag)
		}
	}
}

// texts gives every text of a catalogue by its key.
func (c *catalogue) texts() map[string]string {
	out := map[string]string{}
	for table, texts := range map[string]map[string]string{
		"frame": c.Frame, "said": c.source.Said, "kinds": c.Kinds, "notes": c.Notes, "topics": c.Topics, "stances": c.Stances, "minutes": c.Minutes, "policies": c.Policies, "verdicts": c.Verdicts,
	} {
		for key, text := range texts {
			out[table+"."+key] = text
		}
	}
	return out
}

func keys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func TestNoTextIsLeftInEnglish(t *testing.T) {
	t.Parallel()
	english := catalogues()["en"].texts()
	for _, tag := range Tags() {
		if tag == "en" {
			continue
		}
		for key, text := range catalogues()[tag].texts() {
			if text == english[key] && !slices.Contains(loanwords[tag], text) {
				t.Errorf("%s: %s is the English %q", tag, key, text)
			}
		}
		for _, word := range loanwords[tag] {
			if !slices.Contains(values(catalogues()[tag].texts()), word) {
				t.Errorf("%s: %q is allowed and nowhere used", tag, word)
			}
		}
	}
}

func values(m map[string]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

// A language must say each number in its own form: a number whose form has no
// text would be said wrongly.
func TestEveryPluralFormOfALanguageHasAText(t *testing.T) {
	t.Parallel()
	for tag, c := range catalogues() {
		used := map[plural.Form]bool{}
		for n := range 10_001 {
			used[plural.Cardinal.MatchPlural(c.tag, n, 0, 0, 0, 0)] = true
		}
		for form := range used {
			if _, ok := c.minutes[form]; !ok && form != plural.Many { // of millions, in the Romance languages
				t.Errorf("%s: [minutes] lacks the form %d", tag, form)
			}
		}
		if _, ok := c.minutes[plural.Other]; !ok {
			t.Errorf("%s: [minutes] lacks other", tag)
		}
	}
}

func TestACatalogThatIsNotWholeIsRefused(t *testing.T) {
	t.Parallel()
	type small struct {
		OneWord string
		Gap     Phrase `gaps:"name"`
		Two     Pair   `gaps:"a b"`
	}
	good := map[string]string{"one-word": "Word", "gap": "Of {name}", "two": "{b} after {a}"}
	var s small
	if err := assign(&s, good); err != nil {
		t.Fatal(err)
	}
	if s.OneWord != "Word" || s.Gap.Of("{name}") != "Of {name}" || s.Two.Of("one", "two") != "two after one" {
		t.Errorf("it reads %q, %q, %q", s.OneWord, s.Gap.Of("{name}"), s.Two.Of("one", "two"))
	}
	for name, change := range map[string][2]string{
		"a key is missing": {"one-word", ""}, "one too many": {"other", "x"}, "no gap": {"gap", "Of"}, "another gap": {"gap", "Of {nome}"},
		"a gap in a word": {"one-word", "{name}"}, "half of a pair": {"two", "{a}"}, "an open gap": {"gap", "{name} {name"}, "a stray end": {"gap", "{name} }"},
	} {
		bad := map[string]string{}
		for k, v := range good {
			bad[k] = v
		}
		bad[change[0]] = change[1]
		if err := assign(&small{}, bad); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestEveryFieldOfTheWordsIsFilled(t *testing.T) {
	t.Parallel()
	for _, tag := range Tags() {
		for _, of := range []any{For(tag).Words, For(tag).Said} {
			v := reflect.ValueOf(of)
			for i := range v.NumField() {
				if v.Field(i).IsZero() {
					t.Errorf("%s: %s is empty", tag, v.Type().Field(i).Name)
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "{a}", "{a} and {b}", "{b}{a}", "}{", "{a{b}}", "{{a}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		parts, err := parse(s, "a", "b")
		if err != nil {
			return
		}
		if got := fill(parts, "{a}", "{b}"); got != s {
			t.Errorf("%q, filled with its own gaps, is %q", s, got)
		}
	})
}

func FuzzFor(f *testing.F) {
	for _, s := range []string{"", "en-GB", "ar-MA", "zh-Hant-TW", "x-private", "sr-Latn", "-", "en-u-nu-arab"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, tag string) {
		got := For(tag)
		if got.Words.Latest == "" || got.Minutes(3) == "" || got.Number(12345) == "" {
			t.Errorf("%q has no words", tag)
		}
	})
}

func TestTheTagsOfCatalogsAreCanonical(t *testing.T) {
	t.Parallel()
	for tag := range catalogues() {
		if got := language.Make(tag).String(); got != tag {
			t.Errorf("%s is written %s", tag, got)
		}
	}
}
