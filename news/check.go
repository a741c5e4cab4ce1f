package news

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkLine tells what is wrong with one line of human text: its length in
// runes, its encoding, and characters that no keyboard means.
func checkLine(field, s string, shortest, longest int) error {
	if !utf8.ValidString(s) {
		return Invalid(field, "The text is not valid UTF-8.")
	}
	n := utf8.RuneCountInString(s)
	switch {
	case n < shortest || shortest > 0 && Blank(s):
		return Invalid(field, "This must not be empty.")
	case n > longest:
		return TooLong(field, n, longest)
	}
	for _, r := range s {
		if Control(r) {
			return Invalid(field, "The text holds the control character %U; remove it.", r)
		}
	}
	return nil
}

// Blank tells whether a reader would see nothing: a headline of zero-width
// spaces is as empty as one of none.
func Blank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		switch r {
		case 0x2800, 0x115f, 0x1160, 0x3164, 0xffa0: // the empty Braille cell and the Hangul fillers
			return false
		}
		return unicode.IsGraphic(r) && !unicode.IsSpace(r)
	})
}

// TooLong says by how much a text is over its limit, in runes.
func TooLong(field string, n, longest int) error {
	return Invalid(field, "This is %d characters long; at most %d are allowed.", n, longest)
}

// Control tells whether r is a character that no honest line of text holds:
// controls, line breaks, and the bidirectional overrides by which a text can
// be made to read other than it is.
func Control(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfeff:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// Line makes one clean line of loose text: trimmed, white space folded,
// control characters and invalid bytes removed. Doors use it on what people
// type or send; a command still checks.
func Line(s string) string {
	s = strings.ToValidUTF8(s, "")
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == 0x2028, r == 0x2029:
			return ' '
		case Control(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
