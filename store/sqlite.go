package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"broadsheet/news"
)

// connectSQLite opens the file with one writing connection and a pool of
// reading ones. busy_timeout stands first: the others may already need it.
func (s *Store) connectSQLite(ctx context.Context, file string, busy time.Duration) error {
	s.engine = engine{name: "sqlite", placeholder: questionMarks(), translate: sqliteError}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	wait := fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds())
	pragmas := url.Values{"_pragma": {
		wait, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "temp_store(MEMORY)", "cache_size(-4000)",
	}, "_txlock": {"immediate"}}
	var err error
	if s.write, err = openSQLite(file, pragmas); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if err := awaitFile(ctx, s.write, busy); err != nil {
		return err
	}
	pragmas["_txlock"] = []string{"deferred"}
	// No mmap: it was measured to be no faster here, and each reader would count the file as memory of the program.
	pragmas["_pragma"] = []string{wait, "query_only(1)", "temp_store(MEMORY)", "cache_size(-2000)"}
	if s.read, err = openSQLite(file, pragmas); err != nil {
		return err
	}
	s.read.SetMaxOpenConns(2 * runtime.GOMAXPROCS(0))
	s.read.SetMaxIdleConns(2 * runtime.GOMAXPROCS(0))
	return s.read.PingContext(ctx)
}

// awaitFile makes the file, before readers look for it. Turning a new file to
// WAL does not wait for another program that does the same: SQLite says at once
// that the file is busy, whatever its busy_timeout.
func awaitFile(ctx context.Context, db *sql.DB, busy time.Duration) error {
	for patience := time.Now().Add(busy); ; {
		err := db.PingContext(ctx)
		e, ok := errors.AsType[*sqlite.Error](err)
		if !ok || e.Code()&0xff != sqlite3.SQLITE_BUSY || time.Now().After(patience) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func openSQLite(file string, v url.Values) (*sql.DB, error) {
	address := url.URL{Scheme: "file", OmitHost: true, Path: file, RawQuery: v.Encode()}
	c, err := sqlite.NewConnector(address.String())
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(reusing{c}), nil
}

// sqliteError gives the newsroom's kind to what the driver reports by code.
func sqliteError(err error) error {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return err
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return &news.Error{Kind: news.ErrConflict, Sentence: sentenceTaken, Err: err}
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return &news.Error{Kind: news.ErrInvalid, Sentence: sentenceDangling, Err: err}
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return &news.Error{Kind: news.ErrUnavailable, Sentence: "The disk is full, so nothing was saved. Make room and try again.", Err: err}
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return &news.Error{Kind: news.ErrUnavailable, Sentence: "The database is busy with another program, so nothing was saved. Try again in a moment.", Err: err}
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR:
		return &news.Error{Kind: news.ErrUnavailable, Sentence: "The database file cannot be written; look at the disk and the rights of the data folder.", Err: err}
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return &news.Error{Kind: news.ErrUnavailable, Sentence: "The database file is damaged; restore it from a backup.", Err: err}
	}
	return err
}

// What both engines say of a broken constraint.
const (
	sentenceTaken    = "There is one with this name or address already."
	sentenceDangling = "This refers to something that does not exist."
)
