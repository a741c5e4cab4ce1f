package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// wantUnavailable fails unless err is an ErrUnavailable whose sentence holds a word.
func wantUnavailable(t testing.TB, err error, word string) {
	t.Helper()
	if s, _ := news.Sentence(err); !errors.Is(err, news.ErrUnavailable) || !strings.Contains(s, word) {
		t.Errorf("got %v, want ErrUnavailable in a sentence with %q", err, word)
	}
}

// goesOn fails unless the store still writes and reads, and has only what was
// written whole.
func goesOn(t testing.TB, s *store.Store, half string) {
	t.Helper()
	if _, err := s.Write(t.Context(), func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActSave}) }); err != nil {
		t.Errorf("afterwards it does not write: %v", err)
	}
	err := s.Read(t.Context(), func(r *store.Reader) error {
		got, err := r.Setting(half)
		same(t, "what was half written", got, "")
		return err
	})
	if err != nil {
		t.Errorf("afterwards it does not read: %v", err)
	}
	if n := s.OpenConnections(); n != 0 {
		t.Errorf("%d connections are still in use", n)
	}
}

// halfWrite writes something and a change, and then does f.
func halfWrite(ctx context.Context, s *store.Store, f func(*store.Tx) error) error {
	_, err := s.Write(ctx, func(tx *store.Tx) error {
		return firstError(tx.SetSetting("half", "written"), tx.Append(news.Change{Act: news.ActSettings}), f(tx))
	})
	return err
}

// engines gives the options of a new database on each engine.
func engines(t *testing.T, f func(t *testing.T, o store.Options)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { t.Parallel(); f(t, store.Options{Dir: t.TempDir()}) })
	t.Run("postgres", func(t *testing.T) { t.Parallel(); f(t, store.Options{Database: storetest.PostgresAddress(t)}) })
}

func open(t testing.TB, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestADatabaseThatAnotherProgramHoldsIsUnavailableUntilItLetsGo(t *testing.T) {
	t.Parallel()
	engines(t, func(t *testing.T, o store.Options) {
		holder := open(t, o)
		o.Busy = 50 * time.Millisecond
		s := open(t, o)
		err := halfWrite(t.Context(), holder, func(*store.Tx) error {
			wantUnavailable(t, halfWrite(t.Context(), s, func(*store.Tx) error { return nil }), "busy")
			return s.Public(t.Context(), func(p *store.Public) error { same(t, "readers go on, at", p.Seq(), int64(0)); return nil })
		})
		if err != nil {
			t.Errorf("the holder: %v", err)
		}
		if _, err := holder.Write(t.Context(), func(tx *store.Tx) error { return tx.SetSetting("half", "") }); err != nil {
			t.Error(err)
		}
		goesOn(t, s, "half")
	})
}

func TestAWriterThatIsCancelledWhileItWaitsGivesUpAtOnce(t *testing.T) {
	t.Parallel()
	engines(t, func(t *testing.T, o store.Options) {
		o.Busy = time.Hour
		holder, s := open(t, o), open(t, o)
		err := halfWrite(t.Context(), holder, func(*store.Tx) error {
			ctx, stop := context.WithTimeout(t.Context(), 30*time.Millisecond)
			defer stop()
			if err := halfWrite(ctx, s, func(*store.Tx) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %v, want the deadline", err)
			}
			return errors.New("never mind")
		})
		if err == nil || err.Error() != "never mind" {
			t.Error(err)
		}
		goesOn(t, s, "half")
	})
}

func TestACommandThatIsCancelledHalfWayWritesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		ctx, stop := context.WithCancel(t.Context())
		err := halfWrite(ctx, n.s, func(tx *store.Tx) error { stop(); return tx.SetSetting("more", "x") })
		if !errors.Is(err, context.Canceled) || errors.Is(err, news.ErrUnavailable) {
			t.Errorf("got %v, want that it was cancelled", err)
		}
		goesOn(t, n.s, "half")
		err = n.s.Public(ctx, func(*store.Public) error { t.Error("a cancelled reader reads"); return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want that it was cancelled", err)
		}
	})
}

func TestACommandThatPanicsOrLeavesWritesNothingAndLeaksNoConnection(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		for range 20 { // more often than there are connections
			func() {
				defer func() {
					if recover() != "ink" {
						t.Error("the panic was swallowed")
					}
				}()
				_ = halfWrite(t.Context(), n.s, func(*store.Tx) error { panic("ink") })
			}()
			func() {
				defer func() { recover() }()
				_ = n.s.Read(t.Context(), func(*store.Reader) error { panic("ink") })
			}()
			var left sync.WaitGroup
			left.Go(func() { _ = halfWrite(t.Context(), n.s, func(*store.Tx) error { runtime.Goexit(); return nil }) })
			left.Wait()
		}
		goesOn(t, n.s, "half")
	})
}

func TestACommandThatFailsGivesItsErrorAsItIs(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		mine := news.Forbidden("No.")
		if err := halfWrite(t.Context(), n.s, func(*store.Tx) error { return mine }); err != mine { //nolint:errorlint // the very same
			t.Errorf("got %v", err)
		}
		goesOn(t, n.s, "half")
	})
}

func TestAFullDatabaseIsUnavailableUntilThereIsRoom(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	if err := n.s.Exec(`PRAGMA max_page_count = 1`); err != nil { // it takes the size that there is
		t.Fatal(err)
	}
	big := strings.Repeat("ink ", 100_000)
	err := halfWrite(t.Context(), n.s, func(tx *store.Tx) error { return tx.SetSetting("big", big) })
	wantUnavailable(t, err, "disk is full")
	if err := n.s.Exec(`PRAGMA max_page_count = 1000000`); err != nil {
		t.Fatal(err)
	}
	goesOn(t, n.s, "half")
	n.write(func(tx *store.Tx) error { return tx.SetSetting("big", big) })
}

func TestADamagedFileIsSaidToBeDamaged(t *testing.T) {
	t.Parallel()
	for what, damage := range map[string]func([]byte) []byte{
		"it is something else": func([]byte) []byte { return bytes.Repeat([]byte("Dear reader, "), 1000) },
		"its head is gone":     func(b []byte) []byte { clear(b[:100]); return b },
		"its schema is gone":   func(b []byte) []byte { copy(b[100:4096], bytes.Repeat([]byte{0xa5}, 3996)); return b },
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			file := filepath.Join(dir, "broadsheet.db")
			open(t, store.Options{Dir: dir}).Close()
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, damage(b), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err = store.Open(t.Context(), store.Options{Dir: dir})
			wantUnavailable(t, err, "damaged")
		})
	}
}

func TestADatabaseOfANewerProgramIsRefused(t *testing.T) {
	t.Parallel()
	engines(t, func(t *testing.T, o store.Options) {
		if err := open(t, o).Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, TRUE)`); err != nil {
			t.Fatal(err)
		}
		_, err := store.Open(t.Context(), o)
		wantUnavailable(t, err, "newer Broadsheet")
	})
}

func TestADatabaseThatLacksAStepInTheMiddleIsRefused(t *testing.T) {
	t.Parallel()
	engines(t, func(t *testing.T, o store.Options) {
		if err := open(t, o).Exec(`DELETE FROM goose_db_version WHERE version_id = 5`); err != nil {
			t.Fatal(err)
		}
		_, err := store.Open(t.Context(), o)
		wantUnavailable(t, err, "lacks step 5")
	})
}

func TestAnAddressThatIsNoneIsRefusedWithoutRepeatingIt(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"mysql://root:secret@host/x", "secret", "postgres://u:secret@host:port/x", "postgres://u:secret@%zz/x"} {
		_, err := store.Open(t.Context(), store.Options{Database: address})
		if !errors.Is(err, news.ErrInvalid) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v, want ErrInvalid without the password", address, err)
		}
	}
	_, err := store.Open(t.Context(), store.Options{Database: "postgres://u:secret@127.0.0.1:1/x?connect_timeout=5"})
	wantUnavailable(t, err, "cannot be reached")
	if strings.Contains(fmt.Sprint(err), "secret") {
		t.Errorf("the error repeats the password: %v", err)
	}
}

func TestManyProgramsMayOpenANewDatabaseAtOnce(t *testing.T) {
	t.Parallel()
	engines(t, func(t *testing.T, o store.Options) {
		if o.Database != "" {
			if err := open(t, o).Exec(`DROP SCHEMA public CASCADE; CREATE SCHEMA public`); err != nil {
				t.Fatal(err)
			}
		}
		var all sync.WaitGroup
		for range 6 {
			all.Go(func() {
				s, err := store.Open(t.Context(), o)
				if err != nil {
					t.Errorf("open: %v", err)
					return
				}
				defer s.Close()
				if _, err := s.Write(t.Context(), func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActSave}) }); err != nil {
					t.Errorf("write: %v", err)
				}
			})
		}
		all.Wait()
		err := open(t, o).Read(t.Context(), func(r *store.Reader) error {
			head, err := r.Head()
			same(t, "the changes", head, int64(6))
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestADataFolderMayHaveAnyName(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"with space", "a?mode=memory", "a#b", "100%", "a%20b", "été", "'quoted'", "a&_pragma=query_only(1)", "not/yet/there"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), name)
			for range 2 {
				s := open(t, store.Options{Dir: dir})
				goesOn(t, s, "half")
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			}
			if info, err := os.Stat(filepath.Join(dir, "broadsheet.db")); err != nil || info.Size() == 0 {
				t.Errorf("the database is not in its folder: %v", err)
			}
		})
	}
}

func TestAClosedStoreGivesErrors(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		s := open()
		if err := firstError(s.Close(), s.Close()); err != nil {
			t.Errorf("closing twice: %v", err)
		}
		if halfWrite(t.Context(), s, func(*store.Tx) error { return nil }) == nil {
			t.Error("a closed store writes")
		}
		if s.Public(t.Context(), func(*store.Public) error { return nil }) == nil || s.Tail(t.Context(), 0, func(news.Change) error { return nil }) == nil {
			t.Error("a closed store reads")
		}
	})
}

// TestAFollowerOutlivesTheEndOfItsConnections ends every connection of a store
// as a restart of PostgreSQL does.
func TestAFollowerOutlivesTheEndOfItsConnections(t *testing.T) {
	t.Parallel()
	o := store.Options{Database: storetest.PostgresAddress(t)}
	s, other := open(t, o), open(t, o)
	seen := follow(t, s, 0)
	for range 3 {
		goesOn(t, other, "half")
		next(t, seen)
		err := halfWrite(t.Context(), s, func(tx *store.Tx) error {
			if err := other.Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`); err != nil {
				t.Fatal(err)
			}
			return tx.SetSetting("more", "x")
		})
		wantUnavailable(t, err, "cannot be reached")
	}
	if _, err := s.Write(t.Context(), func(tx *store.Tx) error { return tx.Append(news.Change{Act: news.ActSave}) }); err != nil {
		t.Errorf("afterwards it does not write: %v", err)
	}
	same(t, "the change after it all", next(t, seen).Seq, int64(4))
}
