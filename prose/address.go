package prose

import (
	"net/url"
	"strings"
)

// cleanLink makes the target of a link canonical, or reports false for one that a reader may not be sent to. Allowed are http, https,
// mailto, tel and a path on this site. The check looks at what a browser would make of the text, which removes tabs and line ends
// before it reads the scheme and takes '\' for '/'.
func cleanLink(s string) (string, bool) {
	s = encodeURL(s)
	lower := strings.ToLower(s[:min(len(s), 8)])
	switch {
	case s == "" || len(s) > MaxURL:
		return "", false
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"):
		return s, hasHost(s)
	case strings.HasPrefix(lower, "mailto:"):
		return s, len(s) > len("mailto:")
	case strings.HasPrefix(lower, "tel:"):
		return s, len(s) > len("tel:")
	}
	return s, isPath(s)
}

// cleanMedia does the same for the address of a picture or a video.
func cleanMedia(s string) (string, bool) {
	s, ok := cleanLink(s)
	return s, ok && (isPath(s) || isWeb(s))
}

func isPath(s string) bool {
	return strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "/%5C")
}

func isWeb(s string) bool {
	lower := strings.ToLower(s[:min(len(s), 8)])
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

// hasHost refuses an address without a host, and one with a user's name before the host, which only ever serves to deceive.
func hasHost(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && u.Hostname() != "" && u.User == nil
}

// encodeURL writes an address so that it is valid in HTML: what may not stand in one is percent-encoded. Doing it twice changes nothing.
func encodeURL(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return cleanRune(r, false)
	}, strings.TrimSpace(strings.ToValidUTF8(s, "")))
	s = strings.TrimSpace(s)
	if !needsEncoding(s) {
		return s
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	rest := authorityEnd(s)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if strings.IndexByte(badInURL, c) >= 0 && !(i < rest && (c == '[' || c == ']')) || c == '%' && !isEscape(s[i:]) {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

const badInURL = " \"<>\\^`{|}[]"

func needsEncoding(s string) bool { return strings.ContainsAny(s, badInURL+"%") }

func isEscape(s string) bool { return len(s) >= 3 && isHex(s[1]) && isHex(s[2]) }

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// authorityEnd is where the host of an address ends, since an IPv6 host stands in brackets.
func authorityEnd(s string) int {
	start := strings.Index(s, "://")
	if start < 0 {
		return 0
	}
	start += len("://")
	if end := strings.IndexAny(s[start:], "/?#\\"); end >= 0 {
		return start + end
	}
	return len(s)
}

// cleanLang makes a language tag canonical (en-GB, sr-Latn, zh-Hant-TW), or reports false for what is none by the grammar of BCP 47.
// Private-use tags are refused: no screen reader can speak them.
func cleanLang(s string) (string, bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) < 2 || len(s) > 35 {
		return "", false
	}
	parts := strings.Split(strings.ToLower(s), "-")
	if n := len(parts[0]); n < 2 || n > 3 || !isLetters(parts[0]) {
		return "", false
	}
	for i, p := range parts[1:] {
		if len(p) < 2 || len(p) > 8 || !isAlnum(p) {
			return "", false
		}
		if i > 1 {
			continue
		}
		switch {
		case len(p) == 4 && isLetters(p):
			parts[i+1] = strings.ToUpper(p[:1]) + p[1:]
		case len(p) == 2 && isLetters(p):
			parts[i+1] = strings.ToUpper(p)
		}
	}
	return strings.Join(parts, "-"), true
}

func isLetters(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func isAlnum(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// cleanID checks an id of ours, which can stand in a path, in an HTML id and in a file's name.
func cleanID(s string) (string, bool) {
	return s, s != "" && len(s) <= 64 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == ""
}

// cleanWord checks the name of a programming language, which may also hold the signs of C++, C# and the like.
func cleanWord(s string) (string, bool) {
	return s, s != "" && len(s) <= 40 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+#.") == ""
}
