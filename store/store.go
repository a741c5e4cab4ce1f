package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"broadsheet/news"
)

// Options say where the data lies.
type Options struct {
	Dir      string           // data folder, for SQLite
	Database string           // "postgres://…" for PostgreSQL; empty is SQLite in Dir
	Now      func() time.Time // the clock; nil is the real one
	Busy     time.Duration    // how long to wait for another program's lock before ErrUnavailable; 0 is ten seconds
}

// Store is an open database. It is safe for concurrent use.
type Store struct {
	write  *sql.DB // SQLite: one connection, so that writers queue in Go and not in the file
	read   *sql.DB
	engine engine
	now    func() time.Time
	bell   *bell
	ids    *ulid.LockedMonotonicReader
}

// engine is what differs between the two databases.
type engine struct {
	name        string
	placeholder func(query string) string // $1 as the driver wants it
	readOnly    *sql.TxOptions
	translate   func(error) error // a driver's error to one of news' kinds, or unchanged
}

// Open opens the database, bringing its tables up to date. The caller closes it.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := &Store{now: o.Now, bell: newBell(), ids: newIDs()}
	if s.now == nil {
		s.now = time.Now
	}
	if o.Busy <= 0 {
		o.Busy = 10 * time.Second
	}
	err := s.connect(ctx, o)
	if err == nil {
		err = s.migrate(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the database: %w", s.kind(err)), s.Close())
	}
	return s, nil
}

func (s *Store) connect(ctx context.Context, o Options) error {
	switch {
	case o.Database == "":
		return s.connectSQLite(ctx, filepath.Join(o.Dir, "broadsheet.db"), o.Busy)
	case strings.HasPrefix(o.Database, "postgres://"), strings.HasPrefix(o.Database, "postgresql://"):
		return s.connectPostgres(ctx, o.Database, o.Busy)
	}
	return news.Invalid("database", "The database is written as postgres://…; leave it out for SQLite in the data folder.")
}

// kind gives an error its newsroom kind, where the driver tells enough.
func (s *Store) kind(err error) error {
	if _, told := news.Sentence(err); err == nil || told || s.engine.translate == nil {
		return err // what has a sentence keeps it, on its way through several hands
	}
	return s.engine.translate(err)
}

// Close closes the database. A Store that failed to open may be closed too.
func (s *Store) Close() error {
	var errs []error
	if s.read != nil && s.read != s.write {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	return errors.Join(errs...)
}

// Now is the store's clock, to the millisecond.
func (s *Store) Now() news.Time { return news.At(s.now()) }

// Tx is the one transaction of a command: it reads what the newsroom sees and
// writes. It lives for the callback of Write only, and for one goroutine.
type Tx struct {
	Reader
	now news.Time
	seq int64 // of the last change appended
}

// Now is the command's clock: the same moment, however often it is asked.
func (t *Tx) Now() news.Time { return t.now }

// Write carries out f in one transaction and gives the number of the change
// that f appended last, or 0 when it appended none. When f fails nothing is
// written. After it returned, every new reader sees the effect.
func (s *Store) Write(ctx context.Context, f func(*Tx) error) (seq int64, err error) {
	sqltx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return 0, s.kind(err)
	}
	defer sqltx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	t := &Tx{Reader: Reader{ctx: ctx, tx: sqltx, store: s}, now: s.Now()}
	if err := f(t); err != nil {
		return 0, s.kind(err)
	}
	if err := sqltx.Commit(); err != nil {
		return 0, s.kind(err)
	}
	if t.seq > 0 {
		s.bell.ring()
	}
	return t.seq, nil
}

// Reader reads what the newsroom sees, in one snapshot. It lives for the
// callback of Read (or, within a Tx, of Write) only, and for one goroutine;
// that is why it may hold the context.
type Reader struct {
	ctx   context.Context
	tx    *sql.Tx
	store *Store
}

// Now is the store's clock when it is asked.
func (r *Reader) Now() news.Time { return r.store.Now() }

// Read carries out f on a snapshot of what the newsroom sees.
func (s *Store) Read(ctx context.Context, f func(*Reader) error) error {
	sqltx, err := s.read.BeginTx(ctx, s.engine.readOnly)
	if err != nil {
		return s.kind(err)
	}
	defer sqltx.Rollback() //nolint:errcheck // a reader has nothing to lose
	return s.kind(f(&Reader{ctx: ctx, tx: sqltx, store: s}))
}
