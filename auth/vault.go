package auth

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// keyFile is where in the data folder the vault's key lies. It is no part of
// the database, so that a copy of the one opens nothing of the other.
const keyFile = "secret.key"

const vaultKey = 32 // bytes: AES-256

// Vault locks what the database must keep and has to be read again, which a
// password is not: the secrets of code apps. Each is bound to its account, and
// says which key it was locked with. It is safe for concurrent use.
type Vault struct {
	box cipher.AEAD
	id  string // tells keys apart, and nothing about them
}

// NewVault makes a vault of a key of 32 bytes.
func NewVault(key []byte) (*Vault, error) {
	if len(key) != vaultKey {
		return nil, fmt.Errorf("a vault's key has %d bytes, not %d", vaultKey, len(key))
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	box, err := cipher.NewGCM(block)
	sum := sha256.Sum256(append([]byte("broadsheet vault\x00"), key...))
	return &Vault{box: box, id: hex.EncodeToString(sum[:4])}, err
}

// OpenVault reads the key in a data folder, and makes one where there is none.
func OpenVault(dir string) (*Vault, error) {
	path := filepath.Join(dir, keyFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		if err := makeKey(dir, path); err != nil {
			return nil, fmt.Errorf("make the key of the data folder: %w", err)
		}
		text, err = os.ReadFile(path) // another program may have been faster
	}
	if err != nil {
		return nil, fmt.Errorf("read the key of the data folder: %w", err)
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != vaultKey {
		return nil, news.Invalid("data", "The file %s does not hold a key. Bring back the one that was there, or move it away to have a new one made; then code apps must be set up again.", path)
	}
	return NewVault(key)
}

// makeKey writes a new key, whole or not at all, and over no other.
func makeKey(dir, path string) error {
	key := make([]byte, vaultKey)
	rand.Read(key) //nolint:errcheck // never fails: crypto/rand ends the program instead
	f, err := os.CreateTemp(dir, ".secret-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = fmt.Fprintln(f, hex.EncodeToString(key))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// locked begins what a vault has locked; a secret in base32 has no full stop.
const locked = "v1."

// lock gives what may be kept of an account's secret.
func (v *Vault) lock(user, secret string) string {
	nonce := make([]byte, v.box.NonceSize())
	rand.Read(nonce) //nolint:errcheck // never fails
	return locked + v.id + "." + base64.RawURLEncoding.EncodeToString(v.box.Seal(nonce, nonce, []byte(secret), []byte(user)))
}

// unlock gives the secret back. One that was kept before there was a vault is
// given as it is.
func (v *Vault) unlock(user, kept string) (string, error) {
	rest, ok := strings.CutPrefix(kept, locked)
	if !ok {
		return kept, nil
	}
	id, text, _ := strings.Cut(rest, ".")
	if id != v.id {
		return "", &news.Error{Kind: news.ErrUnavailable, Sentence: "Codes can’t be checked here: they were set up under another key than the one in this data folder. Use a recovery code or a passkey."}
	}
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(b) < v.box.NonceSize() {
		return "", fmt.Errorf("the secret of user %s is damaged", user)
	}
	secret, err := v.box.Open(nil, b[:v.box.NonceSize()], b[v.box.NonceSize():], []byte(user))
	if err != nil {
		return "", fmt.Errorf("unlock the secret of user %s: %w", user, err)
	}
	return string(secret), nil
}

// LockSecrets locks what was kept in the open before there was a vault. It
// gives how many secrets are locked with a key that is not this vault's.
func LockSecrets(ctx context.Context, s *store.Store, v *Vault) (foreign int, err error) {
	var apps []store.CodeApp
	if err := s.Read(ctx, func(r *store.Reader) (err error) { apps, err = r.CodeApps(); return err }); err != nil {
		return 0, err
	}
	for _, app := range apps {
		if strings.HasPrefix(app.Secret, locked) {
			if !strings.HasPrefix(app.Secret, locked+v.id+".") {
				foreign++
			}
			continue
		}
		_, err := s.Write(ctx, func(tx *store.Tx) error {
			now, err := tx.CodeApp(app.UserID)
			if err != nil || strings.HasPrefix(now.Secret, locked) {
				return err
			}
			now.Secret = v.lock(now.UserID, now.Secret)
			return tx.PutCodeApp(now)
		})
		if err != nil && !errors.Is(err, news.ErrNotFound) {
			return foreign, err
		}
	}
	return foreign, nil
}
