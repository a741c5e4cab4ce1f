package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

// tokenBytes is how many random bytes a token has: so many that nobody guesses
// one, and a plain hash of it is as good as a slow one.
const tokenBytes = 32

// newToken makes 256 random bits that fit a cookie, a header and an address.
func newToken() string {
	b := make([]byte, tokenBytes)
	rand.Read(b) //nolint:errcheck // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(b)
}

// isToken tells whether s could be a token at all, so that rubbish never
// reaches the database.
func isToken(s string) bool {
	b, err := base64.RawURLEncoding.Strict().DecodeString(s)
	return err == nil && len(b) == tokenBytes && len(s) == base64.RawURLEncoding.EncodedLen(tokenBytes)
}

// digest is what is kept of a token. Looking a digest up in an index takes a
// time that tells nothing of the token.
func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
