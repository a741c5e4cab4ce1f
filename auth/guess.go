package auth

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// common holds the words of the most used passwords, one a line, in lower case.
//
//go:embed common.txt
var common string

// guessable tells whether a password is one that guessers try first: a common
// one, dressed up or doubled; a run of keys; or the account's own name.
func guessable(password, email, name string) bool {
	p := strings.ToLower(password)
	unit := period(p)
	if utf8.RuneCountInString(unit) <= 4 || run(p) {
		return true
	}
	local, _, _ := strings.Cut(email, "@")
	own := []string{strings.ToLower(email), local, strings.ToLower(name), "broadsheet"}
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		own = append(own, w)
	}
	for _, s := range []string{p, unit, stem(p), stem(unit)} {
		if isCommon(s) || isOwn(s, own) {
			return true
		}
	}
	return false
}

// period is the shortest piece of s that repeated makes the whole of s.
func period(s string) string {
	for n := 1; n <= len(s)/2; n++ {
		if s[n:] == s[:len(s)-n] {
			return s[:n]
		}
	}
	return s
}

// run tells whether each character follows the one before it, up or down, as
// in 123456789012 or zyxwvutsrqpo.
func run(s string) bool {
	rs := []rune(s)
	for _, step := range []rune{1, -1} {
		ok := true
		for i := 1; i < len(rs) && ok; i++ {
			want := rs[i-1] + step
			if unicode.IsDigit(rs[i-1]) {
				want = '0' + (rs[i-1]-'0'+step+10)%10
			}
			ok = rs[i] == want
		}
		if ok {
			return true
		}
	}
	return false
}

// stem is what is left of p@ssw0rd2026! when the dressing is off: "password".
func stem(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	return strings.Map(func(r rune) rune {
		const digits, letters = "01345789@$!+", "oieastbgasit"
		if i := strings.IndexRune(digits, r); i >= 0 {
			return rune(letters[i])
		}
		return r
	}, s)
}

// isCommon looks s up in the list, which is short: a set would cost more
// memory all the time than the walk costs time at each new password.
func isCommon(s string) bool {
	for line := range strings.Lines(common) {
		if strings.TrimSpace(line) == s {
			return s != ""
		}
	}
	return false
}

func isOwn(s string, own []string) bool {
	for _, w := range own {
		if utf8.RuneCountInString(w) >= 3 && s == w {
			return true
		}
	}
	return false
}
