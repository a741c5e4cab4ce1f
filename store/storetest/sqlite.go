package storetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"broadsheet/store"
)

// sqliteFolder makes a data folder with an empty database: a copy of one that
// was brought up to date once for the whole test binary.
func sqliteFolder(t testing.TB) string {
	t.Helper()
	empty, err := emptySQLite()
	if err != nil {
		t.Fatalf("make an empty database: %v", err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "broadsheet.db"), empty, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// emptySQLite gives the bytes of a database without rows.
var emptySQLite = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "broadsheet-test-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, err := store.Open(context.Background(), store.Options{Dir: dir})
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil { // the last to close brings the write-ahead log home
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "broadsheet.db"))
})
