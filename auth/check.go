package auth

import (
	"strings"
	"unicode/utf8"

	"broadsheet/news"
)

// The longest address and name. An address is bounded by SMTP (RFC 5321,
// 4.5.3.1): 64 octets before the @, 254 in all.
const (
	longestEmail = 254
	longestLocal = 64
	longestLabel = 63
	longestName  = 100 // runes
)

// foldEmail makes one spelling of an address. Case before the @ could matter
// by the standard, and never does in practice.
func foldEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// checkEmail takes what a browser's e-mail field takes (HTML Living Standard,
// 4.10.5.1.5), less the misplaced dots that RFC 5322 forbids. It is ASCII
// throughout: two addresses that look alike are the same address.
func checkEmail(email string) error {
	local, domain, found := strings.Cut(email, "@")
	switch {
	case email == "":
		return news.Invalid("email", "This must not be empty.")
	case len(email) > longestEmail:
		return news.Invalid("email", "This is %d bytes long; an e-mail address has at most %d.", len(email), longestEmail)
	case !found || local == "" || domain == "":
		return news.Invalid("email", "An e-mail address is written as name@example.org.")
	case len(local) > longestLocal:
		return news.Invalid("email", "Before the @ there are %d bytes; at most %d are allowed.", len(local), longestLocal)
	}
	for atom := range strings.SplitSeq(local, ".") {
		if atom == "" {
			return news.Invalid("email", "There is a dot too many before the @.")
		}
		if strings.IndexFunc(atom, notInAtom) >= 0 {
			return news.Invalid("email", "Before the @ there may be English letters, digits, dots and !#$%%&'*+/=?^_`{|}~- only.")
		}
	}
	for label := range strings.SplitSeq(domain, ".") {
		if !isLabel(label) {
			return news.Invalid("email", "After the @ there must be a domain such as example.org; write an international one as xn--….")
		}
	}
	return nil
}

// couldBeEmail tells whether any account could have the address.
func couldBeEmail(email string) bool { return checkEmail(email) == nil }

func notInAtom(r rune) bool {
	return !isLetterOrDigit(r) && !strings.ContainsRune("!#$%&'*+/=?^_`{|}~-", r)
}

func isLetterOrDigit(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// isLabel tells whether s may stand between the dots of a domain (RFC 1123, 2.1).
func isLabel(s string) bool {
	if s == "" || len(s) > longestLabel || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return r != '-' && !isLetterOrDigit(r) }) < 0
}

// checkName takes any one line of text: people's names follow no rule.
func checkName(name string) error {
	n := utf8.RuneCountInString(name)
	switch {
	case !utf8.ValidString(name):
		return news.Invalid("name", "The text is not valid UTF-8.")
	case strings.TrimSpace(name) == "":
		return news.Invalid("name", "This must not be empty.")
	case n > longestName:
		return news.TooLong("name", n, longestName)
	}
	for _, r := range name {
		if news.Control(r) {
			return news.Invalid("name", "The text holds the control character %U; remove it.", r)
		}
	}
	return nil
}

func checkRole(r news.Role) error {
	if r.Valid() {
		return nil
	}
	var names []string
	for _, r := range news.Roles() {
		names = append(names, string(r))
	}
	return news.Invalid("role", "There is no role of that name; the roles are %s.", strings.Join(names, ", "))
}
