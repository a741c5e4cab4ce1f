package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"broadsheet/news"
)

// exec runs a statement and gives how many rows it touched.
func (r *Reader) exec(query string, args ...any) (int64, error) {
	if !allText(args) {
		return 0, errNoText
	}
	res, err := r.tx.ExecContext(r.ctx, r.store.engine.placeholder(query), args...)
	if err != nil {
		return 0, r.store.kind(err)
	}
	n, err := res.RowsAffected()
	return n, r.store.kind(err)
}

// one scans the only row of a query; without a row it is sql.ErrNoRows, which
// the callers turn into a sentence.
func (r *Reader) one(query string, args []any, dest ...any) error {
	if !allText(args) {
		return errNoText
	}
	return r.store.kind(r.tx.QueryRowContext(r.ctx, r.store.engine.placeholder(query), args...).Scan(dest...))
}

// all collects every row of a query.
func all[T any](r *Reader, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	if !allText(args) {
		return nil, errNoText
	}
	rows, err := r.tx.QueryContext(r.ctx, r.store.engine.placeholder(query), args...)
	if err != nil {
		return nil, r.store.kind(err)
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, r.store.kind(err)
		}
		out = append(out, v)
	}
	return out, r.store.kind(rows.Err())
}

// find gives the only row of a query as a T, or a not-found error in a sentence.
func find[T any](r *Reader, scan func(scanner) (T, error), missing error, query string, args ...any) (v T, err error) {
	if !allText(args) { // nothing is called that
		return v, missing
	}
	v, err = scan(r.tx.QueryRowContext(r.ctx, r.store.engine.placeholder(query), args...))
	if errors.Is(err, sql.ErrNoRows) {
		return v, missing
	}
	return v, r.store.kind(err)
}

// errNoText refuses what PostgreSQL can't hold and SQLite would: null bytes and
// invalid UTF-8, which come from addresses that somebody tries.
var errNoText = news.Invalid("", "The text holds bytes that are no characters.")

func allText(args []any) bool {
	for _, a := range args {
		if s, ok := a.(string); ok && (strings.IndexByte(s, 0) >= 0 || !utf8.ValidString(s)) {
			return false
		}
	}
	return true
}

// scanner is a row, of one or of many.
type scanner interface{ Scan(dest ...any) error }

// questionMarks turns $1 into ?1, the one thing that is rewritten, and
// remembers the result: the set of queries is fixed and small.
func questionMarks() func(string) string {
	var seen sync.Map
	return func(q string) string {
		if v, ok := seen.Load(q); ok {
			return v.(string)
		}
		v := strings.ReplaceAll(q, "$", "?")
		seen.Store(q, v)
		return v
	}
}

// in writes "($k, $k+1, …)" for the values, which follow k-1 others. The last
// value is repeated up to a power of two, so that lists of all lengths share
// a few prepared statements.
func in[T any](first int, values []T) (string, []any) {
	places := 1
	for places < len(values) {
		places *= 2
	}
	var b strings.Builder
	args := make([]any, places)
	for i := range places {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "$%d", first+i)
		args[i] = values[min(i, len(values)-1)]
	}
	return "(" + b.String() + ")", args
}

// conditions gathers what a list is narrowed by. A condition writes $? for
// each of its values, which get their numbers in order.
type conditions struct {
	where []string
	args  []any
}

func (c *conditions) add(condition string, values ...any) {
	for _, v := range values {
		c.args = append(c.args, v)
		condition = strings.Replace(condition, "$?", fmt.Sprintf("$%d", len(c.args)), 1)
	}
	c.where = append(c.where, condition)
}

// between narrows a column of times to from, but not to.
func (c *conditions) between(column string, from, to time.Time) {
	c.add(column+` >= $? AND `+column+` < $?`, from.UnixMilli(), to.UnixMilli())
}

// query ends a SELECT with the conditions, an order and a limit.
func (c *conditions) query(selected, order string, limit int) (string, []any) {
	if len(c.where) > 0 {
		selected += ` WHERE ` + strings.Join(c.where, ` AND `)
	}
	args := append(c.args, limit)
	return fmt.Sprintf(`%s ORDER BY %s LIMIT $%d`, selected, order, len(args)), args
}

// nullable stores an empty reference as NULL, so that foreign keys hold.
func nullable(id string) any {
	if id == "" {
		return nil
	}
	return id
}

// moment scans unix milliseconds into a news.Time.
type moment struct{ t *news.Time }

// Scan implements sql.Scanner.
func (m moment) Scan(v any) error {
	ms, ok := v.(int64)
	if !ok {
		return fmt.Errorf("a time is stored as %T", v)
	}
	*m.t = news.AtMilli(ms)
	return nil
}

// optional scans NULL as "".
type optional struct{ s *string }

// Scan implements sql.Scanner.
func (o optional) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*o.s = ""
	case string:
		*o.s = v
	case []byte:
		*o.s = string(v)
	default:
		return fmt.Errorf("a reference is stored as %T", v)
	}
	return nil
}

// list scans a JSON array of strings.
type list struct{ to *[]string }

// Scan implements sql.Scanner.
func (l list) Scan(v any) error {
	var text string
	if err := (optional{&text}).Scan(v); err != nil {
		return err
	}
	if text == "" || text == "[]" {
		*l.to = nil
		return nil
	}
	return json.Unmarshal([]byte(text), l.to)
}

// jsonList is what list scans.
func jsonList(v []string) string {
	if len(v) == 0 {
		return "[]"
	}
	b, err := json.Marshal(v)
	if err != nil { // strings always marshal
		panic(err)
	}
	return string(b)
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
