package auth

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"

	"broadsheet/news"
)

// device is an authenticator made of software, with one passkey in it.
type device struct {
	t        testing.TB
	key      *ecdsa.PrivateKey
	id, user []byte
	host     string
	origin   string
	verifies bool // it makes sure who it is
	counter  uint32
}

func newPhone(t testing.TB) *device {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	d := &device{t: t, key: key, id: make([]byte, 16), host: "localhost", origin: "http://localhost:8080", verifies: true}
	rand.Read(d.id) //nolint:errcheck // never fails
	return d
}

func (d *device) cbor(v any) []byte {
	d.t.Helper()
	b, err := webauthncbor.Marshal(v)
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

// authData is the authenticator's own statement (WebAuthn Level 3, 6.1).
func (d *device) authData(attested []byte) []byte {
	d.counter++
	hash := sha256.Sum256([]byte(d.host))
	flags := byte(0x01) // somebody touched it
	if d.verifies {
		flags |= 0x04
	}
	if attested != nil {
		flags |= 0x40
	}
	return append(binary.BigEndian.AppendUint32(append(hash[:], flags), d.counter), attested...)
}

func (d *device) clientData(kind string, options json.RawMessage) []byte {
	var o struct {
		Challenge string `json:"challenge"`
	}
	if err := json.Unmarshal(options, &o); err != nil || o.Challenge == "" {
		d.t.Fatalf("options %s: %v", options, err)
	}
	b, _ := json.Marshal(map[string]any{"type": kind, "challenge": o.Challenge, "origin": d.origin, "crossOrigin": false})
	return b
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// make answers the question by which a passkey is made.
func (d *device) make(c Challenge) []byte {
	var o struct {
		User struct{ ID string } `json:"user"`
	}
	if err := json.Unmarshal(c.Options, &o); err != nil {
		d.t.Fatal(err)
	}
	d.user, _ = base64.RawURLEncoding.DecodeString(o.User.ID)
	point, err := d.key.PublicKey.Bytes()
	if err != nil {
		d.t.Fatal(err)
	}
	public := d.cbor(map[int]any{1: 2, 3: -7, -1: 1, -2: point[1:33], -3: point[33:]})
	attested := append(make([]byte, 16), 0, byte(len(d.id)))
	attested = append(append(attested, d.id...), public...)
	object := d.cbor(map[string]any{"fmt": "none", "attStmt": map[string]any{}, "authData": d.authData(attested)})
	answer, _ := json.Marshal(map[string]any{
		"id": b64(d.id), "rawId": b64(d.id), "type": "public-key",
		"response": map[string]any{"clientDataJSON": b64(d.clientData("webauthn.create", c.Options)), "attestationObject": b64(object), "transports": []string{"internal"}},
	})
	return answer
}

// sign answers the question by which somebody signs in.
func (d *device) sign(c Challenge) []byte {
	client, data := d.clientData("webauthn.get", c.Options), d.authData(nil)
	hash := sha256.Sum256(client)
	sum := sha256.Sum256(append(append([]byte{}, data...), hash[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, d.key, sum[:])
	if err != nil {
		d.t.Fatal(err)
	}
	answer, _ := json.Marshal(map[string]any{
		"id": b64(d.id), "rawId": b64(d.id), "type": "public-key",
		"response": map[string]any{"clientDataJSON": b64(client), "authenticatorData": b64(data), "signature": b64(signature), "userHandle": b64(d.user)},
	})
	return answer
}

// withPasskey makes a passkey for an account.
func (h *house) withPasskey(u news.User) *device {
	h.t.Helper()
	h.found()
	d := newPhone(h.t)
	c, err := h.door.OfferPasskey(h.ctx, u, goodPassword, Client{})
	if err != nil {
		h.t.Fatal(err)
	}
	if err := h.door.KeepPasskey(h.ctx, u, c.Token, "Telephone", d.make(c)); err != nil {
		h.t.Fatal(err)
	}
	return d
}

func (h *house) ask() Challenge {
	h.t.Helper()
	h.door.limits = newLimits()
	c, err := h.door.AskPasskey(h.ctx)
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

func TestAPasskeyOpensTheDoorByItself(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, h *house) {
		ana := h.add("ana@example.org", news.RoleEditor)
		phone := h.withPasskey(ana)
		for range 3 {
			c := h.ask()
			p, err := h.door.SignInByPasskey(h.ctx, c.Token, "", phone.sign(c), Client{Addr: addr("192.0.2.7")})
			if err != nil || p.User.ID != ana.ID || !h.signedIn(p.Token) {
				t.Fatalf("%+v, %v", p, err)
			}
		}
		if got := h.deeds(); !strings.Contains(got[0], "192.0.2.7 by passkey") {
			t.Errorf("the audit: %q", got)
		}
		h.signIn(ana.Email) // where no rule asks for more, the password goes on being enough
	})
}

func TestAnAnswerIsGoodOnceForItsQuestionFromItsDevice(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana, bob := h.add("ana@example.org", news.RoleEditor), h.add("bob@example.org", news.RoleEditor)
	phone := h.withPasskey(ana)
	theirs := h.withPasskey(bob)
	refused := func(what, token string, answer []byte) {
		t.Helper()
		h.door.limits = newLimits()
		p, err := h.door.SignInByPasskey(h.ctx, token, "", answer, Client{})
		if err == nil || p.Token != "" {
			t.Errorf("%s: let in", what)
			return
		}
		if s, ok := news.Sentence(err); !ok || s == "" {
			t.Errorf("%s: no sentence in %v", what, err)
		}
	}
	c := h.ask()
	answer := phone.sign(c)
	if _, err := h.door.SignInByPasskey(h.ctx, c.Token, "", answer, Client{}); err != nil {
		t.Fatal(err)
	}
	refused("sent again", c.Token, answer)
	refused("to another question", h.ask().Token, answer)
	refused("no answer", h.ask().Token, []byte("{}"))
	refused("no JSON", h.ask().Token, []byte("\xff"))
	refused("no question", "x", answer)

	c = h.ask()
	forged := *theirs
	forged.user = phone.user // bob's device says that it is ana
	refused("as somebody else", c.Token, forged.sign(c))
	c = h.ask()
	forged = *phone
	forged.key = newPhone(t).key
	refused("signed by another key", c.Token, forged.sign(c))
	c = h.ask()
	forged = *phone
	forged.origin = "https://evil.example"
	refused("from another site", c.Token, forged.sign(c))
	c = h.ask()
	copied := *phone
	copied.counter = 0
	refused("by a copy that counts from the beginning", c.Token, copied.sign(c))
	c = h.ask()
	h.clock.Add(sealedLife)
	refused("too late", c.Token, phone.sign(c))
	c = h.ask()
	if err := Disable(h.ctx, h.store, h.admin, ana.ID); err != nil {
		t.Fatal(err)
	}
	refused("of an account that was switched off", c.Token, phone.sign(c))
}

func TestAPasskeyThatVerifiesNobodyIsOnlyTheSecondStep(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana, bob := h.add("ana@example.org", news.RoleEditor), h.add("bob@example.org", news.RoleEditor)
	phone := h.withPasskey(ana)
	phone.verifies = false
	in := func(step string) error {
		c := h.ask()
		_, err := h.door.SignInByPasskey(h.ctx, c.Token, step, phone.sign(c), Client{})
		return err
	}
	if err := in(""); err != nil {
		t.Errorf("while no rule asks for more: %v", err)
	}
	h.withPasskey(bob)
	if err := RequireSecondStep(h.ctx, h.store, h.admin, news.RoleEditor); err != nil {
		t.Fatal(err)
	}
	wantKind(t, in(""), news.ErrUnauthenticated)
	wantKind(t, in(h.halfIn(bob.Email).Token), news.ErrUnauthenticated)
	if err := in(h.halfIn(ana.Email).Token); err != nil {
		t.Errorf("with the password before it: %v", err)
	}
}

func TestAPasskeyIsMadeOnlyForWhoAsked(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.found()
	ana, bob := h.add("ana@example.org", news.RoleEditor), h.add("bob@example.org", news.RoleEditor)
	phone := newPhone(t)
	c, err := h.door.OfferPasskey(h.ctx, ana, goodPassword, Client{})
	if err != nil {
		t.Fatal(err)
	}
	answer := phone.make(c)
	wantKind(t, h.door.KeepPasskey(h.ctx, bob, c.Token, "Mine", answer), news.ErrConflict)
	wantKind(t, h.door.KeepPasskey(h.ctx, ana, c.Token, "\x00", answer), news.ErrInvalid)
	wantKind(t, h.door.KeepPasskey(h.ctx, ana, c.Token, "Mine", []byte("{}")), news.ErrInvalid)
	wantKind(t, h.door.KeepPasskey(h.ctx, ana, h.ask().Token, "Mine", answer), news.ErrConflict)
	if err := h.door.KeepPasskey(h.ctx, ana, c.Token, "Mine", answer); err != nil {
		t.Fatal(err)
	}
	if err := h.door.KeepPasskey(h.ctx, ana, c.Token, "Again", answer); err == nil {
		t.Error("one answer made two passkeys")
	}
	// The same device can't be made to answer for another account.
	c, err = h.door.OfferPasskey(h.ctx, bob, goodPassword, Client{})
	if err != nil {
		t.Fatal(err)
	}
	_ = h.door.KeepPasskey(h.ctx, bob, c.Token, "Stolen", phone.make(c))
	phone.user = []byte(bob.ID)
	q := h.ask()
	if p, err := h.door.SignInByPasskey(h.ctx, q.Token, "", phone.sign(q), Client{}); err == nil && p.User.ID == ana.ID {
		t.Error("bob's answer opened ana's account")
	}
	if err := h.door.DropPasskey(h.ctx, ana, goodPassword, b64(phone.id), Client{}); err != nil {
		t.Error(err)
	}
	wantKind(t, h.door.DropPasskey(h.ctx, ana, goodPassword, b64(phone.id), Client{}), news.ErrNotFound)
}

func TestPasskeysNeedANameAndHTTPS(t *testing.T) {
	t.Parallel()
	for base, good := range map[string]bool{
		"https://post.example": true, "http://localhost:8080": true, "https://post.example:8443": true, "http://post.example": false, "https://192.0.2.1": false, "http://[::1]:80": false,
	} {
		_, err := relying(news.Publication{Name: "Post", BaseURL: base})
		if good != (err == nil) || !good && !errors.Is(err, news.ErrConflict) {
			t.Errorf("%s: %v", base, err)
		}
	}
}
