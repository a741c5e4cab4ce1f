package auth

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// purpose is what a sealed note may be used for; one for something else is
// worth nothing there.
type purpose string

const (
	forStep    purpose = "step"    // a right password, that a second step follows
	forCodes   purpose = "codes"   // the secret of a code app that is being set up
	forPasskey purpose = "passkey" // the challenge to a passkey that signs in
	forNewKey  purpose = "new-key" // the challenge to a passkey that is being made
)

// sealedLife is how long somebody may take: to find the telephone, and no more.
const sealedLife = 5 * time.Minute

// longestSealed bounds what is read, in bytes; ours are under a thousand.
const longestSealed = 8 << 10

// note is what we give to a browser to bring back a moment later, signed. So a
// half-finished sign-in needs no row, and a stranger can't fill a table.
type note struct {
	For      purpose         `json:"for"`
	User     string          `json:"user,omitempty"`
	Password string          `json:"password,omitempty"` // digest of the hash that was compared, so that a change in between ends it
	Data     json.RawMessage `json:"data,omitempty"`
	Until    int64           `json:"until"` // unix milliseconds
}

func seal(key []byte, n note, now time.Time) (string, error) {
	n.Until = now.Add(sealedLife).UnixMilli()
	b, err := json.Marshal(n)
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(append(signNote(key, b), b...)), nil
}

// unseal gives a note that is ours, for this purpose, and not too old.
func unseal(key []byte, what purpose, token string, now time.Time) (note, error) {
	late := &news.Error{Kind: news.ErrUnauthenticated, Sentence: "This took too long, or was begun elsewhere. Begin again."}
	if len(key) == 0 || len(token) > longestSealed {
		return note{}, late
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(b) < sha256.Size || !hmac.Equal(b[:sha256.Size], signNote(key, b[sha256.Size:])) {
		return note{}, late
	}
	var n note
	if err := json.Unmarshal(b[sha256.Size:], &n); err != nil || n.For != what || now.UnixMilli() >= n.Until {
		return note{}, late
	}
	return n, nil
}

func signNote(key, b []byte) []byte {
	m := hmac.New(sha256.New, key)
	m.Write([]byte("broadsheet note\x00"))
	m.Write(b)
	return m.Sum(nil)
}

// signingKey gives the key for notes and devices, and makes it at its first use.
func (d *Doorkeeper) signingKey(ctx context.Context) (key []byte, err error) {
	err = d.store.Read(ctx, func(r *store.Reader) (err error) { key, err = deviceKey(r); return err })
	if err != nil || len(key) > 0 {
		return key, err
	}
	_, err = d.store.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		key, err = makeDeviceKey(tx)
		return err
	})
	return key, err
}
