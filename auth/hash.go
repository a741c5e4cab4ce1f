package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// cost is what one hash takes: the parameters of argon2id (RFC 9106).
type cost struct {
	memory uint32 // KiB
	passes uint32
	lanes  uint8
}

// standard is what a password costs here. RFC 9106 would have 64 MiB where
// memory is scarce, OWASP's floor is 19 MiB with two passes. We take 32 MiB,
// so that a small server can hash while it serves, and three passes to make
// up: 66 ms on one core of our build machine, by BenchmarkHash.
func standard() cost { return cost{memory: 32 << 10, passes: 3, lanes: 1} }

// Sizes of what is kept, in bytes, as RFC 9106 recommends.
const (
	saltBytes = 16
	sumBytes  = 32
)

// hashed is a password as it is kept.
type hashed struct {
	cost
	salt, sum []byte
}

// hash makes the hash of a new password, with a salt of its own.
func (c cost) hash(password string) hashed {
	h := c.blank()
	h.sum = h.derive(password, sumBytes)
	return h
}

// blank is a hash that no password has: comparing with it costs what
// comparing with a real one does.
func (c cost) blank() hashed {
	h := hashed{cost: c, salt: make([]byte, saltBytes), sum: make([]byte, sumBytes)}
	rand.Read(h.salt) //nolint:errcheck // never fails: crypto/rand ends the program instead
	rand.Read(h.sum)  //nolint:errcheck
	return h
}

// matches tells whether it is this password. It takes the hash's full cost.
func (h hashed) matches(password string) bool {
	return subtle.ConstantTimeCompare(h.derive(password, len(h.sum)), h.sum) == 1
}

// derive takes the password in one Unicode form, so that it matches from a
// keyboard that composes its letters otherwise (NIST SP 800-63B-4, 3.1.1.2).
func (h hashed) derive(password string, n int) []byte {
	return argon2.IDKey([]byte(norm.NFC.String(password)), h.salt, h.passes, h.memory, h.lanes, uint32(n)) //nolint:gosec // n is small
}

// String writes the hash in the PHC string format, which names its own
// parameters: "$argon2id$v=19$m=32768,t=3,p=1$salt$sum".
func (h hashed) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.memory, h.passes, h.lanes, b64.EncodeToString(h.salt), b64.EncodeToString(h.sum))
}

// The most that a stored hash may ask for: a row that was tampered with must
// not be able to eat the machine.
const (
	mostMemory = 256 << 10 // KiB
	mostPasses = 16
	mostLanes  = 16
	mostBytes  = 64
)

// errHash says that what is kept is no hash of ours.
var errHash = errors.New("the kept password is not an argon2id hash")

// parseHash reads what String wrote, and nothing that String would not write.
func parseHash(s string) (h hashed, err error) {
	var version int
	var salt, sum string
	head, rest, _ := strings.Cut(s, ",p=")
	lanes, rest, _ := strings.Cut(rest, "$")
	salt, sum, _ = strings.Cut(rest, "$")
	if _, err := fmt.Sscanf(head, "$argon2id$v=%d$m=%d,t=%d", &version, &h.memory, &h.passes); err != nil {
		return hashed{}, errHash
	}
	if _, err := fmt.Sscanf(lanes, "%d", &h.lanes); err != nil {
		return hashed{}, errHash
	}
	if h.salt, err = base64.RawStdEncoding.DecodeString(salt); err != nil {
		return hashed{}, errHash
	}
	if h.sum, err = base64.RawStdEncoding.DecodeString(sum); err != nil {
		return hashed{}, errHash
	}
	if version != argon2.Version || !h.bearable() || h.String() != s {
		return hashed{}, errHash
	}
	return h, nil
}

func (h hashed) bearable() bool {
	return h.passes >= 1 && h.passes <= mostPasses && h.lanes >= 1 && h.lanes <= mostLanes &&
		h.memory >= 8*uint32(h.lanes) && h.memory <= mostMemory &&
		len(h.salt) >= 8 && len(h.salt) <= mostBytes && len(h.sum) >= 16 && len(h.sum) <= mostBytes
}
