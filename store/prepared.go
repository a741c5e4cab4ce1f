package store

import (
	"context"
	"database/sql/driver"
	"fmt"
)

// reusing opens SQLite connections that keep the statements they have
// prepared: to parse a query costs as much as to run it, and ours are few.
// (pgx does the same for PostgreSQL by itself.)
type reusing struct{ driver.Connector }

// Connect implements driver.Connector.
func (r reusing) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := r.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	plain, ok := c.(plainConn)
	if !ok {
		return nil, fmt.Errorf("the SQLite driver's connection is a %T, which lacks what is needed", c)
	}
	return &keeper{plainConn: plain, kept: map[string]preparedStmt{}}, nil
}

// plainConn is all that database/sql looks for in a connection of the driver.
type plainConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type preparedStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// keeper is a connection with its statements. Like every driver.Conn it is
// used by one goroutine at a time. A statement must be read to its end before
// it is asked again, which Reader sees to: it collects every row.
type keeper struct {
	plainConn
	kept map[string]preparedStmt
}

// mostKept bounds the memory of a connection; our queries are far fewer.
const mostKept = 256

// Unwrap lets the driver's own functions reach its connection.
func (k *keeper) Unwrap() driver.Conn { return k.plainConn }

// QueryContext implements driver.QueryerContext.
func (k *keeper) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := k.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args)
}

// ExecContext implements driver.ExecerContext.
func (k *keeper) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	s, err := k.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args)
}

func (k *keeper) prepared(ctx context.Context, query string) (preparedStmt, error) {
	if s, ok := k.kept[query]; ok {
		return s, nil
	}
	if len(k.kept) >= mostKept {
		if err := k.drop(); err != nil {
			return nil, err
		}
	}
	made, err := k.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s, ok := made.(preparedStmt)
	if !ok {
		return nil, fmt.Errorf("the SQLite driver's statement is a %T, which lacks what is needed", made)
	}
	k.kept[query] = s
	return s, nil
}

func (k *keeper) drop() (err error) {
	for q, s := range k.kept {
		if e := s.Close(); e != nil && err == nil {
			err = e
		}
		delete(k.kept, q)
	}
	return err
}

// Close implements driver.Conn.
func (k *keeper) Close() error {
	err := k.drop()
	if e := k.plainConn.Close(); e != nil {
		return e
	}
	return err
}
