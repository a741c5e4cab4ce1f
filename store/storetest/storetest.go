package storetest

import (
	"testing"
	"time"

	"broadsheet/store"
)

// Open opens the test's database and closes it when the test ends. Each call
// opens the same database once more, as another program would. A clock may be
// given, the Now of a Clock for one; without it the real one is used.
type Open func(clock ...func() time.Time) *store.Store

// Run carries out a test on SQLite and on PostgreSQL, in parallel, each with
// an empty database of its own.
func Run(t *testing.T, f func(t *testing.T, open Open)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		f(t, opener(t, store.Options{Dir: sqliteFolder(t)}))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		f(t, opener(t, store.Options{Database: PostgresAddress(t)}))
	})
}

// SQLite opens an empty SQLite database that lives as long as the test, for
// tests to which the engine makes no difference.
func SQLite(t testing.TB, clock ...func() time.Time) *store.Store {
	t.Helper()
	return opener(t, store.Options{Dir: sqliteFolder(t)})(clock...)
}

func opener(t testing.TB, o store.Options) Open {
	return func(clock ...func() time.Time) *store.Store {
		t.Helper()
		o := o
		if len(clock) > 0 {
			o.Now = clock[0]
		}
		s, err := store.Open(t.Context(), o)
		if err != nil {
			t.Fatalf("open the test's database: %v", err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Errorf("close the test's database: %v", err)
			}
		})
		return s
	}
}
