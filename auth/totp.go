package auth

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1" //nolint:gosec // RFC 6238's own default, the one that every app has; an HMAC does not need more of it
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Codes that an app shows: RFC 6238 with its defaults, which every app knows.
const (
	totpStep   = 30 // seconds that a code is shown
	totpDigits = 6
	totpSlack  = 1  // steps that a clock may be off, either way
	totpBytes  = 20 // of the secret (RFC 4226, 4, R6)

	longestIssuer = 40 // characters; apps show fewer, and a square code has room for this in any script
)

var secrets = base32.StdEncoding.WithPadding(base32.NoPadding) //nolint:gochecknoglobals // a constant that Go can't write as one

func newTOTPSecret() string {
	b := make([]byte, totpBytes)
	rand.Read(b) //nolint:errcheck // never fails: crypto/rand ends the program instead
	return secrets.EncodeToString(b)
}

// totp gives the code of one step (RFC 4226, 5.3).
func totp(secret []byte, step int64) string {
	m := hmac.New(sha1.New, secret)
	m.Write(binary.BigEndian.AppendUint64(nil, uint64(step))) //nolint:gosec // after 1970
	sum := m.Sum(nil)
	at := sum[len(sum)-1] & 0xf
	number := binary.BigEndian.Uint32(sum[at:at+4]) & 0x7fffffff
	return fmt.Sprintf("%0*d", totpDigits, number%1_000_000)
}

// stepOf gives the step that a code is of, around now and after the last one
// that was used: a code that somebody saw over a shoulder is worth nothing.
func stepOf(secret, code string, after int64, now time.Time) (step int64, ok bool) {
	raw, err := secrets.DecodeString(secret)
	if err != nil || len(code) != totpDigits {
		return 0, false
	}
	current := now.Unix() / totpStep
	for s := current - totpSlack; s <= current+totpSlack; s++ {
		if subtle.ConstantTimeCompare([]byte(totp(raw, s)), []byte(code)) == 1 && s > after {
			step, ok = s, true
		}
	}
	return step, ok
}

// totpURI is what an app reads from a square code or a link.
func totpURI(issuer, email, secret string) string {
	if name := []rune(issuer); len(name) > longestIssuer {
		issuer = string(name[:longestIssuer])
	}
	label := url.PathEscape(issuer + ":" + email)
	q := url.Values{"secret": {secret}, "issuer": {issuer}}
	return "otpauth://totp/" + label + "?" + strings.ReplaceAll(q.Encode(), "+", "%20") // apps show a plus as a plus
}

// Recovery codes stand in for a telephone that was lost: ten of them, of 80
// bits each, so that a plain hash keeps them.
const (
	recoveryCodes = 10
	recoveryBytes = 10
	recoveryChars = 16
)

// newRecoveryCodes gives codes as they are shown, and their hashes.
func newRecoveryCodes(user string) (codes, hashes []string) {
	for range recoveryCodes {
		b := make([]byte, recoveryBytes)
		rand.Read(b) //nolint:errcheck // never fails
		s := secrets.EncodeToString(b)
		codes = append(codes, s[:4]+"-"+s[4:8]+"-"+s[8:12]+"-"+s[12:])
		hashes = append(hashes, recoveryHash(user, s))
	}
	return codes, hashes
}

func recoveryHash(user, code string) string { return digest("recovery\x00" + user + "\x00" + code) }

// plainCode takes away what people put between the characters of a code.
func plainCode(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			return r
		}
		return -1
	}, s[:min(len(s), 100)])
}

// CodeFor gives the code that an app with the secret shows at a time, "" for
// what is no secret: for the tests of doors, which have no telephone.
func CodeFor(secret string, at time.Time) string {
	raw, err := secrets.DecodeString(secret)
	if err != nil {
		return ""
	}
	return totp(raw, at.Unix()/totpStep)
}
