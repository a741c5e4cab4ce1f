package auth

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"time"

	"broadsheet/store"
)

// A browser in which somebody signed in carries a device cookie: a random
// number and the time it was made, signed for that account (OWASP, “Slow Down
// Online Guessing Attacks with Device Cookies”). It opens nothing. It says only
// that this browser need not stand in the queue with strangers.
const (
	settingDevice  = "auth.device-key"
	deviceLife     = 180 * 24 * time.Hour
	deviceNonce    = 16              // bytes
	deviceUnsigned = 8 + deviceNonce // the time, then the number
	deviceBytes    = deviceUnsigned + sha256.Size
)

// newDevice makes the cookie's value. A browser that is known keeps its number
// and so its bucket; nonce is "" for a new one.
func newDevice(key []byte, email, nonce string, now time.Time) string {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, deviceBytes), uint64(now.Unix())) //nolint:gosec // after 1970
	if nonce == "" {
		b = append(b, make([]byte, deviceNonce)...)
		rand.Read(b[8:]) //nolint:errcheck // never fails: crypto/rand ends the program instead
	} else {
		b = append(b, nonce...)
	}
	return base64.RawURLEncoding.EncodeToString(append(b, signDevice(key, email, b)...))
}

// readDevice gives the number of a browser that the account knows; not ok for
// a cookie that is absent, of another account, tampered with, or too old.
func readDevice(key []byte, email, cookie string, now time.Time) (nonce string, ok bool) {
	if len(key) == 0 || len(cookie) != base64.RawURLEncoding.EncodedLen(deviceBytes) {
		return "", false
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(cookie)
	if err != nil || len(b) != deviceBytes {
		return "", false
	}
	if !hmac.Equal(b[deviceUnsigned:], signDevice(key, email, b[:deviceUnsigned])) {
		return "", false
	}
	made := time.Unix(int64(binary.BigEndian.Uint64(b)), 0) //nolint:gosec // we signed it
	return string(b[8:deviceUnsigned]), now.Sub(made) < deviceLife
}

func signDevice(key []byte, email string, unsigned []byte) []byte {
	m := hmac.New(sha256.New, key)
	m.Write([]byte("broadsheet device\x00" + email + "\x00"))
	m.Write(unsigned)
	return m.Sum(nil)
}

// deviceKey gives the signing key, nil while there is none.
func deviceKey(r *store.Reader) ([]byte, error) {
	s, err := r.Setting(settingDevice)
	if err != nil {
		return nil, err
	}
	return hex.DecodeString(s)
}

// makeDeviceKey gives the signing key and makes it at its first use.
func makeDeviceKey(tx *store.Tx) ([]byte, error) {
	key, err := deviceKey(&tx.Reader)
	if err != nil || len(key) > 0 {
		return key, err
	}
	key = make([]byte, sha256.Size)
	rand.Read(key) //nolint:errcheck // never fails: crypto/rand ends the program instead
	return key, tx.SetSetting(settingDevice, hex.EncodeToString(key))
}
