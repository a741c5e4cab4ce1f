package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

// smallDisk mounts a disk of some bytes that lives as long as the test.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small disk can only be made by root with the right to mount: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmount the small disk: %v", err)
		}
	})
	return dir
}

func TestAFullDiskSavesNothingByHalvesAndRoomHeals(t *testing.T) {
	t.Parallel()
	dir := smallDisk(t, "3m")
	s := open(t, store.Options{Dir: dir})
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	var err error
	page := strings.Repeat("ink ", 10_000)
	for range 100 {
		if err = halfWrite(t.Context(), s, func(tx *store.Tx) error {
			return firstError(tx.SetSetting(tx.NewID(), page), tx.SetSetting("half", ""))
		}); err != nil {
			break
		}
	}
	wantUnavailable(t, err, "disk")
	var whole int64
	if err := s.Read(t.Context(), func(r *store.Reader) (err error) { whole, err = r.Head(); return err }); err != nil {
		t.Errorf("a full disk can't be read: %v", err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	goesOn(t, s, "half")
	err = s.Read(t.Context(), func(r *store.Reader) error {
		head, err := r.Head()
		same(t, "the changes", head, whole+1)
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestAFolderThatCanOnlyBeReadIsUnavailable(t *testing.T) {
	t.Parallel()
	dir := smallDisk(t, "8m")
	open(t, store.Options{Dir: dir}).Close()
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("the disk can't be made read-only: %v", err)
	}
	s, err := store.Open(t.Context(), store.Options{Dir: dir})
	if err == nil {
		err = errors.Join(halfWrite(t.Context(), s, func(*store.Tx) error { return nil }), s.Close())
	}
	if _, ok := news.Sentence(err); !ok {
		t.Errorf("no sentence: %v", err)
	}
	wantUnavailable(t, err, "cannot be written")
}
