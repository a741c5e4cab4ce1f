package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"broadsheet/news"
)

// connectPostgres opens a pool that reads and writes. A snapshot is repeatable
// read; the writers' own order comes from the log head's row lock.
func (s *Store) connectPostgres(ctx context.Context, address string, busy time.Duration) error {
	s.engine = engine{
		name:        "postgres",
		placeholder: func(q string) string { return q },
		readOnly:    &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
		translate:   postgresError,
	}
	config, err := pgx.ParseConfig(address)
	if err != nil { // the address may hold a password, so it is not repeated
		return news.Invalid("database", "The database's address cannot be read; write it like postgres://user:password@host/name.")
	}
	config.RuntimeParams["lock_timeout"] = strconv.FormatInt(busy.Milliseconds(), 10)
	s.write = stdlib.OpenDB(*config)
	s.read = s.write
	s.write.SetMaxOpenConns(16)
	s.write.SetMaxIdleConns(8)
	return s.write.PingContext(ctx)
}

// postgresError gives the newsroom's kind to what PostgreSQL reports by
// SQLSTATE (PostgreSQL manual, appendix A).
func postgresError(err error) error {
	e, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return postgresGone(err)
	}
	switch e.Code {
	case "23505": // unique_violation
		return &news.Error{Kind: news.ErrConflict, Sentence: sentenceTaken, Err: err}
	case "23503": // foreign_key_violation
		return &news.Error{Kind: news.ErrInvalid, Sentence: sentenceDangling, Err: err}
	case "53100": // disk_full
		return &news.Error{Kind: news.ErrUnavailable, Sentence: "The database's disk is full, so nothing was saved. Make room and try again.", Err: err}
	case "40001", "40P01", "55P03", "53300": // serialisation, deadlock, lock, connections
		return &news.Error{Kind: news.ErrUnavailable, Sentence: "The database is busy, so nothing was saved. Try again in a moment.", Err: err}
	case "57P01", "57P02", "57P03": // shut down, crashed, starting
		return &news.Error{Kind: news.ErrUnavailable, Sentence: sentenceGone, Err: err}
	}
	return err
}

const sentenceGone = "The database cannot be reached, so nothing was saved. Try again in a moment."

// postgresGone gives the newsroom's kind to a connection that broke or can't
// be made. What the caller cancelled itself is no fault of the server.
func postgresGone(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	_, refused := errors.AsType[*pgconn.ConnectError](err)
	_, broken := errors.AsType[net.Error](err)
	if refused || broken || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &news.Error{Kind: news.ErrUnavailable, Sentence: sentenceGone, Err: err}
	}
	return err
}
