package news

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSlug is the longest slug, in bytes.
const MaxSlug = 120

// CheckSlug tells what is wrong with a slug: lower-case letters, digits and
// single hyphens. Letters of every script are allowed, so that a Polish or
// Arabic paper has addresses that its readers can read.
func CheckSlug(field, s string) error {
	if s == "" {
		return Invalid(field, "The slug is empty.")
	}
	if len(s) > MaxSlug {
		return Invalid(field, "The slug is longer than %d bytes.", MaxSlug)
	}
	if s != Slug(s) {
		return Invalid(field, "A slug is made of lower-case letters, digits and single hyphens, like %q.", Slug(s))
	}
	return nil
}

// folds spells letters that have a customary spelling in ASCII; letters of
// other scripts stay as they are.
var folds = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "å", "a", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i",
	"à", "a", "á", "a", "â", "a", "ã", "a", "ā", "a", "ă", "a", "ą", "a", "ç", "c", "ć", "c", "č", "c", "ď", "d",
	"è", "e", "é", "e", "ê", "e", "ë", "e", "ē", "e", "ė", "e", "ę", "e", "ě", "e", "ğ", "g", "ì", "i", "í", "i", "î", "i", "ï", "i", "ī", "i",
	"ľ", "l", "ñ", "n", "ń", "n", "ň", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ő", "o", "ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s",
	"ť", "t", "ţ", "t", "ț", "t", "ù", "u", "ú", "u", "û", "u", "ū", "u", "ů", "u", "ű", "u", "ý", "y", "ÿ", "y", "ź", "z", "ż", "z", "ž", "z",
	"’", "", "'", "", "ʼ", "",
)

// Slug makes a slug of a headline or name. It is empty when nothing in the
// text can stand in an address; Slug(Slug(s)) is Slug(s).
func Slug(text string) string { return cutSlug(folded(text, '-')) }

// Fold gives a text's words in lower case, without accents and punctuation,
// with a space between them: two texts that fold alike are alike to a search.
func Fold(text string) string { return folded(text, ' ') }

func folded(text string, between byte) string {
	var b strings.Builder
	gap := false
	for _, r := range folds.Replace(strings.ToLower(text)) {
		switch {
		case r == utf8.RuneError:
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(between)
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.In(r, unicode.Mn, unicode.Mc) && b.Len() > 0 && !gap && r > 0x36f: // vowel signs of scripts that need them
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r): // a combining accent of a decomposed letter
			continue
		default:
			gap = true
		}
	}
	return b.String()
}

// cutSlug shortens a slug at a hyphen where there is one in the last half.
func cutSlug(s string) string {
	if len(s) <= MaxSlug {
		return s
	}
	s = s[:MaxSlug]
	for !utf8.ValidString(s) {
		s = s[:len(s)-1]
	}
	if i := strings.LastIndexByte(s, '-'); i > MaxSlug/2 {
		s = s[:i]
	}
	return s
}

// reservedSegments are the first segments of paths that are Broadsheet's own.
var reservedSegments = map[string]bool{
	"desk": true, "api": true, "ghost": true, "wp-json": true, "media": true, "live": true, "search": true, "latest": true,
	"topic": true, "by": true, "log": true, "healthz": true, "readyz": true, "metrics": true, "corrections": true,
	"assets": true, "oembed": true, "static": true, "about": true, "news-sitemap": true,
}

// Reserved tells whether a first segment of a path is kept for Broadsheet
// itself, so that no section or page may take it: named areas, feeds,
// sitemaps, and years.
func Reserved(segment string) bool {
	s := strings.ToLower(segment)
	if reservedSegments[s] || strings.HasPrefix(s, "feed.") || s == "feed" || strings.HasPrefix(s, "sitemap") {
		return true
	}
	return len(s) == 4 && strings.Trim(s, "0123456789") == ""
}
