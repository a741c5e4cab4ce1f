package storetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/store"
)

// errNoPostgres says in a sentence why there is no server to test on.
var errNoPostgres = errors.New("there is no PostgreSQL to test on: set BROADSHEET_TEST_POSTGRES, or install its server")

// PostgresAddress makes an empty database on a PostgreSQL server and gives its
// address; it is dropped when the test ends. Without a server the test is
// skipped, or fails when REQUIRE_POSTGRES is 1.
func PostgresAddress(t testing.TB) string {
	t.Helper()
	srv, err := server()
	switch {
	case errors.Is(err, errNoPostgres) && os.Getenv("REQUIRE_POSTGRES") != "1":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	name := "broadsheet_test_" + strings.ToLower(rand.Text())
	if err := srv.create(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := srv.exec(context.Background(), `DROP DATABASE `+name+` WITH (FORCE)`); err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
	})
	return srv.address(name)
}

// postgres is a server that tests may make databases on.
type postgres struct {
	base     *url.URL // of its maintenance database
	admin    *sql.DB
	template string    // a database that is up to date, to copy; empty where none may be left behind
	life     io.Closer // ends a server that we started; nil for one that was named
}

// server gives the one server of this test binary.
var server = sync.OnceValues(func() (*postgres, error) {
	if given := os.Getenv("BROADSHEET_TEST_POSTGRES"); given != "" {
		return reach(given)
	}
	address, life, err := start()
	if err != nil {
		return nil, err
	}
	srv, err := reach(address)
	for deadline := time.Now().Add(30 * time.Second); err != nil && time.Now().Before(deadline); srv, err = reach(address) {
		time.Sleep(20 * time.Millisecond) // it is still starting
	}
	if err != nil {
		return nil, errors.Join(err, life.Close())
	}
	srv.life = life
	return srv, srv.prepare()
})

func reach(address string) (*postgres, error) {
	base, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("read the address of the PostgreSQL to test on: %w", err)
	}
	admin, err := sql.Open("pgx", address)
	if err != nil {
		return nil, err
	}
	if err := admin.Ping(); err != nil {
		return nil, errors.Join(fmt.Errorf("reach the PostgreSQL to test on: %w", err), admin.Close())
	}
	return &postgres{base: base, admin: admin}, nil
}

// prepare makes the database that the others are copied from: copying it costs
// a quarter of bringing a new one up to date.
func (p *postgres) prepare() error {
	const name = "broadsheet_template"
	if err := p.create(context.Background(), name); err != nil {
		return err
	}
	s, err := store.Open(context.Background(), store.Options{Database: p.address(name)})
	if err != nil {
		return err
	}
	p.template = name
	return s.Close()
}

func (p *postgres) create(ctx context.Context, name string) error {
	q := `CREATE DATABASE ` + name
	if p.template != "" {
		q += ` TEMPLATE ` + p.template
	}
	return p.exec(ctx, q)
}

func (p *postgres) exec(ctx context.Context, q string) error {
	_, err := p.admin.ExecContext(ctx, q)
	if err != nil {
		return fmt.Errorf("%s: %w", q, err)
	}
	return nil
}

func (p *postgres) address(database string) string {
	u := *p.base
	u.Path = "/" + database
	return u.String()
}
