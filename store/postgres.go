package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver called pgx

	"broadsheet/news"
)

// connectPostgres opens a pool that reads and writes. A snapshot is repeatable
// read; the writers' own order comes from the log head's row lock.
func (s *Store) connectPostgres(ctx context.Context, address string) error {
	s.engine = engine{
		name:        "postgres",
		placeholder: func(q string) string { return q },
		readOnly:    &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
		translate:   postgresError,
	}
	var err error
	if s.write, err = sql.Open("pgx", address); err != nil {
		return err
	}
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
		return err
	}
	switch e.Code {
	case "23505": // unique_violation
		return &news.Error{Kind: news.ErrConflict, Sentence: sentenceTaken, Err: err}
	case "23503": // foreign_key_violation
		return &news.Error{Kind: news.ErrInvalid, Sentence: sentenceDangling, Err: err}
	case "53100": // disk_full
		return &news.Error{Kind: news.ErrUnavailable, Sentence: "The database's disk is full, so nothing was saved. Make room and try again.", Err: err}
	case "40001", "40P01", "55P03", "57P03", "53300": // serialisation, deadlock, lock, starting, connections
		return &news.Error{Kind: news.ErrUnavailable, Sentence: "The database is busy, so nothing was saved. Try again in a moment.", Err: err}
	}
	return err
}
