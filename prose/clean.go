package prose

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cleanText makes text canonical: valid UTF-8 in NFC, without control characters and without the invisible ones that turn the direction
// of what follows (with them a headline can be made to read as something that it does not say). Tabs and the ends of lines become a
// space, or stay when lines are kept, as in code.
func cleanText(s string, keepLines bool) string {
	if cleanASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r == '\r' && i < len(s) && s[i] == '\n' {
			continue
		}
		if r = cleanRune(r, keepLines); r >= 0 {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// cleanRune returns the rune as it may stand in a text, or -1 for one that may not.
func cleanRune(r rune, keepLines bool) rune {
	switch {
	case r == '\t' || r == '\n':
		if keepLines {
			return r
		}
		return ' '
	case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\f' || r == '\v' || r == '\u0085':
		if keepLines {
			return '\n'
		}
		return ' '
	case r < 0x20 || r >= 0x7f && r <= 0x9f, r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff':
		return -1
	}
	return r
}

// cleanASCII is the short cut for most English text: printable ASCII is canonical already.
func cleanASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// cleanLine makes an attribute of one line canonical: as text, and with single spaces.
func cleanLine(s string) string {
	s = cleanText(s, false)
	if !strings.Contains(s, "  ") && !strings.HasPrefix(s, " ") && !strings.HasSuffix(s, " ") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}

// cleanRaw makes the data of an unknown node storable, without control characters, and otherwise leaves it as it came: it is somebody
// else's markup.
func cleanRaw(s string) string {
	if cleanASCII(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\t' || r == '\n':
			return r
		case cleanRune(r, true) < 0:
			return -1
		}
		return r
	}, s)
}

// clip cuts a line at a rune so that it fits, and says whether it had to.
func clip(s string, max int) (string, bool) {
	if len(s) <= max {
		return s, false
	}
	for max > 0 && !utf8.RuneStart(s[max]) {
		max--
	}
	return strings.TrimRight(s[:max], " "), true
}
