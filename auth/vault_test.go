package auth

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// testVault is a vault with a key of its own.
func testVault(t testing.TB) *Vault {
	t.Helper()
	v, err := OpenVault(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (h *house) codeApp(user string) (app store.CodeApp) {
	h.t.Helper()
	if err := h.store.Read(h.ctx, func(r *store.Reader) (err error) { app, err = r.CodeApp(user); return err }); err != nil {
		h.t.Fatal(err)
	}
	return app
}

func TestTheDatabaseAloneDoesNotGiveACodeAway(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana, ben := h.add("ana@example.org", news.RoleEditor), h.add("ben@example.org", news.RoleEditor)
	secret, _ := h.withApp(ana)
	h.withApp(ben)
	kept := h.codeApp(ana.ID).Secret
	if strings.Contains(kept, secret) || !strings.HasPrefix(kept, locked) {
		t.Fatalf("kept as %q", kept)
	}
	if _, err := h.door.vault.unlock(ben.ID, kept); err == nil {
		t.Error("another account opens it")
	}
	if _, err := testVault(t).unlock(ana.ID, kept); !errors.Is(err, news.ErrUnavailable) {
		t.Errorf("another key: %v", err)
	}
	if _, err := h.door.vault.unlock(ana.ID, kept[:len(kept)-2]+"AA"); err == nil {
		t.Error("a damaged one opens")
	}
	if h.door.vault.lock(ana.ID, secret) == kept {
		t.Error("the same secret is locked the same way twice")
	}
}

func TestASecretFromBeforeTheVaultIsLockedAndGoesOnWorking(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.add("ana@example.org", news.RoleEditor)
	secret, _ := h.withApp(ana)
	app := h.codeApp(ana.ID)
	app.Secret = secret
	if _, err := h.store.Write(h.ctx, func(tx *store.Tx) error { return tx.PutCodeApp(app) }); err != nil {
		t.Fatal(err)
	}
	if foreign, err := LockSecrets(h.ctx, h.store, h.door.vault); err != nil || foreign != 0 {
		t.Fatalf("%d, %v", foreign, err)
	}
	if kept := h.codeApp(ana.ID).Secret; !strings.HasPrefix(kept, locked) || strings.Contains(kept, secret) {
		t.Errorf("kept as %q", kept)
	}
	h.clock.Add(totpStep * time.Second)
	p, err := h.door.SignInByCode(h.ctx, h.halfIn(ana.Email).Token, h.code(secret), Client{})
	if err != nil || !h.signedIn(p.Token) {
		t.Errorf("%+v, %v", p, err)
	}
	if foreign, err := LockSecrets(h.ctx, h.store, testVault(t)); err != nil || foreign != 1 {
		t.Errorf("under another key: %d, %v", foreign, err)
	}
}

func TestUnderAnotherKeyOneComesInByARecoveryCode(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.add("ana@example.org", news.RoleEditor)
	secret, recovery := h.withApp(ana)
	h.door = newDoorkeeper(h.store, testVault(t), cheap())
	h.clock.Add(totpStep * time.Second)
	step := h.halfIn(ana.Email)
	_, err := h.door.SignInByCode(h.ctx, step.Token, h.code(secret), Client{})
	if sentence, _ := news.Sentence(err); !errors.Is(err, news.ErrUnavailable) || !strings.Contains(sentence, "recovery code") {
		t.Errorf("got %v", err)
	}
	p, err := h.door.SignInByCode(h.ctx, step.Token, recovery[0], Client{})
	if err != nil || !h.signedIn(p.Token) {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestTheKeyIsMadeOnceAndIsNobodyElses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, err := OpenVault(dir)
	if err != nil {
		t.Fatal(err)
	}
	second, err := OpenVault(dir)
	if err != nil || first.id != second.id {
		t.Errorf("opened again it is %v, %v", second, err)
	}
	path := filepath.Join(dir, keyFile)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info, err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, ".secret-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	for _, bad := range []string{"", "zz", "0123"} {
		if err := os.WriteFile(path, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := OpenVault(dir)
		if sentence, ok := news.Sentence(err); !ok || !strings.Contains(sentence, path) {
			t.Errorf("a file that holds %q: %v", bad, err)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != bad {
			t.Error("what was there was written over")
		}
	}
}
