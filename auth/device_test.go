package auth

import (
	"encoding/base64"
	"testing"
	"time"

	"broadsheet/news"
)

func TestADeviceCookieIsKnownToItsAccountForHalfAYear(t *testing.T) {
	t.Parallel()
	key, now := []byte("0123456789abcdef0123456789abcdef"), time.Now()
	cookie := newDevice(key, "ana@example.org", "", now)
	nonce, ok := readDevice(key, "ana@example.org", cookie, now)
	if !ok || len(nonce) != deviceNonce {
		t.Fatalf("nonce %q, %v", nonce, ok)
	}
	if again, ok := readDevice(key, "ana@example.org", newDevice(key, "ana@example.org", nonce, now), now); !ok || again != nonce {
		t.Error("a browser that is known did not keep its number")
	}
	if _, ok := readDevice(key, "ana@example.org", cookie, now.Add(deviceLife-time.Second)); !ok {
		t.Error("too old too soon")
	}
	for name, c := range map[string]struct {
		key           string
		email, cookie string
		now           time.Time
	}{
		"another account":  {string(key), "bob@example.org", cookie, now},
		"another key":      {"another", "ana@example.org", cookie, now},
		"no key yet":       {"", "ana@example.org", newDevice(nil, "ana@example.org", "", now), now},
		"half a year on":   {string(key), "ana@example.org", cookie, now.Add(deviceLife + time.Second)},
		"nothing":          {string(key), "ana@example.org", "", now},
		"shorter":          {string(key), "ana@example.org", cookie[1:], now},
		"longer":           {string(key), "ana@example.org", cookie + "A", now},
		"no base64 at all": {string(key), "ana@example.org", "!" + cookie[1:], now},
	} {
		if nonce, ok := readDevice([]byte(c.key), c.email, c.cookie, c.now); ok {
			t.Errorf("%s: known as %q", name, nonce)
		}
	}
}

func TestEveryBitOfADeviceCookieIsSigned(t *testing.T) {
	t.Parallel()
	key, now := []byte("key"), time.Now()
	b, err := base64.RawURLEncoding.DecodeString(newDevice(key, "ana@example.org", "", now))
	if err != nil {
		t.Fatal(err)
	}
	for i := range len(b) * 8 {
		b[i/8] ^= 1 << (i % 8)
		if _, ok := readDevice(key, "ana@example.org", base64.RawURLEncoding.EncodeToString(b), now); ok {
			t.Errorf("bit %d may be changed", i)
		}
		b[i/8] ^= 1 << (i % 8)
	}
}

func TestTheDeviceKeyIsMadeOnceAndOutlivesARestart(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.add("ana@example.org", news.RoleEditor)
	a, b := h.signIn("boss@example.org"), h.signIn("ana@example.org")
	h.door = newDoorkeeper(h.store, testVault(h.t), cheap())
	for email, cookie := range map[string]string{"boss@example.org": a.Device, "ana@example.org": b.Device} {
		if acc, err := h.door.look(h.ctx, email, cookie); err != nil || acc.device == "" {
			t.Errorf("%s's browser is forgotten: %v", email, err)
		}
	}
	if acc, err := h.door.look(h.ctx, "ana@example.org", a.Device); err != nil || acc.device != "" {
		t.Errorf("one account's browser is known to another: %v", err)
	}
}

func TestADeviceCookieOpensNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.signIn("boss@example.org")
	if h.signedIn(p.Device) {
		t.Error("it is a session")
	}
	_, err := h.door.SignIn(h.ctx, "boss@example.org", otherPassword, Client{DeviceCookie: p.Device})
	wantKind(t, err, news.ErrUnauthenticated)
}

func FuzzDevice(f *testing.F) {
	key, now := []byte("key"), time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)
	f.Add(newDevice(key, "ana@example.org", "", now))
	f.Add("AAAA")
	good := newDevice(key, "ana@example.org", "", now)
	f.Fuzz(func(t *testing.T, cookie string) {
		if _, ok := readDevice([]byte("another"), "ana@example.org", cookie, now); ok && cookie != good {
			t.Errorf("%q was forged", cookie)
		}
	})
}
